"""What was agreed: the ratio and why, both lanes with the line, what was left out and why."""

from datetime import date

from planner.domain.alignment import latest_agreement
from planner.domain.capacity import whole
from planner.domain.decisions import NO_REASON
from planner.domain.evidence import Decision
from planner.domain.flywheel import Turn
from planner.domain.measuring.weeks import last_quarter
from planner.domain.okrs.score import score_text
from planner.domain.plan import Plan
from planner.domain.principles import followed
from planner.domain.reasons import reason
from planner.domain.text import counted, number_text, percent, ratio_text, weeks_phrase
from planner.domain.views.align import AlignView, align_view
from planner.domain.views.align_purpose import names_moved
from planner.domain.views.backlog import BacklogView, backlog_view
from planner.domain.views.lane import LaneView
from planner.domain.words import CATEGORIES
from planner.exchange.report.document import (
    Block,
    Chart,
    Charts,
    Facts,
    Paragraph,
    Part,
    Said,
    Section,
    Table,
)
from planner.exchange.report.drawing import bars

MOST_ROWS = 40
"""So many items of a lane, and so many left out of it, are listed; the rest is counted."""
MOST_IN = 200
"""So many are listed where the last of them is in."""
_MARKS = {"in": "● in", "must": "◆ must-do"}
_OUT = "○ out"
_UNKNOWN = "–"


def agreed_sections(plan: Plan, today: date) -> list[Section]:
    """Ratio, lanes, what was left out."""
    view = backlog_view(plan, scored=False)
    return [_ratio(plan, align_view(plan, today)), _lanes(view), _left_out(plan, view)]


def _ratio(plan: Plan, view: AlignView) -> Section:
    lead = f"{view.base.agreement} {percent(view.split.reserve)} of the time is kept for what nobody planned."
    blocks: list[Block] = [Paragraph(Said(lead), is_lead=True)]
    decision = latest_agreement(plan)
    if decision is not None:
        blocks.append(_why(plan, decision))
    if view.warning:
        blocks.append(Paragraph(Said(view.warning)))
    if view.room.total > 0:
        blocks.append(Charts((_split_chart(plan, view),)))
    if view.base.suggested.low is not None:
        blocks.append(Paragraph(view.base.suggested.sentences[0]))
    if view.base.turns:
        blocks.append(_earlier(view.base.turns))
    if view.base.reading:
        blocks.append(Paragraph(f"{view.base.reading}."))
    return Section("ratio", "The ratio, and why", tuple(blocks))


def _why(plan: Plan, decision: Decision) -> Facts:
    pairs = [("Why", Said(decision.why or NO_REASON))]
    if decision.cost:
        pairs.append(("What it cost", Said(decision.cost)))
    principle = followed(plan, decision)
    if principle is not None:
        pairs.append(("Follows", Said(principle[1])))
    return Facts(tuple(pairs))


def _split_chart(plan: Plan, view: AlignView) -> Chart:
    """The bar of Align for what was agreed, what the teams add up to, and how it was a quarter ago."""
    last, splits = last_quarter(plan), _splits(view)
    shares = [(name, parts) for name, _, parts in splits]
    cells = [
        (name.capitalize(), *(f"{w} ({p} %)" for w, p in zip(weeks, _per_cents(parts), strict=True)))
        for name, weeks, parts in splits
    ]
    if last is not None and last.shares is not None:
        given = last.shares
        parts = (given.new + given.existing, given.tune_up, given.unplanned)
        shares.append(("last quarter, as it came", parts))
        cells.append(("Last quarter, as it came", *(percent(part) for part in parts)))
    looks = ("innovation", "tune-up", "unplanned")
    told = ", ".join(
        f"{what} {share} %"
        for what, share in zip(("Innovation", "Tune-Up", "reserve"), _per_cents(shares[0][1]), strict=True)
    )
    return Chart(
        "How the capacity is split",
        f"{weeks_phrase(view.room.total).capitalize()} of all teams: {told}.",
        bars([(name, tuple(zip(looks, parts, strict=True))) for name, parts in shares]),
        Table("Weeks of one person, all teams", ("Split", "Innovation", "Tune-Up", "Reserve"), "<>>>", tuple(cells)),
        (("innovation", "Innovation"), ("tune-up", "Tune-Up"), ("unplanned", "kept for what nobody planned")),
        as_table=True,
    )


def _splits(view: AlignView) -> list[tuple[str, tuple[int, int, int], tuple[float, float, float]]]:
    """Innovation, Tune-Up and reserve, as agreed and as the teams add up, each in whole weeks and as shares.

    Shares are not taken of whole weeks: of few, 3 of 18 would not be the 15 % that were agreed.
    """
    room, (reserve, innovation, tune_up) = view.room, view.bar
    kept, ratio = room.split.reserve, room.split.ratio
    name = "agreed" if view.base.agreed else "not agreed yet"
    rows = [(name, (innovation, tune_up, reserve), ((1 - kept) * ratio, (1 - kept) * (1 - ratio), kept))]
    exact = (room.lane("innovation"), room.lane("tune_up"), room.reserve)
    kept_weeks, *lanes = whole((exact[2], *exact[:2]), room.total)
    if (*lanes, kept_weeks) != rows[0][1]:
        one, other, rest = (weeks / (room.total or 1) for weeks in exact)
        rows.append(("the teams add up to", (lanes[0], lanes[1], kept_weeks), (one, other, rest)))
    return rows


