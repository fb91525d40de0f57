"""The top bar: whose plan and which week, the three phases with the present one lit, and whether all is saved."""

from typing import NamedTuple

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from planner.domain.quarters.standing import QuarterKind
from planner.tui.launch import PHASES, PhaseName
from planner.tui.widgets.still import Still

_WIDE = 100
_QUARTER, _LONG = 14, 40
"""Cells for a quarter's name, which people may make as long as they like: always, and where there is room."""
_GLYPHS: dict[QuarterKind, str] = {"running": "", "ahead": "▸ ", "over": "◂ ", "closed": "◂ "}
_SHORT = 10
"""A warning of so many cells stands beside the note at 80 columns, too."""


class Standing(NamedTuple):
    """What the top bar says; all of it is text, never markup."""

    organisation: str = ""
    quarter: str = ""
    when: str = ""
    """Where the quarter stands, e.g. `week 6 of 14`, `over since 4 Oct`."""
    briefly: str = ""
    """The same in at most six cells, e.g. `w6/14`, `over`."""
    kind: QuarterKind = "running"
    """Whether the quarter runs today, is ahead, or is past: the bar looks otherwise for all but the running one."""
    note: str = ""
    saved: str = ""
    calm: bool = True
    """Whether `saved` is good news."""


class TopBar(Still, Widget):
    """One line, whatever the width: what does not fit is shortened, the phases never."""

    DEFAULT_CSS = """
    TopBar { height: 1; dock: top; background: $bar; color: $foreground; }
    TopBar.-elsewhere { background: $cursor; }
    """

    standing: reactive[Standing] = reactive(Standing())

    def __init__(self, phase: PhaseName | None) -> None:
        super().__init__()
        self.phase = phase
        self._phases_at = 0

    def watch_standing(self, standing: Standing) -> None:
        """Another ground for a quarter that is not the running one, so that nobody takes it for that."""
        self.set_class(standing.kind != "running", "-elsewhere")

    async def on_click(self, event: Click) -> None:
        """A click on a phase goes there."""
        phases = self._phases(wide=self.size.width >= _WIDE)
        for index, phase in enumerate(PHASES):
            start = self._phases_at + phases.plain.index(f" {index + 1} ")
            if start <= event.x < start + len(phase) + 4:
                await self.run_action(f"app.phase('{phase}')")

    def render(self) -> RenderResult:
        """Left: where we are. Middle: the phases. Right: what is saved."""
        wide = self.size.width >= _WIDE
        middle = self._phases(wide=wide)
        right = self._saved(wide=wide)
        room = self.size.width - middle.cell_length - right.cell_length - 1
        left = self._place(wide=wide, room=room)
        gap = max(1, room - left.cell_length)
        before = gap // 2 if wide else gap - gap // 2
        self._phases_at = 1 + left.cell_length + before
        return Content.assemble(" ", left, " " * before, middle, " " * (gap - before), right)

    def _place(self, *, wide: bool, room: int) -> Content:
        now = self.standing
        when = f" · {now.when}" if wide else f" {now.briefly}"
        here = now.kind == "running"
        name = Content(now.organisation).stylize("bold")
        spare = room - 3 - name.cell_length - len(" › ") - len(when)
        most = min(_LONG, max(_QUARTER, spare))
        quarter = Content.assemble(_GLYPHS[now.kind], now.quarter).truncate(most, ellipsis=True)
        tail = Content.assemble(
            (" › ", "$muted"),
            quarter if here else quarter.stylize("bold $bad"),
            (when, "$muted" if here else "bold $bad") if now.when else "",
        )
        space = max(1, room - tail.cell_length - 1)
        if name.cell_length > space:
            name = name.truncate(space, ellipsis=True)
        return Content.assemble(name, tail)

    def _phases(self, *, wide: bool) -> Content:
        """Each phase between two blanks; narrow ones share them, so that nothing moves when another one is lit."""
        plain = ("  " if wide else " ").join(
            f"{number} {phase.title()}" for number, phase in enumerate(PHASES, start=1)
        )
        phases = Content.styled(f" {plain} ", "$muted")
        if self.phase is None:
            return phases
        label = f" {PHASES.index(self.phase) + 1} {self.phase.title()} "
        start = phases.plain.index(label)
        return phases.stylize("bold $background on $foreground", start, start + len(label))

    def _saved(self, *, wide: bool) -> Content:
        now = self.standing
        glyph, style = ("✓", "$good") if now.calm else ("!", "$bad")
        # What is not on disk matters more than which day is fixed, where both do not fit.
        noted = now.note if wide or now.calm or len(now.saved) <= _SHORT else ""
        note = Content.assemble((noted, "bold $muted"), " · " if wide else " ") if noted else Content("")
        text = now.saved if wide or not (now.note and now.calm) else ""
        mark = Content.assemble((glyph, style), " " if text else "", text) if now.saved else Content("")
        return Content.assemble(note, mark, " ")
