"""What was found in a file, and a list to mark what is wanted of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from planner.domain.importing.pick import Pick
from planner.domain.importing.records import SourceItem
from planner.tui.keys import key
from planner.tui.widgets.line_list import LineList, ListLine


class FindInput(Input):
    """Words to find; `down` and `enter` go back to the list, which shows what has them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,enter", "back_to_list", "To the list", "Go to what was found", id="find.list", show=True,
            display="enter"),
        key("escape", "clear", "Show all", "Show everything again", id="find.clear", show=True, display="esc"),
    ]  # fmt: skip

    @dataclass
    class Left(Message):
        """The finding is over."""

    def action_back_to_list(self) -> None:
        """Keeps the words."""
        self.post_message(self.Left())

    def action_clear(self) -> None:
        """Forgets the words."""
        self.value = ""
        self.post_message(self.Left())


class PickPane(Vertical):
    """Shows a pick and changes it key by key; posts `Confirmed`."""

    DEFAULT_CSS = """
    PickPane {
        height: 1fr;
        #found { height: auto; padding: 0 2; }
        FindInput { display: none; }
        FindInput.-used { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "mark", "Mark", "Mark this one, or take the mark away", id="pick.mark", show=True),
        key("a", "all", "All/none", "Mark all that are shown, or none of them", id="pick.all", show=True),
        key("e", "widen", "Epics/all", "Show only epics, or everything that is open", id="pick.widen", show=True),
        key("slash", "find", "Find", "Show only what has some words", id="pick.find", show=True, display="/"),
        key("enter", "confirm", "Import", "Read in what is marked", id="pick.confirm", show=True),
    ]

    @dataclass
    class Confirmed(Message):
        """What is marked is to be read in."""

        keys: frozenset[str]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.pick = Pick((), frozenset())
        self._shown: tuple[SourceItem, ...] = ()
        self._left = 0

    def compose(self) -> ComposeResult:
        """What was found, a line to find in, the list."""
        yield Static(id="found", markup=False)
        yield FindInput(placeholder="find", select_on_focus=False)
        yield LineList(id="picks")

    def open(self, pick: Pick, found: Sequence[str]) -> None:
        """Begins with a pick, and with what there is to say about the file."""
        self.query_one("#found", Static).update(Content("\n").join(map(Content, found)))
        self.query_one(FindInput).value = ""
        self._left = max((len(_left(item)) for item in pick.items), default=0)
        self._show(pick, 0)
        self.query_one(LineList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be marked where nothing is shown, and epics only where there are any."""
        if action in {"mark", "all", "find"}:
            return bool(self.pick.items)
        return self.pick.has_choice if action == "widen" else True

    def action_mark(self) -> None:
        """Marks the line under the cursor, or takes its mark away, and goes on to the next."""
        lines = self.query_one(LineList)
        if lines.cursor < len(self._shown):
            self._show(self.pick.toggled(self._shown[lines.cursor].key), lines.cursor + 1)

    def action_all(self) -> None:
        """Marks all that are shown, or none of them."""
        self._show(self.pick.all_or_none())

    def action_widen(self) -> None:
        """Shows every open issue instead of epics, or the other way round."""
        self._show(self.pick.widened(), 0)

    def action_find(self) -> None:
        """Begins to find."""
        find = self.query_one(FindInput)
        find.add_class("-used")
        find.focus()

    def action_confirm(self) -> None:
        """Says what is wanted."""
        self.post_message(self.Confirmed(self.pick.wanted))

    @on(Input.Changed)
    def _found(self, event: Input.Changed) -> None:
        event.stop()
        self._show(self.pick.finding(event.value), 0)

    @on(FindInput.Left)
    def _find_left(self) -> None:
        find = self.query_one(FindInput)
        find.set_class(bool(find.value), "-used")
        self.query_one(LineList).focus()

    def _show(self, pick: Pick, cursor: int | None = None) -> None:
        self.pick, self._shown = pick, pick.shown
        lines = self.query_one(LineList)
        what = "Open epics" if pick.epics_only else "Open issues"
        lines.border_title = Content(f"{what}: {len(pick.wanted):,} of {len(pick.candidates):,} marked")
        lines.border_subtitle = Content(f"{len(self._shown)} found" if pick.find else "")
        lines.hint = "Nothing has these words." if pick.find else "Nothing in this file is new and open."
        lines.show(len(self._shown), self._line, cursor, self._left)
        self.refresh_bindings()

    def _line(self, index: int) -> ListLine:
        item = self._shown[index]
        left = _left(item)
        mark = "✓" if item.key in self.pick.marked else "·"
        return ListLine(item.title, mark, left, " · ".join(filter(None, (item.type[:16], item.status[:16]))))


def _left(item: SourceItem) -> str:
    """The item's key for people; empty where it has none but its title."""
    return item.code or (item.key if item.key != item.title else "")
