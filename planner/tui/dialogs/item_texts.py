"""What the item form shows: which fields on which line, and their values as text."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.item import Item
from planner.domain.item_fields import effort_text, parse_category
from planner.domain.okrs.key_results import kr_found, kr_text, moved_by, ordered_krs
from planner.domain.plan import Plan
from planner.domain.score import CONFIDENCES, QUESTIONS, asked
from planner.domain.scoring.explained import impact_remark
from planner.domain.scoring.inputs import INPUT_NAMES, input_text, read_input
from planner.domain.shares import shares_text
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, STAGE_NAMES, STAGES, Category, ScoreMethod


class Field(NamedTuple):
    """One field of the form."""

    name: str
    """A field of `Item` or `ScoreInputs`, `needs`, or `krs` for the key results that it should move."""
    label: str = ""
    hint: str = ""
    size: str = "whole"
    """`whole`, `half` or `digit`."""


FormLine = tuple[Field, ...]
_DIGIT = "0–5"
_LINE = 72
"""Characters of the line that says what a field asks."""
_SHORT = 20
"""Characters that a field beside another has."""
_RELATIVE = "1 2 3 5 8 13 20"

_LINES: tuple[FormLine, ...] = (
    (Field("title", "Title"),),
    (Field("category", "Lane", size="half"), Field("team", "Team", size="half")),
    (Field("effort", "Effort", "S–XL, 6, 4 / 6 / 9", "half"), Field("confidence", "Confidence", size="half")),
    (Field("shares", "Other teams", "e.g. PLT 3, BLD 1", "half"), Field("service", "Service", "e.g. 10 %", "half")),
    (Field("stage", "Stage", size="half"), Field("tags", "Tags", "words, with commas", "half")),
    (Field("customer", "Customer", _DIGIT, "digit"), Field("customer_evidence", hint="what speaks for it")),
    (Field("business", "Business", _DIGIT, "digit"), Field("business_evidence", hint="what speaks for it")),
    (Field("running", "Running", _DIGIT, "digit"), Field("running_evidence", hint="what speaks for it")),
    (Field("needs", "Needs", "keys of other items, e.g. PLT-4, GRW-9"),),
    (Field("krs", "Should move", "a few letters of a key result, commas between several"),),
    (Field("must_reason", "Must-do", "why, if it is one"), Field("must_due", "due", "e.g. 2026-12-12", "half")),
)
_INPUT_LINES: dict[ScoreMethod, tuple[FormLine, ...]] = {
    "three_questions": (),
    "rice": (
        (Field("reach", "Reach", "e.g. 2000", "half"), Field("reach_impact", "Impact", "3 2 1 0.5 0.25", "half")),
    ),
    "wsjf": (
        (Field("user_value", "Value", _RELATIVE, "half"), Field("time_criticality", "Urgency", _RELATIVE, "half")),
        (Field("risk_reduction", "Risk", _RELATIVE, "half"), Field("job_size", "Job size", _RELATIVE, "half")),
    ),
}
_AFTER = 5
"""Lines above those of the score's own inputs."""
_EVIDENCE = "What speaks for the answer: a number, a customer, what was seen."
_EXPLAINED = {
    "category": "Innovation: what customers see. Tune-Up: what makes innovating faster.",
    "stage": "idea, sketch, MVP, broad, last mile or done: how far it is validated.",
    "tags": "Words to filter by, with commas between them.",
    "needs": "What has to happen before: keys or parts of titles, with commas between.",
    "must_reason": "An obligation or a deadline: the item is then in whatever its rank.",
    "must_due": "The day by which it has to be done, as year-month-day.",
    "customer_evidence": _EVIDENCE,
    "business_evidence": _EVIDENCE,
    "running_evidence": _EVIDENCE,
    "effort": "Weeks of one person, or a size; low / likely / high near the line.",
    "shares": "Weeks of other teams that it takes as well, e.g. PLT 3, BLD 1.",
    "service": "A share of the team’s Tune-Up, e.g. 10 %, held before what is ranked.",
    "confidence": "How sure is this? high, medium or low; not said counts as medium.",
    "reach": "How many people or events does it reach in a quarter?",
    "reach_impact": "How much does it matter to each? 3 massive, 2, 1, 0.5, 0.25 minimal.",
    "user_value": "What is it worth to users and the business, beside the other items?",
    "time_criticality": "How much of that is lost by waiting, beside the other items?",
    "risk_reduction": "What risk does it take away, or what does it make possible later?",
    "job_size": "How large is it, beside the other items?",
}


