"""The backlog as Prioritize shows it: two lanes in rank order, where the line stands, and what each exception is."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planner.domain.capacity import round_half_up
from planner.domain.item import Item
from planner.domain.order import Ranked
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.scoring.suggestion import Suggestion, suggestions
from planner.domain.views.criteria import EVERYTHING, Criteria, passing
from planner.domain.views.lane import LaneView
from planner.domain.words import CATEGORIES, Category


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
class BacklogView:
    """Both lanes, the teams' load, and what waits for a lane or a team."""

    plan: Plan
    fill: Fill
    innovation: LaneView
    tune_up: LaneView
    suggested: Mapping[Category, Mapping[str, Suggestion]]
    criteria: Criteria = EVERYTHING
    """Which items the lanes show."""
    scored: bool = True
    """Whether scores were looked at; else `suggested` is that of an earlier plan, or empty."""

    @property
    def unsorted(self) -> tuple[Ranked, ...]:
        """What has no category or no team, in rank order."""
        return self.plan.order.unsorted

    @cached_property
    def load(self) -> tuple[TeamLoad, ...]:
        """Every team of the quarter: product, platform, framework, and by name."""
        plan, used = self.plan, self.fill.used
        musts = map(plan.items.__getitem__, plan.musts - self.fill.service.keys())
        unknown = {i.team for i in musts if plan.weeks[i.id] is None}
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

    def found(self, text: str) -> list[tuple[Category, int]]:
        """Lane and row of the shown items whose title or key holds a text, innovation first."""
        places: list[tuple[Category, int]] = []
        for lane in (self.innovation, self.tune_up):
            order, shown, passed = lane.lane.order, lane.shown, lane.passing
            found = _having(order, text)
            if passed is not None:
                found = [bisect_left(shown, at) for at in found if order[at].item.id in passed]
            places += ((lane.category, row) for row in found)
        return places

    def found_elsewhere(self, text: str) -> tuple[Sequence[Item], Sequence[Item]]:
        """The items with a text that no lane shows: those that the filter hides, and those that wait unsorted."""
        hidden: list[Item] = []
        passed = self.innovation.passing
        if passed is not None:
            for order in (self.innovation.lane.order, self.tune_up.lane.order):
                found = (order[at].item for at in _having(order, text))
                hidden += (item for item in found if item.id not in passed)
        return hidden, [self.unsorted[at].item for at in _having(self.unsorted, text)]


def backlog_view(
    plan: Plan, criteria: Criteria = EVERYTHING, previous: BacklogView | None = None, *, scored: bool = True
) -> BacklogView:
    """The backlog under the agreed split, filtered; what `previous` knows of the same items is used.

    Without scores a row says what it said in `previous` of its rank and its score's: a long list is sooner on screen.
    """
    filled = previous.fill if previous is not None and previous.plan is plan else fill(plan)
    suggested: Mapping[Category, Mapping[str, Suggestion]] = {category: {} for category in CATEGORIES}
    if previous is not None and previous.scored and _scores_stand(previous.plan, plan):
        suggested, scored = previous.suggested, True
    elif scored:
        suggested = {category: suggestions(plan, category) for category in CATEGORIES}
    elif previous is not None:
        suggested = previous.suggested
    if previous is not None and previous.plan.items is plan.items and previous.criteria == criteria:
        shown = previous.innovation.passing
    else:
        shown = passing(plan, criteria)
    lanes = [LaneView(plan, filled, filled.lanes[c], suggested[c], shown) for c in CATEGORIES]
    return BacklogView(plan, filled, lanes[0], lanes[1], suggested, criteria, scored)


def _scores_stand(before: Plan, after: Plan) -> bool:
    tables = ("items", "teams", "score_inputs", "item_efforts")
    same = all(getattr(before, table) is getattr(after, table) for table in tables)
    return same and before.organisation == after.organisation


def _having(order: Sequence[Ranked], text: str) -> list[int]:
    """Positions of the items that have a text in title or key."""
    wanted = text.casefold()
    return [
        at for at, (item, _) in enumerate(order) if wanted in item.title.casefold() or wanted in item.key.casefold()
    ]
