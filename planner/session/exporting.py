"""Writing the plan out, in whichever form; imported when somebody does."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Literal, TypeVar

from planner.session.session import Session
from planner.session.watching import Watch

T = TypeVar("T")
Format = Literal["csv", "json", "markdown", "ics"]
SAID: dict[Format, str] = {
    "csv": "the backlog as CSV",
    "json": "the whole plan with its history as JSON",
    "markdown": "backlog, OKRs and decisions as Markdown",
    "ics": "the quarter’s dates for a calendar",
}
ENDINGS: dict[Format, str] = {"csv": "csv", "json": "json", "markdown": "md", "ics": "ics"}
"""What a file's name ends with, without the dot."""
OF_THE_PAST: frozenset[Format] = frozenset({"csv", "markdown"})
"""What can be written of the plan as it stood. A history leads up to now; a calendar would move back what it has."""
_STRIDE = 250
"""So many pieces are written between two looks whether somebody calls it off."""


def exported(
    session: Session, form: Format, write: Callable[[Iterable[str]], T], watch: Watch | None = None
) -> Future[T]:
    """What `write` makes of the pieces of the text; it fails with what `write` raises.

    The whole plan is read, piece by piece, in the store's thread, where `watch` may call it off; the other forms are
    made of the plan in memory, whose evidence must have been read.
    """
    if form == "json":
        from planner.exchange.plan_json import plan_json

        session.hand_over()
        seen = watch or Watch()
        return session.store.whole(lambda whole: write(_watched(plan_json(whole), whole.size, seen)))
    answer: Future[T] = Future()
    answer.set_result(write([_text(session, form)]))
    return answer


def _watched(pieces: Iterable[str], size: int, watch: Watch) -> Iterator[str]:
    for count, piece in enumerate(pieces):
        if count % _STRIDE == 0:
            watch.tell(min(1.0, count / (size or 1)))
        yield piece


def _text(session: Session, form: Format) -> str:
    plan = session.plan
    if form == "csv":
        from planner.exchange.backlog_csv import backlog_csv

        return backlog_csv(plan)
    if form == "markdown":
        from planner.exchange.plan_markdown import plan_markdown

        return plan_markdown(plan, session.today)
    from planner.domain.views.dates import quarter_dates
    from planner.exchange.calendar_text import calendar_text

    name = f"{plan.organisation.name}, {plan.quarter.name}"
    return calendar_text(name, quarter_dates(plan), session.moment().now)
