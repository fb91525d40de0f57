"""Short text forms that people fill in anywhere and send back: how one is laid out, and found again in what came back.

A form is plain lines that survive mail and chat: a first line that names its kind, labels with a colon, and an end.
What stands before the first line and after the end is not read; quoting marks, blanks, line ends of every kind and
curly quotation marks do not matter. Every line keeps its number, so that a complaint can name it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.text import clean
from planner.exchange.decoding import decode

SIZE_LIMIT = 200_000
"""Bytes; a form is a page or two."""
END = "End of form"
WIDTH = 70
"""Columns that a line has before mail programs begin to wrap it."""
_LONGEST_LINE = 4_000
_FIRST = re.compile(r"planner form\s*:\s*(\S.*)", re.IGNORECASE)
_QUOTING = re.compile(r"^(?:\s*>)+\s?")
_MARKS = " \t*_`"
"""What chat programs put around a line to make it bold or code."""
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"SQLite format 3", b"\x1f\x8b", b"\x89PNG")
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "–": "-"})


class Line(NamedTuple):
    """One line of what came back, cleaned and without quoting marks."""

    number: int
    """In the file, from 1."""
    text: str


class Block(NamedTuple):
    """A label with what stands behind it and below it."""

    label: str
    """Lower case."""
    value: str
    number: int
    lines: tuple[Line, ...]
    """The lines down to the next label, without blank ones."""


class Form(NamedTuple):
    """A form as it came back."""

    kind: str
    number: int
    """Of its first line."""
    blocks: tuple[Block, ...]
    has_end: bool = True
    """Whether its last line is there, or a signature stands in its place; else some of it may be missing."""

    def first(self, label: str) -> Block | None:
        """The first block with a label, or `None`."""
        return next((block for block in self.blocks if block.label == label), None)


class Labels(NamedTuple):
    """The labels of a kind of form, in lower case."""

    once: tuple[str, ...]
    """Only the first of each is one: further down the same words are text."""
    often: tuple[str, ...] = ()


class Complaint(NamedTuple):
    """What is wrong with a form, and where."""

    number: int
    """Of the line."""
    text: str


class FormError(BadInputError):
    """A form that cannot be used, with everything that is wrong with it."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        super().__init__(" ".join(f"Line {c.number}: {c.text}" for c in complaints))
        self.complaints = tuple(sorted(complaints))


def form_text(kind: str, head: Mapping[str, str], explained: Iterable[str], body: Iterable[str]) -> str:
    """A form to be filled in; `explained` are paragraphs, `body` are lines."""
    from textwrap import fill

    lines = [f"planner form: {kind}", *(f"{label}: {value}" for label, value in head.items()), ""]
    for paragraph in explained:
        lines += [fill(paragraph, WIDTH), ""]
    return "\n".join([*lines, *body, "", END, ""])


def read_form(data: bytes, labels: Mapping[str, Labels]) -> Form:
    """Finds the form in a file; `labels` has those of each kind.

    Raises `BadInputError` where the file is no text, and `FormError` where there is no form of such a kind in it.
    """
    if data.startswith(_NOT_TEXT):
        raise BadInputError("The file is not plain text; save the form as plain text (.txt) and read that.")
    lines = _lines(decode(data).text)
    start = next((at for at, line in enumerate(lines) if _FIRST.fullmatch(line.text.strip(_MARKS))), None)
    if start is None:
        said = "There is no form here: its first line, “planner form: …”, is missing; send the whole form back."
        raise FormError([Complaint(1, said)])
    first = _FIRST.fullmatch(lines[start].text.strip(_MARKS))
    kind = first[1].casefold() if first else ""
    if kind not in labels:
        known = ", ".join(labels)
        raise FormError(
            [Complaint(lines[start].number, f"“{kind}” is no form that can be read here; there is: {known}.")]
        )
    body = _until_end(lines[start + 1 :])
    return Form(kind, lines[start].number, _blocks(body, labels[kind]), len(body) < len(lines) - start - 1)


def plain(text: str) -> str:
    """A text for comparing: straight quotation marks and hyphens, lower case."""
    return text.translate(_STRAIGHT).casefold()


def _lines(text: str) -> list[Line]:
    # Only these ends: others, such as a form feed, stand within lines and would put the numbers out of step.
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [Line(number, clean(_QUOTING.sub("", one), _LONGEST_LINE)) for number, one in enumerate(raw, start=1)]


def _until_end(lines: Sequence[Line]) -> list[Line]:
    """The lines down to the form's end; a signature ends it, too, where somebody cut the end off."""
    kept = []
    for line in lines:
        if plain(line.text.strip(f"{_MARKS}.")) == plain(END) or line.text in {"--", "—"}:
            break
        kept.append(line)
    return kept


def _blocks(lines: Iterable[Line], labels: Labels) -> tuple[Block, ...]:
    pattern = re.compile(rf"({'|'.join((*labels.once, *labels.often))})\s*:[*_`]*\s*(.*)", re.IGNORECASE)
    blocks: list[tuple[Block, list[Line]]] = []
    used: set[str] = set()
    for line in lines:
        found = pattern.fullmatch(line.text.strip(_MARKS))
        label = found[1].casefold() if found else ""
        if found and label not in used:
            used.update({label} - set(labels.often))
            blocks.append((Block(label, found[2].strip(_MARKS), line.number, ()), []))
        elif blocks and line.text.strip(_MARKS):
            blocks[-1][1].append(line)
    return tuple(block._replace(lines=tuple(below)) for block, below in blocks)
