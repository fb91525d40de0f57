"""The last gate before the terminal: Textual passes raw escapes in text on, so nothing of the kind gets past here."""

import re
from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, and what has no width or turns the direction: Textual counts all of these as nothing wide."""


class PlainTextFilter(LineFilter):
    """Takes control, escape and direction-override characters out of what is shown, wherever they came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments without forbidden characters, as wide as Textual took them to be."""
        if not any(_FORBIDDEN.search(segment.text) for segment in segments if segment.control is None):
            return segments
        return [
            segment if segment.control is not None else Segment(_FORBIDDEN.sub("", segment.text), segment.style)
            for segment in segments
        ]


class JoinedFilter(LineFilter):
    """Several filters as one: every painted line is looked up once for each filter at every frame."""

    def __init__(self, filters: Sequence[LineFilter]) -> None:
        super().__init__()
        self.filters = tuple(filters)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments after all filters, the first one first."""
        for line_filter in self.filters:
            segments = line_filter.apply(segments, background)
        return segments
