"""A small backlog on screen: the plan file, the app, and what a user sees of it."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from planner.domain.evidence import Decision
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.tui.app import PlannerApp
from planner.tui.launch import PhaseName
from planner.tui.widgets.lane import Lane
from planner.tui.widgets.said import Said
from tests.builders import make_item
from tests.stores import founding_changes, make_plan_file, open_session
from tests.tui.launching import make_app
from tests.tui.seeing import running, settled

SAMPLE = Path(__file__).parents[2] / "sample.db"
NARROW, MIDDLE = (80, 24), (124, 32)
# Five people each at Checkout and Build: at 70 : 30 and a reserve of 15 %, 27 weeks of innovation and 12 of tune-up.


def harbor_items() -> list[Item]:
    """Two lanes with something in, out, waiting and unknown, and two unsorted items."""
    return [
        make_item("carts", title="Saved carts", weeks=9, customer=5, business=4, running=1),
        make_item("pay", title="Apple Pay", weeks=12),
        make_item("gift", title="Gift cards", weeks=5),
        make_item("search", title="Search on mobile", weeks=14),
        make_item("dark", title="Dark mode", weeks=1),
        make_item("loyal", title="Loyalty tiers"),
        make_item("flaky", "tune_up", title="Flaky tests", weeks=4, team="bld"),
        make_item("cache", "tune_up", title="Build cache", weeks=9, team="bld"),
        make_item("new1", None, title="Slow pages on trains", team=None, note="Two customers wrote."),
        make_item("new2", None, title="Bulk orders"),
    ]


class Board:
    """The app with a backlog, and what is seen and stored."""

    def __init__(self, path: Path, items: Iterable[Item] | None = None, phase: PhaseName = "prioritize") -> None:
        self.path = make_plan_file(path, founding_changes(items=harbor_items() if items is None else items))
        self.app: PlannerApp = make_app(self.path, phase=phase)

    def lines(self) -> list[str]:
        """Every line of the screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines())

    @property
    def said(self) -> str:
        """What the message line says."""
        return self.app.screen_stack[0].query_one(Said).text

    def lane(self, category: str = "innovation") -> list[str]:
        """The lines of one lane, without blank ones; a rule is `━━`."""
        lane = self.app.screen_stack[0].query_one(f"#{category}", Lane)
        texts = [lane.render_line(y).text.strip() for y in range(lane.scrollable_content_region.height)]
        return ["━━" if text.startswith("━") else " ".join(text.split()) for text in texts if text]

    @property
    def plan(self) -> Plan:
        """The plan as the app has it."""
        assert self.app.session is not None
        return self.app.session.plan

    def stored(self, who: str = "Eve") -> Plan:
        """The plan as another program reads it from the file; only after the app has ended."""
        return open_session(self.path, who).plan

    def fill_in(self, **texts: str) -> None:
        """Writes into the fields of the dialog in front."""
        for name, text in texts.items():
            self.app.screen.query_one(f"#{name}", Input).value = text

    async def send(self, pilot: Pilot[int], **texts: str) -> None:
        """Writes into the fields of the dialog in front, and takes it with enter."""
        self.fill_in(**texts)
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)

    @asynccontextmanager
    async def shown(self, size: tuple[int, int] = NARROW) -> AsyncIterator[Pilot[int]]:
        """The app once all of its first screen is there."""
        async with running(self.app, size) as pilot:
            yield pilot


class SampleBoard(Board):
    """The app on a copy of the sample, with Align in front."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(SAMPLE.read_bytes())
        self.path = path
        self.app = make_app(path, phase="align")

    def decisions(self) -> list[Decision]:
        """The quarter's decisions as they are stored, oldest first; only after the app has ended."""
        session = open_session(self.path, "Eve")
        evidence = session.load_evidence().result()
        ours = (d for d in evidence.decisions.values() if d.quarter == session.plan.current)
        return sorted(ours, key=lambda d: d.at)


def titles(plan: Plan, category: str = "innovation") -> list[str]:
    """A lane's titles, best first."""
    return [entry.item.title for entry in plan.order.lane(category)]  # type: ignore[arg-type]  # see make_item
