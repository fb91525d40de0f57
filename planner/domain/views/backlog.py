"""The backlog as Prioritize shows it: two lanes in rank order, where the line stands, and what each exception is."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from planner.domain.capacity import round_half_up
from planner.domain.item import Item
from planner.domain.order import Ranked, position
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, LaneFill, fill
from planner.domain.reasons import reason, short_reason
from planner.domain.score import answers, score
from planner.domain.text import ratio_text, weeks_text
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, Answer, Category, Standing


class BacklogRow(NamedTuple):
    """One row of a lane."""

    item: str
    """The item's id."""
    rank: int
    """From 1, in the whole lane, whatever is filtered."""
    title: str
    answers: tuple[Answer | None, Answer | None, Answer | None]
    note: str
    """A few words for an exception, a date or `≠`; mostly empty."""
    team: str
    """The team's key; empty where the team is gone."""
    weeks: str
    """Whole weeks, or `?`."""
    standing: Standing


class TeamLoad(NamedTuple):
    """What one team has to do in both lanes, in weeks of one person."""

    team: Team
    innovation: float
    tune_up: float
    planned: float
    unknown: bool
    """Whether a must-do without effort is among it: then it is *at least* `used`."""

    @property
    def used(self) -> float:
        """Weeks of both lanes."""
        return self.innovation + self.tune_up

    @property
    def text(self) -> str:
        """`43/46`, or `≥43/46`; whole weeks."""
        return f"{'≥' if self.unknown else ''}{round_half_up(self.used)}/{round_half_up(self.planned)}"

    @property
    def is_over(self) -> bool:
        """Whether the team has more to do than it has weeks, by half a week or more."""
        return self.used - self.planned >= 0.5


@dataclass(frozen=True)
class LaneView:
    """One lane: how many rows it shows, and each row when it is asked for."""

    plan: Plan
    fill: Fill
    lane: LaneFill
    suggested: Mapping[str, int]
    """Rank by score among those of the lane that have one, by item id."""
    team: str | None = None
    """The id of the team that is shown alone, or `None` for all."""

    @property
    def category(self) -> Category:
        """Which lane it is."""
        return self.lane.category

    @property
    def name(self) -> str:
        """What people call the lane."""
        return CATEGORY_NAMES[self.category]

    @cached_property
    def shown(self) -> range | tuple[int, ...]:
        """Positions in the lane of the rows that are shown."""
        if self.team is None:
            return range(len(self.lane.order))
        return tuple(i for i, entry in enumerate(self.lane.order) if entry.item.team == self.team)

    @cached_property
    def line(self) -> int | None:
        """How many of the shown rows stand above the line; `None` where all fit."""
        after = self.lane.line_after
        if after is None or self.team is None:
            return after
        return sum(1 for position in self.shown if position < after)

    @property
    def unagreed(self) -> str:
        """`70 : 30, not agreed yet`, while the quarter has no agreed ratio; else empty."""
        if self.plan.quarter.ratio is not None:
            return ""
        return f"{ratio_text(self.fill.capacity.split.ratio)}, not agreed yet"

    @property
    def header(self) -> str:
        """`67 of 76 weeks`; says `at least` and `over by` where that is so."""
        used, capacity = round_half_up(self.lane.used), round_half_up(self.lane.capacity)
        text = f"{'at least ' if self.lane.unknown else ''}{used} of {capacity} weeks"
        return f"{text}, {self._over}" if self._over else text

    @property
    def short_header(self) -> str:
        """The same for a narrow frame: only the worst of it."""
        if self._over:
            return f"at least {self._over}" if self.lane.unknown else self._over
        return self.header

    @property
    def _over(self) -> str:
        if self.lane.over < 0.5:
            return ""
        weeks = round_half_up(self.lane.over)
        return f"over by {weeks} week{'' if weeks == 1 else 's'}"

    def entry(self, index: int) -> Ranked:
        """The item in a shown row, counted from 0."""
        return self.lane.order[self.shown[index]]

    def row(self, index: int) -> BacklogRow:
        """A shown row, counted from 0."""
        position = self.shown[index]
        item = self.lane.order[position].item
        team = self.plan.teams.get(item.team or "")
        return BacklogRow(
            item.id,
            position + 1,
            item.title,
            answers(item),
            self._note(item, position),
            team.key if team else "",
            weeks_text(self.plan.weeks[item.id]),
            self.fill.standing[item.id],
        )

    def index_of(self, item: str) -> int | None:
        """The row that shows an item, or `None`."""
        found, place = self.plan.items.get(item), self.plan.placement_of(item)
        if found is None or place is None or (self.team is not None and found.team != self.team):
            return None
        at = position(self.lane.order, place)
        return at if at is None or self.team is None else bisect_left(self.shown, at)

    def differs(self, position: int) -> bool:
        """Whether score and rank of an item differ much: by a third of the scored items, and by at least three.

        `position` is the item's in the lane, from 0.
        """
        suggested = self.suggested.get(self.lane.order[position].item.id)
        if suggested is None:
            return False
        much = max(3, round_half_up(len(self.suggested) / 3))
        return abs(suggested - 1 - self._scored_above(position)) >= much

    def _scored_above(self, position: int) -> int:
        """How many items above a position have a score, counted on from the row that was asked for last."""
        near, count = self._counted
        order, suggested = self.lane.order, self.suggested
        if position >= near:
            count += sum(1 for i in range(near, position) if order[i].item.id in suggested)
        else:
            count -= sum(1 for i in range(position, near) if order[i].item.id in suggested)
        self._counted[:] = position, count
        return count

    @cached_property
    def _counted(self) -> list[int]:
        return [0, 0]

    def _note(self, item: Item, position: int) -> str:
        text = short_reason(self.plan, self.fill, item, position + 1)
        return "≠" if not text and self.differs(position) else text


