"""What was done to a plan, as its history keeps it: steps, and what each did to which field."""

from datetime import date, datetime
from typing import NamedTuple

from planner.domain.calendar import end_of_day, long_date
from planner.domain.errors import BadInputError
from planner.domain.organisation import Organisation

WHOLE_ROW = "*"
"""The field of a change that gives a whole row, by creating it or bringing it back."""


class AsOf(NamedTuple):
    """A point of the history. The first of the three that is there counts."""

    at: datetime | None = None
    """All that was done up to this instant, itself included."""
    step: str | None = None
    """Id of the last step that counts."""
    decision: str | None = None
    """Id of a decision: the step that brought it is the last that counts."""


class HistoryWish(NamedTuple):
    """Which steps somebody wants to see; what is empty or `None` is not asked for."""

    text: str = ""
    """Part of the label, the reason or the name, in any case."""
    actor: str | None = None
    kind: str | None = None
    """A kind of entity, a key of `planner.domain.change.KINDS`, that the step touched."""
    since: datetime | None = None


class HistoryStep(NamedTuple):
    """One step of the history."""

    number: int
    """Its place in the order of arrival."""
    id: str
    at: datetime
    actor: str
    label: str
    why: str
    """Empty for none, and while a ballot that it belongs to is hidden."""
    undone: bool = False
    """Whether it stands undone."""
    takes_back: bool = False
    """Whether it is an undo or a redo itself."""
    unnamed: bool = False
    """Whether it holds a dissent whose author has not allowed his name to leave the plan."""


class FieldChange(NamedTuple):
    """What a step did to one field of one row."""

    kind: str
    row_id: str
    field: str
    """`WHOLE_ROW` where the row was created or brought back."""
    before: str | None
    """JSON; `None` where the field had no value yet, and for what is in ballots."""
    after: str | None
    """JSON. Of a ballot `None`, unless the step shows it: then an object with the `order` and the `points` it held."""


class RowEntry(NamedTuple):
    """A change within its step, for the history of one item."""

    step: HistoryStep
    change: FieldChange


class StepChanges(NamedTuple):
    """What one step changed, as far as it is listed."""

    listed: tuple[FieldChange, ...]
    total: int
    """How many there are in all."""


def as_of_day(organisation: Organisation, day: date, today: date) -> AsOf:
    """The end of a day where the organisation is; raises `BadInputError` for a day that lies ahead."""
    if day > today:
        raise BadInputError(f"{long_date(day)} lies ahead; choose today or an earlier day.")
    return AsOf(at=end_of_day(organisation.time_zone, day))
