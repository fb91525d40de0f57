"""What came of it: what the numbers say, key results week by week, slices with their verdicts."""

from datetime import date

from planner.domain.calendar import short_date
from planner.domain.figures import figure
from planner.domain.plan import Plan
from planner.domain.slices.form import mark_of
from planner.domain.slices.numbers import line_text
from planner.domain.verdict.words import verdict_text
from planner.domain.views.measure import MeasureView
from planner.domain.views.okrs import HOW, KrRow, ObjectiveRow, OkrsView
from planner.domain.views.okrs_explained import movers_text
from planner.domain.views.okrs_text import NOTHING
from planner.domain.views.slices import SliceRow, slices_of_quarter
from planner.domain.views.slices_out import told as told_of_slice
from planner.exchange.report.document import (
    Beside,
    Block,
    Chart,
    Charts,
    Facts,
    Paragraph,
    Part,
    Plain,
    Point,
    Points,
    Said,
    Section,
    Table,
)
from planner.exchange.report.drawing import Curve, Range, curve, scale, strip

_UNKNOWN = "–"
_NO_FIGURE = "There is no figure yet that will show it."
"""For whoever reads it, not for whoever could press a key."""


def told_section(view: MeasureView) -> Section:
    """At most five sentences, worst first; who has not answered yet is for the room alone."""
    told = [Point(Said(s.text), s.glyph, s.tone) for s in view.sentences if s.kind != "answers"]
    return Section("told", "What the numbers say", (Points(tuple(told)),) if told else (Paragraph("Nothing yet."),))


def okrs_section(plan: Plan, view: OkrsView) -> Section:
    """Objectives with their key results, each with its weeks."""
    if not view.objectives:
        return Section("okrs", "Objectives and key results", (Paragraph(NOTHING),))
    lead = Paragraph(f"{view.summary}.", is_lead=True) if view.summary else None
    blocks: list[Block] = [*((lead,) if lead else ()), *(_objective(plan, row) for row in view.objectives)]
    return Section("okrs", "Objectives and key results", tuple(blocks))


def _objective(plan: Plan, row: ObjectiveRow) -> Part:
    blocks: list[Plain] = []
    if row.krs:
        heads = ("Key result", "Where it stands", "Score", "Course")
        rows = tuple((Said(kr.kr.name), kr.way, kr.score, _stands(kr)) for kr in row.krs)
        blocks.append(Table(Said(f"Key results of {row.title}"), heads, "<<><", rows))
        charts = tuple(_kr_chart(plan, kr) for kr in row.krs if kr.standing.now is not None)
        blocks += [Charts(charts)] if charts else []
        blocks.append(Facts(tuple((Said(kr.kr.name), Said(f"{' '.join(kr.told)}\n{_movers(kr)}")) for kr in row.krs)))
    told = (_NO_FIGURE if text == HOW else text for text in row.told)
    return Part(Said(row.title), Said(" ".join(told)), tuple(blocks))


def _movers(row: KrRow) -> str:
    return movers_text(row) if row.movers else "! No item should move it."


def _stands(row: KrRow) -> str:
    words = {"good": "on course", "bad": "off pace", "even": "may do or not"}
    if row.standing.is_over:
        words = {"good": "reached", "bad": "not reached", "even": "may do or not"}
    return f"{row.mark} {words[row.tone]}" if row.tone else "not known"


def _kr_chart(plan: Plan, row: KrRow) -> Chart:
    found, kr = row.standing, row.kr
    values = tuple(None if said is None else said.value for _, said in found.weeks)
    quarter = plan.quarters.get(kr.quarter, plan.quarter)
    weeks = max(len(values), round(((quarter.ends_on - quarter.starts_on).days + 1) / 7))
    target = f"the dashed line is the target, {figure(kr.target, kr.unit)}"
    drawn = Curve(values, _ends([short_date(week) for week, _ in found.weeks]), weeks, kr.target)
    rows = tuple(
        (short_date(week), _UNKNOWN if said is None else figure(said.value, kr.unit),
         _UNKNOWN if said is None or said.confidence is None else f"{said.confidence} of 10")
        for week, said in found.weeks
    )  # fmt: skip
    return Chart(
        Said(kr.name),
        Said(f"{row.now} now; {target}."),
        curve(drawn, [figure(found.rounded(v), "") for v in scale(drawn)]),
        Table(Said(f"{kr.name}, week by week"), ("Week of", "Value", "Confidence"), "<>>", rows),
    )


def _ends(labels: list[str]) -> tuple[str, ...]:
    return tuple(labels[:1] + labels[-1:]) if labels else ("",)


def slices_section(plan: Plan, today: date) -> Section:
    """What was tried, with the pass mark that was set beforehand, and what it showed."""
    rows = slices_of_quarter(plan, today)
    if not rows:
        return Section("slices", "Slices: what was tried", (Paragraph("Nothing was tried with customers yet."),))
    heads = ("Slice", "Pass mark", "So far", "95 %", "Verdict")
    cells = tuple(
        (Said(row.slice.title), _mark(row), row.so_far, row.range.replace("–", " – ") or _UNKNOWN,
         f"{_verdict(row)}{f', {row.state}' if row.state else ''}")
        for row in rows
    )  # fmt: skip
    table = Table("Slices with their pass marks and verdicts", heads, "<>>><", cells)
    return Section("slices", "Slices: what was tried", (table, *(_slice(row) for row in rows)))


def _mark(row: SliceRow) -> str:
    return f"{row.mark}, at first {row.first_mark}" if row.first_mark else row.mark


def _slice(row: SliceRow) -> Part:
    pairs = tuple((name.capitalize(), Said(text)) for name, text in told_of_slice(row) if name != "pass mark")
    facts, chart = Facts(pairs), _range_chart(row)
    shown = facts if chart is None else Beside(chart, facts)
    return Part(Said(row.slice.title), _verdict(row), (Paragraph(Said(row.sentence)), shown))


def _verdict(row: SliceRow) -> str:
    """In so many words as whoever was not there needs: `· too early: about 340 more`."""
    told = row.verdict if row.found is None else verdict_text(mark_of(row.slice), row.found)
    return f"{row.glyph} {told}"


def _range_chart(row: SliceRow) -> Chart | None:
    found, kept = row.found, row.slice
    tally = found.tally if found is not None else None
    if found is None or tally is None or tally.estimate is None:
        return None
    interval = found.interval
    low, high = (interval.low, interval.high) if interval is not None else (None, None)
    drawn = Range(low, tally.estimate, high, kept.pass_mark, f"pass mark {row.mark}", row.tone)
    between = f", most likely {row.range.replace('–', ' – ')}" if row.range else ""
    cells = tuple((short_date(r.week), Said(line_text(kept.kind, dict(r.numbers)))) for r in row.results)
    return Chart(
        "So far, against the pass mark",
        Said(f"{row.so_far} so far{between}; pass mark {row.mark}."),
        strip(drawn),
        Table(Said(f"{kept.title}, week by week"), ("Week of", "Result"), "<<", cells),
    )
