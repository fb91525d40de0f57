"""Copies and backups, by command from any phase."""

import asyncio

from planner.domain.errors import PlannerError
from planner.session import Session
from planner.tui.results_app import ResultsApp


class SharingApp(ResultsApp):
    """What is written beside the plan, or read from there; the plan that is open stays as it is."""

    def action_back_up(self) -> None:
        """Makes a backup now."""
        if self.session is not None:
            self.run_worker(self._back_up(self.session), exclusive=True, group="backup")

    def action_copy_plan(self) -> None:
        """Asks what the copy shall hold, then where it shall go."""
        if self.session is not None:
            from planner.tui.dialogs.copy_plan import choose_what

            session = self.session
            self.push_screen(choose_what(), lambda what: self._copy(session, what) if what else None)

    def action_restore_backup(self) -> None:
        """Lists the backups, then asks where the chosen one shall go."""
        if self.session is None:
            return
        session, files = self.session, self.launch.files
        try:
            backups = files.backups(session.store.path)
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        if not backups:
            self.say("There is no backup of this plan yet; the command Back up now makes one.")
            return
        from planner.tui.dialogs.restore_backup import ChooseBackup, RestoreTo

        def chosen(name: str | None) -> None:
            backup = next((one for one in backups if one.name == name), None)
            if backup is not None:
                to = RestoreTo(files, session.store.path, backup)
                self.push_screen(to, lambda path: self._wrote("Restored to", path))

        self.push_screen(ChooseBackup(backups, session.plan.organisation.time_zone), chosen)

    async def _back_up(self, session: Session) -> None:
        try:
            made = await asyncio.wrap_future(session.back_up())
        except PlannerError as error:
            self.say(f"✗ {error}")
        else:
            self.say(f"Backed up beside the plan as {made.backup.called}{made.thinned}.")

    def _copy(self, session: Session, what: str) -> None:
        from planner.tui.dialogs.copy_plan import CopyTo

        self.push_screen(CopyTo(session, what), lambda path: self._wrote("Copied to", path))

    def _wrote(self, what: str, path: str | None) -> None:
        if path is not None:
            self.say(f"{what} {path}.")
