"""Several items at once: one key gives all of them a lane, a team or a size, or sorts them by score."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from planner.domain.organisation import SizeName
from planner.domain.plan import Plan
from planner.domain.text import counted, weeks_text
from planner.domain.words import CATEGORY_NAMES, Category
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key, team_keys

SIZE_KEYS: dict[str, SizeName] = {"s": "S", "m": "M", "l": "L", "x": "XL"}


class Shared(NamedTuple):
    """What all of them are given; `None` leaves it as it is."""

    category: Category | None = None
    team: str | None = None
    size: SizeName | None = None
    by_score: bool = False


class Several(Dialog[Shared]):
    """One answer for all marked items; the keys are those of triage."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("i", "lane('innovation')", "Innovation", "Move them to Innovation", id="several.innovation", show=True),
        key("t", "lane('tune_up')", "Tune-Up", "Move them to Tune-Up", id="several.tune-up", show=True),
        *team_keys("several.team"),
        key("s", "size('s')", "S", "Make them small", id="several.s"),
        key("m", "size('m')", "M", "Make them medium", id="several.m"),
        key("l", "size('l')", "L", "Make them large", id="several.l"),
        key("x", "size('x')", "XL", "Make them extra large", id="several.x"),
        key("o", "by_score", "Sort by score", "Sort them by score among themselves", id="several.score", show=True),
    ]
    DEFAULT_CSS = "Several > Vertical.box { width: 76; }"

    def __init__(self, plan: Plan, count: int) -> None:
        super().__init__()
        self.plan = plan
        self.title_text = f"{counted(count, 'item')} at once"

    def compose_body(self) -> ComposeResult:
        """Every key and what it gives."""
        teams = self.plan.active_teams[:9]
        sizes = self.plan.organisation.sizes
        rows = [
            ("Lane", [("i", "Innovation"), ("t", "Tune-Up")]),
            ("Team", [(str(number), team.name) for number, team in enumerate(teams, 1)]),
            ("Weeks", [(letter, f"{size} {weeks_text(sizes[size])}") for letter, size in SIZE_KEYS.items()]),
            ("Order", [("o", "sort by score; what has none stays where it is")]),
        ]
        for label, options in rows:
            parts = [Content.assemble((letter, "bold"), f" {text}") for letter, text in options]
            yield Static(Content.assemble((f"{label:<7}", "$muted"), Content("   ").join(parts)), markup=False)

    def action_lane(self, category: Category) -> None:
        """Gives them a lane."""
        if category in CATEGORY_NAMES:
            self.dismiss(Shared(category=category))

    def action_team(self, number: int) -> None:
        """Gives them a team by its number, from 1."""
        teams = self.plan.active_teams
        if number <= len(teams):
            self.dismiss(Shared(team=teams[number - 1].id))

    def action_size(self, letter: str) -> None:
        """Gives them a size."""
        self.dismiss(Shared(size=SIZE_KEYS[letter]))

    def action_by_score(self) -> None:
        """Sorts them."""
        self.dismiss(Shared(by_score=True))