@dataclass(frozen=True)
class BacklogView:
    """Both lanes, the teams' load, and what waits for a lane or a team."""

    plan: Plan
    fill: Fill
    innovation: LaneView
    tune_up: LaneView
    suggested: Mapping[Category, Mapping[str, int]]
    scored: bool = True
    """Whether scores were looked at; without them `suggested` is empty."""

    @property
    def unsorted(self) -> tuple[Ranked, ...]:
        """What has no category or no team, in rank order."""
        return self.plan.order.unsorted

    @cached_property
    def load(self) -> tuple[TeamLoad, ...]:
        """Every team of the quarter: product, platform, framework, and by name."""
        plan, used = self.plan, self.fill.used
        unknown = {i.team for i in map(plan.items.__getitem__, plan.musts) if plan.weeks[i.id] is None}
        return tuple(
            TeamLoad(
                t.team,
                used.get(("innovation", t.team.id), 0.0),
                used.get(("tune_up", t.team.id), 0.0),
                t.planned,
                t.team.id in unknown,
            )
            for t in self.fill.capacity.teams
        )

    def lane(self, category: Category) -> LaneView:
        """One of the two lanes."""
        return self.innovation if category == "innovation" else self.tune_up

    def found(self, text: str) -> Iterator[tuple[Category, int]]:
        """Lane and row of the shown items whose title or key holds a text, innovation first."""
        wanted = text.casefold()
        for lane in (self.innovation, self.tune_up):
            for index in range(len(lane.shown)):
                item = lane.entry(index).item
                if wanted in item.title.casefold() or wanted in item.key.casefold():
                    yield lane.category, index


def backlog_view(
    plan: Plan, team: str | None = None, previous: BacklogView | None = None, *, scored: bool = True
) -> BacklogView:
    """The backlog under the agreed split, of one team or of all; what `previous` knows of the same items is used.

    Without scores no row says that its rank differs from its score's: a long list is sooner on screen.
    """
    filled = fill(plan)
    suggested: Mapping[Category, Mapping[str, int]] = {category: {} for category in CATEGORIES}
    if previous is not None and previous.scored and _scores_stand(previous.plan, plan):
        suggested = previous.suggested
    elif scored:
        suggested = {category: _suggested(plan, category) for category in CATEGORIES}
    lanes = [LaneView(plan, filled, filled.lanes[c], suggested[c], team) for c in CATEGORIES]
    return BacklogView(plan, filled, lanes[0], lanes[1], suggested, scored)


def backlog_json(view: BacklogView) -> dict[str, Any]:
    """What `planner show backlog --json` prints: weeks as numbers, unknown as `None`."""
    return {
        "schema": 1,
        "quarter": view.plan.quarter.name,
        "lanes": {category: _lane_json(view.lane(category)) for category in CATEGORIES},
        "unsorted": [_unsorted_json(view.plan, entry.item) for entry in view.unsorted],
    }


def _lane_json(lane: LaneView) -> dict[str, Any]:
    return {
        "capacity": lane.lane.capacity,
        "used": lane.lane.used,
        "line_after": lane.lane.line_after,
        "items": [_item_json(lane, rank, entry.item) for rank, entry in enumerate(lane.lane.order, start=1)],
    }


def _item_json(lane: LaneView, rank: int, item: Item) -> dict[str, Any]:
    return {
        "rank": rank,
        "key": item.key,
        "title": item.title,
        "team": _team_name(lane.plan, item),
        "effort": lane.plan.weeks[item.id],
        "score": score(lane.plan.organisation, item),
        "status": lane.fill.standing[item.id],
        "reason": reason(lane.plan, lane.fill, item, rank) or None,
    }


def _unsorted_json(plan: Plan, item: Item) -> dict[str, Any]:
    team = _team_name(plan, item)
    return {"key": item.key, "title": item.title, "team": team, "category": item.category, "proposed": None}


def _team_name(plan: Plan, item: Item) -> str | None:
    team = plan.teams.get(item.team) if item.team is not None else None
    return team.name if team else None


def _scores_stand(before: Plan, after: Plan) -> bool:
    same = before.items is after.items and before.teams is after.teams
    return same and before.organisation == after.organisation


def _suggested(plan: Plan, category: Category) -> dict[str, int]:
    scores = ((score(plan.organisation, entry.item), entry.item.id) for entry in plan.order.lane(category))
    known = sorted((pair for pair in scores if pair[0] is not None), key=lambda pair: -(pair[0] or 0.0))
    return {item: rank for rank, (_, item) in enumerate(known, start=1)}
