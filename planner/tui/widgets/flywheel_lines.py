"""The lines of the flywheel: a row per earlier quarter, the sentence that reads them, small charts of the weeks."""

from collections.abc import Sequence

from textual.content import Content

from planner.domain.capacity import round_half_up
from planner.domain.flywheel import Turn
from planner.domain.flywheel_weeks import Series
from planner.domain.kr_score import score_text
from planner.domain.text import number_text, ratio_text
from planner.domain.views.align import AlignView
from planner.tui.widgets.holding import quiet

_ROOMY = 56
_HEAD = f"{'':<7} {'agreed':<7} {'was':<7} {'unplanned':<9} {'ppl':>3} {'lead':>4} {'inc':>4} {'KRs':>4} hyp"
_NARROW_HEAD = f"{'':<2} {'innov':<5} {'unpl':<5} {'ppl':>3} {'lead':>4} {'inc':>4} {'KRs':>4} hyp"
_LEGEND = (
    "unplanned in %, kept → used; ppl people; lead time in days; incidents in hours a week; KRs their mean score; "
    "hyp hypotheses settled, of those that customers had"
)
_NARROW_LEGEND = f"innov Innovation in %, agreed → was; {_LEGEND}"
_UNKNOWN = "–"
_LATEST = 3
"""So many rows come first where there is little room."""
_SHORT = {"lead time": "lead", "incidents": "inc"}
_LEVELS = "▁▂▃▄▅▆▇█"
_NAME = 10


def flywheel_lines(view: AlignView, width: int, *, reading: bool) -> list[Content]:
    """Rows, reading and charts; `reading` while the earlier quarters are being read.

    Where there is little room the latest rows and the charts come first, and what is long is read on below them.
    """
    if reading:
        return [Content.styled("reading …", "$muted")]
    if not view.base.turns:
        return quiet("No earlier quarter yet: once one is closed, its ratio and its speed stand here.", width)
    roomy = width >= _ROOMY
    head = Content.styled(_HEAD if roomy else _NARROW_HEAD, "$muted")
    rows = [_turn_line(turn, view.quarter, roomy=roomy) for turn in view.base.turns]
    told = [*quiet(f"{view.base.reading}.", width)] if view.base.reading else []
    if roomy:
        charts = [_chart(line, width) for line in view.base.weeks]
        return [head, *rows, *told, *charts, *quiet(_LEGEND, width)]
    earlier = [Content.styled("earlier", "$muted"), *rows[:-_LATEST]] if rows[:-_LATEST] else []
    charts = _narrow_charts(view.base.weeks, width)
    return [head, *rows[-_LATEST:], *charts, *told, *earlier, *quiet(_NARROW_LEGEND, width)]


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


def _turn_line(turn: Turn, current: str, *, roomy: bool) -> Content:
    lead, hours, people = (
        _UNKNOWN if value is None else number_text(value)
        for value in (turn.lead_time, turn.incident_hours, turn.people)
    )
    kept, used = _points(turn.reserve), _points(turn.unplanned)
    krs = _UNKNOWN if turn.key_results is None else score_text(turn.key_results)
    measured = f"{people:>3} {lead:>4} {hours:>4} {krs:>4} {turn.hypotheses or _UNKNOWN:>3}"
    if roomy:
        agreed, actual = _ratio(turn.agreed), _ratio(turn.actual)
        unplanned = f"{kept} → {used} %"
        return Content(f"{turn.quarter:<7} {agreed:<7} {actual:<7} {unplanned:<9} {measured}")
    same_year = turn.quarter[:4] == current[:4]
    name = turn.quarter[-2:] if same_year else turn.quarter[2:]
    ratio, unplanned = f"{_points(turn.agreed)}→{_points(turn.actual)}", f"{kept}→{used}"
    return Content(f"{name:<2} {ratio:<5} {unplanned:<5} {measured}")


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
