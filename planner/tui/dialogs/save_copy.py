"""Where a copy shall go, when the plan's own file was moved or deleted while it was open."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.errors import PlannerError
from planner.session import Store
from planner.tui.dialogs.ask import AskLine
from planner.tui.keys import key


class SaveCopy(AskLine):
    """Saves the copy itself, and returns where it is; stays open where it could not be written there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Save", "Save the copy there", id="ask.take", show=True, priority=True),
    ]

    def __init__(self, store: Store) -> None:
        here = Path(store.path)
        explain = (
            f"“{here.name}” was moved or deleted while it was open. All that was saved is still at hand; copy it to:"
        )
        super().__init__("Save a copy", explain, value=str(here.with_name(f"{here.stem} copy{here.suffix}")))
        self.store = store

    def action_take(self) -> None:
        """Saves the copy where the field says."""
        self.run_worker(self._save(self.query_one(Input).value.strip()), exclusive=True)

    async def _save(self, path: str) -> None:
        try:
            copied = await asyncio.wrap_future(self.store.save_copy(path))
        except PlannerError as error:
            self.query_one(".complaint", Static).update(Content(str(error)))
        else:
            self.dismiss(copied)
