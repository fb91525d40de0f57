"""What sorting by score would move and what that would do to the plan, before anything is sorted."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planner.domain.change import Step
from planner.domain.effect import Effect, effect, titles
from planner.domain.order import Ranked
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.ranking import sort_by_score
from planner.domain.score import scorer
from planner.domain.text import counted
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, Category

_NAMED = 5
"""So many items a sentence names on either side."""


class Moved(NamedTuple):
    """One item that another rank waits for; ranks are those of its lane, from 1."""

    item: str
    before: int
    after: int
    score: float

    @property
    def by(self) -> int:
        """Places, down where it is positive."""
        return self.after - self.before


class Resort(NamedTuple):
    """A sorting that was not done yet."""

    step: Step
    """Without changes where nothing moves."""
    moved: Mapping[Category, tuple[Moved, ...]]
    """The most moved first, then by the new rank; a lane in which nothing moves is left out."""
    scores: int
    """How many of the items have a score; here as below, those that are done do not count."""
    unscored: int
    """How many have none, and stay where they are."""
    alike: bool
    """Whether all scores of each lane are equal."""
    effect: Effect

    @property
    def moving(self) -> int:
        """How many items move."""
        return sum(len(items) for items in self.moved.values())


def resort(plan: Plan, items: Sequence[str], filled: Fill | None = None) -> Resort:
    """What `sort_by_score` of these items would do; `filled` is the fill of the plan, where it is there already."""
    step = sort_by_score(plan, items)
    score_of = scorer(plan)
    entries = [item for item in map(plan.items.__getitem__, dict.fromkeys(items)) if item.stage != "done"]
    scores = {item.id: value for item in entries if (value := score_of(item)) is not None}
    by_lane: dict[Category | None, set[float]] = {}
    for item in entries:
        if item.id in scores:
            by_lane.setdefault(item.category, set()).add(scores[item.id])
    after = plan.after(step.changes)
    change = effect(filled or fill(plan), fill(after)) if step.changes else Effect()
    moved = {category: _moved(plan.order.lane(category), after.order.lane(category), scores) for category in CATEGORIES}
    return Resort(
        step,
        {category: found for category, found in moved.items() if found},
        len(scores),
        len(entries) - len(scores),
        all(len(values) == 1 for values in by_lane.values()),
        change,
    )


def summary(sorting: Resort) -> str:
    """How many items move and how many cannot, as a sentence; also where none moves, and then why."""
    rest = ""
    if sorting.unscored:
        stays = "it stays where it is" if sorting.unscored == 1 else "they stay where they are"
        rest = f" {counted(sorting.unscored, 'item has', 'items have')} no score: {stays}."
    if not sorting.scores:
        return "Nothing to sort: none of these items has a score yet."
    if not sorting.moving:
        if sorting.scores == 1:
            return f"Nothing to sort: one item alone has a score.{rest}"
        equal = "all scores are equal" if sorting.alike else "they stand by score already"
        return f"Nothing moves: {equal}.{rest}"
    return f"{sorting.moving:,} of {sorting.scores:,} items with a score would move.{rest}"


def consequences(plan: Plan, change: Effect) -> tuple[str, ...]:
    """What comes in and what goes out, a sentence for each lane in which anything does, else one that says so."""
    said: list[str] = []
    for category in CATEGORIES:
        sides = (("in", change.came_in), ("out", change.went_out))
        own = [(word, [i for i in items if _is_in(plan, i, category)]) for word, items in sides]
        if any(items for _, items in own):
            told = "; ".join(f"{word} {titles(plan, items, _NAMED)}" for word, items in own)
            said.append(f"{CATEGORY_NAMES[category]}: {told}.")
    return tuple(said) or ("Nothing comes in, and nothing goes out.",)


def _is_in(plan: Plan, item: str, category: Category) -> bool:
    return item in plan.items and plan.items[item].category == category


def _moved(before: Sequence[Ranked], after: Sequence[Ranked], scores: Mapping[str, float]) -> tuple[Moved, ...]:
    was = {entry.item.id: rank for rank, entry in enumerate(before, start=1)}
    pairs = ((entry.item.id, rank) for rank, entry in enumerate(after, start=1))
    found = [Moved(item, was[item], rank, scores[item]) for item, rank in pairs if was[item] != rank]
    return tuple(sorted(found, key=lambda moved: (-abs(moved.by), moved.after)))
