"""Marking some of a long list, and filling in a plan."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.errors import BadInputError
from planner.domain.founding.draft import Draft, DraftTeam, add_teams, check, total_text
from planner.domain.founding.founding import plan_of
from planner.domain.importing.pick import pick_of
from planner.domain.importing.records import SourceFile, SourceItem
from tests.builders import done, make_moment, make_plan

ITEMS = (
    SourceItem(2, "A-1", "Saved carts", type="Epic", is_epic=True, labels=("shop",)),
    SourceItem(3, "A-2", "Cache the cart", type="Story"),
    SourceItem(4, "A-3", "Apple Pay", type="Epic", is_epic=True),
    SourceItem(5, "A-4", "Old", type="Epic", is_epic=True, progress="done"),
)
FILE = SourceFile("jira", ITEMS, frozenset({"key", "title"}), has_keys=True)
CHECKOUT = DraftTeam("Checkout", "product", "6")


def test_picking_begins_with_open_epics_that_are_not_in_the_plan_yet() -> None:
    pick = pick_of(FILE, {"A-1", "A-2", "A-4"})
    assert [item.key for item in pick.shown] == ["A-1"]
    assert pick.wanted == {"A-1"}
    assert [item.key for item in pick.widened().shown] == ["A-1", "A-2"]
    assert pick.widened().widened() == pick


def test_without_open_epics_everything_open_is_listed_and_nothing_marked() -> None:
    pick = pick_of(FILE._replace(items=ITEMS[1:2] + ITEMS[3:]), {"A-2", "A-4"})
    assert ([item.key for item in pick.shown], pick.wanted) == (["A-2"], frozenset())
    assert pick.widened() == pick


@pytest.mark.parametrize(
    ("words", "keys"),
    [("CART", ["A-1", "A-2"]), ("cart shop", ["A-1"]), ("a-3", ["A-3"]), ("story", ["A-2"]), ("x", [])],
)
def test_finding_needs_all_words_in_key_title_type_or_labels(words: str, keys: list[str]) -> None:
    pick = replace(pick_of(FILE, {"A-1", "A-2", "A-3"}), epics_only=False)
    assert [item.key for item in pick.finding(words).shown] == keys


def test_all_or_none_concerns_what_is_shown_and_marks_outlive_finding() -> None:
    pick = pick_of(FILE, {"A-1", "A-2", "A-3"}).widened().finding("cart")
    assert pick.all_or_none().wanted == {"A-1", "A-2", "A-3"}
    none = pick.all_or_none().all_or_none()
    assert none.finding("").wanted == {"A-3"}
    assert none.toggled("A-2").wanted == {"A-2", "A-3"}


def test_marks_on_what_is_not_a_candidate_do_not_count() -> None:
    assert pick_of(FILE, {"A-1", "A-2", "A-3"}).toggled("A-2").wanted == {"A-1", "A-3"}


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (Draft("", "", ()), "No team with people yet."),
        (Draft("Pine", "2026-Q4", (DraftTeam("Checkout"),)), "No team with people yet."),
        (Draft("", "2026-Q4", (CHECKOUT,)), "1 team, 6 people, 55 weeks in 2026-Q4 (70 % of the time plannable)"),
        (Draft("Pine", "soon", (CHECKOUT, DraftTeam("", "platform", "1"))), "2 teams, 7 people"),
        (Draft("Pine", "2026-Q4", (DraftTeam("A", people="1"), DraftTeam("B", people="x"))),
         "1 team, 1 person, 9 weeks in 2026-Q4 (70 % of the time plannable)"),
    ],
)  # fmt: skip
def test_the_running_total_counts_what_is_known(draft: Draft, text: str) -> None:
    assert total_text(draft) == text


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (Draft("", "2026-Q4", (CHECKOUT,)), "needs the organisation's name"),
        (Draft("Pine", "Q4", (CHECKOUT,)), "not the name of a quarter"),
        (Draft("Pine", "2026-Q4", (DraftTeam(),)), "at least one team"),
        (Draft("Pine", "2026-Q4", (DraftTeam(people="3"),)), "The team of 3 people needs a name"),
        (Draft("Pine", "2026-Q4", (DraftTeam("A"),)), "How many people does A have?"),
        (Draft("Pine", "2026-Q4", (DraftTeam("A", people="-1"),)), "fewer than 0"),
        (Draft("Pine", "2026-Q4", (CHECKOUT, DraftTeam("checkout", people="1"))), "a team “checkout” already"),
    ],
)
def test_what_is_missing_is_one_sentence(draft: Draft, sentence: str) -> None:
    with pytest.raises(BadInputError) as caught:
        check(draft)
    assert sentence in str(caught.value)


def test_a_draft_becomes_a_plan_and_blank_rows_nothing() -> None:
    draft = Draft(" Pine ", "2026-q4", (DraftTeam(), CHECKOUT, DraftTeam("Build", "framework", "2,5"), DraftTeam()))
    plan = plan_of(draft.step(make_moment(), "Europe/Berlin"))
    assert (plan.organisation.name, plan.quarter.starts_on) == ("Pine", date(2026, 10, 1))
    assert [team.name for team in plan.active_teams] == ["Checkout", "Build"]


def test_teams_are_added_in_one_step() -> None:
    plan = make_plan(lanes={})
    step = add_teams(plan, (CHECKOUT, DraftTeam("Build", "framework", "2")), make_moment())
    assert step.label == "Add Checkout and Build"
    assert [team.key for team in done(plan, step).active_teams] == ["CHK", "BLD"]
    with pytest.raises(BadInputError, match="already"):
        add_teams(done(plan, step), (CHECKOUT,), make_moment())


def test_marks_stay_where_the_same_file_is_read_in_another_way() -> None:
    begun = pick_of(FILE, {"A-1", "A-2", "A-3"})
    left = begun.toggled("A-1").widened().toggled("A-2")
    again = begun.as_left(begun, left)
    assert (again.marked, again.epics_only) == ({"A-2", "A-3"}, False)
    assert begun.as_left(begun, begun) == begun


def test_what_became_an_epic_stays_marked_and_what_is_no_epic_is_not_hidden() -> None:
    plain = FILE._replace(items=tuple(item._replace(is_epic=False) for item in ITEMS))
    begun = pick_of(plain, {"A-1", "A-2", "A-3"})
    left = begun.toggled("A-1").toggled("A-2")
    assert pick_of(FILE, {"A-1", "A-2", "A-3"}).as_left(begun, left).wanted == {"A-1", "A-2", "A-3"}
    without = pick_of(FILE, {"A-1", "A-3"}).as_left(begun, left)
    assert (without.wanted, without.epics_only) == ({"A-1", "A-3"}, True)
