"""A key result as a line with its bar and its weeks, and in detail with a chart."""

from collections.abc import Sequence

from textual.content import Content

from planner.domain.capacity import round_half_up
from planner.domain.figures import figure
from planner.domain.views.okrs import KrRow, ObjectiveRow
from planner.domain.views.okrs_explained import movers_text
from planner.tui.widgets.holding import wrapped
from planner.tui.widgets.sentence_pane import TONE_STYLES

_BAR = 12
_ROOMY, _WIDE = 50, 62
"""From so many cells on a line has its weeks as columns, and the bar as well."""
_LEAST_NAME = 10
_BESIDE = 9
"""Cells of a line that are neither name nor figures, where it has no chart."""
_LEVELS = " ▁▂▃▄▅▆▇█"
_TALL = 4
"""Lines of the chart in the details."""
_COLUMN = 3
"""Cells of a week in it."""


def objective_line(row: ObjectiveRow, width: int) -> Content:
    """Its words, with the score of its key results at the right."""
    score = "" if row.score is None else f" {_score(row.score)}"
    title = Content(row.title).truncate(max(1, width - 1 - len(score)), ellipsis=True, pad=True)
    return Content.assemble(" ", title.stylize("bold"), (score, "$muted"))


def kr_line(row: KrRow, width: int, figures: int) -> Content:
    """Whether it will do, its name, from where it stands to where it shall get, how far that is, week by week.

    `figures` is what `figures_width` gives for all rows.
    """
    style = TONE_STYLES[row.tone] if row.tone else "$muted"
    # Where there is little room the target says more than the weeks do: a figure alone says nothing.
    chart = f"{row.chart} " if width >= _ROOMY else ""
    bar = _bar(row) if width >= _WIDE else Content("")
    way = Content(_figures(row, width))
    right = Content.assemble(
        "  ",
        " " * max(0, figures - way.cell_length),
        way,
        "  " if bar else "",
        bar,
        (f" {row.glyph} ", style),
        (chart, "" if row.standing.now is not None else "$muted"),
    )
    flag = "" if row.is_moved or row.standing.is_over else "! "
    room = max(_LEAST_NAME, width - 3 - len(flag) - right.cell_length)
    name = Content(row.kr.name).truncate(room, ellipsis=True, pad=True)
    return Content.assemble(" ", (row.mark, style), " ", (flag, "bold $bad"), name, right)


def figures_width(rows: Sequence[KrRow], width: int) -> int:
    """Cells of the widest figures of some rows, in lines of a width."""
    return max((Content(_figures(row, width)).cell_length for row in rows), default=0)


def kr_details(row: KrRow, width: int) -> list[Content]:
    """Everything about one key result: sentences, the chart, what should move it, the weeks."""
    lines = _wrapped(row.kr.name, width, "bold")
    for text in (*row.told[:_FIRST], movers_text(row), row.remark):
        lines += _wrapped(text, width) if text else []
    for text in row.told[_FIRST:]:
        lines += _wrapped(text, width, "$muted")
    return [*lines, Content(""), *_chart(row, width)]


_FIRST = 3
"""So many sentences, about where it stands and will be, come before what should move it."""


def objective_details(row: ObjectiveRow, width: int) -> list[Content]:
    """Everything about one objective."""
    lines = _wrapped(row.title, width, "bold")
    for text in (*row.told, row.remark):
        lines += _wrapped(text, width) if text else []
    return lines


def _wrapped(text: str, width: int, style: str = "") -> list[Content]:
    return wrapped(Content.styled(text, style), max(10, width))


def _figures(row: KrRow, width: int) -> str:
    """From where it stands to where it shall get; only where it stands, where that leaves no room for the name."""
    fits = Content(row.way).cell_length <= width - _BESIDE - _LEAST_NAME
    return row.way if fits or row.standing.now is None else row.now


def _score(score: float) -> str:
    from planner.domain.okrs.score import score_text

    return score_text(score)


def _bar(row: KrRow) -> Content:
    """How far it has come, with a stroke where it should be by now."""
    score, pace = row.standing.final, row.standing.pace
    if score is None:
        return Content.styled("─" * _BAR, "$faint")
    filled = min(_BAR, round_half_up(score * _BAR))
    cells = [("━", TONE_STYLES[row.tone or "even"])] * filled + [("─", "$unplanned")] * (_BAR - filled)
    if pace is not None and not row.standing.is_over:
        due = min(_BAR - 1, round_half_up(pace.due * _BAR))
        cells[due] = ("┃", "$foreground")
    return Content.assemble(*cells)


def _chart(row: KrRow, width: int) -> list[Content]:
    """A column per week, four lines tall; `◂` with the target at its height."""
    heights = row.heights[-max(1, (width - 14) // _COLUMN) :]
    first = len(row.heights) - len(heights) + 1
    if not heights:
        return [Content.styled("The quarter has not begun.", "$muted")]
    target_line = _TALL - 1 - min(_TALL - 1, int(row.target_height * _TALL))
    lines = []
    for line in range(_TALL):
        floor = (_TALL - 1 - line) / _TALL
        cells = [_piece(height, floor) for height in heights]
        mark = f"◂ {figure(row.kr.target, row.kr.unit)}" if line == target_line else ""
        lines.append(Content.assemble(*(f"{cell * 2} " for cell in cells), (mark, "$muted")))
    unknown = [" · " if height is None else "   " for height in heights]
    if any(cell.strip() for cell in unknown):
        cells = ["··" if height is None else _bottom(lines[-1], n) for n, height in enumerate(heights)]
        mark = lines[-1].plain[len(heights) * _COLUMN :]
        lines[-1] = Content.assemble(*(f"{cell} " for cell in cells), (mark, "$muted"))
    numbers = "".join(f"{first + n:>2} " for n in range(len(heights)))
    return [*lines, Content.styled(f"{numbers}week", "$muted")]


def _bottom(line: Content, week: int) -> str:
    return line.plain[week * _COLUMN : week * _COLUMN + 2]


def _piece(height: float | None, floor: float) -> str:
    """The part of a column that lies in one line; the lowest has at least a stroke, for a value is no gap."""
    if height is None:
        return " "
    eighths = round_half_up((height - floor) * _TALL * 8)
    return _LEVELS[max(1 if floor == 0 else 0, min(8, eighths))]
