"""Writing the report of a quarter; imported when somebody does."""

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import datetime

from planner.domain.speed.first_evidence import settled_items
from planner.exchange.report.content import report_of, report_text
from planner.exchange.report.forms import Format, Only
from planner.session.session import Session

SAID: dict[Format, str] = {"html": "the report as one HTML page", "markdown": "the report as Markdown"}
ENDINGS: dict[Format, str] = {"html": "html", "markdown": "md"}
"""What a file's name ends with, without the dot."""


def born_of(session: Session) -> Future[Mapping[str, datetime]]:
    """When the items whose idea customers have settled were written down. The evidence must have been read."""
    session.hand_over()
    return session.store.history.born(tuple(settled_items(session.plan, session.today)))


def reported(session: Session, born: Mapping[str, datetime], kind: Format, only: Only | None = None) -> str:
    """The report of the quarter in view, as text of a file."""
    return report_text(report_of(session.plan, session.today, born, only), kind)
