"""The closed vocabularies of planning; the same words in code, screens and the file."""

from collections.abc import Iterator
from typing import Annotated, Literal

Category = Literal["innovation", "tune_up"]
TeamKind = Literal["product", "platform", "framework"]
Part = Literal["new", "existing", "tune_up", "unplanned"]
Stage = Literal["idea", "sketch", "mvp", "broad", "last_mile", "done", "stopped"]
QuarterState = Literal["align", "prioritize", "measure", "closed"]
Outcome = Literal["not_started", "going", "done", "dropped"]
Standing = Literal["in", "must", "out", "waiting", "unestimated", "no_team"]
Committed = Literal["in", "must", "out"]
ScoreMethod = Literal["three_questions", "rice", "wsjf"]
DecisionKind = Literal["ratio", "plan", "must_do", "change", "stop", "slice", "close", "other"]
"""What a decision is about: `change` is one of a committed item, `slice` whether one goes on, `close` a quarter's end
or its reopening, `other` one that somebody wrote down by hand."""

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
DECISION_KINDS: tuple[DecisionKind, ...] = ("ratio", "plan", "must_do", "change", "stop", "slice", "close", "other")
DECISION_KIND_NAMES: dict[DecisionKind, str] = {
    "ratio": "ratio",
    "plan": "plan",
    "must_do": "must-do",
    "change": "change",
    "stop": "stop",
    "slice": "slice",
    "close": "closing",
    "other": "by hand",
}
OUTCOME_NAMES: dict[Outcome, str] = {
    "not_started": "not started",
    "going": "going",
    "done": "done",
    "dropped": "dropped",
}


class Bounds:
    """What a value must keep to: `ge`, `gt`, `le`, `min_length`, `max_length`.

    It stands for the constraints of annotated-types, which pydantic and hypothesis read, and imports them only when one
    of these asks: they are a thirtieth of the start.
    """

    __slots__ = ("rules",)
    __is_annotated_types_grouped_metadata__: Literal[True] = True

    def __init__(self, **rules: float) -> None:
        self.rules = rules

    def __iter__(self) -> Iterator[object]:
        """The constraints, one by one."""
        import annotated_types as library

        names = {"ge": "Ge", "gt": "Gt", "le": "Le", "min_length": "MinLen", "max_length": "MaxLen"}
        for name, value in self.rules.items():
            yield getattr(library, names[name])(value)


Name = Annotated[str, Bounds(min_length=1, max_length=500)]
"""A name that people give; cleaned, never empty."""
Called = Annotated[str, Bounds(max_length=500)]
"""The same where a row may do without, and empty then."""
Text = Annotated[str, Bounds(max_length=200_000)]
"""Free text from people; cleaned, may be empty."""
Share = Annotated[float, Bounds(ge=0, le=1)]
"""A part of a whole, 0…1."""
Plannable = Annotated[float, Bounds(gt=0, le=1)]
"""The share of a week that meetings, leave and interviews leave for planned work, 0 < f ≤ 1."""
Weeks = Annotated[float, Bounds(ge=0, le=1_000_000)]
"""Weeks of one person."""
People = Annotated[float, Bounds(ge=0, le=100_000)]
"""Full-time equivalents; part-time counts in parts."""
Answer = Annotated[int, Bounds(ge=0, le=5)]
"""An answer to one of the three questions, 0 (nothing) to 5 (as much as can be)."""
