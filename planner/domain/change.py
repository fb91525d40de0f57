"""One entity before and after: the only way in which a plan changes."""

from typing import Any, NamedTuple, TypeVar

from planner.domain.ballot import Ballot, Dissent
from planner.domain.comparison import Comparison, ComparisonAnswer
from planner.domain.evidence import (
    Baseline,
    BaselineItem,
    CheckIn,
    Decision,
    Limits,
    Measurement,
    Metric,
    TimeShare,
)
from planner.domain.importing.kept import ImportMapping, Proposal
from planner.domain.item import Dependency, ImportRecord, Item, ItemEffort, Placement, ScoreInputs
from planner.domain.organisation import Organisation, Team, TeamCapacity, WorkType
from planner.domain.purpose import ItemKr, KeyResult, Principle, QuarterContext
from planner.domain.quarter import Objective, Quarter
from planner.domain.results import CarryOver, Gate, GateCheck, Incident, KrCheckIn, Prediction, Slice, SliceResult
from planner.domain.scenario import Scenario

Entity = (
    Organisation
    | Team
    | TeamCapacity
    | WorkType
    | Quarter
    | Objective
    | Item
    | Dependency
    | ItemEffort
    | ScoreInputs
    | KeyResult
    | ItemKr
    | Principle
    | QuarterContext
    | Placement
    | ImportRecord
    | CheckIn
    | TimeShare
    | Metric
    | Measurement
    | Decision
    | Baseline
    | BaselineItem
    | Limits
    | Comparison
    | ComparisonAnswer
    | Ballot
    | Dissent
    | Scenario
    | KrCheckIn
    | Slice
    | SliceResult
    | GateCheck
    | Gate
    | Incident
    | Prediction
    | CarryOver
    | Proposal
    | ImportMapping
)

E = TypeVar("E", bound=Entity)

KINDS: dict[str, type[Entity]] = {
    "organisation": Organisation,
    "team": Team,
    "quarter": Quarter,
    "team_capacity": TeamCapacity,
    "work_type": WorkType,
    "objective": Objective,
    "item": Item,
    "dependency": Dependency,
    "item_effort": ItemEffort,
    "score_inputs": ScoreInputs,
    "key_result": KeyResult,
    "item_kr": ItemKr,
    "principle": Principle,
    "quarter_context": QuarterContext,
    "placement": Placement,
    "import_record": ImportRecord,
    "check_in": CheckIn,
    "time_share": TimeShare,
    "metric": Metric,
    "measurement": Measurement,
    "decision": Decision,
    "baseline": Baseline,
    "baseline_item": BaselineItem,
    "limits": Limits,
    "comparison": Comparison,
    "comparison_answer": ComparisonAnswer,
    "ballot": Ballot,
    "dissent": Dissent,
    "scenario": Scenario,
    "kr_check_in": KrCheckIn,
    "slice": Slice,
    "slice_result": SliceResult,
    "gate_check": GateCheck,
    "gate": Gate,
    "incident": Incident,
    "prediction": Prediction,
    "carry_over": CarryOver,
    "proposal": Proposal,
    "import_mapping": ImportMapping,
}
"""Every kind of entity by the name that tables and history use; parents stand before what refers to them."""

KIND_OF: dict[type[Entity], str] = {entity: kind for kind, entity in KINDS.items()}
FIELDS: dict[str, tuple[str, ...]] = {kind: entity._fields for kind, entity in KINDS.items()}
"""The fields of each kind, `id` first, in the order of its constructor."""


class Row(NamedTuple):
    """What one row is now; `entity` is `None` when it was deleted."""

    kind: str
    id: str
    entity: Entity | None


class Change(NamedTuple):
    """One entity before and after. At least one of the two is there; both have the same id and kind."""

    before: Entity | None
    after: Entity | None

    @property
    def subject(self) -> Entity:
        """The entity, as it is after where it still exists."""
        subject = self.after if self.after is not None else self.before
        if subject is None:
            raise ValueError("a change needs an entity before or after")
        return subject

    @property
    def kind(self) -> str:
        """The name of the entity's kind, a key of `KINDS`."""
        return KIND_OF[type(self.after or self.subject)]

    @property
    def id(self) -> str:
        """The entity's id."""
        return (self.after or self.subject).id

    def fields(self) -> dict[str, tuple[Any, Any]]:
        """The fields that differ, each with its value before and after; empty for a creation or deletion."""
        if self.before is None or self.after is None:
            return {}
        pairs = ((name, getattr(self.before, name), getattr(self.after, name)) for name in FIELDS[self.kind])
        return {name: (old, new) for name, old, new in pairs if old != new}

    def holds(self, current: Entity | None) -> bool:
        """Whether the change still makes sense where `current` is what is there: no field that it alters has moved."""
        if self.before is None:
            return current is None
        if current is None:
            return False
        return all(getattr(current, name) == old for name, (old, _) in self.fields().items())

    def applied_to(self, current: Entity | None) -> Entity | None:
        """`current` with the changed fields; others keep what somebody else may have given them."""
        if self.before is None or self.after is None or current is None:
            return self.after
        return current._replace(**{name: new for name, (_, new) in self.fields().items()})


class Step(NamedTuple):
    """What somebody does at once: one label, one transaction, one entry in the history."""

    label: str
    """What was done, as a sentence without a full stop, e.g. `Move Saved carts above Gift cards`."""
    changes: tuple[Change, ...]
    why: str = ""
    """The reason given; empty for none."""
    burst: str | None = None
    """Steps in a row with one burst are undone together, e.g. consecutive moves of one item."""


def create(entity: Entity) -> Change:
    """The change that brings an entity into being."""
    return Change(None, entity)


def delete(entity: Entity) -> Change:
    """The change that removes an entity; nothing cascades."""
    return Change(entity, None)


def edit(entity: E, **values: Any) -> tuple[Change, ...]:
    """The change of some fields, or nothing when they already have these values."""
    after: Entity = entity._replace(**values)
    return () if after == entity else (Change(entity, after),)
