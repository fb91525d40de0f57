"""The closed vocabularies of planning; the same words in code, screens and the file."""

from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, MaxLen, MinLen

Category = Literal["innovation", "tune_up"]
TeamKind = Literal["product", "platform", "framework"]
Part = Literal["new", "existing", "tune_up", "unplanned"]
Stage = Literal["idea", "sketch", "mvp", "broad", "last_mile", "done", "stopped"]
QuarterState = Literal["align", "prioritize", "measure", "closed"]
Outcome = Literal["not_started", "going", "done", "dropped"]
Standing = Literal["in", "must", "out", "waiting", "unestimated", "no_team"]
Committed = Literal["in", "must", "out"]

CATEGORIES: tuple[Category, ...] = ("innovation", "tune_up")
TEAM_KINDS: tuple[TeamKind, ...] = ("product", "platform", "framework")
PARTS: tuple[Part, ...] = ("new", "existing", "tune_up", "unplanned")
STAGES: tuple[Stage, ...] = ("idea", "sketch", "mvp", "broad", "last_mile", "done", "stopped")
OUTCOMES: tuple[Outcome, ...] = ("not_started", "going", "done", "dropped")

CATEGORY_NAMES: dict[Category, str] = {"innovation": "Innovation", "tune_up": "Tune-Up"}
PART_NAMES: dict[Part, str] = {"new": "new", "existing": "existing", "tune_up": "tune-up", "unplanned": "unplanned"}
STAGE_NAMES: dict[Stage, str] = {
    "idea": "idea",
    "sketch": "sketch",
    "mvp": "MVP",
    "broad": "broad",
    "last_mile": "last mile",
    "done": "done",
    "stopped": "stopped",
}
OUTCOME_NAMES: dict[Outcome, str] = {
    "not_started": "not started",
    "going": "going",
    "done": "done",
    "dropped": "dropped",
}

Name = Annotated[str, MinLen(1), MaxLen(500)]
"""A name that people give; cleaned, never empty."""
Text = Annotated[str, MaxLen(200_000)]
"""Free text from people; cleaned, may be empty."""
Share = Annotated[float, Ge(0), Le(1)]
"""A part of a whole, 0…1."""
Plannable = Annotated[float, Gt(0), Le(1)]
"""The share of a week that meetings, leave and interviews leave for planned work, 0 < f ≤ 1."""
Weeks = Annotated[float, Ge(0), Le(1_000_000)]
"""Weeks of one person."""
People = Annotated[float, Ge(0), Le(100_000)]
"""Full-time equivalents; part-time counts in parts."""
Answer = Annotated[int, Ge(0), Le(5)]
"""An answer to one of the three questions, 0 (nothing) to 5 (as much as can be)."""
