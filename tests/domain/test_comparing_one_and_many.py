"""What is said where leads compare and vote: for one and many, none and unknown."""

from typing import Any

import pytest

from planner.cli.rank_told import state_lines
from planner.domain.effect import Effect, cost_text, told_by_lane
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.plan import Plan
from planner.domain.versus.answering import Contradiction, answer
from planner.domain.versus.result import Result
from planner.domain.versus.state import State, derive
from planner.domain.views.versus import result_sentence, taken_up_sentence, unsure_sentence, versus_view
from planner.domain.voting.casting import withdraw
from planner.domain.voting.draft import BallotDraft, dotted, vote_of
from planner.domain.voting.outcome import Outcome, Placed, View
from planner.domain.voting.said import agreement_sentence, explained, majority_sentence, outcome_lines, spread_text
from tests.builders import TODAY, make_item, make_moment, make_plan, with_item
from tests.domain.comparing import compared, room, said

PLAN = room(5)
ALL = ("i00", "i01", "i02", "i03", "i04")


def state_of(plan: Plan = PLAN, *, budget: int | None = None, **values: Any) -> State:
    """A comparison of which some is as given, whatever was answered."""
    comparison = compared(plan)._replace(budget=budget)
    state = derive(plan, comparison)
    vars(state).update(values)
    return state


def test_who_is_compared() -> None:
    view = versus_view(PLAN, state_of())
    assert view.cards is not None
    assert view.cards[0].facts == "Chk · 1 week"
    bare = with_item(with_item(PLAN, "i00", team=None, effort=None), "i01", team=None, effort=None)
    shown = versus_view(bare, state_of(bare, _next=("i00", "i01")))
    assert shown.cards is not None
    assert shown.cards[0].facts == "no team · no size"
    assert versus_view(PLAN, state_of(_next=None)).cards is None


@pytest.mark.parametrize(
    ("unsure", "text"),
    [
        ((), "stopping now leaves no item unsure"),
        (("i00",), "stopping now leaves 1 item unsure: I00"),
        (("i00", "i01"), "stopping now leaves 2 items unsure: I00, I01"),
        (ALL, "stopping now leaves 5 items unsure: I00, I01, I02 and 2 more"),
    ],
)
def test_what_stopping_leaves_unsure(unsure: tuple[str, ...], text: str) -> None:
    state = state_of(unsure=unsure)
    assert unsure_sentence(PLAN, state) == text
    line = next((line for line in state_lines(PLAN, state, TODAY, whole=False) if line.startswith("Stopping")), "")
    assert line == (f"{text[0].upper()}{text[1:]}." if unsure else "")


@pytest.mark.parametrize(
    ("answered", "items", "text"),
    [
        (0, ALL, "Taken up again after no answers."),
        (1, ALL, "Taken up again after 1 answer."),
        (2, ALL, "Taken up again after 2 answers."),
        (2, ALL[:2], "Taken up again after 2 answers, about 2 of 5 items.   : Begin anew for all"),
    ],
)
def test_where_it_is_taken_up(answered: int, items: tuple[str, ...], text: str) -> None:
    assert taken_up_sentence(PLAN, state_of(answered=answered, items=items)) == text


@pytest.mark.parametrize(
    ("stopped", "budget", "text"),
    [
        (None, None, ""),
        ("budget", 1, "The one question that was meant for this is answered."),
        ("budget", 2, "Both questions that were meant for this are answered."),
        ("budget", 12, "All 12 questions that were meant for this are answered."),
        ("settled", None, "Who is above the line is settled: hardly an item is expected on its wrong side."),
        ("ordered", None, "Nothing is left to ask: the answers say it all."),
    ],
)
def test_why_no_more_is_asked(stopped: str | None, budget: int | None, text: str) -> None:
    assert state_of(budget=budget, stopped=stopped).stop_sentence == text


STAYS = Result(ALL, ALL, (1, 2, 3, 4, 5), Effect())
TURNED = STAYS._replace(new=("i01", "i00", *ALL[2:]))
OPEN: dict[str, Any] = {"stopped": None, "unsure": ()}


@pytest.mark.parametrize(
    ("result", "values", "sentences"),
    [
        (STAYS, {**OPEN, "answered": 0}, ("No answers, and the order stays as it is.",)),
        (STAYS, {**OPEN, "answered": 1}, ("1 answer, and the order stays as it is.",)),
        (
            TURNED,
            {**OPEN, "answered": 2},
            ("2 answers: 2 of 5 items stand elsewhere.", "Enters the plan: nothing. Leaves it: nothing."),
        ),
        (
            TURNED._replace(effect=Effect(("i01",), ("i00", "i02"))),
            {**OPEN, "answered": 2},
            ("2 answers: 2 of 5 items stand elsewhere.", "Enters the plan: I01. Leaves it: I00, I02."),
        ),
        (
            STAYS,
            {"answered": 2, "stopped": None, "unsure": ("i00",)},
            ("2 answers, and the order stays as it is.", "Still unsure: I00."),
        ),
        (
            STAYS,
            {"answered": 2, "stopped": "ordered", "unsure": ("i00",)},
            ("2 answers, and the order stays as it is.", "Nothing is left to ask: the answers say it all."),
        ),
    ],
)
def test_what_answers_come_to(result: Result, values: dict[str, Any], sentences: tuple[str, ...]) -> None:
    assert result_sentence(PLAN, state_of(**values), result) == sentences


