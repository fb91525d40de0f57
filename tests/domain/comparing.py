"""Rooms that compare: plans with a comparison begun, leads who answer by a true order, and clocks that tick."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from planner.domain.change import Step
from planner.domain.comparison import Comparison, ComparisonAnswer, Policy, Verdict
from planner.domain.evidence import Evidence
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.versus.answering import answer
from planner.domain.versus.beginning import begin, open_comparison
from planner.domain.versus.state import derive
from tests.builders import NOW, TODAY, done, make_item, make_plan

Says = Callable[[str, str], Verdict]


def ticking(start: datetime = NOW) -> Callable[[], Moment]:
    """Moments a minute apart, whose fresh ids count up and sort as they count."""
    count = 0

    def moment() -> Moment:
        nonlocal count
        count += 1
        number = 0

        def new_id() -> str:
            nonlocal number
            number += 1
            return f"n{count:05}-{number}"

        return Moment(start + timedelta(minutes=count), TODAY, "Ann", new_id)

    return moment


def room(
    count: int, *, musts: Sequence[int] = (), needs: Sequence[tuple[int, int]] = (), begins: bool = True, **given: Any
) -> Plan:
    """A plan with items `i00`, `i01` … of a week each in a lane of ten weeks, and a comparison of them begun."""
    ids = [f"i{at:02}" for at in range(count)]
    items = [make_item(item, weeks=1, must_reason="the law" if at in musts else None) for at, item in enumerate(ids)]
    plan = make_plan(items, needs=[(ids[one], ids[need]) for one, need in needs]).with_evidence(Evidence())
    return done(plan, begin(plan, "innovation", ticking()(), **given)) if begins else plan


def compared(plan: Plan) -> Comparison:
    """The comparison that is under way."""
    comparison = open_comparison(plan, "innovation")
    assert comparison is not None
    return comparison


def by_order(order: Sequence[str]) -> Says:
    """A lead who prefers what stands first in an order."""
    at = {item: number for number, item in enumerate(order)}
    return lambda a, b: "this" if at[a] < at[b] else "that"


def by_worth(worth: Mapping[str, int]) -> Says:
    """A lead who prefers what is worth more, and finds equal worth the same."""
    return lambda a, b: "same" if worth[a] == worth[b] else "this" if worth[a] > worth[b] else "that"


def said(plan: Plan, a: str, b: str, verdict: Verdict, moment: Moment) -> Plan:
    """The plan after an answer that nobody takes back."""
    step = answer(plan, compared(plan), a, b, verdict, moment, confirmed=True)
    assert isinstance(step, Step), step
    return done(plan, step)


def played(plan: Plan, says: Says, most: int = 10_000) -> tuple[Plan, list[tuple[str, str]]]:
    """The plan after all questions were answered, and the questions."""
    moments = ticking(NOW + timedelta(days=1))
    asked: list[tuple[str, str]] = []
    while len(asked) < most:
        question = derive(plan, compared(plan)).question
        if question is None:
            break
        asked.append(question)
        plan = said(plan, *question, says(*question), moments())
    return plan, asked


@st.composite
def logs(draw: st.DrawFn, count: int = 7, most: int = 20) -> list[ComparisonAnswer]:
    """Answers about items `i00` … as several copies bring them: at one time, contradicting, taken back."""
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] != pair[1])
    usual: list[Verdict] = ["this", "this", "that", "that", "same", "later"]
    verdicts = st.sampled_from(usual)
    rows = draw(st.lists(st.tuples(pairs, verdicts, st.integers(0, 9), st.booleans()), max_size=most))
    found = []
    for number, ((a, b), verdict, minute, gone) in enumerate(rows):
        at = NOW + timedelta(minutes=minute)
        given = (f"n{number:03}", "n00001-1", f"i{a:02}", f"i{b:02}", verdict, at)
        found.append(ComparisonAnswer(*given, retracted=gone and minute < 3))
    return found


POLICIES: tuple[Policy, ...] = ("place", "cut")
