"""How the backlog came about: asked for, sized, ranked, promised, done or dropped."""

from collections.abc import Sequence
from datetime import date

from planner.domain.commitment import set_outcome
from planner.domain.decisions import with_must_dos
from planner.domain.editing import add_item, drop_items, edit_item, set_must
from planner.domain.item import Effort
from planner.domain.needs import set_needs
from planner.domain.ranking import move_to
from planner.domain.words import CATEGORIES, Category, Outcome
from tests.sample.answers import LEADS
from tests.sample.backlog import Wish
from tests.sample.teller import Teller

_RANKED_BY = {"innovation": "Mara Lindqvist", "tune_up": "Jonas Okafor"}


class Planning:
    """Tells the backlog's part of the story."""

    def __init__(self, teller: Teller, wishes: Sequence[Wish]) -> None:
        self.teller = teller
        self.wishes = wishes
        self.ids: dict[str, str] = {}

    def quarter_before(self, quarter: str, day: date) -> None:
        """What an earlier quarter set out to do: added and sized at once."""
        for hour, wish in enumerate(w for w in self.wishes if w.quarter == quarter):
            self.teller.clock.set(day, 10 + hour)
            self._add(wish, wish.effort)

    def outcomes_of(self, quarter: str, day: date) -> None:
        """What an earlier quarter's items took."""
        self.teller.clock.set(day, 9)
        for wish in (w for w in self.wishes if w.quarter == quarter):
            self._settle(wish, "done")

    def between(self, monday: date, friday: date) -> None:
        """What came up and what became of items from Monday to Friday, in order of days."""
        asked = [(w.added, 0, w) for w in self.wishes if w.added and monday <= w.added <= friday]
        settled = [(w.outcome_on, 1, w) for w in self.wishes if w.outcome_on and monday <= w.outcome_on <= friday]
        dropped = [(w.dropped_on, 2, w) for w in self.wishes if w.dropped_on and monday <= w.dropped_on <= friday]
        for number, (day, what, wish) in enumerate(sorted([*asked, *settled, *dropped], key=lambda e: (e[0], e[1]))):
            self.teller.clock.set(day, 7, number)
            if what == 0:
                self._add(wish, wish.effort if wish.section == "unsorted" else None)
            elif what == 1:
                self._settle(wish, wish.outcome or "going")
            else:
                self._drop(wish)

    def size(self, day: date, hour: int) -> None:
        """The teams' leads size what was asked for, answer the three questions, and say what needs what."""
        self.teller.clock.set(day, hour)
        asked = [wish for wish in self.wishes if wish.title in self.ids and wish.quarter is None]
        for wish in asked:
            if wish.team is not None:
                self._size(wish, LEADS[wish.team])
        for wish in asked:
            self._oblige(wish)

    def rank(self, day: date, hour: int) -> None:
        """Both leads rank their lane, from the top, moving only what does not stand where it should."""
        self.teller.clock.set(day, hour)
        for category in CATEGORIES:
            wanted = [self.ids[w.title] for w in self.wishes if w.section == category]
            for wish in (w for w in self.wishes if w.section == "dropped" and w.category == category):
                wanted.insert(wish.rank - 1, self.ids[wish.title])
            for rank, item in enumerate(wanted, start=1):
                self._move(_RANKED_BY[category], category, item, rank)

    def _size(self, wish: Wish, lead: str) -> None:
        item, values = self.ids[wish.title], {**wish.values, "effort": wish.effort}
        self.teller.does(lead, lambda plan, _moment: edit_item(plan, item, values))

    def _oblige(self, wish: Wish) -> None:
        item, needs = self.ids[wish.title], [self.ids[title] for title in wish.needs]
        if wish.must is not None:
            self.teller.does(
                wish.by,
                lambda plan, moment: with_must_dos(plan, set_must(plan, [item], wish.must, wish.due), moment),
            )
        if needs:
            self.teller.does(wish.by, lambda plan, _moment: set_needs(plan, item, needs))

    def _move(self, lead: str, category: Category, item: str, rank: int) -> None:
        if self.teller.plan.order.lane(category)[rank - 1].item.id != item:
            self.teller.does(lead, lambda plan, _moment: move_to(plan, [item], rank))

    def _add(self, wish: Wish, effort: Effort | None = None) -> None:
        plan = self.teller.plan
        team = plan.team_named(wish.team).id if wish.team else None
        values = {"title": wish.title, "note": wish.note, "category": wish.category, "team": team, "effort": effort}
        self.teller.does(wish.by, lambda plan, moment: add_item(plan, values, moment))
        self.ids[wish.title] = next(i.id for i in self.teller.plan.items.values() if i.title == wish.title)

    def _settle(self, wish: Wish, outcome: Outcome) -> None:
        item, took = self.ids[wish.title], wish.took if outcome == "done" else None
        self.teller.does(LEADS[wish.team or ""], lambda plan, _moment: set_outcome(plan, item, outcome, took))

    def _drop(self, wish: Wish) -> None:
        item = self.ids[wish.title]
        self.teller.does(wish.dropped_by, lambda plan, moment: drop_items(plan, [item], wish.why, moment))
