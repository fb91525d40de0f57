"""`planner show measure`: the Measure screen as plain text."""

from planner.cli.tables import table
from planner.domain.calendar import iso_week
from planner.domain.text import clean, percent
from planner.domain.views.measure import MeasureView
from planner.domain.views.measure_weeks import UNKNOWN, TimeView, WeekRow
from planner.domain.words import PART_NAMES, PARTS

_LONGEST_SENTENCE = 4000


def measure_lines(view: MeasureView) -> list[str]:
    """Lines to print."""
    lines = [f"{view.quarter.name}: what the numbers say"]
    lines += [f"{sentence.glyph} {clean(sentence.text, _LONGEST_SENTENCE)}" for sentence in view.sentences]
    if view.okrs.krs:
        lines += ["", f"Are we getting closer? {view.okrs.summary}", *_okrs(view)]
    lines += ["", *_time(view.time)]
    lines += ["", f"What we promised: {view.promised.footer}"]
    if view.promised.agreed:
        lines.append(view.promised.line)
    if view.promised.rows:
        lines += _promised(view)
    return lines


def _time(time: TimeView) -> list[str]:
    facts = ", ".join(filter(None, (time.agreed_text, time.answered_text)))
    lines = [f"Where the time went: {facts}"]
    if not time.rows:
        return lines
    heads = ("Week", "", *(PART_NAMES[part] for part in PARTS), "ratio", "answered")
    rows = [_week(row, iso_week(row.week), str(row.number)) for row in time.rows]
    if time.total is not None:
        rows.append(_week(time.total, "all", ""))
    return [*lines, *table(heads, "<>>>>>>>", rows)]


def _okrs(view: MeasureView) -> list[str]:
    heads = ("", "Key result", "", "", "Score", "Weeks")
    rows = [(kr.mark.strip(), kr.kr.name, kr.way, kr.glyph.strip(), kr.score, kr.chart) for kr in view.okrs.krs]
    return table(heads, "<<><><", rows)


def _week(row: WeekRow, name: str, number: str) -> tuple[str, ...]:
    shares = (UNKNOWN,) * len(PARTS) if row.shares is None else tuple(percent(share) for share in row.shares)
    return name, number, *shares, row.ratio, f"{row.answered} of {row.expected}"


def _promised(view: MeasureView) -> list[str]:
    heads = ("", "Key", "Item", "Team", "wk", "")
    rows = [(row.glyph, row.key, row.title, row.team, row.weeks, row.took) for row in view.promised.rows]
    return table(heads, "<<<<><", rows)
