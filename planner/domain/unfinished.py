"""What a quarter leaves unfinished, and what is to become of it when the quarter is closed."""

from collections.abc import Mapping
from math import isfinite
from typing import NamedTuple

from planner.domain.change import Change, Step, create, edit
from planner.domain.check_in import evidence_of
from planner.domain.errors import BadInputError
from planner.domain.item import Item
from planner.domain.measuring_promises import promises
from planner.domain.plan import Plan
from planner.domain.results import CarryChoice, CarryOver, carry_over_id
from planner.domain.text import one_line, weeks_phrase
from planner.domain.typed import parse_number
from planner.domain.words import Outcome

_MOST_WEEKS = 1_000_000
_UNFINISHED: tuple[Outcome, ...] = ("going", "not_started")


class CloseChoice(NamedTuple):
    """What is to become of an unfinished item."""

    choice: CarryChoice
    why: str
    """A word why; it may not be empty."""
    remaining: float | None = None
    """Weeks of one person that are left of what is carried over; `None` where nobody knows."""


class Unfinished(NamedTuple):
    """One item that is neither done nor dropped."""

    item: Item
    outcome: Outcome
    promised: bool
    """Whether the latest agreement promised it; else somebody has begun it."""
    weeks: float | None
    """What was promised for it, else what it is estimated at, in weeks of one person; `None` where nobody knows."""
    chosen: CarryOver | None
    """What is to become of it; `None`: nobody has said yet."""


def unfinished(plan: Plan) -> tuple[Unfinished, ...]:
    """What was promised and is not done or dropped, Innovation first by rank; then what was begun without a promise.

    Service goes on week after week and is never finished, so nobody is asked about it.
    """
    promised = promises(plan).promises
    open_ones = (p for p in promises(plan).promises if p.outcome in _UNFINISHED and p.item.id not in plan.services)
    found = [
        Unfinished(p.item, p.outcome, promised=True, weeks=p.committed.effort, chosen=chosen_for(plan, p.item.id))
        for p in open_ones
    ]
    known = {promise.item.id for promise in promised}
    begun = (e for e in plan.ranked if e.placement.outcome == "going" and e.item.id not in known | plan.services)
    found += [
        Unfinished(e.item, "going", promised=False, weeks=e.item.weeks, chosen=chosen_for(plan, e.item.id))
        for e in begun
    ]
    return tuple(found)


def chosen_for(plan: Plan, item: str) -> CarryOver | None:
    """What is to become of an item of this quarter, or became of it when the quarter was closed."""
    return evidence_of(plan).carry_overs.get(carry_over_id(plan.current, item))


def choose(plan: Plan, item: str, given: CloseChoice) -> Step:
    """Says what is to become of an unfinished item when the quarter is closed; until then nothing else changes.

    Raises `BadInputError` for what is not unfinished, without a word why, and for weeks that cannot be left.
    """
    if plan.quarter.state == "closed":
        raise BadInputError(f"{plan.quarter.name} is closed; what became of its items stays as it was said.")
    found = next((u for u in unfinished(plan) if u.item.id == item), None)
    if found is None:
        raise BadInputError("That item is not unfinished in this quarter; somebody else may have settled it.")
    given = checked(found.item, given)
    label = f"Carry {found.item.title} over, {weeks_phrase(given.remaining)} left"
    if given.choice == "dropped":
        label = f"Drop {found.item.title} when {plan.quarter.name} is closed"
    return Step(label, choice_changes(plan, {item: given}), why=given.why)


def choice_changes(plan: Plan, choices: Mapping[str, CloseChoice]) -> tuple[Change, ...]:
    """What stores some choices, by item; they have been checked."""
    changes: list[Change] = []
    for item, given in choices.items():
        before = chosen_for(plan, item)
        if before is None:
            row = CarryOver(carry_over_id(plan.current, item), plan.current, item, *_fields(given))
            changes.append(create(row))
        else:
            changes += edit(before, choice=given.choice, remaining=given.remaining, why=given.why)
    return tuple(changes)


def checked(item: Item, given: CloseChoice) -> CloseChoice:
    """A choice with its reason cleaned; raises `BadInputError` that names the item where it cannot be."""
    why = one_line(given.why, item.title)
    if not why:
        raise BadInputError(f"{item.title}: say in a word why, so that nobody has to ask again.")
    if given.choice == "dropped":
        return CloseChoice("dropped", why)
    left = given.remaining
    if left is not None and not (isfinite(left) and 0 < left <= _MOST_WEEKS):
        raise BadInputError(
            f"{item.title}: what is left is more than 0 weeks and at most 1,000,000; where nothing is, it is done."
        )
    return CloseChoice("carried", why, left)


def parse_remaining(text: str) -> float | None:
    """Weeks that are left as people type them; nothing and `?` are unknown. Raises `BadInputError`."""
    typed = text.strip()
    if typed in {"", "?", "–"}:
        return None
    weeks = parse_number(typed, "What is left")
    if weeks is None or not 0 < weeks <= _MOST_WEEKS:
        raise BadInputError("What is left: write weeks of one person, more than 0, e.g. 7 or 2.5; ? for unknown.")
    return weeks


def choice_of(row: CarryOver) -> CloseChoice:
    """A stored choice as one gives it."""
    return CloseChoice(row.choice, row.why, row.remaining)


def _fields(given: CloseChoice) -> tuple[CarryChoice, float | None, str]:
    return given.choice, given.remaining, given.why
