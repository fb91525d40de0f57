"""The slices as a table of plain text."""

from collections.abc import Sequence

from planner.cli.tables import table
from planner.domain.views.slices import SliceRow


def slice_lines(rows: Sequence[SliceRow]) -> list[str]:
    """Lines to print: a row for each slice; one that says so where there are none."""
    if not rows:
        return ["Nothing is sliced yet; `planner slice add` cuts a slice from an item."]
    heads = ("Item", "Slice", "Pass mark", "At first", "So far", "95 %", "Verdict", "Decided")
    cells = [
        (
            row.item.key if row.item is not None else "?",
            row.slice.title,
            row.mark,
            row.first_mark,
            row.so_far,
            row.range,
            row.verdict,
            row.state,
        )
        for row in rows
    ]
    return table(heads, "<<<<<<<<", cells)
