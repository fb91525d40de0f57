"""What was promised and where the time went, of all teams together: no team is held against another."""

from datetime import date

from planner.domain.calendar import long_date, short_date
from planner.domain.measuring.weeks import measured_weeks
from planner.domain.plan import Plan
from planner.domain.speed.amounts import amount
from planner.domain.speed.first_evidence import TimeToEvidence
from planner.domain.speed.first_evidence import headline as evidence_headline
from planner.domain.speed.small_teams import FEWEST_PEOPLE, are_few
from planner.domain.text import counted, percent, ratio_text
from planner.domain.views.measure import MeasureView
from planner.domain.views.measure_promised import PromisedView
from planner.domain.views.measure_weeks import WeekRow
from planner.domain.views.speed import MetricRow, SpeedView
from planner.domain.words import CATEGORY_NAMES, OUTCOME_NAMES, PART_NAMES, PARTS
from planner.exchange.report.document import (
    Block,
    Chart,
    Charts,
    Paragraph,
    Part,
    Point,
    Points,
    Said,
    Section,
    Table,
)
from planner.exchange.report.drawing import Column, Curve, bars, columns, curve, scale

_UNKNOWN = "–"
_LOOKS = {"new": "innovation", "existing": "existing", "tune_up": "tune-up", "unplanned": "unplanned"}
_HEADS = {"new": "New", "existing": "Existing", "tune_up": "Tune-Up", "unplanned": "Unplanned"}
_OUTCOME_LOOKS = {"done": "good", "going": "existing", "not_started": "open", "dropped": "bad"}


def promised_section(view: PromisedView) -> Section:
    """What was promised and what became of it, in weeks."""
    if not view.agreed:
        return Section("promised", "What was promised", (Paragraph("Nothing is promised: no plan was agreed."),))
    rows = tuple(
        (f"{row.glyph} {OUTCOME_NAMES[row.outcome]}", Said(row.title), CATEGORY_NAMES[row.category], row.weeks,
         row.took.removeprefix("took ") or _UNKNOWN)
        for row in view.rows
    )  # fmt: skip
    heads = ("Became", "Item", "Lane", "Promised", "Took")
    blocks: list[Block] = [Paragraph(f"{view.footer}: {view.line}.", is_lead=True)]
    total = sum(weeks for _, weeks in view.bar)
    if total > 0:
        blocks.append(Charts((_promised_chart(view, total),)))
    blocks.append(Table("Promised items and what became of them", heads, "<<<>>", rows, 1))
    return Section("promised", "What was promised", tuple(blocks))


def _promised_chart(view: PromisedView, total: float) -> Chart:
    parts = tuple((_OUTCOME_LOOKS[outcome], weeks / total) for outcome, weeks in view.bar)
    rows = tuple((OUTCOME_NAMES[outcome].capitalize(), percent(weeks / total)) for outcome, weeks in view.bar)
    return Chart(
        "What became of the weeks promised",
        f"{', '.join(f'{share} {name.lower()}' for name, share in rows)}.",
        bars([("of all weeks promised", parts)]),
        Table("Shares of the weeks promised", ("Outcome", "Share"), "<>", rows),
        tuple((_OUTCOME_LOOKS[outcome], OUTCOME_NAMES[outcome]) for outcome, _ in view.bar),
    )


def time_section(plan: Plan, view: MeasureView, today: date) -> Section:
    """Where the time went, week by week."""
    small = _of_few(plan, today)
    rows = [row._replace(shares=None, unplanned=_UNKNOWN, ratio=_UNKNOWN) if row.week in small else row
            for row in view.time.rows]  # fmt: skip
    time, blocks = view.time, list[Block]()
    total = time.total
    if total is None:
        return Section("time", "Where the time went", (Paragraph("No team has answered yet."),))
    lead = f"{_agreed(view)} It came to {total.unplanned} unplanned and {total.ratio} of the rest"
    lead += f", from {total.answered} of {counted(total.expected, 'answer')}; what is missing is left out."
    blocks += [Paragraph(lead, is_lead=True), Charts((_time_chart(view, rows, total),))]
    if small:
        blocks.append(Paragraph(f"A week that fewer than {FEWEST_PEOPLE} people answered for is not shown by itself."))
    return Section("time", "Where the time went", tuple(blocks))


