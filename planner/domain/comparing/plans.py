"""Two states of one plan beside each other: what came in and went out, and what else became another."""

from collections.abc import Callable, Iterator
from typing import Any

from planner.domain.calendar import long_date
from planner.domain.comparing.differing import NOTHING, WHATS, Difference, Differing, What, apart
from planner.domain.comparing.purpose import purposes
from planner.domain.figures import with_unit
from planner.domain.item import Item
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.rank_fill import fill
from planner.domain.teams.people_changes import changes_phrase
from planner.domain.text import number_text, people_phrase, percent, ratio_text, weeks_text
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, STAGE_NAMES

FAR = 5
"""Places by which an item has moved far, counted among those that stand in its lane both times."""
_IN = {"in", "must"}


def difference(before: Plan, after: Plan) -> Difference:
    """What changed from one state of a plan to another, each about the quarter that it is about."""
    found = [
        *_agreed(before, after),
        *purposes(before, after),
        *_standing(before, after),
        *_items(before, after),
        *_moved(before, after),
        *_teams(before, after),
    ]
    return Difference(tuple(sorted(found, key=lambda change: WHATS.index(change.what))))


def _agreed(before: Plan, after: Plan) -> Iterator[Differing]:
    old, new = before.quarter, after.quarter
    pairs: tuple[tuple[str, Any, Any, Callable[[Any], str]], ...] = (
        ("quarter", old.name, new.name, str),
        ("ratio", old.ratio, new.ratio, ratio_text),
        ("reserve", old.reserve, new.reserve, percent),
        ("phase", old.state, new.state, str),
    )
    for name, was, now, said in pairs:
        if was != now:
            yield Differing("agreed", "", name, _said(was, said), _said(now, said))
    if old.id == new.id:
        was, now = _days(old), _days(new)
        if was != now:
            yield Differing("agreed", "", "days", *apart(was, now))


def _days(quarter: Quarter) -> dict[str, str]:
    span = f"{long_date(quarter.starts_on)} to {long_date(quarter.ends_on)}"
    return {"span": span, "holidays": ", ".join(map(long_date, quarter.holidays)) or "no holidays"}


def _standing(before: Plan, after: Plan) -> Iterator[Differing]:
    was, now = fill(before).standing, fill(after).standing
    order = {entry.item.id: n for n, entry in enumerate((*after.ranked, *before.ranked))}
    for item in sorted(was.keys() | now.keys(), key=lambda i: order.get(i, 0)):
        old, new = was.get(item), now.get(item)
        entity = after.items.get(item) or before.items[item]
        # What is done has left its lane, but it has not fallen out.
        if (old in _IN) == (new in _IN) or (entity.stage == "done" and new not in _IN):
            continue
        yield Differing(
            "came_in" if new in _IN else "went_out",
            entity.key,
            entity.title,
            _where(before, item, old),
            _where(after, item, new),
        )


def _where(plan: Plan, item: str, standing: str | None) -> str:
    """How an item stood, in a word or two."""
    if standing is not None:
        return {"must": "must-do", "unestimated": "no size", "no_team": "no team"}.get(standing, standing)
    entity = plan.items.get(item)
    if entity is None:
        return NOTHING
    return "stopped" if entity.stage == "stopped" else "unsorted"


def _items(before: Plan, after: Plan) -> Iterator[Differing]:
    for item in after.items.values():
        old = before.items.get(item.id)
        if old is None:
            yield Differing("added", item.key, item.title, NOTHING, _weeks(item))
        elif old != item:
            yield from _item(before, after, old, item)
    for item in before.items.values():
        if item.id not in after.items:
            yield Differing("stopped", item.key, item.title, STAGE_NAMES[item.stage], "removed")


