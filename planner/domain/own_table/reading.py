"""What a row of our own table says, field by field, in the terms of a plan."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from planner.domain.item import Effort
from planner.domain.own_table.forms import EFFORT, FIELDS, INPUTS, NEEDS, OTHERS, TEAM, number_in
from planner.domain.own_table.table import OwnTable
from planner.domain.text import clean

MOST_WEEKS = 1_000_000


class OwnReading(NamedTuple):
    """A row that was read."""

    values: Mapping[str, Any]
    """Fields of the item and inputs of its scores; those that nobody said or understood are left out."""
    shares: Mapping[str, float] | None
    """Weeks of other teams by id; `None` where that is not said."""
    needs: tuple[str, ...] | None
    """Keys or ids as they were typed; `None` where that is not said."""
    remarks: tuple[tuple[str, str], ...]
    """Cells that were passed over: the column and why."""


class OwnReader:
    """Reads rows for one plan."""

    def __init__(self, table: OwnTable) -> None:
        self._table = table

    def read(self, cells: Mapping[str, str]) -> OwnReading:
        """What a row says."""
        remarks: list[tuple[str, str]] = []
        values: dict[str, Any] = {}
        for name, (field, form) in (*FIELDS.items(), *INPUTS.items()):
            if name not in cells:
                continue
            try:
                # What is cleaned away to nothing is as good as an empty cell.
                said = form.read(cells[name]) if cells[name].strip() else form.empty
                values[field] = form.empty if said == "" else said
            except ValueError as error:
                remarks.append((name, _quoted(cells[name], error)))
        for name in ("key", "title"):  # neither is ever without a word
            if not values.get(name):
                values.pop(name, None)
        if values.get("must_reason") is None and "must_reason" in values:
            values["must_due"] = None
        self._team(cells, values, remarks)
        self._effort(cells, values, remarks)
        needs = _listed(cells[NEEDS]) if NEEDS in cells else None
        return OwnReading(values, self._shares(cells, remarks), needs, tuple(remarks))

    def _team(self, cells: Mapping[str, str], values: dict[str, Any], remarks: list[tuple[str, str]]) -> None:
        if TEAM in cells:
            try:
                values["team"] = self._table.team(cells[TEAM]) if cells[TEAM].strip() else None
            except ValueError as error:
                remarks.append((TEAM, _quoted(cells[TEAM], error)))

    def _effort(self, cells: Mapping[str, str], values: dict[str, Any], remarks: list[tuple[str, str]]) -> None:
        if EFFORT[0] not in cells:
            return
        said: list[float | None] = []
        for name in EFFORT:
            text = cells.get(name, "")
            try:
                said.append(_weeks(text) if text.strip() else None)
            except ValueError as error:
                remarks.append((name, _quoted(text, error)))
                return
        likely, low, high = said
        if likely is None:
            if low is None and high is None:
                values["effort"] = None
            else:
                remarks.append((EFFORT[0], "a range has a likely number of weeks, too"))
            return
        effort = Effort(likely if low is None else low, likely, likely if high is None else high)
        if effort.low <= effort.likely <= effort.high:
            values["effort"] = effort
        else:
            remarks.append((EFFORT[0], "the likely weeks are not between the least and the most"))

    def _shares(self, cells: Mapping[str, str], remarks: list[tuple[str, str]]) -> Mapping[str, float] | None:
        if OTHERS not in cells:
            return None
        try:
            return self._table.shares(cells[OTHERS])
        except ValueError as error:
            remarks.append((OTHERS, _quoted(cells[OTHERS], error)))
            return None


def _weeks(text: str) -> float:
    weeks = number_in(text)
    if weeks > MOST_WEEKS:
        raise ValueError("are too many weeks to be meant")
    return weeks


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(clean, text.replace(",", "\n").split("\n")))))


def _quoted(text: str, error: ValueError) -> str:
    return f"“{clean(text, 40)}” {error}"
