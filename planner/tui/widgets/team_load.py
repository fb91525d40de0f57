"""Team load: what each team has to do of the weeks that it has, on one line."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from planner.domain.views.backlog import TeamLoad
from planner.tui.widgets.lane_line import fitted
from planner.tui.widgets.still import Still

_BAR = 10
_WIDE = 100
_KEY = 8


class TeamLoads(Still, Widget):
    """`CHK 43/46 ━━━━━━━━━━` for each team, as many as fit; who has too much stands first and has a `!`."""

    DEFAULT_CSS = """
    TeamLoads { height: 1; padding: 0 2; color: $muted; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    load: reactive[tuple[TeamLoad, ...]] = reactive(())
    shown: reactive[str | None] = reactive(None)
    """The id of the team that the lanes are filtered by."""

    def render(self) -> RenderResult:
        """The label and the teams."""
        width = self.content_size.width
        wide = width >= _WIDE and len(self.load) * 26 <= width - 12
        line = Content("team load " if wide else "load")
        # Where not all fit, those that have too much to do must not be the ones left out.
        loads: Sequence[TeamLoad] = self.load if _fits(self.load, width) else sorted(self.load, key=_worst_first)
        for index, load in enumerate(loads):
            part = Content.assemble("  " if wide else " ", self._team(load, wide=wide))
            rest = len(loads) - index
            more = f"  +{rest}"
            if line.cell_length + part.cell_length + (len(more) if rest > 1 else 0) > width:
                return Content.assemble(line, more)
            line = Content.assemble(line, part)
        if not self.load:
            return Content("load  no team works in this quarter yet: t adds teams")
        return line

    def _team(self, load: TeamLoad, *, wide: bool) -> Content:
        numbers = (load.text, "bold $bad" if load.is_over else "bold $foreground")
        key = fitted(load.team.key, min(_KEY, len(load.team.key)))
        lit = "bold underline $foreground" if load.team.id == self.shown else "$muted"
        mark = ("!", "bold $bad") if load.is_over else " "
        parts = Content.assemble((key, lit), " ", numbers, mark)
        return Content.assemble(parts, _bar(load), " ") if wide else parts


def _bar(load: TeamLoad) -> Content:
    """Ten cells for the weeks that the team has: the lanes' parts in the lanes' colours, the rest faint."""
    whole = max(load.planned, load.used)
    if whole <= 0:
        return Content.styled("━" * _BAR, "$faint")
    innovation, both = (round(weeks / whole * _BAR) for weeks in (load.innovation, load.used))
    parts = (innovation, "$innovation"), (both - innovation, "$tune-up"), (_BAR - both, "$faint")
    return Content.assemble(*(("━" * cells, style) for cells, style in parts))


def _fits(loads: Sequence[TeamLoad], width: int) -> bool:
    return 4 + sum(min(_KEY, len(load.team.key)) + len(load.text) + 3 for load in loads) <= width


def _worst_first(load: TeamLoad) -> float:
    return load.planned - load.used
