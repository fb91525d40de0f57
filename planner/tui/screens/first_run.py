"""The first screen where there is no plan yet: look at the sample, start a plan, or read a backlog in."""

import asyncio
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from planner.domain.calendar import quarter_of
from planner.domain.errors import PlannerError
from planner.domain.founding.draft import Draft
from planner.session import Session
from planner.tui.dialogs.new_plan import NewPlan
from planner.tui.keys import key
from planner.tui.launch import Launch
from planner.tui.widgets.choices import Choices, Offer
from planner.tui.widgets.key_bar import KeyBar

_OFFERS = (
    Offer("sample", "Look at the sample", "A made-up shop in week 6; a private copy, so try everything."),
    Offer("new", "Start a new plan", "Your organisation, the quarter, your teams: about two minutes."),
    Offer("import", "Read a backlog in", "A Jira export or any CSV; then sort it, one item per screen."),
)
_LOOP = "Agree how capacity is split, rank the backlog against it, see where the time went; then again."
_WHY_TEAMS = "A backlog is ranked against teams' weeks, so the plan comes first; the file is asked for next."
_WHY = "Everything can be changed later."
_EXPLAINED = """
A plan is one file on this computer: teams, their weeks, the backlog, and every decision with its reason. To look
round, take the sample; nothing that you do there is kept.

A new plan asks for the organisation, the quarter, and who is in which team. Reading a backlog in asks the same first,
because items are ranked against the weeks that teams have; then for the file.

A plan in another place is opened with its path: planner PLAN.
"""


class Begun(NamedTuple):
    """How the first run ended."""

    session: Session
    reads_backlog: bool = False
    """Whether a file is to be read in next."""
    note: str = ""
    """What the top bar says about the plan; empty for nothing."""


class FirstRunScreen(Screen[Begun | None]):
    """Three ways to a plan; `None` when it is left without one."""

    CSS_PATH = "first_run.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("q,escape", "leave", "Quit", "Leave the program", id="first.quit", show=True, display="q"),
        key("question_mark", "help", "Help", "Explain this screen", id="first.help", show=True, display="?"),
    ]

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.launch = launch

    def compose(self) -> ComposeResult:
        """What the program is for, where there is no plan, and what can be done."""
        with Vertical(id="welcome") as box:
            box.border_title = Content("planner")
            yield Static(Content(_LOOP), id="loop", markup=False)
            there = Content.assemble("There is no plan yet at ", (self.launch.path, "bold"), ".")
            yield Static(there, id="where", markup=False)
            yield Choices(_OFFERS)
            yield Static(Content(""), id="complaint", markup=False)
        yield KeyBar()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Goes where was chosen."""
        if event.value == "sample":
            self.run_worker(self._open_sample(), exclusive=True)
            return
        quarter = quarter_of(self.launch.today()).id
        self._fill_in(Draft("", quarter, ()), reads_backlog=event.value == "import")

    def action_leave(self) -> None:
        """Leaves the program."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Explains what a plan is, and each of the three ways."""
        from planner.tui.dialogs.reading import Reading, key_lines

        bindings = [active.binding for active in self.active_bindings.values()]
        display = {binding.key: self.app.get_key_display(binding) for binding in bindings}
        paragraphs = [" ".join(part.split()) for part in _EXPLAINED.split("\n\n")]
        self.app.push_screen(Reading("Begin: help", paragraphs, key_lines(bindings, display)))

    def _fill_in(self, typed: Draft, complaint: str = "", *, reads_backlog: bool) -> None:
        form = NewPlan(_WHY_TEAMS if reads_backlog else _WHY, typed, complaint)
        self.query_one("#welcome").visible = False
        self.app.push_screen(form, partial(self._found, reads_backlog=reads_backlog))

    def _found(self, draft: Draft | None, *, reads_backlog: bool) -> None:
        self.query_one("#welcome").visible = draft is None
        if draft is not None:
            self.run_worker(self._create(draft, reads_backlog=reads_backlog), exclusive=True)

    async def _create(self, draft: Draft, *, reads_backlog: bool) -> None:
        founding = partial(draft.step, time_zone=self.launch.time_zone())
        try:
            session = await asyncio.to_thread(self.launch.found_session, self.launch.path, founding)
        except PlannerError as error:
            self._fill_in(draft, str(error), reads_backlog=reads_backlog)  # nobody has to type it all again
            return
        self.dismiss(Begun(session, reads_backlog))

    async def _open_sample(self) -> None:
        try:
            session, note = await asyncio.to_thread(self.launch.open_sample)
        except PlannerError as error:
            self.query_one("#complaint", Static).update(Content(str(error)))
            return
        self.dismiss(Begun(session, note=note))
