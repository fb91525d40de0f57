"""A plan opened for one command, closed again whatever happens; every answer is waited for."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from planner.cli.context import Ports
from planner.cli.diagnostics import say
from planner.domain.change import Step
from planner.domain.errors import FileError
from planner.domain.plan import Plan
from planner.session import Session, Store

T = TypeVar("T")

QUIET_SECONDS = 1.0
"""How long a command waits for a locked file before it says so."""
PATIENCE_SECONDS = 60
"""How long it waits in all."""


@contextmanager
def opened(
    ports: Ports, path: str, *, actor: str = "", quarter: Callable[[Plan], str] | None = None, today: date | None = None
) -> Iterator[Session]:
    """A session on the plan at a path, with its evidence read.

    It is about the current quarter, or the one that `quarter` chooses when it sees the plan about that.
    """
    store = ports.files().open(path)
    try:
        plan = answer_of(store.read_plan(), store)
        chosen = quarter(plan) if quarter else plan.current
        if chosen != plan.current:
            plan = answer_of(store.read_plan(chosen), store)
        session = Session(store, plan, actor=actor, clock=ports.clock, new_id=ports.new_id, today=today)
        answer_of(session.load_evidence(), store)
        yield session
        if store.warning is not None and session.fixed_today is None:
            say(store.warning)
    finally:
        store.close().result()


def done(session: Session, step: Step) -> None:
    """Makes a step and returns when it is on disk; raises `RefusedError` when it did not hold."""
    answer_of(session.do(step), session.store)


def answer_of(future: Future[T], store: Store) -> T:
    """What a future brings; says so when a locked file keeps it waiting, and gives up after a minute."""
    try:
        return future.result(QUIET_SECONDS)
    except TimeoutError:
        if store.waiting:
            say("Waiting for the file, which another program has locked.")
    try:
        return future.result(PATIENCE_SECONDS)
    except TimeoutError:
        store.close().result()
        raise FileError("Another program keeps the file locked; nothing was changed, try again later.") from None
