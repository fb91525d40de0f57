"""Backlog entries, what they need, and their place in a quarter."""

from datetime import date
from typing import Annotated, NamedTuple

from planner.domain.words import Answer, Bounds, Category, Committed, Name, Outcome, Share, Stage, Text, Weeks


class Effort(NamedTuple):
    """How much work an item is, in weeks of one person: low ≤ likely ≤ high, all equal where no range was given."""

    low: Weeks
    likely: Weeks
    high: Weeks

    @property
    def mean(self) -> float:
        """PERT mean, (o + 4m + p) ÷ 6, in weeks of one person (Malcolm et al. 1959)."""
        if self.low == self.high:
            return self.likely
        return (self.low + 4 * self.likely + self.high) / 6

    @property
    def variance(self) -> float:
        """Variance of the beta-PERT distribution, (μ − o)(p − μ) ÷ 7, in weeks squared; 0 for one number."""
        return (self.mean - self.low) * (self.high - self.mean) / 7 if self.is_range else 0.0

    @property
    def is_range(self) -> bool:
        """Whether anybody said more than one number."""
        return self.low != self.high


class Item(NamedTuple):
    """One backlog entry. `None` is unknown or unset, and never counts as a number."""

    id: str
    key: Name
    """For people, e.g. `CHK-12`; two copies of a plan may both use one key."""
    title: Name
    note: Text = ""
    category: Category | None = None
    team: str | None = None
    effort: Effort | None = None
    remaining: Weeks | None = None
    """What is left of an item carried over from an earlier quarter; the fill spends it first."""
    customer: Answer | None = None
    business: Answer | None = None
    running: Answer | None = None
    customer_evidence: Text = ""
    business_evidence: Text = ""
    running_evidence: Text = ""
    confidence: Annotated[float, Bounds(gt=0, le=1)] | None = None
    """1.0 high, 0.8 medium, 0.5 low; `None` is not said."""
    must_reason: Text | None = None
    """Why the item is a must-do; `None` where it is none."""
    must_due: date | None = None
    stage: Stage = "idea"
    stop_reason: Text | None = None
    tags: tuple[str, ...] = ()
    service: Share | None = None
    """A standing share of the Tune-Up lane of its team, not ranked; `None` for an ordinary item."""
    source_system: str | None = None
    """`jira`, `linear`, `github` or `csv` for an imported item."""
    source_key: str | None = None
    source_url: str | None = None

    @property
    def is_must(self) -> bool:
        """Whether the item is in whatever its rank."""
        return self.must_reason is not None

    @property
    def weeks(self) -> float | None:
        """What the plan spends on it, in weeks of one person: what remains, else the effort's mean."""
        if self.remaining is not None:
            return self.remaining
        return None if self.effort is None else self.effort.mean


class Dependency(NamedTuple):
    """One item that cannot happen without another."""

    id: str
    """`item:needs`."""
    item: str
    needs: str


class ItemEffort(NamedTuple):
    """What another team than the item's own has to do for it."""

    id: str
    """`item:team`."""
    item: str
    team: str
    weeks: Weeks
    """Weeks of one person, out of that team's capacity in the item's lane."""


class ScoreInputs(NamedTuple):
    """What RICE and WSJF ask of an item beyond its confidence and its effort. `None` is unknown."""

    id: str
    """The item's."""
    reach: Annotated[float, Bounds(ge=0, le=1_000_000_000_000)] | None = None
    """RICE: people or events in a quarter."""
    reach_impact: Annotated[float, Bounds(ge=0, le=1_000_000)] | None = None
    """RICE: 3, 2, 1, 0.5 or 0.25; other values are kept and warned of."""
    user_value: Annotated[int, Bounds(ge=1, le=20)] | None = None
    """WSJF: user-business value, one of 1, 2, 3, 5, 8, 13, 20; as are the three below."""
    time_criticality: Annotated[int, Bounds(ge=1, le=20)] | None = None
    risk_reduction: Annotated[int, Bounds(ge=1, le=20)] | None = None
    """WSJF: risk reduction or opportunity enablement."""
    job_size: Annotated[int, Bounds(ge=1, le=20)] | None = None


class Placement(NamedTuple):
    """An item's place in one quarter. Every item that is not stopped has one; its lane is the item's category."""

    id: str
    """`quarter:item`."""
    quarter: str
    item: str
    rank: Name
    """A fractional index key, ordered as text; equal keys order by id."""
    committed: Committed | None = None
    """How the item stood in the latest baseline; `None` when it was not there yet."""
    outcome: Outcome = "not_started"
    actual_effort: Annotated[float, Bounds(ge=0)] | None = None
    """What it took, in weeks of one person; asked once, at done."""
    stage_before: Stage | None = None
    """The item's stage before it was done, so that taking "done" back restores it; `None` unless it is done."""


class ImportRecord(NamedTuple):
    """What an import last read for an item, so that an edit made here is never overwritten."""

    id: str
    """The item's."""
    system: str
    key: str
    values: tuple[tuple[str, str], ...]
    """Field and the text last imported for it, in the order of the fields' names."""


def placement_id(quarter: str, item: str) -> str:
    """The natural key of an item's placement in a quarter."""
    return f"{quarter}:{item}"


def item_effort_id(item: str, team: str) -> str:
    """The natural key of another team's share of an item."""
    return f"{item}:{team}"


def dependency_id(item: str, needs: str) -> str:
    """The natural key of a dependency."""
    return f"{item}:{needs}"
