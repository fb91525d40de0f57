"""Triage: one unsorted item per screen, with one key for its lane, its team and its size."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.signal import Signal
from textual.widgets import Static

from planner.domain.change import Step
from planner.domain.item import Item
from planner.domain.organisation import SizeName
from planner.domain.plan import Plan
from planner.domain.proposed_lane import proposal_of
from planner.domain.text import counted
from planner.domain.triage import TriageRun, advance, back_to, begin, is_unsorted, progress, skip, take_proposal, triage
from planner.domain.words import CATEGORY_NAMES, Category
from planner.session import Session
from planner.tui.keys import key, team_keys
from planner.tui.launch import PhaseName
from planner.tui.screens.phase import SideScreen
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.screens.triage_card import answer_lines, item_lines, progress_bar
from planner.tui.widgets.top_bar import Standing

_SIZES: dict[str, SizeName] = {"s": "S", "m": "M", "l": "L", "x": "XL"}


class TriageScreen(SideScreen):
    """Takes everything that waits in Unsorted, one item after the other."""

    LIT: ClassVar[PhaseName | None] = "prioritize"
    NAME = "Triage"
    EXPLAINED = """
    Every item needs a lane and a team before it can be ranked, and a size before it can be in. Innovation is what
    customers will see; Tune-Up is what makes innovating faster: automation, refactoring, reliability, tooling.

    A size is a guess: S, M, L or XL will do, and a range is only worth the talk near the line. Once all three are
    said the next item comes by itself; space leaves one for later; u takes the last item back.
    """
    CSS_PATH = "triage.tcss"
    BY_COMMAND: ClassVar[tuple[ByCommand, ...]] = (
        ByCommand("Another team", "Give the item to a team that has no digit", "other_team"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("i", "lane('innovation')", "Innovation", "What customers will see", id="triage.innovation", show=True),
        key("t", "lane('tune_up')", "Tune-Up", "What makes innovating faster", id="triage.tune-up", show=True),
        *team_keys("triage.team"),
        key(
            "enter",
            "proposed",
            "As proposed",
            "Take the lane that the import proposed",
            id="triage.proposed",
            show=True,
        ),
        key("s", "size('s')", "S", "A small item", id="triage.s"),
        key("m", "size('m')", "M", "A medium item", id="triage.m"),
        key("l", "size('l')", "L", "A large item", id="triage.l"),
        key("x", "size('x')", "XL", "An extra large item", id="triage.x"),
        key("space", "skip", "Skip", "Leave this one for later", id="triage.skip", show=True),
        key("u", "app.undo", "Undo", "Take back the last item's answers", id="undo", show=True),
    ]

    def __init__(
        self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing], *, said: str = ""
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self._said = said
        self.run = begin(session.plan)
        self._sorted: frozenset[str] = frozenset()

    def on_mount(self) -> None:
        """Says what led here, so that it can be taken back."""
        if self._said:
            self.say(self._said)

    @property
    def item(self) -> Item | None:
        """The item on screen; `None` when none is left."""
        return self.plan.items.get(self.run.at) if self.run.at is not None else None

    def compose_panes(self) -> ComposeResult:
        """Progress, the item, the answers."""
        yield Static(id="progress", markup=False)
        yield Static(id="item", classes="pane", markup=False)
        yield Static(id="answers", markup=False)

    def show_plan(self) -> None:
        """The item that is next, as it is now; one whose answers were taken back comes back on screen."""
        unsorted = {i for i in self.run.items if i in self.plan.items and is_unsorted(self.plan, self.plan.items[i])}
        returned = next((i for i in self.run.items if i in self._sorted and i in unsorted), None)
        self._sorted = frozenset(self.run.items) - unsorted
        self._show(back_to(self.run, returned) if returned is not None else advance(self.plan, self.run))

    def as_text(self) -> str:
        """The item and its answers."""
        return "\n".join(str(part.content) for part in self.query(Static))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be answered when nothing is left."""
        if action == "proposed":
            return True if self.item is not None and proposal_of(self.plan, self.item.id) is not None else None
        return self.item is not None if action in {"lane", "team", "size", "skip", "other_team"} else True

    def action_proposed(self) -> None:
        """Takes the proposed lane."""
        if self.item is not None:
            self._answer(take_proposal(self.plan, self.item.id))

    def action_lane(self, category: Category) -> None:
        """Answers the lane."""
        if self.item is not None and category in CATEGORY_NAMES:
            self._answer(triage(self.plan, self.item.id, category=category))

    def action_team(self, number: int) -> None:
        """Answers the team by its number, from 1."""
        teams = self.plan.active_teams
        if self.item is None:
            return
        if number > len(teams):
            self.say(f"There {'is' if len(teams) == 1 else 'are'} only {counted(len(teams), 'team')}.")
            return
        self._answer(triage(self.plan, self.item.id, team=teams[number - 1].id))

    def action_other_team(self) -> None:
        """Asks for a team by its name."""
        from planner.tui.dialogs.choose import Choice, Choose

        item, plan = self.item, self.plan
        if item is None:
            return
        choices = [Choice(team.id, team.name) for team in self.plan.active_teams]
        self.app.push_screen(
            Choose("Team", choices),
            lambda team: self._answer(triage(plan, item.id, team=team)) if team is not None else None,
        )

    def action_size(self, letter: str) -> None:
        """Answers the size."""
        if self.item is not None:
            self._answer(triage(self.plan, self.item.id, size=_SIZES[letter]))

    def action_skip(self) -> None:
        """Leaves the item for later."""
        if self.item is not None:
            self.say(f"{self.item.title}: for later.")
            self._show(skip(self.plan, self.run))

    def _answer(self, step: Step) -> None:
        before = self.run.at
        if not self.make(step):
            return
        self.show_plan()
        done = before is not None and self.run.at != before
        self.say(f"{step.label}.   u undoes" if done else f"{step.label}.")

    def _show(self, run: TriageRun) -> None:
        self.run = run
        width = max(20, self.size.width - 6)
        self.query_one("#progress", Static).update(progress_bar(self.plan, run, progress(self.plan, run), width))
        item = self.item
        pane, answers = self.query_one("#item", Static), self.query_one("#answers", Static)
        pane.border_title = Content(item.key if item is not None else "Triage")
        if item is None:
            pane.update(Content(_end(run)))
            answers.update(Content(""))
        else:
            pane.update(item_lines(item))
            answers.update(answer_lines(self.plan, item))
        self.refresh_bindings()


def _end(run: TriageRun) -> str:
    if not run.items:
        return "Nothing waits for a lane or a team.\n\nesc goes back."
    later = "What you left for later waits in Unsorted.\n" if run.skipped else ""
    return f"That was the last one.\n{later}\nesc goes to the ranked lanes."
