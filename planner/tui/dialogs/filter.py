"""Filter: which items the lanes show, by several conditions at once."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.views.criteria import Criteria, passing, read_criteria, tags_of
from planner.domain.words import STAGE_NAMES
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key
from planner.tui.widgets.tick import Tick


class Filter(Dialog[Criteria]):
    """Returns the conditions; says while they are written how many items meet them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "enter", "take", "Show", "Show the items that meet all of this", id="filter.take", show=True, priority=True
        ),
        key(
            "tab,down",
            "app.focus_next",
            "Next field",
            "Go to the next field",
            id="filter.next",
            show=True,
            display="tab",
        ),
        key("shift+tab,up", "app.focus_previous", "Field above", "Go to the field above", id="filter.previous"),
    ]
    DEFAULT_CSS = """
    Filter {
        & > Vertical.box { width: 64; }
        Horizontal { height: 1; }
        .label { width: 8; color: $muted; }
        Input { width: 1fr; }
        #said { height: auto; margin: 1 0 0 0; color: $muted; }
    }
    """
    title_text = "Show only"

    def __init__(self, plan: Plan, criteria: Criteria, marked: frozenset[str]) -> None:
        super().__init__()
        self.plan = plan
        self.criteria = criteria
        self.marked = marked or criteria.marked or frozenset()

    def compose_body(self) -> ComposeResult:
        """Team, tag and stage to be written, marked and without size to be ticked, and how many that makes."""
        criteria = self.criteria
        team = self.plan.teams.get(criteria.team or "")
        stages = [name for stage, name in STAGE_NAMES.items() if stage != "stopped"]
        teams = [team.name for team in self.plan.active_teams]
        yield from self._field("team", "Team", team.name if team is not None else "", teams)
        yield from self._field("tag", "Tag", criteria.tag or "", list(tags_of(self.plan)))
        yield from self._field("stage", "Stage", STAGE_NAMES[criteria.stage] if criteria.stage else "", stages)
        marked = counted(len(self.marked), "item") if self.marked else "none is"
        yield from self._tick("Marked", f"only those that are marked: {marked}", "marked", criteria.marked is not None)
        yield from self._tick("Size", "only those that have none yet", "unestimated", criteria.unestimated)
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """The team comes first."""
        self.query_one("#team", Input).focus()
        self._count()

    @on(Input.Changed)
    @on(Tick.Changed)
    def _count(self) -> None:
        try:
            criteria = self._read()
        except BadInputError as error:
            self._say(str(error), complaint=True)
            return
        found = passing(self.plan, criteria)
        if found is None:
            self._say("Everything is shown.")
        else:
            order = self.plan.order
            here = sum(1 for lane in (order.innovation, order.tune_up) for item, _ in lane if item.id in found)
            self._say(f"{counted(here, 'item')} of {len(order.innovation) + len(order.tune_up)}.")

    def action_take(self) -> None:
        """Returns the conditions, unless one of them cannot be read."""
        try:
            self.dismiss(self._read())
        except BadInputError as error:
            self._say(str(error), complaint=True)

    def _read(self) -> Criteria:
        team, tag, stage = (self.query_one(f"#{name}", Input).value for name in ("team", "tag", "stage"))
        marked = self.marked if self.query_one("#marked", Tick).value else None
        unestimated = self.query_one("#unestimated", Tick).value
        return read_criteria(self.plan, team, tag, stage, marked or None, unestimated=unestimated)

    def _say(self, text: str, *, complaint: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.set_class(complaint, "complaint")
        said.update(Content(text))

    def _field(self, name: str, label: str, value: str, choices: list[str]) -> ComposeResult:
        with Horizontal():
            yield Static(Content(label), classes="label", markup=False)
            yield Input(
                value,
                placeholder=" · ".join(choices[:20]) or "none yet",
                suggester=SuggestFromList(choices, case_sensitive=False) if choices else None,
                id=name,
                compact=True,
                select_on_focus=True,
            )

    def _tick(self, label: str, text: str, name: str, value: bool) -> ComposeResult:  # noqa: FBT001 - what it holds
        with Horizontal():
            yield Static(Content(label), classes="label", markup=False)
            yield Tick(text, value=value, id=name, disabled=name == "marked" and not self.marked)
