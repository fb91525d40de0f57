"""One person's work on one plan: every change is shown at once and written behind, or comes back with its reason."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import Literal, NamedTuple

from planner.domain.calendar import today_in
from planner.domain.change import Row, Step
from planner.domain.errors import FileGoneError, PlannerError, RefusedError
from planner.domain.evidence import Evidence
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.session.ports import Appended, Clock, NewId, StepRecord, Store, Undone


class PlanChanged(NamedTuple):
    """The plan in memory, or whether it is saved, is another than before."""


class StepFell(NamedTuple):
    """A step that was shown did not hold and is off the screen again."""

    label: str
    reason: str
    """One sentence."""
    file_gone: bool = False
    """Whether the plan's file was moved or deleted, so that nothing more can be saved in it."""


Event = PlanChanged | StepFell
Dispatch = Callable[[Callable[[], None]], None]
"""Runs a call in the session's own thread, in the order of asking."""


def at_once(call: Callable[[], None]) -> None:
    """The dispatch of a program without an event loop, which waits for each answer."""
    call()


class _Pending(NamedTuple):
    record: StepRecord
    answer: Future[Appended]

    @property
    def step(self) -> Step:
        return self.record.step


class Session:
    """The only door to a plan.

    `plan` is the confirmed plan with the pending steps made; `do` returns before the step is on disk. All methods
    are called from one thread; the store answers from its own, through `dispatch`.
    """

    def __init__(
        self,
        store: Store,
        plan: Plan,
        *,
        actor: str,
        clock: Clock,
        new_id: NewId,
        today: date | None = None,
        dispatch: Dispatch = at_once,
    ) -> None:
        self.store = store
        self.actor = actor
        self.fixed_today = today
        self.dispatch = dispatch
        self._clock = clock
        self._new_id = new_id
        self._confirmed = plan
        self._plan = plan
        self._pending: list[_Pending] = []
        self._not_handed_over: list[_Pending] = []
        # Runs the call that hands steps to the store. A screen lets it wait until it has painted: the store's thread
        # and the paint share one interpreter, and side by side each takes twice as long.
        self.later: Dispatch = at_once
        self._on_disk: set[str] = set()
        self._listeners: list[Callable[[Event], None]] = []
        self._looking = False

    @property
    def plan(self) -> Plan:
        """The plan as the user sees it."""
        return self._plan

    @property
    def today(self) -> date:
        """The calendar day in the organisation's time zone, or the day that was fixed."""
        return self.fixed_today or today_in(self._plan.organisation.time_zone, self._clock())

    @property
    def unsaved(self) -> int:
        """How many steps are not on disk yet."""
        return len(self._pending)

    @property
    def pending(self) -> tuple[StepRecord, ...]:
        """The steps that are shown but not on disk, oldest first; a draft keeps them when somebody must quit."""
        return tuple(p.record for p in self._pending if p.record.id not in self._on_disk)

    def moment(self) -> Moment:
        """The circumstances of an action that happens now."""
        return Moment(self._clock(), self.today, self.actor, self._new_id)

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Calls `listener` with every event from now on; returns the call that ends it."""
        self._listeners.append(listener)
        return partial(self._listeners.remove, listener)

    def do(self, step: Step) -> Future[Appended]:
        """Shows a step at once and hands it to the store; the future fails with `RefusedError` if it does not hold."""
        answer: Future[Appended] = Future()
        if not step.changes:
            answer.set_result(Appended(""))
            return answer
        if self.store.read_only:
            answer.set_exception(RefusedError(self.store.read_only))
            self._tell(StepFell(step.label, self.store.read_only))
            return answer
        pending = _Pending(self._record(step), answer)
        self._pending.append(pending)
        self._plan = self._plan.after(step.changes)
        self._not_handed_over.append(pending)
        self.later(self.hand_over)
        self._tell(PlanChanged())
        return answer

    def hand_over(self) -> None:
        """Gives the store the steps that waited for a quiet moment; whatever else is asked of it comes after."""
        while self._not_handed_over:
            pending = self._not_handed_over.pop(0)
            self.store.append(pending.record).add_done_callback(partial(self._written, pending))

    def rehearse(self, step: Step) -> Future[Appended]:
        """The real run, rolled back: fails exactly where `do` would."""
        self.hand_over()
        return self.store.append(self._record(step), rehearse=True)

    def undo(self, *, force: bool = False) -> Future[Undone]:
        """Takes back this person's latest step that stands, over restarts."""
        return self._turn("undo", force=force)

    def redo(self, *, force: bool = False) -> Future[Undone]:
        """Puts back what this person last took back."""
        return self._turn("redo", force=force)

    def look(self) -> None:
        """Asks the store whether others have written; at most one such question is under way."""
        if self._looking:
            return
        self._looking = True
        self.store.news().add_done_callback(lambda done: self.dispatch(partial(self._take_news, done)))

    def load_evidence(self) -> Future[Evidence]:
        """Reads the quarter's answers into the plan, once; later steps and news keep them current."""
        answer: Future[Evidence] = Future()
        if self._plan.evidence is not None:
            answer.set_result(self._plan.evidence)
            return answer
        self.store.read_evidence(self._plan.current).add_done_callback(
            lambda done: self.dispatch(partial(self._take_evidence, answer, done))
        )
        return answer

    def _record(self, step: Step) -> StepRecord:
        return StepRecord(self._new_id(), self._clock(), self.actor, step)

    def _turn(self, direction: Literal["undo", "redo"], *, force: bool) -> Future[Undone]:
        answer: Future[Undone] = Future()
        if self.store.read_only:
            answer.set_exception(RefusedError(self.store.read_only))
            return answer
        self.hand_over()
        self.store.undo(self._record(Step(direction, ())), direction, force=force).add_done_callback(
            lambda done: self.dispatch(partial(self._take_undone, answer, done))
        )
        return answer

    def _written(self, pending: _Pending, done: Future[Appended]) -> None:
        """Called in the store's thread. Nobody may be left to dispatch to, when the program is about to end."""
        if done.exception() is None:
            self._on_disk.add(pending.record.id)
        self.dispatch(partial(self._settle, pending, done))

    def _settle(self, pending: _Pending, done: Future[Appended]) -> None:
        self._pending.remove(pending)
        self._on_disk.discard(pending.record.id)
        error = done.exception()
        if error is None:
            self._confirmed = self._confirmed.after(pending.step.changes)
            # Nothing else was confirmed or taken back meanwhile, so the shown plan already is what a replay would give.
            self._tell(PlanChanged())
            pending.answer.set_result(done.result())
            return
        self._replay()
        reason = str(error) if isinstance(error, PlannerError) else f"The program failed: {error}"
        self._tell(StepFell(pending.step.label, reason, isinstance(error, FileGoneError)))
        self._tell(PlanChanged())
        pending.answer.set_exception(error)
        self.look()

    def _take_news(self, done: Future[tuple[Row, ...]]) -> None:
        self._looking = False
        if done.exception() is None and done.result():
            self._confirm(done.result())

    def _take_undone(self, answer: Future[Undone], done: Future[Undone]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
            return
        if done.result().rows:
            self._confirm(done.result().rows)
        answer.set_result(done.result())

    def _take_evidence(self, answer: Future[Evidence], done: Future[Evidence]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
            return
        if self._confirmed.evidence is None:
            self._confirmed = self._confirmed.with_evidence(done.result())
            self._replay()
            self._tell(PlanChanged())
        answer.set_result(done.result())

    def _confirm(self, rows: tuple[Row, ...]) -> None:
        self._confirmed = self._confirmed.with_rows(rows)
        self._replay()
        self._tell(PlanChanged())

    def _replay(self) -> None:
        """Shows the confirmed plan with the pending steps that still hold; the store names the others as they fall."""
        plan = self._confirmed
        for pending in self._pending:
            if plan.admits(pending.step.changes):
                plan = plan.after(pending.step.changes)
        self._plan = plan

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)
