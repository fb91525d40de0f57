"""From the baseline on: a line why, once per burst of changes to an item, when the cursor leaves it."""

from collections.abc import Awaitable, Callable
from typing import Literal

from textual import on

from planner.domain.change import Step
from planner.domain.departure import Departure, account, departs, is_agreed, question
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.session import Undone
from planner.tui.put_back import lacks_why, only, put_back
from planner.tui.screens.backlog_screen import BacklogScreen
from planner.tui.widgets.lane import Lane

_MOVING = frozenset({"move", "cursor", "ends", "pages", "lane", "mark", "app.focus_next", "app.focus_previous"})
_LOOKING = frozenset({"why", "help", "copy_text", "app.undo", "app.redo", "app.command_palette", "command_palette"})
_STAYS = _MOVING | _LOOKING
"""Actions that go on with a burst, take it back, or leave the item only by moving the cursor, which is heard."""


class AsksWhy(BacklogScreen):
    """Remembers what the present burst came from, asks when it is over, and adds the decision to its steps."""

    departure: Departure | None = None
    """What nobody has been asked about yet, or is being asked now."""
    _asking = False
    _put_back = False
    """Whether the departure was put back by redo; others may be put back after it, and each may be undone again."""
    _at: str | None = None
    """The item under the cursor since then; what is asked waits until the cursor leaves it."""
    _applying: str | None = None
    """The burst of the step that is just being made."""
    _going_on: object = None
    """What steps of the present burst have in common; in the file its name is unlike any earlier one's."""

    def apply(self, step: Step, said: str | None = None, follow: str | None = None) -> bool:
        """Does a step as ever, and keeps in mind what it departs from."""
        if not is_agreed(self.plan) or any(change.kind == "decision" for change in step.changes):
            self._settle()
            return super().apply(step, said, follow)
        known, before = self.departure, self.view.fill if self.view is not None else None
        common = self._common(step)
        if known is not None and (common is None or common != self._going_on):
            self._settle()
            known = None
        moment = self.session.moment()
        burst = known.burst if known is not None else f"{step.burst or 'change'}:{moment.new_id()}"
        self._applying = burst if before is not None else None
        if not super().apply(step._replace(burst=burst), said, follow):
            return False
        if self.view is None or before is None:
            return True
        item = self.under_cursor
        self._going_on, self._at = common, item.id if item is not None else follow
        self.departure = Departure(
            burst,
            _only_item(step),
            known.before if known is not None else before,
            self.view.fill,
            step.label,
            moment,
            "must_do" if any("must_reason" in change.fields() for change in step.changes) else "change",
        )
        return True

    def asks_by_itself(self, step: Step) -> bool:
        """It asks when the cursor leaves the item."""
        return step.burst is not None and step.burst == self._applying

    def asks_first(self, action: str, then: Callable[[], Awaitable[object]]) -> bool:
        """Whether the action has to wait until somebody was asked why; it is run afterwards."""
        name = action.partition("(")[0]
        if self.departure is None:
            return False
        if name == "app.undo":
            if not self._put_back:
                self.departure = None  # what is taken back needs no reason
            return False
        return name not in _STAYS and self._ask(then)

    def turned(self, direction: Literal["undo", "redo"], turned: Undone, before: Plan) -> None:
        """Remembers what was put back and nobody was asked about: its decision would have come back with it."""
        if direction == "undo":
            if self.departure is not None:
                self.departure = self.departure._replace(after=fill(self.plan))
            return
        if not lacks_why(self.plan, turned):
            return
        known, item = self.departure, self.under_cursor
        self._put_back, self._going_on, self._at = True, None, item.id if item is not None else None
        self.departure = put_back(self.plan, turned, known.before if known is not None else fill(before), self.session)

    @on(Lane.CursorMoved)
    def _leave(self) -> None:
        item = self.under_cursor
        if self.departure is not None and (item is None or item.id != self._at):
            self._ask()

    def on_unmount(self) -> None:
        """Whoever leaves without an answer gave no reason."""
        self._decide("")

    def _common(self, step: Step) -> object:
        """What makes steps one burst: the step's own, or that the same marked items move on; `None` for nothing."""
        if step.burst is not None or not self.marked or not step.label.startswith("Move "):
            return step.burst
        return self.marked

    def _ask(self, then: Callable[[], Awaitable[object]] | None = None) -> bool:
        """Asks why, where there is something to ask; whether it does."""
        known = self.departure
        if known is None or self._asking or self.app.screen is not self:
            return False
        if not departs(self.plan, known.effect):
            self.departure, self._put_back = None, False
            return False
        from planner.tui.dialogs.because import Because

        def answered(why: str | None) -> None:
            self._settle(why or "")
            if then is not None:
                self.app.call_later(then)

        self._asking = True
        self.app.push_screen(Because(question(self.plan, known.effect)), answered)
        return True

    def _settle(self, why: str = "") -> None:
        if self._decide(why):
            self.say(f"Noted: {why.strip()}" if why.strip() else "Noted: no reason given.")

    def _decide(self, why: str) -> bool:
        """Adds the decision to the burst, unless nothing of what was agreed has changed."""
        known, self.departure, self._asking, self._put_back = self.departure, None, False, False
        if known is None or not departs(self.plan, known.effect):
            return False
        self.session.do(account(self.plan, known, why))
        self.session.hand_over()  # at once: what is opened next may keep this screen from being painted
        return True


def _only_item(step: Step) -> str | None:
    """The one item that a step is about; `None` for several."""
    kind, _, moved = (step.burst or "").partition(":")
    if kind == "move":
        return moved
    return only({getattr(change.subject, "item", None) or change.id for change in step.changes})
