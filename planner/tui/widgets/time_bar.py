"""A bar of time in four parts, with a tick where each part was agreed to end."""

from collections.abc import Sequence

from textual.content import Content

from planner.domain.capacity import round_half_up, whole
from planner.domain.views.measure_weeks import Mix
from planner.domain.words import PARTS, Part

PART_STYLES: dict[Part, str] = {
    "new": "$innovation",
    "existing": "$innovation-existing",
    "tune_up": "$tune-up",
    "unplanned": "$unplanned",
}
PART_BLOCKS: dict[Part, str] = {"new": "█", "existing": "█", "tune_up": "█", "unplanned": "▒"}
_TICK = "│"
_RATIO = 7


def time_bar(shares: Sequence[float] | None, cells: int, agreed: Mix | None) -> Content:
    """The four parts in so many cells; dots where nobody answered."""
    if shares is None:
        return Content.styled("·" * cells, "$faint")
    counts = whole([share * cells for share in shares], cells)
    parts = [part for part, count in zip(PARTS, counts, strict=True) for _ in range(count)]
    ticks = _ticks(agreed, cells)
    pieces: list[tuple[str, str]] = []
    for at, part in enumerate(parts):
        style = PART_STYLES[part]
        if at in ticks:
            pieces.append((_TICK, "$foreground" if part == "unplanned" else f"$background on {style}"))
        elif pieces and pieces[-1][1] == style:
            pieces[-1] = (pieces[-1][0] + PART_BLOCKS[part], style)
        else:
            pieces.append((PART_BLOCKS[part], style))
    return Content.assemble(*pieces)


def ratio_cell(ratio: str) -> str:
    """A ratio such as `91 : 9` in seven cells, so that in a column the colons stand below each other."""
    one, colon, other = ratio.partition(" : ")
    text = f"{one:>2} : {other:<2}" if colon else ratio
    return f"{text if len(text) <= _RATIO else ratio:>{_RATIO}}"


def _ticks(agreed: Mix | None, cells: int) -> frozenset[int]:
    """The cells in which innovation, and all planned work, were agreed to end."""
    if agreed is None:
        return frozenset()
    ends = (agreed.innovation, agreed.innovation + agreed.tune_up)
    return frozenset(min(cells - 1, round_half_up(end * cells)) for end in ends if 0 < end < 1)
