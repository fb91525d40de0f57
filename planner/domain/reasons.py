"""Why an item stands where it stands, in a few words: for a row, and for a list that nobody can ask."""

from planner.domain.calendar import short_date
from planner.domain.capacity import round_half_up
from planner.domain.effect import titles
from planner.domain.item import Item
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, weeks_in
from planner.domain.text import weeks_text
from planner.domain.words import Standing

_SHORT: dict[Standing, str] = {"unestimated": "no size", "no_team": "no team"}


def short_reason(plan: Plan, fill: Fill, item: Item, rank: int) -> str:
    """At most about ten characters: `CHK has 9`, `fits GRW`, `no size`, `12 Dec`, `waits CHK-4`; often empty."""
    standing = fill.standing[item.id]
    if standing in _SHORT:
        return _SHORT[standing]
    team = lacking_team(plan, fill, item)
    holder = _holder(plan, team.key if team else "")
    if standing == "out":
        return f"{holder} has {has_and_needs(fill, plan, item)[0]}"
    if standing == "waiting":
        return f"waits {plan.items[fill.waits_for[item.id][0]].key}"
    return _short_in(plan, fill, item, f"fits {holder}" if is_below_line(fill, item, rank) else "")


def _short_in(plan: Plan, fill: Fill, item: Item, fits: str) -> str:
    if fill.standing[item.id] == "must" and item.must_due:
        return short_date(item.must_due)
    if item.stage == "done":
        return "done"
    if item.id in fill.service:
        return "service"
    if fill.standing[item.id] == "must":
        return ""
    return f"for {plan.items[fill.brought[item.id]].key}" if fits and item.id in fill.brought else fits


def reason(plan: Plan, fill: Fill, item: Item, rank: int) -> str:
    """The same in full, without a full stop: `needs 14 weeks, Checkout has 9`; empty for what is in as expected."""
    standing = fill.standing[item.id]
    if standing == "waiting":
        return f"waits for {titles(plan, fill.waits_for[item.id])}"
    if standing == "unestimated":
        return "nobody has said how long it takes"
    if standing == "no_team":
        return f"{_absent(plan, fill, item)} does not work in this quarter"
    if standing == "must":
        due = f", due {short_date(item.must_due)}" if item.must_due else ""
        because = f": {item.must_reason.rstrip('.')}" if item.must_reason else ""
        return f"must-do{because}{due}"
    team = lacking_team(plan, fill, item)
    holder = _holder(plan, team.name if team else "the team")
    return _lacks(plan, fill, item, holder) if standing == "out" else _fits(plan, fill, item, rank, holder)


def _lacks(plan: Plan, fill: Fill, item: Item, holder: str) -> str:
    has, needs = has_and_needs(fill, plan, item)
    if item.id in fill.short_of and not plan.organisation.pooled:
        return f"{holder} has {has}, needs {needs}"
    return f"needs {needs} {'week' if needs in {'1', '<1'} else 'weeks'}, {holder} has {has}"


def _fits(plan: Plan, fill: Fill, item: Item, rank: int, holder: str) -> str:
    if item.id in fill.brought:
        return f"{titles(plan, [fill.brought[item.id]])} needs it"
    return f"below the line, but it fits {holder}" if is_below_line(fill, item, rank) else ""


def is_below_line(fill: Fill, item: Item, rank: int) -> bool:
    """Whether an item stands below its lane's line."""
    line = fill.lanes[item.category].line_after if item.category else None
    return line is not None and rank > line


def has_and_needs(fill: Fill, plan: Plan, item: Item) -> tuple[str, str]:
    """Weeks that the team that lacks them had when the item's turn came, and weeks that the item needs of it.

    Whole numbers, unless these would hide that the one is less than the other: then with a decimal or two.
    """
    has, needs = max(0.0, fill.had.get(item.id, 0.0)), _needed_weeks(plan, fill, item)
    if round_half_up(has) < round_half_up(needs):
        return weeks_text(has), weeks_text(needs)
    for digits in (1, 2):
        if round(has, digits) < round(needs, digits):
            return f"{has:.{digits}f}", f"{needs:.{digits}f}"
    return "a little less", weeks_text(needs)


def lacking_team(plan: Plan, fill: Fill, item: Item) -> Team | None:
    """The team that keeps an item out, or its own."""
    return plan.teams.get(fill.short_of.get(item.id) or item.team or "")


def _needed_weeks(plan: Plan, fill: Fill, item: Item) -> float:
    if plan.organisation.pooled or item.id in fill.service:
        return weeks_in(plan, fill, item.id) or 0.0
    team = fill.short_of.get(item.id)
    if team is None:
        return plan.weeks[item.id] or 0.0
    return next((share.weeks for share in plan.shares.get(item.id, ()) if share.team == team), 0.0)


def _absent(plan: Plan, fill: Fill, item: Item) -> str:
    """Who would have to work on an item, and does not in this quarter."""
    here = {split.team.id for split in fill.capacity.teams}
    asked = [item.team, *(share.team for share in plan.shares.get(item.id, ()))]
    gone = (plan.teams.get(team or "") for team in asked if team not in here)
    return next((team.name for team in gone if team is not None), "its team")


def _holder(plan: Plan, team: str) -> str:
    return "the lane" if plan.organisation.pooled else team
