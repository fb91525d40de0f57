"""What the context suggests: a range for the ratio, from one published table. It sets nothing.

The numbers in the table are our own judgement; the benchmarks beside it are other people's, each with its source.
"""

from collections.abc import Callable
from typing import NamedTuple

from planner.domain.purpose import CompanyPhase

SHIFT = 5
"""Points by which one rule moves both ends of the range."""
MOST_SHIFT = 15
"""Points by which all rules together move it toward Tune-Up."""
STEEP = 0.20
"""A rise over two quarters from which on a trend counts."""
OVERRUN = 0.05
"""Share of all time by which unplanned work has to exceed the reserve to count."""


class Facts(NamedTuple):
    """What is known of the context. `None` is unknown, and makes no rule fire."""

    phase: CompanyPhase | None = None
    maturity: int | None = None
    """1…5."""
    lead_time: float | None = None
    """How the median lead time changed over two quarters, as a share: .68 is 68 % up."""
    overrun: float | None = None
    """Unplanned work less the reserve in the last quarter, as shares of all time."""
    incidents: float | None = None
    """How the incident hours changed over two quarters, as a share."""
    short: bool | None = None
    """Whether both of the last two quarters had less Tune-Up than agreed."""


class Base(NamedTuple):
    """One row of the published table."""

    phase: CompanyPhase
    name: str
    low: int
    high: int
    """Innovation's share in per cent, from `low` to `high`."""
    why: str


class Rule(NamedTuple):
    """One reason to move both ends of the range."""

    name: str
    points: int
    """Negative toward Tune-Up."""
    fires: Callable[[Facts], bool | None]
    """`None` where what it needs is unknown."""
    needs: str
    """What is missing where it cannot tell."""
    found: Callable[[Facts], str]
    """What it found, e.g. `68 % up`; empty where its name says it."""


class Benchmark(NamedTuple):
    """A figure that somebody else published."""

    says: str
    source: str
    kind: str
    """What sort of evidence it is."""


class Suggestion(NamedTuple):
    """What the table comes to."""

    base: Base | None
    """`None` while nobody said which phase it is: then there is no range."""
    low: int
    high: int
    """Innovation's share in per cent; both 0 without a base."""
    fired: tuple[Rule, ...]
    found: tuple[str, ...]
    """What each of these found, beside it."""
    missing: tuple[str, ...]
    """What is not known, in words."""


TABLE: tuple[Base, ...] = (
    Base(
        "searching",
        "searching for product-market fit",
        75,
        90,
        "a young startup builds products and proofs before it invests in speed",
    ),
    Base("growing", "growing", 60, 75, "a company that scales needs the speed of innovation"),
    Base("established", "established", 55, 75, "by maturity and the size of what runs"),
)


def _at_least(value: float | None, bound: float) -> bool | None:
    return None if value is None else value >= bound - 1e-9


def _mature(facts: Facts) -> bool | None:
    if facts.maturity != 5:
        return False  # where it is unknown, the first rule names that already
    return None if facts.lead_time is None else facts.lead_time < -1e-9


def _up(change: float | None) -> str:
    return f"{round((change or 0.0) * 100)} % up"


_LEAD_TIME = "the lead time of three quarters"
RULES: tuple[Rule, ...] = (
    Rule(
        "technology maturity 1 or 2 of 5",
        -SHIFT,
        lambda facts: None if facts.maturity is None else facts.maturity <= 2,
        "how mature the technology is",
        lambda facts: f"it is {facts.maturity}",
    ),
    Rule(
        "median lead time up 20 % or more over two quarters",
        -SHIFT,
        lambda facts: _at_least(facts.lead_time, STEEP),
        _LEAD_TIME,
        lambda facts: _up(facts.lead_time),
    ),
    Rule(
        "the reserve overrun by 5 points or more last quarter",
        -SHIFT,
        lambda facts: _at_least(facts.overrun, OVERRUN),
        "last quarter's reserve and unplanned work",
        lambda facts: f"by {round((facts.overrun or 0.0) * 100)}",
    ),
    Rule(
        "incident hours up 20 % or more over two quarters",
        -SHIFT,
        lambda facts: _at_least(facts.incidents, STEEP),
        "the incident hours of three quarters",
        lambda facts: _up(facts.incidents),
    ),
    Rule(
        "two quarters with less Tune-Up than agreed",
        -SHIFT,
        lambda facts: facts.short,
        "what two quarters agreed and did",
        lambda _: "",
    ),
    Rule("technology maturity 5 with falling lead time", SHIFT, _mature, _LEAD_TIME, lambda _: ""),
)
BENCHMARKS: tuple[Benchmark, ...] = (
    Benchmark("20 % off the top for engineering's own needs", "Cagan, Inspired", "a practitioner's rule"),
    Benchmark(
        "20 / 30 / 40 % unplanned upkeep as healthy / stressed / breaking",
        "Seibert 2021",
        "a practitioner's rule, which he calls arbitrary",
    ),
    Benchmark("15–25 % remediation at series A–C", "vendors of engineering services", "vendor opinion"),
    Benchmark(
        "60–80 % of teams stream-aligned, 10–20 % platform, 5–15 % enabling",
        "AWS DevOps guidance OA.STD.1",
        "a vendor's guidance",
    ),
    Benchmark("leaders overestimate roadmap time by 62 %", "Jellyfish 2020", "a vendor's survey"),
)


def suggest(facts: Facts) -> Suggestion:
    """The range for these facts; without a phase there is none, and it says what is missing."""
    base = next((row for row in TABLE if row.phase == facts.phase), None)
    verdicts = [(rule, rule.fires(facts)) for rule in RULES]
    fired = tuple(rule for rule, fires in verdicts if fires)
    unknown = [rule.needs for rule, fires in verdicts if fires is None]
    found = tuple(rule.found(facts) for rule in fired)
    missing = tuple(dict.fromkeys([*([] if base else ["which phase it is in"]), *unknown]))
    if base is None:
        return Suggestion(None, 0, 0, fired, found, missing)
    toward_tune_up = max(-MOST_SHIFT, sum(rule.points for rule in fired if rule.points < 0))
    shift = toward_tune_up + sum(rule.points for rule in fired if rule.points > 0)
    return Suggestion(base, base.low + shift, min(100, base.high + shift), fired, found, missing)
