"""The last gate before the terminal: Textual passes raw escapes in text on, so nothing of the kind gets past here."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


class PlainTextFilter(LineFilter):
    """Replaces control, escape and direction-override characters in what is shown, wherever they came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, each forbidden character a blank so that columns keep their width."""
        if not any(_FORBIDDEN.search(segment.text) for segment in segments if segment.control is None):
            return segments
        return [
            segment if segment.control is not None else Segment(_FORBIDDEN.sub(" ", segment.text), segment.style)
            for segment in segments
        ]
