"""The backups of a plan, and where one of them shall go."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from planner.domain.backups import Backup, when_made
from planner.session import PlanFiles
from planner.tui.dialogs.choose import Choice, Choose
from planner.tui.dialogs.write_to import WriteTo


class ChooseBackup(Choose):
    """Returns the name of a backup; they are told by when and before what they were made, newest first."""

    DEFAULT_CSS = """
    ChooseBackup > Vertical.box { width: 76; }
    """

    def __init__(self, backups: Sequence[Backup], zone: str) -> None:
        width = max(len(when_made(backup, zone)) for backup in backups)
        choices = [Choice(one.name, f"{when_made(one, zone):>{width}}  {one.told}") for one in backups]
        super().__init__("Restore a backup", choices)


class RestoreTo(WriteTo):
    """Puts the backup into a new file, and returns where that is."""

    def __init__(self, files: PlanFiles, plan: str, backup: Backup) -> None:
        here = Path(plan)
        explain = "The plan that is open stays as it is. The backup goes into a new file that only you can read:"
        to = here.with_name(f"{here.stem} {backup.at:%Y-%m-%d}{here.suffix}")
        super().__init__("Restore a backup", explain, value=str(to))
        self.files, self.plan, self.backup = files, plan, backup

    async def write(self, path: str) -> str:
        """Restores it."""
        await asyncio.to_thread(self.files.restore, self.plan, self.backup.name, path)
        return path
