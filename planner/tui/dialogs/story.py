"""The answer to `w`: sentences to read, and ways to bring the item in, each of which a digit or the cursor takes."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.domain.effect import titles
from planner.domain.plan import Plan
from planner.domain.text import weeks_text
from planner.domain.trading import Trade
from planner.domain.words import CATEGORY_NAMES
from planner.tui.dialogs.reading import Reading
from planner.tui.keys import key

_LOOKING = "Looking for what would have to go for it to fit …"


class Story(Reading):
    """What there is to say about an item. A way to bring it in, once taken, closes it and is handed over.

    Ways may come later, by `offer`. The cursor stands on none of them until it is moved, so that `enter` alone closes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Take", "Take the way under the cursor", id="story.take", show=True),
        key("enter", "leave", "Close", "Close", id="story.close"),
        key("down,j", "scroll(1)", "Next", "Go to the next way; behind the last, read on", id="story.down", show=True,
            display="↓"),
    ]  # fmt: skip

    def __init__(
        self, plan: Plan, item: str, said: Sequence[str], taken: Callable[[Trade], object], *, looking: bool
    ) -> None:
        first, rest = list(said[:1]), list(said[1:])
        super().__init__(plan.items[item].title, [*first, *([_LOOKING] if looking else []), *rest])
        self.plan = plan
        self.item = item
        self.trades: tuple[Trade, ...] = ()
        self.at = 0
        """Number of the way under the cursor, from 1; 0 while it stands on none."""
        self.taken = taken

    def offer(self, trades: Sequence[Trade], instead: str) -> None:
        """Puts what was found where it said that it was looking: ways with their digits, else a sentence or nothing."""
        self.trades = tuple(trades)
        self._show(trade_lines(self.plan, self.item, trades) if trades else Content(instead))

    def on_key(self, event: events.Key) -> None:
        """A digit takes its way."""
        number = int(event.key) if event.key in set("123456789") else 0
        if 1 <= number <= len(self.trades):
            event.stop()
            self._take(number)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to take once the cursor stands on a way."""
        if action == "scroll" and self.trades:
            return True
        return self.at > 0 if action == "take" else super().check_action(action, parameters)

    def action_take(self) -> None:
        """Takes the way under the cursor."""
        self._take(self.at)

    def action_scroll(self, lines: int) -> None:
        """Goes through the ways first, then reads on; back up in reverse."""
        at, is_read_on = self.at + lines, self.query_one(VerticalScroll).scroll_y > 0
        if not 0 <= at <= len(self.trades) or (lines < 0 and is_read_on):
            super().action_scroll(lines)
            return
        self.at = at
        self._show(trade_lines(self.plan, self.item, self.trades, at))

    def _show(self, ways: Content) -> None:
        line = list(self.query(Static).filter(".paragraph"))[1]
        line.update(ways)
        line.display = bool(ways.plain)
        self.call_after_refresh(self.refresh_bindings)  # there may be more to read now than is seen

    def _take(self, number: int) -> None:
        self.dismiss(None)
        self.app.call_later(self.taken, self.trades[number - 1])


def trade_lines(plan: Plan, item: str, trades: Sequence[Trade], at: int = 0) -> Content:
    """The ways with their digits: what goes below the item, whose weeks that changes, and what else moves.

    The cursor stands on the way with the number `at`.
    """
    lines = [Content.assemble("It comes in if one of these goes below it, by ", ("digit, or ↓ and enter", "bold"), ":")]
    for number, trade in enumerate(trades, start=1):
        going = " and ".join(f"{titles(plan, [one])} {weeks_text(plan.all_weeks[one])}" for one in trade.going)
        follows = _follows(plan, item, trade)
        lines.append(
            Content.assemble(
                (f"{'▸' if number == at else ' '}{number} {going}", "bold"),
                (f"   {follows}" if follows else "", "$muted"),
            )
        )
    return Content("\n").join(lines)


def _follows(plan: Plan, item: str, trade: Trade) -> str:
    change = trade.effect
    more_in, more_out = set(change.came_in) - {item}, set(change.went_out) - set(trade.going)
    told = [
        f"also {word} {titles(plan, [one for one in items if one in more])}"
        for word, items, more in (("in", change.came_in, more_in), ("out", change.went_out, more_out))
        if more
    ]
    several = len({load.category for load in change.loads}) > 1
    for load in change.loads:
        lane = f" {CATEGORY_NAMES[load.category]}" if several else ""
        told.append(f"{plan.teams[load.team].name}{lane} {load.numbers}" if load.team in plan.teams else load.numbers)
    return ", ".join(told)
