"""Rank keys: always strictly between, and short for as long as a plan lives."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.rank_key import DIGITS, between, spread

keys = st.text(DIGITS, min_size=1, max_size=6).filter(lambda key: not key.endswith("0"))
ends = st.one_of(st.none(), keys)


@given(low=ends, high=ends, count=st.integers(1, 200))
def test_keys_lie_strictly_between_in_ascending_order(low: str | None, high: str | None, count: int) -> None:
    if low is not None and high is not None and low >= high:
        with pytest.raises(ValueError, match="no key lies between"):
            spread(low, high, count)
        return
    made = spread(low, high, count)
    line = [*([low] if low else []), *made, *([high] if high else [])]
    assert len(made) == count
    assert all(one < two for one, two in pairwise(line))
    assert not any(key.endswith("0") for key in made), "a trailing 0 would leave no room before the next key"


@pytest.mark.parametrize("bad", ["", "a0", "0", "ü", "a b"])
def test_what_is_no_key_is_refused_and_never_runs_for_ever(bad: str) -> None:
    with pytest.raises(ValueError, match="is no rank key"):
        between(bad, None)
    with pytest.raises(ValueError, match="is no rank key"):
        between(None, bad)


def test_ten_thousand_appends_keep_keys_short() -> None:
    last, longest = None, 0
    for _ in range(10_000):
        last = between(last, None)
        longest = max(longest, len(last))
    assert longest <= 6


def test_a_thousand_inserts_at_one_place_keep_keys_bearable() -> None:
    low, high = spread(None, None, 2)
    for _ in range(1_000):
        high = between(low, high)
    assert len(high) <= 1_000 / 5 + 10, "a base-62 digit holds almost six halvings"
    assert low < high


def test_a_thousand_inserts_at_the_top_keep_keys_short() -> None:
    first = between(None, None)
    for _ in range(1_000):
        first = between(None, first)
    assert len(first) <= 8
