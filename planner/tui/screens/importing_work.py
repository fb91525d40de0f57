"""The long work of an import: reading and writing beside the screen, with a bar, until it is done or called off."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.signal import Signal

from planner.domain.change import Step
from planner.domain.errors import PlannerError
from planner.domain.importing.planning import kept_mappings, plan_import
from planner.domain.importing.preview import ImportOptions, ImportPreview
from planner.domain.importing.records import SourceFile
from planner.domain.plan import Plan
from planner.exchange.asked import Asked
from planner.exchange.reading import SIZE_LIMIT, advance, read_backlog, usable
from planner.session import Session
from planner.session.uncollected import uncollected
from planner.session.watching import Watch
from planner.tui.launch import Launch
from planner.tui.screens.phase import SideScreen
from planner.tui.watched import bar, watched
from planner.tui.widgets.top_bar import Standing

_LONGEST_BAR = 30


class ImportWork(SideScreen):
    """Reads files and writes what is wanted, one thing at a time; `esc` calls off what is under way."""

    STOPPED: ClassVar[str] = "Stopped. Nothing was changed."

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        launch: Launch,
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self.launch = launch
        self.watch_on: Watch | None = None
        """What is under way; `None`: nothing is."""
        self.asked = Asked()
        self.data = b""
        """The file that was read last."""

    def call_off(self) -> bool:
        """Calls off what is under way; whether anything was."""
        if self.watch_on is None:
            return False
        self.watch_on.called_off = True
        self.say("Stopping …")
        return True

    async def read_rows(self, path: str) -> SourceFile:
        """Reads in a thread, a stretch at a time, so that keys are answered; raises `PlannerError`."""
        self.watch_on = watch = Watch()
        try:
            self.data = await asyncio.to_thread(self.launch.documents.read, path, SIZE_LIMIT)
            await asyncio.wrap_future(self.session.load_evidence())
            steps = read_backlog(self.data, self.asked.options._replace(kept=kept_mappings(self.plan)))
            with uncollected():
                while not isinstance(now := await asyncio.to_thread(advance, steps), SourceFile):
                    watch.tell(now.share)
                    self._show_work(f"Reading: {now.rows:,} rows", now.share)
            watch.tell(1.0)
            return usable(now)
        finally:
            self.watch_on = None

    async def preview_of(self, file: SourceFile, keys: frozenset[str], name: str) -> ImportPreview:
        """What reading these in would come to."""
        known = await asyncio.wrap_future(self.session.store.import_records(file.system))
        options = ImportOptions(picked=keys, points_per_week=self.asked.points_per_week, name=name)
        with uncollected():
            return await asyncio.to_thread(plan_import, self.plan, file, known, options, self.session.moment())

    async def write(self, step: Step) -> None:
        """Makes the step, and returns when it is on disk; raises `RefusedError` where it is not."""
        self.watch_on = watch = Watch()
        self.is_going = True
        try:
            await watched(self.session.write(step, watch), watch, partial(self._show_work, "Saving"))
        except PlannerError:
            self.is_going = False
            raise
        finally:
            self.watch_on = None

    def _show_work(self, what: str, share: float) -> None:
        """How far it is, as words and as a bar; what was said of stopping stays."""
        if self.watch_on is None or self.watch_on.called_off:
            return
        room = max(5, min(_LONGEST_BAR, self.size.width - 50))
        self.say(bar(what, share, room, "nothing changed"))
