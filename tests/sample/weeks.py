"""Where Harbor & Pine's weeks went: what each team meant a week to be like, and how weeks differ from that.

A team's week is ten blocks. What a work type is owed beyond its whole blocks is carried to the next week, so that a
quarter comes out as it was meant while no two weeks look alike.
"""

from collections.abc import Sequence
from typing import NamedTuple

INNOVATION = ("new-features", "existing-features")
TUNE_UP = ("automation", "refactoring", "reliability", "tooling")
UNPLANNED = ("fires", "security", "support")


class Aim(NamedTuple):
    """How a team's time goes in one quarter, on average; all 0…1."""

    unplanned: float
    tune_up: float
    """Of what is left after unplanned work."""
    existing: float
    """Of innovation."""


AIMS: dict[str, dict[str, Aim]] = {
    "2026-Q1": {
        "CHK": Aim(0.11, 0.05, 0.30),
        "GRW": Aim(0.09, 0.04, 0.25),
        "PLT": Aim(0.12, 0.19, 0.55),
        "BLD": Aim(0.14, 0.36, 0.50),
    },
    "2026-Q2": {
        "CHK": Aim(0.17, 0.06, 0.33),
        "GRW": Aim(0.12, 0.05, 0.28),
        "PLT": Aim(0.18, 0.24, 0.55),
        "BLD": Aim(0.19, 0.42, 0.50),
    },
    "2026-Q3": {
        "CHK": Aim(0.26, 0.07, 0.36),
        "GRW": Aim(0.17, 0.06, 0.30),
        "PLT": Aim(0.27, 0.29, 0.55),
        "BLD": Aim(0.23, 0.47, 0.50),
    },
    "2026-Q4": {
        "CHK": Aim(0.31, 0.09, 0.34),
        "GRW": Aim(0.20, 0.08, 0.28),
        "PLT": Aim(0.31, 0.42, 0.55),
        "BLD": Aim(0.23, 0.57, 0.50),
    },
}
_SWINGS = (-0.04, 0.01, 0.03, -0.01, 0.05, -0.03, 0.02, -0.02, 0.04, 0.00, -0.05, 0.03, -0.03)
"""How far a week's unplanned work lies from the quarter's; sums to nothing over 13 weeks."""
_Q4_SWINGS = (-0.09, -0.05, 0.05, 0.03, 0.06, -0.02)
_TEAM_OFFSET = {"CHK": 0, "GRW": 4, "PLT": 7, "BLD": 10}
_TUNE_UP_MIX: dict[str, tuple[float, ...]] = {
    "CHK": (0.3, 0.3, 0.3, 0.1),
    "GRW": (0.2, 0.5, 0.1, 0.2),
    "PLT": (0.1, 0.2, 0.4, 0.3),
    "BLD": (0.4, 0.1, 0.2, 0.3),
}
_UNPLANNED_MIX: dict[str, tuple[float, ...]] = {
    "CHK": (0.6, 0.1, 0.3),
    "GRW": (0.3, 0.1, 0.6),
    "PLT": (0.6, 0.3, 0.1),
    "BLD": (0.5, 0.3, 0.2),
}
BLOCKS = 10


def team_weeks(quarter: str, team: str, count: int) -> list[dict[str, float]]:
    """For each of so many weeks a team's shares by work type; each week's sum to 1."""
    aim = AIMS[quarter][team]
    owed = dict.fromkeys((*INNOVATION, *TUNE_UP, *UNPLANNED), 0.0)
    weeks = []
    for number in range(count):
        for work_type, share in _meant(aim, team, _swing(quarter, team, number)).items():
            owed[work_type] += share * BLOCKS
        blocks = _whole_blocks(owed)
        for work_type, placed in blocks.items():
            owed[work_type] -= placed
        weeks.append({work_type: placed / BLOCKS for work_type, placed in blocks.items() if placed})
    return weeks


def _swing(quarter: str, team: str, number: int) -> float:
    if quarter == "2026-Q4":
        return _Q4_SWINGS[number % len(_Q4_SWINGS)]
    return _SWINGS[(number + _TEAM_OFFSET[team]) % len(_SWINGS)]


def _meant(aim: Aim, team: str, swing: float) -> dict[str, float]:
    unplanned = min(1.0, max(0.0, aim.unplanned + swing))
    tune_up = (1 - unplanned) * aim.tune_up
    innovation = 1 - unplanned - tune_up
    parts = {"new-features": innovation * (1 - aim.existing), "existing-features": innovation * aim.existing}
    parts |= _spread(TUNE_UP, tune_up, _TUNE_UP_MIX[team])
    return parts | _spread(UNPLANNED, unplanned, _UNPLANNED_MIX[team])


def _spread(work_types: Sequence[str], share: float, mix: Sequence[float]) -> dict[str, float]:
    return {work_type: share * part for work_type, part in zip(work_types, mix, strict=True)}


def _whole_blocks(owed: dict[str, float]) -> dict[str, int]:
    """Ten blocks: whole ones where they are owed, the rest to whoever is owed most."""
    blocks = {work_type: max(0, int(value)) for work_type, value in owed.items()}
    while sum(blocks.values()) > BLOCKS:
        least = min((w for w in blocks if blocks[w]), key=lambda w: owed[w] - blocks[w])
        blocks[least] -= 1
    while sum(blocks.values()) < BLOCKS:
        most = max(blocks, key=lambda w: owed[w] - blocks[w])
        blocks[most] += 1
    return blocks
