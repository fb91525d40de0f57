"""Two dates beside each other: what changed between them, by sort, with how many there are of each."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.signal import Signal

from planner.domain.comparing.differing import Differing
from planner.domain.plan import Plan
from planner.domain.views.difference import DifferenceView, difference_lines
from planner.session import Session
from planner.tui.keys import key
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets.line_list import LineList, ListLine
from planner.tui.widgets.top_bar import Standing

_KEY = 8


class DifferenceScreen(SideScreen):
    """A heading for each sort of change, with its changes below."""

    NAME = "Two dates beside each other"
    EXPLAINED = """
    What changed between two days, each taken at its end: what was agreed, what the quarter is for and its key results,
    principles, what came in and went out, must-dos, what was stopped or done, new items, estimates, lanes and teams,
    staffing targets, and what moved far: five places or more among the items that stood in the lane both times.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("w,enter", "why", "Read", "Read the line under the cursor in full", id="why", show=True, display="w"),
        key("y", "copy_text", "Copy", "Copy all of it as text", id="copy", show=True),
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
    ]

    def __init__(
        self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing], view: DifferenceView
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self.view = view
        self._lines: list[str | Differing] = []
        for heading, changes in view.groups:
            self._lines += [f"{heading} ({len(changes)})", *changes]

    def compose_panes(self) -> ComposeResult:
        """One list."""
        yield LineList()

    def show_plan(self) -> None:
        """Two dates stay as they are, whatever becomes of the plan."""
        lines = self.query_one(LineList)
        lines.border_title = Content(self.view.title)
        lines.border_subtitle = Content(self.view.summary)
        lines.hint = "Nothing differs."
        lines.show(len(self._lines), self._line)

    def as_text(self) -> str:
        """All of it."""
        return "\n".join(difference_lines(self.view))

    def action_why(self) -> None:
        """Shows one change in full, also where it is cut on its line."""
        from planner.tui.dialogs.reading import Reading

        cursor = self.query_one(LineList).cursor
        line = self._lines[cursor] if cursor < len(self._lines) else ""
        if isinstance(line, Differing):
            days = self.view.before.when, self.view.after.when
            said = [f"{day}: {text}" for day, text in zip(days, (line.before, line.after), strict=True)]
            self.app.push_screen(Reading(f"{line.key} {line.name}".strip(), said))

    def _line(self, index: int) -> ListLine:
        line = self._lines[index]
        if isinstance(line, str):
            return ListLine(line, "▪")
        return ListLine(f"{line.key:<{_KEY}} {line.name}: {line.before} → {line.after}", " ")
