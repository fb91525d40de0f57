"""Where a comparison stands, derived from its frozen start and the log of its answers: nothing else is kept."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import ceil
from typing import Literal

from planner.domain.comparison import Comparison, ComparisonAnswer
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.versus.beginning import evidence_of
from planner.domain.versus.belief import Belief, believe
from planner.domain.versus.cut import ENOUGH, Cutting, choose, cutting, questions_left
from planner.domain.versus.graph import Graph
from planner.domain.versus.log import Link, Log, positions, read_log
from planner.domain.versus.place import Placing, place, prefers

Stop = Literal["ordered", "settled", "budget"]
"""Every question is answered; few enough are expected on the wrong side of the line; the questions are spent."""
Pair = tuple[str, str]

UNTESTED = 0.25
"""So many answers for each item it takes before Cut believes that the line is settled."""
UNSURE = 0.2
"""An item is unsure that stands on the wrong side of the line with at least this probability."""


class State:
    """One comparison after some answers. What is asked for is derived when it is asked for."""

    def __init__(self, comparison: Comparison, answers: Iterable[ComparisonAnswer], alive: Sequence[bool]) -> None:
        self.comparison = comparison
        self._at = positions(comparison)
        self._alive = alive
        self._here = [at for at, is_alive in enumerate(alive) if is_alive]
        self._log: Log = read_log(comparison, answers)

    @cached_property
    def graph(self) -> Graph:
        """Who is known to stand before whom, by position among the comparison's items."""
        return Graph(len(self.comparison.items), self._log.links)

    @property
    def links(self) -> list[Link]:
        """What is fixed and the answers that are to count, oldest first, those that contradict others included."""
        return self._log.links

    @cached_property
    def items(self) -> tuple[str, ...]:
        """Ids of the items that are still in the lane, as they began."""
        return tuple(self.comparison.items[at] for at in self._here)

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """Ids of the items that left the lane meanwhile; nothing is asked about them."""
        return tuple(i for i, alive in zip(self.comparison.items, self._alive, strict=True) if not alive)

    @cached_property
    def answered(self) -> int:
        """How many answers count; what was put off or taken back does not."""
        return sum(1 for link in self._log.links if link.answer is not None)

    @cached_property
    def refused(self) -> tuple[ComparisonAnswer, ...]:
        """Answers that contradict earlier ones, as those of merged copies may: they do not count."""
        return tuple(link.answer for link in self.graph.refused if link.answer is not None)

    @cached_property
    def question(self) -> Pair | None:
        """What to ask next, left and right; `None` where it stopped."""
        return None if self.stopped is not None else self._next

    @cached_property
    def stopped(self) -> Stop | None:
        """Why no more is asked; `None` while something is."""
        if self._next is None:
            return "ordered"
        if self.comparison.policy == "cut" and self._cutting.misplaced <= ENOUGH and self.answered >= self._fewest:
            return "settled"
        budget = self.comparison.budget
        return "budget" if budget is not None and self.answered >= budget else None

    @property
    def stop_sentence(self) -> str:
        """Why no more is asked, for people; empty while something is."""
        if self.stopped is None:
            return ""
        if self.stopped == "budget":
            budget = self.comparison.budget or 0
            which = {1: "The one question", 2: "Both questions"}.get(budget, f"All {counted(budget, 'question')}")
            meant = "was meant for this is" if budget == 1 else "were meant for this are"
            return f"{which} that {meant} answered."
        if self.stopped == "settled":
            return "Who is above the line is settled: hardly an item is expected on its wrong side."
        return "Nothing is left to ask: the answers say it all."

    @cached_property
    def last(self) -> ComparisonAnswer | None:
        """The latest answer that was not taken back, one that puts a pair off included."""
        said = (link.answer for link in self._log.links if link.answer is not None)
        return max((*said, *self._log.put_off), key=lambda answer: (answer.at, answer.id), default=None)

    @cached_property
    def left(self) -> int:
        """How many questions are to be expected yet; 0 only where it stopped."""
        if self.question is None:
            return 0
        if self._placing is not None:
            expected = self._placing.left
        else:
            by_belief = questions_left(self._cutting.misplaced, len(self._here), self._belief.trust)
            expected = max(by_belief, self._fewest - self.answered)
        budget = self.comparison.budget
        most = expected if budget is None else min(expected, budget - self.answered)
        return max(1, round(most))

    @property
    def progress(self) -> float:
        """How far it is, 0…1, by questions asked and expected."""
        total = self.answered + self.left
        return self.answered / total if total else 1.0

    @cached_property
    def unsure(self) -> tuple[str, ...]:
        """Ids of items that stopping now would leave unsure, the most unsure first.

        For Place these are the items not placed yet, for Cut those that may stand on the wrong side of the line.
        """
        if self._placing is not None:
            found = self._placing.waiting
        else:
            doubts = self._cutting.unsure
            found = sorted((at for at in doubts if doubts[at] >= UNSURE), key=lambda at: (-doubts[at], at))
        return tuple(self.comparison.items[at] for at in found)

    @cached_property
    def misplaced(self) -> float | None:
        """How many items are expected on the wrong side of the line; `None` for Place, which does not ask that."""
        return None if self._placing is not None else self._cutting.misplaced

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Ids of the items still there, best first: it contradicts no answer that counts; belief decides the rest."""
        wanted = self._placing.wanted if self._placing is not None else [-mean for mean in self._belief.mean]
        items, alive = self.comparison.items, self._alive
        return tuple(items[at] for at in self.graph.extension(wanted) if alive[at])

    def position(self, item: str) -> int | None:
        """Where an item stood as the comparison began; `None` where it is not one of its items."""
        return self._at.get(item)

    def is_here(self, item: str) -> bool:
        """Whether an item is one of the comparison's and still in the lane."""
        at = self._at.get(item)
        return at is not None and self._alive[at]

    def likely(self, a: str, b: str) -> float:
        """How likely the list so far makes it, 0…1, that `a` comes before `b`; one half for the same."""
        one, other = self._at[a], self._at[b]
        graph = self.graph
        if graph.group[one] == graph.group[other]:
            return 0.5
        if graph.is_known(one, other):
            return 1.0 if graph.before(one, other) else 0.0
        if self._placing is not None:
            return prefers(self._placing, one, other)
        return self._belief.prefers(one, other)

    def without(self, a: str, b: str) -> tuple[Graph, list[Link]]:
        """What is known without the answer on this very pair, and that answer as a link, if there is one."""
        pair = {self._at[a], self._at[b]}
        own = [link for link in self._log.links if link.answer is not None and {link.first, link.second} == pair]
        if not own:
            return self.graph, []
        return Graph(len(self.comparison.items), [link for link in self._log.links if link not in own]), own

    @cached_property
    def _placing(self) -> Placing | None:
        if self.comparison.policy != "place":
            return None
        size = len(self.comparison.items)
        fixed = Graph(size, [link for link in self._log.links if link.answer is None])
        return place(self.graph, fixed, self._here, self._log.later, weighted=self._is_weighted)

    @cached_property
    def _belief(self) -> Belief:
        return believe(len(self.comparison.items), self.graph.links, weighted=self._is_weighted)

    @cached_property
    def _cutting(self) -> Cutting:
        return cutting(self.graph, self._belief, self._here, min(self.comparison.line, len(self._here)))

    @property
    def _is_weighted(self) -> bool:
        return self.comparison.prior != "none"

    @cached_property
    def _next(self) -> Pair | None:
        items = self.comparison.items
        if self._placing is not None:
            asked = self._placing.question
            return None if asked is None else (items[asked[0]], items[asked[1]])
        asked = choose(self._belief, self._cutting.doubt, self._log.asked, self._log.later)
        return None if asked is None else self._sides(items[asked[0]], items[asked[1]])

    def _sides(self, upper: str, lower: str) -> Pair:
        """Left and right: who was on screen stays on his side; else the better of the prior is now here, now there."""
        last = self.last
        if last is not None and (lower == last.a or upper == last.b):
            return lower, upper
        if last is not None and (upper == last.a or lower == last.b):
            return upper, lower
        return (lower, upper) if self.answered % 2 else (upper, lower)

    @property
    def _fewest(self) -> int:
        """After how many answers Cut may be content: a prior that nobody has tested settles nothing."""
        return ceil(len(self._here) * UNTESTED)


def derive(plan: Plan, comparison: Comparison, answers: Iterable[ComparisonAnswer] | None = None) -> State:
    """Where a comparison stands, by replay of its answers, by default those of the plan.

    Items that were dropped, went to the other lane or were lost are passed over. The order in which the answers arrive
    does not matter. Raises `BadInputError` while the answers of the quarter are still being read.
    """
    said = evidence_of(plan).comparison_answers.values() if answers is None else answers
    return State(comparison, said, [_is_in_lane(plan, comparison, item) for item in comparison.items])


def _is_in_lane(plan: Plan, comparison: Comparison, item_id: str) -> bool:
    item = plan.items.get(item_id)
    if item is None or item.category != comparison.category or item.stage in {"stopped", "done"}:
        return False
    return item.team in plan.teams and plan.placement_of(item_id) is not None
