"""Columns of links between issues: which say what an issue needs, and which say what needs it."""

import re
from collections.abc import Sequence
from typing import Literal

_LINK = re.compile(r"(.+?)\s*[(（]\s*([^()（）]+?)\s*[)）]")
_WORD = {
    "inward": "inward|eingehend|entrant|entrada|entrata|inkomend|ingående|indgående|innkommende|saapuva|przychodz"
    "|příchoz|gelen|входящ|вхідн|נכנס|内向|内部|インワード|인바운드",
    "outward": "outward|ausgehend|salient|sortant|saída|uscita|uitgaand|utgående|udgående|lähtevä|wychodz"
    "|odchoz|giden|исходящ|вихідн|יוצא|外向|外部|アウトワード|아웃바운드",
}
_INWARD, _OUTWARD = (re.compile(_WORD[way], re.IGNORECASE) for way in ("inward", "outward"))
_BLOCKS = re.compile(r"block|blocker|blocking|bloque|sperr|блок", re.IGNORECASE)
_DEPENDS = re.compile(r"depend|requir|abhäng|завис", re.IGNORECASE)
KEYS_APART = re.compile(r"[,;\n]")
"""Between the keys of one cell."""


def link_of(header: str) -> Literal["needs", "blocks"] | None:
    """What one of Jira's columns of links says, e.g. `Inward issue link (Blocks)`: what the issue needs.

    Who blocks has the outward end in Jira, and so has who depends on another. `None` for other links and columns.
    """
    match = _LINK.fullmatch(header.strip())
    if match is None:
        return None
    inward, outward = _INWARD.search(match[1]), _OUTWARD.search(match[1])
    if bool(inward) == bool(outward):
        return None
    if _BLOCKS.search(match[2]):
        return "needs" if inward else "blocks"
    if _DEPENDS.search(match[2]):
        return "blocks" if inward else "needs"
    return None


def is_link(header: str) -> bool:
    """Whether a header is that of any column of links, whatever these mean."""
    match = _LINK.fullmatch(header.strip())
    return match is not None and bool(_INWARD.search(match[1]) or _OUTWARD.search(match[1]))


def link_columns(headers: Sequence[str], which: Literal["needs", "blocks"]) -> tuple[int, ...]:
    """Positions of the columns that say this."""
    return tuple(index for index, header in enumerate(headers) if link_of(header) == which)
