"""Quarters: created, edited, and the next one prepared while this one runs."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from planner.domain import context, principles
from planner.domain.calendar import quarter_of, short_date, weeks_between, weeks_of, working_weeks_between
from planner.domain.change import Change, Step, create, edit
from planner.domain.errors import BadInputError
from planner.domain.item import Placement, placement_id
from planner.domain.organisation import TeamCapacity, capacity_id
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.teams.headcount import people_at_end
from planner.domain.text import clean, counted, one_line

LEAST_WEEKS, MOST_WEEKS = 12, 14
PREPARED_FROM = 10
"""The week of a quarter from which on the next one can be prepared."""
_YEARS = (1900, 9000)
_DAY, _THIRTEEN_WEEKS = timedelta(days=1), timedelta(weeks=13)


class QuarterForm(NamedTuple):
    """A quarter as somebody fills it in."""

    name: str
    starts_on: date
    ends_on: date
    """The last day, inclusive."""
    holidays: tuple[date, ...] = ()


def in_order(plan: Plan) -> list[Quarter]:
    """All quarters, earliest first."""
    return sorted(plan.quarters.values(), key=lambda q: (q.starts_on, q.id))


def neighbour(plan: Plan, by: int) -> Quarter | None:
    """The quarter so many places later (or, where negative, earlier) than the one in view; `None` for none."""
    quarters = in_order(plan)
    at = [q.id for q in quarters].index(plan.current) + by
    return quarters[at] if 0 <= at < len(quarters) else None


def quarter_called(plan: Plan, text: str) -> Quarter:
    """The quarter of that id, else of that name, upper or lower case.

    Raises `BadInputError` where there is none, naming those there are, or where several go by that name, as two copies
    that were merged may bring it about; an id means one quarter always.
    """
    wanted, quarters = clean(text).casefold(), in_order(plan)
    found = [q for q in quarters if q.id.casefold() == wanted] or [q for q in quarters if q.name.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        ids = " or ".join(quarter.id for quarter in found)
        raise BadInputError(f"{len(found)} quarters are called “{clean(text)}”; write {ids} instead.")
    names = ", ".join(map(known_as, quarters))
    raise BadInputError(f"There is no quarter “{clean(text)}” in this plan; it has: {names}.")


def known_as(quarter: Quarter) -> str:
    """A quarter's name and, where that is another, its id, e.g. `Spring (2027-Q1)`: either is understood."""
    return quarter.name if quarter.name == quarter.id else f"{quarter.name} ({quarter.id})"


def form_of(quarter: Quarter) -> QuarterForm:
    """What the editor of a quarter starts from."""
    return QuarterForm(quarter.name, quarter.starts_on, quarter.ends_on, quarter.holidays)


def following(plan: Plan) -> QuarterForm:
    """The quarter after the latest, as the fiscal year has it; where the latest ends on another day, from then on."""
    last = in_order(plan)[-1]
    starts_on = last.ends_on + _DAY
    fiscal = quarter_of(starts_on, plan.organisation.fiscal_first_month)
    while _weeks(starts_on, fiscal.ends_on) < LEAST_WEEKS:
        fiscal = quarter_of(fiscal.ends_on + _DAY, plan.organisation.fiscal_first_month)
    fits = _weeks(starts_on, fiscal.ends_on) <= MOST_WEEKS
    ends_on = fiscal.ends_on if fits else starts_on + _THIRTEEN_WEEKS - _DAY
    taken = {name.casefold() for quarter in plan.quarters.values() for name in (quarter.id, quarter.name)}
    while fiscal.id.casefold() in taken:
        fiscal = quarter_of(fiscal.ends_on + _DAY, plan.organisation.fiscal_first_month)
    return QuarterForm(fiscal.id, starts_on, ends_on)


def new_quarter(plan: Plan, form: QuarterForm, today: date) -> Step:
    """A further quarter; the plan must be about the latest one, whose people and order the next one takes over.

    What is taken over: each team's people and plannable share, and the order of all items that are not done or
    stopped. Ratio, time off and teams' own ratios begin anew. An earlier quarter than the first is kept for the record:
    it is closed and empty. Raises `BadInputError` for a quarter that cannot be, or that it is too early for.
    """
    form = checked(plan, form)
    quarters = in_order(plan)
    first, last = quarters[0], quarters[-1]
    made = Quarter(form.name, form.starts_on, form.ends_on, form.holidays)
    if form.ends_on < first.starts_on:
        return Step(f"Note the earlier quarter {form.name}", (create(made._replace(state="closed")),))
    if form.starts_on < last.ends_on:
        raise BadInputError(f"A new quarter follows {last.name}; begin on {_day(last.ends_on + _DAY)}.")
    if plan.current != last.id:
        raise BadInputError(f"The new quarter takes over from {last.name}; go there first.")
    _refuse_early(last, form, today)
    made = made._replace(staffing_targets=last.staffing_targets)
    changes = (create(made), *_rooms(plan, made), *_places(plan, made), *_kept(plan, made))
    return Step(f"{'Open' if today >= made.starts_on else 'Prepare'} {made.name}", changes)


def edit_quarter(plan: Plan, quarter: str, form: QuarterForm) -> Step:
    """Gives a quarter another name, other days and holidays; its id stays, and so does what belongs to it.

    Raises `BadInputError` for what cannot be; one that is closed can still be renamed.
    """
    before = plan.quarters.get(quarter)
    if before is None:
        raise BadInputError("That quarter is not in the plan any more; choose another.")
    was, name = form_of(before), free_name(plan, form.name, quarter)
    has_other_days = form._replace(name=was.name) != was
    if before.state == "closed" and has_other_days:
        raise BadInputError(f"{before.name} is closed; its days stay as they were.")
    form = checked(plan, form, quarter) if has_other_days else was._replace(name=name)
    called = "" if form.name == before.id else form.name
    changes = edit(before, called=called, starts_on=form.starts_on, ends_on=form.ends_on, holidays=form.holidays)
    return Step(_edited(was, form), changes)