def _agreed(view: MeasureView) -> str:
    agreed = view.time.agreed
    if agreed is None:
        return "Nothing was agreed yet."
    ratio = ratio_text(agreed.innovation / (agreed.innovation + agreed.tune_up or 1))
    return f"Agreed: {percent(agreed.unplanned)} for unplanned work, {ratio} of the rest."


def _of_few(plan: Plan, today: date) -> set[date]:
    """Weeks in which so few answered that what is said of all of them is said of somebody; also where nobody else is.

    On screen a team of three sees its own weeks; a report goes to others.
    """
    weeks = measured_weeks(plan, today)
    return {w.week for w in weeks if w.answered and are_few(plan, (team.id for team in w.answered))}


def _time_chart(view: MeasureView, rows: list[WeekRow], total: WeekRow) -> Chart:
    agreed = view.time.agreed
    marks = [] if agreed is None else [agreed.innovation, 1 - agreed.unplanned]
    drawn = [
        Column(str(r.number), None if r.shares is None else tuple((_LOOKS[p], getattr(r.shares, p)) for p in PARTS))
        for r in rows
    ]
    heads = ("Week", *(_HEADS[part] for part in PARTS), "Ratio", "Answers")
    cells = tuple((f"{row.number}, {short_date(row.week)}", *_cells(row)) for row in rows)
    says = "Shares of all time week by week, Innovation below, Tune-Up above it, unplanned work on top"
    lines = "; the dashed lines are where these should end" if agreed else ""
    return Chart(
        "Week by week",
        f"{says}{lines}.",
        columns(drawn, marks),
        Table("Where the time went, week by week", heads, "<>>>>>>", (*cells, ("All", *_cells(total)))),
        tuple((_LOOKS[part], PART_NAMES[part]) for part in reversed(PARTS)),
        as_table=True,
    )


def _cells(row: WeekRow) -> tuple[str, ...]:
    shares = (_UNKNOWN,) * len(PARTS) if row.shares is None else tuple(percent(share) for share in row.shares)
    return (*shares, row.ratio, f"{row.answered} of {row.expected}")


def speed_section(view: SpeedView, found: TimeToEvidence) -> Section:
    """How fast and how safely all teams together deliver."""
    blocks: list[Block] = [Paragraph(evidence_headline(found), is_lead=True)]
    if view.metrics:
        heads = ("Measured", "Now", "Before", "Chance explains", "Unit")
        rows = tuple(
            (Said(f"{row.glyph} {row.metric.name}".strip()), amount(row.now), amount(row.before),
             row.range or _UNKNOWN, Said(row.metric.unit or _UNKNOWN))
            for row in view.metrics
        )  # fmt: skip
        blocks.append(Table("Speed of all teams together", heads, "<>>><", rows))
        charts = tuple(_metric_chart(row) for row in view.metrics if any(v is not None for v in row.values))
        blocks += [Charts(charts)] if charts else []
    blocks.append(Paragraph(f"Incidents: {view.incidents_text}."))
    if view.predictions:
        points = tuple(Point(Said(check.text)) for check in view.predictions)
        blocks.append(Part("What Tune-Up gives back", "", (Points(points),)))
    return Section("speed", "Speed of innovation, all teams together", tuple(blocks))


def _metric_chart(row: MetricRow) -> Chart:
    band = row.judgement.band
    drawn = Curve(
        row.values,
        (short_date(row.periods[0]), short_date(row.periods[-1])),
        len(row.values),
        band=None if band is None else (max(0.0, band.low), band.high),
        begins=row.begins,
    )
    cells = tuple((long_date(on), amount(v)) for on, v in zip(row.periods, row.values, strict=True))
    name, now = row.metric.name, amount(row.now, row.metric.unit)
    said = "nothing known of this quarter" if row.now is None else f"{now} this quarter"
    said += ", nothing known before" if row.before is None else f", {amount(row.before)} before"
    said += "; the grey band is what chance explains" if band is not None else ""
    said += ", the dotted line is where the quarter begins" if 0 < row.begins < len(row.values) else ""
    every = "Week of" if row.metric.every == "week" else "Month of"
    return Chart(
        Said(name),
        Said(f"{said[:1].upper()}{said[1:]}."),
        curve(drawn, [amount(v) for v in scale(drawn)]),
        Table(Said(f"{name} of all teams together"), (every, Said(row.metric.unit or "Value")), "<>", cells),
    )
