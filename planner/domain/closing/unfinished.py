"""What a quarter leaves unfinished, and what is to become of it when the quarter is closed."""

from collections.abc import Mapping
from math import fsum, isfinite
from typing import NamedTuple

from planner.domain.change import Change, Step, create, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.errors import BadInputError
from planner.domain.item import Effort, Item
from planner.domain.measuring.promises import promises
from planner.domain.plan import Plan
from planner.domain.results import CarryChoice, CarryOver, carry_over_id
from planner.domain.text import clean, counted, one_line, weeks_phrase
from planner.domain.typed import parse_number
from planner.domain.words import Outcome

_MOST_WEEKS = 1_000_000
_UNFINISHED: tuple[Outcome, ...] = ("going", "not_started")
CHOICE_WORDS: dict[CarryChoice, str] = {"carried": "carry", "back": "back", "dropped": "drop"}
"""As people write it."""


class CloseChoice(NamedTuple):
    """What is to become of an unfinished item."""

    choice: CarryChoice
    why: str
    """A word why; it may not be empty."""
    remaining: float | None = None
    """Weeks of one person that are left of what is carried over; `None` where nobody knows.

    Of what goes back to the backlog its estimate from then on; `None`: as it was estimated.
    """


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

    @property
    def becomes(self) -> CloseChoice | None:
        """What is to become of it as one says it."""
        return None if self.chosen is None else CloseChoice(self.chosen.choice, self.chosen.why, self.chosen.remaining)

    @property
    def left(self) -> float | None:
        """What is left as far as anybody has said: all of what was not begun; `None` where nobody knows."""
        if self.item.remaining is not None:
            return self.item.remaining
        return self.item.weeks if self.outcome == "not_started" else None

    def likewise(self, choice: CarryChoice, why: str) -> CloseChoice:
        """What is said of several at once, with the weeks that are known to be left of this one."""
        left = {"carried": self.left, "back": self.item.remaining, "dropped": None}
        return CloseChoice(choice, why, left[choice])


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
    return choose_all(plan, {item: given})


def choose_all(plan: Plan, given: Mapping[str, CloseChoice]) -> Step:
    """Says it of several unfinished items at once, by item, as one step; raises as `choose` does."""
    if plan.quarter.state == "closed":
        raise BadInputError(f"{plan.quarter.name} is closed; what became of its items stays as it was said.")
    rows = {row.item.id: row for row in unfinished(plan)}
    if not given or any(item not in rows for item in given):
        raise BadInputError("That item is not unfinished in this quarter; somebody else may have settled it.")
    made = {item: checked(rows[item].item, choice) for item, choice in given.items()}
    reasons = dict.fromkeys(choice.why for choice in made.values())
    return Step(_label(plan, rows, made), choice_changes(plan, made), why="; ".join(reasons))


def choice_changes(plan: Plan, choices: Mapping[str, CloseChoice]) -> tuple[Change, ...]:
    """What stores some choices, by item; they have been checked."""
    changes: list[Change] = []
    for item, given in choices.items():
        before = chosen_for(plan, item)
        if before is None:
            id_ = carry_over_id(plan.current, item)
            row = CarryOver(id_, plan.current, item, given.choice, given.remaining, given.why)
            changes.append(create(row))
        else:
            changes += edit(before, **given._asdict())
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
    as_estimated = given.choice == "back" and item.effort is not None and left == item.effort.mean
    return CloseChoice(given.choice, why, None if as_estimated else left)


def settle(item: Item, given: CloseChoice) -> tuple[Change, ...]:
    """What a choice makes of the item itself when the quarter is closed."""
    if given.choice == "dropped":
        return edit(item, stage="stopped", stop_reason=given.why)
    left = given.remaining
    if given.choice == "back":
        # What remains of an item is spent ahead of new ideas, so what is ranked anew has an estimate instead.
        effort = item.effort if left is None else Effort(left, left, left)
        return edit(item, remaining=None, effort=effort)
    return () if left is None else edit(item, remaining=left)


def choice_of(text: str) -> CarryChoice:
    """What was meant by carry, back or drop, of which the first letter is enough. Raises `BadInputError`."""
    typed = clean(text).casefold()
    for choice, word in CHOICE_WORDS.items():
        if typed and (word.startswith(typed) or typed.startswith(word)):
            return choice
    raise BadInputError("Write carry, back or drop; the first letter is enough.")


def parse_remaining(text: str) -> float | None:
    """Weeks that are left as people type them; nothing and `?` are unknown. Raises `BadInputError`."""
    typed = text.strip()
    if typed in {"", "?", "–"}:
        return None
    weeks = parse_number(typed, "What is left")
    if weeks is None or not 0 < weeks <= _MOST_WEEKS:
        raise BadInputError("What is left: write weeks of one person, more than 0, e.g. 7 or 2.5; ? for unknown.")
    return weeks


def _label(plan: Plan, rows: Mapping[str, Unfinished], made: Mapping[str, CloseChoice]) -> str:
    (item, first), when = next(iter(made.items())), f"when {plan.quarter.name} is closed"
    what = rows[item].item.title if len(made) == 1 else counted(len(made), "item")
    if len({choice.choice for choice in made.values()}) > 1:
        return f"Say what becomes of {what} {when}"
    if first.choice == "carried":
        weeks = [choice.remaining for choice in made.values()]
        known = [left for left in weeks if left is not None]
        least = "at least " if known and len(known) < len(weeks) else ""
        return f"Carry {what} over, {least}{weeks_phrase(fsum(known) if known else None)} left"
    return f"Put {what} back in the backlog {when}" if first.choice == "back" else f"Drop {what} {when}"
