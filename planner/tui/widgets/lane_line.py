"""One line of a lane: columns that hold whatever people write, in cells and not in characters."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from planner.domain.views.lane import BacklogRow
from planner.domain.words import Standing

GLYPHS: dict[Standing, str] = {"in": "●", "must": "◆", "out": "○", "waiting": "○", "unestimated": "○", "no_team": "○"}
MARK = "▌"
_WIDE = 50
_ROOMY = 76
_TEAM = 4


class Look(NamedTuple):
    """The styles of one line."""

    base: Style
    colour: Style
    """The lane's own colour, for what is in, and for the line."""
    muted: Style
    strong: Style


class Columns(NamedTuple):
    """How wide each column is, in cells."""

    rank: int
    title: int
    answers: bool
    note: int
    weeks: int

    @property
    def wide(self) -> bool:
        """Whether there is room for the three answers, and for a header that says what they are."""
        return self.answers


@lru_cache(maxsize=64)
def columns_for(width: int, count: int) -> Columns:
    """The columns that fit a width, for ranks up to `count`."""
    rank = max(2, len(str(count)))
    wide = width >= _WIDE
    note = 0 if not wide else 11 if width < _ROOMY else 20
    fixed = 1 + (2 if wide else 1) + rank + 1 + 1 + _TEAM + 4 + 1
    return Columns(rank, max(4, width - fixed - (7 + note + 1 if wide else 0)), wide, note, 4)


def row_line(row: BacklogRow, columns: Columns, look: Look, *, marked: bool) -> list[Segment]:
    """A row: mark, glyph, rank, title, answers, note, team, weeks."""
    inside = row.standing in {"in", "must"}
    text = look.base if inside else look.muted
    segments = [
        Segment(MARK if marked else " ", look.strong),
        Segment(GLYPHS[row.standing], look.colour if inside else look.muted),
        Segment(f"{' ' if columns.wide else ''}{'–' if row.is_service else row.rank:>{columns.rank}} ", text),
        Segment(fitted(row.title, columns.title), text),
    ]
    if columns.answers:
        digits = " ".join("·" if answer is None else str(answer) for answer in row.answers)
        segments.append(Segment(f" {digits} ", text))
        segments.append(Segment(f" {fitted(row.note, columns.note)}", look.muted))
    segments.append(Segment(f" {fitted(row.team, _TEAM)}", look.muted))
    segments.append(Segment(f"{fitted(row.weeks.rjust(columns.weeks), columns.weeks)} ", text))
    return segments


def header_line(columns: Columns, look: Look) -> list[Segment]:
    """What the columns are; only wide lanes have it."""
    title = fitted("Item", columns.title)
    text = (
        f"   {'#':>{columns.rank}} {title} C B R  {' ' * columns.note} {fitted('Team', _TEAM)}{'wk':>{columns.weeks}} "
    )
    return [Segment(text, look.muted)]


def rule_line(width: int, look: Look) -> list[Segment]:
    """The line: one unbroken rule."""
    return [Segment(" ", look.base), Segment("━" * max(0, width - 2), look.colour), Segment(" ", look.base)]


def fitted(text: str, width: int) -> str:
    """Text in exactly so many cells, cut with `…`; full-width and combining characters keep the columns straight."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width) if width > 0 else ""


def cut(text: str, width: int) -> str:
    """Text in at most so many cells, cut with `…`."""
    return text if cell_len(text) <= width else fitted(text, width).rstrip()


def joined(parts: Iterable[str], width: int) -> str:
    """Parts with blanks between them, as many whole ones as fit; of the first two none is left out, but cut."""
    line = ""
    for place, part in enumerate(parts):
        longer = f"{line}   {part}" if line else part
        if cell_len(longer) > width:
            return fitted(longer, width).rstrip() if place < 2 else line
        line = longer
    return line
