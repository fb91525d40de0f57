"""Slices: cut from an item with a hypothesis and a pass mark, measured by week, judged, and decided upon."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from planner.domain.calendar import monday_of, short_date, weeks_of
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.results import Slice, SliceDecision, SliceResult, slice_result_id
from planner.domain.slices.form import SliceForm, check_form, mark_of
from planner.domain.slices.numbers import line_text, numbers_of, tally_of
from planner.domain.text import TITLE_LENGTH, clean, clean_note, one_line
from planner.domain.verdict.judging import Look, SliceVerdict, judge
from planner.domain.verdict.mark import PassMark

MOST_SLICES = 50
"""So many of one item; more would be a backlog of their own."""
_FIXED = {
    "kind": "what it is judged by",
    "direction": "which way is better",
    "sample": "how many it takes",
    "until": "the day",
}
DECISION_NAMES: dict[SliceDecision, str] = {"continue": "Continue with", "change": "Change", "stop": "Stop"}


def slice_of(plan: Plan, slice_id: str) -> Slice:
    """The slice with this id; raises `BadInputError` where it is gone."""
    found = evidence_of(plan).slices.get(slice_id)
    if found is None:
        raise BadInputError("That slice is not in the plan any more; somebody else may have taken it away.")
    return found


def slice_called(plan: Plan, text: str) -> Slice:
    """The one slice with this id, or with these words in its title; raises `BadInputError` for none and for several."""
    wanted, every = clean(text).casefold(), slices_of(plan)
    found = [s for s in every if s.id.casefold() == wanted or s.title.casefold() == wanted]
    found = found or [s for s in every if wanted and wanted in s.title.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInputError(f"There is no slice “{clean(text, 60)}”; `planner slice list` names them.")
    names = ", ".join(f"{s.title} ({s.id})" for s in found[:3])
    raise BadInputError(f"“{clean(text, 60)}” may be any of these: {names}; write more of it, or the id.")


def slices_of(plan: Plan, item: str | None = None) -> tuple[Slice, ...]:
    """The slices of one item in order, or all; empty until the evidence was read."""
    found = plan.evidence.slices.values() if plan.evidence is not None else ()
    return tuple(sorted((s for s in found if item in (None, s.item)), key=lambda s: (s.item, s.position, s.id)))


def results_of(plan: Plan, slice_id: str) -> tuple[SliceResult, ...]:
    """What each week brought for a slice, oldest first."""
    found = (row for row in evidence_of(plan).slice_results.values() if row.slice == slice_id)
    return tuple(sorted(found, key=lambda row: (row.week, row.id)))


def results_by_slice(plan: Plan) -> dict[str, list[SliceResult]]:
    """The same for all slices that have any."""
    found: dict[str, list[SliceResult]] = {}
    rows = plan.evidence.slice_results.values() if plan.evidence is not None else ()
    for row in sorted(rows, key=lambda row: (row.week, row.id)):
        found.setdefault(row.slice, []).append(row)
    return found


def verdict_of(plan: Plan, slice_id: str, today: date) -> SliceVerdict:
    """What a slice's weeks say by today."""
    return judged(slice_of(plan, slice_id), results_of(plan, slice_id), today)


def judged(found: Slice, results: Sequence[SliceResult], today: date) -> SliceVerdict:
    """What these results say of a slice by a day."""
    return _judged(mark_of(found), tuple((row.week, row.numbers) for row in results), today)


@lru_cache(maxsize=4096)
def _judged(mark: PassMark, weeks: tuple[tuple[date, tuple[tuple[str, float], ...]], ...], today: date) -> SliceVerdict:
    # Remembered, because a screen asks for all verdicts after every change, and one takes a third of a millisecond.
    return judge(mark, (Look(week, tally_of(mark.kind, dict(numbers))) for week, numbers in weeks), today)


