"""An app in step with its plan's file: it hears of every change, asks for what others wrote, undoes and redoes."""

import asyncio
import gc
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import Any, Literal

from textual.app import App
from textual.dom import DOMNode
from textual.signal import Signal

from planner.domain.errors import FileGoneError, PlannerError
from planner.domain.plan import Plan
from planner.domain.quarters.standing import quarter_standing
from planner.domain.text import counted
from planner.session import Event, PlanChanged, ReadFell, Session, StepFell, StepRecord, Undone
from planner.tui.launch import Launch
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.widgets.said import Said
from planner.tui.widgets.top_bar import Standing

_MOMENT = 0.02
_SOON = 0.1
_PATIENCE = 25
"""How many moments leaving waits for the disk before it asks."""
_LOOK_EVERY = 0.5
"""Seconds between two looks whether others have written; a look at an unchanged file costs a tenth of a millisecond."""


class SessionApp(App[int]):
    """What has to do with the session; the screens and their commands are the subclass's."""

    def __init__(self, launch: Launch, session: Session | None, style_sheets: list[str | PurePath]) -> None:
        super().__init__(css_path=style_sheets)
        self.launch = launch
        self.session = session
        self._warned = False
        self.plan_changed: Signal[Plan] = Signal(self, "plan_changed")

    def standing(self) -> Standing:
        """What the top bar says now."""
        session = self.session
        if session is None:
            return Standing(note=self.launch.note)
        plan = session.plan
        stands = quarter_standing(plan.quarter, session.today)
        saved, calm = "saved", True
        if session.store.read_only:
            saved, calm = "read-only", False
        elif session.unsaved:
            saved, calm = ("waiting for the file", False) if session.store.waiting else ("saving…", True)
        where = (plan.organisation.name, plan.quarter.name, stands.text, stands.short, stands.kind)
        return Standing(*where, self.launch.note, saved, calm)

    async def run_action(
        self,
        action: str | tuple[str, str, tuple[object, ...]],
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Performs an action, unless the screen in front has something to ask before it."""
        then = partial(super().run_action, action, default_namespace, namespaces)
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(screen, PlanScreen) and isinstance(action, str) and screen.asks_first(action, then):
            return True
        return await then()

    def say(self, what: str) -> None:
        """Says something in the line of the screen that is in front, dialogs aside."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PlanScreen):
                screen.say(what)
                return

    def action_undo(self) -> None:
        """Takes back this person's latest step that stands."""
        self._turn("undo")

    def action_redo(self) -> None:
        """Puts back what was last taken back."""
        self._turn("redo")

    def action_leave(self) -> None:
        """Leaves; asks first where something cannot be written to disk."""
        if self.session is None or not self.session.unsaved:
            self.exit(0)
        else:
            self.run_worker(self._leave_when_saved(self.session), exclusive=True, group="leave")

    async def _leave_when_saved(self, session: Session) -> None:
        # A step that was made just now is on disk in milliseconds; only one that is held up is worth a question.
        session.hand_over()
        for _ in range(_PATIENCE):
            if not session.unsaved:
                self.exit(0)
                return
            await asyncio.sleep(_MOMENT)
        from planner.tui.dialogs.ask import Confirm

        question = "Not everything is on disk yet: another program holds the file. Leave now and keep it for next time?"
        self.push_screen(Confirm("Leave?", question), lambda yes: self.exit(0) if yes else None)

    def follow(self, session: Session) -> None:
        """Hears of every change from now on, and asks now and then whether others have written."""
        session.dispatch = self._dispatch
        session.later = self._after_paint
        session.listen(self._hear)
        self.set_interval(_LOOK_EVERY, self._look)
        self.call_after_refresh(self._catch_up, session)

    def _catch_up(self, session: Session) -> None:
        """What the first picture does not wait for: the quarter's answers, and steps kept from last time."""
        # The program starts without the collector, see its composition root; what is there by now stays for good.
        gc.freeze()
        gc.enable()
        session.load_evidence()
        try:
            kept = self.launch.files.take_draft(session.store.path)
        except PlannerError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if kept:
            self._offer(session, kept)
        elif not self.launch.note:
            self._hint(session.plan)

    def _hint(self, plan: Plan) -> None:
        """Says what waits in Unsorted, where it is not seen: items come in by the command line, too."""
        from planner.domain.triage import waiting

        if self.current_mode != "prioritize" and not any(said.text for said in self.screen.query(Said)):
            self.say(f"{told}   :  triage sorts them" if (told := waiting(plan)) else "")

    def _offer(self, session: Session, kept: Sequence[StepRecord]) -> None:
        from planner.tui.dialogs.ask import Confirm

        def answered(yes: bool | None) -> None:  # noqa: FBT001 - a dialog's answer
            if yes:
                for record in kept:
                    session.do(record.step)
                self.say(f"Made again: {counted(len(kept), 'change')} from last time.")
            elif yes is None:
                self.launch.files.keep_draft(session.store.path, kept)

        labels = "; ".join(record.step.label for record in kept[:5]) + (" …" if len(kept) > 5 else "")
        question = f"When you left, this was not on disk yet: {labels}. Make it now? n forgets it, esc keeps it."
        self.push_screen(Confirm("From last time", question), answered)

    def _dispatch(self, call: Callable[[], None]) -> None:
        self.call_later(call)

    def _after_paint(self, call: Callable[[], None]) -> None:
        # What waits for a screen's paint is lost when that screen goes first, as a form does that was just entered.
        self.call_after_refresh(call)
        self.set_timer(_SOON, call)

    def _hear(self, event: Event) -> None:
        if isinstance(event, PlanChanged) and self.session is not None:
            self.plan_changed.publish(self.session.plan)
        elif isinstance(event, StepFell):
            self._alarm("Not saved", f"{event.label}. {event.reason}", pops_up=not event.file_gone)
            if event.file_gone:
                self._offer_copy()
        elif isinstance(event, ReadFell):
            self._alarm("Not read", event.reason)

    def _alarm(self, title: str, text: str, *, pops_up: bool = True) -> None:
        """Says what went wrong in the screen's line and, where nothing else comes up for it, over the screen."""
        self.say(f"✗ {title}: {text}")
        if pops_up:
            self.notify(text, title=title, severity="error", markup=False, timeout=12)

    def _look(self) -> None:
        if self.session is not None:
            self.session.look()
            self._warn(self.session)
            for screen in self.screen_stack:
                if isinstance(screen, PlanScreen):
                    screen.show_standing()

    def _warn(self, session: Session) -> None:
        """Says once what the store warns of; where a day is fixed, as in the sample, the clock is not to be minded."""
        if session.store.warning and session.fixed_today is None and not self._warned:
            self._warned = True
            self.notify(session.store.warning, title="Clock", severity="warning", markup=False, timeout=12)

    def _offer_copy(self) -> None:
        from planner.tui.dialogs.save_copy import SaveCopy

        if self.session is not None and not any(isinstance(screen, SaveCopy) for screen in self.screen_stack):
            self.push_screen(
                SaveCopy(self.session.store),
                lambda path: self.say(f"A copy is at {path}; leave and open it there.") if path else None,
            )

    def _turn(self, direction: Literal["undo", "redo"], *, force: bool = False) -> None:
        if self.session is not None:
            turn = self.session.undo if direction == "undo" else self.session.redo
            if self.session.store.waiting:
                self.say(f"To {direction} waits for the file, which another program holds.")
            self.run_worker(self._turned(direction, turn, force=force), exclusive=True, group="turn")

    async def _turned(self, direction: Literal["undo", "redo"], turn: Callable[..., Any], *, force: bool) -> None:
        before = self.session.plan if self.session is not None else None
        try:
            undone = await asyncio.wrap_future(turn(force=force))
        except PlannerError as error:
            self.say(f"✗ {error}")
            if isinstance(error, FileGoneError):
                self._offer_copy()
            return
        if undone.question:
            from planner.tui.dialogs.ask import Confirm

            confirm = Confirm(f"{direction.title()}?", undone.question)
            self.push_screen(confirm, lambda yes: self._turn(direction, force=True) if yes else None)
        elif undone.label is None:
            self.say(f"There is nothing of yours left to {direction}.")
        else:
            self._say_turned(direction, undone, before)

    def _say_turned(self, direction: Literal["undo", "redo"], undone: Undone, before: Plan | None) -> None:
        """Says what was taken or put back, the screen first: it may have something to remember of it."""
        if before is None or self.session is None:
            return
        if isinstance(self.screen, PlanScreen):
            self.screen.turned(direction, undone, before)
        self.say(_turned_text(direction, undone, before, self.session.plan))


def _turned_text(direction: Literal["undo", "redo"], undone: Undone, before: Plan, after: Plan) -> str:
    if direction == "redo":
        return f"Redone: {undone.label}."
    seen = ""
    if any(row.kind == "ballot" for row in undone.rows):
        from planner.domain.voting.casting import hidden_again

        seen = ", though the room has seen them" if hidden_again(before, after) else ""
    return f"Undone{seen}: {undone.label}.   ctrl+r puts it back"
