"""Moving blocks of a week between work types, and typing shares as per cent, hours or days."""

import re
from collections.abc import Iterable, Mapping
from math import ceil, floor

from planner.domain.check_ins.answers import BLOCK, work_type_names
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import clean

HOURS_OF_A_WEEK = 40
DAYS_OF_A_WEEK = 5
_DIGITS = 6
_TYPED = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{0,9})?|[.,][0-9]{1,9})\s*(%|h|hours?|d|days?)?", re.IGNORECASE)

Shares = Mapping[str, float]
"""Work type id and share of the week, 0…1; what is not there has none."""


def left(shares: Shares) -> float:
    """What is not placed yet, 0…1; negative where typed shares are too much together."""
    return round(1 - sum(shares.values()), _DIGITS) + 0.0


def one_more(shares: Shares, work_type: str) -> dict[str, float]:
    """One block more for a work type: up to the next tenth, or to what is left; raises where nothing is left."""
    room = left(shares)
    if room <= 0:
        raise BadInputError("All ten blocks are placed; take one back where it was less (←).")
    has = shares.get(work_type, 0.0)
    tenth = (floor(round(has / BLOCK, _DIGITS)) + 1) * BLOCK
    return put(shares, work_type, min(tenth, has + room))


def one_fewer(shares: Shares, work_type: str) -> dict[str, float]:
    """One block fewer for a work type: down to the tenth below; raises where it has none."""
    has = shares.get(work_type, 0.0)
    if has <= 0:
        raise BadInputError("Nothing is placed here; → gives it a block.")
    return put(shares, work_type, (ceil(round(has / BLOCK, _DIGITS)) - 1) * BLOCK)


def put(shares: Shares, work_type: str, share: float) -> dict[str, float]:
    """The shares with one work type at a share; 0 takes it off."""
    after = {**shares, work_type: round(share, _DIGITS)}
    return {key: value for key, value in after.items() if value > 0}


def parse_share(text: str) -> float:
    """A share of a week as people type it: `40 %`, `40`, `16h` of 40 hours, `2d` of 5 days; raises `BadInputError`."""
    typed = clean(text)
    match = _TYPED.fullmatch(typed)
    if not match:
        raise BadInputError(f"“{typed}” is not a share of a week; write e.g. 40 %, 16h or 2d.")
    unit = (match[2] or "%").lower()[0]
    whole = {"%": 100, "h": HOURS_OF_A_WEEK, "d": DAYS_OF_A_WEEK}[unit]
    share = float(match[1].replace(",", ".")) / whole
    if share > 1:
        most = {"%": "100 %", "h": f"{whole} hours", "d": f"{whole} days"}[unit]
        raise BadInputError(f"“{typed}” is more than a week, which is {most}.")
    return share


def parse_shares(plan: Plan, pairs: Iterable[str]) -> dict[str, float]:
    """Shares by work type id from `New features=40`, `Fires=16h` …; sums are `check_in.save`'s affair.

    Names are read without regard to upper and lower case. Raises `BadInputError` for a pair without `=`, an unknown
    or repeated work type, or what is no share.
    """
    by_name = {w.name.casefold(): w for w in plan.ordered_work_types}
    shares: dict[str, float] = {}
    for pair in pairs:
        name, equals, text = (part.strip() for part in clean(pair).rpartition("="))
        if not equals:
            raise BadInputError(f"“{clean(pair)}” has no share; write e.g. “New features=40”.")
        work_type = by_name.get(name.casefold()) or plan.work_types.get(name)
        if work_type is None:
            raise BadInputError(f"There is no work type “{name}”; there are: {work_type_names(plan)}.")
        if work_type.id in shares:
            raise BadInputError(f"{work_type.name} is given twice; give each work type once.")
        shares[work_type.id] = parse_share(text)
    if not shares:
        raise BadInputError(f"Say where the week went, e.g. “New features=40”; work types: {work_type_names(plan)}.")
    return shares
