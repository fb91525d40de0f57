"""The line of a form that says which quarter it is about: by what that is kept under, which no renaming changes."""

from collections.abc import Iterable

from planner.domain.quarter import Quarter
from planner.domain.text import clean
from planner.exchange.forms import plain

_NAME_ROOM = 40
"""Characters of a name beside the id: mail programs would wrap more."""


def quarter_line(quarter: Quarter) -> str:
    """E.g. `2026-Q4`, or `2026-Q4 (Autumn push)` where people call it something else; a long name is cut."""
    if quarter.name == quarter.id:
        return clean(quarter.id)
    name = clean(quarter.name)
    return f"{clean(quarter.id)} ({name if len(name) <= _NAME_ROOM else f'{name[: _NAME_ROOM - 1].rstrip()}…'})"


def is_about(written: str, quarter: Quarter) -> bool:
    """Whether a form is about a quarter, also where that has been renamed since, or somebody wrote its name alone."""
    told, row_id = plain(written), plain(clean(quarter.id))
    return told in (row_id, plain(clean(quarter.name))) or told.startswith(f"{row_id} (")


def quarter_meant(quarters: Iterable[Quarter], written: str) -> str | None:
    """The id of the quarter that a line names; `None` where it is none of these."""
    quarters = tuple(quarters)
    exact = (q.id for q in quarters if plain(written) == plain(clean(q.id)))
    return next(exact, None) or next((q.id for q in quarters if is_about(written, q)), None)
