"""A copy of the plan for others: what it shall hold, and where it shall go."""

import asyncio
from pathlib import Path

from planner.session import Session
from planner.tui.dialogs.choose import Choice, Choose
from planner.tui.dialogs.write_to import WriteTo

WHOLE, BARE = "whole", "bare"
_HOLDS = {
    WHOLE: "A copy with all its history, to a new file that only you can read:",
    BARE: "A copy of what the plan shows now, without what was removed or stood there before, and without ballots that "
    "were not shown. To a new file that only you can read:",
}


def choose_what() -> Choose:
    """Asks what the copy shall hold; `whole` or `bare`."""
    return Choose("Copy the plan", (Choice(WHOLE, "With its history"), Choice(BARE, "Only what it shows now")))


class CopyTo(WriteTo):
    """Writes the copy, and returns where it is."""

    def __init__(self, session: Session, what: str) -> None:
        here = Path(session.store.path)
        super().__init__("Copy the plan", _HOLDS[what], value=str(here.with_name(f"{here.stem} copy{here.suffix}")))
        self.session, self.what = session, what

    async def write(self, path: str) -> str:
        """Copies the plan."""
        return await asyncio.wrap_future(self.session.save_copy(path, with_history=self.what == WHOLE))
