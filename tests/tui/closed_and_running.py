"""The quarters of a plan on screen: a closed one and one that runs, gone through with keys, and in their list."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from planner.domain.change import Step, create
from planner.domain.organisation import TeamCapacity, capacity_id
from planner.domain.quarter import Quarter
from planner.tui.app import PlannerApp
from tests.stores import make_plan_file, open_session, plan_files
from tests.tui.launching import make_launch
from tests.tui.seeing import running, until_seen

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed", ratio=0.8, reserve=0.15)
WEEK_10 = date(2026, 11, 30)


def board(folder: Path, *, today: date = WEEK_10, earlier: bool = True) -> PlannerApp:
    """Align over a plan with one quarter that is closed, and one that runs."""
    path = make_plan_file(folder / "plan.db")
    if earlier:
        session = open_session(path, "Bo", files=plan_files("writer"))
        room = TeamCapacity(capacity_id(Q3.id, "chk"), Q3.id, "chk", 3)
        session.do(Step("Note 2026-Q3", (create(Q3), create(room)))).result()
        session.store.close().result()
    launch = make_launch(path, phase="align", today=today)
    return PlannerApp(launch, launch.open_session(str(path)))


def fill_in(app: PlannerApp, **texts: str) -> None:
    for name, text in texts.items():
        app.screen.query_one(f"#{name}").value = text  # type: ignore[attr-defined]  # all are input fields


@asynccontextmanager
async def listing(app: PlannerApp) -> AsyncIterator[Pilot[int]]:
    """The app with the list of quarters in front."""
    async with running(app) as pilot:
        await app.run_action("app.quarters")
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def looking_back(app: PlannerApp) -> AsyncIterator[Pilot[int]]:
    """The app with the quarter that is closed in front."""
    async with running(app) as pilot:
        await pilot.press("less_than_sign")
        await until_seen(app, pilot, "◂ 2026-Q3 closed")
        yield pilot
