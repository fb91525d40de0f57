"""The answer to `w`: sentences to read, and ways to bring the item in, each of which a digit takes."""

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

from planner.domain.effect import titles
from planner.domain.plan import Plan
from planner.domain.text import weeks_text
from planner.domain.trading import Trade
from planner.domain.words import CATEGORY_NAMES
from planner.tui.dialogs.reading import Reading

_LOOKING = "Looking for what would have to go for it to fit …"


class Story(Reading):
    """What there is to say about an item. A digit closes it and hands over the trade of that number.

    Ways to bring it in may come later, by `offer`.
    """

    def __init__(
        self, plan: Plan, item: str, said: Sequence[str], taken: Callable[[Trade], object], *, looking: bool
    ) -> None:
        first, rest = list(said[:1]), list(said[1:])
        super().__init__(plan.items[item].title, [*first, *([_LOOKING] if looking else []), *rest])
        self.plan = plan
        self.item = item
        self.trades: tuple[Trade, ...] = ()
        self.taken = taken

    def offer(self, trades: Sequence[Trade], instead: str) -> None:
        """Puts what was found where it said that it was looking: ways with their digits, else a sentence or nothing."""
        line = list(self.query(Static).filter(".paragraph"))[1]
        self.trades = tuple(trades)
        line.update(trade_lines(self.plan, self.item, trades) if trades else Content(instead))
        line.display = bool(trades or instead)
        self.call_after_refresh(self.refresh_bindings)  # there may be more to read now than is seen

    def on_key(self, event: events.Key) -> None:
        """A digit takes its way."""
        number = int(event.key) if event.key in set("123456789") else 0
        if 1 <= number <= len(self.trades):
            event.stop()
            self.dismiss(None)
            self.app.call_later(self.taken, self.trades[number - 1])


def trade_lines(plan: Plan, item: str, trades: Sequence[Trade]) -> Content:
    """The ways with their digits: what goes below the item, whose weeks that changes, and what else moves."""
    lines = [Content.assemble("It comes in if one of these goes below it; ", ("the digit does it", "bold"), ":")]
    for number, trade in enumerate(trades, start=1):
        going = " and ".join(f"{titles(plan, [one])} {weeks_text(plan.all_weeks[one])}" for one in trade.going)
        follows = _follows(plan, item, trade)
        lines.append(Content.assemble((f" {number} {going}", "bold"), (f"   {follows}" if follows else "", "$muted")))
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
