"""Align's panes: purpose, ratio, teams, what moving the bar changes, and the flywheel."""

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from planner.domain.capacity import Split
from planner.domain.plan import Plan
from planner.domain.text import percent, ratio_text
from planner.domain.views.align import AlignBase, AlignView, align_base, align_view
from planner.domain.views.align_purpose import unmoved_note
from planner.tui.screens.phase import PhaseScreen
from planner.tui.widgets import align_lines
from planner.tui.widgets.flywheel_lines import flywheel_lines, short_reading
from planner.tui.widgets.purpose_lines import purpose_height, purpose_lines
from planner.tui.widgets.ratio_bar import RatioBar
from planner.tui.widgets.sheet import Sheet

_COPY_WIDTH = 100
_FLYWHEEL = "The flywheel so far"
_EDGES = 2
"""Lines that a frame takes."""
_SHORT = 4
"""Lines of the pane that tells what a draft changes, frame included, while there is none."""
_FRAME = 4
"""Cells of a pane's width that its title cannot have."""


class AlignPanes(PhaseScreen):
    """What Align shows, under the draft that the screen holds."""

    draft: Split | None = None
    """Where the bar was moved to; `None` where it stands at what holds."""
    view: AlignView
    _base: AlignBase
    _based_on: Plan | None = None

    def compose_panes(self) -> ComposeResult:
        """Purpose and ratio over the full width, teams and what moves beside each other."""
        yield Sheet(id="purpose")
        yield RatioBar(id="ratio")
        with Horizontal(id="below"):
            yield Sheet(id="teams")
            with Vertical(id="aside"):
                yield Sheet(id="change")
                yield Sheet(id="flywheel")

    def on_mount(self) -> None:
        """The bar has the focus: it is what this screen is about."""
        super().on_mount()
        self.query_one(RatioBar).focus()

    def show_plan(self) -> None:
        """Works out the view under the draft and hands its parts to the panes."""
        if self._based_on is not self.plan:
            if self._based_on is not None and self._based_on.current != self.plan.current:
                self.draft = None  # another quarter has another bar
            self._base, self._based_on = align_base(self.plan, self.session.today), self.plan
        if self.draft == self._base.split:
            self.draft = None
        self.view = align_view(self.plan, self.session.today, self.draft, self._base)
        self.query_one(RatioBar).show(self.view, moves=self.may("ratio"))
        self._show_sheets(self.view)
        self._show_findings()

    def on_resize(self) -> None:
        """Which pane shows what depends on the width."""
        if self._based_on is not None:
            self._show_sheets(self.view)

    def _show_findings(self) -> None:
        """Puts what the last review found in front, until the ratio is agreed."""
        told: tuple[str, ...] = ()
        if self.plan.quarter.ratio is None and self.plan.previous is not None:
            from planner.domain.views.findings import findings

            told = findings(self.plan, self.session.today)
        for sheet in self.query("#findings").results(Sheet):
            sheet.display = bool(told)
        if told and not self.query("#findings"):
            self.mount(Sheet(id="findings"), before=self.query_one("#purpose"))
        if told:
            from planner.domain.views.findings import findings_title

            lines = partial(_wrapped, told)
            self._sheet("findings").show(lines, title=findings_title(self.plan), subtitle="< shows that quarter")

    def _show_sheets(self, view: AlignView) -> None:
        narrow = self.app.size.width < self.HORIZONTAL_BREAKPOINTS[1][0]
        keys = {team.team: team.key for team in view.teams}
        note = align_lines.teams_note(view, self.plan.organisation.plannable_share, narrow=narrow)
        unmoved = unmoved_note(view.base.purpose)
        lines = partial(purpose_lines, view.base.purpose, may_say=self.may("purpose"))
        self._sheet("purpose").show(lines, title="What this quarter is for", subtitle=unmoved)
        self._sheet("purpose").styles.height = purpose_height(view.base.purpose) + _EDGES
        # Not a class of the screen's, which would have all of its panes styled anew for this one.
        self._sheet("change").styles.height = "1fr" if view.is_draft or narrow else _SHORT
        self._sheet("teams").show(
            partial(align_lines.team_lines, view, may_add=self.may("ratio")), title="Teams", subtitle=note
        )
        flywheel = partial(flywheel_lines, view, reading=self.plan.evidence is None)
        self._sheet("flywheel").show(flywheel, title=_FLYWHEEL)
        if narrow and not view.is_draft:
            said = short_reading(view, self._sheet("change").size.width - _FRAME)
            self._sheet("change").show(flywheel, title=_FLYWHEEL, subtitle=said)
            return
        change = partial(align_lines.change_lines, view, keys)
        title = align_lines.change_title(view, self._sheet("change").size.width - _FRAME)
        self._sheet("change").show(change, title=title, subtitle=align_lines.change_note(view))

    def as_text(self) -> str:
        """The panes one after the other."""
        names = ("findings", "purpose", "teams", "change", "flywheel")
        panes = [
            pane
            for name in names
            for pane in self.query(f"#{name}").results(Sheet)
            if name != "findings" or pane.display
        ]
        sections = list({pane.title_text: (pane.title_text, pane.text(_COPY_WIDTH)) for pane in panes}.values())
        ratio = f"{ratio_text(self.view.split.ratio)}, reserve {percent(self.view.split.reserve)}"
        standing = "draft" if self.view.is_draft else self.view.base.agreement
        place = 1 + [title for title, _ in sections].index(self._sheet("purpose").title_text)
        sections.insert(place, ("The ratio", [f"{ratio}: {standing}", *filter(None, (self.view.warning,))]))
        return align_lines.plain(sections)

    def _sheet(self, name: str) -> Sheet:
        return self.query_one(f"#{name}", Sheet)


def _wrapped(told: Sequence[str], width: int) -> list[Content]:
    """The findings, each behind a dot, over as many lines as it needs."""
    lines = []
    for text in told:
        for number, piece in enumerate(Content(text).wrap(max(10, width - 3))):
            lines.append(Content.assemble(" · " if number == 0 else "   ", piece))
    return lines
