"""The lines of the flywheel: a row per earlier quarter, the sentence that reads them, small charts of the weeks."""

from textual.content import Content

from planner.domain.capacity import round_half_up
from planner.domain.flywheel import Turn
from planner.domain.flywheel_weeks import Series
from planner.domain.text import number_text, ratio_text
from planner.domain.views.align import AlignView
from planner.tui.widgets.align_lines import wrapped

_ROOMY = 54
_HEAD = f"{'':<7}  {'agreed':<7}  {'was':<7}  {'unplanned':<9} {'people':>6} {'lead':>5} {'inc':>4}"
_NARROW_HEAD = f"{'':<2} {'agreed':<7} {'was':<7} {'unpl':<5} {'ppl':>3} {'lead':>4} {'inc':>3}"
_LEGEND = "unplanned in %, reserve kept → used; lead time in days; incidents in hours a week"
_UNKNOWN = "–"
_LEVELS = "▁▂▃▄▅▆▇█"
_NAME = 10


def flywheel_lines(view: AlignView, width: int, *, reading: bool) -> list[Content]:
    """Rows, reading and charts; `reading` while the earlier quarters are being read."""
    if reading:
        return [Content.styled("reading …", "$muted")]
    if not view.base.turns:
        return wrapped("No earlier quarter yet: once one is closed, its ratio and its speed stand here.", width)
    roomy = width >= _ROOMY
    rows = [Content.styled(_HEAD if roomy else _NARROW_HEAD, "$muted")]
    rows += [_turn_line(turn, view.quarter, roomy=roomy) for turn in view.base.turns]
    if view.base.reading:
        rows += wrapped(f"{view.base.reading}.", width)
    rows += [_chart(line, width) for line in view.base.weeks]
    return [*rows, *wrapped(_LEGEND, width)]


def _turn_line(turn: Turn, current: str, *, roomy: bool) -> Content:
    lead, hours, people = (
        _UNKNOWN if value is None else number_text(value)
        for value in (turn.lead_time, turn.incident_hours, turn.people)
    )
    agreed, actual = _ratio(turn.agreed), _ratio(turn.actual)
    kept, used = _points(turn.reserve), _points(turn.unplanned)
    if roomy:
        days, each = ("" if value == _UNKNOWN else unit for value, unit in ((lead, " d"), (hours, " h")))
        unplanned = f"{kept} → {used} %"
        measured = f"{lead + days:>5} {hours + each:>4}"
        return Content(f"{turn.quarter:<7}  {agreed:<7}  {actual:<7}  {unplanned:<9} {people:>6} {measured}")
    same_year = turn.quarter[:4] == current[:4]
    name = turn.quarter[-2:] if same_year else turn.quarter[2:]
    unplanned = f"{kept}→{used}"
    return Content(f"{name:<2} {agreed:<7} {actual:<7} {unplanned:<5} {people:>3} {lead:>4} {hours:>3}")


def _chart(line: Series, width: int) -> Content:
    """A column per week or month, quarters apart; where there is no room for all, the latest."""
    values = [value for group in line.quarters for value in group if value is not None]
    columns = " ".join("".join(_column(value, max(values)) for value in group) for group in line.quarters)
    room = max(0, width - _NAME - len(line.top) - 1)
    return Content.assemble(
        (f"{line.name:<{_NAME}}", "$muted"), columns[-room:] if room else "", (f" {line.top}", "$muted")
    )


def _column(value: float | None, top: float) -> str:
    return "·" if value is None else _LEVELS[min(len(_LEVELS) - 1, max(0, round_half_up(value / top * 8) - 1))]


def _ratio(ratio: float | None) -> str:
    return _UNKNOWN if ratio is None else ratio_text(ratio)


def _points(share: float | None) -> str:
    return _UNKNOWN if share is None else str(round_half_up(share * 100))
