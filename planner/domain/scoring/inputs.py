"""What the two methods with inputs of their own ask of an item: the names, reading what was typed, and the changes."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.change import Change, create, edit
from planner.domain.errors import BadInputError
from planner.domain.item import ScoreInputs
from planner.domain.plan import Plan
from planner.domain.scoring import rice, wsjf
from planner.domain.scoring.numbers import term_text
from planner.domain.text import clean
from planner.domain.words import ScoreMethod

INPUT_NAMES = {
    "reach": "reach",
    "reach_impact": "impact",
    "user_value": "value",
    "time_criticality": "urgency",
    "risk_reduction": "risk",
    "job_size": "job size",
}
"""What people call the fields of `ScoreInputs`."""
INPUTS_OF: dict[ScoreMethod, tuple[str, ...]] = {
    "three_questions": (),
    "rice": ("reach", "reach_impact"),
    "wsjf": ("user_value", "time_criticality", "risk_reduction", "job_size"),
}
"""The fields of `ScoreInputs` that a method asks for."""
MOST_REACH = 1e12
MOST_IMPACT = 1e6
_QUOTED = 30
_UNKNOWN = {"", "?", "·", "–", "-"}
_BLANKS = re.compile(r"(?<=\d)[ _'’](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d{1,20}(?:[.,]\d{1,20})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def read_input(name: str, text: str) -> float | int | None:
    """The value of a field of `ScoreInputs` from what was typed; `None` for nothing or `?`; raises `BadInputError`."""
    typed = clean(text)
    return None if typed in _UNKNOWN else _READERS[name](typed)


def input_text(value: float | None) -> str:
    """A value as `read_input` reads it; nothing for `None`."""
    return "" if value is None else f"{value:.15g}"


def input_changes(plan: Plan, item: str, values: Mapping[str, Any]) -> tuple[Change, ...]:
    """Changes that give an item these inputs; other names in `values` are passed over."""
    given = {name: value for name, value in values.items() if name in INPUT_NAMES}
    had = plan.score_inputs.get(item)
    if had is not None:
        return edit(had, **given)
    made = ScoreInputs(item, **given)
    return (create(made),) if made != ScoreInputs(item) else ()


def _reach(typed: str) -> float:
    what = "reach; write people or events in a quarter, e.g. 2000"
    # For so large a number a comma before three digits is more often no decimal comma, and 2 for 2,000 a bad surprise.
    if _THOUSANDS.fullmatch(typed):
        bare = re.sub("[.,]", "", typed)
        raise BadInputError(
            f"Reach: “{_quoted(typed)}” can be read in two ways; write it without the mark, e.g. {bare}."
        )
    value = _number(typed, what)
    if value > MOST_REACH:
        raise BadInputError(f"Reach: {_quoted(typed)} is more than there can be; write people or events in a quarter.")
    return value


def _impact(typed: str) -> float:
    scale = ", ".join(map(term_text, rice.SCALE))
    value = _number(typed, f"impact; write one of {scale}")
    if value > MOST_IMPACT:
        raise BadInputError(f"Impact: {_quoted(typed)} is far off the scale; write one of {scale}.")
    return value


def _relative(name: str) -> Callable[[str], int]:
    def read(typed: str) -> int:
        if typed.isascii() and typed.isdecimal() and len(typed) <= 2 and int(typed) in wsjf.SCALE:
            return int(typed)
        scale = ", ".join(map(str, wsjf.SCALE))
        called = INPUT_NAMES[name].capitalize()
        raise BadInputError(f"{called}: “{_quoted(typed)}” is not on the scale; write one of {scale}.")

    return read


def _number(typed: str, what: str) -> float:
    plain = _BLANKS.sub("", typed)
    if not _NUMBER.fullmatch(plain):
        raise BadInputError(f"“{_quoted(typed)}” is no {what}.")
    return float(plain.replace(",", "."))


def _quoted(typed: str) -> str:
    return typed if len(typed) <= _QUOTED else f"{typed[:_QUOTED]}…"


_READERS: dict[str, Callable[[str], float | int]] = {
    "reach": _reach,
    "reach_impact": _impact,
    **{name: _relative(name) for name in INPUTS_OF["wsjf"]},
}
