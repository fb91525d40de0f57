"""Rows that are made together are the same as one by one: links of the history and exports are made of them."""

import json
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.change import KINDS
from planner.domain.errors import BadInputError
from planner.domain.importing.kept import Proposal
from planner.domain.item import Effort, Item
from planner.domain.results import SliceResult
from planner.domain.validation import refuse_out_of_bounds
from planner.storage.codec import dumps, plain_row
from planner.storage.quick_json import quick_dumps, written
from tests.storage.plain_rows import columns
from tests.storage.test_store_rows import entities_of, in_bounds

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SMALL = [1e16, 1e22, 1e-4, 9.9e-5, 1e-5, 5e-324, 0.1 + 0.2, -0.0, 0.0, 3.0]
NAMES = ['a"b\\', "},{", '},{"id":"x"', "\u2028\x7f", "e-mail of 0.00001 NaN", "}"]


@given(st.lists(st.none() | st.booleans() | st.integers() | TEXTS))
@example([2**80, *NAMES])
def test_the_quick_encoder_writes_what_the_plain_one_does(value: object) -> None:
    assert quick_dumps(value) == dumps(value).encode()


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_rows_of_every_kind_are_as_one_by_one(kind: str, data: st.DataObject) -> None:
    entities = data.draw(st.lists(entities_of(kind).filter(in_bounds), min_size=1, max_size=3))
    rows = [plain_row(entity, kind) for entity in entities]
    made = written(kind, entities)
    values = [dumps({name: value for name, value in row.items() if name != "id"}) for row in rows]
    assert [row.value for row in made.rows] == values
    assert [list(row.columns) for row in made.rows] == [columns(kind, row) for row in rows]
    assert [list(values) for values in zip(*made.plainly, strict=True)] == [list(row.values()) for row in rows]


def test_texts_and_numbers_that_could_be_taken_for_something_else() -> None:
    items = [
        Item(f"{name}{n}", name, name, tags=(name,), remaining=small, effort=Effort(small, small, small))
        for n, (name, small) in enumerate((name, abs(small)) for name in NAMES for small in SMALL)
    ]
    for some in (items, items[:1], [item._replace(remaining=None, effort=None) for item in items]):
        for item, row in zip(some, written("item", some).rows, strict=True):
            assert {"id": item.id, **json.loads(row.value)} == plain_row(item, "item")
            assert row.value == dumps({name: v for name, v in plain_row(item, "item").items() if name != "id"})


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused(number: float) -> None:
    with pytest.raises(BadInputError, match="infinite or undefined"):
        written("proposal", [Proposal("a", "innovation", 0.9), Proposal("b", "innovation", number)])
    with pytest.raises(BadInputError, match="infinite or undefined"):
        written("slice_result", [SliceResult("a", "s", date(2026, 11, 2), (("x", number),))])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"customer": True}, "customer: input should be a valid integer"),
        ({"customer": 6}, "customer: input should be less than or equal to 5"),
        ({"title": ""}, "title: string should have at least 1 character"),
        ({"note": "a\0b"}, "a text holds a character that ends it for some programs"),
        ({"effort": Effort(3.0, 1.0, 3.0)}, "effort must be low ≤ likely ≤ high"),
    ],
)
def test_one_row_out_of_bounds_among_sound_ones_is_named(wrong: dict[str, object], sentence: str) -> None:
    sound = [Item(f"i{n}", "K", "T", customer=1) for n in range(3)]
    items = [*sound, sound[0]._replace(id="i9", **wrong)]  # type: ignore[arg-type]  # values that no field takes
    refuse_out_of_bounds("item", sound, written("item", sound).plainly)
    with pytest.raises(BadInputError, match="The item cannot be saved") as caught:
        refuse_out_of_bounds("item", items, written("item", items).plainly)
    assert sentence in str(caught.value)
