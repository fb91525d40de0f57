"""Planning periods and what they are for."""

from datetime import date
from typing import NamedTuple

from planner.domain.words import Called, Name, QuarterState, Share, TeamKind, Text

DEFAULT_RATIO = 0.70
DEFAULT_RESERVE = 0.15


class Quarter(NamedTuple):
    """One planning period of 12 to 14 weeks."""

    id: Name
    """What it was called when it was made, e.g. `2026-Q4`; all that belongs to it is kept under this, for ever."""
    starts_on: date
    ends_on: date
    """The last day, inclusive."""
    holidays: tuple[date, ...] = ()
    state: QuarterState = "align"
    """The first agreement on Align moves it to `prioritize`, the first on Prioritize to `measure`."""
    ratio: Share | None = None
    """Innovation's agreed share of planned capacity; `None` until the first agreement."""
    reserve: Share | None = None
    """The agreed share of capacity kept for unplanned work; `None` until the first agreement."""
    staffing_targets: tuple[tuple[TeamKind, Share], ...] = ()
    """The share of all people that each kind of team shall have, summing to 1; empty where nobody set any."""
    learnings: Text = ""
    """What we learnt, as written down when it was reviewed; empty where nobody wrote anything."""
    called: Called = ""
    """What people call it since it was renamed; empty where it goes by its id."""

    @property
    def name(self) -> str:
        """What people call it; never empty."""
        return self.called or self.id

    def named(self) -> dict[str, str]:
        """How data for programs begins: the id, by which they know it, and what people call it now."""
        return {"quarter": self.id, "quarter_name": self.name}


class Objective(NamedTuple):
    """What a quarter is for, as one line of text."""

    id: str
    quarter: str
    title: Name
    position: int = 0
    teams: tuple[str, ...] = ()
    """Ids of the teams that share it; empty: all of them."""
