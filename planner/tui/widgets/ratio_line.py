"""The ratio line: a column per step, with what each is worth, uses and changes; the draft's column is lit."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.content import Content

from planner.domain.capacity import Split, round_half_up
from planner.domain.text import percent, weeks_text
from planner.domain.whatif.considered import Considered, value_text
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, Category
from planner.tui.widgets.line_pane import LinePane

LANE_COLOURS: dict[Category, str] = {"innovation": "$innovation", "tune_up": "$tune-up"}
UNKNOWN = "·"
_LABEL = 12
_ALL = percent(1)
"""The widest share; where columns are too narrow for it, the sign stands before the row."""
_WIDEST = 13
"""Cells of a column at most; beyond that a line is no longer one."""
_ROWS = 9
"""Lines of numbers; what is left of the height is the chart's."""
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_LEAST_CHART, _MOST_CHART = 3, 12
"""Lines of the chart: with fewer all its bars would look the same."""


class Step(NamedTuple):
    """One column."""

    ratio: float
    seen: Considered | None
    """`None` until it was worked out."""


class RatioLine(LinePane):
    """Steps from 40 to 90 % and the draft where it lies between two of them."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._steps: Sequence[Step] = ()
        self._draft = self._now = Split(0.0, 0.0)

    def show(self, steps: Sequence[Step], draft: Split, now: Split, *, title: str, subtitle: str) -> None:
        """Takes other steps; `now` is the split in force."""
        self._steps, self._draft, self._now = steps, draft, now
        self.entitle(title, subtitle)
        self.repaint()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The steps as a chart over a table."""
        return line_lines(self._steps, self._draft, self._now, width, height)


def line_lines(steps: Sequence[Step], draft: Split, now: Split, width: int, height: int) -> list[Content]:
    """The same for any size."""
    if not steps:
        return []
    cells = max(4, min(_WIDEST, (width - _LABEL) // len(steps)))
    label = max(_LABEL, min(24, width - cells * len(steps)))
    lit = [step.ratio == draft.ratio for step in steps]

    def row(name: Content, text: Callable[[Step], str], style: str = "") -> Content:
        parts = [(f"{text(step):>{cells - 1}} ", _lit(style, on=on)) for step, on in zip(steps, lit, strict=True)]
        return Content.assemble(_padded(name, label), *parts)

    chart = min(_MOST_CHART, height - _ROWS) if height >= _ROWS + _LEAST_CHART else 0
    return [
        row(Content("Innovation %"), lambda step: _head(step, draft, now), "bold"),
        *(_chart_row(steps, lit, cells, label, level, chart) for level in range(chart - 1, -1, -1)),
        row(Content("value"), lambda s: _value(s.seen, None), "bold"),
        *(
            row(_lane(lane), lambda s, lane=lane: _value(s.seen, lane), LANE_COLOURS[lane])  # type: ignore[misc]  # a default binds the loop's lane
            for lane in CATEGORIES
        ),
        row(Content("weeks used"), _use, "bold")
        if cells > len(_ALL)
        else row(Content("weeks used %"), lambda step: _use(step).removesuffix(" %"), "bold"),
        *(
            row(_lane(lane), lambda s, lane=lane: _weeks(s.seen, lane), LANE_COLOURS[lane])  # type: ignore[misc]  # as above
            for lane in CATEGORIES
        ),
        row(Content.styled("comes in", "$muted"), lambda s: _moved(s.seen, "+"), "$good"),
        row(Content.styled("goes out", "$muted"), lambda s: _moved(s.seen, "−"), "$bad"),
    ]


def _head(step: Step, draft: Split, now: Split) -> str:
    mark = "▲" if step.ratio == now.ratio else "▸" if step.ratio == draft.ratio else ""
    return f"{mark}{round_half_up(step.ratio * 100)}"


def _lane(lane: Category) -> Content:
    return Content.styled(f" {CATEGORY_NAMES[lane]}", LANE_COLOURS[lane])


def _value(seen: Considered | None, lane: Category | None) -> str:
    if seen is None or seen.size == seen.unscored:
        return UNKNOWN
    if lane is None:
        return value_text(seen.value)
    worth = seen.worth[lane]
    return value_text(worth.value) if worth.scored or not worth.unscored else UNKNOWN


def _use(step: Step) -> str:
    return UNKNOWN if step.seen is None or step.seen.use is None else percent(step.seen.use)


def _weeks(seen: Considered | None, lane: Category) -> str:
    if seen is None:
        return UNKNOWN
    filled = seen.filled.lanes[lane]
    return f"{'≥' if filled.unknown else ''}{weeks_text(filled.used)}"


def _moved(seen: Considered | None, sign: str) -> str:
    if seen is None:
        return UNKNOWN
    count = len(seen.change.came_in if sign == "+" else seen.change.went_out)
    return f"{sign}{count}" if count else ""


def _chart_row(steps: Sequence[Step], lit: Sequence[bool], cells: int, label: int, level: int, levels: int) -> Content:
    """One line of the chart, the lowest is level 0: innovation below, tune-up upon it."""
    most = max((step.seen.value for step in steps if step.seen is not None), default=0.0)
    parts: list[tuple[str, str]] = [(" " * label, "")]
    for step, on in zip(steps, lit, strict=True):
        glyph, style = " ", ""
        if step.seen is not None and most > 0:
            lower = step.seen.worth["innovation"].value / most * levels - level
            whole = step.seen.value / most * levels - level
            glyph, style = _stacked(lower, whole)
        parts += [(" ", _lit("", on=on)), (glyph * (cells - 2), _lit(style, on=on and " on " not in style))]
        parts.append((" ", _lit("", on=on)))
    return Content.assemble(*parts)


def _stacked(lower: float, whole: float) -> tuple[str, str]:
    """The glyph of one cell in which the lower part ends at `lower` and both at `whole`, and its style."""
    top = _EIGHTHS[max(0, min(8, round_half_up(whole * 8)))]
    below = max(0, min(8, round_half_up(lower * 8)))
    if below == 8:
        return "█", "$innovation"
    if below == 0:
        return top, "$tune-up"
    if top == "█":
        return _EIGHTHS[below], "$innovation on $tune-up"
    # Three colours do not fit one cell: the part that fills more of it has it.
    return top, "$innovation" if lower * 2 >= whole else "$tune-up"


def _lit(style: str, *, on: bool) -> str:
    return f"{style} on $cursor".strip() if on else style


def _padded(name: Content, width: int) -> Content:
    return name.truncate(width, pad=True)
