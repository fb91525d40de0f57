"""Agreeing the ratio: what a draft brings in and pushes out, and the decision that makes it hold."""

from planner.domain.capacity import Split, capacity
from planner.domain.change import Change, Step, create, edit
from planner.domain.effect import cost_text, effect
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.rank_fill import fill
from planner.domain.signing import signatories
from planner.domain.text import clean_note, percent, ratio_text


def moved(split: Split, points: int) -> Split:
    """A draft with so many points more for innovation, 0 to 100; 63 moved by 5 goes to the next multiple, 65."""
    return split._replace(ratio=_stepped(split.ratio, points))


def reserved(split: Split, points: int) -> Split:
    """A draft with so many points more of reserve, 0 to 100."""
    return split._replace(reserve=_stepped(split.reserve, points))


def _stepped(share: float, points: int) -> float:
    step = abs(points)
    percents = round(share * 100, 6)
    steps = percents // step + 1 if points > 0 else -(-percents // step) - 1
    return min(100.0, max(0.0, steps * step)) / 100


def agree_ratio(
    plan: Plan, split: Split, moment: Moment, *, why: str, signed_by: str = "", also_signed_by: str = ""
) -> Step:
    """Makes a split the agreed one, with its decision; the first agreement opens Prioritize.

    Who agrees is by default who acts. Raises `BadInputError` for a share outside 0…1, a missing reason, a second
    signatory who is the first, or a closed quarter.
    """
    quarter = plan.quarter
    reason, (first, second) = clean_note(why), signatories(moment, signed_by, also_signed_by)
    if quarter.state == "closed":
        raise BadInputError(f"{quarter.name} is closed; its ratio stays as it was agreed.")
    if not 0 <= split.ratio <= 1 or not 0 <= split.reserve <= 1:
        raise BadInputError("Ratio and reserve lie between 0 and 100 %; move the bar back and agree again.")
    if not reason:
        raise BadInputError("Say in a few words why: the decision is kept with its reason.")
    state = "prioritize" if quarter.state == "align" else quarter.state
    what = f"Ratio {ratio_text(split.ratio)}, reserve {percent(split.reserve)}"
    earlier = latest_agreement(plan)
    decision = Decision(
        moment.new_id(),
        quarter.id,
        moment.now,
        what,
        reason,
        first,
        second,
        cost_text(plan, effect(fill(plan), fill(plan, capacity(plan, split)))),
        supersedes=earlier.id if earlier else None,
        kind="ratio",
    )
    changes: list[Change] = [*edit(quarter, ratio=split.ratio, reserve=split.reserve, state=state), create(decision)]
    return Step(f"Agree {ratio_text(split.ratio)} with {percent(split.reserve)} reserve", tuple(changes), why=reason)


def refuse_overtaken(before: Quarter, now: Quarter) -> None:
    """Raises `BadInputError` where another split was agreed since `before`, over which somebody is about to agree."""
    if now.ratio is None or now.reserve is None:
        return
    if (now.ratio, now.reserve) != (before.ratio, before.reserve):
        raise BadInputError(
            f"Meanwhile {ratio_text(now.ratio)} with {percent(now.reserve)} reserve was agreed; "
            "leave, look at the bar, and agree again."
        )


def latest_agreement(plan: Plan) -> Decision | None:
    """The decision by which the quarter's ratio holds, where evidence was read; withdrawn ones do not count."""
    decisions = plan.evidence.decisions.values() if plan.evidence else ()
    agreed = [d for d in decisions if d.quarter == plan.current and d.kind == "ratio" and not d.withdrawn]
    return max(agreed, key=lambda d: (d.at, d.id), default=None)
