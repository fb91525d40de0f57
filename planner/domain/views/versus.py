"""What the comparison shows: two cards and one question, how far it is, and what it would leave unsure."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.domain.okrs.key_results import kr_text, moved_by
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.text import counted
from planner.domain.versus.beginning import LARGEST
from planner.domain.versus.prior import is_compared
from planner.domain.versus.result import Result
from planner.domain.versus.state import State
from planner.domain.views.item_card import effort_phrase, item_card
from planner.domain.words import CATEGORY_NAMES, STAGE_NAMES

QUESTION = "If only one of these happens this quarter?"
_NAMED, _TITLE = 3, 40
"""How many items a sentence names, and how much of each title."""
_ROOM, _LEAST = 200, 12
"""Cells for a sentence where it has all of a line or may wrap, and the least that is left of a title."""
_NOTE = 4_000
"""More of a note than any card shows."""


class VersusCard(NamedTuple):
    """One of the two items."""

    item: str
    title: str
    facts: str
    """`Growth · 12 weeks`."""
    note: str
    moves: str
    """What it should move, e.g. `Repeat purchase 29 → 38 %`; empty where nobody said."""


class VersusView(NamedTuple):
    """One question of a comparison."""

    lane: str
    cards: tuple[VersusCard, VersusCard] | None
    """Left and right; `None` where nothing more is asked."""
    left: str
    """`7 left`."""
    progress: float
    """0…1."""
    unsure: str
    """What stopping now would leave unsure, as a sentence."""


def versus_view(plan: Plan, state: State, room: int = _ROOM) -> VersusView:
    """What there is to see of a comparison, where a sentence has `room` cells."""
    asked = state.question
    return VersusView(
        CATEGORY_NAMES[state.comparison.category],
        (item_face(plan, asked[0]), item_face(plan, asked[1])) if asked is not None else None,
        f"{state.left} left",
        state.progress,
        unsure_sentence(plan, state, room),
    )


def item_face(plan: Plan, item_id: str) -> VersusCard:
    """What of an item speaks for itself: title, team and weeks, note."""
    item = plan.items[item_id]
    team = plan.teams.get(item.team or "")
    facts = " · ".join((team.name if team is not None else "no team", effort_phrase(item)))
    return VersusCard(
        item_id, item.title, facts, item.note[:_NOTE], ", ".join(kr_text(kr) for kr in moved_by(plan, item_id))
    )


def unsure_sentence(plan: Plan, state: State, room: int = _ROOM) -> str:
    """`stopping now leaves 2 items unsure: Gift cards, Referral rewards`; in little room fewer are named."""
    if not state.unsure:
        return "stopping now leaves no item unsure"
    said = f"stopping now leaves {counted(len(state.unsure), 'item')} unsure: "
    return said + _titles(plan, state.unsure, room - len(said))


def details(plan: Plan, filled: Fill, item: str) -> tuple[tuple[str, str], ...]:
    """What the cards keep to themselves until asked, since it anchors the answer: label and text."""
    card = item_card(plan, filled, item)
    answers = [(line.question, _answer(line.answer, line.evidence)) for line in card.answers]
    # What people ask for first stands first: at 80 × 24 the rest may not fit.
    scores = [pair for pair in card.about if pair[0] == "score"]
    others = [pair for pair in card.about if pair[0] not in {"score", "moves"}]
    return (*scores, *answers, ("stage", STAGE_NAMES[plan.items[item].stage]), *others)


def taken_up_sentence(plan: Plan, state: State) -> str:
    """Where a comparison is taken up; says so where it is about some of the lane's items only."""
    said = f"Taken up again after {counted(state.answered, 'answer')}"
    lane = plan.order.lane(state.comparison.category)
    total = sum(1 for entry in lane if is_compared(plan, entry.item))
    if len(state.items) < min(total, LARGEST):
        return f"{said}, about {len(state.items)} of {total} items.   : Begin anew for all"
    return f"{said}."


class ResultRow(NamedTuple):
    """One rank of the compared items: who has it now, and who will."""

    rank: int
    """In the lane, from 1."""
    now: str
    """Title of the item that stands there."""
    then: str
    """Title of the item that comes there."""
    by: int
    """How many of these places that item goes up; negative for down."""
    plan: str
    """`in` where it enters the plan, `out` where it leaves it, else empty."""


def result_rows(plan: Plan, result: Result) -> tuple[ResultRow, ...]:
    """The old order beside the new, rank by rank."""
    was = {item: place for place, item in enumerate(result.old)}
    came, went = set(result.effect.came_in), set(result.effect.went_out)
    return tuple(
        ResultRow(
            rank,
            plan.items[now].title,
            plan.items[then].title,
            was[then] - place,
            "in" if then in came else "out" if then in went else "",
        )
        for place, (rank, now, then) in enumerate(zip(result.ranks, result.old, result.new, strict=True))
    )


def result_sentence(plan: Plan, state: State, result: Result) -> tuple[str, ...]:
    """What the answers come to: how many moved, what enters and leaves the plan, and what is unsure."""
    moved = sum(1 for now, then in zip(result.old, result.new, strict=True) if now != then)
    answers = counted(state.answered, "answer")
    if not moved:
        said = [f"{answers[:1].upper()}{answers[1:]}, and the order stays as it is."]
    else:
        came, went = _titles(plan, result.effect.came_in), _titles(plan, result.effect.went_out)
        said = [f"{answers[:1].upper()}{answers[1:]}: {moved} of {counted(len(result.new), 'item')} stand elsewhere."]
        said.append(f"Enters the plan: {came}. Leaves it: {went}.")
    if state.stopped is not None:
        said.append(state.stop_sentence)
    elif state.unsure:
        said.append(f"Still unsure: {_titles(plan, state.unsure)}.")
    return tuple(said)


def _answer(answer: int | None, evidence: str) -> str:
    said = "·" if answer is None else str(answer)
    return f"{said}  {evidence}" if evidence else said


def _titles(plan: Plan, items: Sequence[str], room: int = _ROOM) -> str:
    """Up to three titles, as many as there is room for, none so long that the others go unseen; `nothing` for none."""
    if not items:
        return "nothing"
    names = [plan.items[item].title if item in plan.items else item for item in items[:_NAMED]]
    for count in range(len(names), 0, -1):
        said = _with_more([_cut(name, _TITLE) for name in names[:count]], len(items) - count)
        if len(said) <= room:
            return said
    more = len(_with_more([""], len(items) - 1))
    return _with_more([_cut(names[0], max(_LEAST, room - more))], len(items) - 1)


def _with_more(names: Sequence[str], more: int) -> str:
    return f"{', '.join(names)} and {more} more" if more > 0 else ", ".join(names)


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
