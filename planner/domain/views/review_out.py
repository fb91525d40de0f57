"""The review as it leaves the plan: JSON for programs, text, and Markdown to send round."""

import re
from typing import Any

from planner.domain.closing.calibration import Calibration
from planner.domain.measuring.promises import Amount
from planner.domain.verdict.judging import SliceVerdict
from planner.domain.views.review import KEPT_NAMES, ReviewView
from planner.domain.views.review_rows import BULLET, ReviewRow, next_sentence, review_sections

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_AT_LINE_START = re.compile(r"^(\d+)([.)])|^([+-])")


def review_json(view: ReviewView) -> dict[str, object]:
    """The review as data: shares and scores 0…1, weeks of one person, unknown is `None`."""
    kept = {name: _amount(getattr(view.kept, name)) for name in KEPT_NAMES}
    time = view.time
    return {
        "schema": 1,
        **view.quarter.named(),
        "state": "closed" if view.closed else "open",
        "opens_on": view.opens_on.isoformat(),
        "missing": view.refusal,
        "key_results": [_kr(row) for row in view.krs],
        "score": view.score,
        "slices": [_verdict(row.id, row.title, found) for row, found in view.verdicts],
        "too_early": view.too_early,
        "promises": kept if view.kept.agreed else None,
        "unfinished": [
            {
                "key": row.item.key,
                "title": row.item.title,
                "outcome": row.outcome,
                "promised": row.promised,
                "weeks": row.weeks,
                "choice": row.becomes.choice if row.becomes else None,
                "remaining": row.becomes.remaining if row.becomes else None,
                "why": row.becomes.why if row.becomes else None,
            }
            for row in view.unfinished
        ],
        "ratio": {"agreed": time.ratio_agreed, "actual": time.ratio_actual, "last_quarter": time.ratio_last_quarter},
        "reserve": {"agreed": time.reserve_agreed, "actual": time.reserve_actual},
        "answers": {"in": time.answered, "expected": time.expected},
        "calibration": {"scores": _calibration(view.foretold.scores), "effort": _calibration(view.foretold.effort)},
        "learnings": view.learnings,
    }


def review_text(view: ReviewView) -> list[str]:
    """Lines to print or copy."""
    lines = [f"Review of {view.quarter.name}, {view.stands}", next_sentence(view)]
    for section in review_sections(view):
        lines += ["", section.title, *(f"{row.glyph} {_joined(row)}" for row in section.rows)]
    return lines


def review_markdown(view: ReviewView) -> list[str]:
    """Lines of a Markdown document; what people wrote is text in it, never Markdown."""
    lines = [
        f"# Review of {escaped(view.quarter.name)}",
        "",
        f"{escaped(view.stands).capitalize()}. {escaped(next_sentence(view))}",
    ]
    for section in review_sections(view):
        lines += ["", f"## {escaped(section.title)}", ""]
        lines += [
            f"- {f'{row.glyph} ' if row.glyph.strip(f' {BULLET}') else ''}{escaped(_joined(row))}"
            for row in section.rows
        ]
    return lines


def escaped(text: str) -> str:
    """One line of text as Markdown that shows exactly that."""
    marked = _MARKDOWN.sub(r"\\\1", text)
    return _AT_LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", marked)


def _joined(row: ReviewRow) -> str:
    return f"{row.text} ({row.right})" if row.right else row.text


def _amount(found: Amount) -> dict[str, object]:
    return {"items": found.items, "weeks": found.known_weeks, "without_estimate": found.unestimated}


def _kr(row: Any) -> dict[str, object]:
    kr = row.kr
    return {
        "id": kr.id,
        "name": kr.name,
        "unit": kr.unit,
        "baseline": kr.baseline,
        "target": kr.target,
        "first_target": kr.first_target,
        "now": row.now,
        "score": row.score,
        "grade": kr.grade,
        "word": kr.grade_word,
        "final": row.final,
    }


def _verdict(slice_id: str, title: str, found: SliceVerdict) -> dict[str, object]:
    interval = found.interval
    return {
        "id": slice_id,
        "title": title,
        "verdict": found.verdict,
        "estimate": found.tally.estimate if found.tally else None,
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
    }


def _calibration(found: Calibration) -> dict[str, object]:
    return {
        "known": found.n,
        "unknown": found.missing,
        "said": found.said if found.n else None,
        "came": found.came if found.n else None,
        "median_ratio": found.median_ratio,
        "median_gap": found.median_gap,
    }
