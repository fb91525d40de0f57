"""Measure's views: `]` and `[` turn from one to the next; `w` and `enter` are the affair of the pane with the focus."""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.signal import Signal
from textual.widget import Widget

from planner.domain.plan import Plan
from planner.session import Session
from planner.tui.keys import key
from planner.tui.screens.measure_pages import Explaining, Page, hints, late_panes, late_view, made, pages_for, same_page
from planner.tui.screens.phase import PhaseScreen
from planner.tui.widgets.said import Said
from planner.tui.widgets.top_bar import Standing


class ViewedScreen(PhaseScreen):
    """A phase whose panes are more than fit: it shows those of one view at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("w", "why", "Why", "Explain the sentence, figure or item under the cursor", id="why", show=True),
        key("enter", "open", "Open", "Open what is under the cursor, or explain it", id="open"),
        key("right_square_bracket", "view(1)", "View", "Turn to the next view", id="view.next", show=True, display="]"),
        key("left_square_bracket", "view(-1)", "View before", "Turn to the view before", id="view.last", display="["),
    ]

    def __init__(self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing]) -> None:
        super().__init__(session, plan_changed, standing)
        self._pages: tuple[Page, ...] = ()
        self._page = 0
        self._titles: dict[str, Content] = {}

    def on_mount(self) -> None:
        """Shows the first view; the plan is shown by the class above, which Textual calls after this."""
        self._lay_out()

    def on_resize(self, _event: Resize) -> None:
        """Another size may have other views; the pane with the focus stays in sight."""
        if pages_for(self.app.size) != self._pages:
            self._lay_out()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to turn to only where there is more than one view."""
        if action == "view":
            return len(self._pages) > 1
        return super().check_action(action, parameters)

    def show_hints(self) -> None:
        """Hands the panes of the first views what to say where they are empty."""
        for name, hint in hints(self.plan.quarter.state, only_looks=self.session.as_of is not None):
            cast("Any", self.query_one(f"#{name}")).hint = hint

    def show_late(self) -> None:
        """Hands the panes that only this view has what they show."""
        for late in late_panes(self._pages[self._page]):
            for pane in self.query(f"#{late.id}"):
                cast("Any", pane).show(late_view(late, self.plan, self.session.today))

    async def action_view(self, by: int) -> None:
        """Turns to another view; the focus goes to its first pane."""
        self._page = (self._page + by) % len(self._pages)
        page = self._pages[self._page]
        for late in late_panes(page):
            if not self.query(f"#{late.id}"):
                await self.mount(made(late), before=self.query_one(Said))
        self._lay_out()
        if self.plan.evidence is not None:
            # All other panes have been shown, whether they were seen or not.
            self.show_late()
        self.query_one(f"#{page.panes[0]}").focus()

    def action_why(self) -> None:
        """Explains what is under the cursor of the pane with the focus."""
        from planner.tui.dialogs.reading import Reading

        explained = self._in_hand.explained if self._in_hand is not None else None
        if explained is None:
            self.say("There is nothing to explain yet.")
        else:
            self.app.push_screen(Reading(*explained))

    async def action_open(self) -> None:
        """Opens what is under the cursor, such as a week's check-in; else explains it."""
        opens = self._in_hand.opens if self._in_hand is not None else ""
        if opens:
            await self.run_action(opens)
        else:
            self.action_why()

    @property
    def _in_hand(self) -> Explaining | None:
        """The pane with the focus, else the first one of the view."""
        pane = self.focused or self.query_one(f"#{self._pages[self._page].panes[0]}")
        return pane if isinstance(pane, Explaining) else None

    def _lay_out(self) -> None:
        """Shows the panes of the view that is turned to; where the views are others now, of the one it is like."""
        pages = pages_for(self.app.size)
        if pages != self._pages:
            before = self._pages[self._page].panes[0] if self._pages else ""
            focused = self.focused.id if self.focused is not None else None
            self._pages, self._page = pages, same_page(pages, focused or before)
        page = self._pages[self._page]
        for pane in self.query(".pane"):
            pane.display = pane.id in page.panes
            self._entitle(pane, page)
        for row in self.query(Horizontal):
            row.display = any(child.display for child in row.children)

    def _entitle(self, pane: Widget, page: Page) -> None:
        own = self._titles.setdefault(pane.id or "", Content(str(pane.border_title or "")))
        which = f" · {page.name} {self._page + 1}/{len(self._pages)}"
        leads = pane.id == page.panes[0] and len(self._pages) > 1
        pane.border_title = Content.assemble(own, (which, "not bold")) if leads else own
