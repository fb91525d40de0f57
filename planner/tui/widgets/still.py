"""A widget that is not asked for its lines again while nothing of it was refreshed.

Textual collects every line of every visible widget for each partial paint, however small, and styles and filters each
of them anew. On a screen of six widgets that is a fifth of the time from a cursor key to its paint.
"""

from typing import TYPE_CHECKING, Self

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    # No widget at run time: Textual takes a class's default styles from its first base that is one.
    Widget = object


class Still(Widget):
    """Keeps the lines that it painted last; to be named before the widget's own class."""

    _kept: tuple[Region, Size, list[Strip]] | None = None

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Forgets the lines, and asks to be painted."""
        self._kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Forgets the lines: they have other colours now."""
        self._kept = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in a region of the widget."""
        if self._kept is None or self._kept[:2] != (crop, self.size):
            self._kept = crop, self.size, super().render_lines(crop)
        return self._kept[2]


class StillBar(Still, ScrollBar):
    """A scroll bar that is painted again only where it has moved or looks different."""


class StillView(Still, ScrollView):
    """A scrolled widget that keeps the lines of its bar, too."""

    @property
    def vertical_scrollbar(self) -> StillBar:
        """Made as Textual makes its own, which would be styled and filtered anew, line by line, for each cursor key."""
        if not isinstance(self._vertical_scrollbar, StillBar):
            self._vertical_scrollbar = bar = StillBar(name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self.app._start_widget(self, bar)  # noqa: SLF001 - there is no other way to give a widget another bar
        return self._vertical_scrollbar
