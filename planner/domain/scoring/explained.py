"""A score told term by term, and by name what is unknown; the only place where a method's own name is said."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.domain.item import Item, ScoreInputs
from planner.domain.organisation import Organisation
from planner.domain.plan import Plan
from planner.domain.score import score
from planner.domain.scoring import questions, rice, wsjf
from planner.domain.scoring.confidence import UNSAID_CONFIDENCE, counted
from planner.domain.scoring.numbers import score_text, term_text
from planner.domain.scoring.suggestion import MUCH, suggestions
from planner.domain.standing import rank_of
from planner.domain.words import CATEGORY_NAMES, ScoreMethod

METHOD_NAMES: dict[ScoreMethod, str] = {"three_questions": "three questions", "rice": "RICE", "wsjf": "WSJF"}
METHOD_SENTENCES: dict[ScoreMethod, str] = {
    "three_questions": (
        "Three questions: the weighted mean of those that are answered (customer, business, running; 0 to 5)"
        " × confidence ÷ weeks of all teams. What is not answered counts neither way. Only the proportion of the"
        " weights counts. It asks least, and is what a plan begins with."
    ),
    "rice": (
        "Reach is RICE (Intercom): reach × impact × confidence ÷ effort. Reach is people or events in a quarter; impact"
        " is 3, 2, 1, 0.5 or 0.25; effort is in months of one person, from the item's weeks, at least half a month. It"
        " suits products whose users can be counted."
    ),
    "wsjf": (
        "Cost of waiting is WSJF (SAFe): (user-business value + time criticality + risk reduction or opportunity"
        " enablement) ÷ job size, each one of 1, 2, 3, 5, 8, 13, 20 in comparison with the other items. It says which"
        " first, not how much better, and compares with no other backlog."
    ),
}
"""Each method in a few sentences."""
_NO_WEEKS = "nobody has said how long it takes"


class _Account(NamedTuple):
    """How one method comes to its score."""

    formula: str
    """With the item's own terms, e.g. `impact 3.5 × confidence 0.8 ÷ 6 weeks`; only where none is missing."""
    missing: tuple[str, ...]
    """Why there is no score."""
    terms: tuple[str, ...]
    """Where the terms come from, a sentence each."""


def score_lines(plan: Plan, item: Item) -> tuple[str, ...]:
    """A score or why there is none, then its terms, a sentence each."""
    method = plan.organisation.score_method
    inputs = plan.score_inputs.get(item.id) or ScoreInputs(item.id)
    if method == "rice":
        account = _rice(plan, item, inputs)
    elif method == "wsjf":
        account = _wsjf(inputs)
    else:
        account = _three_questions(plan, item)
    value = score(plan, item)
    if value is None:
        return (f"No score ({METHOD_NAMES[method]}): {_and(account.missing)}.", *account.terms)
    first = f"Score {score_text(value)} = {account.formula} ({METHOD_NAMES[method]})."
    return (first, *_suggested(plan, item), *account.terms)


def _suggested(plan: Plan, item: Item) -> list[str]:
    """Which rank the score suggests, and which the item has among those with a score."""
    category = item.category
    suggested = suggestions(plan, category) if category is not None else {}
    suggestion = suggested.get(item.id)
    if category is None or suggestion is None:
        return []
    above = plan.order.lane(category)[: rank_of(plan, item.id, category)]
    rank = sum(1 for entry in above if entry.item.id in suggested)
    if len(suggested) == 1:
        return [f"No other item in {CATEGORY_NAMES[category]} has a score."]
    count = f"{len(suggested)} in {CATEGORY_NAMES[category]}"
    mark = f", {MUCH} places or more away: ≠" if suggestion.differs(rank) else ""
    alike = f"{suggestion.first} to {suggestion.last}" if suggestion.last > suggestion.first else f"{suggestion.first}"
    return [f"It suggests rank {alike} of the {count} that have a score; among these it stands at rank {rank}{mark}."]


def _three_questions(plan: Plan, item: Item) -> _Account:
    value, weeks = questions.impact(plan.organisation, item), plan.all_weeks[item.id]
    given = [answer for answer in questions.answers(item) if answer is not None]
    missing: list[str] = []
    if not given:
        missing.append("none of customer, business and running is answered")
    elif value is None:
        missing.append("what is answered has no weight")
    if weeks is None:
        missing.append(_NO_WEEKS)
    elif not weeks:
        missing.append("it takes no weeks")
    impact = term_text(value or 0.0)
    formula = f"impact {impact} × confidence {term_text(counted(item))} ÷ {_weeks(weeks)}"
    terms = [] if value is None else [_impact(plan.organisation, item, value)]
    asked = zip(questions.QUESTIONS, questions.answers(item), questions.asked(item.category), strict=True)
    said = [f"{name} {'·' if answer is None else answer}: {words}" for name, answer, words in asked]
    return _Account(formula, tuple(missing), (*terms, *_shared(plan, item), *said))