def running_slices(plan: Plan, team: str, week: date) -> tuple[Slice, ...]:
    """A team's slices that a check-in for that week asks about, in the order of their items' ranks.

    Customers have them by then, nobody stopped or changed them before, they are not settled yet, and a result of that
    week would still count. One that has a result for the week is among them, so that it can be corrected.
    """
    places = {entry.item.id: n for n, entry in enumerate(plan.ranked)}
    results = results_by_slice(plan)
    own = (s for s in slices_of(plan) if s.item in plan.items and plan.items[s.item].team == team)
    due = (s for s in own if _is_due(plan, s, results.get(s.id, []), week))
    return tuple(sorted(due, key=lambda s: (places.get(s.item, len(places)), s.position, s.id)))


def _is_due(plan: Plan, found: Slice, results: Sequence[SliceResult], week: date) -> bool:
    if any(row.week == week for row in results):
        return True
    if found.started_on is None or monday_of(found.started_on) > week:
        return False
    if found.decision in {"change", "stop"} or plan.items[found.item].stage == "stopped":
        return False
    before = judged(found, [row for row in results if row.week < week], week - timedelta(days=1))
    # An interval is held against the mark once; after that only a share's evidence goes on counting.
    return before.settled is None and (found.kind == "share" or not before.due)


def add_slice(plan: Plan, item: str, form: SliceForm, moment: Moment) -> Step:
    """A new slice of an item, last of its own; raises `BadInputError` where the item is gone, stopped or has 50."""
    _refuse_closed(plan)
    whose = plan.items.get(item)
    if whose is None:
        raise BadInputError("That item is not in the plan any more; choose another.")
    if whose.stage == "stopped":
        raise BadInputError(f"{whose.title} was stopped; a slice is cut from an item that goes on.")
    others = slices_of(plan, item)
    if len(others) >= MOST_SLICES:
        raise BadInputError(f"{len(others)} slices are more than one item can learn from; split the item.")
    given = _checked(form)
    _refuse_past_day(given.until, moment.today)
    place = others[-1].position + 1 if others else 0
    values = given._asdict() | {"stage": given.stage or whose.stage}
    row = Slice(moment.new_id(), item, position=place, **values)
    return Step(f"Add the slice {row.title} to {whose.title}"[:TITLE_LENGTH], (create(row),))


def edit_slice(plan: Plan, slice_id: str, form: SliceForm, moment: Moment) -> Step:
    """Gives a slice other words, or another pass mark, beside which the first one stays.

    Raises `BadInputError` where it is gone; and where it has results, so that what was fixed beforehand cannot change:
    kind, direction, sample and date.
    """
    _refuse_closed(plan)
    before, given = slice_of(plan, slice_id), _checked(form)
    after = before._replace(**given._asdict() | {"stage": given.stage or before.stage})
    moved = {name: text for name, text in _FIXED.items() if getattr(before, name) != getattr(after, name)}
    if moved and results_of(plan, slice_id):
        what = next(iter(moved.values()))
        raise BadInputError(f"{before.title} has results: {what} was fixed beforehand; stop it and cut another slice.")
    if "until" in moved:
        _refuse_past_day(after.until, moment.today)
    after = after._replace(first_pass_mark=_first_mark(before, after))
    values = {name: value for name, value in after._asdict().items() if name != "id"}
    return Step(f"Edit the slice {after.title}", edit(before, **values))


