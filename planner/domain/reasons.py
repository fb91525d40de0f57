"""Why an item stands where it stands, in a few words: for a row, and for a list that nobody can ask."""

from planner.domain.calendar import short_date
from planner.domain.capacity import round_half_up
from planner.domain.effect import titles
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.text import weeks_text
from planner.domain.words import Standing

_SHORT: dict[Standing, str] = {"unestimated": "no size", "no_team": "no team"}


def short_reason(plan: Plan, fill: Fill, item: Item, rank: int) -> str:
    """At most about ten characters: `CHK has 9`, `fits GRW`, `no size`, `12 Dec`, `waits CHK-4`; often empty."""
    standing = fill.standing[item.id]
    if standing in _SHORT:
        return _SHORT[standing]
    team = plan.teams.get(item.team or "")
    holder = _holder(plan, team.key if team else "")
    if standing == "out":
        return f"{holder} has {has_and_needs(fill, plan, item)[0]}"
    if standing == "waiting":
        return f"waits {plan.items[fill.waits_for[item.id][0]].key}"
    if standing == "must" and item.must_due:
        return short_date(item.must_due)
    if item.stage == "done":
        return "done"
    return f"fits {holder}" if standing == "in" and is_below_line(fill, item, rank) else ""


def reason(plan: Plan, fill: Fill, item: Item, rank: int) -> str:
    """The same in full, without a full stop: `needs 14 weeks, Checkout has 9`; empty for what is in as expected."""
    standing = fill.standing[item.id]
    team = plan.teams.get(item.team or "")
    holder = _holder(plan, team.name if team else "the team")
    if standing == "out":
        has, needs = has_and_needs(fill, plan, item)
        return f"needs {needs} week{'' if needs == '1' else 's'}, {holder} has {has}"
    if standing == "waiting":
        return f"waits for {titles(plan, fill.waits_for[item.id])}"
    if standing == "unestimated":
        return "nobody has said how long it takes"
    if standing == "no_team":
        return f"{team.name if team else 'its team'} does not work in this quarter"
    if standing == "must":
        due = f", due {short_date(item.must_due)}" if item.must_due else ""
        because = f": {item.must_reason.rstrip('.')}" if item.must_reason else ""
        return f"must-do{because}{due}"
    return f"below the line, but it fits {holder}" if is_below_line(fill, item, rank) else ""


def is_below_line(fill: Fill, item: Item, rank: int) -> bool:
    """Whether an item stands below its lane's line."""
    line = fill.lanes[item.category].line_after if item.category else None
    return line is not None and rank > line


def has_and_needs(fill: Fill, plan: Plan, item: Item) -> tuple[str, str]:
    """Weeks that the team had when the item's turn came, and weeks that it needs.

    Whole numbers, unless these would hide that the one is less than the other: then with a decimal or two.
    """
    has, needs = max(0.0, fill.had.get(item.id, 0.0)), plan.weeks[item.id] or 0.0
    if round_half_up(has) < round_half_up(needs):
        return weeks_text(has), weeks_text(needs)
    for digits in (1, 2):
        if round(has, digits) < round(needs, digits):
            return f"{has:.{digits}f}", f"{needs:.{digits}f}"
    return "a little less", weeks_text(needs)


def _holder(plan: Plan, team: str) -> str:
    return "the lane" if plan.organisation.pooled else team
