"""Asking for one day or two, and what follows. Imported when somebody looks back."""

import asyncio
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.calendar import long_date, parse_date
from planner.domain.errors import BadInputError, PlannerError
from planner.domain.history.steps import as_of_day
from planner.domain.views.difference import DatedPlan, difference_view
from planner.session import Session
from planner.tui.dialogs.ask import AskLine

if TYPE_CHECKING:
    from planner.tui.past_app import PastApp


def ask_day(app: "PastApp") -> None:
    """Asks for a day, then shows the plan as it stood at its end."""
    session = app.live
    if session is None:
        return

    def answered(text: str | None) -> None:
        if text is not None:
            app.look_back(as_of_day(session.plan.organisation, parse_date(text), session.today))

    app.push_screen(
        AskLine(
            "The plan as it stood",
            "At the end of which day? Year-month-day. Every screen then shows it as it was; esc returns to now.",
            placeholder="2026-10-02",
            check=lambda text: as_of_day(session.plan.organisation, parse_date(text), session.today),
        ),
        answered,
    )


def ask_two_days(app: "PastApp") -> None:
    """Asks for two days, then shows what changed between them; one day is held against now."""
    session = app.live
    if session is None:
        return

    def answered(text: str | None) -> None:
        if text is not None:
            app.run_worker(_compare(app, session, text), exclusive=True, group="past")

    app.push_screen(
        AskLine(
            "Two dates beside each other",
            "Two days, year-month-day, with a blank between; one day alone is held against now.",
            placeholder="2026-10-02 2026-11-06",
            check=lambda text: [as_of_day(session.plan.organisation, day, session.today) for day in two_days(text)],
        ),
        answered,
    )


def two_days(text: str) -> list[date]:
    """One day or two; raises `BadInputError` for anything else."""
    words = text.replace("…", " ").replace("→", " ").replace(",", " ").split()
    if not 1 <= len(words) <= 2:
        raise BadInputError("Write one day or two, year-month-day, e.g. 2026-10-02 2026-11-06.")
    return [parse_date(word) for word in words]


async def _compare(app: "PastApp", session: Session, text: str) -> None:
    from planner.tui.screens.difference import DifferenceScreen

    sides = []
    for day in two_days(text):
        try:
            past = await asyncio.wrap_future(session.at(as_of_day(session.plan.organisation, day, session.today)))
        except PlannerError as error:
            app.say(f"✗ {error}")
            return
        sides.append(DatedPlan(long_date(day), day.isoformat(), past.plan))
        past.close()
    if len(sides) == 1:
        sides.append(DatedPlan("now", session.today.isoformat(), session.plan))
    view = difference_view(*sides)
    if app.session is not None:
        app.push_screen(DifferenceScreen(app.session, app.plan_changed, app.standing, view))
