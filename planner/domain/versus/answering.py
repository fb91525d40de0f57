"""Answering: each answer joins the log, unless it contradicts what was said, or wants to be asked back once."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planner.domain.calendar import clock_in
from planner.domain.change import Step, create, edit
from planner.domain.comparison import Comparison, ComparisonAnswer, Verdict
from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.versus.beginning import evidence_of
from planner.domain.versus.log import Link
from planner.domain.versus.state import State, derive
from planner.domain.words import CATEGORY_NAMES

SURPRISING = 0.2
"""An answer that the list so far gives less than this is asked back once."""
ASK_BACK = "Sure? The list so far says the opposite."


class Contradiction(NamedTuple):
    """An answer that cannot hold together with what was said before; nothing was changed."""

    sentence: str
    """The shortest chain in words, e.g. `A before B 10:31, B before C 10:34, now C before A`."""
    answers: tuple[ComparisonAnswer, ...]
    """The answers of the chain; taking back one of them makes room. Empty where only fixed pairs stand against it."""
    items: tuple[str, ...]
    """Ids of the items along the chain, from the upper to the lower."""


class AskBack(NamedTuple):
    """An answer that the list so far makes unlikely; nothing was changed. With `confirmed` it gets through."""

    sentence: str
    likely: float
    """How likely the list so far made it, 0…1."""


Outcome = Step | Contradiction | AskBack


def answer(
    plan: Plan,
    comparison: Comparison,
    a: str,
    b: str,
    verdict: Verdict,
    moment: Moment,
    *,
    confirmed: bool = False,
    state: State | None = None,
) -> Outcome:
    """What comes of an answer about two items, by id; `state`, where it is at hand, saves deriving it.

    Raises `BadInputError` for items that are not being compared or have left the lane, and after it was applied.
    """
    if comparison.applied_at is not None:
        raise BadInputError("That comparison was applied already; begin another to go on.")
    state = state or derive(plan, comparison)
    for item in (a, b):
        _check(plan, state, item)
    if a == b:
        raise BadInputError("An item cannot be compared with itself; name two.")
    if verdict != "later":
        against = _contradiction(plan, state, a, b, verdict, moment.today)
        if against is not None:
            return against
        likely = _likely(state, a, b, verdict)
        if likely < SURPRISING and not confirmed and not _was_asked(plan, comparison, a, b):
            return AskBack(ASK_BACK, likely)
    said = ComparisonAnswer(moment.new_id(), comparison.id, a, b, verdict, moment.now, moment.actor)
    return Step(f"Answer: {_sentence(plan, a, b, verdict)}", (create(said),))


def retract(plan: Plan, answer_id: str) -> Step:
    """Takes an answer back; raises `BadInputError` where it is not there or was taken back already."""
    said = evidence_of(plan).comparison_answers.get(answer_id)
    if said is None:
        raise BadInputError("That answer is not in the plan any more.")
    if said.retracted:
        raise BadInputError("That answer was taken back already.")
    return Step(f"Take back: {_sentence(plan, said.a, said.b, said.verdict)}", edit(said, retracted=True))


def told(plan: Plan, said: ComparisonAnswer, today: date) -> str:
    """An answer with its time, e.g. `Gift cards before Apple Pay 10:31`; with the day too where that was not today."""
    when = clock_in(plan.organisation.time_zone, said.at, today)
    return f"{_sentence(plan, said.a, said.b, said.verdict)} {when}"


def _check(plan: Plan, state: State, item: str) -> None:
    lane = CATEGORY_NAMES[state.comparison.category]
    name = f"“{plan.items[item].title}”" if item in plan.items else "That item"
    if state.position(item) is None:
        raise BadInputError(f"{name} is not part of this comparison of {lane}.")
    if not state.is_here(item):
        raise BadInputError(f"{name} is not in {lane} any more, so nothing is asked about it.")


def _likely(state: State, a: str, b: str, verdict: Verdict) -> float:
    if verdict == "same":
        return 0.5
    return state.likely(a, b) if verdict == "this" else state.likely(b, a)


def _was_asked(plan: Plan, comparison: Comparison, a: str, b: str) -> bool:
    """Whether the two were decided before, so that a change of mind is one."""
    return any(
        said.comparison == comparison.id and said.verdict != "later" and {said.a, said.b} == {a, b}
        for said in evidence_of(plan).comparison_answers.values()
    )


def _contradiction(plan: Plan, state: State, a: str, b: str, verdict: Verdict, today: date) -> Contradiction | None:
    one, other = state.position(a), state.position(b)
    if one is None or other is None:
        return None
    if verdict == "that":
        one, other = other, one
    graph, _ = state.without(a, b)
    is_same = graph.group[one] == graph.group[other]
    start, end = other, one
    if verdict == "same":
        if is_same or not graph.is_known(one, other):
            return None
        start, end = (one, other) if graph.before(one, other) else (other, one)
    elif not is_same and not graph.before(other, one):
        return None
    chain = graph.chain(start, end)
    items = state.comparison.items
    said = tuple(link.answer for link in chain if link.answer is not None)
    parts = [*_in_words(plan, state, chain, today), f"now {_sentence(plan, a, b, verdict)}"]
    way = [start]
    for link in chain:
        way.append(link.second if link.first == way[-1] else link.first)
    return Contradiction(", ".join(parts), said, tuple(items[at] for at in way))


def _in_words(plan: Plan, state: State, chain: Sequence[Link], today: date) -> list[str]:
    items = state.comparison.items
    found = []
    for link in chain:
        if link.answer is not None:
            found.append(told(plan, link.answer, today))
        else:
            one, other = items[link.first], items[link.second]
            why = "is needed" if one in plan.needs.get(other, ()) else "must-do" if _is_must(plan, one) else "fixed"
            found.append(f"{_title(plan, one)} before {_title(plan, other)} ({why})")
    return found


def _is_must(plan: Plan, item: str) -> bool:
    return item in plan.items and plan.items[item].is_must


def _sentence(plan: Plan, a: str, b: str, verdict: Verdict) -> str:
    one, other = _title(plan, a), _title(plan, b)
    if verdict == "same":
        return f"{one} and {other} the same"
    if verdict == "later":
        return f"{one} or {other} later"
    return f"{one} before {other}" if verdict == "this" else f"{other} before {one}"


def _title(plan: Plan, item: str) -> str:
    return plan.items[item].title if item in plan.items else "an item that is gone"
