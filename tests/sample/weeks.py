"""Where Harbor & Pine's weeks went: what each team meant a week to be like, and how weeks differ from that.

A team's week is ten blocks. What a part, and within it a work type, is owed beyond its whole blocks is carried to the
next week, so that a quarter comes out as it was meant while no two weeks look alike.
"""

from collections.abc import Mapping
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
_SWINGS = (-0.02, 0.00, 0.01, 0.02, 0.02, 0.01, -0.01, -0.02, -0.02, 0.00, 0.02, 0.01, -0.02)
"""How far a week's unplanned work lies from the quarter's; sums to nothing over 13 weeks."""
_Q4_SWINGS = (-0.09, -0.05, 0.05, 0.02, 0.06, -0.03)
_OWED_BEFORE = {"CHK": 0.2, "GRW": 0.6, "PLT": 0.4, "BLD": 0.0}
"""Blocks of unplanned work that a team begins a quarter with, so that the teams' odd blocks do not fall together."""
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
    owed = {"unplanned": _OWED_BEFORE[team], "tune_up": 0.0, "innovation": 0.0}
    mixes = _mixes(aim, team)
    owed_within = {part: dict.fromkeys(mix, 0.0) for part, mix in mixes.items()}
    weeks = []
    for number in range(count):
        blocks: dict[str, int] = {}
        for part, placed in _whole_blocks(owed, _meant(aim, _swing(quarter, number)), BLOCKS).items():
            blocks |= _whole_blocks(owed_within[part], mixes[part], placed)
        weeks.append({work_type: placed / BLOCKS for work_type, placed in blocks.items() if placed})
    return weeks


def _swing(quarter: str, number: int) -> float:
    swings = _Q4_SWINGS if quarter == "2026-Q4" else _SWINGS
    return swings[number % len(swings)]


def _meant(aim: Aim, swing: float) -> dict[str, float]:
    unplanned = min(1.0, max(0.0, aim.unplanned + swing))
    tune_up = (1 - unplanned) * aim.tune_up
    return {"unplanned": unplanned, "tune_up": tune_up, "innovation": 1 - unplanned - tune_up}


def _mixes(aim: Aim, team: str) -> dict[str, dict[str, float]]:
    """How each part divides into its work types; each mix sums to 1."""
    return {
        "unplanned": dict(zip(UNPLANNED, _UNPLANNED_MIX[team], strict=True)),
        "tune_up": dict(zip(TUNE_UP, _TUNE_UP_MIX[team], strict=True)),
        "innovation": dict(zip(INNOVATION, (1 - aim.existing, aim.existing), strict=True)),
    }


def _whole_blocks(owed: dict[str, float], meant: Mapping[str, float], count: int) -> dict[str, int]:
    """So many blocks: whole ones where they are owed, the rest to whoever is owed most; `owed` carries what is left."""
    for name, share in meant.items():
        owed[name] += share * count
    blocks = {name: max(0, int(value)) for name, value in owed.items()}
    while sum(blocks.values()) > count:
        least = min((n for n in blocks if blocks[n]), key=lambda n: owed[n] - blocks[n])
        blocks[least] -= 1
    while sum(blocks.values()) < count:
        most = max(blocks, key=lambda n: owed[n] - blocks[n])
        blocks[most] += 1
    for name, placed in blocks.items():
        owed[name] -= placed
    return blocks
