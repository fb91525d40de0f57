"""A comparison as JSON and as plain text; answers are numbered in the order in which they were given."""

from datetime import date
from typing import Any

from planner.cli.tables import table
from planner.domain.comparison import Comparison, ComparisonAnswer
from planner.domain.effect import cost_text
from planner.domain.plan import Plan
from planner.domain.text import clean, counted, weeks_text
from planner.domain.versus.answering import AskBack, Contradiction, told
from planner.domain.versus.beginning import evidence_of
from planner.domain.versus.result import Result, result
from planner.domain.versus.state import State
from planner.domain.words import CATEGORY_NAMES


def answers_of(plan: Plan, comparison: Comparison) -> list[tuple[int, ComparisonAnswer]]:
    """All answers of a comparison with their numbers, from 1; what was taken back keeps its number."""
    ours = (said for said in evidence_of(plan).comparison_answers.values() if said.comparison == comparison.id)
    return list(enumerate(sorted(ours, key=lambda said: (said.at, said.id)), start=1))


def state_json(plan: Plan, state: State, *, whole: bool) -> dict[str, Any]:
    """Where a comparison stands; with `whole` the answers and both orders, too. Items are named by their keys."""
    comparison = state.comparison
    question = state.question
    found: dict[str, Any] = {
        "schema": 1,
        "lane": comparison.category,
        "policy": comparison.policy,
        "prior": comparison.prior,
        "items": len(state.items),
        "line": comparison.line,
        "budget": comparison.budget,
        "question": None if question is None else {"a": _key(plan, question[0]), "b": _key(plan, question[1])},
        "stopped": state.stopped,
        "answered": state.answered,
        "left": state.left,
        "unsure": _keys(plan, state.unsure),
        "misplaced": state.misplaced,
        "gone": _keys(plan, state.gone),
    }
    if whole:
        found |= result_json(plan, result(plan, comparison, state))
        found["answers"] = [_answer_json(plan, number, said) for number, said in answers_of(plan, comparison)]
        found["refused"] = _numbers(plan, comparison, state.refused)
    return found


def refusal_json(plan: Plan, comparison: Comparison, outcome: Contradiction | AskBack) -> dict[str, Any]:
    """Why an answer was not taken."""
    if isinstance(outcome, AskBack):
        return {"schema": 1, "asked_back": {"sentence": outcome.sentence, "likely": outcome.likely}}
    against = {
        "sentence": outcome.sentence,
        "items": _keys(plan, outcome.items),
        "answers": _numbers(plan, comparison, outcome.answers),
    }
    return {"schema": 1, "contradiction": against}


def result_json(plan: Plan, outcome: Result) -> dict[str, Any]:
    """The old order beside the new, and what enters and leaves the plan."""
    return {
        "old": _keys(plan, outcome.old),
        "new": _keys(plan, outcome.new),
        "came_in": _keys(plan, outcome.effect.came_in),
        "went_out": _keys(plan, outcome.effect.went_out),
    }


def state_lines(plan: Plan, state: State, today: date, *, whole: bool) -> list[str]:
    """The same as lines to print."""
    lines = [*_asked(plan, state), _far(state)]
    if state.unsure:
        titles = ", ".join(_title(plan, item) for item in state.unsure[:3])
        more = f" and {len(state.unsure) - 3} more" if len(state.unsure) > 3 else ""
        lines.append(f"Stopping now leaves {counted(len(state.unsure), 'item')} unsure: {titles}{more}.")
    if state.gone:
        lines.append(f"Not in the lane any more: {', '.join(_title(plan, item) for item in state.gone)}.")
    if state.refused:
        numbers = ", ".join(map(str, _numbers(plan, state.comparison, state.refused)))
        lines.append(f"These contradict earlier answers and do not count: {numbers}.")
    return [*lines, *_orders(plan, state), *_said(plan, state, today)] if whole else lines


def _asked(plan: Plan, state: State) -> list[str]:
    if state.question is None:
        return [state.stop_sentence]
    heads = ("", "Key", "Item", "Team", "wk")
    rows = [(side, *_card(plan, item)) for side, item in zip("AB", state.question, strict=True)]
    return ["If only one of these happens this quarter?", *table(heads, "<<<<>", rows)]


def _card(plan: Plan, item_id: str) -> tuple[str, str, str, str]:
    item = plan.items[item_id]
    team = plan.teams.get(item.team or "")
    return item.key, item.title, team.name if team else "–", weeks_text(plan.weeks[item_id])


def _far(state: State) -> str:
    lane = CATEGORY_NAMES[state.comparison.category]
    left = f", about {state.left} left" if state.left else ""
    return f"{lane}: {counted(state.answered, 'answer')}{left}."


def _orders(plan: Plan, state: State) -> list[str]:
    outcome = result(plan, state.comparison, state)
    rows = [
        (str(rank), _title(plan, old), _title(plan, new))
        for rank, old, new in zip(outcome.ranks, outcome.old, outcome.new, strict=True)
    ]
    cost = clean(cost_text(plan, outcome.effect), 4000)
    return ["", *table(("#", "Now", "By the answers"), "><<", rows), *([cost] if cost else [])]


def _said(plan: Plan, state: State, today: date) -> list[str]:
    lines = []
    for number, said in answers_of(plan, state.comparison):
        back = " (taken back)" if said.retracted else ""
        lines.append(clean(f"{number} {told(plan, said, today)}{back}", 4000))
    return ["", *lines] if lines else []


def _answer_json(plan: Plan, number: int, said: ComparisonAnswer) -> dict[str, Any]:
    return {
        "n": number,
        "a": _key(plan, said.a),
        "b": _key(plan, said.b),
        "verdict": said.verdict,
        "at": said.at.isoformat(),
        "by": said.by,
        "retracted": said.retracted,
    }


def _numbers(plan: Plan, comparison: Comparison, answers: tuple[ComparisonAnswer, ...]) -> list[int]:
    wanted = {said.id for said in answers}
    return [number for number, said in answers_of(plan, comparison) if said.id in wanted]


def _keys(plan: Plan, items: tuple[str, ...]) -> list[str]:
    return [_key(plan, item) for item in items]


def _key(plan: Plan, item: str) -> str:
    return plan.items[item].key if item in plan.items else item


def _title(plan: Plan, item: str) -> str:
    return clean(plan.items[item].title) if item in plan.items else "an item that is gone"
