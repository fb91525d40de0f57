"""The lines of the flywheel: a row per earlier quarter, the sentence that reads them, small charts of the weeks."""

import re
from collections.abc import Iterable, Sequence

from textual.content import Content

from planner.domain.capacity import round_half_up
from planner.domain.flywheel import Turn
from planner.domain.flywheel_weeks import Series
from planner.domain.okrs.score import score_text
from planner.domain.text import number_text, ratio_text
from planner.domain.views.align import AlignView
from planner.tui.widgets.holding import quiet
from planner.tui.widgets.lane_line import fitted

_ROOMY = 56
_HEAD = f" {'agreed':<7} {'was':<7} {'unplanned':<9} {'ppl':>3} {'lead':>4} {'inc':>4} {'KRs':>4} hyp"
_NARROW_HEAD = f" {'innov':<5} {'unpl':<5} {'ppl':>3} {'lead':>4} {'inc':>4} {'KRs':>4} hyp"
_ONE_YEAR = re.compile(r"\d{4}-\w{2}")
"""A name that begins with its year, such as `2026-Q4`: where there is little room, not all of it is needed."""
_LEGEND = "unplanned in %, kept → used; ppl people; lead time in days; incidents in hours a week; KRs their mean score"
_HYPOTHESES = "; hyp hypotheses settled"
_NARROW_LEGEND = f"innov Innovation in %, agreed → was; {_LEGEND}"
_UNKNOWN = "–"
_LATEST = 3
"""So many rows come first where there is little room."""
_SHORT = {"lead time": "lead", "incidents": "inc"}
_LEVELS = "▁▂▃▄▅▆▇█"
_NAME = 10
_SETTLED = 3


def flywheel_lines(view: AlignView, width: int, *, reading: bool) -> list[Content]:
    """Rows, reading and charts; `reading` while the earlier quarters are being read.

    Where there is little room the latest rows and the charts come first, and what is long is read on below them.
    """
    if reading:
        return [Content.styled("reading …", "$muted")]
    if not view.base.turns:
        return quiet("No earlier quarter yet: once one is closed, its ratio and its speed stand here.", width)
    told = [*quiet(f"{view.base.reading}.", width)] if view.base.reading else []
    if width >= _ROOMY:
        rows, legend = _rows(view.base.turns, width)
        charts = [_chart(line, width) for line in view.base.weeks]
        return [*rows, *told, *charts, *quiet(legend, width)]
    lines = [(turn, _shortly(turn.quarter_name, view.quarter.id)) for turn in view.base.turns]
    rows, legend = _narrow_rows(lines[-_LATEST:], width)
    charts = _narrow_charts(view.base.weeks, width)
    return [*rows, *charts, *told, *_without_hypotheses(lines[:-_LATEST], width), *quiet(legend, width)]


def _rows(turns: Sequence[Turn], width: int) -> tuple[list[Content], str]:
    """The head and a row each where there is room, and what explains the columns."""
    room = _name_room((turn.quarter_name for turn in turns), 7, width - len(_HEAD))
    hypotheses, of = _hypotheses(turns, width - room - len(_HEAD) + _SETTLED)
    named = [fitted(turn.quarter_name, room) for turn in turns]
    rows = [_turn_line(*row, roomy=True) for row in zip(turns, named, hypotheses, strict=True)]
    return [Content.styled(f"{'':<{room}}{_HEAD}", "$muted"), *rows], f"{_LEGEND}{_HYPOTHESES}{of}"


def _narrow_rows(lines: Sequence[tuple[Turn, str]], width: int) -> tuple[list[Content], str]:
    """The same where there is little; a longer name takes the room of the hypotheses."""
    most = width - len(_NARROW_HEAD)
    if any(Content(name).cell_length > most for _, name in lines):
        return _without_hypotheses(lines, width), _NARROW_LEGEND
    room = _name_room((name for _, name in lines), 2, most)
    hypotheses, of = _hypotheses([turn for turn, _ in lines], width - room - len(_NARROW_HEAD) + _SETTLED)
    rows = [
        _turn_line(turn, fitted(name, room), settled, roomy=False)
        for (turn, name), settled in zip(lines, hypotheses, strict=True)
    ]
    return [Content.styled(f"{'':<{room}}{_NARROW_HEAD}", "$muted"), *rows], f"{_NARROW_LEGEND}{_HYPOTHESES}{of}"


def _name_room(names: Iterable[str], least: int, most: int) -> int:
    """Cells for the longest name, as far as there are so many."""
    return max(least, min(most, max(Content(name).cell_length for name in names)))


