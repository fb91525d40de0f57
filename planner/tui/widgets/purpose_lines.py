"""The lines of the pane that says what the quarter is for: an objective each, with its key results."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from planner.domain.views.align_purpose import KrLine, PurposeLine
from planner.tui.widgets.lane_line import cut

_NOBODY = ("Nobody has said it yet", ": e writes down what shall be different at its end")
_LEAST = 16
"""Cells that an objective's words keep, however many key results stand beside it."""
_LEAST_NAME = 6
"""Cells that a key result's name keeps; where not even these fit, the last ones are counted."""
_GAP = 3
_MOST_LINES = 3
_BETWEEN, _UNMOVED = " · ", "! "


def purpose_height(lines: Sequence[PurposeLine]) -> int:
    """How many lines the pane needs: one per objective, at most three; the others are scrolled to."""
    return max(1, min(_MOST_LINES, len(lines)))


def purpose_lines(lines: Sequence[PurposeLine], width: int, *, may_say: bool = True) -> list[Content]:
    """A line per objective: its words, then its key results; `!` before one that nothing in the plan moves.

    Where there is little room, first the objectives' words are cut, then the key results' names; never their numbers.
    """
    if not lines:
        return [Content.styled(f"{''.join(_NOBODY[: 1 + may_say])}.", "$muted")]
    longest = max(cell_len(line.title) for line in lines)
    needed = max((_length(line.krs) for line in lines if line.krs), default=0)
    if not needed:
        return [Content.assemble((cut(line.title, width), "bold"), ("", "")) for line in lines]
    head = max(min(longest, _LEAST), min(longest, width // 2, width - _GAP - needed))
    return [_line(line, head, width) for line in lines]


def _line(line: PurposeLine, head: int, width: int) -> Content:
    if not line.krs:
        return Content.assemble((cut(line.title, width), "bold"), ("", ""))
    title = cut(line.title, head)
    blank = " " * (head - cell_len(title) + _GAP)
    return Content.assemble((title, "bold"), blank, *_krs(line.krs, width - head - _GAP))


def _krs(krs: Sequence[KrLine], room: int) -> list[tuple[str, str]]:
    """All key results with where they stand now, else without; else with names cut, and what does not fit counted."""
    for now in (True, False):
        if _length(krs, now=now) <= room:
            return _parts(krs, now=now)
    for count in range(len(krs), 0, -1):
        more = f"{_BETWEEN}+{len(krs) - count}" if count < len(krs) else ""
        names = _names(krs[:count], room - len(more))
        if names is not None or count == 1:
            shown = [kr._replace(name=name) for kr, name in zip(krs, names or [_fit(krs[0], room)], strict=False)]
            return [*_parts(shown, now=False), (more, "$muted")]
    return []


def _names(krs: Sequence[KrLine], room: int) -> list[str] | None:
    """The names, the longest ones cut to what is left beside all numbers; `None` where that is next to nothing."""
    left = room - _length([kr._replace(name="") for kr in krs])
    widths = [cell_len(kr.name) for kr in krs]
    most = max(widths)
    while sum(min(width, most) for width in widths) > left and most >= _LEAST_NAME:
        most -= 1
    return [cut(kr.name, most) for kr in krs] if most >= _LEAST_NAME else None


def _fit(kr: KrLine, room: int) -> str:
    return cut(kr.name, max(1, room - _length([kr._replace(name="")])))


def _length(krs: Sequence[KrLine], *, now: bool = False) -> int:
    return sum(cell_len(text) for text, _ in _parts(krs, now=now))


def _parts(krs: Sequence[KrLine], *, now: bool) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for kr in krs:
        if parts:
            parts.append((_BETWEEN, "$muted"))
        if not kr.is_moved:
            parts.append((_UNMOVED, "bold $bad"))
        parts.append((f"{kr.name} {f'{kr.way}, now {kr.now} {kr.glyph}'.rstrip() if now else kr.short}", "$muted"))
    return parts
