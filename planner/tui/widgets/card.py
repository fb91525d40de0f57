"""One of two items to choose from, to be read from the back of a room."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from planner.domain.views.versus import VersusCard
from planner.tui.widgets.big_letters import big_lines
from planner.tui.widgets.lane_line import cut

_LABEL = 10
_WIDE = 44
"""Cells from which on a title may have large letters."""


class Card(Widget):
    """Title, team and weeks, note; what else is known comes before the note once it is asked for."""

    DEFAULT_CSS = """
    Card { width: 1fr; height: 1fr; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    class Chosen(Message):
        """It was clicked."""

        def __init__(self, card: "Card") -> None:
            super().__init__()
            self.card = card

        @property
        def control(self) -> "Card":
            """The card that was clicked."""
            return self.card

    def __init__(self, arrow: str, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="pane")
        self.border_title = Content(arrow)
        self.card: VersusCard | None = None
        self.details: Sequence[tuple[str, str]] = ()

    def show(self, card: VersusCard | None, details: Sequence[tuple[str, str]]) -> None:
        """Takes another item; without details these stay hidden."""
        if (card, details) != (self.card, self.details):
            self.card, self.details = card, details
            for one in self._together:
                one.refresh()  # whether titles are large depends on all of them

    def render(self) -> RenderResult:
        """As much of the item as fits."""
        card = self.card
        width, height = self.content_size
        if card is None or width < 1 or height < 1:
            return Content("")
        large = self._large_title(card, height)
        if large is not None:
            lines = [Content.styled(line, "$foreground") for line in large]
            lines += [Content(""), Content.styled(cut(card.title, width), "bold $foreground")]
        else:
            lines = _cut(Content.styled(card.title.upper(), "bold $foreground").wrap(width), max(1, height // 2), width)
        lines += _cut(Content.styled(card.facts, "$muted").wrap(width), 2, width)
        for label, text in self.details:
            wrapped = Content(text).wrap(max(8, width - _LABEL))
            heads = [Content.styled(f"{label:<{_LABEL}}", "$muted"), *[Content(" " * _LABEL)] * len(wrapped)]
            lines += [
                Content.assemble(head, line)
                for head, line in zip(heads, _cut(wrapped, 2, width - _LABEL), strict=False)
            ]
        moves = _cut(Content(card.moves).wrap(width), 3, width) if card.moves else []
        moves = [Content(""), Content.styled("should move", "$muted"), *moves] if moves else []
        if card.note:
            # What it should move stays in sight, however long the note is.
            note = [Content(""), *Content(card.note).wrap(width)]
            lines += _cut(note, max(0, height - len(lines) - len(moves)), width)
        lines += moves
        return Content("\n").join(_cut(lines, height, width))

    def on_click(self, event: Click) -> None:
        """A click chooses it."""
        event.stop()
        self.post_message(self.Chosen(self))

    @property
    def _together(self) -> list["Card"]:
        """The cards that stand side by side, itself among them."""
        return [self, *(other for other in self.siblings if isinstance(other, Card))]

    def _large_title(self, card: VersusCard, height: int) -> list[str] | None:
        """The title in large letters, where there is room for that of every card: none may shout louder."""
        width = min(one.content_size.width for one in self._together)
        if width < _WIDE:
            return None
        others = [one.card.title for one in self._together if one.card is not None and one is not self]
        drawn = [big_lines(title, width, height // 2) for title in (card.title, *others)]
        return drawn[0] if all(lines is not None for lines in drawn) else None


def _cut(lines: Sequence[Content], most: int, width: int) -> list[Content]:
    """So many of the lines; an ellipsis where there are more."""
    if len(lines) <= most:
        return list(lines)
    kept = list(lines[: max(1, most)])
    last = kept[-1].rstrip()
    kept[-1] = Content.assemble(last if last.cell_length < width else last.right_crop(1), "…")
    return kept