def form_lines(plan: Plan) -> tuple[FormLine, ...]:
    """The form's lines; which inputs of a score it asks for depends on how the plan's scores come about."""
    return (*_LINES[:_AFTER], *_INPUT_LINES[plan.organisation.score_method], *_LINES[_AFTER:])


def explained(plan: Plan, name: str, lane: str) -> str:
    """What a field asks, the three questions in the words of the lane; empty where its label says it all."""
    if name in QUESTIONS:
        return asked(_category(lane))[QUESTIONS.index(name)]
    if name == "team":
        teams = ", ".join(options(plan, name))
        return teams if len(teams) <= _LINE else f"{teams[: _LINE - 1]}…"
    return _EXPLAINED.get(name, "")


def found(plan: Plan, name: str, text: str) -> str:
    """What the letters in the field of key results find, on a line; empty for another field."""
    if name != "krs":
        return ""
    krs = kr_found(plan, text)
    if not plan.key_results:
        return f"{plan.quarter.name} has no key results yet: e on Align adds them."
    if not krs:
        return "No key result has this in its name."
    line = " · ".join(kr_text(kr) for kr in krs)
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"


def remark(name: str, text: str) -> str:
    """A remark on an entry that is kept although it is unusual; empty for any other."""
    if name != "reach_impact":
        return ""
    try:
        return impact_remark(read_input(name, text))
    except BadInputError:  # half typed; saving complains
        return ""


def _category(lane: str) -> Category | None:
    try:
        return parse_category(lane)
    except BadInputError:  # half typed
        return None


def field_texts(plan: Plan, item: Item | None, given: Mapping[str, str]) -> dict[str, str]:
    """The text of every field; for a new item what was `given`, else nothing."""
    names = [field.name for line in form_lines(plan) for field in line] + ["note"]
    if item is None:
        return {name: given.get(name, STAGE_NAMES["idea"] if name == "stage" else "") for name in names}
    return {name: _text(plan, item, name) for name in names}


def placeholder(plan: Plan, field: Field) -> str:
    """What an empty field shows: its hint, else what may be written there, as far as a short field has room."""
    choices = options(plan, field.name)
    said = field.hint or " · ".join(choices)
    if field.name != "team" or len(said) <= _SHORT:
        return said
    keys = " ".join(team.key for team in plan.active_teams)
    return keys if len(keys) <= _SHORT else "name or key"


def options(plan: Plan, name: str) -> list[str]:
    """What may be written in a field that has few answers."""
    choices = {
        "category": [CATEGORY_NAMES[category] for category in CATEGORIES],
        "team": [team.name for team in plan.active_teams],
        "confidence": list(CONFIDENCES),
        "stage": [STAGE_NAMES[stage] for stage in STAGES if stage != "stopped"],
        "krs": [kr.name for kr in ordered_krs(plan)],
    }
    return choices.get(name, [])


def _text(plan: Plan, item: Item, name: str) -> str:
    if name in _WRITTEN:
        return _WRITTEN[name](plan, item)
    if name in INPUT_NAMES:
        return input_text(getattr(plan.score_inputs.get(item.id), name, None))
    value = getattr(item, name)
    return "" if value is None else str(value)


def _confidence(item: Item) -> str:
    if item.confidence is None:
        return ""
    return next((word for word, share in CONFIDENCES.items() if share == item.confidence), f"{item.confidence:.0%}")


_WRITTEN: dict[str, Callable[[Plan, Item], str]] = {
    "krs": lambda plan, item: ", ".join(kr.name.replace(",", " ") for kr in moved_by(plan, item.id)),
    "needs": lambda plan, item: ", ".join(plan.items[need].key for need in plan.needs.get(item.id, ())),
    "category": lambda _, item: CATEGORY_NAMES[item.category] if item.category else "",
    "team": lambda plan, item: plan.teams[item.team].name if item.team is not None and item.team in plan.teams else "",
    "effort": lambda _, item: effort_text(item.effort),
    "shares": shares_text,
    "service": lambda _, item: "" if item.service is None else f"{round(item.service * 100, 2):g} %",
    "confidence": lambda _, item: _confidence(item),
    "stage": lambda _, item: STAGE_NAMES[item.stage],
    "tags": lambda _, item: ", ".join(item.tags),
    "must_due": lambda _, item: item.must_due.isoformat() if item.must_due else "",
}
