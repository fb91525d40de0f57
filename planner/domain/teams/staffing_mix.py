"""Staffing: people by kind of team, the shares to reach, and the moves that would reach them."""

from collections.abc import Mapping
from itertools import product
from math import floor
from typing import NamedTuple

from planner.domain.capacity import Capacity, whole
from planner.domain.change import Step, edit
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.teams.teams import refuse_closed
from planner.domain.text import number_text, people_phrase, percent
from planner.domain.words import TEAM_KINDS, TeamKind

MANY_ENGINEERS = 25
MANY_PRODUCT_LINES = 3
"""More people than the first, or as many product lines as the second, without a platform team: worth a sentence."""
_EPSILON = 1e-9

WHAT_FOR: dict[TeamKind, str] = {
    "product": "Product teams build what customers see.",
    "platform": "Platform teams build what product teams reuse: common building blocks.",
    "framework": "Framework teams build infrastructure and tooling: continuous delivery, fast detection and response.",
}


class KindShare(NamedTuple):
    """The people of one kind of team."""

    kind: TeamKind
    people: float
    teams: int
    share: float | None
    """Of all people, 0…1; `None` while there is nobody."""
    target: float | None
    """The share to reach; `None` where nobody set any."""


class Move(NamedTuple):
    """People who would change from one kind of team to another."""

    people: int
    source: TeamKind
    to: TeamKind


def shares(plan: Plan, room: Capacity) -> tuple[KindShare, ...]:
    """People by kind, over the whole quarter where somebody joins or leaves."""
    total, targets = room.people, dict(plan.quarter.staffing_targets)
    found = []
    for kind in TEAM_KINDS:
        teams = [team for team in room.teams if team.team.kind == kind and team.people > 0]
        people = sum(team.people for team in teams)
        found.append(KindShare(kind, people, len(teams), people / total if total > 0 else None, targets.get(kind)))
    return tuple(found)


def moves(kinds: tuple[KindShare, ...]) -> tuple[Move, ...]:
    """The fewest whole people to move so that every kind is within one person of its target; empty without targets."""
    total = sum(kind.people for kind in kinds)
    if any(kind.target is None for kind in kinds):
        return ()
    wanted = [(kind.target or 0.0) * total - kind.people for kind in kinds]
    missing = dict(zip((kind.kind for kind in kinds), whole(wanted, 0.0), strict=True))
    there = {kind.kind: floor(kind.people + _EPSILON) for kind in kinds}
    found = []
    for source, to in product(TEAM_KINDS, TEAM_KINDS):
        people = min(-missing[source], missing[to], there[source])
        if people > 0:
            found.append(Move(people, source, to))
            missing[source] += people
            missing[to] -= people
            there[source] -= people
    return tuple(found)


def move_sentences(kinds: tuple[KindShare, ...]) -> tuple[str, ...]:
    """What would reach the target, a sentence each; one that says so where it is reached, or nobody set any."""
    if any(kind.target is None for kind in kinds):
        return ("No target is set for this quarter.",)
    if not any(kind.people for kind in kinds):
        return ("Nobody is staffed yet, so there is nobody to move.",)
    teams = {kind.kind: kind.teams for kind in kinds}
    said = tuple(_move_sentence(move, teams) for move in moves(kinds))
    return said or ("The target is reached, within one person.",)


def platform_sentence(kinds: tuple[KindShare, ...], product_lines: int | None, engineers: float | None = None) -> str:
    """That many people, or many product lines, have no platform team; empty where they have one or are few.

    Where nobody said how many product lines there are, they do not count; how many engineers, the teams' people do.
    Where the limits lie is our own judgement.
    """
    by_kind = {kind.kind: kind for kind in kinds}
    people = sum(kind.people for kind in kinds) if engineers is None else engineers
    if by_kind["platform"].teams:
        return ""
    reasons = [f"{number_text(people)} people"] if people > MANY_ENGINEERS else []
    if product_lines is not None and product_lines >= MANY_PRODUCT_LINES:
        reasons.append(f"{product_lines} product lines")
    if not reasons:
        return ""
    return f"{' and '.join(reasons)} without a platform team: share what each builds."


def set_targets(plan: Plan, targets: Mapping[TeamKind, float]) -> Step:
    """Sets the shares to reach, 0…1 by kind, summing to 1; none at all takes the target away.

    Raises `BadInputError`.
    """
    refuse_closed(plan)
    if not targets:
        return Step(f"Set no staffing target for {plan.quarter.name}", edit(plan.quarter, staffing_targets=()))
    if any(not 0 <= share <= 1 for share in targets.values()):
        raise BadInputError("Each target lies between 0 and 100 %; the three add up to 100.")
    total = sum(targets.values())
    if abs(total - 1) > _EPSILON:
        raise BadInputError(f"The targets add up to {percent(total)}; the three must add up to 100 %.")
    pairs = tuple((kind, targets.get(kind, 0.0)) for kind in TEAM_KINDS)
    text = ", ".join(f"{percent(share)} {kind}" for kind, share in pairs)
    return Step(f"Aim at {text}", edit(plan.quarter, staffing_targets=pairs))


def _move_sentence(move: Move, teams: Mapping[TeamKind, int]) -> str:
    people = people_phrase(move.people)
    first = "" if teams[move.to] else ", where there is no team yet"
    return f"Move {people} from {move.source} to {move.to}{first}."
