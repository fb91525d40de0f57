"""Large letters: every one as high as the others, in the width that there is, or not at all."""

import string

import pytest
from rich.cells import cell_len

from planner.tui.widgets.big_letters import big_lines


@pytest.mark.parametrize("letter", string.ascii_letters + string.digits + "-–.,:'’!?+/&%()#“”\"·→")
def test_every_letter_is_three_lines_of_one_width(letter: str) -> None:
    lines = big_lines(letter, 10, 3)
    assert lines is not None
    assert len(lines) == 3
    assert len({cell_len(line) for line in lines}) == 1
    assert any(line.strip() for line in lines)


def test_letters_look_like_themselves() -> None:
    assert big_lines("Hi", 10, 3) == ["█  █ ▀█▀", "█▀▀█  █ ", "▀  ▀ ▀▀▀"]


def test_words_go_on_in_the_next_line_and_never_beyond_the_width() -> None:
    lines = big_lines("Saved carts for shops", 30, 20)
    assert lines is not None
    assert len(lines) == 12
    assert max(map(cell_len, lines)) <= 30


@pytest.mark.parametrize("text", ["", "   ", "漢字", "Größe", "Incomprehensibilities", "a b c d e f g h i j k"])
def test_what_does_not_fit_or_has_no_large_form_stays_small(text: str) -> None:
    assert big_lines(text, 12, 6) is None
