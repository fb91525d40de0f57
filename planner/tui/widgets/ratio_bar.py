"""The ratio as a bar over the full width: reserve as grey hatch, then innovation and tune-up; marks below it."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from planner.domain.capacity import whole
from planner.domain.text import percent, ratio_text, weeks_phrase
from planner.domain.views.align import AlignView
from planner.tui.widgets.line_pane import LinePane

_MARK = "▲"


class Placed(NamedTuple):
    """A text that wants to begin at a column."""

    column: int
    text: str
    style: str = "$muted"


class RatioBar(LinePane):
    """Draft, agreed, what the teams add up to, and what is usual in this context, on one scale."""

    DEFAULT_CSS = """
    RatioBar { height: 7; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._view: AlignView | None = None

    def show(self, view: AlignView, *, moves: bool = True) -> None:
        """Takes another view; whether the bar can be moved here is said, too."""
        self._view = view
        self.entitle("The ratio", _next(view) if moves else "")
        self.repaint()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Heading, bar (two lines where there is room), weeks, marks."""
        if self._view is None:
            return ()
        parts = bar_parts(self._view, width)
        bar = Content.assemble(
            ("▒" * parts[0], "$unplanned"), ("█" * parts[1], "$innovation"), ("█" * parts[2], "$tune-up")
        )
        rows = [bar] * max(1, height - 4)
        below = [weeks_line(self._view, width), marks(self._view, width), usual(self._view, width)]
        return [heading(self._view), *rows, *below][:height]


def bar_parts(view: AlignView, width: int) -> list[int]:
    """Cells of reserve, innovation and tune-up; they add up to the width."""
    reserve, planned = view.split.reserve, 1 - view.split.reserve
    innovation = planned * view.split.ratio
    return whole([reserve * width, innovation * width, (planned - innovation) * width], width)


def heading(view: AlignView) -> Content:
    """The numbers, and whether they are agreed."""
    innovation, tune_up = ratio_text(view.split.ratio).split(" : ")
    return Content.assemble(
        ("unplanned ", "$muted"),
        (percent(view.split.reserve), "bold"),
        "    ",
        (f"Innovation {innovation}", "bold $innovation"),
        " : ",
        (f"{tune_up} Tune-Up", "bold $tune-up"),
        "    ",
        *_standing(view),
    )


def _standing(view: AlignView) -> list[tuple[str, str]]:
    agreed = view.base.agreed
    if view.is_draft:
        now = f" · agreed {ratio_text(agreed.ratio)}" if agreed else " · nothing agreed yet"
        return [("draft", "bold"), (now, "$muted")]
    return [("agreed", "$good")] if agreed else [("not agreed yet", "bold")]


def weeks_line(view: AlignView, width: int) -> Content:
    """How many weeks each part of the bar is, below where it begins."""
    columns = bar_parts(view, width)
    starts = (0, columns[0], columns[0] + columns[1])
    wanted = [Placed(at, weeks_phrase(float(weeks)), "") for at, weeks in zip(starts, view.bar, strict=True)]
    return _laid_out([p for p, cells in zip(wanted, columns, strict=True) if cells], width)


def marks(view: AlignView, width: int) -> Content:
    """Where the agreed ratio and what the teams add up to lie on the bar, where these differ from it."""
    found: list[Placed] = []
    reached, agreed = view.room.teams_add_up_to, view.base.agreed
    if reached is not None and view.warning:
        found.append(_mark(view, width, reached, f"teams add up to {ratio_text(reached)}"))
    if view.is_draft and agreed is not None and agreed.ratio != view.split.ratio:
        found.append(_mark(view, width, agreed.ratio, f"agreed {ratio_text(agreed.ratio)}"))
    found.sort(key=lambda mark: mark.column)
    if len(found) > 1:
        # Two marks that are close by: the left one's words go to its left.
        first = found[0]
        if first.column + len(first.text) + 4 > found[1].column:
            words = first.text.removeprefix(_MARK).strip()
            found[0] = Placed(max(0, first.column - len(words) - 1), f"{words} {_MARK}")
    return _laid_out(found, width)


def usual(view: AlignView, width: int) -> Content:
    """Where the suggested range lies on the bar, or why there is none."""
    suggested = view.base.suggested
    if suggested.low is None or suggested.high is None:
        return Content.styled(suggested.label, "$muted")
    left, right = (_column(view, width, share) for share in (suggested.low, suggested.high))
    words = f" {suggested.label} "
    room = right - left - 4
    if room >= len(words):
        dashes = room - len(words)
        line = f"├─{'─' * (dashes // 2)}{words}{'─' * (dashes - dashes // 2)}─┤"
        return Content.assemble(" " * left, (line, "$muted"))
    line = f"├{'─' * max(0, right - left - 2)}┤"
    left = min(left, max(0, width - len(line)))  # where all is reserve both ends lie on the last column
    if left > len(words):
        return Content.assemble(" " * (left - len(words)), (f"{words}{line}", "$muted"))
    return Content.assemble(" " * left, (f"{line}{words}", "$muted"))


def _column(view: AlignView, width: int, ratio: float) -> int:
    reserve, innovation, tune_up = bar_parts(view, width)
    return min(width - 1, reserve + round((innovation + tune_up) * ratio))


def _mark(view: AlignView, width: int, ratio: float, text: str) -> Placed:
    column = _column(view, width, ratio)
    if column + len(text) + 2 > width:
        return Placed(max(0, min(column, width - 1) - len(text) - 1), f"{text} {_MARK}")
    return Placed(column, f"{_MARK} {text}")


def _laid_out(wanted: list[Placed], width: int) -> Content:
    """Texts at their columns; one that another covers comes after it, and the last stay within the width."""
    parts: list[tuple[str, str]] = []
    at, between, rest = 0, 0, sum(len(text) for _, text, _ in wanted) + 2 * max(0, len(wanted) - 1)
    for column, text, style in wanted:
        start = max(at, min(column, width - rest))
        parts += [(" " * (start - at + between), ""), (text, style)]
        at, between = start + len(text) + 2, 2
        rest -= len(text) + 2
    return Content.assemble(*parts)


def _next(view: AlignView) -> str:
    """What to do next."""
    if view.is_draft:
        return "A agrees it · esc puts it back"
    return "← → moves it" if view.base.agreed else "← → moves it · A agrees it"
