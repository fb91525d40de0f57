"""A plan opened for one command, closed again whatever happens; every answer is waited for."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from planner.cli.context import Ports
from planner.cli.diagnostics import say
from planner.cli.options import why_given
from planner.domain.change import Step
from planner.domain.errors import FileError
from planner.domain.plan import Plan
from planner.session import MayDepart, Session, Store

T = TypeVar("T")

QUIET_SECONDS = 1.0
"""How long a command waits for a locked file before it says so."""
PATIENCE_SECONDS = 60
"""How long it waits in all."""


@contextmanager
def opened(
    ports: Ports,
    path: str,
    *,
    actor: str = "",
    quarter: Callable[[Plan], str] | None = None,
    today: date | None = None,
    at: date | None = None,
) -> Iterator[Session]:
    """A session on the plan at a path, with its evidence read; as it stood at the end of a day where `at` names one.

    It is about the current quarter, or the one that `quarter` chooses when it sees the plan about that.
    """
    store = ports.files().open(path)
    try:
        plan = answer_of(store.read_plan(), store)
        session = Session(store, plan, actor=actor, clock=ports.clock, new_id=ports.new_id, today=today)
        if at is not None:
            session = looking_back(session, at)
        chosen = quarter(session.plan) if quarter else session.plan.current
        if chosen != session.plan.current:
            answer_of(session.go(chosen), store)
        answer_of(session.load_evidence(), store)
        yield session
        if store.warning is not None and session.fixed_today is None:
            say(store.warning)
    finally:
        store.close().result()


def looking_back(session: Session, day: date) -> Session:
    """The same plan as it stood at the end of a day; raises `BadInputError` where that lies ahead or before it."""
    from planner.domain.history.steps import as_of_day

    as_of = as_of_day(session.plan.organisation, day, session.today)
    return answer_of(session.at(as_of), session.store)


def stood_at(session: Session) -> str:
    """What to say above a plan that is looked back at, with its line break; empty for the plan as it is now."""
    return "" if session.as_of is None else f"As it stood at the end of {session.as_of}.\n"


def done(session: Session, step: Step) -> None:
    """Makes a step and returns when it is on disk; raises `RefusedError` when it did not hold.

    Where the step changed what was agreed, that is noted as a decision, too.
    """
    made: list[MayDepart] = []
    quiet = session.listen(lambda event: made.append(event) if isinstance(event, MayDepart) else None)
    try:
        answer_of(session.do(step), session.store)
    finally:
        quiet()
    for event in made:
        _account_for(session, event)


def _account_for(session: Session, made: MayDepart) -> None:
    """Where a step changed what was agreed, that is a decision with its cost, and with what --why said or no reason."""
    from planner.domain.departure import account, departure_of, question

    departure = departure_of(made.before, session.plan, made.step, session.moment())
    if departure is None:
        return
    given = why_given()
    reason = given or made.step.why
    done(session, account(session.plan, departure, reason))
    none = "no reason given" if given is None else "no reason given; --why says one"
    say(f"{question(session.plan, departure.effect)} Noted: {(reason or none).removesuffix('.')}.")


def answer_of(future: Future[T], store: Store) -> T:
    """What a future brings; says so when a locked file keeps it waiting, and gives up after a minute."""
    try:
        return future.result(QUIET_SECONDS)
    except TimeoutError:
        if store.waiting:
            say("Waiting for the file, which another program has locked.")
    while True:
        try:
            return future.result(PATIENCE_SECONDS)
        except TimeoutError:
            if store.waiting:  # else it is long work of our own
                break
    store.close().result()
    raise FileError("Another program keeps the file locked; nothing was changed, try again later.")
