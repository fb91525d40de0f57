"""The plan in memory: one organisation's teams and backlog, and one quarter in full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from planner.domain.change import Change, Entity, Row
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.item import Dependency, Item, ItemEffort, Placement, ScoreInputs
from planner.domain.organisation import Organisation, Team, TeamCapacity, WorkType, capacity_id
from planner.domain.plan_backlog import PlanBacklog, hand_over
from planner.domain.purpose import ItemKr, KeyResult, Principle, QuarterContext
from planner.domain.quarter import Objective, Quarter
from planner.domain.words import TEAM_KINDS

_PLAN_FIELDS = {
    "team": "teams",
    "quarter": "quarters",
    "team_capacity": "capacities",
    "work_type": "work_types",
    "objective": "objectives",
    "item": "items",
    "dependency": "dependencies",
    "item_effort": "item_efforts",
    "score_inputs": "score_inputs",
    "key_result": "key_results",
    "item_kr": "item_krs",
    "principle": "principles",
    "quarter_context": "contexts",
    "placement": "placements",
}
_EVIDENCE_FIELDS = {
    "check_in": "check_ins",
    "time_share": "time_shares",
    "metric": "metrics",
    "measurement": "measurements",
    "decision": "decisions",
    "baseline": "baselines",
    "baseline_item": "baseline_items",
    "limits": "limits",
    "comparison": "comparisons",
    "comparison_answer": "comparison_answers",
    "ballot": "ballots",
    "dissent": "dissents",
    "scenario": "scenarios",
    "kr_check_in": "kr_check_ins",
    "slice": "slices",
    "slice_result": "slice_results",
    "gate_check": "gate_checks",
    "gate": "gates",
    "incident": "incidents",
    "prediction": "predictions",
    "carry_over": "carry_overs",
    "proposal": "proposals",
    "import_mapping": "import_mappings",
}
_OF_ONE_QUARTER = frozenset(
    {"team_capacity", "objective", "key_result", "item_kr", "quarter_context", "placement"}
    | {"baseline", "limits", "comparison", "ballot", "dissent", "scenario"}
)


@dataclass(frozen=True)
class Plan(PlanBacklog):
    """An immutable picture of the plan; `after` gives the next one.

    Placements, capacities, objectives, key results and answers about the context are those of `quarter` only.
    `evidence` is `None` until it was read.
    """

    organisation: Organisation
    current: str
    """The id of the quarter that this plan is about."""
    quarters: Mapping[str, Quarter] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    capacities: Mapping[str, TeamCapacity] = field(default_factory=dict)
    work_types: Mapping[str, WorkType] = field(default_factory=dict)
    objectives: Mapping[str, Objective] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    dependencies: Mapping[str, Dependency] = field(default_factory=dict)
    item_efforts: Mapping[str, ItemEffort] = field(default_factory=dict)
    score_inputs: Mapping[str, ScoreInputs] = field(default_factory=dict)
    key_results: Mapping[str, KeyResult] = field(default_factory=dict)
    item_krs: Mapping[str, ItemKr] = field(default_factory=dict)
    principles: Mapping[str, Principle] = field(default_factory=dict)
    """Of all quarters: a decision names the one that it followed, as it read then."""
    contexts: Mapping[str, QuarterContext] = field(default_factory=dict)
    placements: Mapping[str, Placement] = field(default_factory=dict)
    evidence: Evidence | None = None

    @property
    def quarter(self) -> Quarter:
        """The quarter that this plan is about."""
        return self.quarters[self.current]

    @cached_property
    def previous(self) -> Quarter | None:
        """The latest quarter that ended before this one starts, or `None`."""
        before = [q for q in self.quarters.values() if q.ends_on < self.quarter.starts_on]
        return max(before, key=lambda q: q.starts_on, default=None)

    @cached_property
    def active_teams(self) -> tuple[Team, ...]:
        """Teams that work in this quarter: product, platform, framework, and by name."""
        teams = (t for t in self.teams.values() if self.is_active(t))
        return tuple(sorted(teams, key=lambda t: (TEAM_KINDS.index(t.kind), t.name, t.id)))

    @cached_property
    def ordered_work_types(self) -> tuple[WorkType, ...]:
        """Work types in the order of the check-in page."""
        return tuple(sorted(self.work_types.values(), key=lambda w: (w.position, w.id)))

    @cached_property
    def ordered_objectives(self) -> tuple[Objective, ...]:
        """What the quarter is for, in order."""
        return tuple(sorted(self.objectives.values(), key=lambda o: (o.position, o.id)))

    def quarter_name(self, quarter: str) -> str:
        """What people call the quarter of that id; the id where it is not in the plan any more."""
        found = self.quarters.get(quarter)
        return quarter if found is None else found.name

    def is_active(self, team: Team) -> bool:
        """Whether a team works in this quarter at all."""
        quarter = self.quarter
        started = team.since is None or team.since <= quarter.ends_on
        return started and (team.until is None or team.until >= quarter.starts_on)

    def capacity_of(self, team: str) -> TeamCapacity | None:
        """What a team brings to this quarter, or `None` where nobody said."""
        return self.capacities.get(capacity_id(self.current, team))

    def team_named(self, text: str) -> Team:
        """The team with this name or key, upper or lower case; raises `BadInputError` naming those there are."""
        wanted = text.strip().casefold()
        for team in self.active_teams:
            if wanted in {team.name.casefold(), team.key.casefold(), team.id.casefold()}:
                return team
        names = ", ".join(f"{t.name} ({t.key})" for t in self.active_teams) or "none yet"
        raise BadInputError(f"There is no team “{text}” in {self.quarter.name}; the teams are: {names}.")

    def item_keyed(self, text: str) -> Item:
        """The item with this key, upper or lower case; raises `BadInputError` when there is none."""
        wanted = text.strip().casefold()
        for item in self.items.values():
            if item.key.casefold() == wanted:
                return item
        raise BadInputError(f"There is no item “{text}” in this plan; `planner show backlog` lists the keys.")

    def find(self, kind: str, row_id: str) -> Entity | None:
        """The entity of that kind and id as this plan has it, or `None`."""
        if kind == "organisation":
            return self.organisation
        found: Entity | None = self._table(kind).get(row_id)
        return found

    def after(self, changes: Iterable[Change]) -> "Plan":
        """The plan with the changes made; rows that this picture does not hold are passed over."""
        current: dict[tuple[str, str], Entity | None] = {}
        rows: list[Row] = []
        for change in changes:
            kind, row_id = place = (change.kind, change.id)
            now = current[place] if place in current else self.find(kind, row_id)
            current[place] = after = change.applied_to(now)
            rows.append(Row(kind, row_id, after))
        return self.with_rows(rows)

    def with_evidence(self, evidence: Evidence) -> "Plan":
        """The plan with what was read about its quarter."""
        after = replace(self, evidence=evidence)
        hand_over(self, after, ())
        return after

    def admits(self, changes: Iterable[Change]) -> bool:
        """Whether no field that the changes alter has moved, as far as this picture goes."""
        return all(
            change.holds(self.find(change.kind, change.id))
            for change in changes
            if self._holds_kind(change.kind) and not self._is_elsewhere(change.kind, change.subject)
        )

    def with_rows(self, rows: Iterable[Row]) -> "Plan":
        """The plan in which these rows are as given; the quarter that it is about stays, also where it was deleted."""
        rows = tuple(rows)
        plan_tables: dict[str, Any] = {}
        evidence_tables: dict[str, Any] = {}
        for row in rows:
            if row.kind == "organisation":
                if row.entity is not None:
                    plan_tables["organisation"] = row.entity
                continue
            if self._is_elsewhere(row.kind, row.entity) or row == Row("quarter", self.current, None):
                continue
            name, tables = _PLAN_FIELDS.get(row.kind), plan_tables
            if name is None:
                name, tables = _EVIDENCE_FIELDS.get(row.kind), evidence_tables
            if name is None or (tables is evidence_tables and self.evidence is None):
                continue
            table = tables.get(name)
            if table is None:
                table = tables[name] = dict(self._table(row.kind))
            if row.entity is None:
                table.pop(row.id, None)
            else:
                table[row.id] = row.entity
        evidence = self.evidence._replace(**evidence_tables) if self.evidence and evidence_tables else self.evidence
        after = replace(self, evidence=evidence, **plan_tables)
        hand_over(self, after, {item for row in rows for item in self._items_of(row)})
        return after

    def _items_of(self, row: Row) -> Iterable[str]:
        """Ids of the items that a row is about, or whose place it is or was."""
        if row.kind == "item":
            yield row.id
        elif row.kind == "placement":
            yield from (p.item for p in (self.placements.get(row.id), row.entity) if isinstance(p, Placement))

    def _is_elsewhere(self, kind: str, entity: Entity | None) -> bool:
        return kind in _OF_ONE_QUARTER and getattr(entity, "quarter", self.current) != self.current

    def _holds_kind(self, kind: str) -> bool:
        return (
            kind in _PLAN_FIELDS or kind == "organisation" or (kind in _EVIDENCE_FIELDS and self.evidence is not None)
        )

    def _table(self, kind: str) -> Mapping[str, Any]:
        table: Mapping[str, Any] | None = None
        if kind in _PLAN_FIELDS:
            table = getattr(self, _PLAN_FIELDS[kind])
        elif kind in _EVIDENCE_FIELDS and self.evidence is not None:
            table = getattr(self.evidence, _EVIDENCE_FIELDS[kind])
        return {} if table is None else table
