"""Presort: one item per screen and one key for each, before a comparison that has no scores to begin from."""

from collections.abc import Callable, Collection
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.signal import Signal
from textual.widgets import Static

from planner.domain.comparison import Comparison
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.versus.beginning import begin
from planner.domain.versus.prior import Presorted
from planner.domain.views.versus import item_face
from planner.domain.words import CATEGORY_NAMES, Category
from planner.session import Session
from planner.tui.keys import key
from planner.tui.launch import PhaseName
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets.card import Card
from planner.tui.widgets.lane_line import cut
from planner.tui.widgets.top_bar import Standing

_TITLE = 40
_WAYS: tuple[tuple[str, Presorted], ...] = (("n", "now"), ("l", "later"), ("x", "never"))
_BAR = 30
_GO_BACK = Content.styled("esc goes back; there a adds an item", "$muted")


class PresortScreen(SideScreen):
    """Sorts a lane roughly. `said` is what was said of each item, `is_whole` whether nothing is left out."""

    LIT: ClassVar[PhaseName | None] = "prioritize"
    NAME = "Presort"
    EXPLAINED = """
    A rough guess for each item, without thinking twice: now, later or never. It moves nothing: the comparison begins
    from it, and asks fewer questions.

    u goes back to the item before; esc stops, and what was not said counts as later.
    """
    CSS_PATH = "presort.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "sort('now')", "Now", "It should happen this quarter", id="presort.now", show=True),
        key("l", "sort('later')", "Later", "It can wait", id="presort.later", show=True),
        key("x", "sort('never')", "Never", "It need not happen", id="presort.never", show=True),
        key("u", "take_back", "Undo", "Go back to the item before", id="presort.undo", show=True),
        key("escape", "back", "Stop", "Stop here; the rest counts as later", id="back", show=True, display="esc"),
    ]

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        category: Category,
        wanted: Collection[str] | None = None,
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self.category = category
        self.wanted = wanted
        self.items: tuple[str, ...] = ()
        self.said: dict[str, Presorted] = {}
        self._complaint = ""
        self._seen: Plan | None = None

    @property
    def is_whole(self) -> bool:
        """Whether something was said of every item."""
        return bool(self.items) and all(item in self.said for item in self.items)

    @property
    def item(self) -> str | None:
        """The id of the item on screen."""
        return next((item for item in self.items if item not in self.said), None)

    def compose_panes(self) -> ComposeResult:
        """The question, the item, its keys, how far it is."""
        yield Static(id="question", markup=False)
        yield Card("", id="item")
        yield Static(id="ways", markup=False)
        yield Static(id="progress", markup=False)

    def show_plan(self) -> None:
        """The item that is next, of those that are still in the lane."""
        if self._seen is not self.plan:
            self._seen, self.items = self.plan, self._items()
        self.said = {item: word for item, word in self.said.items() if item in self.items}
        if self.is_whole:
            self._store()
            return
        item, done = self.item, len(self.said)
        self.set_class(item is None, "-idle")
        question = "Roughly: this quarter?" if item is not None else self._complaint
        self.query_one("#question", Static).update(Content.styled(question, "bold $foreground"))
        self.query_one(Card).show(item_face(self.plan, item) if item is not None else None, ())
        ways = [Content.assemble((f"{letter} ", "bold $foreground"), word) for letter, word in _WAYS]
        self.query_one("#ways", Static).update(Content("      ").join(ways) if item is not None else _GO_BACK)
        full = round(_BAR * done / len(self.items)) if self.items else 0
        line = Content.assemble(
            ("━" * full, "$foreground"),
            ("━" * (_BAR - full), "$faint"),
            (f"   {len(self.items) - done} left", "bold $foreground"),
        )
        self.query_one("#progress", Static).update(line if item is not None else Content(""))
        self.refresh_bindings()

    def as_text(self) -> str:
        """What was said so far."""
        return "\n".join(f"{self.plan.items[item].title}: {word}" for item, word in self.said.items())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without an item there is nothing to say."""
        if action == "take_back":
            return bool(self.items)
        return self.item is not None if action == "sort" else True

    def action_sort(self, word: Presorted) -> None:
        """Says it of the item on screen, and goes on to the next."""
        item = self.item
        if item is not None:
            self.said[item] = word
            self.say(f"{cut(self.plan.items[item].title, _TITLE)}: {word}.   u goes back to it")
            self.show_plan()

    def action_take_back(self) -> None:
        """Goes back to the item before."""
        if not self.said:
            self.say("This is the first item.")
            return
        item, _ = self.said.popitem()
        self.say(f"{cut(self.plan.items[item].title, _TITLE)}: once more.")
        self.show_plan()

    def action_back(self) -> None:
        """Stops; what was said is kept."""
        if self.said:
            self._store()
        else:
            self.dismiss()

    def _items(self) -> tuple[str, ...]:
        """Ids of what is compared, in rank order; must-dos are in anyway, so nothing is asked about them."""
        try:
            step = begin(self.plan, self.category, self.session.moment(), prior="rank", items=self._wanted())
        except BadInputError as error:
            self._complaint = str(error)
            return ()
        comparison = step.changes[0].after
        items = comparison.items if isinstance(comparison, Comparison) else ()
        return tuple(item for item in items if not self.plan.items[item].is_must)

    def _wanted(self) -> list[str] | None:
        if self.wanted is None:
            return None
        there = {entry.item.id for entry in self.plan.order.lane(self.category)}
        return [item for item in self.wanted if item in there]

    def _store(self) -> None:
        """Begins the comparison from what was said."""
        moment, wanted = self.session.moment(), self._wanted()
        step = begin(self.plan, self.category, moment, prior="presort", items=wanted, presorted=self.said)
        label = f"Presort {counted(len(self.said), 'item')} of {CATEGORY_NAMES[self.category]}"
        self.dismiss()
        self.session.do(step._replace(label=label))
