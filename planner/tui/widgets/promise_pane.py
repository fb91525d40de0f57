"""What was promised, by lane in rank order, under a bar of what became of it."""

from textual.content import Content

from planner.domain.capacity import whole
from planner.domain.views.measure_promised import SHOWN_ORDER, PromisedView, PromiseRow
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, Category, Outcome
from planner.tui.widgets.row_pane import CAPTION, RowPane

LANE_STYLES: dict[Category, str] = {"innovation": "$innovation", "tune_up": "$tune-up"}
_GLYPH_STYLES: dict[Outcome, str] = {"done": "$good", "going": "bold", "not_started": "$muted", "dropped": "$muted"}
_TITLE_STYLES: dict[Outcome, str] = {"done": "", "going": "bold", "not_started": "", "dropped": "$muted strike"}
_BAR: dict[Outcome, tuple[str, str]] = {
    "done": ("█", "$good"),
    "going": ("▓", "$foreground"),
    "not_started": ("░", "$unplanned"),
    "dropped": ("╌", "$muted"),
}
"""Block and colour: what became of it is told by the block's shade, too."""
_ROOMY = 48


class PromisePane(RowPane):
    """The promised items; `space` on one is the screen's affair."""

    def __init__(self) -> None:
        super().__init__("What we promised", id="promised")
        self._promised: PromisedView | None = None
        self.hint: tuple[str, ...] = ()
        """What to do while nothing is promised, line by line."""

    def show(self, promised: PromisedView) -> None:
        """Takes other promises; the cursor stays on its item."""
        before = self.row
        self._promised = promised
        if before is not None:
            self.cursor = next((i for i, row in enumerate(promised.rows) if row.item == before.item), self.cursor)
        self.border_subtitle = Content(promised.footer)
        self.rows_changed()

    def go_to_item(self, item: str) -> None:
        """Puts the cursor on an item; it stays where there is none."""
        rows = self._promised.rows if self._promised else ()
        self.place_cursor(next((n for n, row in enumerate(rows) if row.item == item), self.cursor))

    @property
    def row(self) -> PromiseRow | None:
        """The promise under the cursor."""
        return self._promised.rows[self.cursor] if self._promised and self._promised.rows else None

    @property
    def explained(self) -> tuple[str, tuple[str, ...]] | None:
        """What was promised of the item under the cursor, and what became of it."""
        return (self.row.title, tuple(self.row.because)) if self.row else None

    @property
    def count(self) -> int:
        """How many items were promised."""
        return len(self._promised.rows) if self._promised else 0

    def layout_rows(self, width: int) -> list[tuple[int, int]]:
        """The rows of each lane under the lane's name."""
        rows = self._promised.rows if self._promised else ()
        lines: list[tuple[int, int]] = []
        for number, category in enumerate(CATEGORIES):
            own = [(index, 0) for index, row in enumerate(rows) if row.category == category]
            lines += [(CAPTION, number), *own] if own else []
        return lines

    def head(self, width: int) -> list[Content]:
        """The bar and its figures; what to do where nothing is promised."""
        promised = self._promised
        if promised is None:
            return [Content.styled(" reading …", "$muted")]
        if not promised.agreed:
            return [Content(f" {text}") for text in self.hint]
        cells, total = max(4, width - 2), sum(weeks for _, weeks in promised.bar)
        counts = whole([weeks / total * cells for _, weeks in promised.bar], cells) if total else [0] * len(_BAR)
        blocks = zip((_BAR[outcome] for outcome in SHOWN_ORDER), counts, strict=True)
        bar = Content.assemble(" ", *((block * count, style) for (block, style), count in blocks))
        return [bar, Content(f" {promised.line if width >= _ROOMY else promised.short_line}")]

    def line(self, row: int, part: int, width: int) -> Content:
        """An item with its glyph, team and weeks; or a lane's name."""
        if row == CAPTION or self._promised is None:
            category = CATEGORIES[part]
            return Content.styled(f" {CATEGORY_NAMES[category]}", f"bold {LANE_STYLES[category]}")
        promise = self._promised.rows[row]
        team = Content(promise.team).truncate(4, pad=True)
        took = f"  {promise.took:<8}" if width >= _ROOMY else " "
        weeks = f" {promise.weeks:>4}{took}"
        room = max(4, width - 5 - team.cell_length - len(weeks))
        title = Content(promise.title).truncate(room, ellipsis=True, pad=True)
        return Content.assemble(
            " ",
            (promise.glyph, _GLYPH_STYLES[promise.outcome]),
            " ",
            title.stylize(_TITLE_STYLES[promise.outcome]),
            " ",
            team.stylize("$muted"),
            (weeks, "$muted" if promise.outcome == "dropped" else ""),
        )