def _per_cents(shares: tuple[float, ...]) -> list[int]:
    """Whole per cent that add up as the shares do."""
    return whole([share * 100 for share in shares])


def _earlier(turns: tuple[Turn, ...]) -> Table:
    heads = ("Quarter", "Agreed", "Was", "Unplanned", "Key results", "Days of lead time", "Incident hours a week")
    return Table("The quarters before", heads, "<>>>>>>", tuple(_turn(turn) for turn in turns))


def _turn(turn: Turn) -> tuple[str, ...]:
    def told(value: float | None, text: str) -> str:
        return _UNKNOWN if value is None else text

    return (
        turn.quarter_name,
        told(turn.agreed, ratio_text(turn.agreed or 0)),
        told(turn.actual, ratio_text(turn.actual or 0)),
        told(turn.unplanned, percent(turn.unplanned or 0)),
        told(turn.key_results, score_text(turn.key_results or 0)),
        told(turn.lead_time, number_text(turn.lead_time or 0)),
        told(turn.incident_hours, number_text(turn.incident_hours or 0)),
    )


def _lanes(view: BacklogView) -> Section:
    said = "In rank order. ● is in, ◆ is a must-do, ○ is out; below the line the lane's weeks are spent."
    unsorted = len(view.unsorted)
    blocks: list[Block] = [Paragraph(said), *(_lane(view.lane(category)) for category in CATEGORIES)]
    if unsorted:
        wait = "waits" if unsorted == 1 else "wait"
        blocks.append(Paragraph(f"{counted(unsorted, 'item')} without a lane or a team {wait} to be ranked."))
    return Section("lanes", "What is in", tuple(blocks))


def _lane(lane: LaneView) -> Part:
    aside = ", ".join(filter(None, (lane.header, lane.likely)))
    last = max((n for n, entry in enumerate(lane.lane.order, 1) if lane.fill.is_in(entry.item.id)), default=0)
    line = lane.lane.line_after
    shown = min(len(lane.lane.order), max(MOST_ROWS, min(last, MOST_IN)))
    rows = []
    for index in range(shown):
        row = lane.row(index)
        note = f" ({row.note})" if row.note and row.note != "≠" else ""
        mark = f"{_MARKS.get(row.standing, _OUT)}{note}"
        rows.append((str(row.rank), Said(row.title), Said(mark), Said(row.team), row.weeks))
    if not rows:
        return Part(lane.name, aside, (Paragraph("Nothing yet."),))
    stands = line if line is not None and line <= shown else None
    table = Table(
        lane.name, ("#", "Item", "Stands", "Team", "Weeks"), "><<<>", tuple(rows), 1, stands, f"The line: {lane.header}"
    )
    left = len(lane.lane.order) - shown
    more = (Paragraph(f"{counted(left, 'more item')} below."),) if left else ()
    return Part(lane.name, aside, (table, *more))


def _left_out(plan: Plan, view: BacklogView) -> Section:
    blocks: list[Block] = []
    for category in CATEGORIES:
        lane = view.lane(category)
        out = [n for n, entry in enumerate(lane.lane.order) if not lane.fill.is_in(entry.item.id)]
        out = [n for n in out if lane.lane.order[n].item.stage != "done"]
        if out:
            blocks.append(_out(plan, lane, out))
    nothing = "Nothing of what is ranked: all of it fits." if view.unsorted else "Nothing: all fits."
    return Section("left-out", "What was left out, and why", tuple(blocks) or (Paragraph(nothing),))


def _out(plan: Plan, lane: LaneView, out: list[int]) -> Part:
    shown = out[:MOST_ROWS]
    moved = names_moved(plan, [lane.lane.order[n].item.id for n in shown])
    rows = []
    for n in shown:
        item = lane.lane.order[n].item
        why = reason(plan, lane.fill, item, n + 1)
        lost = f"; it should have moved {moved[item.id]}" if item.id in moved else ""
        rows.append((str(n + 1), Said(item.title), lane.row(n).weeks, Said(f"{why[:1].upper()}{why[1:]}{lost}")))
    table = Table(f"{lane.name}: left out", ("#", "Item", "Weeks", "Why"), "><><", tuple(rows), 1)
    left = len(out) - len(shown)
    more = (Paragraph(f"And {counted(left, 'more item')} further down."),) if left else ()
    return Part(lane.name, counted(len(out), "item"), (table, *more))
