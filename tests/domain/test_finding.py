"""Finding an item while it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.finding import candidates, sought
from planner.domain.needs import likely_needs, read_needs
from tests.builders import make_item, make_plan

PLAN = make_plan(
    [
        make_item("a", key="PLT-12", title="Build cache"),
        make_item("b", key="PLT-1", title="Cache for carts"),
        make_item("c", key="CHK-3", title="Saved carts"),
        make_item("d", key="CHK-4", title="Wishcarts"),
        make_item("x", None, key="NEW-1", title="Carts on trains", team=None),
        make_item("s", key="OLD-1", title="Carts of old", stage="stopped"),
    ]
)


def found(text: str) -> str:
    return "".join(candidates(sought(PLAN), text))


def test_the_likeliest_comes_first() -> None:
    assert found("plt-1") == "ba", "the key itself, then keys that begin so"
    assert found("carts") == "xbcd", "a title that begins so, then words that do, then the rest; nothing stopped"
    assert found("cache carts") == "b", "every word has to be there"
    assert (found(""), found("  "), found("zebra")) == ("", "", "")


def test_not_the_item_itself_and_not_too_many() -> None:
    assert "".join(candidates(sought(PLAN, {"c"}), "carts")) == "xbd"
    assert candidates(sought(PLAN), "carts", most=2) == ("x", "b")


@given(st.text(max_size=8))
def test_whatever_is_found_has_what_was_written(text: str) -> None:
    for item in candidates(sought(PLAN), text):
        words = text.casefold().split()
        both = f"{PLAN.items[item].key} {PLAN.items[item].title}".casefold()
        assert all(word in both for word in words)


def test_needs_are_read_by_key_or_by_a_part_of_the_title() -> None:
    assert read_needs(PLAN, "PLT-1 chk-3, build c, wish") == ["b", "c", "a", "d"]
    with pytest.raises(BadInputError, match="“carts” may be any of these: Carts on trains, Cache for carts"):
        read_needs(PLAN, "carts")
    with pytest.raises(BadInputError, match="There is no item “zebra”"):
        read_needs(PLAN, "zebra")


def test_what_is_being_written_names_what_it_may_mean() -> None:
    among = sought(PLAN)
    assert likely_needs(PLAN, among, "PLT-1, cach") == "PLT-1 Cache for carts · PLT-12 Build cache"
    assert likely_needs(PLAN, among, "PLT-1, ") == ""
