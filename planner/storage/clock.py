"""A hybrid logical clock: instants that sort, agree with the wall clock where that is right, and never go back.

S. Kulkarni et al., "Logical Physical Clocks and Consistent Snapshots in Globally Distributed Databases", 2014.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from planner.domain.calendar import short_date

_PER_MILLI = 1_000_000
_DAY_IN_MILLIS = 24 * 60 * 60 * 1000


class Tick(NamedTuple):
    """One instant of the clock, without the replica that took it."""

    millis: int
    """Since 1970, UTC; of the wall clock, or of the latest instant seen where that is later."""
    counter: int
    """Tells the instants within one millisecond apart, 0…999,999."""

    def text(self, replica: str) -> str:
        """The instant as the history keeps it; texts sort as the instants do."""
        return f"{self.millis:015d}.{self.counter:06d}.{replica}"


ORIGIN = Tick(0, 0)


def wall_clock() -> datetime:
    """The present instant, UTC; for what no step of somebody's tells the time of."""
    return datetime.now(UTC)


def parse(text: str) -> Tick:
    """The instant that `Tick.text` wrote; raises `ValueError` for any other text."""
    millis, counter, _ = text.split(".", 2)
    return Tick(int(millis), int(counter))


def millis(now: datetime) -> int:
    """An instant of the wall clock as ticks have it."""
    return int(now.timestamp() * 1000)


def after(latest: Tick, wall: int) -> Tick:
    """The next instant: the wall clock's, or one count after the latest seen where the wall clock is not later."""
    if wall > latest.millis:
        return Tick(wall, 0)
    if latest.counter + 1 < _PER_MILLI:
        return Tick(latest.millis, latest.counter + 1)
    return Tick(latest.millis + 1, 0)


def ahead(latest: Tick, now: datetime) -> str | None:
    """What to say where the latest instant seen is more than 24 hours ahead of the wall clock: one of them is wrong."""
    if latest.millis - now.timestamp() * 1000 <= _DAY_IN_MILLIS:
        return None
    there, here = datetime.fromtimestamp(latest.millis / 1000, UTC), now.astimezone(UTC)
    return (
        f"The plan has entries of {_written(there)}, but this computer's clock says {_written(here)}:"
        " check the date here and where they were made; history goes by it."
    )


def _written(instant: datetime) -> str:
    return f"{short_date(instant.date())} {instant.year}"
