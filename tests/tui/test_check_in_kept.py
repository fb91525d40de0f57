"""What is entered in a check-in outlives the program, field by field, and stands where it was typed."""

from pathlib import Path

from textual import events

from planner.domain.change import Step, edit
from planner.domain.check_ins.answers import started
from planner.domain.plan import Plan
from tests.measuring import WEEKS
from tests.stores import open_session, plan_files
from tests.tui.launching import make_app
from tests.tui.quarters import on_page, said, stored, write
from tests.tui.seeing import seen, until_seen

SIXTH = WEEKS[5]


def beside(path: Path) -> list[str]:
    """Names of what lies beside the plan."""
    return [file.name for file in path.parent.iterdir() if file.name.startswith(f"{path.name}.half-done")]


def shares(plan: Plan) -> dict[str, float]:
    entered = started(plan, "chk", SIXTH)
    return {} if entered is None else dict(entered.shares)


async def test_keys_that_come_in_one_go_land_in_the_fields_they_were_typed_for(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_page(pilot)
        for key in ("3", "0", "down", "2", "0", "down", "right", "down", "4", "0", "up"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        await pilot.pause()
        kinds = ("new-features", "existing-features", "automation", "refactoring")
        assert shares(stored(path)) == dict(zip(kinds, (0.3, 0.2, 0.1, 0.4), strict=True))


async def test_each_field_is_held_until_the_page_is_saved_or_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_page(pilot)
        assert beside(path) == []
        await pilot.press("right")
        await pilot.pause()
        (held,) = beside(path)
        await pilot.press("u")
        await pilot.pause()
        assert beside(path) == []  # taken back, there is nothing to lose
        await pilot.press(*["right"] * 3, "escape")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert beside(path) == []
        assert shares(stored(path)) == {"new-features": 0.3}
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("enter", *["right"] * 7)
        await pilot.pause()
        assert beside(path) == [held]
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert beside(path) == []
        assert shares(stored(path)) == {"new-features": 1.0}


async def test_a_program_that_ends_keeps_the_page_as_one_step(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_page(pilot)
        await pilot.press(*["right"] * 2, "down", "right")
        await pilot.pause()
        app.exit(0)
    assert app.session is not None
    app.session.hand_over()
    app.session.store.close().result()
    assert beside(path) == []
    assert shares(stored(path)) == {"new-features": 0.2, "existing-features": 0.1}


async def test_what_a_killed_program_left_is_offered(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_page(pilot)
        await pilot.press("right")
        await pilot.pause()
        (held,) = beside(path)
        left = (path.parent / held).read_bytes()
        await pilot.press("u")
        await pilot.pause()
    (path.parent / held).write_bytes(left)
    again = make_app(path, phase="measure")
    async with again.run_test(size=(80, 24)) as pilot:
        await until_seen(again, pilot, "From last time")
        assert "Keep Checkout's half-done" in " ".join(seen(again).split())
        await pilot.press("y")
        await again.workers.wait_for_complete()
        await pilot.pause()
        assert shares(stored(path)) == {"new-features": 0.1}
        assert beside(path) == []


async def test_a_closed_quarter_takes_no_answer_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    session = open_session(path, "Zoe", files=plan_files("closing"))
    session.do(Step("Close 2026-Q4", edit(session.plan.quarter, state="closed", ratio=0.6, reserve=0.15))).result()
    session.store.close().result()
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_page(pilot)
        await pilot.press(*["right"] * 10, "enter")
        await pilot.pause()
        refused = "2026-Q4 is closed and stays as it was; reopen it first, which is a decision of its own."
        assert refused in said(pilot)
        await pilot.press("escape", "escape")
        await pilot.pause()
    assert shares(stored(path)) == {}
