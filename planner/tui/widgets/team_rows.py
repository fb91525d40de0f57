"""Rows to type teams into; there is always a blank one left."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, RenderResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from planner.domain.founding.draft import DraftTeam
from planner.domain.words import TEAM_KINDS, TeamKind
from planner.tui.keys import key

_ROWS = 3
_BLANK = DraftTeam()


class KindField(Widget, can_focus=True):
    """A team's kind, one of three; `space` and the arrows cycle it."""

    DEFAULT_CSS = """
    KindField { width: 16; height: 1; padding: 0 1; background: $bar; margin: 0 1; }
    KindField:focus { background: $cursor; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space,right", "cycle(1)", "Kind", "The next kind of team", id="kind.next", show=True, display="space"),
        key("left", "cycle(-1)", "Kind back", "The kind before", id="kind.previous"),
    ]

    kind: reactive[TeamKind] = reactive[TeamKind]("product")

    def __init__(self, kind: TeamKind) -> None:
        super().__init__()
        self.set_reactive(KindField.kind, kind)

    @dataclass
    class Changed(Message):
        """Another kind was chosen."""

    def render(self) -> RenderResult:
        """The kind, and a sign that there are others."""
        return Content.assemble(self.kind.ljust(10), ("◂▸", "$muted"))

    def action_cycle(self, by: int) -> None:
        """Takes the next kind."""
        self.kind = TEAM_KINDS[(TEAM_KINDS.index(self.kind) + by) % len(TEAM_KINDS)]
        self.post_message(self.Changed())

    def on_click(self) -> None:
        """A click does what `space` does."""
        self.action_cycle(1)


class TeamRow(Horizontal):
    """One team: name, kind, people."""

    DEFAULT_CSS = """
    TeamRow { height: 1; }
    TeamRow > Input, TeamRow > Input:focus { border: none; height: 1; padding: 0 1; background: $bar; }
    TeamRow > Input:focus { background: $cursor; }
    TeamRow > .name { width: 1fr; }
    TeamRow > .people, TeamRow > .people:focus { width: 10; }
    """

    def __init__(self, typed: DraftTeam = _BLANK) -> None:
        super().__init__()
        self.typed = typed

    def compose(self) -> ComposeResult:
        """Three fields."""
        yield Input(self.typed.name, placeholder="e.g. Checkout", classes="name", select_on_focus=False)
        yield KindField(self.typed.kind)
        yield Input(self.typed.people, placeholder="e.g. 6", classes="people", select_on_focus=False)

    @property
    def team(self) -> DraftTeam:
        """What was typed so far."""
        name, people = (self.query_one(f".{part}", Input).value for part in ("name", "people"))
        return DraftTeam(name, self.query_one(KindField).kind, people)


class TeamRows(VerticalScroll, can_focus=False):
    """As many teams as are typed, and a blank row below them."""

    DEFAULT_CSS = """
    TeamRows { height: auto; max-height: 8; scrollbar-size-vertical: 1; }
    TeamRows .heads { height: 1; color: $muted; }
    TeamRows .heads > .name { width: 1fr; padding: 0 1; }
    TeamRows .heads > .kind { width: 18; padding: 0 2; }
    TeamRows .heads > .people { width: 10; padding: 0 1; }
    """

    @dataclass
    class Changed(Message):
        """Something was typed or chosen."""

    def __init__(self, typed: tuple[DraftTeam, ...] = ()) -> None:
        super().__init__()
        self.typed = typed

    def compose(self) -> ComposeResult:
        """The heads of the columns, and what was typed before, or some blank rows."""
        with Horizontal(classes="heads"):
            for name, head in (("name", "Team"), ("kind", "Kind"), ("people", "People")):
                yield Static(Content(head), classes=name, markup=False)
        for team in self.typed or (_BLANK,) * _ROWS:
            yield TeamRow(team)

    @property
    def teams(self) -> tuple[DraftTeam, ...]:
        """All rows, blank ones too."""
        return tuple(row.team for row in self.query(TeamRow))

    @on(Input.Changed)
    @on(KindField.Changed)
    async def _changed(self, event: Message) -> None:
        event.stop()
        if not self.teams[-1].is_blank:
            await self.mount(TeamRow())
        self.post_message(self.Changed())
