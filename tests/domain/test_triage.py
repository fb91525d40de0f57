"""Triage: one item after the other, nothing lost, progress told."""

import pytest

from planner.domain.errors import BadInputError
from planner.domain.triage import advance, back_to, begin, progress, skip, triage, waiting
from tests.builders import done, lane_ids, make_item, make_plan


def test_three_answers_sort_an_item_and_bring_the_next() -> None:
    plan = make_plan([make_item("a", None, team=None), make_item("b", team=None), make_item("c")])
    run = begin(plan)
    assert (run.items, run.at) == (("a", "b"), "a")
    for answer in ({"category": "tune_up"}, {"team": "chk"}):
        plan = done(plan, triage(plan, "a", **answer))  # type: ignore[arg-type]  # two kinds of answer
        run = advance(plan, run)
        assert run.at == "a", "sorted, but nobody has said how large it is"
    step = triage(plan, "a", size="M")
    plan = done(plan, step)
    run = advance(plan, run)
    assert (step.label, step.burst) == ("Sort A: size M", "triage:a")
    assert lane_ids(plan, "tune_up") == ["a"]
    assert plan.weeks["a"] == 3
    assert run.at == "b"
    assert progress(plan, run) == "1 of 2 items sorted"


def test_what_is_skipped_is_for_later_and_the_run_comes_to_an_end() -> None:
    plan = make_plan([make_item("a", None), make_item("b", None)])
    run = skip(plan, begin(plan))
    assert (run.at, progress(plan, run)) == ("b", "0 of 2 items sorted · 1 for later")
    run = skip(plan, run)
    assert run.at is None
    assert skip(plan, run) == run
    assert begin(plan).at == "a", "the next run meets them again"


def test_undo_brings_the_item_back_on_screen() -> None:
    plan = make_plan([make_item("a", None), make_item("b", None)])
    run = back_to(skip(plan, begin(plan)), "a")
    assert (run.at, run.skipped) == ("a", ())
    assert back_to(run, "elsewhere") == run


def test_sorting_without_a_size_goes_on_with_space_and_counts() -> None:
    plan = make_plan([make_item("a", None), make_item("b", None)])
    after = done(plan, triage(plan, "a", category="innovation"))
    run = skip(after, begin(plan))
    assert (run.at, progress(after, run)) == ("b", "1 of 2 items sorted")


def test_nothing_to_sort() -> None:
    plan = make_plan([make_item("a")])
    assert begin(plan).at is None
    assert progress(plan, begin(plan)) == "nothing waits to be sorted"


def test_an_unknown_size_is_refused() -> None:
    plan = make_plan([make_item("a", None)])
    with pytest.raises(BadInputError, match="There is no size Z; the sizes are S, M, L, XL"):
        triage(plan, "a", size="Z")


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, ""),
        (1, "1 item waits in Unsorted for a lane or a team."),
        (2, "2 items wait in Unsorted for a lane or a team."),
    ],
)
def test_what_waits_is_told_in_a_sentence(count: int, told: str) -> None:
    items = [make_item(f"new{n}", None) for n in range(count)]
    assert waiting(make_plan([make_item("a"), make_item("gone", None, stage="stopped"), *items])) == told
