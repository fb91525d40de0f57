"""The frame of all screens: what the top bar, the footer and the last filter show."""

import pytest
from rich.segment import Segment
from textual.color import Color

from planner.tui.filters import PlainTextFilter

BLACK = Color.parse("black")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Saved carts", "Saved carts"),
        ("a\x1b]52;c;cHduZWQ=\x07b", "a]52;c;cHduZWQ=b"),
        ("\x1b[2J", "[2J"),
        ("\x9b31m", "31m"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("line\nbreak\ttab", "linebreaktab"),
        ("👩‍👩‍👧 é 漢", "👩‍👩‍👧 é 漢"),
    ],
)
def test_no_control_character_passes_the_last_filter(text: str, shown: str) -> None:
    segments = PlainTextFilter().apply([Segment("x"), Segment(text)], BLACK)
    assert "".join(segment.text for segment in segments) == f"x{shown}"


def test_textuals_own_control_segments_pass() -> None:
    control = Segment("\x1b[?25l", None, [(1,)])  # type: ignore[list-item] # a control code without its parameters
    assert PlainTextFilter().apply([control, Segment("\x07")], BLACK)[0] is control