def record_result(plan: Plan, slice_id: str, week: date, numbers: Mapping[str, float], moment: Moment) -> Step:
    """Stores what one week, given by its Monday, brought for a slice; nothing takes an earlier result away.

    What was stored for the week is replaced. The first result says that customers have it, where nobody said so
    before. Raises `BadInputError` where the week is in the future or in no quarter of the plan, and for numbers that
    cannot be, e.g. more successes than trials.
    """
    found = slice_of(plan, slice_id)
    _check_week(plan, week, moment.today)
    before = evidence_of(plan).slice_results.get(slice_result_id(slice_id, week))
    label = f"{found.title}: {{}} in the week of {short_date(week)}"
    if not numbers:
        gone: tuple[Change, ...] = () if before is None else (delete(before),)
        return Step(label.format("no result"), gone)
    tally = tally_of(found.kind, numbers)
    stored = numbers_of(tally)
    row = SliceResult(slice_result_id(slice_id, week), slice_id, week, stored, moment.actor)
    if before is None:
        changes: tuple[Change, ...] = (create(row),)
    else:
        changes = edit(before, numbers=stored, by=moment.actor) if before.numbers != stored else ()
    if found.started_on is None or monday_of(found.started_on) > week:
        changes = (*changes, *edit(found, started_on=week))
    return Step(label.format(line_text(found.kind, dict(stored))), changes)


def decide_slice(plan: Plan, slice_id: str, decision: SliceDecision, why: str, moment: Moment) -> Step:
    """Continues, changes or stops a slice, remembered as a decision with its reason, which is asked.

    A later decision supersedes the earlier. Raises `BadInputError` without a reason.
    """
    _refuse_closed(plan)
    found, reason = slice_of(plan, slice_id), clean_note(why)
    if not reason:
        raise BadInputError("Say in a few words why, so that nobody has to ask again.")
    what = clean(f"{DECISION_NAMES[decision]} the slice {found.title}")
    row = Decision(
        moment.new_id(),
        plan.current,
        moment.now,
        what,
        reason,
        moment.actor,
        item=found.item,
        supersedes=_decided_before(plan, found),
        kind="slice",
    )
    said = edit(found, decision=decision, decision_why=reason, decided_at=moment.now)
    return Step(what, (*said, create(row)), why=reason)


def drop_slice(plan: Plan, slice_id: str) -> Step:
    """Takes away a slice that was added by mistake; raises `BadInputError` where it has results, which stay."""
    _refuse_closed(plan)
    found = slice_of(plan, slice_id)
    if results_of(plan, slice_id):
        raise BadInputError(f"{found.title} has results, which stay; stop it with a word why.")
    return Step(f"Take away the slice {found.title}", (delete(found),))


def _decided_before(plan: Plan, found: Slice) -> str | None:
    """The decision that gave the slice the one that it has now; it was made in the same step, at the same instant."""
    decisions = evidence_of(plan).decisions.values()
    mine = (d for d in decisions if d.kind == "slice" and d.item == found.item and d.at == found.decided_at)
    return next((d.id for d in mine if not d.withdrawn and d.what.endswith(clean(f"the slice {found.title}"))), None)


def _first_mark(before: Slice, after: Slice) -> float | None:
    if before.kind != after.kind or before.unit != after.unit:
        return None  # of another kind, or counted in something else: no number to hold the new one against
    first = before.pass_mark if before.first_pass_mark is None else before.first_pass_mark
    return None if first == after.pass_mark else first


def _checked(form: SliceForm) -> SliceForm:
    title = one_line(form.title, "Title")
    if not title:
        raise BadInputError("A slice needs a title: what customers get, in a few words.")
    check_form(form)
    return form._replace(title=title, hypothesis=clean_note(form.hypothesis), metric=one_line(form.metric, "Metric"))


def _refuse_past_day(until: date | None, today: date) -> None:
    if until is not None and until < today:
        raise BadInputError(f"{short_date(until)} is past; fix beforehand the day on which it is judged.")


def _check_week(plan: Plan, week: date, today: date) -> None:
    if not any(week in weeks_of(quarter) for quarter in plan.quarters.values()):
        raise BadInputError(f"The week of {short_date(week)} {week.year} is in no quarter of this plan; give another.")
    if week > monday_of(today):
        raise BadInputError(f"The week of {short_date(week)} has not begun; enter results of this week or before.")


def _refuse_closed(plan: Plan) -> None:
    if plan.quarter.state == "closed":
        raise BadInputError(f"{plan.quarter.name} is closed; go to a later quarter, where its slices go on.")
