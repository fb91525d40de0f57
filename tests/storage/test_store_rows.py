"""Every entity comes back from the file as it went in, and the tables are what the entities are."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.change import FIELDS, KIND_OF, KINDS, Entity
from planner.domain.errors import BadInputError
from planner.domain.evidence import CheckIn, Measurement
from planner.domain.item import Effort, ImportRecord, Item, Placement
from planner.domain.organisation import Organisation, TeamCapacity
from planner.domain.quarter import Quarter
from planner.domain.validation import validated
from planner.storage.codec import dumps, entities, plain_row
from planner.storage.schema import lay_out
from planner.storage.tables import present
from tests.storage.plain_rows import put

AT = datetime(2026, 11, 2, 12, tzinfo=UTC)
INSTANTS = st.datetimes(timezones=st.just(UTC))
EFFORTS = st.lists(st.floats(0, 1000), min_size=3, max_size=3).map(lambda weeks: Effort(*sorted(weeks)))
OWN: dict[str, dict[str, Any]] = {
    "organisation": {"id": st.just("organisation")},
    "item": {"effort": st.none() | EFFORTS},
    "quarter": {"staffing_targets": st.just(()) | st.just((("product", 0.6), ("platform", 0.4)))},
}
"""What the types alone do not say."""


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type that keep to the bounds which it declares."""
    if isinstance(hint, UnionType) or get_origin(hint) is Union:
        return st.one_of(*map(values_of, get_args(hint)))
    if hint is datetime:
        return INSTANTS
    rules: dict[str, Any] = {}
    for mark in getattr(hint, "__metadata__", ()):
        rules |= getattr(mark, "rules", {})
    base = get_args(hint)[0] if rules else hint
    least, most = rules.get("ge", rules.get("gt")), rules.get("le")
    if base is float and rules:
        return st.floats(least, most, exclude_min="gt" in rules, allow_infinity=False)
    if base is int and rules:
        return st.integers(least, most)
    if base is str and rules:
        return st.text(min_size=rules.get("min_length", 0), max_size=20)
    return st.from_type(hint)


def entities_of(kind: str) -> st.SearchStrategy[Any]:
    hints = get_type_hints(KINDS[kind], include_extras=True)
    fields = {name: values_of(hints[name]) for name in FIELDS[kind]}
    return st.builds(KINDS[kind], **{**fields, **OWN.get(kind, {})})


def in_bounds(entity: Any) -> bool:
    try:
        validated(kind_of(entity), dumps(plain_row(entity, kind_of(entity))))
    except BadInputError:
        return False
    return True


