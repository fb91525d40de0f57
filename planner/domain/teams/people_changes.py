"""Who joins and leaves, as people type it: `2026-11-16 +1, 2026-12-01 -0.5`."""

import re
from datetime import date

from planner.domain.calendar import parse_date, short_date
from planner.domain.errors import BadInputError
from planner.domain.organisation import PeopleChange
from planner.domain.quarter import Quarter
from planner.domain.text import clean, number_text
from planner.domain.typed import MOST_PEOPLE, parse_number

_HOW = "write a day and how many, e.g. 2026-11-16 +1"
_BETWEEN = re.compile(r"[;,]\s+|;|,(?=\s*\d{4}[-/.])")
"""Between two changes; a comma inside a number is a decimal one."""
_CHANGE = re.compile(r"(?P<on>\S+)\s*[:=]?\s+(?P<people>[+\-−–]?\s*\S+)")


def parse_changes(text: str) -> tuple[PeopleChange, ...]:
    """Joins and leaves in order of days, those of one day together; nothing typed is none. Raises `BadInputError`."""
    by_day: dict[date, float] = {}
    for part in (part.strip(" ,;") for part in _BETWEEN.split(clean(text))):
        if part:
            change = _parse(part)
            by_day[change.on] = by_day.get(change.on, 0.0) + change.people
    return tuple(PeopleChange(day, people) for day, people in sorted(by_day.items()) if people)


def changes_text(changes: tuple[PeopleChange, ...]) -> str:
    """The same as text, so that `parse_changes` gives the same again; empty for none."""
    return ", ".join(f"{change.on.isoformat()} {_signed(change.people)}" for change in changes)


def changes_phrase(changes: tuple[PeopleChange, ...]) -> str:
    """As rows and sentences say it, e.g. `+1 from 16 Nov, −0.5 from 1 Dec`; empty for none."""
    return ", ".join(
        f"{'+' if change.people > 0 else '−'}{number_text(abs(change.people))} from {short_date(change.on)}"
        for change in changes
    )


def check_changes(name: str, people: float, changes: tuple[PeopleChange, ...], quarter: Quarter) -> None:
    """Raises `BadInputError` for a day outside the quarter, and where more leave than are there."""
    left = people
    for change in changes:
        if not quarter.starts_on <= change.on <= quarter.ends_on:
            span = f"{short_date(quarter.starts_on)} to {short_date(quarter.ends_on)} {quarter.ends_on.year}"
            raise BadInputError(f"{name}: {short_date(change.on)} {change.on.year} lies outside the quarter, {span}.")
        left += change.people
        if left < -1e-9:
            raise BadInputError(f"{name}: on {short_date(change.on)} more people leave than are there; check the days.")


def _parse(part: str) -> PeopleChange:
    match = _CHANGE.fullmatch(part)
    if match is None:
        raise BadInputError(f"Joins, leaves: “{part[:30]}” is not understood; {_HOW}.")
    people = re.sub(r"[−–]", "-", match["people"]).replace(" ", "")
    count = parse_number(people, "Joins, leaves")
    if abs(count) > MOST_PEOPLE:
        raise BadInputError(f"Joins, leaves: more than {MOST_PEOPLE:,} people is not one team; {_HOW}.")
    return PeopleChange(parse_date(match["on"].rstrip(":=")), count)


def _signed(people: float) -> str:
    return f"{people:+.6f}".rstrip("0").rstrip(".")
