"""Where something shall be written: a dialog that writes it, and stays open where that cannot be done."""

import asyncio
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.errors import PlannerError
from planner.tui.dialogs.ask import AskLine
from planner.tui.keys import key


class WriteTo(AskLine):
    """Returns where it was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Save", "Write the file there", id="ask.take", show=True, priority=True),
    ]

    def action_take(self) -> None:
        """Writes to where the field says."""
        path = self.query_one(Input).value.strip()
        if path:
            self.run_worker(self._save(path), exclusive=True)
        else:
            self.complain("Say where to: a folder and a name.")

    def complain(self, why: str) -> None:
        """Says why it was not written."""
        self.query_one(".complaint", Static).update(Content(why))

    async def write(self, path: str) -> str:
        """Writes it, and says where; raises `PlannerError`. For subclasses."""
        raise NotImplementedError

    async def _save(self, path: str) -> None:
        try:
            # Once begun it is finished, whoever leaves meanwhile.
            written = await asyncio.shield(self.write(path))
        except PlannerError as error:
            self.complain(str(error))
        else:
            self.dismiss(written)
