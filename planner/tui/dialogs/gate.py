"""The gate before everybody has an item: every check done, or passed over with a reason."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from planner.domain.errors import BadInputError
from planner.domain.gates import LIST_NAMES, CheckState
from planner.domain.text import clean, counted, one_line
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key
from planner.tui.widgets.line_list import LineList, ListLine

_OPEN, _DONE, _SKIPPED = "·", "✓", "–"


class GateDialog(Dialog[dict[str, str | None]]):
    """Returns for each check's id `None` where it is done, else why it is passed over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Go on", "Take the item further, once no check is open", id="gate.take", show=True,
            priority=True),
        key("space", "mark_done", "Done", "The check is done, or open again", id="gate.done", show=True),
        key("e", "skip", "Pass over", "Pass the check over, with a word why", id="gate.skip", show=True),
    ]  # fmt: skip
    DEFAULT_CSS = """
    GateDialog > Vertical.box { width: 78; }
    GateDialog LineList, GateDialog LineList:focus { height: auto; max-height: 14; border: none; padding: 0; }
    """

    def __init__(self, title: str, checks: Sequence[CheckState]) -> None:
        super().__init__()
        self.title_text = title
        self.checks = tuple(checks)
        self.answers: dict[str, str | None] = {s.check.id: s.gate.skipped_why for s in checks if s.gate is not None}

    def compose_body(self) -> ComposeResult:
        """What it is about, the checks, and a line for what is missing."""
        explain = "Before everybody has it: each check is done, or passed over with a word why."
        yield Static(Content(explain), classes="explain", markup=False)
        yield LineList()
        yield Static(Content(""), classes="complaint", markup=False)

    def on_mount(self) -> None:
        """The cursor begins on the first check that is open."""
        first = next((n for n, state in enumerate(self.checks) if state.check.id not in self.answers), 0)
        self._show(first)
        self.query_one(LineList).focus()

    def action_mark_done(self) -> None:
        """Marks the check under the cursor as done, or as open again; the cursor goes on."""
        check = self._check
        if self.answers.get(check, "") is None:
            del self.answers[check]
            self._show()
            return
        self.answers[check] = None
        self._show(self.query_one(LineList).cursor + 1)

    def action_skip(self) -> None:
        """Asks why the check under the cursor is passed over."""
        from planner.tui.dialogs.ask import AskLine

        check = self._check
        text = next(state.check.text for state in self.checks if state.check.id == check)

        def answered(why: str | None) -> None:
            if why is not None:
                self.answers[check] = clean(why)
                self._show(self.query_one(LineList).cursor + 1)

        ask = AskLine("Pass it over", f"{text}: why not?", value=self.answers.get(check) or "", check=_refuse_nothing)
        self.app.push_screen(ask, answered)

    def action_take(self) -> None:
        """Returns the answers, unless a check is open."""
        left = sum(1 for state in self.checks if state.check.id not in self.answers)
        if left:
            verb = "is" if left == 1 else "are"
            said = f"✗ {counted(left, 'check')} {verb} open: space where it is done, e to pass it over."
            self.query_one(".complaint", Static).update(Content(said))
            return
        self.dismiss(changed(self.checks, self.answers))

    @property
    def _check(self) -> str:
        return self.checks[self.query_one(LineList).cursor].check.id

    def _show(self, cursor: int | None = None) -> None:
        self.query_one(LineList).show(len(self.checks), self._line, cursor, max(map(len, LIST_NAMES.values())))
        self.query_one(".complaint", Static).update(Content(""))

    def _line(self, index: int) -> ListLine:
        check = self.checks[index].check
        why = self.answers.get(check.id, "")
        mark = _OPEN if check.id not in self.answers else _DONE if why is None else _SKIPPED
        return ListLine(check.text, mark, LIST_NAMES[check.list], f"not: {why}" if why else "")


def changed(checks: Sequence[CheckState], answers: Mapping[str, str | None]) -> dict[str, str | None]:
    """The answers that are not stored like that already."""
    stored = {s.check.id: s.gate.skipped_why for s in checks if s.gate is not None}
    return {check: why for check, why in answers.items() if check not in stored or stored[check] != why}


def _refuse_nothing(why: str) -> None:
    if not one_line(why, "Why"):
        raise BadInputError("Say in a few words why; a check that is not done needs a reason.")
