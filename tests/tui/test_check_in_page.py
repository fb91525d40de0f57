"""The check-in page: key results, slices, time and a sentence typed, kept, saved as one step, and edited later."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from planner.domain.change import Step, create
from planner.domain.check_ins.answers import answer_of, keep, save, started
from planner.domain.okrs.checking import KrAnswer, answer_for, answer_of_row, check_in_krs
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective
from planner.domain.results import Slice, slice_result_id
from planner.domain.views.check_in import Place
from planner.tui.screens.check_in import CheckInScreen
from planner.tui.widgets.check_in_grid import GridPane
from planner.tui.widgets.check_in_page import PagePane
from tests.stores import open_session, plan_files
from tests.tui.launching import TODAY, make_app
from tests.tui.quarters import FIRST, do_now, lines, on_page, said, stored, write
from tests.tui.seeing import seen

QUARTER = "2026-Q4"
FIFTH, SIXTH = FIRST + timedelta(weeks=4), FIRST + timedelta(weeks=5)
PURPOSE = (
    Objective("back", QUARTER, "Customers come back", 0),
    Objective("fast", QUARTER, "Buying never feels slow", 1, ("bld",)),
    KeyResult("repeat", QUARTER, "back", "Repeat [b]purchase", "%", 29.0, 38.0),
    KeyResult("revenue", QUARTER, "back", "Revenue", "€", 21.0, 24.0, position=1),
    KeyResult("finished", QUARTER, "fast", "Checkouts finished", "%", 63.0, 70.0),
    Slice("mails", "carts", "Insights by e-mail", "share", 0.1, started_on=FIRST + timedelta(weeks=3)),
)
SIZES = [(80, 24), (124, 32), (164, 40)]


def prepared(path: Path, weeks: int = 5) -> Path:
    """A plan with key results and a slice, in which somebody has said something last week."""
    write(path, weeks=weeks)
    session = open_session(path, "Tom", today=TODAY, files=plan_files("purpose"))
    session.load_evidence().result()
    do_now(session, Step("Say what the quarter is for", tuple(create(row) for row in PURPOSE)))
    last = {"repeat": KrAnswer(32.0, 6, "slowly"), "revenue": KrAnswer(22.6)}
    do_now(session, check_in_krs(session.plan, FIFTH, last, session.moment()))
    session.store.close().result()
    return path


async def press(pilot: Pilot[int], keys: Iterable[str]) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def row(pilot: Pilot[int], name: str) -> str:
    (found,) = [line for line in lines(pilot, PagePane) if line.strip().startswith(name)]
    return " ".join(found.split())


def said_of(plan: Plan, kr: str) -> KrAnswer:
    return answer_of_row(answer_for(plan, kr, SIXTH))


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_page_is_typed_and_saved_as_one_step_that_one_undo_takes_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = prepared(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with app.run_test(size=size) as pilot:
        await on_page(pilot)
        assert " ".join(lines(pilot, PagePane)[0].split()) == "Key results now last sure last a word last"
        await press(pilot, [*"33,5", "right", "7", "right", *"shops", "space", *"help", "down", "left", "left"])
        await press(pilot, [*"22.8", "down", *"42", "space", *"of", "space", *"300", "down", *["right"] * 10])
        await press(pilot, ["G", *"Quiet", "enter"])
        assert "Quiet" in "".join(lines(pilot, PagePane))
        assert any("All ten blocks are placed.  enter saves" in line for line in lines(pilot, PagePane))
        await press(pilot, ["enter"])
        assert said(pilot).startswith("✓ Checkout, week 6: saved. ")
        after = stored(path)
        assert said_of(after, "repeat") == KrAnswer(33.5, 7, "shops help")
        assert said_of(after, "revenue") == KrAnswer(22.8)
        assert after.evidence is not None
        result = after.evidence.slice_results[slice_result_id("mails", SIXTH)]
        assert dict(result.numbers) == {"successes": 42, "trials": 300}
        assert answer_of(after, "chk", SIXTH) == {"new-features": 1.0}
        entered = started(after, "chk", SIXTH)
        assert entered is not None
        assert entered.sentence == "Quiet"
        await press(pilot, ["u"])
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert said(pilot).startswith("Undone: Check in Checkout for week 6")
    before = stored(path)
    assert (said_of(before, "repeat"), answer_of(before, "chk", SIXTH)) == (KrAnswer(), None)
    assert before.evidence is not None
    assert before.evidence.slice_results == {}


@pytest.mark.parametrize("size", SIZES)
async def test_the_field_under_the_cursor_is_always_seen(tmp_path: Path, size: tuple[int, int]) -> None:
    app = make_app(prepared(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=size) as pilot:
        pane = await on_page(pilot)
        for _ in range(pane.count):
            assert pane.cursor in [place[0] for y in range(pane.size.height) if (place := pane._place(y))]
            await press(pilot, ["down"])
        await press(pilot, ["home"])
        assert "Key results" in lines(pilot, PagePane)[0]
        assert "[" in lines(pilot, PagePane)[1].replace("[b]", "")


async def test_last_week_stands_in_grey_beside_each_field_and_what_a_line_has_no_room_for_below(tmp_path: Path) -> None:
    app = make_app(prepared(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await on_page(pilot)
        assert row(pilot, "Repeat") == "Repeat [b]purchase [ ]32 6 slowly"
        assert str(pane.border_subtitle) == "29 → 38 % · last week 32 % · 6 · slowly"
        assert row(pilot, "Revenue") == "Revenue € 21 → € 24 22.6"
        assert "Checkouts finished" not in seen(app)
        await press(pilot, ["down", "down"])
        assert row(pilot, "Insights") == "Insights by e-mail [ ] – e.g. 42 of 300"
        await press(pilot, ["down"])
        assert str(pane.border_subtitle) == "or type 40 %, 16h or 2d"


async def test_half_done_is_kept_and_taken_up_again_after_a_restart(tmp_path: Path) -> None:
    path = prepared(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_page(pilot)
        await press(pilot, [*"33.5", "right", "right", *"shops", "escape"])
        assert app.screen.query(PagePane)  # the first esc gives the word up
        await press(pilot, [*"shops", "down", "escape"])
        assert not app.screen.query(PagePane)
        assert said(pilot) == "Kept half done: Checkout, week 6."
    kept = stored(path)
    assert (said_of(kept, "repeat"), answer_of(kept, "chk", SIXTH)) == (KrAnswer(), None)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_page(pilot)
        assert row(pilot, "Repeat") == "Repeat [b]purchase [33.5 ]32 6 shops slowly"


async def test_what_was_said_before_is_shown_with_until_when_and_by_whom(tmp_path: Path) -> None:
    path = prepared(tmp_path / "plan.db")
    for actor, value in (("Ann", 63.0), ("Mara", 64.0)):
        session = open_session(path, actor, today=TODAY, files=plan_files(actor))
        session.load_evidence().result()
        do_now(session, check_in_krs(session.plan, SIXTH, {"repeat": KrAnswer(value)}, session.moment()))
        session.store.close().result()
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await on_page(pilot)
        await app.workers.wait_for_complete()
        await pilot.pause()
        (told,) = [line.strip() for line in lines(pilot, PagePane) if "was 63" in line]
        assert told.startswith("was 63 % until ")
        assert told.endswith(", by Mara")
        assert str(pane.border_subtitle).endswith(" · said by Mara")
        await press(pilot, ["y"])
        assert f"Repeat [b]purchase 29 → 38 %: 64 · {told}" in app.clipboard


async def test_time_and_sentence_say_what_they_were_before_they_were_changed(tmp_path: Path) -> None:
    path = prepared(tmp_path / "plan.db")
    for actor, new, sentence in (("Ann", 0.3, "Slow"), ("Bo", 0.9, "Half done"), ("Mara", 0.6, "Fast")):
        session = open_session(path, actor, today=TODAY, files=plan_files(actor))
        session.load_evidence().result()
        enter = keep if actor == "Bo" else save
        kinds = session.plan.ordered_work_types[:2]
        shares = {kinds[0].id: new, kinds[1].id: round(1 - new, 1)}
        do_now(session, enter(session.plan, "chk", SIXTH, shares, session.moment(), sentence=sentence))
        session.store.close().result()
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await on_page(pilot)
        assert isinstance(app.screen, CheckInScreen)
        app.screen.choose(GridPane.PlaceChosen(Place("chk", SIXTH)))
        await app.workers.wait_for_complete()
        told = []
        for row in range(pane.count):
            pane.place_cursor(row)
            told += [str(pane.border_subtitle)] if "was " in str(pane.border_subtitle) else []
        assert [one.split(" until ")[0] for one in told] == ["was 30 %", "was 70 %", "was “Slow”"]
        assert all(one.endswith(", by Mara") for one in told)


async def test_wrong_entries_are_said_and_change_nothing(tmp_path: Path) -> None:
    app = make_app(prepared(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_page(pilot)
        await press(pilot, [*"3x", "enter"])
        assert said(pilot) == "✗ Repeat [b]purchase: “3x” is not a number; write e.g. 38, 2.5 or 40,000."
        await press(pilot, ["right", *"11", "enter"])
        assert said(pilot) == "✗ Repeat [b]purchase: “11” is not how sure you are; write 0, no way, to 10, done."
        await press(pilot, ["down", "down", *"300of42", "enter"])
        assert said(pilot).startswith("✗ Insights by e-mail: ")
        assert row(pilot, "Repeat") == "Repeat [b]purchase 32 6 slowly"
        await press(pilot, ["enter"])
        assert said(pilot) == "✗ The week adds up to 0 %; 100 % is missing."


async def test_words_are_typed_with_a_caret_and_pasted_as_one_line(tmp_path: Path) -> None:
    app = make_app(prepared(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await on_page(pilot)
        await press(pilot, ["G", *"quit", "home", "right", "delete", "end", "backspace", *"?=u", "enter"])
        assert "[qi?=u" in lines(pilot, PagePane)[-2]
        pane.post_message(events.Paste("two\nlines \x1b[31m"))
        await press(pilot, ["enter"])
        assert "[qi?=utwo lines" in lines(pilot, PagePane)[-2]
        await press(pilot, ["delete", "enter"])
        assert "qi" not in lines(pilot, PagePane)[-2]
        await press(pilot, ["up", "u"])
        assert said(pilot) == "Took the last change of this week back."
        assert "qi?=utwo lines" in lines(pilot, PagePane)[-2]


async def test_what_there_is_no_room_for_is_said_not_to_be_taken(tmp_path: Path) -> None:
    app = make_app(prepared(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await on_page(pilot)
        await press(pilot, ["G"])
        pane.post_message(events.Paste("x" * 500))
        await press(pilot, [])
        assert said(pilot) != "✗ There is room for 500 characters; what goes beyond is not taken."
        await press(pilot, ["y"])
        assert said(pilot) == "✗ There is room for 500 characters; what goes beyond is not taken."
        await press(pilot, ["escape"])
        pane.post_message(events.Paste("x" * 501))
        await press(pilot, [])
        assert said(pilot) == "✗ There is room for 500 characters; what goes beyond is not taken."


async def test_last_week_is_taken_over_on_a_key_result_too(tmp_path: Path) -> None:
    app = make_app(prepared(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_page(pilot)
        await press(pilot, ["equals_sign"])
        assert row(pilot, "Repeat") == "Repeat [b]purchase [32 ]32 6 6 slowly"
        await press(pilot, ["down", "down", "equals_sign"])
        assert said(pilot) == "✗ Last week has no answer to take over here."


async def test_a_number_that_somebody_saved_meanwhile_is_replaced_only_on_purpose(tmp_path: Path) -> None:
    path = prepared(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await on_page(pilot)
        await press(pilot, [*"33", "down"])
        bo = open_session(path, "Di", today=TODAY, files=plan_files("di"))
        bo.load_evidence().result()
        do_now(bo, check_in_krs(bo.plan, SIXTH, {"repeat": KrAnswer(40.0)}, bo.moment()))
        bo.store.close().result()
        screen = pilot.app.screen
        assert isinstance(screen, CheckInScreen)
        for _ in range(200):
            await pilot.pause(0.02)
            if answer_for(screen.plan, "repeat", SIXTH):
                break
        assert "33" in row(pilot, "Repeat")
        await press(pilot, ["enter"])
        assert said(pilot) == "✗ Di entered this week meanwhile. enter again replaces that, esc leaves it."
        await press(pilot, ["enter"])
        assert said(pilot).startswith("✓ Checkout, week 6: saved.")
        assert pane.border_title is not None
    assert said_of(stored(path), "repeat") == KrAnswer(33.0)


async def test_hundreds_of_key_results_move_as_quickly_as_a_few(tmp_path: Path) -> None:
    path = prepared(tmp_path / "plan.db")
    session = open_session(path, "Lea", today=TODAY, files=plan_files("many"))
    many = tuple(
        create(KeyResult(f"k{n}", QUARTER, "back", f"Figure {n}", "", None, 5.0, position=n)) for n in range(400)
    )
    do_now(session, Step("Add many", many))
    session.store.close().result()
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await on_page(pilot)
        assert pane.count == 402 + 1 + 9 + 1
        await press(pilot, ["G"])
        assert "One sentence about the week" in "\n".join(lines(pilot, PagePane))