def _edited(was: QuarterForm, form: QuarterForm) -> str:
    """What was edited, e.g. `Rename 2026-Q4 to Autumn and give it 2 holidays`."""
    renamed = f"Rename {was.name} to {form.name}" if form.name != was.name else ""
    if (form.starts_on, form.ends_on) != (was.starts_on, was.ends_on):
        days = f"run from {short_date(form.starts_on)} to {_day(form.ends_on)}"
        return f"{renamed} and let it {days}" if renamed else f"Let {was.name} {days}"
    holidays = counted(len(form.holidays), "holiday")
    if renamed:
        return f"{renamed} and give it {holidays}" if form.holidays != was.holidays else renamed
    return f"Give {was.name} {holidays}"


def free_name(plan: Plan, text: str, editing: str | None = None) -> str:
    """The name, cleaned; raises `BadInputError` where it is empty, or is another quarter's name or id."""
    name = one_line(text, "Quarter")
    if not name:
        raise BadInputError("A quarter needs a name, e.g. 2027-Q1.")
    for other in in_order(plan):
        if other.id != editing and name.casefold() in {other.name.casefold(), other.id.casefold()}:
            whose = "" if other.name.casefold() == name.casefold() else f", renamed to {other.name}"
            raise BadInputError(f"There is a quarter “{name}” already{whose}; choose another name.")
    return name


def checked(plan: Plan, form: QuarterForm, editing: str | None = None) -> QuarterForm:
    """The form with its name cleaned and its holidays in order; raises `BadInputError` for what cannot be."""
    name = free_name(plan, form.name, editing)
    if not (_YEARS[0] <= form.starts_on.year and form.ends_on.year <= _YEARS[1]):
        raise BadInputError(f"{name}: a quarter lies between the years {_YEARS[0]} and {_YEARS[1]}.")
    if form.ends_on < form.starts_on:
        raise BadInputError(f"{name} would end on {_day(form.ends_on)}, before it starts; swap the two days.")
    weeks = _weeks(form.starts_on, form.ends_on)
    if not LEAST_WEEKS <= weeks <= MOST_WEEKS:
        raise BadInputError(f"{name} would have {counted(weeks, 'week')}; a quarter has {LEAST_WEEKS} to {MOST_WEEKS}.")
    for other in (q for q in in_order(plan) if q.id != editing):
        if form.starts_on <= other.ends_on and other.starts_on <= form.ends_on:
            span = f"{short_date(other.starts_on)} to {_day(other.ends_on)}"
            raise BadInputError(f"{name} would overlap {other.name}, which runs from {span}; choose other days.")
    return form._replace(name=name, holidays=_holidays(name, form))


def gap_before(plan: Plan, form: QuarterForm, editing: str | None = None) -> int:
    """Weeks between the quarter before and this one that belong to neither; 0 where it follows at once, or is first."""
    before = [q.ends_on for q in plan.quarters.values() if q.ends_on < form.starts_on and q.id != editing]
    return _weeks(max(before) + _DAY, form.starts_on - _DAY) if before else 0


def _refuse_early(last: Quarter, form: QuarterForm, today: date) -> None:
    weeks = weeks_of(last)
    opens = weeks[min(PREPARED_FROM, len(weeks)) - 1] if weeks else last.starts_on
    if last.state != "closed" and today < opens:
        raise BadInputError(
            f"{form.name} can be prepared from week {PREPARED_FROM} of {last.name} on, which begins on {_day(opens)};"
            " until then there is nothing to take over."
        )


def _rooms(plan: Plan, quarter: Quarter) -> Iterable[Change]:
    for team in plan.teams.values():
        room = plan.capacity_of(team.id)
        if room is not None and (team.until is None or team.until >= quarter.starts_on):
            people = max(0.0, people_at_end(room))
            new = TeamCapacity(capacity_id(quarter.id, team.id), quarter.id, team.id, people, room.plannable_share)
            yield create(new)


def _places(plan: Plan, quarter: Quarter) -> Iterable[Change]:
    for item, placement in plan.ranked:
        if item.stage != "done":
            yield create(Placement(placement_id(quarter.id, item.id), quarter.id, item.id, placement.rank))


def _kept(plan: Plan, quarter: Quarter) -> Iterable[Change]:
    """Principles, and where the organisation stands: as they were, until somebody says otherwise."""
    yield from (create(principle) for principle in principles.handed_on(plan, quarter.id))
    answers = context.handed_on(plan, quarter.id)
    if answers is not None:
        yield create(answers)


def _holidays(name: str, form: QuarterForm) -> tuple[date, ...]:
    holidays = tuple(sorted(set(form.holidays)))
    outside = [day for day in holidays if not form.starts_on <= day <= form.ends_on]
    if outside:
        span = f"{short_date(form.starts_on)} to {_day(form.ends_on)}"
        raise BadInputError(f"The holiday {_day(outside[0])} lies outside {name}, which runs from {span}.")
    if working_weeks_between(form.starts_on, form.ends_on, holidays) <= 0:
        raise BadInputError(f"With so many holidays {name} has no working day left; take some out.")
    return holidays


def _weeks(starts_on: date, ends_on: date) -> int:
    return len(weeks_between(starts_on, ends_on))


def _day(day: date) -> str:
    return f"{short_date(day)} {day.year}"
