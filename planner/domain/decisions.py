"""The decision log: what holds, what replaced what, and writing one down by hand."""

from collections.abc import Iterable, Mapping
from datetime import date

from planner.domain.calendar import long_date
from planner.domain.change import Change, Step, create
from planner.domain.effect import cost_text, effect
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision
from planner.domain.item import Item
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.principles import following, principle_called
from planner.domain.rank_fill import Fill, fill
from planner.domain.signing import signatories
from planner.domain.text import clean, clean_note, one_line

NO_REASON = "no reason given"
_NAMED = 3
"""So many decisions are named where several could be meant."""


def decisions_of(plan: Plan) -> tuple[Decision, ...]:
    """All decisions, newest first; empty until the evidence was read."""
    found = plan.evidence.decisions.values() if plan.evidence is not None else ()
    return tuple(sorted(found, key=lambda d: (d.at, d.id), reverse=True))


def successors(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """For each decision that another one superseded: the latest that did, by the id of the earlier.

    What was withdrawn supersedes nothing.
    """
    standing = (d for d in decisions if d.supersedes is not None and not d.withdrawn)
    return {d.supersedes or "": d for d in sorted(standing, key=lambda d: (d.at, d.id))}


def decide(
    plan: Plan,
    what: str,
    moment: Moment,
    *,
    why: str = "",
    signed_by: str = "",
    also_signed_by: str = "",
    supersedes: str | None = None,
    follows: str = "",
) -> Step:
    """Writes down a decision of the current quarter; who decides is by default who acts.

    `follows` is number or words of the principle that it follows, empty for none. Raises `BadInputError` where nothing
    was decided, a second signatory is the first, no principle is called so, or what it supersedes is not there, was
    withdrawn, or was superseded already.
    """
    said, (first, second) = one_line(what, "Decision"), signatories(moment, signed_by, also_signed_by)
    if not said:
        raise BadInputError("Say what was decided, in one sentence.")
    if supersedes is not None:
        _check_superseded(plan, supersedes)
    reason = clean_note(why)
    decision = Decision(moment.new_id(), plan.current, moment.now, said, reason, first, second, supersedes=supersedes)
    step = Step(f"Decide: {said.rstrip('.')}", (create(decision),), why=reason)
    return following(step, principle_called(plan, follows))


def with_must_dos(plan: Plan, step: Step, moment: Moment, filled: Fill | None = None) -> Step:
    """A step with a decision for each item that becomes a must-do, gets another obligation, or is none any more.

    Each says why, and what all of it costs. `filled` is the fill of the plan, where it is known.
    """
    made = [change for change in step.changes if _obliges(change) or _releases(change)]
    if not made:
        return step
    after = plan.after(step.changes)
    cost = cost_text(after, effect(filled or fill(plan), fill(after)))
    noted = (_must_do(after, change, cost, moment, step.why) for change in made)
    return step._replace(changes=(*step.changes, *noted))


def _obliges(change: Change) -> bool:
    if not isinstance(change.after, Item) or change.after.must_reason is None:
        return False
    return not isinstance(change.before, Item) or _obligation(change.before) != _obligation(change.after)


def _releases(change: Change) -> bool:
    before, after = change.before, change.after
    return isinstance(before, Item) and before.is_must and isinstance(after, Item) and not after.is_must


def _obligation(item: Item) -> tuple[str | None, date | None]:
    return item.must_reason, item.must_due


def _must_do(plan: Plan, change: Change, cost: str, moment: Moment, why: str) -> Change:
    item = plan.items[change.id]
    due = f" (due {long_date(item.must_due)})" if item.must_due is not None else ""
    # As the step is called, so that an item's story tells it once.
    what = clean(f"{item.title} is {'a must-do' if item.is_must else 'no must-do any more'}")
    reason = f"{item.must_reason}{due}" if item.is_must else why
    return create(
        Decision(
            moment.new_id(),
            plan.current,
            moment.now,
            what,
            reason,
            moment.actor,
            cost=cost,
            item=item.id,
            kind="must_do",
        )
    )


def _check_superseded(plan: Plan, decision: str) -> None:
    decisions = {d.id: d for d in decisions_of(plan)}
    earlier = decisions.get(decision)
    if earlier is None:
        raise BadInputError("What it supersedes is not in the plan any more; choose another decision, or none.")
    if earlier.withdrawn:
        raise BadInputError(f"“{earlier.what}” was withdrawn; there is nothing to supersede.")
    later = successors(decisions.values()).get(decision)
    if later is not None:
        raise BadInputError(f"“{earlier.what}” was superseded by “{later.what}” already; supersede that one.")


def can_be_superseded(plan: Plan) -> tuple[Decision, ...]:
    """The decisions that hold, newest first."""
    decisions = decisions_of(plan)
    replaced = successors(decisions)
    return tuple(d for d in decisions if not d.withdrawn and d.id not in replaced)


def decision_called(plan: Plan, text: str) -> Decision:
    """The one decision with this id, or with these words in it; raises `BadInputError` for none and for several."""
    wanted = clean(text).casefold()
    decisions = decisions_of(plan)
    found = [d for d in decisions if d.id.casefold() == wanted] or [d for d in decisions if wanted in d.what.casefold()]
    holding = {d.id for d in can_be_superseded(plan)}
    found = [d for d in found if d.id in holding] or found
    if not wanted or not found:
        raise BadInputError(f"There is no decision “{clean(text)}”; `planner show decisions` lists them.")
    if len(found) > 1:
        named = "; ".join(f"{d.what} ({d.id})" for d in found[:_NAMED])
        more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise BadInputError(f"“{clean(text)}” could be {len(found)} decisions: {named}{more}; name one by its id.")
    return found[0]
