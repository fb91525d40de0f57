"""What people type of a slice and its weeks: pass marks, forms, results on a line; read, written and refused."""

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.slices.form import form_of, parse_mark, parse_slice, slice_texts
from planner.domain.slices.numbers import (
    line_text,
    number_texts,
    numbers_of,
    parse_line,
    parse_numbers,
    tally_of,
)
from planner.domain.slices.slicing import slice_of
from planner.domain.verdict.tally import Count, Difference, Mean, Share, Tally
from tests.slicing import EMAIL, FIRES, SANDBOX, TOGGLE, sliced, sliced_plan


@pytest.mark.parametrize(
    ("text", "kind", "read"),
    [
        ("≥ 10 %", "", ("share", 0.1, "up", "")),
        ("10%", "", ("share", 0.1, "up", "")),
        ("at most 2,5 %", "", ("share", 0.025, "down", "")),
        ("≥ +3 pp", "", ("difference", 0.03, "up", "")),
        ("+3 points", "", ("difference", 0.03, "up", "")),
        ("<= -2 pp", "", ("difference", -0.02, "down", "")),
        ("+3 %", "difference", ("difference", 0.03, "up", "")),
        ("≤ 1 day", "", ("mean", 1.0, "down", "day")),
        ("> € 24", "", ("mean", 24.0, "up", "€")),
        ("40 points", "mean", ("mean", 40.0, "up", "points")),
        ("≥ 10 %", "mean", ("mean", 10.0, "up", "%")),
        ("≤ 2 a week", "c", ("count", 2.0, "down", "a week")),
        ("≥ 1,500", "", ("mean", 1500.0, "up", "")),
    ],
)
def test_a_pass_mark_says_kind_direction_and_unit(text: str, kind: str, read: tuple[object, ...]) -> None:
    found = parse_mark(text, kind)
    assert (found[0], pytest.approx(found[1]), *found[2:]) == read


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"title": ""}, "needs a title"),
        ({"pass_mark": ""}, "needs a pass mark, fixed beforehand"),
        ({"pass_mark": "many"}, "“many” has no number"),
        ({"pass_mark": "≥ x %"}, "“x” is not a number"),
        ({"pass_mark": "≥ 110 %"}, "between 0 and 100 %"),
        ({"pass_mark": "≥ 0 %"}, "between 0 and 100 %"),
        ({"pass_mark": "+3 pp", "kind": "share"}, "is a difference, not a share"),
        ({"pass_mark": "3 days", "kind": "share"}, "a share is written in per cent"),
        ({"pass_mark": "+3 pp"}, "A difference is judged once: fix beforehand"),
        ({"pass_mark": "≤ 0 a week", "kind": "count", "sample": "6"}, "never happens"),
        ({"kind": "x"}, "Kind: “x” is none; write share, difference, mean or count"),
        ({"sample": "0"}, "How many: write how many"),
        ({"sample": "lots"}, "How many: “lots” is not a number"),
        ({"until": "soon"}, "Judged on: “soon” is not a date"),
        ({"until": "2026-10-06"}, "before customers have it"),
        ({"stage": "beta"}, "“beta” is no stage"),
        ({"kr": "nothing like it"}, "No key result"),
        ({"kr": "repeat, finished"}, "one key result"),
    ],
)
def test_what_cannot_be_used_is_named(texts: dict[str, str], told: str) -> None:
    with pytest.raises(BadInputError, match=told) as refused:
        parse_slice(sliced_plan(), {**EMAIL, **texts})
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("texts", [EMAIL, TOGGLE, SANDBOX, FIRES])
def test_a_form_written_and_read_back_changes_nothing(texts: dict[str, str]) -> None:
    plan, slice_id = sliced(sliced_plan(), "saved", texts)
    found = slice_of(plan, slice_id)
    assert parse_slice(plan, slice_texts(plan, found), found) == form_of(found)
    assert parse_slice(plan, texts).until == (date(2026, 11, 6) if texts is SANDBOX else None)


