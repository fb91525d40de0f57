"""Writing the plan out, in whichever form; imported when somebody does."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Literal, TypeVar

from planner.session.session import Session

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


def exported(session: Session, form: Format, write: Callable[[Iterable[str]], T]) -> Future[T]:
    """What `write` makes of the pieces of the text; it fails with what `write` raises.

    The whole plan is read, piece by piece, in the store's thread; the other forms are made of the plan in memory,
    whose evidence must have been read.
    """
    if form == "json":
        from planner.exchange.plan_json import plan_json

        session.hand_over()
        return session.store.whole(lambda whole: write(plan_json(whole)))
    answer: Future[T] = Future()
    answer.set_result(write([_text(session, form)]))
    return answer


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
