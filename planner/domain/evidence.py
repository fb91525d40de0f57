"""What happened: the weekly answers, measurements, decisions and baselines that Measure and Align read."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from planner.domain.ballot import Ballot, Dissent
from planner.domain.comparison import Comparison, ComparisonAnswer
from planner.domain.importing.kept import ImportMapping, Proposal
from planner.domain.organisation import TeamCapacity
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective
from planner.domain.results import CarryOver, Gate, GateCheck, Incident, KrCheckIn, Prediction, Slice, SliceResult
from planner.domain.scenario import Scenario
from planner.domain.words import Bounds, Category, Committed, DecisionKind, Name, Share, Text, Weeks


class CheckIn(NamedTuple):
    """One team's answers for one week, finished or not."""

    id: str
    """`week:team`."""
    week: date
    """The week's Monday."""
    team: str
    shares: tuple[tuple[str, float], ...] = ()
    """Work type and share (0…1) placed so far; sums to 1 when finished."""
    sentence: Text = ""
    by: str = ""
    finished_at: datetime | None = None
    """When all ten blocks were placed and saved; `None` while half done."""
    copied: bool = False
    """Whether last week's shares were taken over unchanged."""
    kept: tuple[tuple[str, float | str | None], ...] = ()
    """What was entered and not saved yet, so that it counts nowhere: a cell, `kr:id:part`, and what stands there."""


class TimeShare(NamedTuple):
    """Where a part of a team's week went; a finished check-in has one per work type, and they sum to 1."""

    id: str
    """`week:team:work-type`."""
    week: date
    team: str
    work_type: str
    share: Share


class Metric(NamedTuple):
    """Something measured again and again, e.g. lead time."""

    id: str
    """`lead_time` and `incident_hours` are known to the flywheel; others get an id of their own."""
    name: Name
    unit: str
    lower_is_better: bool = True
    every: Literal["week", "month"] = "week"
    """How often it is measured."""


class Measurement(NamedTuple):
    """A metric's value for the week or month that begins on a day."""

    id: str
    """`metric:on` or `metric:on:team`."""
    metric: str
    on: date
    value: float
    team: str | None = None
    out_of: Annotated[float, Bounds(ge=0)] | None = None
    """How many the value is of, e.g. deployments behind a fail rate; `None` is unknown."""


class Decision(NamedTuple):
    """What was decided, by whom, when, why, and what it cost."""

    id: str
    quarter: str
    at: datetime
    what: Name
    why: Text = ""
    """Empty when nobody gave a reason; shown as "no reason given"."""
    signed_by: str = ""
    also_signed_by: str = ""
    """The second signatory where product and engineering agree."""
    cost: Text = ""
    """What came in and what went out."""
    item: str | None = None
    supersedes: str | None = None
    withdrawn: bool = False
    """Its step was undone; it stays listed."""
    kind: DecisionKind = "other"
    principle: str | None = None
    """The id of the principle that it follows."""


class Baseline(NamedTuple):
    """One agreement of the plan: what reality is held against."""

    id: str
    quarter: str
    at: datetime
    why: Text = ""
    """Empty for the first agreement."""
    weeks: Weeks = 0.0
    """Sum of the committed items' efforts, in weeks of one person."""


class BaselineItem(NamedTuple):
    """How one item stood in a baseline."""

    id: str
    """`baseline:item`."""
    baseline: str
    item: str
    category: Category
    standing: Committed
    rank: Annotated[int, Bounds(ge=1)]
    effort: Weeks | None
    """`None` for a must-do without an estimate."""


class Limits(NamedTuple):
    """Stored limits of a share of time or a metric, from before the quarter: later back-filling moves nothing."""

    id: str
    """`quarter:measure`."""
    quarter: str
    measure: str
    """`unplanned`, `tune_up`, the id of a metric, or `metric:team` for a team itself."""
    mean_moving_range: Annotated[float, Bounds(ge=0)] | None
    """Of the weeks before the quarter; `None` when there were under 8 of them."""
    weeks: int
    """How many weeks, or months of a monthly metric, it comes from."""
    centre: float | None = None
    """The mean that the limits stand around; `None` for a share of time, where it is the agreed one."""


class PastWeek(NamedTuple):
    """One week of an earlier quarter, summed over the teams that answered, weighted by people × plannable share."""

    quarter: str
    week: date
    new: float
    existing: float
    tune_up: float
    unplanned: float
    weight: float
    """Sum of the answering teams' weights; the four parts add up to it."""
    answered: int


class Evidence(NamedTuple):
    """One quarter's answers and decisions, all metrics, and the earlier quarters as weekly sums."""

    check_ins: Mapping[str, CheckIn] = {}
    time_shares: Mapping[str, TimeShare] = {}
    metrics: Mapping[str, Metric] = {}
    measurements: Mapping[str, Measurement] = {}
    decisions: Mapping[str, Decision] = {}
    """All quarters' decisions."""
    baselines: Mapping[str, Baseline] = {}
    baseline_items: Mapping[str, BaselineItem] = {}
    """Of this quarter's first and latest baseline."""
    limits: Mapping[str, Limits] = {}
    comparisons: Mapping[str, Comparison] = {}
    """Of this quarter; so are what was answered in them, ballots, dissents and scenarios."""
    comparison_answers: Mapping[str, ComparisonAnswer] = {}
    ballots: Mapping[str, Ballot] = {}
    dissents: Mapping[str, Dissent] = {}
    scenarios: Mapping[str, Scenario] = {}
    kr_check_ins: Mapping[str, KrCheckIn] = {}
    """Of all quarters; so are all that follow, up to what closing carried on."""
    slices: Mapping[str, Slice] = {}
    slice_results: Mapping[str, SliceResult] = {}
    gate_checks: Mapping[str, GateCheck] = {}
    gates: Mapping[str, Gate] = {}
    incidents: Mapping[str, Incident] = {}
    predictions: Mapping[str, Prediction] = {}
    carry_overs: Mapping[str, CarryOver] = {}
    proposals: Mapping[str, Proposal] = {}
    """Lanes that imports proposed, by item."""
    import_mappings: Mapping[str, ImportMapping] = {}
    past_objectives: Mapping[str, Objective] = {}
    """Of the quarters before this one, like the key results below."""
    past_key_results: Mapping[str, KeyResult] = {}
    past_rooms: Mapping[str, TeamCapacity] = {}
    """What the teams brought to the quarters before this one."""
    past: tuple[PastWeek, ...] = ()
    """Every answered week of every quarter before this one, oldest first."""


def check_in_id(week: date, team: str) -> str:
    """The natural key of a check-in."""
    return f"{week.isoformat()}:{team}"


def time_share_id(week: date, team: str, work_type: str) -> str:
    """The natural key of a time share."""
    return f"{week.isoformat()}:{team}:{work_type}"


def limits_id(quarter: str, measure: str) -> str:
    """The natural key of stored limits."""
    return f"{quarter}:{measure}"
