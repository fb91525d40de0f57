"""The item under the cursor: a pane where there is room, else one line."""

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from planner.tui.widgets.lane_line import fitted, joined
from planner.tui.widgets.still import Still

if TYPE_CHECKING:
    from planner.domain.views.item_card import AnswerLine, ItemCard  # imported behind the first picture, which has none

_LABEL = 9


class ItemPane(Still, Widget):
    """Shows a card; how much of it follows from its own size."""

    DEFAULT_CSS = """
    ItemPane { height: 1; padding: 0 2; color: $muted; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    card: "reactive[ItemCard | None]" = reactive(None)

    def render(self) -> RenderResult:
        """The card in the room that there is."""
        width, height = self.content_size
        if self.card is None:
            return Content("")
        if height <= 1:
            return Content(joined(self.card.brief, width))
        lines = [self._heading(self.card, width), *self._body(self.card, width)]
        return Content("\n").join([*lines, *self._note(self.card, width, height - len(lines))][:height])

    def watch_card(self, card: "ItemCard | None") -> None:
        """The frame says which rank it is."""
        self.border_title = Content(card.heading if card is not None else "")

    def _heading(self, card: "ItemCard", width: int) -> Content:
        facts = joined(card.facts, max(10, width // 2))
        title = fitted(card.title, max(4, min(cell_len(card.title), width - cell_len(facts) - 3)))
        return Content.assemble((title, "bold $foreground"), "   ", (facts, "$muted"))

    def _body(self, card: "ItemCard", width: int) -> list[Content]:
        left = (width - 2) // 2
        rows = zip_longest((_answer(line, left) for line in card.answers), card.about)
        lines = []
        for answer, about in rows:
            label, text = about or ("", "")
            right = Content.assemble(
                (fitted(label, _LABEL), "$muted"), (fitted(text, width - left - 2 - _LABEL), "$foreground")
            )
            lines.append(Content.assemble(answer or Content(" " * left), "  ", right))
        return lines

    def _note(self, card: "ItemCard", width: int, height: int) -> list[Content]:
        if height < 1 or not card.note:
            return []
        return list(Content.styled(card.note, "$muted").wrap(width))[:height]


def _answer(line: "AnswerLine", width: int) -> Content:
    digit, evidence = "·" if line.answer is None else str(line.answer), fitted(line.evidence, width - 12)
    return Content.assemble((digit, "bold $foreground"), f" {line.question:<10}", (evidence, "$foreground"))