def _impact(organisation: Organisation, item: Item, value: float) -> str:
    rows = list(zip(questions.QUESTIONS, questions.answers(item), questions.weights(organisation), strict=True))
    products = [f"{name} {answer} × {term_text(weight)}" for name, answer, weight in rows if answer is not None]
    total = sum(weight for _, answer, weight in rows if answer is not None)
    unknown = [name for name, answer, _ in rows if answer is None]
    verb = "is" if len(unknown) == 1 else "are"
    rest = f"; {_and(unknown)} {verb} not answered, which counts neither way" if unknown else ""
    return f"Impact {term_text(value)} = ({' + '.join(products)}) ÷ {term_text(total)}{rest}."


def _rice(plan: Plan, item: Item, inputs: ScoreInputs) -> _Account:
    terms = {"reach": inputs.reach, "impact": inputs.reach_impact}
    missing = [f"{name} is not said" for name, value in terms.items() if value is None]
    weeks = plan.all_weeks[item.id]
    if weeks is None:
        missing.append(_NO_WEEKS)
    months = rice.months(weeks or 0.0)
    effort = _months(max(rice.LEAST_MONTHS, months))
    parts = (f"{name} {term_text(value or 0.0)}" for name, value in terms.items())
    formula = f"{' × '.join(parts)} × confidence {term_text(counted(item))} ÷ {effort}"
    said = [impact_remark(inputs.reach_impact)] if impact_remark(inputs.reach_impact) else []
    if weeks is not None:
        a_month = term_text(rice.WEEKS_A_MONTH)
        said.append(f"{_weeks(weeks)} of one person ÷ {a_month} weeks a month = {_months(months)}")
        said[-1] += f"; under {rice.LEAST_MONTHS} it counts as that." if months < rice.LEAST_MONTHS else "."
    said.append("Reach is people or events in a quarter.")
    return _Account(formula, tuple(missing), (*said, *_shared(plan, item)))


def _wsjf(inputs: ScoreInputs) -> _Account:
    terms = {
        "user-business value": inputs.user_value,
        "time criticality": inputs.time_criticality,
        "risk reduction or opportunity enablement": inputs.risk_reduction,
    }
    everything = {**terms, "job size": inputs.job_size}
    unknown = [name for name, value in everything.items() if value is None]
    missing = (f"{_and(unknown)} {'is' if len(unknown) == 1 else 'are'} not said",) if unknown else ()
    delay = sum(value or 0 for value in terms.values())
    formula = f"cost of delay {delay} ÷ job size {inputs.job_size}"
    said = [f"{name} {value}" for name, value in terms.items() if value is not None]
    sums = [f"Cost of delay {delay} = {' + '.join(said)}."] if len(said) == len(terms) else []
    known = [f"Said so far: {', '.join(f'{name} {value}' for name, value in everything.items() if value is not None)}."]
    off = [f"{name} {value}" for name, value in everything.items() if value is not None and value not in wsjf.SCALE]
    scale = ", ".join(map(str, wsjf.SCALE))
    remark = [f"{_and(off)} {'is' if len(off) == 1 else 'are'} off the scale {scale}."] if off else []
    relative = (
        "Each term compares with the other items of this backlog alone: it says which first, not how much better."
    )
    return _Account(formula, missing, (*(sums or (known if len(unknown) < len(everything) else [])), *remark, relative))


def impact_remark(impact: float | None) -> str:
    """A remark on an impact that is off the scale of RICE; empty for one on it, or unknown."""
    if impact is None or impact in rice.SCALE:
        return ""
    scale = ", ".join(map(term_text, rice.SCALE))
    return f"Impact {term_text(impact)} is off the scale {scale}; it is kept."


def _shared(plan: Plan, item: Item) -> Iterable[str]:
    """What is said of effort and confidence, where that needs words."""
    effort, shares = item.effort, plan.shares.get(item.id, ())
    if shares and item.weeks is not None:
        named = [(share.weeks, plan.teams.get(share.team)) for share in shares]
        others = (f"{term_text(weeks)} of {team.name if team else 'a team that is gone'}" for weeks, team in named)
        yield f"{_weeks(plan.all_weeks[item.id])} = {term_text(item.weeks)} of its own team + {' + '.join(others)}."
    if item.remaining is not None:
        yield f"{_weeks(item.weeks)} is what is left of it."
    elif effort is not None and effort.is_range:
        low, likely, high = map(term_text, effort)
        yield f"{_weeks(item.weeks)} = ({low} + 4 × {likely} + {high}) ÷ 6, the mean of low, likely and high."
    if item.confidence is None:
        yield f"Confidence is not said; it counts as medium, {term_text(UNSAID_CONFIDENCE)}."


def _weeks(weeks: float | None) -> str:
    return "1 week" if weeks == 1 else f"{term_text(weeks or 0.0)} weeks"


def _months(months: float) -> str:
    text = term_text(months)
    return f"{text} month" if text == "1" else f"{text} months"


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