def _hypotheses(turns: Sequence[Turn], room: int) -> tuple[list[str], str]:
    """Those settled of those begun, where that fits for all, else those settled; and what the legend says of it."""
    whole = [turn.hypotheses or _UNKNOWN for turn in turns]
    if max(map(len, whole)) <= room:
        return whole, ", of those that customers had"
    return [_UNKNOWN if turn.settled is None else str(turn.settled) for turn in turns], ""


def _without_hypotheses(lines: Sequence[tuple[Turn, str]], width: int) -> list[Content]:
    """The head and a row each, whose names take their room: `25-Q3`, as it is said in another year, or a longer one."""
    if not lines:
        return []
    columns = _NARROW_HEAD.removesuffix(" hyp")
    room = _name_room((name for _, name in lines), 2, width - len(columns))
    rows = [_turn_line(turn, fitted(name, room), "", roomy=False) for turn, name in lines]
    return [Content.styled(f"{'':<{room}}{columns}", "$muted"), *rows]


def short_reading(view: AlignView, room: int) -> str:
    """The beginning of the sentence that reads the rows, for a frame; empty where it does not fit, or is too early."""
    said = view.base.reading.partition(", together")[0]
    return said if len(said) <= room else ""


def _narrow_charts(lines: Sequence[Series], width: int) -> list[Content]:
    """A line each for what is known week by week; what is measured by month stands beside each other."""
    weekly = [_chart(line, width) for line in lines if line.name not in _SHORT]
    monthly = [(_SHORT[line.name], _columns(line)) for line in lines if line.name in _SHORT]
    # Where both do not fit, of the longer one the latest columns do.
    room = width - sum(len(name) + 1 for name, _ in monthly) - 2 * (len(monthly) - 1)
    shorter = min((len(columns) for _, columns in monthly), default=0)
    most = room - shorter if len(monthly) > 1 and shorter * 2 < room else room // max(1, len(monthly))
    together: list[tuple[str, str]] = []
    for name, columns in monthly:
        together += [("  " if together else "", ""), (f"{name} ", "$muted"), (columns[-most:].strip(), "")]
    return [*weekly, *([Content.assemble(*together)] if together else [])]


def _shortly(name: str, current: str) -> str:
    """`Q3` in the year that is looked at, `25-Q3` in another; a name of another kind as it is."""
    if _ONE_YEAR.fullmatch(name) is None:
        return name
    return name[-2:] if name[:4] == current[:4] else name[2:]


def _tenths(value: float | None) -> str:
    """With one decimal, so that the points stand below each other; from 100 on there is no room for it."""
    if value is None:
        return _UNKNOWN
    return f"{value:.1f}" if value < 99.95 else f"{value:.0f}"


def _turn_line(turn: Turn, name: str, settled: str, *, roomy: bool) -> Content:
    lead, hours = _tenths(turn.lead_time), _tenths(turn.incident_hours)
    people = _UNKNOWN if turn.people is None else number_text(turn.people)
    kept, used = _points(turn.reserve), _points(turn.unplanned)
    krs = _UNKNOWN if turn.key_results is None else score_text(turn.key_results)
    measured = f"{people:>3} {lead:>4} {hours:>4} {krs:>4} {settled:>{_SETTLED}}".rstrip()
    if roomy:
        agreed, actual = _ratio(turn.agreed), _ratio(turn.actual)
        unplanned = f"{kept} → {used} %"
        return Content(f"{name} {agreed:<7} {actual:<7} {unplanned:<9} {measured}")
    ratio, unplanned = f"{_points(turn.agreed)}→{_points(turn.actual)}", f"{kept}→{used}"
    return Content(f"{name} {ratio:<5} {unplanned:<5} {measured}")


def _chart(line: Series, width: int) -> Content:
    """A column per week or month, quarters apart; where there is no room for all, the latest."""
    columns = _columns(line)
    room = max(0, width - _NAME - len(line.top) - 1)
    return Content.assemble(
        (f"{line.name:<{_NAME}}", "$muted"), columns[-room:] if room else "", (f" {line.top}", "$muted")
    )


def _columns(line: Series) -> str:
    top = max(value for group in line.quarters for value in group if value is not None)
    return " ".join("".join(_column(value, top) for value in group) for group in line.quarters)


def _column(value: float | None, top: float) -> str:
    return "·" if value is None else _LEVELS[min(len(_LEVELS) - 1, max(0, round_half_up(value / top * 8) - 1))]


def _ratio(ratio: float | None) -> str:
    return _UNKNOWN if ratio is None else ratio_text(ratio)


def _points(share: float | None) -> str:
    return _UNKNOWN if share is None else str(round_half_up(share * 100))
