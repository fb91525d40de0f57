"""One thing that holds or does not, on a line of a form; `space` changes it."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from planner.tui.keys import key


class Tick(Widget, can_focus=True):
    """`✓ no size yet`, or `· no size yet`; posts `Changed`."""

    DEFAULT_CSS = """
    Tick { height: 1; width: 1fr; padding: 0 1; background: $bar; }
    Tick:focus { background: $cursor; }
    Tick:disabled { color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "Tick", "Tick it, or take the tick away", id="tick.toggle", show=True),
    ]

    value: reactive[bool] = reactive(default=False)

    @dataclass
    class Changed(Message):
        """The tick was set or taken away."""

        tick: "Tick"

        @property
        def control(self) -> "Tick":
            """The tick that it is about."""
            return self.tick

    def __init__(self, label: str, *, value: bool, id: str, disabled: bool = False) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id, disabled=disabled)
        self.label = label
        self.set_reactive(Tick.value, value)

    def render(self) -> RenderResult:
        """The tick and what it is about."""
        mark = ("✓ ", "bold $foreground") if self.value else ("· ", "$muted")
        return Content.assemble(mark, Content(self.label))

    def action_tick(self) -> None:
        """Changes it."""
        self.value = not self.value
        self.post_message(self.Changed(self))

    def on_click(self) -> None:
        """A click changes it, too."""
        self.action_tick()
