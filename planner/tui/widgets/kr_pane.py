"""Are we getting closer? The objectives with their key results, a line each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.message import Message

from planner.tui.widgets.row_pane import RowPane

if TYPE_CHECKING:
    from planner.domain.views.okrs import KrRow, ObjectiveRow, OkrsView  # not on the way to the first screen

Why = Callable[["OkrPlace"], tuple[str, ...]]
"""Paragraphs that explain a place."""


class OkrPlace(NamedTuple):
    """A row: an objective, or one of its key results."""

    objective: "ObjectiveRow"
    kr: "KrRow | None"

    @property
    def id(self) -> str:
        """The id of the key result, else of the objective."""
        return self.kr.kr.id if self.kr is not None else self.objective.id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.kr.kr.name if self.kr is not None else self.objective.title


class KrPane(RowPane):
    """The tree; what it opens is the OKRs' own screen."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        pane: "KrPane"

    def __init__(self, title: str = "Are we getting closer?", *, opens: bool = True) -> None:
        super().__init__(title, id="key-results")
        self._places: tuple[OkrPlace, ...] = ()
        self._figures: dict[int, int] = {}
        """By width of a line, the cells of the widest figures: every line needs them."""
        self._known = False
        self._summaries: tuple[str, ...] = ("",)
        """How they stand, in fewer and fewer words."""
        self._opens = opens
        self._why: Why = lambda _place: ()
        self.hint: tuple[str, ...] = ()
        """What to do where there is no objective, line by line."""

    def show(self, okrs: "OkrsView", why: Why, at: str | None = None) -> None:
        """Takes other rows; the cursor goes to the row of the id `at`, else stays on its own."""
        stays = at or (self.place.id if self.place else None)
        self._known, self._why = True, why
        places: list[OkrPlace] = []
        for objective in okrs.objectives:
            places += [OkrPlace(objective, None), *(OkrPlace(objective, kr) for kr in objective.krs)]
        self._places = tuple(places)
        self._figures.clear()
        first = 1 if len(places) > 1 and stays is None else self.cursor
        self.cursor = next((n for n, place in enumerate(places) if place.id == stays), first)
        self._summaries = (okrs.summary, okrs.summary.partition(": ")[2], okrs.short_summary)
        self.rows_changed()
        self.post_message(self.Moved(self))

    def rows_changed(self) -> None:
        """The frame says how the key results stand, in as many words as there is room for."""
        room = self.line_width - 2
        self.border_subtitle = Content(next((s for s in self._summaries if len(s) <= room), self._summaries[-1]))
        super().rows_changed()

    @property
    def place(self) -> OkrPlace | None:
        """The row under the cursor."""
        return self._places[self.cursor] if self.cursor < len(self._places) else None

    @property
    def explained(self) -> tuple[str, tuple[str, ...]] | None:
        """The row under the cursor with its arithmetic."""
        return (self.place.title, self._why(self.place)) if self.place else None

    @property
    def opens(self) -> str:
        """The OKRs, at the row under the cursor."""
        return f"app.okrs({self.place.id!r})" if self.place and self._opens else ""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._places)

    def place_cursor(self, row: int) -> None:
        """Puts the cursor on a row and says so."""
        super().place_cursor(row)
        self.post_message(self.Moved(self))

    def line(self, row: int, part: int, width: int) -> Content:
        """An objective, or a key result below it."""
        from planner.tui.widgets.kr_lines import figures_width, kr_line, objective_line

        place = self._places[row]
        if place.kr is None:
            return objective_line(place.objective, width)
        if width not in self._figures:
            krs = [each.kr for each in self._places if each.kr is not None]
            self._figures[width] = figures_width(krs, width)
        return kr_line(place.kr, width, self._figures[width])

    def head(self, width: int) -> list[Content]:
        """What to do where there is nothing yet."""
        if not self._known:
            return [Content.styled(" reading …", "$muted")]
        return [] if self._places else [Content(f" {text}") for text in self.hint]