def test_a_key_result_of_an_earlier_quarter_stays_where_nothing_else_is_written() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)
    found = slice_of(plan, email)._replace(kr="of-another-quarter")
    assert parse_slice(plan, slice_texts(plan, found), found).kr == "of-another-quarter"
    assert parse_slice(plan, {**slice_texts(plan, found), "kr": "finished"}, found).kr == "finished"


counts = st.integers(0, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
figures = st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 9) + 0.0)
tallies: dict[str, st.SearchStrategy[Tally]] = {
    "share": counts.map(lambda c: Share(*c)),
    "difference": st.tuples(counts, counts).map(lambda c: Difference(*c[0], *c[1])),
    "mean": st.builds(Mean, st.integers(1, 10**6), figures, figures.map(abs)),
    "count": st.builds(Count, st.integers(0, 10**6), st.floats(1e-3, 1e6)),
}


@given(data=st.data(), kind=st.sampled_from(sorted(tallies)))
def test_results_written_and_read_back_are_the_same(data: st.DataObject, kind: str) -> None:
    numbers = dict(numbers_of(data.draw(tallies[kind])))
    assert parse_line(kind, line_text(kind, numbers)) == numbers  # type: ignore[arg-type]  # one of the kinds
    assert parse_numbers(kind, number_texts(kind, numbers)) == numbers  # type: ignore[arg-type]  # the same


@pytest.mark.parametrize(
    ("kind", "text", "tally"),
    [
        ("share", "42 of 300", Share(42, 300)),
        ("share", " 1,042/3 000 ", Share(1042, 3000)),
        ("difference", "56 of 70 against 48 of 80", Difference(56, 70, 48, 80)),
        ("difference", "56/70 vs 48/80", Difference(56, 70, 48, 80)),
        ("mean", "24 values, mean 0.5, deviation 0.2", Mean(24, 0.5, 0.2)),
        ("mean", "1 value, mean −3", Mean(1, -3.0, None)),
        ("mean", "0,5; 0.7; 0.9", Mean.of([0.5, 0.7, 0.9])),
        ("mean", "0,125", Mean(1, 0.125, None)),
        ("count", "7 in 6", Count(7, 6.0)),
        ("count", "7", Count(7, 1.0)),
    ],
)
def test_a_weeks_result_on_a_line(kind: str, text: str, tally: Tally) -> None:
    assert tally_of(kind, parse_line(kind, text)) == tally  # type: ignore[arg-type]  # one of the kinds
    assert parse_line(kind, " – ") == {}  # type: ignore[arg-type]  # the same


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("share", "many", "no result of a share; write e.g. 42 of 300"),
        ("share", "12 of 10", "12 of 10 cannot be"),
        ("share", "1.5 of 10", "Successes: 1.5 is no count"),
        ("share", "nan of 10", "no result of a share"),
        ("difference", "56 of 70", "no result of a difference"),
        ("mean", "24 values", "no result of a mean"),
        ("mean", "3 values, mean 2", "3 values need one"),
        ("mean", "1; x", "no result of a mean"),
        ("count", "3 in 0", "cannot be counted over nothing"),
        ("count", "-3", "Happened: -3 is no count"),
    ],
)
def test_a_line_that_is_no_result_is_refused(kind: str, text: str, told: str) -> None:
    with pytest.raises(BadInputError, match=told):
        parse_line(kind, text)  # type: ignore[arg-type]  # one of the kinds


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(BadInputError, match="is not a number; write"):
        parse_numbers("share", {"successes": "x", "trials": "2"})
    with pytest.raises(BadInputError, match="needs trials"):
        parse_numbers("share", {"successes": "2", "trials": ""})
    with pytest.raises(BadInputError, match="inf is not a number"):
        tally_of("count", {"happened": inf})
    assert parse_numbers("share", {"successes": "", "trials": " "}) == {}
