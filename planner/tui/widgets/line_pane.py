"""A pane whose lines are handed to it: of those it paints again only what is another than before.

A key that moves the bar changes a third of Align's lines; Textual's own widgets would lay out and paint all of them.
"""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget


class LinePane(Widget, can_focus=True):
    """A frame with lines in it, each as wide as the pane. A subclass says what they are for a size."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="pane")
        self._seen: list[Content] = []
        self._strips: dict[int, Strip] = {}
        self._titles = ("", "")

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The lines for a size in cells; what is below the height is not seen."""
        raise NotImplementedError

    def entitle(self, title: str, subtitle: str = "") -> None:
        """Gives the frame its titles; text, never markup."""
        # Setting one paints the whole pane again, even where it is the same.
        before, self._titles = self._titles, (title, subtitle)
        if title != before[0]:
            self.border_title = Content(title)
        if subtitle != before[1]:
            self.border_subtitle = Content(subtitle)

    @property
    def title_text(self) -> str:
        """The frame's title."""
        return self._titles[0]

    def repaint(self) -> None:
        """Asks for the lines and paints those that are others."""
        width, height = self.size
        before, self._seen = self._seen, list(self.lines(width, height))[:height] if width else []
        count = max(len(before), len(self._seen))
        changed = [y for y in range(count) if not self._same(before, y)]
        for y in changed:
            self._strips.pop(y, None)
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def _same(self, before: Sequence[Content], y: int) -> bool:
        return y < len(before) and y < len(self._seen) and before[y].is_same(self._seen[y])

    def on_resize(self) -> None:
        """Another size has other lines."""
        self._seen = []
        self._strips.clear()
        self.repaint()
        self.refresh()

    def notify_style_update(self) -> None:
        """Other colours make every painted line a stale one."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        strip = self._strips.get(y)
        if strip is None:
            width = self.size.width
            content = self._seen[y] if y < len(self._seen) else Content("")
            fitting = content.truncate(width, ellipsis=True, pad=True)
            strips = Visual.to_strips(self, fitting, width, 1, self.visual_style)
            strip = self._strips[y] = strips[0] if strips else Strip.blank(width, self.rich_style)
        return strip
