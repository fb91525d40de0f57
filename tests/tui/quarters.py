"""Plans in mid-quarter on screen, for tests of Measure and the check-in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

from textual.pilot import Pilot

from planner.domain.alignment import agree_ratio
from planner.domain.capacity import Split
from planner.domain.check_ins.answers import save
from planner.domain.commitment import agree_plan
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.session import Session
from planner.tui.app import PlannerApp
from planner.tui.screens.check_in import CheckInScreen
from planner.tui.screens.measure import MeasureScreen
from planner.tui.widgets.check_in_page import PagePane
from planner.tui.widgets.row_pane import RowPane
from planner.tui.widgets.said import Said
from tests.builders import make_item
from tests.stores import founding_changes, make_plan_file, open_session, plan_files
from tests.tui.seeing import SMALL

FIRST = date(2026, 9, 28)
TEAMS = (Team("chk", "Checkout", "CHK"), Team("bld", "Build [b]& Release", "BLD", "framework"))
ITEMS = (
    make_item("carts", weeks=9, title="Saved carts"),
    make_item("pay", weeks=6, title="Apple Pay [/]"),
    make_item("latency", "tune_up", weeks=4, title="Checkout latency"),
)
MIX = {"new-features": 0.4, "existing-features": 0.2, "automation": 0.1, "fires": 0.3}


def write(path: Path, *, agreed: bool = True, weeks: int = 0) -> Path:
    """A plan file, agreed or not, in which both teams have answered so many weeks."""
    make_plan_file(path, founding_changes(teams=TEAMS, items=ITEMS))
    session = open_session(path, "Bo", today=date(2026, 11, 6), files=plan_files("writer"))
    session.load_evidence().result()
    if agreed:
        do_now(session, agree_ratio(session.plan, Split(0.6, 0.15), session.moment(), why="speed"))
        do_now(session, agree_plan(session.plan, session.moment()))
    for number in range(weeks):
        for team in TEAMS:
            do_now(session, save(session.plan, team.id, FIRST + timedelta(weeks=number), MIX, session.moment()))
    session.store.close().result()
    return path


def do_now(session: Session, step: object) -> None:
    session.do(step).result()  # type: ignore[arg-type]  # a step


def stored(path: Path) -> Plan:
    """The plan as another program reads it from the file, which must be sound."""
    files = plan_files("reader")
    assert files.check(str(path)) == ()
    session = open_session(path, "Cy", files=files)
    session.load_evidence().result()
    return session.plan


def lines(pilot: Pilot[int], kind: type[RowPane]) -> list[str]:
    """What a pane shows, line by line, without its frame."""
    pane = pilot.app.screen.query_one(kind)
    return [pane.render_line(y).text.rstrip() for y in range(pane.scrollable_content_region.height)]


def said(pilot: Pilot[int]) -> str:
    return pilot.app.screen.query_one(Said).text


async def begun(pilot: Pilot[int]) -> None:
    """Waits for the quarter's answers, which are read after the first paint."""
    for _ in range(50):
        await pilot.pause(0.02)
        screen = pilot.app.screen
        if isinstance(screen, MeasureScreen) and screen.plan.evidence is not None:
            await pilot.pause()
            return
    raise AssertionError("the evidence was never read")


async def on_page(pilot: Pilot[int]) -> PagePane:
    """On Checkout's page of week 6."""
    await begun(pilot)
    await pilot.press("c")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    assert isinstance(pilot.app.screen, CheckInScreen)
    return pilot.app.screen.query_one(PagePane)


@asynccontextmanager
async def measuring(app: PlannerApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[int]]:
    """The app with Measure in front, once the quarter's answers are read."""
    async with app.run_test(size=size) as pilot:
        await begun(pilot)
        yield pilot