def _item(before: Plan, after: Plan, old: Item, new: Item) -> Iterator[Differing]:
    def differing(what: What, was: str, now: str) -> Differing:
        return Differing(what, new.key, new.title, was, now)

    if old.stage != new.stage and new.stage in {"stopped", "done"}:
        what: What = "stopped" if new.stage == "stopped" else "done"
        reason = f": {new.stop_reason}" if new.stage == "stopped" and new.stop_reason else ""
        yield differing(what, STAGE_NAMES[old.stage], f"{STAGE_NAMES[new.stage]}{reason}")
    if (old.must_reason, old.must_due) != (new.must_reason, new.must_due):
        yield differing("must_do", _must(old), _must(new))
    if old.weeks != new.weeks:
        yield differing("estimate", _weeks(old), _weeks(new))
    places = _place(before, old), _place(after, new)
    if places[0] != places[1]:
        yield differing("place", *places)


def _moved(before: Plan, after: Plan) -> Iterator[Differing]:
    for category in CATEGORIES:
        was = [entry.item.id for entry in before.order.lane(category)]
        now = [entry.item.id for entry in after.order.lane(category)]
        both = set(was) & set(now)
        old = {item: n for n, item in enumerate((i for i in was if i in both), start=1)}
        new = {item: n for n, item in enumerate((i for i in now if i in both), start=1)}
        ranks = {item: n for n, item in enumerate(was, start=1)}, {item: n for n, item in enumerate(now, start=1)}
        for item, place in new.items():
            if abs(place - old[item]) >= FAR:
                entity = after.items[item]
                places = (f"rank {rank[item]}" for rank in ranks)
                yield Differing("moved", entity.key, entity.title, *places)


def _teams(before: Plan, after: Plan) -> Iterator[Differing]:
    was, now = ({team.id: team for team in plan.active_teams} for plan in (before, after))
    for team in {**was, **now}.values():
        old = _team(before, was[team.id]) if team.id in was else {}
        new = _team(after, now[team.id]) if team.id in now else {}
        if old != new:
            texts = apart(old, new)
            yield Differing("team", team.key, team.name, texts[0], texts[1] if new else _gone(after, team))


def _team(plan: Plan, team: Team) -> dict[str, str]:
    """What people notice of a team: its name, kind, people, own ratio and time off, each as they would say it."""
    room = plan.capacity_of(team.id)
    if room is None:
        return {"name": team.name, "kind": team.kind, "people": "people unknown"}
    told = {"name": team.name, "kind": team.kind, "people": people_phrase(room.people)}
    told["ratio"] = "no own ratio" if room.ratio is None else f"own ratio {ratio_text(room.ratio)}"
    if room.plannable_share is not None:
        told["plannable"] = f"{percent(room.plannable_share)} plannable"
    if room.time_off_days:
        told["off"] = f"{with_unit(number_text(room.time_off_days), 'days')} off"
    if room.changes:
        told["changes"] = changes_phrase(room.changes)
    return told


def _gone(plan: Plan, team: Team) -> str:
    until = plan.teams[team.id].until if team.id in plan.teams else None
    return f"until {long_date(until)}" if until is not None else "removed"


def _place(plan: Plan, item: Item) -> str:
    team = plan.teams.get(item.team or "")
    lane = CATEGORY_NAMES[item.category] if item.category is not None else "no lane"
    return f"{lane}, {team.name if team is not None else 'no team'}"


def _must(item: Item) -> str:
    if item.must_reason is None:
        return NOTHING
    return f"{item.must_reason}, due {long_date(item.must_due)}" if item.must_due is not None else item.must_reason


def _weeks(item: Item) -> str:
    """Weeks with a decimal where they have one: 2 became 2.5 must not read as 2 became 3."""
    if item.weeks is None:
        return "no size"
    text = weeks_text(item.weeks) if item.weeks == round(item.weeks) else number_text(item.weeks)
    return f"{text} {'week' if text == '1' else 'weeks'}"


def _said(value: Any, said: Callable[[Any], str]) -> str:
    return NOTHING if value is None else said(value)
