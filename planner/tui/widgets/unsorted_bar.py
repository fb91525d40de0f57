"""What waits for a lane or a team: one line, there only while something does."""

from typing import ClassVar

from textual.app import RenderResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from planner.domain.text import counted
from planner.tui.keys import key
from planner.tui.widgets.still import Still


class UnsortedBar(Still, Widget, can_focus=True):
    """Says how many items wait; `enter` or a click opens triage."""

    DEFAULT_CSS = """
    UnsortedBar { height: 1; padding: 0 2; color: $muted; display: none; }
    UnsortedBar:focus { background: $cursor; color: $foreground; text-style: bold; }
    UnsortedBar.-waiting { display: block; }
    """
    ALLOW_SELECT: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "Sort", "Give each unsorted item its lane, team and size", id="unsorted.open", show=True),
    ]

    class Opened(Message):
        """Somebody wants to sort what waits."""

    waiting: reactive[int] = reactive(0)

    def watch_waiting(self, waiting: int) -> None:
        """Shows itself only while something waits."""
        self.set_class(waiting > 0, "-waiting")

    def render(self) -> RenderResult:
        """How many, and how to sort them."""
        how = "enter sorts them" if self.has_focus else "tab, then enter sorts them"
        waits = f"{counted(self.waiting, 'item')} {'waits' if self.waiting == 1 else 'wait'} for a lane or a team"
        return Content.assemble(("Unsorted", "bold $foreground"), f"  {waits}   ", (how, "$muted"))

    def action_open(self) -> None:
        """Opens triage."""
        self.post_message(self.Opened())

    def on_click(self, event: Click) -> None:
        """A click opens it too."""
        event.stop()
        self.action_open()
