"""Where a copy shall go, when the plan's own file was moved or deleted while it was open."""

import asyncio
from pathlib import Path

from planner.session import Store
from planner.tui.dialogs.write_to import WriteTo


class SaveCopy(WriteTo):
    """Saves the copy itself, and returns where it is; stays open where it could not be written there."""

    def __init__(self, store: Store) -> None:
        here = Path(store.path)
        explain = (
            f"“{here.name}” was moved or deleted while it was open. All that was saved is still at hand; copy it to:"
        )
        super().__init__("Save a copy", explain, value=str(here.with_name(f"{here.stem} copy{here.suffix}")))
        self.store = store

    async def write(self, path: str) -> str:
        """Copies the plan."""
        return await asyncio.wrap_future(self.store.save_copy(path))
