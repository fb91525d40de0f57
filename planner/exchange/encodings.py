"""Encodings that a file may be in where its bytes do not tell which: each with what it makes of the file's words."""

import re
from typing import NamedTuple

from planner.domain.text import clean

_NAMES = {
    "windows-1252": "Western European",
    "windows-1250": "Central European",
    "windows-1251": "Cyrillic",
    "windows-1253": "Greek",
    "windows-1254": "Turkish",
    "windows-1255": "Hebrew",
    "windows-1256": "Arabic",
    "shift_jis": "Japanese",
    "euc_kr": "Korean",
    "gb18030": "Simplified Chinese",
    "big5": "Traditional Chinese",
}
_FOREIGN = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f]+[^\W\d_]*")
_SAMPLE = 200_000
_WORDS = 4


class EncodingChoice(NamedTuple):
    """One encoding, as somebody may choose it."""

    name: str
    used_for: str
    example: str
    """The first words with letters beyond ASCII, as this encoding reads them."""


def encoding_choices(data: bytes) -> tuple[EncodingChoice, ...]:
    """The encodings in which the file's bytes are letters; whoever knows its words sees which is right."""
    sample = data[:_SAMPLE].rpartition(b"\n")[0] or data[:_SAMPLE]
    choices = []
    for name, used_for in _NAMES.items():
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        words = dict.fromkeys(clean(word, 20) for word in _FOREIGN.findall(text))
        choices.append(EncodingChoice(name, used_for, " ".join([*words][:_WORDS])))
    return tuple(choices)
