"""A few things to do, each with a sentence; arrows and `enter`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import RenderResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from planner.tui.keys import key

_LINES = 3
"""Title, sentence, and an empty line."""


class Offer(NamedTuple):
    """One thing to do."""

    value: str
    title: str
    sentence: str


class Choices(Widget, can_focus=True):
    """Posts `Chosen` with the value of an offer."""

    DEFAULT_CSS = "Choices { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j", "cursor(1)", "Down", "Go to the next line", id="choices.down", show=True, display="↓"),
        key("up,k", "cursor(-1)", "Up", "Go to the line above", id="choices.up", show=True, display="↑"),
        key("enter", "choose", "Choose", "Do what is under the cursor", id="choices.choose", show=True),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """Something was chosen, by its value."""

        value: str

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self.offers = tuple(offers)

    def render(self) -> RenderResult:
        """Every offer in two lines; the one under the cursor is marked and lit."""
        width = self.size.width
        blocks = []
        for index, offer in enumerate(self.offers):
            here = index == self.cursor
            title = f" {'▸' if here else ' '} {offer.title}".ljust(width)
            sentence = f"   {offer.sentence}".ljust(width)
            ground = " on $cursor" if here else ""
            blocks.append(Content.assemble((title, f"bold{ground}"), "\n", (sentence, f"$muted{ground}")))
        return Content("\n\n").join(blocks)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Three lines for each offer but the last, which has none below it."""
        return len(self.offers) * _LINES - 1

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        if event.y // _LINES < len(self.offers):
            self.cursor = event.y // _LINES
            self.action_choose()

    def action_cursor(self, by: int) -> None:
        """Moves the cursor."""
        self.cursor = max(0, min(self.cursor + by, len(self.offers) - 1))

    def action_choose(self) -> None:
        """Says what was chosen."""
        self.post_message(self.Chosen(self.offers[self.cursor].value))
