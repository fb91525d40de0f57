"""What the numbers say, each sentence wrapped to the width under its glyph."""

from textual.content import Content
from textual.geometry import Size

from planner.domain.views.measure_known import Place, Sentence, Tone
from planner.tui.widgets.holding import wrapped
from planner.tui.widgets.row_pane import RowPane

TONE_STYLES: dict[Tone, str] = {"bad": "$bad", "even": "$muted", "good": "$good"}
_INDENT = 3
_OPENS: dict[Place, str] = {
    "okrs": "app.okrs({})",
    "slices": "app.slices({})",
    "week": "screen.fill_in({})",
    "check_in": "screen.fill_in({})",
    "promise": "screen.promised({})",
}
_WITHOUT: dict[Place, str] = {
    "okrs": "app.okrs",
    "slices": "app.slices",
    "week": "app.check_in",
    "check_in": "app.check_in",
    "promise": "screen.promised",
}
"""The same where a sentence is about none in particular."""


class SentencePane(RowPane):
    """The sentences, as tall as they need to be."""

    DEFAULT_CSS = "SentencePane { height: auto; max-height: 50%; }"

    def __init__(self) -> None:
        super().__init__("What the numbers say", id="sentences")
        self._sentences: tuple[Sentence, ...] = ()

    def show(self, sentences: tuple[Sentence, ...]) -> None:
        """Takes other sentences."""
        if sentences != self._sentences:
            self._sentences = sentences
            self.rows_changed()
            self.refresh(layout=True)

    @property
    def sentence(self) -> Sentence | None:
        """The sentence under the cursor."""
        return self._sentences[self.cursor] if self._sentences else None

    @property
    def explained(self) -> tuple[str, tuple[str, ...]] | None:
        """The sentence with what was counted for it."""
        sentence = self.sentence
        return ("Why", (sentence.text, *sentence.because)) if sentence else None

    @property
    def opens(self) -> str:
        """Where the evidence of the sentence under the cursor is."""
        leads_to = self.sentence.leads_to if self.sentence else None
        if leads_to is None:
            return ""
        return _OPENS[leads_to.place].format(repr(leads_to.id)) if leads_to.id else _WITHOUT[leads_to.place]

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._sentences)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the sentences need in that width."""
        return max(1, len(self.layout_rows(width)))

    def layout_rows(self, width: int) -> list[tuple[int, int]]:
        """A sentence has as many lines as it needs."""
        return [(row, part) for row in range(self.count) for part in range(len(self._wrapped(row, width)))]

    def line(self, row: int, part: int, width: int) -> Content:
        """A piece of a sentence, behind its glyph where it is the first."""
        sentence = self._sentences[row]
        glyph = Content.styled(sentence.glyph, TONE_STYLES[sentence.tone]) if part == 0 else Content(" ")
        return Content.assemble(" ", glyph, " ", self._wrapped(row, width)[part])

    def head(self, width: int) -> list[Content]:
        """A word while there is nothing to read yet."""
        return [] if self._sentences else [Content.styled(" reading …", "$muted")]

    def _wrapped(self, row: int, width: int) -> list[Content]:
        pieces = (Content.styled(text, "bold" if strong else "") for text, strong in self._sentences[row].pieces)
        return wrapped(Content("").join(pieces), max(10, width - _INDENT - 1))
