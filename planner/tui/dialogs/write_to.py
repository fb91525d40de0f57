"""Where something shall be written: a dialog that writes it, and stays open where that cannot be done."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.errors import PlannerError
from planner.session import Session
from planner.session.watching import CalledOffError, Watch
from planner.tui.dialogs.ask import AskLine
from planner.tui.keys import key

T = TypeVar("T")
_BAR = 24


def beside(session: Session, name: str, ending: str) -> str:
    """A place beside the plan, by default of its own name; where somebody looks back the day stands in the name."""
    here = Path(session.store.path)
    name = (name or here.stem).replace("/", "-")
    day = "" if session.as_of is None else f" {session.today.isoformat()}"
    return str(here.with_name(f"{name}{day}.{ending}"))


class WriteTo(AskLine):
    """Returns where it was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Save", "Write the file there", id="ask.take", show=True, priority=True),
    ]

    under_way: Watch | None = None
    """What may be called off; `None` where nothing is under way, or it takes no time."""

    def action_take(self) -> None:
        """Writes to where the field says."""
        path = self.query_one(Input).value.strip()
        if self.under_way is not None:
            return
        if path:
            self.run_worker(self._save(path), exclusive=True)
        else:
            self.complain("Say where to: a folder and a name.")

    def action_leave(self) -> None:
        """Stops what takes long, and else leaves."""
        if self.under_way is None:
            super().action_leave()
        else:
            self.under_way.called_off = True
            self._say(Content.styled("Stopping …", "$muted"))

    def on_unmount(self) -> None:
        """Stops what takes long where the program ends meanwhile: nobody waits for it, and nothing is left of it."""
        if self.under_way is not None:
            self.under_way.called_off = True

    def complain(self, why: str) -> None:
        """Says why it was not written."""
        self._say(Content(why))

    async def write(self, path: str) -> str:
        """Writes it, and says where; raises `PlannerError`. For subclasses."""
        raise NotImplementedError

    async def watched(self, begin: Callable[[Watch], Future[T]]) -> T:
        """What long work brings, with a bar meanwhile; raises `CalledOffError` where somebody stopped it."""
        from planner.tui.watched import watched

        self.under_way = watch = Watch()
        try:
            return await watched(begin(watch), watch, self._show_work)
        finally:
            self.under_way = None

    def _show_work(self, share: float) -> None:
        from planner.tui.watched import bar

        if self.under_way is not None and not self.under_way.called_off:
            self._say(bar("Writing", share, _BAR, "nothing is left").stylize_before("$foreground"))

    def _say(self, what: Content) -> None:
        if self.is_attached:
            self.query_one(".complaint", Static).update(what)

    async def _save(self, path: str) -> None:
        try:
            # Once begun it is finished, whoever leaves meanwhile.
            written = await asyncio.shield(self.write(path))
        except CalledOffError:
            self._say(Content.styled("Stopped. Nothing was written.", "$muted"))
        except PlannerError as error:
            self.complain(str(error))
        else:
            self.dismiss(written)
