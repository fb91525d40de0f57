"""The check-in on screen: choosing a team's week, placing blocks, typing shares, saving, leaving, filling in later."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.domain.check_ins.answers import answer_of, save, started
from planner.tui.screens.check_in import CheckInScreen
from planner.tui.screens.measure import MeasureScreen
from planner.tui.widgets.check_in_grid import GridPane
from planner.tui.widgets.check_in_page import PagePane
from tests.stores import founding_changes, make_plan_file, open_session, plan_files
from tests.tui.launching import TODAY, make_app
from tests.tui.quarters import FIRST, MIX, begun, do_now, lines, said, stored, write
from tests.tui.seeing import seen

SIXTH = FIRST + timedelta(weeks=5)
FIFTH = FIRST + timedelta(weeks=4)


async def opened(pilot: Pilot[int]) -> None:
    await begun(pilot)
    await pilot.press("c")
    await pilot.pause()
    assert isinstance(pilot.app.screen, CheckInScreen)


def row(pilot: Pilot[int], name: str) -> str:
    (found,) = [line for line in lines(pilot, PagePane) if line.strip().startswith(name)]
    return " ".join(found.split())


def blocks(pilot: Pilot[int], name: str) -> int:
    return len([cell for cell in row(pilot, name).removeprefix(name).split() if set(cell) & set("█▒■")])


async def press(pilot: Pilot[int], keys: Iterable[str]) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (124, 32), (164, 40)])
async def test_ten_blocks_placed_and_saved_are_an_answer(tmp_path: Path, size: tuple[int, int]) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert [" ".join(line.split()) for line in lines(pilot, GridPane)[:3]] == [
            "week 1 2 3 4 5 6",
            "Checkout ✓ ✓ ✓ ✓ ✓ [·]",
            "Build [b]& Release ✓ ✓ ✓ ✓ ✓ ·",
        ]
        await press(pilot, ["enter", *["right"] * 6, "down", *["right"] * 4])
        assert (blocks(pilot, "New features"), blocks(pilot, "Existing features")) == (6, 4)
        assert "60 %" in row(pilot, "New features")
        assert any("All ten blocks are placed.  enter saves" in line for line in lines(pilot, PagePane))
        await press(pilot, ["enter"])
        assert said(pilot) == "✓ Checkout, week 6: saved. Build [b]& Release has still to answer.   u undoes"
        assert "✓ [·]" in " ".join(lines(pilot, GridPane)[2].split())
    plan = stored(path)
    assert answer_of(plan, "chk", SIXTH) == {"new-features": 0.6, "existing-features": 0.4}
    entered = started(plan, "chk", SIXTH)
    assert entered is not None
    assert (entered.by, entered.copied) == ("Ann", False)


async def test_the_tenth_block_is_the_last_and_a_block_can_be_taken_back(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", *["right"] * 10, "down", "right"])
        assert said(pilot) == "✗ All ten blocks are placed; take one back where it was less (←)."
        await press(pilot, ["up", "h", "j", "l"])
        assert (blocks(pilot, "New features"), blocks(pilot, "Existing features")) == (9, 1)
        await press(pilot, ["u", "u"])
        assert (blocks(pilot, "New features"), blocks(pilot, "Existing features")) == (10, 0)


async def test_shares_are_typed_as_per_cent_hours_or_days(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", "3", "7", ".", "5", "down", "1", "6", "h", "enter", "down", "1", "d"])
        assert "1d▏" in row(pilot, "Automation")
        assert "16h" not in row(pilot, "Existing features")
        await press(pilot, ["tab"])
        assert "20 %" in row(pilot, "Automation")
        assert any("2.5 % left to place." in line for line in lines(pilot, PagePane))
        await press(pilot, ["tab", "down", "5", "0", "enter", "enter"])
        assert said(pilot) == "✗ The week adds up to 147.5 %; 47.5 % is too much."
        await press(pilot, ["2", "x", "enter"])
        await press(pilot, ["2", ".", "5", "enter", "enter"])
    assert answer_of(stored(path), "chk", SIXTH) == {
        "new-features": 0.375,
        "existing-features": 0.4,
        "automation": 0.2,
        "refactoring": pytest.approx(0.025),
    }


async def test_what_cannot_be_a_share_is_said_and_changes_nothing(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", "9", "9", "9", "enter"])
        assert said(pilot) == "✗ “999” is more than a week, which is 100 %."
        await press(pilot, ["4", "backspace", "5", "escape"])
        assert isinstance(app.screen, CheckInScreen)
        assert blocks(pilot, "New features") == 0


async def test_last_week_is_seen_in_grey_and_taken_over_with_a_mark(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert row(pilot, "New features").startswith("New features ░░ ░░ ░░ ░░ ·")
        assert row(pilot, "New features").endswith("40 %")
        await press(pilot, ["enter", "equals_sign"])
        assert blocks(pilot, "New features") == 4
        assert any("as last week" in line for line in lines(pilot, PagePane))
        await press(pilot, ["enter"])
        await press(pilot, ["enter", "equals_sign", "left", "down", "right", "enter"])
    plan = stored(path)
    copied = {team: entry.copied for team in ("chk", "bld") if (entry := started(plan, team, SIXTH))}
    assert copied == {"chk": True, "bld": False}
    assert answer_of(plan, "chk", SIXTH) == MIX


async def test_there_is_nothing_to_take_over_without_an_answer(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", "equals_sign"])
        assert said(pilot) == "✗ Last week has no answer to take over."
        assert any("last week: –" in line for line in lines(pilot, PagePane))


async def test_what_is_half_done_is_kept_when_one_leaves(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", "right", "right", "escape"])
        assert isinstance(app.screen, MeasureScreen)
        assert said(pilot) == "Kept half done: Checkout, week 6."
        assert "10 of 12 answers are in" in app.screen.as_text()
        await press(pilot, ["c"])
        assert "[▸]" in lines(pilot, GridPane)[1]
        assert blocks(pilot, "New features") == 2
        await press(pilot, ["escape"])
    plan = stored(path)
    entered = started(plan, "chk", SIXTH)
    assert entered is not None
    assert (entered.shares, entered.finished_at) == ((("new-features", 0.2),), None)
    assert answer_of(plan, "chk", SIXTH) is None


async def test_leaving_without_a_change_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=6)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", "left", "right", "escape"])
        assert said(pilot) == ""
    plan = stored(path)
    entered = started(plan, "chk", SIXTH)
    assert entered is not None
    assert entered.finished_at is not None


async def test_an_earlier_week_is_filled_in_and_another_teams_week_keeps_what_was_placed(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["left", "enter", "right", "shift+tab", "down", "left"])
        assert "Release · week 4 · 19 to 25 Oct" in str(app.screen.query_one(PagePane).border_title)
        await press(pilot, ["right", "enter", "1", "0", "0", "enter", "enter"])
        assert said(pilot).startswith("✓ Build [b]& Release, week 5: saved. Checkout has still to")
        assert " ".join(lines(pilot, GridPane)[1].split()) == "Checkout · · · · [▸] ·"
    plan = stored(path)
    assert answer_of(plan, "bld", FIFTH) == {"new-features": 1.0}
    entered = started(plan, "chk", FIFTH)
    assert entered is not None
    assert entered.shares == (("new-features", 0.1),)


async def test_a_saved_week_can_be_corrected(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=6)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", *["left"] * 4, "down", *["right"] * 4, "enter"])
        assert said(pilot).startswith("✓ Checkout, week 6: saved.")
    assert answer_of(stored(path), "chk", SIXTH) == {"existing-features": 0.6, "automation": 0.1, "fires": 0.3}


async def test_an_answer_saved_elsewhere_meanwhile_is_seen_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        other = open_session(path, "Di", files=plan_files("other"), today=TODAY)
        other.load_evidence().result()
        do_now(other, save(other.plan, "chk", SIXTH, {"fires": 1.0}, other.moment()))
        for _ in range(60):
            await pilot.pause(0.05)
            if blocks(pilot, "Fires") == 10:
                break
        assert blocks(pilot, "Fires") == 10
        assert "[✓]" in lines(pilot, GridPane)[1]


async def test_undo_takes_a_saved_week_back(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", "1", "0", "0", "enter", "enter"])
        await pilot.pause(0.1)
        await press(pilot, ["u"])
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert said(pilot).startswith("Undone: Check in Checkout for week 6")
    plan = stored(path)
    assert (started(plan, "chk", SIXTH), answer_of(plan, "chk", SIXTH)) == (None, None)


async def test_without_people_it_says_where_to_enter_them(tmp_path: Path) -> None:
    path = make_plan_file(tmp_path / "plan.db", founding_changes(people=0))
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert lines(pilot, GridPane)[0] == " No team has people yet: on Align, t says who works in which team."
        assert "This week" not in seen(app)
        assert "As last week" not in seen(app)
        await press(pilot, ["enter", "right", "enter", "equals_sign"])
        assert said(pilot) == ""
        await press(pilot, ["escape"])
        assert isinstance(app.screen, MeasureScreen)


async def test_before_the_quarter_begins_it_says_so(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    assert app.session is not None
    app.session.fixed_today = date(2026, 9, 20)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert lines(pilot, GridPane)[0] == " The quarter has not begun: a week can be checked in once it has."
        assert "This week" not in seen(app)


async def test_a_week_that_somebody_entered_meanwhile_is_replaced_only_on_purpose(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", *["right"] * 10])
        await enter_as_bo(path, pilot)
        await press(pilot, ["enter"])
        assert said(pilot) == "✗ Bo entered this week meanwhile. enter again replaces that, esc leaves it."
        assert answer_of(stored(path), "chk", SIXTH) == MIX
        await press(pilot, ["enter"])
        assert said(pilot).startswith("✓ Checkout, week 6: saved.")
    assert answer_of(stored(path), "chk", SIXTH) == {"new-features": 1.0}


async def test_what_is_half_done_is_not_kept_over_what_somebody_entered_meanwhile(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, ["enter", "right"])
        await enter_as_bo(path, pilot)
        await press(pilot, ["escape"])
        assert said(pilot) == "Not kept: Bo entered Checkout, week 6, meanwhile."
    plan = stored(path)
    entered = started(plan, "chk", SIXTH)
    assert entered is not None
    assert entered.finished_at is not None
    assert answer_of(plan, "chk", SIXTH) == MIX


async def enter_as_bo(path: Path, pilot: Pilot[int]) -> None:
    bo = open_session(path, "Bo")
    bo.load_evidence().result(5)
    bo.do(save(bo.plan, "chk", SIXTH, MIX, bo.moment())).result(5)
    bo.store.close().result(5)
    screen = pilot.app.screen
    assert isinstance(screen, CheckInScreen)
    for _ in range(200):
        await pilot.pause(0.02)
        if answer_of(screen.plan, "chk", SIXTH):
            return
    raise AssertionError("the screen never heard of it")
