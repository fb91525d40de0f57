"""Promising what is in, and saying what became of it."""

from collections.abc import Iterator
from math import fsum
from typing import NamedTuple

from planner.domain.change import Change, Step, create, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.errors import BadInputError
from planner.domain.evidence import Baseline, BaselineItem, Decision
from planner.domain.item import Item
from planner.domain.measuring.limits import frozen
from planner.domain.measuring.promises import baselines
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill, weeks_in
from planner.domain.signing import signatories
from planner.domain.speed.limits import missing_limits
from planner.domain.text import clean_note, counted, weeks_phrase, weeks_text
from planner.domain.typed import parse_number
from planner.domain.words import CATEGORIES, OUTCOME_NAMES, OUTCOMES, Committed, Outcome, Standing

_COMMITTED: dict[Standing, Committed] = {"in": "in", "must": "must"}
_NAMED = 10
"""So many items are named in a decision's cost; the rest is counted."""


class Agreement(NamedTuple):
    """What agreeing the plan now would promise: the question that a screen asks first."""

    items: tuple[Item, ...]
    """What is in, Innovation first, in rank order."""
    weeks: float
    """Of those with an estimate, in weeks of one person."""
    unestimated: int
    """Must-dos that nobody estimated."""
    comes_in: tuple[Item, ...]
    """What the latest agreement did not promise; everything, the first time."""
    goes_out: tuple[Item, ...]
    """What the latest agreement promised and this one would not."""
    again: bool
    """Whether the plan was agreed before, so that a why is needed."""
    same: bool = False
    """Whether the latest agreement promised the very same: items in and out, in their order, with these weeks."""

    @property
    def text(self) -> str:
        """What is promised, e.g. `12 items, 114 weeks`."""
        amount = f"{counted(len(self.items), 'item')}, {weeks_phrase(self.weeks)}"
        return f"{amount} and {self.unestimated} without an estimate" if self.unestimated else amount


def agreement(plan: Plan, filled: Fill | None = None) -> Agreement:
    """What agreeing the plan as it is filled now would promise. The plan's evidence must have been read."""
    filled = filled or fill(plan)
    items = tuple(e.item for lane in CATEGORIES for e in filled.lanes[lane].order if filled.is_in(e.item.id))
    agreements = baselines(plan)
    rows = evidence_of(plan).baseline_items.values() if agreements else ()
    last = [r for r in rows if r.baseline == agreements[-1].id]
    was = {r.item for r in last if r.standing != "out"}
    now = {item.id for item in items}
    gone = tuple(plan.items[item] for item in sorted(was - now) if item in plan.items)
    weeks = {item.id: weeks_in(plan, filled, item.id) for item in items}
    known = [each for each in weeks.values() if each is not None]
    comes_in = tuple(item for item in items if item.id not in was)
    same = bool(agreements) and set(last) == set(_rows(plan, filled, agreements[-1].id))
    return Agreement(items, fsum(known), len(items) - len(known), comes_in, gone, bool(agreements), same)


def unchanged(promise: Agreement) -> str:
    """What is said to whoever agrees the plan once more, although it is the same."""
    return f"Nothing has changed since the plan was agreed: {promise.text}."


def agree_plan(plan: Plan, moment: Moment, *, why: str = "", signed_by: str = "", also_signed_by: str = "") -> Step:
    """Promises what is in: a baseline of both lanes, its decision, and the limits to judge the quarter by.

    The first agreement moves the quarter to `measure`; agreed again, the first baseline is kept. Who agrees is by
    default who acts. Raises `BadInputError` where the quarter is closed, nothing is in, a second signatory is the
    first, the plan is agreed again without a why, or nothing has changed since it was agreed.
    """
    quarter, filled = plan.quarter, fill(plan)
    promise = agreement(plan, filled)
    reason, (first, second) = clean_note(why), signatories(moment, signed_by, also_signed_by)
    if quarter.state == "closed":
        raise BadInputError(f"{quarter.name} is closed; its plan stays as it was agreed.")
    if not promise.items:
        raise BadInputError("Nothing is in the plan yet; rank items that have a team and a size, then agree it.")
    if promise.same:
        raise BadInputError(unchanged(promise))
    if promise.again and not reason:
        raise BadInputError("The plan was agreed before; say in a few words why it is agreed again.")
    baseline = Baseline(moment.new_id(), quarter.id, moment.now, reason, promise.weeks)
    earlier = [b.id for b in baselines(plan) if b.id in evidence_of(plan).decisions]
    decision = Decision(
        baseline.id,  # one agreement, one id: the decision of a baseline is found by it
        quarter.id,
        moment.now,
        f"Plan {'again' if promise.again else 'agreed'}: {promise.text}",
        reason,
        first,
        second,
        _cost(plan, filled, promise),
        supersedes=earlier[-1] if earlier else None,
        kind="plan",
    )
    state = "measure" if quarter.state in {"align", "prioritize"} else quarter.state
    changes: list[Change] = [*edit(quarter, state=state), create(baseline), create(decision)]
    changes += _baseline_items(plan, filled, baseline.id)
    changes += [create(limits) for limits in (*frozen(plan), *missing_limits(plan, moment.today))]
    label = f"Agree the plan{' again' if promise.again else ''}: {promise.text}"
    return Step(label, tuple(changes), why=reason)


