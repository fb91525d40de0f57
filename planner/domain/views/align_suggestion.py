"""The context's suggestion as Align shows it: a range on the bar, and the sentences that say where it comes from."""

from typing import NamedTuple

from planner.domain.capacity import Capacity
from planner.domain.context import context_of
from planner.domain.plan import Plan
from planner.domain.suggestion import BENCHMARKS, MOST_SHIFT, TABLE, Rule, Suggestion, suggest
from planner.domain.suggestion_facts import facts_of
from planner.domain.teams.staffing_mix import platform_sentence, shares
from planner.domain.text import counted


class Suggested(NamedTuple):
    """The range, and what it stands on."""

    low: float | None
    """Innovation's share, 0…1; `None` where there is no range, and then so is `high`."""
    high: float | None
    label: str
    """What stands beside it on the bar, e.g. `usual for you 45 – 60`; or why there is none."""
    sentences: tuple[str, ...]


def suggested(plan: Plan, room: Capacity) -> Suggested:
    """The suggestion for a plan whose teams have these weeks; while evidence is being read it says so."""
    if plan.evidence is None:
        return Suggested(None, None, "", ("What the context suggests: earlier quarters are still being read.",))
    suggestion = suggest(facts_of(plan))
    context = context_of(plan)
    staffing = platform_sentence(shares(plan, room), context.product_lines, context.engineers)
    sentences = tuple(filter(None, (_range(suggestion), _rules(suggestion), _missing(suggestion), staffing)))
    if suggestion.base is None:
        return Suggested(None, None, "no usual range yet: w says what is missing", (*sentences, *_sources()))
    label = f"usual for you {suggestion.low} – {suggestion.high}"
    return Suggested(suggestion.low / 100, suggestion.high / 100, label, (*sentences, *_sources()))


def _range(suggestion: Suggestion) -> str:
    base = suggestion.base
    if base is None:
        return (
            "What the context suggests: nothing yet, because nobody said which phase the organisation is in. "
            "The command “Where we stand” asks five short questions."
        )
    return (
        f"What the context suggests: Innovation at {suggestion.low} to {suggestion.high} %. {base.name[:1].upper()}"
        f"{base.name[1:]} begins at {base.low} to {base.high}: {base.why}. It sets nothing."
    )


def _rules(suggestion: Suggestion) -> str:
    if suggestion.base is None:
        return ""
    if not suggestion.fired:
        return "No rule of the table moved it."
    down = sum(-rule.points for rule in suggestion.fired if rule.points < 0)
    counts = f"; together at most {MOST_SHIFT} toward Tune-Up" if down > MOST_SHIFT else ""
    told = (_rule(rule, found) for rule, found in zip(suggestion.fired, suggestion.found, strict=True))
    return f"Moved by: {'; '.join(told)}{counts}."


def _rule(rule: Rule, found: str) -> str:
    way = "toward Tune-Up" if rule.points < 0 else "toward Innovation"
    return f"{rule.name} ({', '.join(filter(None, (found, f'{abs(rule.points)} points {way}')))})"


def _missing(suggestion: Suggestion) -> str:
    if not suggestion.missing:
        return ""
    listed = "; ".join(suggestion.missing)
    return f"{counted(len(suggestion.missing), 'thing')} it does not know: {listed}."


def _sources() -> tuple[str, ...]:
    table = "; ".join(f"{row.name} {row.low} – {row.high}" for row in TABLE)
    others = "; ".join(f"{one.says} ({one.source}; {one.kind})" for one in BENCHMARKS)
    return (
        f"Its table for Innovation, in per cent: {table}. These numbers are our own judgement.",
        f"What others have published: {others}.",
    )
