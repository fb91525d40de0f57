"""How far a key result has come, 0…1, how that stands against the time that is gone, and what an objective makes of it.

Doerr, *Measure What Matters*, 2018: under 0.3 no real progress, under 0.7 progress that fell short, from there on
delivered.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import floor
from typing import Literal, NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.purpose import Ambition, Direction
from planner.domain.statistics.given import check_number

KrBand = Literal["low", "middle", "high"]
BAND_GLYPHS: dict[KrBand, str] = {"low": "◔", "middle": "◑", "high": "◕"}
BAND_NAMES: dict[KrBand, str] = {"low": "no real progress", "middle": "part of the way", "high": "delivered"}
EXPECTED: dict[Ambition, float] = {"committed": 1.0, "aspirational": 0.7}
"""The score that is expected at the end: what was promised, or what is hoped for."""
_LOW, _HIGH = 0.3, 0.7
_NOTHING = 1e-9
"""0.3 computed from floats may come out a hair under itself."""


def kr_score(
    now: float | None, baseline: float | None, target: float, direction: Direction | None = None
) -> float | None:
    """(now − baseline) ÷ (target − baseline) within 0…1, whether it shall rise or fall.

    Args:
        now: The last known value; `None` where nobody has looked yet.
        baseline: Where it stood at the start; `None` where nobody knows.
        target: How far it shall get.
        direction: Whether more of it is better. It is needed only where the baseline is the target already: such a key
            result is to be held, and scores 1 while the value is at least as good, else 0.

    `None` where a value is unknown. Raises `BadInputError` for what is not a number, and where target and baseline are
    the same and no direction says what is better.
    """
    check_number(target, "Target")
    if baseline is not None and check_number(baseline, "Baseline") == target and direction is None:
        raise BadInputError("Baseline and target are the same; write another target, or up or down for what is better.")
    if now is None or baseline is None:
        return None
    check_number(now, "Now")
    if baseline == target:
        return float(now >= target if direction == "up" else now <= target)
    return min(1.0, max(0.0, (now - baseline) / (target - baseline)))


def kr_band(score: float) -> KrBand:
    """A score's band: under 0.3, under 0.7, or from there on."""
    if score < _LOW - _NOTHING:
        return "low"
    return "middle" if score < _HIGH - _NOTHING else "high"


def score_text(score: float) -> str:
    """A score with two decimals, cut rather than rounded: 0.699 is not yet 0.70, nor of its band."""
    return f"{floor(score * 100 + _NOTHING) / 100:.2f}"


def gap_text(found: "Pace") -> str:
    """How far a score is from what was due, with two decimals: the difference of the two as they are shown."""
    return f"{abs(float(score_text(found.score)) - float(score_text(found.due))):.2f}"


class ScoredKr(NamedTuple):
    """One key result of an objective."""

    id: str
    score: float | None
    """0…1; `None` where it is unknown."""
    weight: float = 1.0
    """How much it counts beside the others; 0 for one that is only watched."""


class ObjectiveScore(NamedTuple):
    """What an objective's key results make together."""

    score: float | None
    """Weighted mean of those that are known, 0…1; `None` where none is, or all that are have no weight."""
    weakest: str | None
    """The one with the lowest known score; of several the heaviest, then the first."""
    known: int
    missing: tuple[str, ...]
    """Those without a score: left out of the mean, and named."""


def objective_score(krs: Iterable[ScoredKr]) -> ObjectiveScore:
    """The weighted mean of the known scores, with the weakest named; unknown is not zero.

    Raises `BadInputError` for a weight under 0 and for a score outside 0…1.
    """
    every = tuple(krs)
    for kr in every:
        if check_number(kr.weight, "Weight") < 0:
            raise BadInputError(f"Weight: {kr.weight:g} is less than nothing; write 0 or more.")
        if kr.score is not None and not 0 <= check_number(kr.score, "Score") <= 1:
            raise BadInputError(f"Score: {kr.score:g} is not between 0 and 1; correct it.")
    known = [(kr.score, kr) for kr in every if kr.score is not None]
    # By the largest weight, so that weights too small to be multiplied do not vanish.
    largest = max((kr.weight for _, kr in known), default=0.0)
    shares = [(score, kr.weight / largest) for score, kr in known] if largest else []
    mean = sum(score * share for score, share in shares) / sum(share for _, share in shares) if shares else None
    weakest = min(known, key=lambda pair: (pair[0], -pair[1].weight), default=None)
    return ObjectiveScore(
        None if mean is None else min(1.0, mean),
        weakest[1].id if weakest else None,
        len(known),
        tuple(kr.id for kr in every if kr.score is None),
    )


class Pace(NamedTuple):
    """A score against the time that is gone."""

    score: float
    due: float
    """What the score would be by now if it rose evenly to what is expected at the end, 0…1."""

    @property
    def gap(self) -> float:
        """How far it is ahead (over 0) or behind (under 0)."""
        return self.score - self.due

    @property
    def is_behind(self) -> bool:
        """Whether it is off pace."""
        return self.gap < -_NOTHING


def pace(score: float | None, elapsed: float, ambition: Ambition = "committed") -> Pace | None:
    """A score against the elapsed share of the quarter; `None` where the score is unknown.

    Raises `BadInputError` for a share outside 0…1.
    """
    if not 0 <= check_number(elapsed, "Elapsed") <= 1:
        raise BadInputError(f"Elapsed: {elapsed:g} is no share of a quarter; write 0 to 1.")
    return None if score is None else Pace(check_number(score, "Score"), elapsed * EXPECTED[ambition])


def elapsed_share(starts_on: date, ends_on: date, today: date) -> float:
    """How much of a period is gone at the end of a day, 0…1; both ends belong to it.

    Raises `BadInputError` where it ends before it starts.
    """
    days = (ends_on - starts_on).days + 1
    if days < 1:
        raise BadInputError(f"The quarter ends on {ends_on}, before it starts on {starts_on}; correct its dates.")
    return min(1.0, max(0.0, ((today - starts_on).days + 1) / days))


def confidence_trend(confidences: Sequence[float | None]) -> float | None:
    """How much the last known confidence (0…10) differs from the one before it; `None` under two that are known."""
    known = [value for value in confidences if value is not None]
    if any(not 0 <= check_number(value, "Confidence") <= 10 for value in known):
        raise BadInputError("Confidence: write 0 (no way) to 10 (done).")
    return known[-1] - known[-2] if len(known) > 1 else None
