"""A ballot while it is made: order and dots beside each other, and a lane that changes meanwhile."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.voting.casting import DOTS
from planner.domain.voting.draft import BallotDraft, begin, dotted, moved, still, toggled, vote_of, with_reason

PAGE = begin("abcd")


def test_moving_setting_aside_and_judging_again() -> None:
    page = moved(PAGE, "d", 1)
    assert page.order == ("d", "a", "b", "c")
    assert moved(page, "d", 99).order == ("a", "b", "c", "d")
    aside = toggled(page, "a")
    assert (aside.order, aside.aside, aside.items) == (("d", "b", "c"), ("a",), ("d", "b", "c", "a"))
    assert toggled(aside, "a").order == ("d", "b", "c", "a")
    assert moved(aside, "a", 1).order == ("a", "d", "b", "c")
    assert vote_of(aside, "Ann").order == ("d", "b", "c")


def test_dots_and_order_do_not_lose_each_other() -> None:
    page = dotted(dotted(moved(PAGE, "d", 1), "a", 2), "b", 3)
    assert (page.is_dots, page.dots_left) == (True, 0)
    assert vote_of(page, "Ann").points == (("d", 0), ("a", 2), ("b", 3), ("c", 0))
    ordered = moved(page, "c", 1)
    assert (ordered.is_dots, vote_of(ordered, "Ann").order) == (False, ("c", "d", "a", "b"))
    assert dotted(ordered, "b", 2).dots == (("a", 2), ("b", 2))
    with pytest.raises(BadInputError, match="no dot is left"):
        dotted(page, "c", 1)
    with pytest.raises(BadInputError, match="2 dots are left; give all 5"):
        vote_of(dotted(PAGE, "a", 3), "Ann")
    assert toggled(page, "b").dots == (("a", 2),)
    assert dotted(toggled(PAGE, "b"), "b", 1).order == ("a", "c", "d", "b")


def test_a_reason_is_kept_changed_and_taken_away() -> None:
    page = with_reason(with_reason(PAGE, "a", " because\x1b[2J "), "b", "so")
    assert page.reasons == (("a", "because"), ("b", "so"))
    assert with_reason(page, "a", "  ").reasons == (("b", "so"),)


def test_a_lane_that_changes_leaves_the_rest_of_the_page_alone() -> None:
    page = with_reason(dotted(toggled(moved(PAGE, "d", 1), "c"), "b", 2), "b", "so")
    after = still(page, ["d", "x", "a", "c"])
    assert after == BallotDraft(("d", "a"), ("c", "x"), (), is_dots=True)


STEPS = st.lists(st.tuples(st.sampled_from(["move", "aside", "dots"]), st.sampled_from("abcd"), st.integers(0, 6)))


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_no_item_is_lost_or_doubled_and_no_dot_is_made_up(steps: list[tuple[str, str, int]]) -> None:
    page = PAGE
    for what, item, number in steps:
        try:
            page = {"move": moved, "dots": dotted}[what](page, item, number) if what != "aside" else toggled(page, item)
        except BadInputError:
            assert number > page.dots_left
        assert sorted(page.items) == list("abcd")
        assert 0 <= page.dots_left <= DOTS
        assert {item for item, _ in page.dots} <= set(page.order)
