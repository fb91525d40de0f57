"""Ballots from casting them to taking their order over, and what they may not tell before or outside."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from planner.domain.ballot import Ballot
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.story import why
from planner.domain.views.item_card import item_card
from planner.domain.voting.casting import Vote, ballot_of, begin_anew, cast, show_together, withdraw
from planner.domain.voting.consensus import MOST_ITEMS, ballots_of, consensus_order, on_the_ballot
from planner.domain.voting.outcome import Outcome, outcome
from planner.domain.voting.said import (
    agreement_sentence,
    explained,
    majority_sentence,
    nothing_to_talk_about,
    outcome_lines,
    spread_text,
)
from planner.domain.voting.taking import take_over, takes
from tests.builders import NOW, done, lane_ids, make_item, make_moment, make_plan, with_item

MOMENT = make_moment()


def items(names: str = "abcdef", weeks: float = 5) -> list[Item]:
    return [make_item(name, weeks=weeks) for name in names]


def plan_with(*votes: Vote, shown: bool = False, given: list[Item] | None = None) -> Plan:
    """Six items of five weeks each in a lane of ten, and ballots on them."""
    plan = make_plan(items() if given is None else given, evidence=Evidence())
    for vote in votes:
        plan = done(plan, cast(plan, "innovation", vote, MOMENT))
    return done(plan, show_together(plan, "innovation", MOMENT)) if shown else plan


def vote(person: str, order: str, **values: Any) -> Vote:
    return Vote(person, tuple(order))._replace(**values)


def result_of(plan: Plan) -> Outcome:
    found = outcome(plan, "innovation")
    assert found is not None
    return found


def test_a_ballot_is_cast_changed_and_withdrawn() -> None:
    plan = plan_with(vote("Ann", "fab"))
    later = MOMENT._replace(now=NOW + timedelta(hours=1))
    assert cast(plan, "innovation", vote(" ann ", "fab"), later).changes == ()
    changed = cast(plan, "innovation", vote("ANN", "af"), later)
    after = done(plan, changed)
    ballot = ballot_of(after, "innovation", "Ann")
    assert ballot is not None
    assert (ballot.person, ballot.order, ballot.cast_at) == ("Ann", ("a", "f"), later.now)
    assert ballots_of(done(after, withdraw(after, "innovation", "Ann")), "innovation") == ()


def test_labels_say_neither_who_nor_what() -> None:
    plan = plan_with(vote("Ann", "fab"))
    steps = (
        cast(plan, "innovation", vote("Bo", "fab"), MOMENT),
        cast(plan, "innovation", vote("Ann", "bc"), MOMENT),
        withdraw(plan, "innovation", "Ann"),
        show_together(plan, "innovation", MOMENT),
    )
    assert [step.label for step in steps] == [
        "Cast a ballot on Innovation",
        "Change a ballot on Innovation",
        "Withdraw a ballot on Innovation",
        "Show the ballots on Innovation",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (vote(" \u200b", "a"), "A ballot needs the name of the lead who casts it."),
        (vote("Ann", ""), "A ballot holds an order or dots, one of the two"),
        (vote("Ann", "ab", points=(("c", 5),)), "A ballot holds an order or dots"),
        (vote("Ann", "aba"), "An item stands twice on the ballot"),
        (vote("Ann", "", points=(("a", 0), ("b", 0))), "A lead gives one to 5 dots in all, not 0."),
        (vote("Ann", "", points=(("a", 6), ("b", -1))), "A lead gives one to 5 dots in all, not 5."),
        (vote("Ann", "az"), "“z” is not on the ballot on Innovation any more; leave it out."),
        (vote("Ann", "a", reasons=(("z", "because"),)), "“z” is not on the ballot on Innovation any more"),
    ],
)
def test_votes_that_cannot_be_used(wrong: Vote, said: str) -> None:
    with pytest.raises(BadInputError) as error:
        cast(plan_with(), "innovation", wrong, MOMENT)
    assert said in str(error.value)


@pytest.mark.parametrize(
    "doing",
    [
        lambda plan: cast(plan, "innovation", vote("Ann", "a"), MOMENT),
        lambda plan: show_together(plan, "innovation", MOMENT),
        lambda plan: begin_anew(plan, "innovation"),
    ],
)
def test_nothing_is_done_while_ballots_are_being_read(doing: Callable[[Plan], Step]) -> None:
    plan = make_plan(items())
    with pytest.raises(BadInputError, match="still being read"):
        doing(plan)
    assert consensus_order(plan, "innovation") is None


def test_shown_together_and_never_before() -> None:
    plan = plan_with(vote("Ann", "fabcde"), vote("Bo", "fbacde"))
    assert consensus_order(plan, "innovation") is None
    assert outcome(plan, "innovation") is None
    assert outcome_lines(plan, "innovation") == ("Innovation: 2 ballots; hidden until all are shown together.",)
    with pytest.raises(BadInputError, match="were not shown yet"):
        take_over(plan, "innovation")
    shown = done(plan, show_together(plan, "innovation", MOMENT))
    assert {ballot.shown_at for ballot in ballots_of(shown, "innovation")} == {NOW}
    for late in (vote("Ann", "abcdef"), vote("Cy", "abcdef")):
        with pytest.raises(BadInputError, match="shown together on 9 Nov, so nothing can be changed unseen"):
            cast(shown, "innovation", late, MOMENT)
    with pytest.raises(BadInputError, match="shown together"):
        withdraw(shown, "innovation", "Ann")
    with pytest.raises(BadInputError, match="There is no ballot on Innovation to show"):
        show_together(shown, "innovation", MOMENT)
    assert consensus_order(done(shown, begin_anew(shown, "innovation")), "innovation") is None


def test_taking_over_is_one_step_that_leaves_alone_what_nobody_judged() -> None:
    given = [*items("abc"), make_item("must", weeks=1, must_reason="the law"), *items("def")]
    plan = plan_with(vote("Ann", "fa"), vote("Bo", "fda"), shown=True, given=given)
    assert [entry.item.id for entry in on_the_ballot(plan, "innovation")] == list("abcdef")
    assert consensus_order(plan, "innovation") == ("f", "b", "c", "must", "d", "e", "a")
    step = take_over(plan, "innovation")
    assert (takes(plan, step).came_in, takes(plan, step).went_out) == (("f",), ("a",))
    after = done(plan, step)
    assert lane_ids(after) == ["f", "b", "c", "must", "d", "e", "a"]
    assert take_over(after, "innovation").changes == ()
    back = Step("undo", tuple(change._replace(before=change.after, after=change.before) for change in step.changes))
    assert lane_ids(done(after, back)) == lane_ids(plan)


def test_what_divides_the_leads_is_named_nearest_the_line_first() -> None:
    """Two items fit. All hold a best and f worst; half want b second, half e, and one c."""
    votes = [
        vote("Ann", "abcdef"),
        vote("Bo", "abcdef"),
        vote("Cy", "aebcdf"),
        vote("Di", "aecdbf", reasons=(("b", "No  need\nnow"),)),
    ]
    result = result_of(plan_with(*votes, shown=True))
    assert result.line == 2
    assert [placed.item for placed in result.places] == list("abcedf")
    talk = result.to_talk_about
    assert [(placed.item, spread_text(placed), placed.above) for placed in talk] == [
        ("b", "ranks 2 … 5", 2),
        ("e", "ranks 2 … 5", 2),
    ]
    assert result.places[0].is_open is False


def test_a_lane_where_all_fits_has_nothing_to_talk_about() -> None:
    plan = plan_with(vote("Ann", "ab"), vote("Bo", "ba"), shown=True, given=items("ab", weeks=1))
    result = result_of(plan)
    assert (result.line, result.to_talk_about) == (None, ())
    assert nothing_to_talk_about(result) == "Everything fits, in whatever order: there is nothing to settle here."
    assert agreement_sentence(result) == ("The 2 leads do not agree.")


def test_dots_are_an_order_with_ties() -> None:
    dots = (("a", 0), ("b", 3), ("c", 0), ("d", 2), ("e", 0), ("f", 0))
    plan = plan_with(Vote("Ann", points=dots), shown=True)
    assert consensus_order(plan, "innovation") == ("b", "d", "a", "c", "e", "f")
    result = result_of(plan)
    assert [view.is_above for placed in result.places for view in placed.views] == [True, True, *[False] * 4]
    assert agreement_sentence(result) == "Only one lead has voted: this is one opinion, not a common order."


def test_a_reason_against_the_room_stays_on_the_item() -> None:
    """Only two of six fit: whoever holds an item on the other side, or two places off, dissents."""
    votes = [
        vote("Ann", "abcdef", reasons=(("a", "It pays for the rest"), ("c", "Two big customers wait"))),
        vote("Bo", "abcdef", reasons=(("f", "Nobody asked for it"),)),
        vote("Cy", "cabdef", reasons=(("c", "Half of all tickets"), ("b", "Too early"))),
    ]
    plan = plan_with(*votes, shown=True)
    assert [placed.item for placed in result_of(plan).places] == list("abcdef")
    assert plan.evidence is not None
    kept = [(d.item, d.person, d.reason) for d in plan.evidence.dissents.values()]
    assert sorted(kept) == [("b", "Cy", "Too early"), ("c", "Cy", "Half of all tickets")]
    item = plan.items["c"]
    assert ("dissent", "Cy: Half of all tickets") in item_card(plan, fill(plan), item.id).about
    again = done(plan, begin_anew(plan, "innovation"))
    assert again.evidence is not None
    assert len(again.evidence.dissents) == 2


def test_names_leave_only_with_their_authors_word() -> None:
    votes = [
        *(vote(name, "abcdef") for name in ("Ann", "Bo", "Ed", "Flo", "Gus")),
        vote("Cy", "acdbef", reasons=(("b", "Nobody asked for it"),)),
        vote("Di", "acdbef", reasons=(("b", "Too early"),), may_be_named=True),
    ]
    plan = plan_with(*votes, shown=True)
    lines = "\n".join(outcome_lines(plan, "innovation"))
    assert "one lead: Nobody asked for it" in lines
    assert "Di: Too early" in lines
    assert "Cy" not in lines
    assert plan.evidence is not None
    assert {dissent.person for dissent in plan.evidence.dissents.values()} == {"Cy", "Di"}
    outside, inside = "\n".join(why(plan, "b")), "\n".join(why(plan, "b", in_room=True))
    assert "One lead saw it differently: “Nobody asked for it”" in outside
    assert "Di saw it differently: “Too early”" in outside
    assert "Cy" not in outside
    assert "Cy saw it differently: “Nobody asked for it”" in inside


def test_methods_are_named_only_where_it_is_explained() -> None:
    plan = plan_with(vote("Ann", "abcdef"), vote("Bo", "bacdef"), vote("Cy", "abdcef"), shown=True)
    result = result_of(plan)
    shown = [agreement_sentence(result), majority_sentence(plan, result), *outcome_lines(plan, "innovation")]
    assert agreement_sentence(result) == "The 3 leads largely agree."
    names = ("Borda", "Schulze", "Kendall")
    assert [name for name in names if name in " ".join(shown)] == []
    told = " ".join(explained(plan, result, result.places[0]))
    assert [name for name in names if name not in told] == []
    assert "Ranks by lead: Ann 1, Cy 1, Bo 2." in told


def test_the_majority_is_heard_where_one_far_off_rank_moves_the_mean() -> None:
    votes = [vote("Ann", "abcdef"), vote("Bo", "abcdef"), vote("Cy", "bcdefa")]
    plan = plan_with(*votes, shown=True)
    result = result_of(plan)
    assert [placed.item for placed in result.places][:2] == ["b", "a"]
    assert majority_sentence(plan, result) == ("The majority sees it differently: A 1 instead of 2, B 2 instead of 1.")


def test_ballots_on_one_item_on_a_dropped_one_and_on_none() -> None:
    shown = plan_with(vote("Ann", "a"), shown=True, given=items("a"))
    assert consensus_order(shown, "innovation") == ("a",)
    gone = with_item(shown, "a", stage="stopped")
    assert consensus_order(gone, "innovation") is None
    assert outcome(gone, "innovation") is None
    with pytest.raises(BadInputError, match="put at least one item"):
        cast(plan_with(given=[]), "innovation", Vote("Ann"), MOMENT)


def test_a_long_lane_is_asked_about_from_the_top() -> None:
    many = [make_item(f"i{number}", weeks=1) for number in range(MOST_ITEMS + 50)]
    plan = plan_with(given=many)
    asked = [entry.item.id for entry in on_the_ballot(plan, "innovation")]
    assert len(asked) == MOST_ITEMS
    for person, order in (("Ann", asked[::-1]), ("Bo", asked)):
        plan = done(plan, cast(plan, "innovation", Vote(person, tuple(order)), MOMENT))
    shown = done(plan, show_together(plan, "innovation", MOMENT))
    assert result_of(shown).leads == 2
    assert (consensus_order(shown, "innovation") or ())[MOST_ITEMS:] == tuple(i.id for i in many[MOST_ITEMS:])


def test_ballots_of_another_quarter_do_not_count() -> None:
    plan = plan_with(vote("Ann", "ab"))
    assert plan.evidence is not None
    old = Ballot("2026-Q3:innovation:Bo", "2026-Q3", "innovation", "Bo", ("b", "a"))
    mixed = plan.with_evidence(plan.evidence._replace(ballots={**plan.evidence.ballots, old.id: old}))
    assert [ballot.person for ballot in ballots_of(mixed, "innovation")] == ["Ann"]


def test_how_far_a_room_agrees_is_one_sentence() -> None:
    """By Kendall's W: 0, .39, .64, and where not all judged the same."""
    apart = result_of(plan_with(vote("Ann", "abcdef"), vote("Bo", "fedcba"), shown=True))
    assert agreement_sentence(apart) == "The 2 leads do not agree: a common order would hide that, so talk first."
    part = result_of(plan_with(vote("Ann", "abcdef"), vote("Bo", "abcdef"), vote("Cy", "cdefab"), shown=True))
    assert agreement_sentence(part).startswith("The 3 leads agree only in part: talk about what divides you")
    main = result_of(plan_with(vote("Ann", "abcdef"), vote("Bo", "bacdfe"), vote("Cy", "fabcde"), shown=True))
    assert agreement_sentence(main) == "The 3 leads agree in the main."
    some = result_of(plan_with(vote("Ann", "abcd"), vote("Bo", "abef"), shown=True))
    assert agreement_sentence(some) == "The 2 leads largely agree about the 2 items that all judged."
    none = result_of(plan_with(vote("Ann", "ab"), vote("Bo", "ef"), shown=True))
    assert agreement_sentence(none) == "The 2 leads judged too few of the same items to say how far they agree."
