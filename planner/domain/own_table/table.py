"""The backlog as a table of our own: every field of every item in a cell, with a mark of what was exported."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from planner.domain.item import Effort, Item, ItemEffort, Placement
from planner.domain.own_table.forms import (
    EFFORT,
    EXPORTED,
    FIELDS,
    ID,
    INPUTS,
    NEEDS,
    OTHERS,
    READ,
    TEAM,
    number_cell,
    number_in,
)
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.score import scorer
from planner.domain.scoring.numbers import score_text
from planner.domain.words import CATEGORIES, OUTCOME_NAMES, Standing

Cells = Mapping[str, str]
"""By the names of the columns."""
_STANDINGS: dict[Standing, str] = {"in": "in", "must": "must-do"}


class OwnTable:
    """What the cells of one plan's items are, and what cells mean in that plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        keys = Counter(item.key.casefold() for item in plan.items.values())
        # A key that several have, or that a comma would cut in two, names nothing: then the id does.
        plain = {i.id for i in plan.items.values() if keys[i.key.casefold()] == 1 and "," not in i.key}
        self._called = {i.id: i.key if i.id in plain else i.id for i in plan.items.values()}
        teams = Counter(team.name.casefold() for team in plan.teams.values())
        self._team = {t.id: t.name if teams[t.name.casefold()] == 1 else t.id for t in plan.teams.values()}
        self._team_of = {name.casefold(): t.id for t in plan.teams.values() for name in (t.key, t.name, t.id)}
        self._team_of.update((called.casefold(), team) for team, called in self._team.items())
        self.item_of = {item.key.casefold(): item.id for item in plan.items.values()}
        self.item_of.update((called.casefold(), item) for item, called in self._called.items())
        self.needs: dict[str, list[str]] = {}
        for dependency in plan.dependencies.values():
            self.needs.setdefault(dependency.item, []).append(dependency.needs)
        self.others: dict[str, dict[str, ItemEffort]] = {}
        """The shares of other teams, by item and team."""
        for share in plan.item_efforts.values():
            self.others.setdefault(share.item, {})[share.team] = share

    def cells(self, item: Item) -> dict[str, str]:
        """The cells that are read again."""
        inputs = self._plan.score_inputs.get(item.id)
        found = {name: _cell(form.write, getattr(item, field)) for name, (field, form) in FIELDS.items()}
        found |= {n: _cell(form.write, getattr(inputs, field, None)) for n, (field, form) in INPUTS.items()}
        effort = item.effort
        bounds = ("", "") if effort is None or _is_one(effort) else (number_cell(effort.low), number_cell(effort.high))
        found |= dict(zip(EFFORT, ("" if effort is None else number_cell(effort.likely), *bounds), strict=True))
        found[TEAM] = "" if item.team is None else self._team.get(item.team, item.team)
        found[NEEDS] = "\n".join(sorted(self._called.get(need, need) for need in self.needs.get(item.id, ())))
        shares = sorted(self.others.get(item.id, {}).items())
        found[OTHERS] = "\n".join(f"{self._team.get(team, team)}: {number_cell(share.weeks)}" for team, share in shares)
        return found

    def team(self, text: str) -> str:
        """The id of the team of that name, key or id; raises `ValueError`."""
        found = self._team_of.get(text.strip().casefold())
        if found is None:
            raise ValueError("is no team of this plan")
        return found

    def shares(self, text: str) -> dict[str, float]:
        """The weeks of other teams by their ids; raises `ValueError`."""
        found = {}
        for line in filter(None, map(str.strip, text.split("\n"))):
            name, colon, weeks = line.rpartition(":")
            if not colon:
                raise ValueError("is not a team and its weeks, such as Growth: 3")
            found[self.team(name)] = number_in(weeks)
        return found


def _is_one(effort: Effort) -> bool:
    return effort.low == effort.likely == effort.high


def _cell(write: Any, value: Any) -> str:
    return "" if value is None else write(value)


def mark_of(cells: Cells) -> str:
    """What tells whether a row is still as it was exported: a letter, so that no spreadsheet takes it for a number."""
    text = "\0".join(cells[name] for name in READ)
    return f"x{hashlib.blake2b(text.encode(), digest_size=8).hexdigest()}"


def own_rows(plan: Plan) -> Iterator[dict[str, str]]:
    """A row for each item: innovation, tune-up, unsorted, each in rank order, then what is in no lane any more."""
    table, filled, score_of = OwnTable(plan), fill(plan), scorer(plan)
    ranks = {e.item.id: at for c in CATEGORIES for at, e in enumerate(plan.order.lane(c), start=1)}
    unsorted = [entry.item.id for entry in plan.order.unsorted]
    listed = dict.fromkeys((*ranks, *unsorted, *plan.items))
    for item in map(plan.items.__getitem__, listed):
        cells, place, score = table.cells(item), plan.placement_of(item.id), score_of(item)
        rank, standing = ranks.get(item.id), filled.standing.get(item.id)
        yield {
            **cells,
            "Rank": "" if rank is None else str(rank),
            "In or out": "" if standing is None else _STANDINGS.get(standing, "out"),
            "Score": "" if score is None else score_text(score),
            **_came_of(place),
            ID: item.id,
            EXPORTED: mark_of(cells),
        }


def _came_of(place: Placement | None) -> dict[str, str]:
    actual = None if place is None else place.actual_effort
    return {
        "Outcome": "" if place is None else OUTCOME_NAMES[place.outcome],
        "Weeks it took": "" if actual is None else number_cell(actual),
    }