@pytest.mark.parametrize(
    ("answered", "left", "line"),
    [
        (0, 4, "Innovation: no answers, about 4 left."),
        (1, 1, "Innovation: 1 answer, about 1 left."),
        (2, 0, "Innovation: 2 answers."),
    ],
)
def test_how_far_it_is(answered: int, left: int, line: str) -> None:
    assert line in state_lines(PLAN, state_of(answered=answered, left=left), TODAY, whole=False)


def test_lines_of_a_plan_in_which_something_is_gone() -> None:
    plan = said(PLAN, "i00", "i01", "this", make_moment())
    lines = state_lines(plan, state_of(plan, gone=("i04", "stray")), TODAY, whole=True)
    assert "Not in the lane any more: I04, an item that is gone." in lines
    assert lines[-1].startswith("1 I00 before I01 ")
    none = state_lines(PLAN, state_of(), TODAY, whole=True)
    assert not [line for line in none if "before" in line]
    bare = with_item(PLAN, "i00", team=None)
    assert "–" in " ".join(state_lines(bare, state_of(bare, _next=("i00", "i01")), TODAY, whole=False))


def test_a_chain_says_why_what_is_fixed_stands_before() -> None:
    musts = room(3, musts=[0])
    needed = room(3, needs=[(1, 0)])
    for plan, why in ((musts, "must-do"), (needed, "is needed")):
        found = answer(plan, compared(plan), "i01", "i00", "this", make_moment())
        assert isinstance(found, Contradiction)
        assert f"I00 before I01 ({why})" in found.sentence


def outcome(**values: Any) -> Outcome:
    return Outcome("innovation", 3, (), (), 2, 0.9, 2)._replace(**values)


def placed(item: str, rank: int, majority: int, today: int | None = None) -> Placed:
    views = (View("Ann", float(rank), True), View("Ben", float(rank + 1), False))
    return Placed(item, rank, today or rank, majority, float(rank), views, ())


@pytest.mark.parametrize(
    ("places", "text"),
    [
        ((), ""),
        ((placed("i00", 1, 1),), ""),
        ((placed("i00", 1, 2),), "The majority sees it differently: I00 2 instead of 1."),
        (
            tuple(placed(item, rank, 6 - rank) for rank, item in enumerate(ALL, start=1)),
            "The majority sees it differently: I04 1 instead of 5, I00 5 instead of 1, I03 2 instead of 4 and 1 more.",
        ),
    ],
)
def test_where_the_majority_sees_it_differently(places: tuple[Placed, ...], text: str) -> None:
    assert majority_sentence(PLAN, outcome(places=places)) == text
    assert majority_sentence(PLAN, outcome(places=places, leads=1)) == ""


def test_how_far_leads_agree_where_they_judged_different_items() -> None:
    three = tuple(placed(item, rank, rank) for rank, item in enumerate(ALL[:3], start=1))
    assert agreement_sentence(outcome(places=three)) == ("The 3 leads largely agree about the 2 items that all judged.")
    assert agreement_sentence(outcome(places=three, in_common=3)) == "The 3 leads largely agree."
    assert [spread_text(p._replace(views=p.views[:n])) for p in three[:1] for n in (1, 2)] == ["rank 1", "ranks 1 … 2"]


def test_how_a_result_came_about() -> None:
    one, many = (explained(PLAN, outcome(leads=n, agreement=w), None) for n, w in ((1, None), (3, 0.5)))
    assert "1 ballot" in " ".join(one)
    assert "cannot be said" in " ".join(one)
    assert "3 ballots" in " ".join(many)
    assert "0.50" in " ".join(many)


def test_lines_of_no_ballots_and_of_ballots_that_were_not_read() -> None:
    plan = make_plan([make_item("a", weeks=1)])
    assert outcome_lines(plan, "innovation") == ("Innovation: the ballots are still being read.",)
    assert outcome_lines(plan.with_evidence(Evidence()), "innovation") == ("Innovation: no ballots.",)
    with pytest.raises(BadInputError, match="There is no ballot of Ann on Innovation to withdraw"):
        withdraw(plan.with_evidence(Evidence()), "innovation", "Ann")


@pytest.mark.parametrize(
    ("had", "text"),
    [
        (5, "There are 5 dots, and no dot is left; take one from another item."),
        (4, "There are 5 dots, and only 1 dot is left; take one from another item."),
        (3, "There are 5 dots, and only 2 dots are left; take one from another item."),
    ],
)
def test_dots_that_are_left(had: int, text: str) -> None:
    draft = BallotDraft(ALL, dots=(("i00", had),), is_dots=True)
    with pytest.raises(BadInputError) as error:
        dotted(draft, "i01", 3)
    assert str(error.value) == text
    if had < 5:
        with pytest.raises(BadInputError) as refused:
            vote_of(draft, "Ann")
        left = "1 dot is" if had == 4 else "2 dots are"
        assert str(refused.value) == f"{left} left; give all 5, then save."


def test_what_a_decision_cost() -> None:
    plan = with_item(with_item(PLAN, "i01", effort=None), "i02", team=None)
    assert cost_text(plan, Effect()) == ""
    assert cost_text(plan, Effect(("i00",), ("i01", "i02"))) == "in: I00; out: I01, I02"
    assert told_by_lane(plan, Effect(("i00",), ("i01", "i02"))) == (
        "Innovation: in I00 1 (Chk); out I01 ? (Chk), I02 1.",
    )
