"""The lines of the pane that says what the quarter is for: an objective each, with its key results."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from planner.domain.views.align_purpose import KrLine, PurposeLine
from planner.tui.widgets.lane_line import cut

_NOBODY = "Nobody has said it yet: e writes down what shall be different at its end."
_LEAST = 16
"""Cells that an objective's words keep, however many key results stand beside it."""
_GAP = 3


def purpose_lines(lines: Sequence[PurposeLine], width: int) -> list[Content]:
    """A line per objective: its words, then its key results; `!` before one that nothing in the plan moves."""
    if not lines:
        return [Content.styled(_NOBODY, "$muted")]
    longest = max(cell_len(line.title) for line in lines)
    head = min(longest, max(_LEAST, width // 2)) if any(line.krs for line in lines) else width
    return [_line(line, head, width) for line in lines]


def _line(line: PurposeLine, head: int, width: int) -> Content:
    if not line.krs:
        return Content.assemble((cut(line.title, width), "bold"), ("", ""))
    title = cut(line.title, head)
    room = width - head - _GAP
    blank = " " * (head - cell_len(title) + _GAP)
    return Content.assemble((title, "bold"), blank, *_krs(line.krs, room))


def _krs(krs: Sequence[KrLine], room: int) -> list[tuple[str, str]]:
    """As much of the key results as fits: with where they stand now, without, and then cut."""
    for now in (True, False):
        parts = _parts(krs, now=now)
        if sum(cell_len(text) for text, _ in parts) <= room:
            return parts
    return _cut_to(_parts(krs, now=False), room)


def _parts(krs: Sequence[KrLine], *, now: bool) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for kr in krs:
        if parts:
            parts.append((" · ", "$muted"))
        if not kr.is_moved:
            parts.append(("! ", "bold $bad"))
        parts.append((f"{kr.name} {kr.way}" + (f", now {kr.now}" if now else ""), "$muted"))
    return parts


def _cut_to(parts: Sequence[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    kept: list[tuple[str, str]] = []
    for text, style in parts:
        if cell_len(text) >= room:
            return [*kept, (cut(f"{text}…", max(1, room)), style)]
        kept.append((text, style))
        room -= cell_len(text)
    return kept
