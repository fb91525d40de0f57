"""One person's work on one plan: every change is shown at once and written behind, or comes back with its reason."""

from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from planner.domain.calendar import today_in
from planner.domain.change import Step
from planner.domain.closing.closed import closed_refusal
from planner.domain.departure import in_burst, may_depart
from planner.domain.errors import FileGoneError, PlannerError, RefusedError
from planner.domain.fixed_day import instant_on
from planner.domain.history.steps import AsOf
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.session.events import Dispatch, MayDepart, PlanChanged, StepFell, at_once
from planner.session.looking import Looking, Pending, accounts_for
from planner.session.ports import Appended, Clock, NewId, StepRecord, Store, Undone
from planner.session.watching import Watch

if TYPE_CHECKING:
    from planner.domain.backups import KeptBackup
    from planner.session.past import PastSession


class Session(Looking):
    """The only door to a plan.

    `plan` is the confirmed plan with the pending steps made; `do` returns before the step is on disk. All methods
    are called from one thread; the store answers from its own, through `dispatch`.
    """

    as_of: str | None = None
    """When the plan stood like this, e.g. `2 Oct 2026`, where somebody looks back; `None` for the plan as it is now."""

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
        super().__init__(store, plan, dispatch)
        self.actor = actor
        self.fixed_today = today
        self._clock = clock
        self._new_id = new_id
        self._not_handed_over: list[Pending] = []
        # Runs the call that hands steps to the store. A screen lets it wait until it has painted: the store's thread
        # and the paint share one interpreter, and side by side each takes twice as long.
        self.later: Dispatch = at_once
        self._on_disk: set[str] = set()

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

    def at(self, as_of: AsOf, quarter: str | None = None) -> "Future[PastSession]":
        """The plan as it stood, as a session in which nothing can be done; see `planner.session.past`."""
        from planner.session.past import look_back

        return look_back(self, as_of, quarter)

    def moment(self) -> Moment:
        """The circumstances of an action that happens now, or on the day that was fixed.

        The history keeps the real instant, by which copies are merged; what a decision says of itself is of the day
        that everything else on the screen is about.
        """
        now = self._clock()
        if self.fixed_today is not None:
            now = instant_on(self._plan, self.fixed_today, now)
        return Moment(now, self.today, self.actor, self._new_id)

    def do(self, step: Step) -> Future[Appended]:
        """Shows a step at once and hands it to the store; the future fails with `RefusedError` if it does not hold."""
        answer: Future[Appended] = Future()
        if not step.changes:
            answer.set_result(Appended(""))
            return answer
        refusal = self.store.read_only or closed_refusal(self._plan, step)
        if refusal:
            answer.set_exception(RefusedError(refusal))
            self._tell(StepFell(step.label, refusal))
            return answer
        before, may = self._plan, may_depart(self._plan, step)
        if may:
            step = in_burst(step, self.moment())
        self._plan = before.after(step.changes)
        record = self._record(step)._replace(accounts=accounts_for(step, self._pending))
        pending = Pending(record, answer, before, self._plan)
        self._pending.append(pending)
        self._not_handed_over.append(pending)
        self.later(self.hand_over)
        self._tell(PlanChanged())
        if may:
            self._tell(MayDepart(step, before))
        return answer

    def write(self, step: Step, watch: Watch) -> Future[Appended]:
        """Makes a long step: it is shown only once it is on disk, and may be called off until then.

        The future fails with `RefusedError` if the step does not hold, `CalledOffError` if it was called off.
        """
        answer: Future[Appended] = Future()
        refusal = self.store.read_only or closed_refusal(self._plan, step)
        if refusal:
            answer.set_exception(RefusedError(refusal))
            return answer
        self.hand_over()
        if may_depart(self._plan, step):
            step = in_burst(step, self.moment())
        self.store.append(self._record(step)._replace(watch=watch)).add_done_callback(
            lambda done: self.dispatch(partial(self._take_written, step, answer, done))
        )
        return answer

    def hold(self, step: Step | None) -> None:
        """Keeps what is being entered for the next start, should the program be killed; `None` lets go of it."""
        self.store.hold(None if step is None or not step.changes else self._record(step))

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

    def back_up(self) -> "Future[KeptBackup]":
        """Makes a backup beside the plan; fails with `PlannerError`."""
        self.hand_over()
        return self.store.back_up(self._clock())

    def save_copy(self, path: str, *, with_history: bool = True) -> Future[str]:
        """Copies the plan to a new private file, and says where; without its history only what it shows now."""
        from planner.domain.without_history import LABEL

        self.hand_over()
        return self.store.save_copy(path, None if with_history else self._record(Step(LABEL, ())))

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

    def _written(self, pending: Pending, done: Future[Appended]) -> None:
        """Called in the store's thread. Nobody may be left to dispatch to, when the program is about to end."""
        if done.exception() is None:
            self._on_disk.add(pending.record.id)
        self.dispatch(partial(self._settle, pending, done))

    def _settle(self, pending: Pending, done: Future[Appended]) -> None:
        self._pending.remove(pending)
        self._on_disk.discard(pending.record.id)
        error = done.exception()
        if error is None:
            self._confirmed = pending.made_in(self._confirmed)
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

    def _take_written(self, step: Step, answer: Future[Appended], done: Future[Appended]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
            return
        before = self._plan
        self._confirmed = self._confirmed.after(step.changes)
        self._replay()
        self._tell(PlanChanged())
        answer.set_result(done.result())
        if may_depart(before, step):
            self._tell(MayDepart(step, before))

    def _take_undone(self, answer: Future[Undone], done: Future[Undone]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
            return
        if done.result().rows:
            self._confirm(done.result().rows)
        answer.set_result(done.result())
