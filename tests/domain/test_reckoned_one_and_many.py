"""What is said of scores, of the best plan and of what if: for one and many, none and unknown."""

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.commitment import parse_taken, set_outcome
from planner.domain.effect import Effect
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.importing.kept import Proposal
from planner.domain.item import Effort, Item, ItemEffort, ScoreInputs
from planner.domain.optimum.exchanges import Exchange
from planner.domain.optimum.held import Held
from planner.domain.optimum.told import method, paragraphs, sentence
from planner.domain.optimum.weeks import Week, week_text
from planner.domain.own_table.forms import number_in
from planner.domain.rank_fill import fill
from planner.domain.scoring.explained import score_lines
from planner.domain.teams.teams import edit_team, form_of, team_in
from planner.domain.views.item_card import effort_phrase, item_card
from planner.domain.whatif.considered import value_text
from planner.domain.whatif.more import More, more_text
from tests.builders import make_item, make_plan

PLAN = make_plan([make_item(n, weeks=2) for n in "abcde"])
PROPOSED = Proposal("a", "innovation", 0.95, "its title")
SWAP = Exchange(("a",), ("c",), 1.0)


def held(yours: float = 9.0, best: float = 10.0, *swaps: Exchange, exact: bool = True) -> Held:
    return Held(yours, best, best if exact else best + 2, exact, exact, swaps, 0)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (held(9.0, 10.0, SWAP), "Your order costs 10 % against the best by score; swapping A for C would close it."),
        (
            held(9.99, 10.0, SWAP),
            "Your order costs under 1 % against the best by score; swapping A for C would close it.",
        ),
        (
            held(9.0, 10.0, SWAP, SWAP),
            "Your order costs 10 % against the best by score; 2 swaps would close it, first of all swapping A for C.",
        ),
        (
            held(9.0, 10.0, Exchange(("a", "b", "c"), ("d", "e"), 1.0)),
            "Your order costs 10 % against the best by score; swapping A, B and C for D and E would close it.",
        ),
        (held(0.0, 0.0), "No item that could be in has a score yet, so there is no best plan by score."),
        (held(10.0, 10.0), "Your order brings as much as any plan under these limits: it is the best by score."),
        (
            Held(10.0, 10.0, 10.0, False, False, (), 0),
            "No better plan by score was found; your order costs 0 % at most.",
        ),
    ],
)
def test_what_an_order_costs(found: Held, text: str) -> None:
    assert sentence(PLAN, found) == text
    assert method(found)


@pytest.mark.parametrize(
    ("team", "exchange", "text"),
    [
        ("chk", SWAP, "Chk, Innovation  +1.00  A → C"),
        ("", SWAP, "Innovation  +1.00  A → C"),
    ],
)
def test_one_more_week(team: str, exchange: Exchange, text: str) -> None:
    week = Week(("innovation", team), exchange)
    assert week_text(PLAN, week) == text
    assert paragraphs(PLAN, held(9.0, 10.0, SWAP), [week])[3].endswith(text)
    assert not [p for p in paragraphs(PLAN, held(9.0, 10.0, SWAP)) if "One more week" in p]


@pytest.mark.parametrize(
    ("came", "went", "text"),
    [
        ("", "", "changes nothing"),
        ("a", "", "brings A in"),
        ("", "b", "puts B out"),
        ("ac", "b", "brings A, C in and puts B out"),
    ],
)
def test_what_one_more_week_does(came: str, went: str, text: str) -> None:
    assert more_text(PLAN, More("innovation", None, Effect(tuple(came), tuple(went)), 0.0, 0)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.00"),
        (1.24, "1.24"),
        (12.44, "12.4"),
        (1240.0, "1240"),
        (12_000.0, "12k"),
        (3_100_000.0, "3.1M"),
        (31_000_000.0, "31M"),
        (4e9, "4.0G"),
        (5e12, "5.0T"),
        (5e15, "5e+15"),
    ],
)
def test_a_sum_of_scores(value: float, text: str) -> None:
    assert value_text(value) == text


def scored(item: Item, scoring: str, *, shares: tuple[ItemEffort, ...] = (), **given: Any) -> tuple[str, ...]:
    plan = make_plan([item])
    organisation = plan.organisation._replace(score_method=scoring)  # type: ignore[arg-type]  # one of the three
    inputs = {item.id: ScoreInputs(item.id, **given)} if given else {}
    efforts = {share.id: share for share in shares}
    return score_lines(replace(plan, organisation=organisation, score_inputs=inputs, item_efforts=efforts), item)


