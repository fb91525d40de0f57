"""A slice as a form holds it: what people type, read and written back."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from planner.domain.calendar import parse_date
from planner.domain.errors import BadInputError
from planner.domain.figures import number, parse_figure
from planner.domain.item_fields import parse_stage
from planner.domain.okrs.key_results import read_krs
from planner.domain.plan import Plan
from planner.domain.purpose import Direction
from planner.domain.results import Slice, SliceKind
from planner.domain.text import clean, clean_note, one_line
from planner.domain.verdict.mark import KINDS, PassMark, check_pass_mark
from planner.domain.verdict.words import mark_text
from planner.domain.words import STAGE_NAMES, Stage

_UNIT = 20
_SIGNS: dict[str, Direction] = {"≥": "up", ">=": "up", ">": "up", "≤": "down", "<=": "down", "<": "down"}
_WORDS: dict[str, Direction] = {"at least": "up", "at most": "down", "over": "up", "under": "down"}
_SIGN = re.compile(r"(≥|>=|>|≤|<=|<|at least\b|at most\b|over\b|under\b)?\s*(.*)", re.IGNORECASE)
_POINTS = re.compile(r"(.*?)\s*(?:pp|points?|%-points?|percentage points?)", re.IGNORECASE)
_QUANTITY = re.compile(r"(?P<before>[^\d+−.,-]*)(?P<number>[+−-]?[\d., ]*\d)(?P<after>.*)")


class SliceForm(NamedTuple):
    """Everything that somebody says of a slice before customers have it."""

    title: str
    kind: SliceKind
    pass_mark: float
    """A share 0…1, a difference of shares −1…1, a mean in its unit, or a count per unit of what it is counted over."""
    direction: Direction = "up"
    hypothesis: str = ""
    metric: str = ""
    unit: str = ""
    kr: str | None = None
    """The id of the key result that it should move."""
    sample: float | None = None
    until: date | None = None
    started_on: date | None = None
    stage: Stage | None = None
    """`None`: that of its item."""


EMPTY_SLICE_TEXTS = dict.fromkeys(SliceForm._fields, "")
"""What the form of a new slice starts with, by field; direction and unit are part of the pass mark."""


def form_of(found: Slice) -> SliceForm:
    """A slice's own values."""
    return SliceForm(**{name: getattr(found, name) for name in SliceForm._fields})


def mark_of(found: Slice) -> PassMark:
    """What a slice is held against."""
    return PassMark(found.kind, found.pass_mark, found.direction, found.sample, found.until)


def slice_texts(plan: Plan, found: Slice) -> dict[str, str]:
    """A slice's fields as `parse_slice` reads them."""
    kr = plan.key_results.get(found.kr or "")
    return {
        **EMPTY_SLICE_TEXTS,
        "title": found.title,
        "hypothesis": found.hypothesis,
        "metric": found.metric,
        "kind": found.kind,
        "pass_mark": mark_text(mark_of(found), found.unit),
        "kr": kr.name.replace(",", " ") if kr is not None else "",
        "sample": "" if found.sample is None else number(found.sample),
        "until": "" if found.until is None else found.until.isoformat(),
        "started_on": "" if found.started_on is None else found.started_on.isoformat(),
        "stage": STAGE_NAMES[found.stage],
    }


def parse_slice(plan: Plan, texts: Mapping[str, str], before: Slice | None = None) -> SliceForm:
    """A form from what was typed; a field that is not there is empty. Raises `BadInputError` that names the field.

    The pass mark says the direction and the unit, and the kind where nothing else does: `≥ 10 %` is a share, `+3 pp` a
    difference of shares, `≤ 1 day` a mean. `before` is the slice that is edited: its key result of an earlier quarter
    stays where the field is left empty.
    """
    given = {**EMPTY_SLICE_TEXTS, **texts}
    title = one_line(given["title"], "Title")
    if not title:
        raise BadInputError("A slice needs a title: what customers get, in a few words.")
    kind, mark, direction, unit = parse_mark(given["pass_mark"], given["kind"])
    if before is not None and mark_text(PassMark(kind, mark, direction)) == mark_text(mark_of(before)):
        mark = before.pass_mark  # as it is shown it was not moved, though it may have more decimals
    form = SliceForm(
        title,
        kind,
        mark,
        direction,
        clean_note(given["hypothesis"]),
        one_line(given["metric"], "Metric"),
        unit,
        _kr(plan, given["kr"], before),
        _sample(given["sample"]),
        _day(given["until"], "Judged on"),
        _day(given["started_on"], "Since"),
        parse_stage(given["stage"]) if clean(given["stage"]) else None,
    )
    check_form(form)
    return form


