"""Reading a backlog in: choose a file, see what is in it, mark what is wanted; then triage."""

from pathlib import PurePath
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from planner.domain.errors import PlannerError
from planner.domain.founding.draft import DraftTeam, add_teams
from planner.domain.importing.pick import Pick, pick_of
from planner.domain.importing.preview import ImportPreview
from planner.domain.importing.records import SourceFile
from planner.domain.importing.told import preview_lines, read_lines
from planner.domain.text import clean
from planner.exchange.asked import Asked
from planner.exchange.decoding import UnknownEncodingError
from planner.exchange.reading_table import UnknownColumnError
from planner.session.watching import CalledOffError
from planner.tui.dialogs.new_plan import FirstTeams
from planner.tui.dialogs.reading import Reading
from planner.tui.keys import key
from planner.tui.launch import PhaseName
from planner.tui.screens.importing_how import ImportHow
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.widgets.file_chooser import FileChooser, PathInput
from planner.tui.widgets.pick_pane import PickPane

_EVERY = 500
"""Lines of each list in the details; nobody reads on."""
_READY = "Nothing is changed yet.   enter reads in what is marked, w says more"


class _Found(NamedTuple):
    """A file that was read, and what importing all that is open of it would come to."""

    name: str
    file: SourceFile
    preview: ImportPreview
    begun: Pick
    """What was marked before somebody marked anything."""


class ImportScreen(ImportHow):
    """Two stages: a file is chosen and read; what is in it is shown and marked. Ends in triage."""

    LIT: ClassVar[PhaseName | None] = "prioritize"
    NAME = "Import"
    EXPLAINED = """
    Reads a backlog in: a Jira or Linear export as CSV, GitHub issues as JSON, or any CSV with a header. What it was
    taken for stands on top. Nothing changes until you press enter below the list; it is one step then, and u takes it
    back. esc stops what takes long.

    Quarters are planned in epics, so open epics are marked to begin with. Where a file has none, every open issue is
    listed and nothing is marked: mark the handful that this quarter is about. What is done is left out.

    Read the same file again later: what changed there changes here too, except what you have edited here. Where a
    file is read wrongly, ctrl+o says how to read it: which column holds what, its encoding, points in a week. What you
    say of the columns is kept, and the next file with the same header is read so too.
    """
    CSS_PATH = "importing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "ctrl+o",
            "ask",
            "How to read",
            "Say which column holds what, or which encoding it is",
            id="import.how",
            priority=True,
        ),
        key("w", "explain", "Details", "Everything that there is to say about the file", id="import.explain"),
    ]

    _found: _Found | None = None
    """What was read; `None` while a file is being chosen."""
    _path = ""

    def compose_panes(self) -> ComposeResult:
        """One pane for each stage."""
        yield FileChooser(self.launch.documents.entries, id="choose")
        yield PickPane(id="pick")

    def show_plan(self) -> None:
        """The first stage; a plan without teams is asked for them first, because triage needs them."""
        if not self.plan.active_teams and not self.app.screen_stack[-1].is_modal:
            why = "Every item is given to a team, so the teams come first."
            self.app.push_screen(FirstTeams(why), self._take_teams)

    def as_text(self) -> str:
        """What is known about the file."""
        found = self._found
        return "\n".join(preview_lines(found.preview, found.name)) if found else "No file was read yet."

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Details exist once a file was read."""
        return self._found is not None if action == "explain" else True

    def action_explain(self) -> None:
        """Shows everything that there is to say about the file."""
        if self._found is not None:
            self.run_worker(self._explain(self._found), exclusive=True, group="import")

    def read_again(self) -> None:
        """Reads the file that is there once more."""
        if self._path:
            self.run_worker(self._read(self._path), exclusive=True, group="import")

    def action_back(self) -> None:
        """Calls off what is under way; else goes back to choosing a file, or to where the import was opened."""
        if self.call_off():
            return
        if self._found is None:
            self.dismiss()
        else:
            self._show(None)
            self.query_one(PathInput).focus()

    def on_file_chooser_chosen(self, event: FileChooser.Chosen) -> None:
        """Reads the file that was chosen."""
        if self.watch_on is None:
            self.asked, self.columns, self.pairs = Asked(), (), ()
            self.run_worker(self._read(event.path), exclusive=True, group="import")

    def on_pick_pane_confirmed(self, event: PickPane.Confirmed) -> None:
        """Reads in what was marked."""
        if self._found is not None and self.watch_on is None:
            self.run_worker(self._import(self._found, event.keys), exclusive=True, group="import")

    async def _explain(self, found: _Found) -> None:
        try:
            preview = await self.preview_of(found.file, self.query_one(PickPane).pick.wanted, found.name)
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        lines = preview_lines(preview, found.name, shown=_EVERY)
        self.app.push_screen(Reading(found.name, ["\n".join(lines)]))

    async def _read(self, path: str) -> None:
        self._path, name, before = path, clean(PurePath(path).name), self._found
        try:
            file = await self.read_rows(path)
            preview = await self.preview_of(file, frozenset(item.key for item in file.items), name)
        except PlannerError as error:
            self._refused(error)
            return
        self.columns, self.pairs = file.columns, file.mapping.pairs
        pane = self.query_one(PickPane)
        pick = begun = pick_of(file, preview.new_keys or {item.source_key or "" for item in preview.new})
        if before is not None:
            pick = begun.as_left(before.begun, pane.pick)
        self._show(_Found(name, file, preview, begun))
        pane.open(pick, read_lines(preview))
        is_old = not preview.new and not preview.changed
        self.say("Nothing is new or changed.   esc goes back" if is_old else _READY)

    def _refused(self, error: PlannerError) -> None:
        """Says why the file was not read, and asks for what nobody could find out."""
        self._show(None)
        if isinstance(error, CalledOffError):
            self.say(self.STOPPED)
            return
        self.query_one(FileChooser).complain(str(error))
        self.say("ctrl+o says how to read it, where that was not found out rightly")
        if isinstance(error, UnknownEncodingError):
            self.ask_encoding()
        elif isinstance(error, UnknownColumnError) and len(error.columns) > 1:
            self.columns, self.pairs = error.columns, error.said.pairs
            self.ask_column(error.missing)

    async def _import(self, found: _Found, keys: frozenset[str]) -> None:
        try:
            preview = await self.preview_of(found.file, keys, found.name)
            if not preview.new and not preview.changed:
                some = bool(self.query_one(PickPane).pick.items)
                self.say("Nothing is marked: space marks one, a marks all." if some else "Nothing is new or changed.")
                return
            await self.write(preview.step)
        except CalledOffError:
            self.say(self.STOPPED)
            return
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        self.app.call_later(self._end, preview)

    def _end(self, preview: ImportPreview) -> None:
        """Goes on to triage where something waits for it; else back to where it was opened."""
        said = f"{preview.step.label}.   u undoes"
        if preview.unsorted:
            from planner.tui.screens.triage import TriageScreen

            self.app.switch_screen(TriageScreen(self.session, self.plan_changed, self.standing, said=said))
            return
        below = self.app.screen_stack[-2]
        self.dismiss()
        if isinstance(below, PlanScreen):
            below.say(said)

    def _take_teams(self, rows: tuple[DraftTeam, ...] | None) -> None:
        if rows is None:
            self.dismiss()
            return
        try:
            self.do(add_teams(self.plan, rows, self.session.moment()))
        except PlannerError as error:
            self.notify(str(error), severity="error", markup=False)

    def _show(self, found: _Found | None) -> None:
        """Shows the pane of the stage that this is."""
        self._found = found
        self.set_class(found is not None, "-read")
        self.refresh_bindings()
