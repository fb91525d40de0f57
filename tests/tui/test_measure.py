"""Measure on screen: what a lead sees, what the keys do, and what is in the file afterwards."""

from concurrent.futures import Future
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.domain.check_ins.answers import save
from planner.tui.screens.check_in import CheckInScreen
from planner.tui.widgets.promise_pane import PromisePane
from planner.tui.widgets.row_pane import RowPane
from planner.tui.widgets.sentence_pane import SentencePane
from planner.tui.widgets.slice_pane import SlicePane
from planner.tui.widgets.time_pane import TimePane
from tests.stores import open_session, plan_files
from tests.tui.launching import make_app
from tests.tui.quarters import FIRST, MIX, do_now, lines, measuring, said, stored, write
from tests.tui.seeing import seen


@pytest.mark.parametrize("size", [(80, 24), (124, 32), (164, 40)])
async def test_sentences_weeks_and_promises_are_seen_in_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    app = make_app(write(tmp_path / "plan.db", weeks=5), phase="measure")
    async with measuring(app, size) as pilot:
        text = " ".join(" ".join(lines(pilot, SentencePane)).split())
        assert "Unplanned work took 30 % of the time, 15 % agreed: too early to say if that is chance." in text
        assert "Tune-Up got 14 % of planned time, 40 % agreed" in text
        assert "10 of 12 answers are in; missing: Checkout, Build [b]& Release (week 6)." in text
        weeks = [line.split() for line in lines(pilot, TimePane)]
        assert [w[0] for w in weeks if w and w[0] in {"1", "2", "3", "4", "5", "6"}] == ["1", "2", "3", "4", "5", "6"]
        figures = [line for line in lines(pilot, TimePane) if line.strip().startswith("5 ")]
        assert "30 %" in figures[0]
        assert "86 : 14" in figures[0]
        if size == (80, 24):
            assert "results 1/4" in seen(app)
            await pilot.press("right_square_bracket")
            await pilot.pause()
            assert "What we promised · work 2/4" in seen(app)
        promised = lines(pilot, PromisePane)
        assert "s splits an item into slices." in seen(app)
        assert any("Apple Pay [/]" in line and line.rstrip().endswith("6") for line in promised)
        assert "Innovation" in promised[2]


