"""The quick encoder writes the same bytes as the plain one: links of the history and exports are made of them."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.storage.codec import dumps
from planner.storage.quick_json import quick_dumps, row_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.none() | st.booleans() | st.integers() | TEXTS
VALUES = st.recursive(
    PLAIN | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
SMALL = [1e16, 1e22, 1e-4, 9.9e-5, 1e-5, 5e-324, 0.1 + 0.2, -0.0]


@given(st.lists(PLAIN))
@example(["e-mail of 0.00001 NaN\u2028\x7f\x00", 2**80])
def test_it_writes_what_the_plain_one_does(value: object) -> None:
    assert quick_dumps(value) == dumps(value).encode()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused(number: float) -> None:
    with pytest.raises(BadInputError, match="infinite or undefined"):
        row_text({"id": "a", "effort": number})
    with pytest.raises(BadInputError, match="infinite or undefined"):
        row_text({"id": "a", "shares": [["x", number]]})


@given(TEXTS, st.dictionaries(TEXTS.filter(lambda name: name != "id"), VALUES, min_size=1, max_size=3))
@example('a"b\\', {"title": "x"})
@example("a", {"shares": [["x", small] for small in SMALL]})
@example("a", {"effort": {"low": 1e-5}, "service": 1e-7})
def test_a_row_is_written_whole_and_without_its_id(row_id: str, fields: dict[str, object]) -> None:
    text = row_text({"id": row_id, **fields})
    assert text.whole == dumps({"id": row_id, **fields})
    assert text.value == dumps(fields)
    assert json.loads(text.whole)["id"] == row_id