@pytest.mark.parametrize(
    ("weeks", "formula", "sums"),
    [
        (13 / 3, "÷ 1 month (RICE).", "weeks a month = 1 month."),
        (26 / 3, "÷ 2 months (RICE).", "weeks a month = 2 months."),
        (1.0, "÷ 0.5 months (RICE).", "1 week of one person ÷ "),
    ],
)
def test_rice_reckons_in_months(weeks: float, formula: str, sums: str) -> None:
    lines = scored(make_item("a", weeks=weeks, confidence=0.8), "rice", reach=100.0, reach_impact=2.0)
    assert lines[0].endswith(formula)
    assert any(sums in line for line in lines)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({}, "not said"),
        ({"user_value": 5, "time_criticality": 3, "risk_reduction": 2}, "No score (WSJF): job size is not said."),
        (
            {"user_value": 5, "time_criticality": 3},
            "No score (WSJF): risk reduction or opportunity enablement and job size are not said.",
        ),
        ({"user_value": 5, "time_criticality": 3, "risk_reduction": 2, "job_size": 5}, "Score 2.00 = cost of delay 10"),
    ],
)
def test_what_wsjf_asks_and_nobody_said(given: dict[str, Any], text: str) -> None:
    assert text in scored(make_item("a", weeks=1), "wsjf", **given)[0]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"user_value": 4, "job_size": 5}, "user-business value 4 is off the scale 1, 2, 3, 5, 8, 13, 20."),
        (
            {"user_value": 4, "job_size": 6},
            "user-business value 4 and job size 6 are off the scale 1, 2, 3, 5, 8, 13, 20.",
        ),
    ],
)
def test_what_is_off_the_scale(given: dict[str, Any], text: str) -> None:
    assert text in scored(make_item("a", weeks=1), "wsjf", **given)


def test_a_share_of_a_team_that_is_gone() -> None:
    share = ItemEffort("a:gone", "a", "gone", 1.0)
    lines = scored(make_item("a", weeks=1, customer=3), "three_questions", shares=(share,))
    assert "2 weeks = 1 of its own team + 1 of a team that is gone." in lines


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (make_item("a"), "no size"),
        (make_item("a", weeks=1), "1 week"),
        (make_item("a", weeks=9, remaining=1.0), "1 week left"),
        (make_item("a", weeks=9, remaining=2.0), "2 weeks left"),
        (make_item("a", effort=Effort(0.4, 1.0, 1.6)), "1 week (0 – 2)"),
        (make_item("a", effort=Effort(2, 4, 6)), "4 weeks (2 – 6)"),
    ],
)
def test_an_effort(item: Item, text: str) -> None:
    assert effort_phrase(item) == text


@pytest.mark.parametrize(("share", "text"), [(0.1, "service, 1 week"), (0.3, "service, 3 weeks")])
def test_a_card_of_service(share: float, text: str) -> None:
    plan = make_plan([make_item("a", "tune_up", service=share)])
    assert item_card(plan, fill(plan), "a").facts[-1] == text


def test_a_card_of_a_lane_that_was_proposed() -> None:
    plan = make_plan([make_item("a", weeks=1)], evidence=Evidence(proposals={"a": PROPOSED}))
    assert ("lane", "proposed by the import; nobody has said so yet") in item_card(plan, fill(plan), "a").about


@pytest.mark.parametrize(
    ("weeks", "label"), [(None, "A is done"), (1.0, "A is done, 1 week"), (7.0, "A is done, 7 weeks")]
)
def test_what_an_item_took(weeks: float | None, label: str) -> None:
    assert set_outcome(PLAN, "a", "done", weeks).label == label
    assert parse_taken("" if weeks is None else f"{weeks}") == weeks


def test_what_it_cannot_have_taken() -> None:
    with pytest.raises(BadInputError, match="What it took: write weeks of one person, 0 or more"):
        parse_taken("-1")
    closed = replace(PLAN, quarters={PLAN.current: PLAN.quarter._replace(state="closed")})
    with pytest.raises(BadInputError, match="2026-Q4 is closed; what became of its items stays as it was said"):
        set_outcome(closed, "a", "done")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("x", "is not a number"), ("-1", "is less than 0"), ("1e13", "is too large to be meant"), ("inf", "is too large")],
)
def test_a_number_in_a_table(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        number_in(text)


def test_a_team_that_is_gone_cannot_be_changed() -> None:
    with pytest.raises(BadInputError, match="That team is not in the plan any more; choose another"):
        team_in(PLAN, "gone")
    assert edit_team(PLAN, "chk", form_of(PLAN, "chk")._replace(people=2)).label == "Staff Chk with 2 people"