def check_form(form: SliceForm) -> None:
    """Raises `BadInputError` for a slice that could never have a verdict."""
    check_pass_mark(PassMark(form.kind, form.pass_mark, form.direction, form.sample, form.until))
    if form.kind != "share" and form.sample is None and form.until is None:
        raise BadInputError(f"A {form.kind} is judged once: fix beforehand how many it takes, or the day.")
    if form.until is not None and form.started_on is not None and form.until < form.started_on:
        raise BadInputError("It would be judged before customers have it; write a later day.")


def parse_mark(text: str, kind: str = "") -> tuple[SliceKind, float, Direction, str]:
    """Kind, mark, direction and unit from a pass mark as people write it; raises `BadInputError`."""
    typed = clean(text)
    if not typed:
        raise BadInputError("A slice needs a pass mark, fixed beforehand; write e.g. ≥ 10 %, +3 pp or ≤ 1 day.")
    found = _SIGN.fullmatch(typed)
    sign, rest = (found[1], found[2]) if found else (None, typed)
    direction = {**_SIGNS, **_WORDS}.get((sign or "").casefold(), "up")
    asked = _kind(kind)
    points = _POINTS.fullmatch(rest) if asked not in {"mean", "count"} else None
    if points is not None:
        return _said(asked, "difference", typed), _figure(points[1]) / 100, direction, ""
    if rest.endswith("%") and asked in {None, "share", "difference"}:
        return asked or "share", _figure(rest.removesuffix("%")) / 100, direction, ""
    if asked in {"share", "difference"}:
        raise BadInputError(f"Pass mark: a {asked} is written in {_IN[asked]}.")
    quantity = _QUANTITY.fullmatch(rest)
    if quantity is None:
        raise BadInputError(f"Pass mark: “{clean(typed, 30)}” has no number; write e.g. ≥ 10 %, +3 pp or ≤ 1 day.")
    unit = one_line(quantity["before"] or quantity["after"], "Pass mark’s unit", _UNIT)
    return asked or "mean", _figure(quantity["number"]), direction, unit


_IN = {"share": "per cent, e.g. ≥ 10 %", "difference": "points, e.g. ≥ +3 pp"}


def _said(asked: SliceKind | None, told: SliceKind, typed: str) -> SliceKind:
    if asked is not None and asked != told:
        raise BadInputError(f"Pass mark: “{clean(typed, 30)}” is a {told}, not a {asked}; write one or the other.")
    return told


def _kind(text: str) -> SliceKind | None:
    typed = clean(text).casefold()
    if not typed:
        return None
    found = [kind for kind in KINDS if kind.startswith(typed)]
    if len(found) != 1:
        raise BadInputError(f"Kind: “{clean(text, 30)}” is none; write {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    return found[0]


def _figure(text: str) -> float:
    value = parse_figure(text.strip(), "Pass mark")
    if value is None:
        raise BadInputError("A slice needs a pass mark, fixed beforehand; write e.g. ≥ 10 %, +3 pp or ≤ 1 day.")
    return value


def _sample(text: str) -> float | None:
    value = parse_figure(text, "How many")
    if value is not None and value <= 0:
        raise BadInputError("How many: write how many it takes, more than 0, or leave it out and fix a day.")
    return value


def _day(text: str, what: str) -> date | None:
    return _about(what, lambda: parse_date(text)) if clean(text) else None


def _about(what: str, read: Callable[[], date]) -> date:
    try:
        return read()
    except BadInputError as error:
        raise BadInputError(f"{what}: {error}") from None


def _kr(plan: Plan, text: str, before: Slice | None) -> str | None:
    found = read_krs(plan, text)
    if len(found) > 1:
        raise BadInputError("A slice should move one key result; name the one that would show it first.")
    if found:
        return found[0]
    elsewhere = before is not None and before.kr is not None and before.kr not in plan.key_results
    return before.kr if elsewhere and before is not None else None
