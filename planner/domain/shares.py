"""What people type for other teams' shares of an item and for service, and the changes that make it so."""

import re
from collections.abc import Mapping

from planner.domain.change import Change, create, delete, edit
from planner.domain.errors import BadInputError
from planner.domain.item import Item, ItemEffort, item_effort_id
from planner.domain.plan import Plan
from planner.domain.text import clean
from planner.domain.typed import parse_number
from planner.domain.words import Category

Shares = Mapping[str, float]
"""Weeks of one person by team id, in the order in which they were written."""
_MOST_WEEKS = 1_000_000
_QUOTED = 40
_BETWEEN = re.compile(r"\s*(?:;|,(?!\d))\s*")
"""A comma between two digits belongs to a number."""
_PART = re.compile(r"(.*?)[\s:]+([+-]?[\d.,]+)\s*(?:weeks?|wk|w)?", re.IGNORECASE)


def read_shares(plan: Plan, text: str) -> Shares:
    """Other teams and their weeks, `PLT 3, BLD 1`; nothing for nothing.

    Raises `BadInputError` for an unknown team, one that stands there twice, and weeks that nobody can work.
    """
    found: dict[str, float] = {}
    for part in _BETWEEN.split(clean(text)):
        if not part:
            continue
        match = _PART.fullmatch(part)
        if match is None or not match[1].strip():
            raise BadInputError(f"Other teams: “{part[:_QUOTED]}” is no team with its weeks; write e.g. PLT 3, BLD 1.")
        team = plan.team_named(match[1])
        weeks = parse_number(match[2], f"Other teams: {team.name}")
        if team.id in found:
            raise BadInputError(f"Other teams: {team.name} stands there twice; write it once, with all its weeks.")
        if not 0 < weeks <= _MOST_WEEKS:
            most = "more than 0 weeks" if weeks <= 0 else f"at most {_MOST_WEEKS:,} weeks"
            raise BadInputError(f"Other teams: {team.name} gives {most} of one person, or is left out.")
        found[team.id] = weeks
    return found


def shares_text(plan: Plan, item: Item) -> str:
    """An item's shares as `read_shares` reads them."""
    shares = plan.shares.get(item.id, ())
    known = [(plan.teams[share.team].key, share.weeks) for share in shares if share.team in plan.teams]
    return ", ".join(f"{key} {f'{weeks:.2f}'.rstrip('0').rstrip('.')}" for key, weeks in known)


def share_changes(plan: Plan, item_id: str, shares: Shares) -> tuple[Change, ...]:
    """What gives an item exactly these shares; raises `BadInputError` for one of its own team."""
    own = plan.items[item_id].team
    if own is not None and own in shares:
        name = plan.teams[own].name
        raise BadInputError(f"Other teams: {name} is the item’s own team; its weeks are the effort.")
    had = {share.team: share for share in plan.item_efforts.values() if share.item == item_id}
    changes: list[Change] = [delete(share) for team, share in sorted(had.items()) if team not in shares]
    for team, weeks in shares.items():
        if team in had:
            changes += edit(had[team], weeks=weeks)
        else:
            changes.append(create(ItemEffort(item_effort_id(item_id, team), item_id, team, weeks)))
    return tuple(changes)


def parse_service(text: str) -> float | None:
    """A standing share of a team's Tune-Up as `10 %`, `10` or `0.1`; `None` for nothing. Raises `BadInputError`."""
    typed = clean(text)
    if not typed:
        return None
    number = parse_number(typed.removesuffix("%"), "Service")
    share = number / 100 if "%" in typed or number >= 1 else number
    if not 0 < share <= 1:
        raise BadInputError("Service is a share of the team’s Tune-Up between 0 and 100 %; write e.g. 10 %.")
    return share


def refuse_service(service: float | None, category: Category | None) -> None:
    """Raises `BadInputError` for service in another lane than Tune-Up."""
    if service is not None and category != "tune_up":
        raise BadInputError("Service is a standing share of Tune-Up; give the item that lane, or leave service empty.")