def kind_of(entity: Entity) -> str:
    return KIND_OF[type(entity)]


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    """An empty plan in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        conn.execute("PRAGMA trusted_schema = OFF")
        conn.execute("BEGIN")
        lay_out(conn, AT)
        conn.execute("COMMIT")
        yield conn


def test_tables_have_the_entities_fields_and_are_strict(conn: sqlite3.Connection) -> None:
    strict = {row[1] for row in conn.execute("PRAGMA table_list") if row[5]}
    assert strict == {*KINDS, "step", "op"}
    for kind, names in FIELDS.items():
        assert [row[1] for row in conn.execute(f'PRAGMA table_info("{kind}")')] == [*names, "deleted"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_entity_comes_back_as_it_went_in(conn: sqlite3.Connection, kind: str) -> None:

    @settings(max_examples=25, deadline=None, database=None, derandomize=True)
    @given(entities_of(kind).filter(in_bounds))
    def check(entity: Any) -> None:
        row = plain_row(entity, kind)
        put(conn, kind, row)
        found = present(conn, kind, entity.id)
        assert found is not None
        assert found.entity == entity
        assert [type(getattr(found.entity, name)) for name in FIELDS[kind] if getattr(entity, name) is not None] == [
            type(getattr(entity, name)) for name in FIELDS[kind] if getattr(entity, name) is not None
        ]
        assert validated(kind, dumps(row)) == entity

    check()


def test_many_rows_are_the_rows_one_by_one(conn: sqlite3.Connection) -> None:
    items = [Item(f"i{n}", "K", "T", effort=Effort(n, n, n) if n % 2 else None, tags=("a",) * n) for n in range(5)]
    for item in items:
        put(conn, "item", plain_row(item, "item"))
    columns = ", ".join(f'"{name}"' for name in FIELDS["item"])
    assert entities("item", conn.execute(f"SELECT {columns} FROM item").fetchall()) == items
    assert entities("item", []) == []


@pytest.mark.parametrize(
    ("entity", "part"),
    [
        (Item("i", "", "T"), "key"),
        (Item("i", "K", "T\0"), "character"),
        (Item("i", "K", "T", customer=6), "customer"),
        (Item("i", "K", "T\ud800"), "item"),
        (Item("i", "K", "T", effort=Effort(3, 2, 4)), "low ≤ likely ≤ high"),
        (Item("i", "K", "T", effort=Effort(-1, 2, 4)), "effort"),
        (Item("i", "K", "T", customer=True), "customer"),
        (Item("i", "K", "T", category="both"), "category"),  # type: ignore[arg-type]  # the fault under test
        (Measurement("m:1", "m", date(2026, 1, 1), float("nan")), "infinite or undefined"),
        (Quarter("2026-Q4", date(2026, 10, 1), date(2026, 9, 1)), "ends before it starts"),
        (TeamCapacity("q:t", "q", "t", 5, ratio=1.5), "ratio"),
        (CheckIn("w:t", date(2026, 11, 2), "t", (("fires", 1.5),)), "between 0 and 1"),
        (CheckIn("w:t", date(2026, 11, 2), "t", finished_at=datetime(2026, 11, 2)), "time zone"),  # noqa: DTZ001 the fault under test
        (KINDS["work_type"]("w", "W", "new", 2**63), "too large"),  # type: ignore[arg-type, call-arg]  # chosen by name
        (Organisation("organisation", "N", plannable_share=0.0), "plannable share"),
    ],
)
def test_what_is_out_of_bounds_is_named(entity: Entity, part: str) -> None:
    with pytest.raises(BadInputError) as caught:
        validated(kind_of(entity), dumps(plain_row(entity, kind_of(entity))))
    assert part in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_kind_that_nobody_knows_is_refused() -> None:
    with pytest.raises(BadInputError, match="no “gremlin”"):
        validated("gremlin", "{}")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("item", "category", "both"),
        ("item", "customer", 6),
        ("item", "must_due", "2026-02-30"),
        ("item", "effort", "eight"),
        ("placement", "outcome", "perhaps"),
        ("quarter", "ratio", 1.2),
        ("team", "kind", "tiger"),
        ("item", "deleted", 2),
    ],
)
def test_the_file_itself_refuses_what_is_out_of_bounds(
    conn: sqlite3.Connection, table: str, column: str, value: object
) -> None:
    entities_by_table: dict[str, Entity] = {
        "item": Item("x", "K", "T"),
        "placement": Placement("q:x", "q", "x", "V"),
        "quarter": Quarter("x", date(2026, 10, 1), date(2026, 12, 31)),
        "team": KINDS["team"]("x", "T", "T"),  # type: ignore[arg-type, call-arg]  # chosen by name
    }
    put(conn, table, plain_row(entities_by_table[table], table))
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute(f'UPDATE "{table}" SET "{column}" = ?', (value,))


def test_imported_values_keep_text_as_text(conn: sqlite3.Connection) -> None:
    record = ImportRecord("i", "jira", "00501", (("effort", "00501"), ("title", "1e3")))
    put(conn, "import_record", plain_row(record, "import_record"))
    found = present(conn, "import_record", "i")
    assert found is not None
    assert found.entity == record
