"""The slices as they leave the plan: JSON for programs, and text to copy."""

from math import isfinite
from typing import Any

from planner.domain.calendar import long_date
from planner.domain.figures import number
from planner.domain.slices.numbers import line_text
from planner.domain.views.slices import SliceRow, SlicesView
from planner.domain.words import STAGE_NAMES

_NAMED = ("title", "kind", "pass_mark", "first_pass_mark", "direction", "unit", "sample", "stage")


def slices_json(rows: tuple[SliceRow, ...]) -> list[dict[str, Any]]:
    """One object for each slice: shares and their differences 0…1, days as text, unknown is `None`."""
    return [_one(row) for row in rows]


def slices_text(view: SlicesView) -> list[str]:
    """A paragraph for each slice."""
    lines = [f"Slices: {view.summary}"]
    if view.following:
        lines.append(view.following)
    for row in view.rows:
        key = row.item.key if row.item is not None else "?"
        lines += ["", f"{key}  {row.slice.title}: {row.sentence}"]
        lines += [f"  {name}: {text}" for name, text in told(row)]
    return lines


def told(row: SliceRow) -> list[tuple[str, str]]:
    """All about a slice but its verdict, as pairs of a name and a text."""
    found = row.slice
    first = f", at first {row.first_mark}" if row.first_mark else ""
    pairs = [
        ("item", _item(row)),
        ("hypothesis", " ".join(found.hypothesis.split())),
        ("measured", found.metric),
        ("pass mark", f"{row.mark}{first}"),
        ("judged", fixed_text(row)),
        ("since", long_date(found.started_on) if found.started_on is not None else "not yet"),
        ("decided", f"{row.state}: {' '.join(found.decision_why.split())}" if row.state else "not yet"),
    ]
    return [(name, text) for name, text in pairs if text]


def _item(row: SliceRow) -> str:
    """Its item, how far that is, and what it should move."""
    parts = [row.item.title, STAGE_NAMES[row.item.stage]] if row.item is not None else []
    return " · ".join([*parts, f"should move {row.kr.name}"] if row.kr is not None else parts)


def fixed_text(row: SliceRow) -> str:
    """What was fixed beforehand, e.g. `at 4,000 in all, or on 18 Dec 2026`."""
    found = row.slice
    parts = [f"at {number(found.sample)} in all"] if found.sample is not None else []
    parts += [f"on {long_date(found.until)}"] if found.until is not None else []
    evidence = ["as soon as the evidence is clear"] if found.kind == "share" else []
    return ", or ".join([*evidence, *parts])


def _one(row: SliceRow) -> dict[str, Any]:
    found, said = row.slice, row.found
    tally = said.tally if said is not None else None
    interval = said.interval if said is not None else None
    evidence = said.evidence if said is not None else None
    return {
        "id": found.id,
        "item": row.item.key if row.item is not None else None,
        "kr": row.kr.name if row.kr is not None else None,
        **{name: getattr(found, name) for name in _NAMED},
        "hypothesis": found.hypothesis or None,
        "metric": found.metric or None,
        "until": found.until.isoformat() if found.until is not None else None,
        "since": found.started_on.isoformat() if found.started_on is not None else None,
        "so_far": tally.estimate if tally is not None else None,
        "interval": [interval.low, interval.high] if interval is not None else None,
        "verdict": said.verdict if said is not None else None,
        "more": said.more if said is not None else None,
        "settled": said.settled.isoformat() if said is not None and said.settled is not None else None,
        "bayes_factor": evidence if evidence is not None and isfinite(evidence) else None,
        "sentence": row.sentence,
        "results": [
            {"week": r.week.isoformat(), **dict(r.numbers), "text": line_text(found.kind, dict(r.numbers))}
            for r in row.results
        ],
        "decision": found.decision,
        "why": found.decision_why or None,
    }
