"""How a plan's scores come about, and what choosing otherwise would do to them."""

from typing import NamedTuple

from planner.domain.change import Step, edit
from planner.domain.errors import BadInputError
from planner.domain.organisation import Organisation
from planner.domain.plan import Plan
from planner.domain.scoring.numbers import term_text
from planner.domain.scoring.questions import QUESTIONS
from planner.domain.scoring.suggestion import suggestions
from planner.domain.text import clean
from planner.domain.typed import parse_number
from planner.domain.words import CATEGORIES, ScoreMethod

METHODS: dict[ScoreMethod, tuple[str, str]] = {
    "three_questions": ("three questions", "impact × confidence ÷ weeks"),
    "rice": ("reach", "reach × impact × confidence ÷ months"),
    "wsjf": ("cost of waiting", "(value + urgency + risk) ÷ job size"),
}
"""What each method is called where its own name is not said, and what it is made of."""
MOST_WEIGHT = 1000.0


class Scores(NamedTuple):
    """A choice of method, and the weights of the three questions; only their proportion counts."""

    method: ScoreMethod
    customer: float = 1.0
    business: float = 1.0
    running: float = 1.0

    @property
    def weights(self) -> str:
        """`2 : 1 : 1`."""
        return " : ".join(map(term_text, self[1:]))


class ScoresEffect(NamedTuple):
    """How many of the items in the lanes have a score, before and after a choice."""

    gained: int
    lost: int
    scored: int
    """How many have one after it."""
    items: int
    reordered: int = 0
    """How many had one, have one, and are suggested another rank."""


def scores_of(organisation: Organisation) -> Scores:
    """What is chosen now."""
    o = organisation
    return Scores(o.score_method, o.weight_customer, o.weight_business, o.weight_running)


def read_weights(method: ScoreMethod, texts: tuple[str, str, str]) -> Scores:
    """A choice from what was typed; raises `BadInputError` for what is no weight, and where none is over 0."""
    weights = [_weight(text, name) for text, name in zip(texts, QUESTIONS, strict=True)]
    if not any(weights):
        raise BadInputError("At least one question needs a weight over 0; write e.g. 1, 1 and 1.")
    return Scores(method, *weights)


def choose_scores(plan: Plan, chosen: Scores) -> Step:
    """Lets the plan's scores come about as chosen."""
    now = scores_of(plan.organisation)
    changes = edit(
        plan.organisation,
        score_method=chosen.method,
        weight_customer=chosen.customer,
        weight_business=chosen.business,
        weight_running=chosen.running,
    )
    if now.method == chosen.method:
        return Step(f"Weigh the three questions {chosen.weights}", changes)
    weighed = f", weighed {chosen.weights}" if now.weights != chosen.weights else ""
    return Step(f"Score by {METHODS[chosen.method][0]}, not by {METHODS[now.method][0]}{weighed}", changes)


def scores_effect(before: Plan, after: Plan) -> ScoresEffect:
    """Who gets a score, who loses it, and who is suggested another rank."""
    gained = lost = scored = items = reordered = 0
    for category in CATEGORIES:
        was, now = suggestions(before, category), suggestions(after, category)
        both = was.keys() & now.keys()
        gained += len(now) - len(both)
        lost += len(was) - len(both)
        scored += len(now)
        items += len(after.order.lane(category))
        reordered += sum(1 for item in both if was[item] != now[item])
    return ScoresEffect(gained, lost, scored, items, reordered)


def effect_text(change: ScoresEffect) -> str:
    """What a choice does, in a sentence or two.

    E.g. `14 items get a score, 3 lose theirs. 36 of 40 in the lanes then have one.`
    """
    have = f"{change.scored:,} of {change.items:,} in the lanes"
    again = f" {_items(change.reordered)} would stand elsewhere by score." if change.reordered else ""
    if not change.gained and not change.lost:
        return f"No item gets or loses a score: {have} have one.{again}"
    said = [f"{_items(change.gained)} {'gets' if change.gained == 1 else 'get'} a score"] if change.gained else []
    if change.lost:
        who = f"{change.lost:,}" if said else _items(change.lost)
        said.append(f"{who} {'loses its own' if change.lost == 1 else 'lose theirs'}")
    return f"{', '.join(said)}. {have} then have one.{again}"


def _items(count: int) -> str:
    return f"{count:,} item{'' if count == 1 else 's'}"


def _weight(text: str, name: str) -> float:
    what = f"Weight of {name}"
    weight = parse_number(text, what) if clean(text) else 0.0
    if not 0 <= weight <= MOST_WEIGHT:
        raise BadInputError(f"{what}: write a number from 0 to {MOST_WEIGHT:,.0f}; only the proportion counts.")
    return weight
