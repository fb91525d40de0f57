"""Follow-through: what was shipped to everybody and still waits for somebody to look at what customers did."""

from datetime import date
from typing import NamedTuple

from planner.domain.calendar import monday_of, today_in
from planner.domain.check_ins.answers import evidence_of
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.slices.slicing import results_by_slice, slices_of
from planner.domain.text import counted, weeks_phrase
from planner.domain.words import Stage

SHIPPED: frozenset[Stage] = frozenset({"broad", "last_mile"})
_BEGUN: frozenset[Stage] = frozenset({"sketch", "mvp", "broad", "last_mile"})
_NAMED = 3


class FollowThrough(NamedTuple):
    """What was shipped and is not done yet."""

    holding: tuple[Item, ...]
    """In their last mile, in rank order: they spend their weeks ahead of new ideas."""
    waiting: tuple[Item, ...]
    """Shipped without a measurement since everybody has them, in rank order."""
    limit: int
    """So many may wait before something new is started, as the organisation agreed."""

    @property
    def over(self) -> bool:
        """Whether more wait than agreed."""
        return len(self.waiting) > self.limit


def follow_through(plan: Plan) -> FollowThrough:
    """What was shipped and is not done yet; nothing waits until the evidence was read."""
    shipped = [entry.item for entry in plan.ranked if entry.item.stage in SHIPPED and entry.item.service is None]
    holding = tuple(item for item in shipped if item.stage == "last_mile")
    limit = plan.organisation.follow_through_limit
    if plan.evidence is None or not shipped:
        return FollowThrough(holding, (), limit)
    measured = _measured(plan)
    return FollowThrough(holding, tuple(item for item in shipped if item.id not in measured), limit)


def follow_through_text(plan: Plan) -> str:
    """What waits and what holds weeks, as one sentence; empty where nothing was shipped."""
    found = follow_through(plan)
    parts = []
    if found.waiting:  # first, with its names: a line that is too narrow cuts what stands last
        wait = "waits" if len(found.waiting) == 1 else "wait"
        parts.append(f"{counted(len(found.waiting), 'shipped item')} {wait} for a measurement: {_named(found.waiting)}")
    if found.holding:
        weeks = [plan.weeks[item.id] for item in found.holding]
        known = sum(w for w in weeks if w is not None)
        amount = weeks_phrase(known) if any(w is not None for w in weeks) else weeks_phrase(None)
        verb = "is in its" if len(found.holding) == 1 else "are in their"
        holds = "holds" if len(found.holding) == 1 else "hold"
        parts.append(f"{counted(len(found.holding), 'item')} {verb} last mile and {holds} {amount} ahead of new ideas")
    return f"{'; '.join(parts)}." if parts else ""


def starting(plan: Plan, item: str, *, from_stage: Stage = "idea") -> str:
    """What starting an item calls for where too many shipped ones wait: a sentence, else empty; it never blocks.

    Nothing is said of an item that had begun before, at `from_stage`, nor of one that is itself among those that wait.
    """
    found = follow_through(plan)
    if not found.over or from_stage in _BEGUN or any(waits.id == item for waits in found.waiting):
        return ""
    allowed = "none was to wait" if found.limit == 0 else f"{found.limit} may"
    return f"{len(found.waiting)} shipped items wait for a measurement, {allowed}: {_named(found.waiting)}."


def started_note(plan: Plan, item: str, stage: Stage) -> str:
    """What starting an item calls for, where it goes beyond an idea with that; empty for anything else."""
    before = plan.items[item].stage
    if plan.evidence is None or before != "idea" or stage in {"idea", "stopped", "done"}:
        return ""
    return starting(plan, item, from_stage=before)


def _measured(plan: Plan) -> set[str]:
    """Ids of the items with a slice that has a result since everybody has them, or with hours returned that count.

    Since when is the day of the gate; where the organisation's gate asked nothing of an item, the slices count that
    were cut for these stages.
    """
    evidence, results = evidence_of(plan), results_by_slice(plan)
    gated: dict[str, date] = {}
    for gate in sorted(evidence.gates.values(), key=lambda gate: gate.at):
        gated[gate.item] = monday_of(today_in(plan.organisation.time_zone, gate.at))
    found = {p.item for p in evidence.predictions.values() if p.shipped_on is not None}
    for row in slices_of(plan):
        weeks = [result.week for result in results.get(row.id, ())]
        since = gated.get(row.item)
        late = weeks if row.stage in SHIPPED else [week for week in weeks if since is not None and week >= since]
        if late:
            found.add(row.item)
    return found


def _named(items: tuple[Item, ...]) -> str:
    titles = [item.title for item in items[:_NAMED]]
    more = len(items) - len(titles)
    if more:
        return f"{', '.join(titles)} and {more} more"
    return f"{', '.join(titles[:-1])} and {titles[-1]}" if len(titles) > 1 else titles[0]
