"""The item under the cursor: what the pane below the lanes says about it, and the one line where there is no pane."""

from datetime import date
from typing import NamedTuple

from planner.domain.capacity import round_half_up
from planner.domain.item import Item
from planner.domain.okrs.key_results import kr_text, moved_by
from planner.domain.plan import Plan
from planner.domain.proposed_lane import is_proposed
from planner.domain.rank_fill import Fill
from planner.domain.reasons import is_below_line
from planner.domain.score import QUESTIONS, answers, score
from planner.domain.scoring.numbers import score_text
from planner.domain.scoring.suggestion import Suggestion
from planner.domain.speed import on_item
from planner.domain.standing import rank_of, standing_sentence, taken
from planner.domain.text import weeks_phrase
from planner.domain.voting.kept import dissents_on
from planner.domain.words import OUTCOME_NAMES, STAGE_NAMES, Answer

_NOTE = 1_000
"""More of a note than any pane shows."""
_WORDS = {"in": "in", "must": "must-do", "waiting": "waiting"}


class AnswerLine(NamedTuple):
    """One of the three questions with its answer and what speaks for it."""

    question: str
    answer: Answer | None
    evidence: str


class ItemCard(NamedTuple):
    """One item in words."""

    heading: str
    """`Item 7`, by its rank; `Item` where it has none."""
    title: str
    facts: tuple[str, ...]
    """Key, team, stage, weeks with their range."""
    answers: tuple[AnswerLine, ...]
    about: tuple[tuple[str, str], ...]
    """Label and text: how it stands, what it needs, its score, what was promised, who saw it differently."""
    note: str
    """On one line."""
    brief: tuple[str, ...]
    """The same in a few parts for one line; an exception comes first."""


def item_card(
    plan: Plan, filled: Fill, item_id: str, suggested: Suggestion | None = None, today: date | None = None
) -> ItemCard:
    """An item as it stands; `suggested` is its rank by score, where it has one.

    The verdicts of its slices are those of `today`; without a day they are left out.
    """
    item = plan.items[item_id]
    team = plan.teams.get(item.team or "")
    evidence = (item.customer_evidence, item.business_evidence, item.running_evidence)
    lines = zip(QUESTIONS, answers(item), (" ".join(text.split()) for text in evidence), strict=True)
    tried = _tried(plan, item_id, today)
    facts = (item.key, team.name if team else "no team", STAGE_NAMES[item.stage], _takes(plan, filled, item))
    rank = rank_of(plan, item_id, item.category) if item.category is not None else 0
    return ItemCard(
        f"Item {rank}" if rank else "Item",
        item.title,
        facts,
        tuple(AnswerLine(*line) for line in lines),
        tuple(_about(plan, filled, item, suggested, tried)),
        " ".join(item.note[:_NOTE].split()),
        _brief(plan, filled, item, tried),
    )


def _about(plan: Plan, filled: Fill, item: Item, suggested: Suggestion | None, tried: str) -> list[tuple[str, str]]:
    about = [("stands", standing_sentence(plan, filled, item).rstrip("."))]
    if tried:
        about.append(("slices", tried))
    if is_proposed(plan, item.id):
        about.append(("lane", "proposed by the import; nobody has said so yet"))
    needs = plan.needs.get(item.id, ())
    if needs:
        about.append(("needs", ", ".join(f"{plan.items[n].title} ({standing_word(plan, filled, n)})" for n in needs)))
    krs = moved_by(plan, item.id)
    if krs:
        about.append(("moves", ", ".join(kr_text(kr) for kr in krs)))
    speed = on_item.brief(plan, item.id)
    if speed:
        about.append(("speed", speed))
    value = score(plan, item)
    if value is not None:
        about.append(("score", score_text(value) + (f", {suggested.text}" if suggested is not None else "")))
    placement = plan.placement_of(item.id)
    if placement is not None and placement.committed is not None:
        promised = "promised" if placement.committed != "out" else "not promised"
        about.append(("agreed", f"{promised}, {OUTCOME_NAMES[placement.outcome]}"))
    # A card is seen in the room alone, where every lead may be named.
    about += [("dissent", f"{who}: {why}") for who, why in dissents_on(plan, item.id, in_room=True)]
    return about


def _tried(plan: Plan, item: str, today: date | None) -> str:
    """Its slices with their verdicts, on one line; empty where it has none."""
    if today is None or plan.evidence is None or not plan.evidence.slices:
        return ""
    from planner.domain.views.slices import brief, item_slices  # statistics, which few items need

    return brief(item_slices(plan, item, today))


def effort_phrase(item: Item) -> str:
    """`12 weeks (8 – 16)`, `3 weeks left`, `no size`."""
    if item.remaining is not None:
        return f"{weeks_phrase(item.remaining)} left"
    if item.effort is None:
        return "no size"
    if not item.effort.is_range:
        return weeks_phrase(item.effort.mean)
    low, high = round_half_up(item.effort.low), round_half_up(item.effort.high)
    return f"{weeks_phrase(item.effort.mean)} ({low} – {high})"


def _takes(plan: Plan, filled: Fill, item: Item) -> str:
    """An item's effort, with what other teams' shares add; as service, what it holds."""
    if item.id in filled.service:
        return f"service, {weeks_phrase(filled.service[item.id])}"
    if not plan.shares.get(item.id) or plan.weeks[item.id] is None:
        return effort_phrase(item)
    return taken(plan, item)


def _brief(plan: Plan, filled: Fill, item: Item, tried: str) -> tuple[str, ...]:
    parts = [item.key]
    exception = _exception(plan, filled, item)
    if exception:
        parts.append(exception)
    given = answers(item)
    if any(answer is not None for answer in given):
        parts.append(" ".join("·" if answer is None else str(answer) for answer in given))
    if not exception or (item.effort is not None and item.effort.is_range):
        parts.append(_takes(plan, filled, item))  # the sentence about an exception says the weeks already
    if item.stage != "done":
        parts.append(STAGE_NAMES[item.stage])
    if tried:
        parts.append(tried)
    needs = plan.needs.get(item.id, ())
    if needs:
        parts.append(f"needs {', '.join(plan.items[n].title for n in needs)}")
    dissents = dissents_on(plan, item.id, in_room=True)
    if dissents:
        parts.append(f"dissent of {', '.join(who for who, _ in dissents)}")
    return tuple(parts)


def _exception(plan: Plan, filled: Fill, item: Item) -> str:
    """How an item stands, where it is not simply in above the line."""
    if item.category is None or item.id not in filled.standing:
        return ""
    is_in = filled.standing[item.id] == "in" and item.stage != "done" and item.id not in filled.service
    if is_in and not is_below_line(filled, item, rank_of(plan, item.id, item.category)):
        return ""
    return standing_sentence(plan, filled, item).rstrip(".")


def standing_word(plan: Plan, filled: Fill, item: str) -> str:
    """How an item stands, in a word: `in`, `must-do`, `waiting`, `out`, `unsorted`, `done`."""
    if plan.items[item].stage in {"done", "stopped"}:
        return STAGE_NAMES[plan.items[item].stage]
    standing = filled.standing.get(item)
    return _WORDS.get(standing, "out") if standing else "unsorted"
