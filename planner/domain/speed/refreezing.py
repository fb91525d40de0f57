"""Storing the limits of a quarter anew, which nothing but somebody's purpose does."""

from planner.domain.change import Change, Step, create, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.errors import BadInputError
from planner.domain.measuring.limits import computed
from planner.domain.moment import Moment
from planner.domain.okrs.key_results import refuse_sealed
from planner.domain.plan import Plan
from planner.domain.speed.limits import all_limits
from planner.domain.text import clean_note


def refreeze(plan: Plan, moment: Moment, why: str) -> Step:
    """Stores the limits of time and metrics as what is known of the time before the quarter gives them now.

    Limits of a metric that cannot be known any more stay. Nothing where all are the same; raises `BadInputError`
    without a why, where the quarter is closed, and before its plan was agreed.
    """
    refuse_sealed(plan)
    if plan.quarter.state != "measure":
        raise BadInputError("Limits are stored when the plan is agreed; 2 goes to Prioritize, and A agrees it there.")
    reason = clean_note(why)
    if not reason:
        raise BadInputError("Say in a few words why the limits are moved: what was judged by them is judged anew.")
    stored = evidence_of(plan).limits
    changes: list[Change] = []
    for limits in (*computed(plan), *all_limits(plan, moment.today)):
        before = stored.get(limits.id)
        if before is None:
            changes.append(create(limits))
        else:
            changes += edit(before, **{name: getattr(limits, name) for name in limits._fields[1:]})
    return Step(f"Store the limits of {plan.quarter.name} anew", tuple(changes), why=reason)
