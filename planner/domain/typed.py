"""Numbers as people type them: a comma or a point for decimals, a per cent sign or none."""

import re

from planner.domain.errors import BadInputError
from planner.domain.text import clean

MOST_PEOPLE = 100_000
MOST_DAYS = 1_000_000
_QUOTED = 30
"""So much of what was typed is said again; pasted pages would push out what to do."""
_NUMBER = re.compile(r"[+-]?(\d{1,12}([.,]\d*)?|[.,]\d+)")
_RATIO = re.compile(r"(.+?)\s*[:/]\s*(.+)")


def parse_number(text: str, what: str) -> float:
    """A finite number such as `6`, `2.5` or `2,5`; raises `BadInputError` that names `what` was asked for."""
    typed = clean(text)
    if not _NUMBER.fullmatch(typed):
        shown = typed if len(typed) <= _QUOTED else f"{typed[:_QUOTED]}…"
        raise BadInputError(f"{what}: “{shown}” is not a number; write e.g. 6 or 2.5.")
    return float(typed.replace(",", "."))


def parse_people(text: str, what: str = "People") -> float:
    """Full-time equivalents, 0 to 100,000; part-time counts in parts. Raises `BadInputError`."""
    people = parse_number(text, what)
    if people < 0:
        raise BadInputError(f"{what}: there cannot be fewer than 0 people; write e.g. 6 or 2.5.")
    if people > MOST_PEOPLE:
        raise BadInputError(f"{what}: more than {MOST_PEOPLE:,} people is not one team; write e.g. 6 or 2.5.")
    return people


def parse_days(text: str, what: str = "Time off") -> float:
    """Working days, 0 or more; nothing typed is 0. Raises `BadInputError`."""
    days = parse_number(text, what) if clean(text) else 0.0
    if not 0 <= days <= MOST_DAYS:
        raise BadInputError(f"{what}: write working days, 0 or more, summed over the team, e.g. 12.")
    return days


def parse_percent(text: str, what: str) -> float:
    """A share 0…1 from per cent, 0 to 100, with the sign or without; raises `BadInputError`."""
    share = parse_number(clean(text).removesuffix("%").rstrip(), what) / 100
    if not 0 <= share <= 1:
        raise BadInputError(f"{what}: write per cent from 0 to 100, not {clean(text)}.")
    return share


def parse_plannable(text: str) -> float | None:
    """A plannable share, over 0 up to 100 %; nothing typed is `None`, the organisation's. Raises `BadInputError`."""
    what = "Plannable share"
    if not clean(text):
        return None
    share = parse_percent(text, what)
    if share == 0:
        raise BadInputError(f"{what}: at 0 % nobody could plan anything; write per cent from 1 to 100, e.g. 70.")
    if share < 0.01:
        raise BadInputError(f"{what}: write per cent, 70 rather than 0.7; {clean(text)} is under 1 %.")
    return share


def parse_ratio(text: str, what: str = "Ratio") -> float | None:
    """Innovation's share 0…1 from `65 : 35`, `65` or `65 %`; nothing typed is `None`. Raises `BadInputError`."""
    typed = clean(text)
    if not typed:
        return None
    pair = _RATIO.fullmatch(typed)
    if pair is None:
        return parse_percent(typed, what)
    innovation, tune_up = parse_percent(pair[1], what), parse_percent(pair[2], what)
    if abs(innovation + tune_up - 1) > 1e-9:
        raise BadInputError(f"{what}: {typed} does not add up to 100; write e.g. 65 : 35.")
    return innovation
