"""Lines that are broken between words, but never between a figure and its unit."""

import re

from textual.content import Content

_UNIT = re.compile(
    r"(?<=\d) (?=(?:%|[a-z]{1,2})(?!\w))|(?<=[≥≤+−$£¥\u20a0-\u20cf]) (?=\S)|(?<=\d) (?=– )|(?<=\d –) (?=\S)"
)
"""The blanks within `≥ 30 %`, `+ 3`, `€ 24`, `12 – 16`, `12 wk` and the like, where a line must not end."""
_HELD = "\ue000"
"""Stands for such a blank while lines are broken."""


def wrapped(text: Content, width: int) -> list[Content]:
    """The text in lines of so many cells."""
    held = Content(_UNIT.sub(_HELD, text.plain), list(text.spans))
    return [Content(line.plain.replace(_HELD, " "), list(line.spans)) for line in held.wrap(max(1, width))]


def quiet(text: str, width: int) -> list[Content]:
    """A sentence that stands back, in lines of so many cells."""
    return wrapped(Content.styled(text, "$muted"), width)
