"""How an item came to stand where it stands: the steps and decisions that touched it, as dated sentences."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Literal, Protocol

from planner.domain.calendar import on_day, short_date, today_in
from planner.domain.evidence import Decision
from planner.domain.item import Item
from planner.domain.plan import Plan

_SIDES: dict[str, Literal["in", "out"]] = {"in": "in", "out": "out"}
_AFTER_TITLE = r"(?: (?:\d+|<1|\?))?(?:,| and \d+ more|$)"
"""Weeks may follow a title, and other titles."""
_AT_ONCE = timedelta(minutes=2)
"""A step and its decision look at the clock one after the other."""
_DECIDING = ("Agree ", "Drop ")
_LATEST = 8
"""So many events are told; the whole history has a screen of its own."""


class Told(Protocol):
    """One step in the history of an item, as the store tells it."""

    @property
    def at(self) -> datetime:
        """When, UTC."""

    @property
    def actor(self) -> str:
        """Who did it."""

    @property
    def label(self) -> str:
        """What was done."""

    @property
    def why(self) -> str:
        """The reason given; empty for none."""


def told(plan: Plan, item: Item, history: Iterable[Told]) -> tuple[str, ...]:
    """The latest events, oldest first: decisions about the item or at its cost, and the steps that touched it."""
    decisions = _decisions(plan, item)
    decided = [(d.at, _decision(plan, item, d)) for d in decisions]
    # A step that brought a decision would else be told twice: as what was done and as what was decided.
    plain = [t for t in history if not any(_is_of(plan, t, d) for d in decisions)]
    steps = [(t.at, f"{_day(plan, t.at)}, {t.actor}: {t.label}{_because(t.why)}.") for t in _last_moves(plain, item)]
    return tuple(text for _, text in sorted([*decided, *steps], key=lambda pair: pair[0])[-_LATEST:])


def _is_of(plan: Plan, step: Told, decision: Decision) -> bool:
    """Whether a step is the one that brought a decision, or that a decision was made about.

    Somebody may have taken another day for today: then the decision is of that day, at the same time of it.
    """
    then = on_day(plan.organisation.time_zone, today_in(plan.organisation.time_zone, decision.at), step.at)
    if min(abs(step.at - decision.at), abs(then - decision.at)) > _AT_ONCE:
        return False
    return step.label == decision.what or (step.label.startswith(_DECIDING) and step.why == decision.why)


def _last_moves(history: list[Told], item: Item) -> list[Told]:
    """The steps without moves of the item that the same person moved again right after."""
    move = f"Move {item.title} "
    return [
        step
        for step, after in zip_longest(history, history[1:])
        if after is None
        or step.actor != after.actor
        or step.why
        or not (step.label.startswith(move) and after.label.startswith(move))
    ]


def _decisions(plan: Plan, item: Item) -> list[Decision]:
    if plan.evidence is None:
        return []
    return [d for d in plan.evidence.decisions.values() if not d.withdrawn and (d.item == item.id or _side(d, item))]


def _side(decision: Decision, item: Item) -> Literal["in", "out"] | None:
    """On which side of a decision's cost the item's title stands; that is text, so a renamed item is not found."""
    for part in decision.cost.split("; "):
        word, _, names = part.partition(" ")
        side = _SIDES.get(word.rstrip(":"))
        if side and re.search(rf"(?:^|, ){re.escape(item.title)}{_AFTER_TITLE}", names):
            return side
    return None


def _decision(plan: Plan, item: Item, decision: Decision) -> str:
    day, signed = _day(plan, decision.at), _signed([decision.signed_by, decision.also_signed_by])
    what = decision.what.rstrip(".")
    side = None if decision.item == item.id else _side(decision, item)
    if side is None:
        return f"{day}{f', {signed}' if signed else ''}: {what}{_because(decision.why)}."
    moved = "Fell out" if side == "out" else "Came in"
    return f"{moved} {day} with “{what}”{_because(decision.why)}{f', {signed}' if signed else ''}."


def _day(plan: Plan, at: datetime) -> str:
    day = today_in(plan.organisation.time_zone, at)
    year = "" if day.year == plan.quarter.starts_on.year else f" {day.year}"
    return f"{short_date(day)}{year}"


def _because(reason: str) -> str:
    return f" (“{reason.rstrip('.')}”)" if reason else ""


def _signed(names: Sequence[str]) -> str:
    return " and ".join(name for name in names if name)