def next_outcome(outcome: Outcome) -> Outcome:
    """What comes next when an outcome is cycled: not started, going, done, dropped, and from the start."""
    return OUTCOMES[(OUTCOMES.index(outcome) + 1) % len(OUTCOMES)]


def set_outcome(plan: Plan, item: str, outcome: Outcome, actual_effort: float | None = None) -> Step:
    """Says what became of an item in this quarter; done is its stage too, and leaving done restores what was.

    `actual_effort` is what it took, in weeks of one person, at done; `None` where nobody knows. Raises
    `BadInputError` for an item that has no place in the quarter or was stopped, and for an impossible effort.
    """
    found, placement = plan.items.get(item), plan.placement_of(item)
    if found is None or placement is None:
        raise BadInputError(f"There is no such item in {plan.quarter.name}; choose one that was promised.")
    if found.stage == "stopped":
        raise BadInputError(f"{found.title} was stopped; take that back before you say what became of it.")
    if plan.quarter.state == "closed":
        raise BadInputError(f"{plan.quarter.name} is closed; what became of its items stays as it was said.")
    if actual_effort is not None and not 0 <= actual_effort <= 1_000_000:
        raise BadInputError("What it took lies between 0 and 1,000,000 weeks; give another number.")
    if outcome == "done":
        before = placement.stage_before if placement.outcome == "done" else found.stage
        stage = edit(found, stage="done")
        placed = edit(placement, outcome=outcome, actual_effort=actual_effort, stage_before=before)
    else:
        stage = edit(found, stage=placement.stage_before or "idea") if found.stage == "done" else ()
        placed = edit(placement, outcome=outcome, actual_effort=None, stage_before=None)
    took = "" if actual_effort is None or outcome != "done" else f", {weeks_phrase(actual_effort)}"
    return Step(f"{found.title} is {OUTCOME_NAMES[outcome]}{took}", (*stage, *placed))


def parse_taken(text: str) -> float | None:
    """What an item took as people type it, in weeks of one person; `None` for nothing. Raises `BadInputError`."""
    weeks = parse_number(text, "What it took") if text.strip() else None
    if weeks is not None and weeks < 0:
        raise BadInputError("What it took: write weeks of one person, 0 or more, e.g. 7 or 2.5.")
    return weeks


def _baseline_items(plan: Plan, filled: Fill, baseline: str) -> list[Change]:
    changes: list[Change] = []
    rows = tuple(_rows(plan, filled, baseline))
    placed = {item.id: placement for category in CATEGORIES for item, placement in filled.lanes[category].order}
    for row in rows:
        changes.append(create(row))
        changes += edit(placed[row.item], committed=row.standing)
    in_a_lane = {row.item for row in rows}
    others = (p for p in plan.placements.values() if p.committed is not None and p.item not in in_a_lane)
    for placement in others:
        changes += edit(placement, committed=None)
    return changes


def _rows(plan: Plan, filled: Fill, baseline: str) -> Iterator[BaselineItem]:
    """How every item of both lanes stands."""
    for category in CATEGORIES:
        for rank, (item, _placement) in enumerate(filled.lanes[category].order, start=1):
            standing = _COMMITTED.get(filled.standing[item.id], "out")
            effort = weeks_in(plan, filled, item.id)
            yield BaselineItem(f"{baseline}:{item.id}", baseline, item.id, category, standing, rank, effort)


def _cost(plan: Plan, filled: Fill, promise: Agreement) -> str:
    came, went = (_listed(plan, filled, items) for items in (promise.comes_in, promise.goes_out))
    return f"in {came}; out {went}"


def _listed(plan: Plan, filled: Fill, items: tuple[Item, ...]) -> str:
    named = [f"{item.title} {weeks_text(weeks_in(plan, filled, item.id))}" for item in items[:_NAMED]]
    more = len(items) - len(named)
    return ", ".join(named) + (f" and {more} more" if more > 0 else "") or "nothing"
