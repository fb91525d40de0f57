"""Changes to what was agreed: from the baseline on each of them is asked a line why, and remembered with its cost."""

from typing import NamedTuple

from planner.domain.change import Step, create
from planner.domain.effect import Effect, cost_text, effect
from planner.domain.evidence import Decision
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.text import NOTE_LENGTH, clean
from planner.domain.words import DecisionKind

_PROMISED = frozenset({"in", "must"})
_WEIGHS = frozenset(
    {"organisation", "quarter", "team", "team_capacity", "item", "item_effort", "dependency", "placement", "carry_over"}
)
"""Kinds of rows that say what is in and what is out."""
_WHAT = 500
_NAMED = 2


class Departure(NamedTuple):
    """Steps of one burst, from the first to the latest: what they come to is asked about once."""

    burst: str
    """The burst of all its steps, so that what is undone takes the decision back too."""
    item: str | None
    """The id of the one item that was changed; `None` for several."""
    before: Fill
    after: Fill
    label: str
    """Of the latest step."""
    moment: Moment
    """Of the latest step."""
    kind: DecisionKind = "change"

    @property
    def effect(self) -> Effect:
        """What all of it together brought in and pushed out."""
        return effect(self.before, self.after)


def is_agreed(plan: Plan) -> bool:
    """Whether there is a baseline: the plan of this quarter was agreed."""
    if plan.quarter.state in {"measure", "closed"}:
        return True
    return plan.evidence is not None and any(b.quarter == plan.current for b in plan.evidence.baselines.values())


def departs(plan: Plan, change: Effect) -> bool:
    """Whether a change pushes out what was promised, or brings in what was not."""
    return any(_is_promised(plan, item) for item in change.went_out) or any(
        not _is_promised(plan, item) for item in change.came_in
    )


def question(plan: Plan, change: Effect) -> str:
    """What is asked about in a sentence, such as: Gift cards was promised and goes out; Apple Pay comes in."""
    parts = []
    if change.went_out:
        was = "was" if len(change.went_out) == 1 else "were"
        promised = all(_is_promised(plan, item) for item in change.went_out)
        goes = "goes out" if len(change.went_out) == 1 else "go out"
        parts.append(f"{_named(plan, change.went_out)} {f'{was} promised and {goes}' if promised else goes}")
    if change.came_in:
        parts.append(f"{_named(plan, change.came_in)} {'comes' if len(change.came_in) == 1 else 'come'} in")
    return f"{'; '.join(parts)}."


def may_depart(plan: Plan, step: Step) -> bool:
    """Whether a step may change what was agreed; one that brings its own decision is not asked about."""
    kinds = {change.kind for change in step.changes}
    return "decision" not in kinds and not kinds.isdisjoint(_WEIGHS) and is_agreed(plan)


def in_burst(step: Step, moment: Moment) -> Step:
    """A step with a burst, so that the decision about it is undone with it."""
    return step if step.burst is not None else step._replace(burst=f"change:{moment.new_id()}")


def departure_of(before: Plan, after: Plan, step: Step, moment: Moment) -> Departure | None:
    """What a step that may depart, made in a burst, changed of what was agreed; `None` for nothing."""
    if step.burst is None:
        return None
    about = {getattr(change.subject, "item", None) or change.id for change in step.changes}
    item = next(iter(about)) if len(about) == 1 else None
    made = Departure(step.burst, item, fill(before), fill(after), step.label, moment)
    return made if departs(after, made.effect) else None


def account(plan: Plan, departure: Departure, why: str) -> Step:
    """The decision about a departure, in its burst; an empty `why` is recorded as no reason given."""
    moment, reason = departure.moment, clean(why, NOTE_LENGTH)
    decision = Decision(
        moment.new_id(),
        plan.current,
        moment.now,
        departure.label[:_WHAT],
        why=reason,
        signed_by=moment.actor,
        cost=cost_text(plan, departure.effect),
        item=departure.item if departure.item in plan.items else None,
        kind=departure.kind,
    )
    return Step(departure.label, (create(decision),), why=reason, burst=departure.burst)


def _is_promised(plan: Plan, item: str) -> bool:
    placement = plan.placement_of(item)
    return placement is not None and placement.committed in _PROMISED


def _named(plan: Plan, items: tuple[str, ...]) -> str:
    names = [plan.items[item].title if item in plan.items else item for item in items[:_NAMED]]
    rest = len(items) - len(names)
    if rest:
        return f"{', '.join(names)} and {rest} more"
    return " and ".join(names)
