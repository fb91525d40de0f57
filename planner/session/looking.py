"""The plan in memory: one quarter of it, kept in step with the file, and exchanged for another quarter."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from functools import partial
from typing import NamedTuple

from planner.domain.change import Row, Step
from planner.domain.errors import PlannerError
from planner.domain.evidence import Evidence
from planner.domain.plan import Plan
from planner.session.events import Dispatch, Event, PlanChanged, ReadFell
from planner.session.ports import Appended, StepRecord, Store


class Pending(NamedTuple):
    """A step that is shown and not known to be on disk."""

    record: StepRecord
    answer: Future[Appended]
    plan_before: Plan
    """The plan that the step was made in."""
    plan_after: Plan

    @property
    def step(self) -> Step:
        """What is done."""
        return self.record.step

    def made_in(self, plan: Plan) -> Plan:
        """The plan with the step made; thousands of changes are not made twice where nothing came between."""
        return self.plan_after if plan is self.plan_before else plan.after(self.step.changes)


def accounts_for(step: Step, pending: Iterable[Pending]) -> bool:
    """Whether a step is nothing but the decision about others of its burst that are being written."""
    if step.burst is None or any(change.kind != "decision" for change in step.changes):
        return False
    return any(one.step.burst == step.burst for one in pending)


class Looking:
    """The reading half of a session: the confirmed plan with the pending steps made, and who hears of it."""

    def __init__(self, store: Store, plan: Plan, dispatch: Dispatch) -> None:
        self.store = store
        self.dispatch = dispatch
        self._confirmed = plan
        self._plan = plan
        self._pending: list[Pending] = []
        self._listeners: list[Callable[[Event], None]] = []
        self._looking = False

    @property
    def plan(self) -> Plan:
        """The plan as the user sees it."""
        return self._plan

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Calls `listener` with every event from now on; returns the call that ends it."""
        self._listeners.append(listener)
        return partial(self._listeners.remove, listener)

    def go(self, quarter: str | None) -> Future[Plan]:
        """Takes up another quarter, by default the earliest that is not closed; its answers are read soon after.

        The future fails with a `PlannerError` for a quarter that is not there; the plan then stays as it is.
        """
        answer: Future[Plan] = Future()
        self.store.read_plan(quarter).add_done_callback(
            lambda done: self.dispatch(partial(self._take_plan, answer, done))
        )
        return answer

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
        quarter = self._plan.current
        self.store.read_evidence(quarter).add_done_callback(
            lambda done: self.dispatch(partial(self._take_evidence, quarter, answer, done))
        )
        return answer

    def _take_plan(self, answer: Future[Plan], done: Future[Plan]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
            return
        self._confirmed = done.result()
        self._replay()
        self._tell(PlanChanged())
        answer.set_result(self._plan)
        self.load_evidence()

    def _take_news(self, done: Future[tuple[Row, ...]]) -> None:
        self._looking = False
        if done.exception() is None and done.result():
            self._confirm(done.result())

    def _take_evidence(self, quarter: str, answer: Future[Evidence], done: Future[Evidence]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
            if isinstance(error, PlannerError):
                self._tell(ReadFell(str(error)))
            return
        # Meanwhile somebody may have gone to another quarter, which reads its own.
        if self._confirmed.evidence is None and self._confirmed.current == quarter:
            self._confirmed = self._confirmed.with_evidence(done.result())
            self._replay()
            self._tell(PlanChanged())
        answer.set_result(done.result())

    def _confirm(self, rows: tuple[Row, ...]) -> None:
        self._confirmed = self._confirmed.with_rows(rows)
        self._replay()
        self._tell(PlanChanged())
        if Row("quarter", self._confirmed.current, None) in rows:
            self.go(None)  # the quarter that is looked at is there no more

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
