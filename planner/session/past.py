"""A plan as it stood, behind the same door: to look at, never to change. Imported when somebody looks back."""

from concurrent.futures import Future
from datetime import datetime

from planner.domain.calendar import today_in
from planner.domain.history.steps import AsOf
from planner.session.ports import Past
from planner.session.session import Session


class PastSession(Session):
    """A session over a plan as it stood: `do`, `undo` and `redo` fail with the sentence that says so.

    Its today is the day that it is about, so that weeks are counted as they were.
    """

    def __init__(self, now: Session, past: Past) -> None:
        today = today_in(past.plan.organisation.time_zone, past.at)
        super().__init__(past.store, past.plan, actor=now.actor, clock=lambda: past.at, new_id=lambda: "", today=today)
        self.now = now
        """The session from which somebody looks back."""
        self.as_of = past.when
        self.at_instant: datetime = past.at

    def close(self) -> None:
        """Forgets the past; the plan's file stays open."""
        self.store.close()


def look_back(session: Session, as_of: AsOf, quarter: str | None = None) -> Future[PastSession]:
    """The plan of a session as it stood at a point of its history, about the quarter that was current, or another.

    Fails with `BadInputError` where there was no plan yet, or not that quarter.
    """
    now = session.now if isinstance(session, PastSession) else session
    now.hand_over()
    answer: Future[PastSession] = Future()

    def take(done: Future[Past]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(PastSession(now, done.result()))

    now.store.past(as_of, quarter).add_done_callback(take)
    return answer
