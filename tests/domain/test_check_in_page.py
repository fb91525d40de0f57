"""A team's page of a week: entered in cells, kept half done, saved as one step, edited, and shown beside last week."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from planner.domain.change import create
from planner.domain.check_ins.answers import answer_of, started
from planner.domain.check_ins.page import (
    Cell,
    Page,
    keep_page,
    page_of,
    parse_cell,
    put_cell,
    save_page,
    still_to_answer,
    stored_in,
)
from planner.domain.errors import BadInputError
from planner.domain.history.former import former
from planner.domain.okrs.checking import KrAnswer, answer_for, answer_of_row
from planner.domain.plan import Plan
from planner.domain.results import Slice
from planner.domain.views.check_in import Place
from planner.domain.views.check_in_page import former_text, page_view
from tests.builders import done, make_item
from tests.keyed import KEY_RESULTS, said, with_key_results
from tests.measuring import FRIDAY_OF_WEEK_6, WEEKS, measured_plan, on

WEEK = WEEKS[5]
MOMENT = on(FRIDAY_OF_WEEK_6)
VALUE, SURE, WORD = (Cell("kr", "repeat", part) for part in ("value", "confidence", "word"))
MAILS = Cell("slice", "mails", "line")
SLICE = Slice("mails", "carts", "Insights by e-mail", "share", 0.1, started_on=WEEKS[3], stage="mvp")
SHARES = {"new-features": 0.6, "fires": 0.4}


def plan_with_all() -> Plan:
    plan = with_key_results(measured_plan(items=[make_item("carts", team="checkout", weeks=5)]))
    return plan.after([create(SLICE)])


def entered(plan: Plan, cells: Mapping[Cell, str], page: Page | None = None) -> Page:
    """The page after this was typed."""
    page = page or Page()
    for cell, text in cells.items():
        page = put_cell(plan, page, WEEK, cell, parse_cell(plan, cell, text))
    return page


FULL = {VALUE: "33,5 %", SURE: "7", WORD: "two shops  copied it", MAILS: "42 of 300"}


def test_a_whole_page_is_one_step() -> None:
    plan = plan_with_all()
    page = entered(plan, FULL, Page(SHARES, sentence="A quiet week."))
    step = save_page(plan, "checkout", WEEK, page, MOMENT)
    assert step.label == "Check in Checkout for week 6"
    assert sorted({change.kind for change in step.changes}) == ["check_in", "kr_check_in", "slice_result", "time_share"]
    after = done(plan, step)
    assert answer_of_row(answer_for(after, "repeat", WEEK)) == KrAnswer(33.5, 7, "two shops copied it")
    assert stored_in(after, MAILS, WEEK) == "42 of 300"
    assert answer_of(after, "checkout", WEEK) == SHARES
    assert page_of(after, "checkout", WEEK) == Page(SHARES, sentence="A quiet week.")
    assert (
        save_page(after, "checkout", WEEK, page_of(after, "checkout", WEEK), on(FRIDAY_OF_WEEK_6, "Bo")).changes == ()
    )


def test_half_done_is_kept_as_it_stands_and_counts_nowhere() -> None:
    plan = plan_with_all()
    page = entered(plan, FULL, Page({"fires": 0.3}, sentence="A quiet"))
    kept = done(plan, keep_page(plan, "checkout", WEEK, page, MOMENT))
    assert page_of(kept, "checkout", WEEK) == page
    assert (answer_for(kept, "repeat", WEEK), answer_of(kept, "checkout", WEEK)) == (None, None)
    assert keep_page(kept, "checkout", WEEK, page_of(kept, "checkout", WEEK), MOMENT).changes == ()
    saved = done(kept, save_page(kept, "checkout", WEEK, page._replace(shares=SHARES), MOMENT))
    assert stored_in(saved, VALUE, WEEK) == 33.5
    row = started(saved, "checkout", WEEK)
    assert row is not None
    assert (row.kept, row.sentence) == ((), "A quiet")


def test_what_is_kept_of_a_key_result_that_is_gone_is_passed_over() -> None:
    plan = plan_with_all()
    kept = done(plan, keep_page(plan, "checkout", WEEK, entered(plan, FULL), MOMENT))
    without = replace(kept, key_results={})
    assert page_of(without, "checkout", WEEK).cells == {MAILS: "42 of 300"}


def test_without_a_block_the_rest_is_saved_alone_and_the_time_stays_missing() -> None:
    plan = plan_with_all()
    after = done(plan, save_page(plan, "checkout", WEEK, entered(plan, {VALUE: "33"}), MOMENT))
    assert (stored_in(after, VALUE, WEEK), answer_of(after, "checkout", WEEK)) == (33.0, None)
    assert "Checkout" in still_to_answer(after, WEEK)
    with pytest.raises(BadInputError, match="The week adds up to 0 %; 100 % is missing"):
        save_page(plan, "checkout", WEEK, Page(), MOMENT)
    with pytest.raises(BadInputError, match="The week adds up to 30 %; 70 % is missing"):
        save_page(plan, "checkout", WEEK, entered(plan, {VALUE: "33"}, Page({"fires": 0.3})), MOMENT)


def test_nothing_is_saved_where_one_part_cannot_be() -> None:
    plan = plan_with_all()
    page = Page(SHARES, cells={VALUE: float("nan")})
    with pytest.raises(BadInputError, match="Repeat purchase: that is no number"):
        save_page(plan, "checkout", WEEK, page, MOMENT)


def test_one_cell_edited_leaves_the_others_as_they_are() -> None:
    plan = said(plan_with_all(), WEEK, {"repeat": KrAnswer(33.0, 7, "slowly")})
    after = done(plan, save_page(plan, "checkout", WEEK, entered(plan, {SURE: "3"}, Page(SHARES)), MOMENT))
    assert answer_of_row(answer_for(after, "repeat", WEEK)) == KrAnswer(33.0, 3, "slowly")
    gone = done(after, save_page(after, "checkout", WEEK, entered(after, {WORD: "–"}, Page(SHARES)), MOMENT))
    assert answer_of_row(answer_for(gone, "repeat", WEEK)) == KrAnswer(33.0, 3, "")


def test_what_is_saved_already_is_no_entry() -> None:
    plan = said(plan_with_all(), WEEK, {"repeat": KrAnswer(33.0, 7)})
    assert entered(plan, {VALUE: "33,0", SURE: "7/10", WORD: ""}).cells == {}
    assert entered(plan, {VALUE: "34"}).cells == {VALUE: 34.0}
    assert entered(plan, {VALUE: "33"}, entered(plan, {VALUE: "34"})).cells == {}


@pytest.mark.parametrize(
    ("cell", "text", "told"),
    [
        (VALUE, "much", "Repeat purchase: “much” is not a number"),
        (VALUE, "nan", "Repeat purchase: “nan” is not a number"),
        (VALUE, "inf", "Repeat purchase: “inf” is not a number"),
        (SURE, "11", "Repeat purchase: “11” is not how sure you are; write 0, no way, to 10, done."),
        (SURE, "-1", "is not how sure you are"),
        (SURE, "7.5", "is not how sure you are"),
        (SURE, "٧", "is not how sure you are"),
        (MAILS, "42", "Insights by e-mail: “42” is no result of a share; write e.g. 42 of 300."),
        (MAILS, "300 of 42", "Insights by e-mail: "),
    ],
)
def test_what_cannot_be_is_said_with_the_name_of_its_row(cell: Cell, text: str, told: str) -> None:
    with pytest.raises(BadInputError, match=told.replace("?", r"\?")):
        parse_cell(plan_with_all(), cell, text)


def test_the_page_shows_last_week_beside_each_field() -> None:
    plan = said(plan_with_all(), WEEKS[4], {"repeat": KrAnswer(32.0, 6, "slowly"), "finished": KrAnswer(None, 4)})
    plan = said(plan, WEEKS[2], {"revenue": KrAnswer(22.8)})
    plan = said(plan, WEEK, {"finished": KrAnswer(64.5)}, "Mara")
    view = page_view(plan, Place("checkout", WEEK), entered(plan, {VALUE: "33.5"}))
    repeat, revenue, finished = view.krs
    assert (repeat.name, repeat.way, repeat.last) == ("Repeat purchase", "29 → 38 %", "last week 32 % · 6 · slowly")
    assert [(field.text, field.last, field.entered) for field in repeat.fields] == [
        ("33.5", "32", True), ("", "6", False), ("", "slowly", False)
    ]  # fmt: skip
    assert (revenue.last, finished.last) == ("week 3 € 22.8", "last week – · 4")
    assert (finished.fields[0].text, finished.by, finished.former) == ("64.5", "Mara", "")
    (mails,) = view.slices
    assert (mails.title, mails.example, mails.last) == ("Insights by e-mail", "42 of 300", "last week –")
    assert [kr.name for kr in page_view(plan, Place("growth", WEEK), Page()).krs] == [
        "Repeat purchase", "Revenue per customer"
    ]  # fmt: skip
    assert page_view(plan, Place("growth", WEEK), Page()).slices == ()


class _Step(NamedTuple):
    at: datetime
    actor: str
    fields: tuple[tuple[str, str], ...]


def _steps(*told: tuple[str, Mapping[str, str]]) -> list[_Step]:
    return [
        _Step(datetime(2026, 11, 3, 12, tzinfo=UTC) + timedelta(days=day), actor, tuple(fields.items()))
        for day, (actor, fields) in enumerate(told)
    ]


MADE: tuple[str, Mapping[str, str]] = ("Ann", {"*": '{"id":"repeat:w","value":63.0,"word":""}'})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([MADE], None),
        ([MADE, ("Bo", {"word": '"x"'})], None),
        ([MADE, ("Bo", {"word": '"x"'}), ("Cy", {"word": '"y"'}), ("Mara", {"value": "64.5", "by": '"Mara"'})],
         "was 63 % until 6 Nov, by Mara"),
        ([MADE, ("Bo", {"value": "60.0"}), ("Mara", {"value": "64.5"})], "was 60 % until 5 Nov, by Mara"),
        ([MADE, ("Bo", {"deleted": "true"}), ("Mara", {"*": '{"value":64.0}'})], "was 63 % until 4 Nov, by Bo"),
        ([MADE, ("Bo", {"deleted": "true"}), ("Mara", {"*": '{"value":63.0}'})], None),
        ([("Ann", {"*": '{"word":"x"}'}), ("Bo", {"value": "64.0"})], None),
    ],
)  # fmt: skip
def test_what_stood_there_before_is_told_with_until_when_and_by_whom(changes: Any, expected: str | None) -> None:
    found = former(_steps(*changes), "value")
    told = None if found is None else former_text(plan_with_all(), KEY_RESULTS[0], found)
    assert told == expected
