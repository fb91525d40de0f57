"""Text is cleaned on the way in, whatever it is, and what is left is what people would read."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.text import NOTE_LENGTH, TITLE_LENGTH, clean, clean_note
from tests.hostile import ALL, CODE, MARKUP, Hostile

NEVER = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


@pytest.mark.parametrize("hostile", ALL, ids=lambda one: one.name)
def test_nothing_that_a_terminal_obeys_is_left(hostile: Hostile) -> None:
    for cleaned, limit in ((clean(hostile.text), TITLE_LENGTH), (clean_note(hostile.text), NOTE_LENGTH)):
        assert NEVER.findall(cleaned) == []
        assert len(cleaned) <= limit
        assert unicodedata.is_normalized("NFC", cleaned)
        cleaned.encode("utf-8")
    assert "\n" not in clean(hostile.text)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\x1b\x9b[]PX^_;m\x07\\\u200b\r\n\t")), max_size=60))
def test_cleaning_is_done_at_once_and_for_good(text: str) -> None:
    for cleaner in (clean, clean_note):
        cleaned = cleaner(text)
        assert NEVER.findall(cleaned) == []
        assert cleaner(cleaned) == cleaned


@pytest.mark.parametrize("hostile", [*MARKUP, *CODE], ids=lambda one: one.name)
def test_what_is_only_letters_is_kept_as_it_is(hostile: Hostile) -> None:
    assert clean_note(hostile.text) == hostile.text
