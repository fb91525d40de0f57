"""How the rows of the check-in page look: key results, slices, blocks of time, a sentence."""

from typing import NamedTuple

from textual.content import Content

from planner.domain.views.check_in import BLOCKS, BlockRow
from planner.domain.views.check_in_page import KrLine, PageView, SliceLine
from planner.tui.widgets.time_bar import PART_STYLES
from planner.tui.widgets.typed import Typed

_SURE = 4
_WORD_COLUMN = 2
_LEAST_NAME = 14
_MOST_NAME = 24
_MOST_CELLS = 6
_FIGURES = 21
"""Cells of ` 37.5 %   last week: 40 %`, about."""
_NARROW = 90


class Active(NamedTuple):
    """The field under the cursor."""

    column: int
    typed: Typed | None
    """What is being typed there."""


def field(text: str, cells: int, active: Active | None = None) -> Content:
    """A field of so many cells and one more on each side: in brackets where the cursor is, underlined else."""
    if active is None:
        return Content.assemble(" ", Content(text).truncate(cells, ellipsis=True, pad=True), " ")
    shown = active.typed.shown(cells) if active.typed is not None else text
    return Content.assemble(
        ("[", "bold $foreground"),
        Content(shown).truncate(cells, ellipsis=True, pad=True).stylize("bold $foreground"),
        ("]", "bold $foreground"),
    )


def kr_caption(view: PageView, width: int) -> Content:
    """What the columns of key results are."""
    name, value, word = _kr_cells(view, width)
    heads = f"  {'now':<{value}} {'last':<{value}}  {'sure':<{_SURE}} {'last':<{_SURE}}  {'a word':<{word}}  last"
    return Content.assemble((f" {'Key results':<{name}}", "bold"), (heads, "$muted"))


def kr_line(row: KrLine, view: PageView, width: int, active: Active | None) -> Content:
    """A key result with its three fields, last week's in grey beside each."""
    name, value, word = _kr_cells(view, width)
    now, sure, said = row.fields
    last: list[Content] = [Content(" "), Content.styled(said.last, "$muted")]
    if active is not None and active.column == _WORD_COLUMN and active.typed is not None:
        word, last = width - _kr_fixed(value) - name, []
    return Content.assemble(
        " ",
        Content(_named(row, name)).truncate(name, ellipsis=True, pad=True),
        " ",
        field(now.text, value, _at(active, 0)),
        (f"{_fit(now.last, value)} ", "$muted"),
        field(sure.text, _SURE, _at(active, 1)),
        (f"{_fit(sure.last, _SURE)} ", "$muted"),
        field(said.text, word, _at(active, _WORD_COLUMN)),
        *last,
    )


def kr_note(row: KrLine) -> Content:
    """What stood there before it was changed."""
    return Content.styled(f"   {row.former}", "$muted")


def slice_caption(view: PageView, width: int) -> Content:
    """What the columns of slices are."""
    name, cells = _slice_cells(view, width)
    heads = f"  {'this week':<{cells + 2}} last week"
    return Content.assemble((" " + "Slices due"[:name].ljust(name + 1), "bold"), (heads, "$muted"))


def slice_line(row: SliceLine, view: PageView, width: int, active: Active | None) -> Content:
    """A slice with this week's numbers, and how to write them where there are none."""
    name, cells = _slice_cells(view, width)
    example = "" if row.field.text or (active is not None and active.typed is not None) else f"   e.g. {row.example}"
    return Content.assemble(
        " ",
        Content(row.title).truncate(name, ellipsis=True, pad=True),
        "  ",
        field(row.field.text, cells, active),
        (f" {row.field.last or '–'}{example}", "$muted"),
    )


def block_caption(view: PageView, width: int) -> Content:
    """What the columns of blocks are."""
    name = block_name_cells(view, width)
    blank = " " * max(0, 2 + name + _block_cells(name, width) * BLOCKS - len(" Where the week went"))
    return Content.assemble(
        (" Where the week went", "bold"), (f"{blank} {'share':>6}   {view.blocks.last_week}", "$muted")
    )


def block_line(entry: BlockRow, view: PageView, width: int, typed: Typed | None) -> Content:
    """A work type with its blocks, last week's in outline behind them."""
    name = block_name_cells(view, width)
    cells = _block_cells(name, width) - 1
    filled = ("▒" if entry.part == "unplanned" else "█") * cells if cells > 1 else "■"
    ghosts = max(0, entry.last_blocks - entry.blocks)
    empty = BLOCKS - entry.blocks - ghosts
    share = typed.shown(8).rstrip() if typed is not None else entry.share
    return Content.assemble(
        " ",
        Content(entry.name).truncate(name, ellipsis=True, pad=True),
        " ",
        (f"{filled} " * entry.blocks, PART_STYLES[entry.part]),
        (f"{'░' * cells} " * ghosts, "$muted"),
        (f"{'·':^{cells}} " * empty, "$muted"),
        (f" {share:>6}", "bold"),
        (f"   {entry.last_share:>6}", "$muted"),
    )


def sentence_line(view: PageView, width: int, active: Active | None) -> Content:
    """The sentence; last week's in grey where there is none."""
    if active is None and not view.sentence:
        last = f"last week: {view.last_sentence}" if view.last_sentence else "–"
        return Content.styled(f"  {last}", "$muted")
    return Content.assemble(" ", field(view.sentence, max(8, width - 4), active))


def _kr_cells(view: PageView, width: int) -> tuple[int, int, int]:
    """Cells of a key result's name, of a number and of a word."""
    value = 7 if width < _NARROW else 10
    room = max(2 * _LEAST_NAME, width - _kr_fixed(value))
    longest = max((Content(f"{row.name} {row.way}").cell_length for row in view.krs), default=_LEAST_NAME)
    name = max(_LEAST_NAME, min(longest, room // 2))
    return name, value, max(8, (room - name) * 6 // 10)


def _kr_fixed(value: int) -> int:
    """Cells of a key result's line besides its name and the words."""
    return 2 * value + 2 * _SURE + 11


def block_name_cells(view: PageView, width: int) -> int:
    """Cells of a work type's name."""
    longest = max((Content(row.name).cell_length for row in view.blocks.rows), default=0)
    return max(8, min(longest, _MOST_NAME, width - 2 * BLOCKS - _FIGURES))


def _slice_cells(view: PageView, width: int) -> tuple[int, int]:
    longest = max((Content(row.title).cell_length for row in view.slices), default=_LEAST_NAME)
    texts = [len(text) for row in view.slices for text in (row.field.text, row.example)]
    cells = max(14, min(max(texts, default=14) + 2, width // 3))
    return max(_LEAST_NAME, min(longest, width - cells - 24)), cells


def _block_cells(name: int, width: int) -> int:
    """Cells of one block, with the gap after it."""
    return max(2, min(_MOST_CELLS, (width - name - _FIGURES - 3) // BLOCKS))


def _named(row: KrLine, cells: int) -> str:
    """The name, with its way where there is room for all of it."""
    whole = f"{row.name} {row.way}"
    return whole if Content(whole).cell_length <= cells else row.name


def _at(active: Active | None, column: int) -> Active | None:
    return active if active is not None and active.column == column else None


def _fit(text: str, cells: int) -> str:
    return text[: cells - 1] + "…" if len(text) > cells else text.ljust(cells)
