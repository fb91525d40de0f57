"""One lane as rows on demand: an index, and a function from row number to a small record."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planner.domain.capacity import round_half_up
from planner.domain.fitting import lane_fit
from planner.domain.item import Item
from planner.domain.order import Ranked, position
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, LaneFill, weeks_in
from planner.domain.reasons import short_reason
from planner.domain.score import answers
from planner.domain.scoring.suggestion import Suggestion
from planner.domain.text import ratio_text, weeks_phrase, weeks_text
from planner.domain.words import CATEGORY_NAMES, Answer, Category, Standing


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
    """Whole weeks of all teams together, or `?`."""
    standing: Standing
    is_service: bool = False
    """Whether it is held before all that is ranked, so that its place says nothing."""


@dataclass(frozen=True)
class LaneView:
    """One lane: how many rows it shows, and each row when it is asked for."""

    plan: Plan
    fill: Fill
    lane: LaneFill
    suggested: Mapping[str, Suggestion]
    """Rank by score among those of the lane that have one, by item id."""
    passing: frozenset[str] | None = None
    """Ids of the items that a filter shows, those of the other lane included; `None` for all."""

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
        if self.passing is None:
            return range(len(self.lane.order))
        passing = self.passing
        return tuple(position for position, (item, _) in enumerate(self.lane.order) if item.id in passing)

    @cached_property
    def line(self) -> int | None:
        """How many of the shown rows stand above the line; `None` where all fit."""
        after = self.lane.line_after
        return after if after is None or self.passing is None else bisect_left(self.shown, after)

    @property
    def unagreed(self) -> str:
        """`70 : 30, not agreed yet`, while the quarter has no agreed ratio; else empty."""
        if self.plan.quarter.ratio is not None:
            return ""
        return f"{ratio_text(self.fill.capacity.split.ratio)}, not agreed yet"

    @cached_property
    def likely(self) -> str:
        """`82 % likely to fit`; empty where nobody gave a range."""
        fit = lane_fit(self.plan, self.fill, self.category)
        return f"{fit.text} to fit" if fit is not None else ""

    @property
    def header(self) -> str:
        """`67 of 76 weeks`; says `at least` and `over by` where that is so."""
        used, capacity = round_half_up(self.lane.used), round_half_up(self.lane.capacity)
        text = f"{'at least ' if self.lane.unknown else ''}{used} of {weeks_phrase(capacity)}"
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
        return f"over by {weeks_phrase(self.lane.over)}"

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
            weeks_text(weeks_in(self.plan, self.fill, item.id)),
            self.fill.standing[item.id],
            item.id in self.fill.service,
        )

    def index_of(self, item: str) -> int | None:
        """The row that shows an item, or `None`."""
        place = self.plan.placement_of(item)
        if place is None or (self.passing is not None and item not in self.passing):
            return None
        at = position(self.lane.order, place)
        return at if at is None or self.passing is None else bisect_left(self.shown, at)

    def differs(self, position: int) -> bool:
        """Whether score and rank of an item differ much, both counted among the items of the lane that have a score.

        `position` is the item's in the lane, from 0.
        """
        suggested = self.suggested.get(self.lane.order[position].item.id)
        return suggested is not None and suggested.differs(self._scored_above(position) + 1)

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