async def test_an_unanswered_week_is_no_zero(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db", weeks=5), phase="measure")
    async with measuring(app, (124, 32)) as pilot:
        (sixth,) = [line for line in lines(pilot, TimePane) if line.strip().startswith("6 ")]
        assert sixth.count("–") == 2
        assert "0 %" not in sixth


@pytest.mark.parametrize("pane", [TimePane, PromisePane, SlicePane])
async def test_what_was_not_read_yet_is_not_said_to_be_empty(tmp_path: Path, pane: type[RowPane]) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    session = app.session
    assert session is not None
    session.load_evidence = Future  # type: ignore[method-assign,assignment]  # a file that does not answer
    async with app.run_test(size=(164, 40)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(pane).head(40)[0].plain.strip() == "reading …" or pane is TimePane
        assert "Nothing is sliced yet" not in seen(app)
        assert "Nobody has answered yet" not in seen(app)


async def test_empty_panes_say_what_to_do_next(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db", agreed=False), phase="measure")
    async with measuring(app) as pilot:
        assert "c says where a team's week went." in "\n".join(lines(pilot, TimePane))
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert "A agrees the plan there." in "\n".join(lines(pilot, PromisePane))
        await pilot.press("space")
        assert said(pilot) == ""


async def test_space_cycles_and_done_asks_once_what_it_took(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with measuring(app) as pilot:
        await pilot.press("right_square_bracket", "space")
        assert said(pilot).startswith("Saved carts is going.")
        await pilot.press("space")
        await pilot.pause()
        assert "e.g. 9" in seen(app), "a bare number in grey reads as if it were filled in"
        await pilot.press("x", "enter")
        assert "is not a number" in str(pilot.app.screen.query_one(".complaint").render())
        await pilot.press("backspace", "1", "1", "enter")
        await pilot.pause()
        assert said(pilot).startswith("Saved carts is done, 11 weeks.")
        assert any(line.startswith(" ✓ Saved carts") for line in lines(pilot, PromisePane))
    plan = stored(path)
    placement = plan.placement_of("carts")
    assert placement is not None
    assert (placement.outcome, placement.actual_effort, plan.items["carts"].stage) == ("done", 11, "done")


async def test_leaving_the_question_leaves_the_outcome_and_nothing_typed_is_unknown(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with measuring(app) as pilot:
        await pilot.press("right_square_bracket", "space", "space", "escape")
        await pilot.pause()
        assert said(pilot) == "Left as it was."
        await pilot.press("down", "space", "space", "enter")
        await pilot.pause()
        assert said(pilot).startswith("Apple Pay [/] is done.")
    plan = stored(path)
    outcomes = {p.item: (p.outcome, p.actual_effort) for p in plan.placements.values()}
    assert outcomes == {"carts": ("going", None), "pay": ("done", None), "latency": ("not_started", None)}


async def test_undo_takes_back_outcome_and_stage(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with measuring(app) as pilot:
        await pilot.press("right_square_bracket", "space", "space", "enter")
        await pilot.pause(0.1)
        await pilot.press("u")
        await pilot.pause(0.2)
        assert said(pilot).startswith("Undone: Saved carts is done")
    plan = stored(path)
    placement = plan.placement_of("carts")
    assert placement is not None
    assert (placement.outcome, plan.items["carts"].stage) == ("going", "idea")


async def test_w_explains_what_is_under_the_cursor(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db", weeks=5), phase="measure")
    async with measuring(app) as pilot:
        for keys, word in (
            ("down,w", "Σ unplanned ÷ Σ time"),
            ("tab,tab,up,w", "Week 5"),
            ("right_square_bracket,w", "9 weeks were promised"),
        ):
            await pilot.press(*keys.split(","))
            await pilot.pause()
            shown = " ".join(str(w.render()) for w in pilot.app.screen.query(".paragraph"))
            assert word in shown
            await pilot.press("escape")
            await pilot.pause()


async def test_a_view_is_left_and_come_back_to_and_another_size_keeps_the_pane_in_sight(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db", weeks=2), phase="measure")
    async with measuring(app) as pilot:
        await pilot.press(*["left_square_bracket"] * 3)
        await pilot.pause()
        assert app.screen.query_one(PromisePane).has_focus, "before the first view comes the last"
        await pilot.resize_terminal(124, 32)
        await pilot.pause()
        assert app.screen.query_one(PromisePane).has_focus
        assert "Where the time went" in seen(app)
        assert "overview 1/3" in seen(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Where the time went" not in seen(app), "the pane with the focus stays, in the view that it is on"
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert "What the numbers say · results" in seen(app)


async def test_enter_on_a_week_opens_its_check_in(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db", weeks=2), phase="measure")
    async with measuring(app) as pilot:
        await pilot.press("tab", "tab", "g", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CheckInScreen)
        assert "Checkout · week 3 · 12 to 18 Oct" in seen(app)


async def test_what_others_save_is_seen(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    app = make_app(path, phase="measure")
    async with measuring(app, (124, 32)) as pilot:
        other = open_session(path, "Di", files=plan_files("other"), today=date(2026, 11, 6))
        other.load_evidence().result()
        do_now(other, save(other.plan, "chk", FIRST + timedelta(weeks=5), MIX, other.moment()))
        for _ in range(60):
            await pilot.pause(0.05)
            (sixth,) = [line for line in lines(pilot, TimePane) if line.strip().startswith("6 ")]
            if "30 %" in sixth:
                break
        assert "86 : 14" in sixth
        assert "11 of 12" in pilot.app.screen.as_text()  # type: ignore[attr-defined]  # the screen is Measure


async def test_help_reads_on_by_line_and_page_and_puts_the_footers_keys_first(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with measuring(app) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.pause()
        assert seen(app).splitlines()[-1].startswith(" ↓ Read on  esc Leave")
        first, footers = seen(app), ["Say where a team's week went", "Explain the sentence, figure or item"]
        await pilot.press("pagedown")
        await pilot.pause()
        keys = seen(app)
        assert keys != first
        assert all(keys.index(line) < keys.index("Go to the next row") for line in footers)
        await pilot.press("g")
        await pilot.pause()
        assert seen(app) == first
        await pilot.press("end")
        await pilot.pause()
        assert "Find any command by its name" in seen(app)


async def test_what_fits_has_nothing_to_read_on(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with measuring(app) as pilot:
        await pilot.press("w")
        await pilot.pause()
        await pilot.pause()
        assert "Read on" not in seen(app)
