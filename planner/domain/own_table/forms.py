"""How the fields of an item stand in the cells of our own table, and how cells are read again.

A cell that cannot be read raises `ValueError` with the reason, without a full stop.
"""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from planner.domain.calendar import parse_date
from planner.domain.errors import BadInputError
from planner.domain.text import TITLE_LENGTH, clean, clean_note, is_shortened
from planner.domain.words import CATEGORY_NAMES, STAGE_NAMES


class Form(NamedTuple):
    """One kind of cell."""

    write: Callable[[Any], str]
    """A value that is known; unknown is an empty cell."""
    read: Callable[[str], Any]
    """A cell that is not empty."""
    empty: Any = None
    """What an empty cell means."""


def number_cell(value: float) -> str:
    """A number with every digit that it has; whole ones without a point."""
    return repr(value).removesuffix(".0")


def number_in(text: str) -> float:
    """A number of 0 or more, with a point or a comma."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        raise ValueError("is not a number") from None
    if not math.isfinite(value) or value > 1_000_000_000_000:
        raise ValueError("is too large to be meant")
    if value < 0:
        raise ValueError("is less than 0")
    return value


def _at_most(most: float, *, above: bool = False) -> Callable[[str], float]:
    def read(text: str) -> float:
        value = number_in(text)
        if value > most or (above and value == 0):
            raise ValueError(f"is not a number from {'above ' if above else ''}0 to {most:,g}")
        return value

    return read


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        value = number_in(text)
        if value != int(value) or not least <= value <= most:
            raise ValueError(f"is not a whole number from {least} to {most}")
        return int(value)

    return read


def _day(text: str) -> date:
    try:
        return parse_date(text.strip())
    except BadInputError:
        raise ValueError("is not a date such as 2026-11-30") from None


def _named(names: Mapping[Any, str]) -> Form:
    known = {name.casefold(): value for value, name in names.items()}

    def read(text: str) -> Any:
        found = known.get(clean(text).casefold())
        if found is None:
            raise ValueError(f"is none of {', '.join(names.values())}")
        return found

    return Form(names.__getitem__, read)


def _name(text: str) -> str:
    if is_shortened(text):
        raise ValueError(f"has more than {TITLE_LENGTH} characters")
    return clean(text)


def _tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_name, text.split("\n")))))


NAME = Form(str, _name)
TEXT = Form(str, clean_note, "")
MAYBE_TEXT = Form(str, clean_note)
WEEKS = Form(number_cell, _at_most(1_000_000))
SHARE = Form(number_cell, _at_most(1))
CONFIDENCE = Form(number_cell, _at_most(1, above=True))
ANSWER = Form(str, _whole(0, 5))
COST = Form(str, _whole(1, 20))
REACH = Form(number_cell, number_in)
IMPACT = Form(number_cell, _at_most(1_000_000))
DAY = Form(date.isoformat, _day)
LANE = _named(CATEGORY_NAMES)
STAGE = _named(STAGE_NAMES)._replace(empty="idea")
TAGS = Form("\n".join, _tags, ())

FIELDS: dict[str, tuple[str, Form]] = {
    "Key": ("key", NAME),
    "Title": ("title", NAME),
    "Note": ("note", TEXT),
    "Lane": ("category", LANE),
    "Weeks left": ("remaining", WEEKS),
    "Customer": ("customer", ANSWER),
    "Business": ("business", ANSWER),
    "Running": ("running", ANSWER),
    "Evidence for customer": ("customer_evidence", TEXT),
    "Evidence for business": ("business_evidence", TEXT),
    "Evidence for running": ("running_evidence", TEXT),
    "Confidence": ("confidence", CONFIDENCE),
    "Must-do": ("must_reason", MAYBE_TEXT),
    "Due": ("must_due", DAY),
    "Stage": ("stage", STAGE),
    "Why stopped": ("stop_reason", MAYBE_TEXT),
    "Tags": ("tags", TAGS),
    "Service": ("service", SHARE),
    "Source": ("source_system", NAME),
    "Key there": ("source_key", NAME),
    "Link": ("source_url", Form(str, lambda text: clean(text, 2_000))),
}
"""The columns that are one field of an item."""
INPUTS: dict[str, tuple[str, Form]] = {
    "Reach": ("reach", REACH),
    "Impact of reach": ("reach_impact", IMPACT),
    "User value": ("user_value", COST),
    "Time criticality": ("time_criticality", COST),
    "Risk reduction": ("risk_reduction", COST),
    "Job size": ("job_size", COST),
}
"""Those that are an input of a score."""
EFFORT = ("Weeks", "Weeks at least", "Weeks at most")
"""The two bounds are empty where nobody gave a range, so that one number is all that has to be changed."""
TEAM, NEEDS, OTHERS = "Team", "Needs", "Other teams"
ID, EXPORTED = "Id", "As exported"
TOLD = ("Rank", "In or out", "Score", "Outcome", "Weeks it took")
"""Columns that tell where an item stands; reading does not look at them."""
HEADER = (
    "Key", "Title", "Lane", "Rank", "In or out", TEAM, *EFFORT, "Weeks left", "Score", "Customer", "Business",
    "Running", "Confidence", "Must-do", "Due", "Stage", "Why stopped", "Outcome", "Weeks it took", NEEDS, OTHERS,
    "Tags", "Service", *INPUTS, "Note", "Evidence for customer", "Evidence for business", "Evidence for running",
    "Source", "Key there", "Link", ID, EXPORTED,
)  # fmt: skip
READ = tuple(name for name in HEADER if name not in {*TOLD, ID, EXPORTED})
"""The columns that are read again."""
