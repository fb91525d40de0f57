"""What a Tune-Up item is said to give back in hours a week, and what the weeks after shipping say.

It says what went together, never what caused it: other things changed in those weeks, too.
"""

from collections.abc import Sequence
from datetime import date
from math import isfinite
from typing import NamedTuple

from planner.domain.before_after import BeforeAfter, before_and_after, predicted_against_found
from planner.domain.calendar import long_date, monday_of
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.errors import BadInputError
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.results import Prediction
from planner.domain.speed.amounts import amount
from planner.domain.speed.incidents import MOST_HOURS, hours_text
from planner.domain.speed.known import INCIDENT_HOURS
from planner.domain.speed.points import Point, measured_metrics, points
from planner.domain.text import counted, percent
from planner.domain.words import Stage

SHIPPED: frozenset[Stage] = frozenset({"last_mile", "done"})
_WEEKS_COMPARED = 26
"""So many weeks before and after are compared: what was longer ago is another time."""


class Checked(NamedTuple):
    """A prediction with what the weeks say."""

    prediction: Prediction
    item: Item
    found: BeforeAfter | None
    """`None` before it is shipped, and where no weekly incident hours are known."""
    part: float | None
    """The part that came of what was predicted, 1 for all of it; `None`: too early, or unknown."""

    @property
    def text(self) -> str:
        """What came of it, as a sentence."""
        said = f"{self.item.title}: {hours_text(self.prediction.hours)} a week predicted"
        if self.prediction.shipped_on is None:
            return f"{said}; not shipped yet."
        shipped = f"shipped on {long_date(self.prediction.shipped_on)}"
        if self.found is None or self.found.before is None:
            return f"{said}; {shipped}, and no incident hours are known from before."
        if self.found.after is None:
            return f"{said}; {shipped}, and no week after it is known yet."
        before, after = amount(self.found.before.centre), amount(self.found.after.centre)
        if before == after:
            moved = f"incident hours stayed at {after} a week together with it"
        else:
            moved = f"incident hours went {before} → {after} a week together with it"
        return f"{said}; {shipped}, {moved}{_CHANCES[self.found.shift]}."


_CHANCES = {
    None: ": too early to say if that is chance",
    0: ": no more than chance explains",
    1: ": a rise beyond chance",
    -1: ": a fall beyond chance",
}


def predict(plan: Plan, item: str, hours: float | None, today: date) -> Step:
    """Says how many hours a week an item of Tune-Up gives back once it is shipped; `None` takes that away.

    One that is shipped already counts from today. Raises `BadInputError` for an item of another lane, or hours that
    cannot be.
    """
    found = plan.items.get(item)
    if found is None:
        raise BadInputError("That item is not in the plan any more; choose another.")
    before = evidence_of(plan).predictions.get(item)
    if hours is None:
        gone = () if before is None else (delete(before),)
        return Step(f"Predict nothing of {found.title}", gone)
    if found.category != "tune_up":
        raise BadInputError(f"{found.title} is no Tune-Up item; hours are given back by Tune-Up alone.")
    if not isfinite(hours) or not 0 < hours <= MOST_HOURS:
        raise BadInputError("Hours a week: write more than 0, e.g. 6, summed over everybody who gets them back.")
    label = f"Predict that {found.title} gives back {hours_text(hours)} a week"
    if before is not None:
        return Step(label, edit(before, hours=hours))
    shipped = today if found.stage in SHIPPED else None
    return Step(label, (create(Prediction(item, item, hours, shipped)),))


def set_shipped(plan: Plan, item: str, on: date | None, today: date) -> Step:
    """Says on which day an item with a prediction was shipped; `None`: not yet. Raises `BadInputError`."""
    before = evidence_of(plan).predictions.get(item)
    if before is None or item not in plan.items:
        raise BadInputError("Nothing is predicted of that item; say first how many hours a week it gives back.")
    if on is not None and on > today:
        raise BadInputError(f"{long_date(on)} is still to come; write the day on which it was shipped.")
    when = "is not shipped yet" if on is None else f"was shipped on {long_date(on)}"
    return Step(f"{plan.items[item].title} {when}", edit(before, shipped_on=on))


def with_shipping(plan: Plan, step: Step, today: date) -> Step:
    """A step, and what the stages that it gives to items change in their predictions.

    Last mile and done are shipped, an earlier stage is not; nothing where nothing was predicted of an item.
    """
    if plan.evidence is None or not plan.evidence.predictions:
        return step
    extra: list[Change] = []
    for change in step.changes:
        after = change.after
        if isinstance(after, Item) and isinstance(change.before, Item) and after.stage != change.before.stage:
            extra += _shipping(plan.evidence.predictions.get(after.id), after.stage, today)
    return step._replace(changes=(*step.changes, *extra)) if extra else step


def checks(plan: Plan, today: date) -> tuple[Checked, ...]:
    """All predictions with what the weeks say, those shipped last first; then by title."""
    rows = plan.evidence.predictions.values() if plan.evidence else ()
    known = [row for row in rows if row.item in plan.items]
    known.sort(key=lambda row: (-_ordinal(row.shipped_on), plan.items[row.item].title, row.id))
    measured = measured_metrics(plan).get(INCIDENT_HOURS)
    values = points(plan, measured, today) if measured is not None and known else None
    return tuple(_checked(plan, row, today, values) for row in known)


def _checked(plan: Plan, prediction: Prediction, today: date, values: Sequence[Point] | None) -> Checked:
    """A prediction held against the incident hours of all teams, week by week; `None`: they are not measured."""
    item, shipped = plan.items[prediction.item], prediction.shipped_on
    if shipped is None or values is None or shipped > today:
        return Checked(prediction, item, None, None)
    week = monday_of(shipped)
    # The week of shipping is neither before nor after.
    before = [p.value for p in values if p.on < week][-_WEEKS_COMPARED:]
    after = [p.value for p in values if p.on > week][:_WEEKS_COMPARED]
    found = before_and_after(before, after)
    return Checked(prediction, item, found, predicted_against_found(prediction.hours, found))


def reasons(checked: Checked) -> tuple[str, ...]:
    """The arithmetic behind a check, line by line."""
    found = checked.found
    if found is None or found.before is None:
        return ("The weeks before and after it is shipped are compared once their incident hours are known.",)
    lines = [
        (
            f"Before: {amount(found.before.centre)} hours a week in {counted(found.weeks_before, 'week')}; chance "
            f"explains {amount(max(0.0, found.before.low))} to {amount(found.before.high)} (XmR limits, NIST 6.3.2.2)."
        )
    ]
    if found.after is not None:
        lines.append(f"After: {amount(found.after.centre)} hours a week in {counted(found.weeks_after, 'week')}.")
    lines += _part(checked)
    lines.append("The week of shipping itself counts on neither side.")
    lines.append("Other things changed in those weeks, too: the figures say what went together, not what caused it.")
    return tuple(lines)


def _part(checked: Checked) -> list[str]:
    """What came of what was predicted; nothing while it is too early."""
    predicted = hours_text(checked.prediction.hours)
    if checked.part is None:
        return []
    if checked.part < 0:
        more = hours_text(-checked.part * checked.prediction.hours)
        return [f"Predicted were {predicted} a week fewer; it came to {more} more."]
    return [f"That is {percent(checked.part)} of the {predicted} predicted."]


def _shipping(before: Prediction | None, stage: Stage, today: date) -> tuple[Change, ...]:
    if before is None or stage == "stopped":
        return ()
    if stage not in SHIPPED:
        return edit(before, shipped_on=None)
    return () if before.shipped_on is not None else edit(before, shipped_on=today)


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
