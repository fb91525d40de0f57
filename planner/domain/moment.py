"""When, who, and a fresh id: what a pure function cannot know by itself and is handed instead."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple


class Moment(NamedTuple):
    """The circumstances of one action."""

    now: datetime
    """UTC."""
    today: date
    """The calendar day in the organisation's time zone."""
    actor: str
    """Who acts."""
    new_id: Callable[[], str]
    """A fresh id, unlike any other, at each call."""
