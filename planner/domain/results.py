"""What came of the work: key results by week, slices and what customers did, gates, incidents, what was carried on."""

from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from planner.domain.purpose import Direction, Figure
from planner.domain.words import Bounds, Name, Stage, Text, Weeks

SliceKind = Literal["share", "difference", "mean", "count"]
SliceDecision = Literal["continue", "change", "stop"]
GateList = Literal["quality", "operations"]
CarryChoice = Literal["carried", "back", "dropped"]
"""Carried over: the next quarter spends what is left ahead of new ideas. Back in the backlog: ranked anew there.

Dropped: stopped for good.
"""
SLICE_DECISIONS: tuple[SliceDecision, ...] = ("continue", "change", "stop")
GATE_LISTS: tuple[GateList, ...] = ("quality", "operations")


class KrCheckIn(NamedTuple):
    """Where a key result stood in one week, as somebody said. `None` is unknown."""

    id: str
    """`kr:week`."""
    kr: str
    week: date
    """The week's Monday."""
    value: Figure | None = None
    """In the key result's unit."""
    confidence: Annotated[int, Bounds(ge=0, le=10)] | None = None
    """How sure the lead is that the target will be reached: 0 no way, 10 done."""
    word: Text = ""
    by: str = ""
    at: datetime | None = None


class Slice(NamedTuple):
    """A vertical iteration of an item: small, shippable by itself, with a hypothesis and a pass mark set beforehand."""

    id: str
    item: str
    title: Name
    kind: SliceKind
    pass_mark: Figure
    """A share 0…1, a difference of shares −1…1, a mean in its unit, or a count per unit of what it is counted over."""
    direction: Direction = "up"
    first_pass_mark: Figure | None = None
    """What the pass mark was at first; `None` where it was never moved."""
    hypothesis: Text = ""
    metric: Text = ""
    """What is measured, in words."""
    unit: str = ""
    kr: str | None = None
    """The key result that it should move."""
    sample: Annotated[float, Bounds(gt=0, le=1e12)] | None = None
    """So many trials, values or units counted over, fixed beforehand; `None`: no size was fixed."""
    until: date | None = None
    """The day fixed beforehand on which it is judged; `None`: no day was fixed."""
    started_on: date | None = None
    """When customers first had it; `None`: not yet."""
    stage: Stage = "idea"
    """The item's stage that the slice was cut for."""
    position: int = 0
    """Order within the item, from 0."""
    decision: SliceDecision | None = None
    decision_why: Text = ""
    decided_at: datetime | None = None


class SliceResult(NamedTuple):
    """What one week brought for a slice, by itself."""

    id: str
    """`slice:week`."""
    slice: str
    week: date
    """The week's Monday."""
    numbers: tuple[tuple[str, float], ...]
    """Field and number of the tally of the slice's kind, see `planner.domain.verdict.tally`, e.g. `successes`, 31."""
    by: str = ""


class GateCheck(NamedTuple):
    """One line of the organisation's own lists of what holds before something goes to everybody."""

    id: str
    list: GateList
    position: int
    text: Name


class Gate(NamedTuple):
    """One check of an item's gate to broad: done, or passed over with a reason."""

    id: str
    """`item:check`."""
    item: str
    check: str
    by: str
    at: datetime
    skipped_why: Text | None = None
    """Why it was passed over; `None` where it was done."""


class Incident(NamedTuple):
    """Trouble that took hours nobody had planned."""

    id: str
    on: date
    title: Name
    hours: Annotated[float, Bounds(ge=0, le=1_000_000)] | None = None
    """Summed over all who worked on it; `None` is unknown."""
    team: str | None = None
    item: str | None = None
    """The item that would have prevented it."""


class Prediction(NamedTuple):
    """What a Tune-Up item is said to give back once it is shipped; later weeks check it."""

    id: str
    """The item's."""
    item: str
    hours: Annotated[float, Bounds(ge=0, le=1_000_000)]
    """Hours a week."""
    shipped_on: date | None = None
    """From when on the weeks count as after; `None`: not yet."""


class CarryOver(NamedTuple):
    """What is to become of an unfinished item when its quarter is closed, as chosen in the review; then what did."""

    id: str
    """`quarter:item`."""
    quarter: str
    """The one that is closed, or will be."""
    item: str
    choice: CarryChoice
    remaining: Weeks | None = None
    """Weeks of one person that are left of what is carried on; `None` where nobody knows.

    Of what goes back to the backlog its estimate from then on; `None`: as it was estimated.
    """
    why: Text = ""


def kr_check_in_id(kr: str, week: date) -> str:
    """The natural key of a key result's check-in."""
    return f"{kr}:{week.isoformat()}"


def slice_result_id(slice_id: str, week: date) -> str:
    """The natural key of what one week brought for a slice."""
    return f"{slice_id}:{week.isoformat()}"


def gate_id(item: str, check: str) -> str:
    """The natural key of a check of an item's gate."""
    return f"{item}:{check}"


def carry_over_id(quarter: str, item: str) -> str:
    """The natural key of what closing a quarter did with an item."""
    return f"{quarter}:{item}"
