"""A dialog with more to read than a small terminal shows."""

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.containers import VerticalScroll

from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key

R = TypeVar("R")


class Scrolling(Dialog[R]):
    """Its body has one `VerticalScroll`, which the keys scroll wherever the focus is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j", "scroll(1)", "Read on", "Read on", id="reading.down", show=True, display="↓"),
        key("up,k", "scroll(-1)", "Up", "Read back", id="reading.up"),
        key("pagedown,space", "page(1)", "Page down", "Read on by a page", id="reading.page_down"),
        key("pageup", "page(-1)", "Page up", "Read back by a page", id="reading.page_up"),
        key("home,g", "page(-1000)", "Begin", "Go to the beginning", id="reading.begin"),
        key("end,G", "page(1000)", "End", "Go to the end", id="reading.end"),
    ]
    DEFAULT_CSS = """
    Scrolling VerticalScroll { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    """

    def on_resize(self) -> None:
        """Only after the layout is it known whether there is more to read than is seen."""
        self.call_after_refresh(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The footer offers to read on only where there is more."""
        if action == "scroll":
            return self.query_one(VerticalScroll).max_scroll_y > 0
        return super().check_action(action, parameters)

    def action_scroll(self, lines: int) -> None:
        """Scrolls by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scrolls by some pages, less a line that is seen again."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)
