"""What one more week would bring the best plan, per team and lane: solved again with it."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.domain.optimum.best import Found
from planner.domain.optimum.exchanges import Exchange, exchange_text
from planner.domain.optimum.held import WrongAnswerError
from planner.domain.optimum.posed import Cell, Posed, one_more
from planner.domain.optimum.problem import is_allowed, value_of
from planner.domain.plan import Plan
from planner.domain.whatif.considered import value_text
from planner.domain.words import CATEGORY_NAMES


class Week(NamedTuple):
    """One more week in one place."""

    cell: Cell
    exchange: Exchange
    """From the best plan without the week to the best with it; its gain is never under 0."""


def weeks(asked: Posed, found: Found, more: Sequence[Found | None]) -> tuple[Week, ...]:
    """Where a week more gains something, most first; each answer checked as the first was.

    Raises `WrongAnswerError` where one does not hold. Places for which time ran out are left out.
    """
    before, weeks_found = set(found.answer.chosen), []
    for limit, (cell, one) in enumerate(zip(asked.cells, more, strict=True)):
        if one is None:
            continue
        chosen = one.answer.chosen
        if not is_allowed(one_more(asked.problem, limit), chosen):
            raise WrongAnswerError("The best plan with one more week breaks a limit or a need, so it is not shown.")
        gain = value_of(asked.problem, chosen) - value_of(asked.problem, before)
        out = tuple(asked.items[thing] for thing in sorted(before - set(chosen)))
        into = tuple(asked.items[thing] for thing in sorted(set(chosen) - before))
        if gain > 1e-9:
            weeks_found.append(Week(cell, Exchange(out, into, gain)))
    return tuple(sorted(weeks_found, key=lambda week: -week.exchange.gain))


def week_text(plan: Plan, week: Week) -> str:
    """One of them as a line, e.g. `Checkout, Innovation  +0.64  Mystery → Apple Pay`."""
    lane, team = week.cell
    place = f"{plan.teams[team].name}, {CATEGORY_NAMES[lane]}" if team else CATEGORY_NAMES[lane]
    return f"{place}  +{value_text(week.exchange.gain)}  {exchange_text(plan, week.exchange, 5)}"
