"""The views of Measure: which panes each shows, on a small terminal and where there is room."""

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple, Protocol, runtime_checkable

from textual.geometry import Size

from planner.domain.plan import Plan
from planner.domain.words import QuarterState


class Page(NamedTuple):
    """One view; the first of its panes carries the view's name in its title."""

    name: str
    panes: tuple[str, ...]
    """Ids of the panes that it shows."""


class Late(NamedTuple):
    """A pane that is made when a view that shows it is first turned to: no start waits for it."""

    id: str
    pane: str
    """Where its class is, `module:name`; it is made without arguments and has that id."""
    view: str
    """Where the function is that computes what its method `show` is handed: `module:name` of (plan, today)."""


@runtime_checkable
class Explaining(Protocol):
    """A pane that says what `w` and `enter` do on what is under its cursor; not all panes do."""

    @property
    def explained(self) -> tuple[str, tuple[str, ...]] | None:
        """A title and paragraphs; `None` where there is nothing to explain."""

    @property
    def opens(self) -> str:
        """The action that `enter` runs, e.g. `app.okrs('…')`; empty: it explains."""


_HINTS: dict[str, tuple[str, ...]] = {
    "key-results": ("No key result yet.", "o says what the quarter is for."),
    "time": ("Nobody has answered yet.", "c says where a team's week went."),
    "promised": ("Nothing is promised yet.", "2 goes to Prioritize;", "A agrees the plan there."),
    "slices": ("Nothing is sliced yet.", "s splits an item into slices."),
}
_SEALED = frozenset({"key-results", "promised"})
"""Panes of what a closed quarter keeps as it was; answers and slices may come late."""
BEHIND: tuple[Page, ...] = (Page("speed", ("speed",)), Page("time by team", ("team-time",)))
"""Views behind the main ones, in every size."""
LATE: tuple[Late, ...] = (
    Late("speed", "planner.tui.widgets.speed_pane:SpeedPane", "planner.domain.views.speed:SpeedViews"),
    Late(
        "team-time", "planner.tui.widgets.team_time_pane:TeamTimePane", "planner.domain.views.team_time:team_time_view"
    ),
)
"""The panes of the views behind."""
SMALL = (
    Page("results", ("sentences", "key-results", "time")),
    Page("work", ("promised", "slices")),
    *BEHIND,
)
ROOMY = (Page("overview", ("sentences", "key-results", "time", "promised", "slices")), *BEHIND)
_ROOMY = Size(110, 31)
"""From here on, in cells, all five panes of the main view stand on one screen; under it they would be slits."""


def pages_for(size: Size) -> tuple[Page, ...]:
    """The views on a terminal of that size, in the order in which `]` turns them."""
    return ROOMY if size.width >= _ROOMY.width and size.height >= _ROOMY.height else SMALL


def same_page(pages: tuple[Page, ...], pane: str) -> int:
    """Where a pane is seen among other pages; 0 where it is on none."""
    return next((n for n, page in enumerate(pages) if pane in page.panes), 0)


def late_panes(page: Page) -> tuple[Late, ...]:
    """Those of a view that are made when it is first shown."""
    return tuple(late for late in LATE if late.id in page.panes)


def made(late: Late) -> Any:
    """The pane, just made."""
    return _named(late.pane)()


def late_view(late: Late, plan: Plan, today: date) -> object:
    """What a pane is handed to show."""
    compute: Callable[[Plan, date], object] = _named(late.view)
    return compute(plan, today)


def _named(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def hints(state: QuarterState, *, only_looks: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By pane, what it says where it is empty; what to do about it only where that can be done."""
    for name, hint in _HINTS.items():
        yield name, hint[:1] if only_looks or (state == "closed" and name in _SEALED) else hint
