"""One sitting over a comparison: taken up where it was left, or begun anew, and stored only once something is said."""

from collections.abc import Collection
from typing import NamedTuple

from planner.domain.change import Step
from planner.domain.comparison import Comparison, ComparisonAnswer, Verdict
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.versus.answering import Contradiction, Outcome, answer, retract
from planner.domain.versus.beginning import begin, begin_late, evidence_of, open_comparison, open_comparisons
from planner.domain.versus.state import State, derive
from planner.domain.words import Category


class Sitting(NamedTuple):
    """A comparison as it stands, and what of it is not stored yet."""

    state: State
    wanted: tuple[str, ...] | None
    """Ids of the items that it is to be about; `None` for the whole lane."""
    begun: Step | None
    """The step that begins it, where nothing was answered yet: it is done together with the first answer."""

    @property
    def comparison(self) -> Comparison:
        """The comparison."""
        return self.state.comparison


def sit_down(
    plan: Plan, category: Category, moment: Moment, wanted: Collection[str] | None = None, *, anew: bool = False
) -> Sitting:
    """Takes up the lane's comparison where it was left, or begins another; with `anew` always another.

    With `wanted` it is about these items, one alone is placed among the others. A comparison in which nothing was said
    yet is not taken up: the lane may be another by now. Raises `BadInputError` for fewer than two items, and while the
    answers are still being read.
    """
    for left in () if anew else open_comparisons(plan, category):
        if wanted is not None and set(wanted) != set(left.items):
            continue
        state = derive(plan, left)
        if len(state.items) > 1 and (state.last is not None or left.prior == "presort"):
            return Sitting(state, _tuple(wanted), None)
    if wanted is not None and len(wanted) == 1:
        step = begin_late(plan, category, next(iter(wanted)), moment)
    else:
        step = begin(plan, category, moment, items=wanted)
    comparisons = (change.after for change in step.changes if isinstance(change.after, Comparison))
    return Sitting(derive(plan, next(comparisons), ()), _tuple(wanted), step)


def followed(plan: Plan, sitting: Sitting, moment: Moment) -> Sitting:
    """The sitting over the plan as it is now; another begins where this one was taken over or taken back meanwhile.

    Where nothing was said here yet, and somebody else answered since, that comparison is taken up.
    """
    category = sitting.comparison.category
    stored = evidence_of(plan).comparisons.get(sitting.comparison.id)
    if stored is None or stored.applied_at is not None:
        wanted = None if sitting.wanted is None else [i for i in sitting.wanted if _is_there(plan, i, category)]
        return sit_down(plan, category, moment, wanted or None, anew=not _is_overtaken(plan, sitting))
    return sitting._replace(state=derive(plan, stored), begun=None)


def said(
    plan: Plan,
    sitting: Sitting,
    verdict: Verdict,
    moment: Moment,
    *,
    confirmed: bool = False,
    without: Collection[str] = (),
) -> Outcome:
    """What comes of an answer to the question that is asked; `without` are ids of answers to be taken back with it.

    The step holds all that belongs to it: the beginning of the comparison, what is taken back, and the answer.
    """
    asked, comparison = sitting.state.question, sitting.comparison
    if asked is None:
        raise ValueError("nothing is asked")
    steps = [*([sitting.begun] if sitting.begun is not None else []), *(retract(plan, one) for one in without)]
    changes = tuple(change for step in steps for change in step.changes)
    state = derive(plan.after(changes), comparison) if without else sitting.state
    outcome = answer(plan.after(changes), comparison, *asked, verdict, moment, confirmed=confirmed, state=state)
    if isinstance(outcome, Step):
        return outcome._replace(changes=(*changes, *outcome.changes))
    return outcome


def against(plan: Plan, sitting: Sitting, refused: ComparisonAnswer, moment: Moment) -> Contradiction | None:
    """The chain against an answer that does not count because it goes against others, itself the last of its answers.

    Such answers come from merged copies, or from two people who answer at once. `None` where it goes together by now.
    """
    state = sitting.state
    if not (state.is_here(refused.a) and state.is_here(refused.b)):
        return None
    found = answer(plan, sitting.comparison, refused.a, refused.b, refused.verdict, moment, confirmed=True, state=state)
    if not isinstance(found, Contradiction):
        return None
    return found._replace(answers=(*found.answers, refused))


def _is_overtaken(plan: Plan, sitting: Sitting) -> bool:
    """Whether somebody else answered in this lane since the sitting began, in which nothing was said yet."""
    other = open_comparison(plan, sitting.comparison.category)
    if sitting.begun is None or other is None:
        return False
    last = derive(plan, other).last
    return last is not None and last.at > sitting.comparison.at


def _tuple(wanted: Collection[str] | None) -> tuple[str, ...] | None:
    return None if wanted is None else tuple(wanted)


def _is_there(plan: Plan, item: str, category: Category) -> bool:
    return any(entry.item.id == item for entry in plan.order.lane(category))
