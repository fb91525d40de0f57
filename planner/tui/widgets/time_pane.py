"""Where the time went: a bar for each week, in four parts, beside its figures."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.domain.capacity import whole
from planner.domain.text import counted
from planner.domain.views.measure_known import GLYPHS, Tone
from planner.domain.views.measure_weeks import TimeView, WeekRow
from planner.domain.words import PART_NAMES, PARTS
from planner.tui.keys import key
from planner.tui.widgets.row_pane import CAPTION, RowPane
from planner.tui.widgets.sentence_pane import TONE_STYLES
from planner.tui.widgets.time_bar import PART_BLOCKS, PART_STYLES, ratio_cell, time_bar

_NAME = 5
_FIGURES = 16
"""Cells of `  27 %▼ 78 : 22▼`."""
_TALL = 2
_ROOMY = 48
"""From so many cells on there is room for whole words."""


class TimePane(RowPane):
    """The weeks that have begun; bars are two lines tall where there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "screen.open", "This week", "Fill in the week under the cursor", id="week.open", show=True),
    ]

    def __init__(self) -> None:
        super().__init__("Where the time went", id="time")
        self._time: TimeView | None = None
        self.hint: tuple[str, ...] = ()
        """What to do while nobody has answered, line by line."""

    def show(self, time: TimeView) -> None:
        """Takes other weeks; at first the cursor stands on the latest, and later it stays there if it was there."""
        if self._time is None or self.cursor >= self.count - 1:
            self.cursor = max(0, len(time.rows) - 1)
        self._time = time
        self.rows_changed()

    def rows_changed(self) -> None:
        """The frame says what was agreed and, where there is room, how many answered the latest week."""
        if self._time is not None:
            texts = (self._time.agreed_text, self._time.answered_text if self.line_width >= _ROOMY else "")
            self.border_subtitle = Content(" · ".join(text for text in texts if text))
        super().rows_changed()

    @property
    def week(self) -> WeekRow | None:
        """The week under the cursor."""
        return self._time.rows[self.cursor] if self._time and self._time.rows else None

    @property
    def explained(self) -> tuple[str, tuple[str, ...]] | None:
        """Where the week under the cursor went, and who has not answered."""
        return (f"Week {self.week.number}", tuple(self.week.because)) if self.week else None

    @property
    def opens(self) -> str:
        """The check-in of the week under the cursor."""
        return f"screen.fill_in('{self.week.week.isoformat()}')" if self.week else ""

    @property
    def count(self) -> int:
        """How many weeks have begun."""
        return len(self._time.rows) if self._time else 0

    def layout_rows(self, width: int) -> list[tuple[int, int]]:
        """Bars are taller where all of them fit so; below them, where there is room, the weeks that are to come."""
        if self._time is None or not self.count:
            return []
        room = self.scrollable_content_region.height - len(self.head(width)) - len(self.foot(width))
        tall = max(1, min(_TALL, room // self.count))
        to_come = range(self.count + 1, self._time.weeks + 1)
        lines = [(row, part) for row in range(self.count) for part in range(tall)]
        if tall == _TALL and len(lines) + len(to_come) <= room:
            lines += [(CAPTION, number) for number in to_come]
        return lines

    def head(self, width: int) -> list[Content]:
        """What the columns are, and the agreed mix where there is room for it."""
        if self._time is None:
            return [Content.styled(" reading …", "$muted")]
        names = Content.styled(f" week{' ' * self._bar_cells(width)} unpl.    ratio", "$muted")
        mix, roomy = self._time.agreed, self.scrollable_content_region.height >= self.count + 5
        if mix is None or not roomy:
            return [names]
        cells = whole([share * self._bar_cells(width) for share in mix], self._bar_cells(width))
        styles = ("$innovation", "$tune-up", "$unplanned")
        bar = Content.assemble(*(("━" * count, style) for count, style in zip(cells, styles, strict=True)))
        return [names, Content.assemble(" " * _NAME, bar, (" agreed", "$muted"))]

    def foot(self, width: int) -> list[Content]:
        """All weeks together and what the colours mean; what to do where nothing is known yet."""
        if self._time is None:
            return []
        if self._time.total is None:
            few = ("So few people have answered that", "their weeks are shown once others", "have, too.")
            hint = few if any(week.answered for week in self._time.rows) else self.hint
            return [Content(""), *(Content(f" {text}") for text in hint)]
        return [self._figured("all", self._time.total, width), legend(width)]

    def line(self, row: int, part: int, width: int) -> Content:
        """A week's bar with its figures, on its second line who answered; or a week to come."""
        if self._time is None:
            return Content("")
        if row == CAPTION:
            return Content.assemble((f" {part:>3} ", "$muted"), ("·" * self._bar_cells(width), "$faint"))
        week = self._time.rows[row]
        if part == 0:
            return self._figured(f"{week.number:>3}{'=' if week.copied else ''}", week, width)
        return Content.assemble(
            " " * _NAME, self._bar(week, width), (f"  {week.answered} of {counted(week.expected, 'team')}", "$muted")
        )

    def _figured(self, name: str, week: WeekRow, width: int) -> Content:
        style = "" if week.number else "bold"
        return Content.assemble(
            (f" {name:<{_NAME - 1}}", style or "$muted"),
            self._bar(week, width),
            (f" {week.unplanned:>5}", style or _style(week.unplanned_tone)),
            _mark(week.unplanned_tone),
            (f" {ratio_cell(week.ratio)}", style or _style(week.ratio_tone)),
            _mark(week.ratio_tone),
        )

    def _bar_cells(self, width: int) -> int:
        return max(4, width - _NAME - _FIGURES)

    def _bar(self, week: WeekRow, width: int) -> Content:
        agreed = self._time.agreed if self._time is not None else None
        return time_bar(week.shares, self._bar_cells(width), agreed)


def legend(width: int) -> Content:
    """What the colours mean, shortened where the pane is narrow."""
    roomy = width >= _ROOMY
    names = {**PART_NAMES, "unplanned": PART_NAMES["unplanned"] if roomy else "unpl."}
    pieces = (
        ((PART_BLOCKS[p] if p == "unplanned" else "■", PART_STYLES[p]), (f" {names[p]}", "$muted")) for p in PARTS
    )
    legend = Content("  " if roomy else " ").join(Content.assemble(*pair) for pair in pieces)
    return Content.assemble(" " * (_NAME if roomy else 1), legend)


def _style(tone: Tone) -> str:
    return "" if tone == "even" else TONE_STYLES[tone]


def _mark(tone: Tone) -> tuple[str, str]:
    return (" ", "") if tone == "even" else (GLYPHS[tone], TONE_STYLES[tone])
