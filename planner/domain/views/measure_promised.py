"""What was promised, as rows to show."""

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.capacity import whole
from planner.domain.measuring.promises import Amount, Promise, Promises
from planner.domain.plan import Plan
from planner.domain.text import counted, is_one_week, weeks_phrase, weeks_text
from planner.domain.words import OUTCOME_NAMES, Category, Outcome

OUTCOME_GLYPHS: dict[Outcome, str] = {"done": "✓", "going": "▸", "not_started": "·", "dropped": "✗"}
SHOWN_ORDER: tuple[Outcome, ...] = ("done", "going", "not_started", "dropped")
"""From left to right on the bar."""
_SHORT_NAMES: dict[Outcome, str] = {"done": "done", "going": "going", "not_started": "to do", "dropped": "dropped"}


class PromiseRow(NamedTuple):
    """One promised item as a row."""

    item: str
    """Its id."""
    key: str
    title: str
    team: str
    """Its team's key; empty where it has none."""
    category: Category
    """As it was agreed."""
    must: bool
    outcome: Outcome
    glyph: str
    weeks: str
    """Committed effort in whole weeks; `?` where nobody estimated it."""
    took: str
    """E.g. `took 9`; empty where it is not done or nobody said."""
    because: tuple[str, ...]


class PromisedView(NamedTuple):
    """Everything that the plan promises, by what became of it."""

    agreed: bool
    """Whether there is a promise at all."""
    rows: tuple[PromiseRow, ...]
    """Innovation first, then by rank: the place of a row does not depend on its outcome."""
    amounts: Mapping[Outcome, Amount]
    bar: tuple[tuple[Outcome, float], ...]
    """Weeks by outcome, from left to right."""
    line: str
    """E.g. `19 weeks done · 27 going · 68 to do`; the numbers add up to the promise's whole weeks."""
    short_line: str
    """The same in glyphs, e.g. `✓ 19  ▸ 33  · 67 weeks`."""
    footer: str
    """What was promised, first and now, and what was relabelled."""


def promised_view(plan: Plan, promised: Promises) -> PromisedView:
    """The rows and totals of a promise."""
    amounts = promised.amounts()
    bar = tuple((outcome, amounts[outcome].weeks) for outcome in SHOWN_ORDER)
    rows = tuple(_row(plan, promise) for promise in promised.promises)
    # Whole numbers that add up: three times 0.5 must not be shown as 1 + 1 + 1 of 2.
    whole_weeks = dict(zip(SHOWN_ORDER, whole([weeks for _, weeks in bar]), strict=True))
    shown = [(o, n) for o, n in whole_weeks.items() if o != "dropped" or amounts[o].items]
    return PromisedView(
        agreed=promised.agreed is not None,
        rows=rows,
        amounts=amounts,
        bar=bar,
        line=_line(shown),
        short_line="  ".join(f"{OUTCOME_GLYPHS[o]} {n}" for o, n in shown) + " weeks",
        footer=_footer(promised, amounts),
    )


def _line(shown: list[tuple[Outcome, int]]) -> str:
    (outcome, weeks), *others = shown
    first = f"{weeks} {'week' if weeks == 1 else 'weeks'} {_SHORT_NAMES[outcome]}"
    return " · ".join([first, *(f"{n} {_SHORT_NAMES[o]}" for o, n in others)])


def _footer(promised: Promises, amounts: Mapping[Outcome, Amount]) -> str:
    if promised.agreed is None or promised.first is None:
        return "not agreed yet"
    total, unknown = sum(a.weeks for a in amounts.values()), sum(a.unestimated for a in amounts.values())
    says = [f"{weeks_phrase(total)} promised"]
    if unknown:
        says.append(f"{unknown} without estimate")
    if promised.first.id != promised.agreed.id:
        says.append(f"first {weeks_text(promised.first.weeks)}")
    if promised.relabelled.items:
        says.append(
            f"{counted(promised.relabelled.items, 'item')}, {weeks_phrase(promised.relabelled.weeks)} relabelled"
        )
    return " · ".join(says)


def _row(plan: Plan, promise: Promise) -> PromiseRow:
    item, effort, actual = promise.item, promise.committed.effort, promise.actual_effort
    team = plan.teams.get(item.team or "")
    took = "" if actual is None or promise.outcome != "done" else f"took {weeks_text(actual)}"
    were = "was" if is_one_week(effort) else "were"
    because = [f"{item.key} is {OUTCOME_NAMES[promise.outcome]}; {weeks_phrase(effort)} {were} promised for it."]
    if took:
        because.append(f"It took {weeks_phrase(actual)}.")
    if promise.relabelled:
        because.append("It was agreed for the other lane and was relabelled since.")
    return PromiseRow(
        item=item.id,
        key=item.key,
        title=item.title,
        team=team.key if team else "",
        category=promise.committed.category,
        must=promise.committed.standing == "must",
        outcome=promise.outcome,
        glyph=OUTCOME_GLYPHS[promise.outcome],
        weeks=weeks_text(effort),
        took=took,
        because=tuple(because),
    )
