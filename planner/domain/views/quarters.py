"""What the list of quarters shows: each with its days, its weeks, what was agreed, and where it stands today."""

from datetime import date
from typing import NamedTuple

from planner.domain.calendar import short_date, weeks_of, working_weeks
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.quarters.catch_up import missed
from planner.domain.quarters.editing import QuarterForm, gap_before, in_order
from planner.domain.quarters.form import MONTH_NAMES
from planner.domain.quarters.standing import QuarterKind, quarter_standing, running_quarter, standing_sentence
from planner.domain.text import counted, number_text, percent, ratio_text

_UNKNOWN = "–"


class QuarterRow(NamedTuple):
    """One quarter as its row shows it."""

    quarter: Quarter
    days: str
    """E.g. `1 Oct – 31 Dec 2026`."""
    weeks: int
    working_weeks: float
    """Of one full-time person."""
    holidays: int
    agreed: str
    """E.g. `65 : 35, 15 %`; `–` before the first agreement."""
    kind: QuarterKind
    stands: str
    """E.g. `week 6 of 14`."""
    is_shown: bool
    """Whether it is the one that the program is about."""
    is_today: bool
    """Whether today lies in one of its weeks."""


class QuartersView(NamedTuple):
    """All quarters, earliest first."""

    rows: tuple[QuarterRow, ...]
    sentence: str
    """Where the quarter in view stands."""
    late: str
    """What a prepared quarter has missed since, as a sentence without a full stop; empty for nothing."""
    calendar: str
    """When fiscal years start, and where "today" is taken."""


def quarters_view(plan: Plan, today: date) -> QuartersView:
    """The quarters as they stand today."""
    quarters = in_order(plan)
    running = running_quarter(quarters, today)
    rows = tuple(_row(plan, quarter, today, running) for quarter in quarters)
    organisation = plan.organisation
    month = MONTH_NAMES[organisation.fiscal_first_month - 1]
    calendar = f"Fiscal years start in {month}; today is taken in {organisation.time_zone}."
    return QuartersView(rows, standing_sentence(plan.quarter, today), missed(plan).sentence, calendar)


def form_sentence(plan: Plan, form: QuarterForm, editing: str | None = None) -> str:
    """What a quarter comes to as a form says it, e.g. `13 weeks, 12.8 working weeks.`."""
    quarter = Quarter(form.name, form.starts_on, form.ends_on, form.holidays)
    text = f"{counted(len(weeks_of(quarter)), 'week')}, {number_text(working_weeks(quarter))} working weeks"
    gap = gap_before(plan, form, editing)
    return (
        f"{text}; {counted(gap, 'week')} before it {'belongs' if gap == 1 else 'belong'} to no quarter."
        if gap
        else f"{text}."
    )


def _row(plan: Plan, quarter: Quarter, today: date, running: Quarter | None) -> QuarterRow:
    stands = quarter_standing(quarter, today)
    years = {quarter.starts_on.year, quarter.ends_on.year}
    first = short_date(quarter.starts_on) + (f" {quarter.starts_on.year}" if len(years) > 1 else "")
    return QuarterRow(
        quarter,
        f"{first} – {short_date(quarter.ends_on)} {quarter.ends_on.year}",
        len(weeks_of(quarter)),
        working_weeks(quarter),
        len(quarter.holidays),
        _agreed(quarter),
        stands.kind,
        stands.text,
        quarter.id == plan.current,
        running is not None and quarter.id == running.id,
    )


def _agreed(quarter: Quarter) -> str:
    if quarter.ratio is None:
        return _UNKNOWN
    return ratio_text(quarter.ratio) + (f", {percent(quarter.reserve)}" if quarter.reserve is not None else "")


def quarters_json(view: QuartersView) -> dict[str, object]:
    """All quarters as data; what is not agreed is `None`."""
    return {"schema": 1, "quarters": [quarter_json(row) for row in view.rows]}


def quarter_json(row: QuarterRow) -> dict[str, object]:
    """One quarter as data; shares 0…1, days as `2026-10-01`."""
    quarter = row.quarter
    return {
        "id": quarter.id,
        "name": quarter.name,
        "starts_on": quarter.starts_on.isoformat(),
        "ends_on": quarter.ends_on.isoformat(),
        "weeks": row.weeks,
        "working_weeks": row.working_weeks,
        "holidays": [day.isoformat() for day in quarter.holidays],
        "state": quarter.state,
        "stands": row.stands,
        "ratio": quarter.ratio,
        "reserve": quarter.reserve,
        "staffing_targets": dict(quarter.staffing_targets) or None,
    }
