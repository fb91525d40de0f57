"""OKRs on screen, and Measure's pane of them: what a lead sees, what the keys do, what is in the file afterwards."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.domain.okrs.checking import KrAnswer, check_in_krs
from planner.domain.okrs.form import KrForm
from planner.domain.okrs.key_results import add_kr, should_move
from planner.domain.okrs.objectives import add_objective
from planner.tui.dialogs.ask import Confirm
from planner.tui.screens.okrs import OkrsScreen
from planner.tui.widgets.kr_pane import KrPane
from planner.tui.widgets.sheet import Sheet
from tests.stores import open_session, plan_files
from tests.tui.launching import make_app
from tests.tui.quarters import FIRST, begun, do_now, lines, measuring, said, stored, write
from tests.tui.seeing import seen
from tests.tui.seeing import write as type_in

HOSTILE = "Repeat [b]purchase[/] of every customer who came back by himself"


def write_okrs(path: Path, *, krs: int = 2) -> Path:
    """A plan in mid-quarter with an objective and so many key results, of which the first is said week by week."""
    write(path)
    session = open_session(path, "Di", today=date(2026, 11, 6), files=plan_files("okrs"))
    session.load_evidence().result()
    do_now(session, add_objective(session.plan, "Customers come back", session.moment()))
    objective = session.plan.ordered_objectives[0].id
    for number in range(min(krs, 20)):
        name = HOSTILE if number == 0 else f"Figure {number}"
        form = KrForm(name, "%", 29.0, 38.0, "up")
        do_now(session, add_kr(session.plan, objective, form, session.moment()))
    for number, value in enumerate((29.6, 30.4, 31.3, 32.0, 32.7, 33.4) if krs else ()):
        week, first = FIRST + timedelta(weeks=number), next(iter(session.plan.key_results))
        answers = {first: KrAnswer(value, 7, "Saved carts is out [/]" if number == 3 else "")}
        do_now(session, check_in_krs(session.plan, week, answers, session.moment()))
        if number == 0:
            do_now(session, should_move(session.plan, "carts", [first]))
    session.store.close().result()
    return path


async def opened(pilot: Pilot[int]) -> OkrsScreen:
    """The OKRs, once the answers have been read."""
    await begun(pilot)
    await pilot.press("o")
    await pilot.pause()
    await pilot.pause()
    assert isinstance(pilot.app.screen, OkrsScreen)
    return pilot.app.screen


def details(pilot: Pilot[int]) -> str:
    return " ".join(pilot.app.screen.query_one(Sheet).text(70))


@pytest.mark.parametrize(("size", "theme"), [((80, 24), "dusk"), ((124, 32), "chalk"), ((164, 40), "okabe")])
async def test_tree_and_details_in_every_size(tmp_path: Path, size: tuple[int, int], theme: str) -> None:
    app = make_app(write_okrs(tmp_path / "plan.db"), phase="measure", theme=theme)
    async with measuring(app, size) as pilot:
        pane = "\n".join(lines(pilot, KrPane))
        assert "Customers come back" in pane
        assert "Repeat [b]" in pane, "what people write is no markup"
        assert "33.4 → 38 %" in pane, "a figure says nothing without its target"
        assert ("▁▂▃▃▄▄" in pane) == (size[0] > 80), "where there is no room for both, the weeks give way"
        await opened(pilot)
        tree = lines(pilot, KrPane)
        assert tree[0].startswith(" Customers come back")
        assert tree[1].startswith(" ▲ Repeat [b]pur")
        assert "33.4 → 38 %" in tree[1]
        assert "! Figure 1" in tree[2], "nothing in the plan moves it"
        told = details(pilot)
        assert "33.4 % in week 6, from 29 % to 38 %: score 0.48, part of the way." in told
        assert "At this rate 39.4 % on 31 Dec, most likely between 38.8 and 40 %: enough" in told
        assert "To be moved by items: Saved carts (in)." in told
        assert "Confidence 7 of 10, as before. “Saved carts is out [/]” (Di, week 4)" in told
        assert "◂ 38 %" in told
        assert all(len(line) <= size[0] for line in seen(app).splitlines())


async def test_w_names_the_methods_and_only_there(tmp_path: Path) -> None:
    app = make_app(write_okrs(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(124, 32)) as pilot:
        screen = await opened(pilot)
        assert not any(name in screen.as_text() + seen(app) for name in ("Theil", "Student", "Doerr"))
        await pilot.press("w")
        await pilot.pause()
        shown = " ".join(str(w.render()) for w in app.screen.query(".paragraph"))
        assert "(33.4 − 29) ÷ (38 − 29) = 0.48" in shown
        assert "Theil" in shown
        await pilot.press("escape", "g", "w")
        await pilot.pause()
        shown = " ".join(str(w.render()) for w in app.screen.query(".paragraph"))
        assert "(0.48 × 1) ÷ (1) = 0.48" in shown
        assert "Left out, because nobody knows: Figure 1." in shown


async def test_empty_says_what_to_do_and_a_adds_objective_and_key_result(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with measuring(app) as pilot:
        assert "o says what the quarter is for." in "\n".join(lines(pilot, KrPane))
        await opened(pilot)
        assert "a adds an objective." in "\n".join(lines(pilot, KrPane))
        await pilot.press("w", "e", "X")
        assert said(pilot) == "There is nothing to explain yet."
        await pilot.press("a")
        await pilot.pause()
        await type_in(pilot, "Launch the app", "tab")
        assert "names work, not a result" in seen(app)
        await type_in(pilot, "chk", "enter")
        await pilot.pause()
        assert "Shared by Checkout." in details(pilot)
        assert "names work, not a result" in details(pilot)
        await pilot.press("a", "enter")
        await pilot.pause()
        await type_in(pilot, "Repeat purchase", "tab", "tab")
        await type_in(pilot, "29", "tab")
        await type_in(pilot, "29", "enter")
        await pilot.pause()
        assert "From and to are the same" in seen(app)
        await pilot.press("backspace", "backspace")
        await type_in(pilot, "38", "enter")
        await pilot.pause()
        assert "From 29 to 38. Nobody has said yet where it stands." in details(pilot)
        await pilot.press("u")
        await pilot.pause()
        await pilot.pause()
        assert "How will you know?" in details(pilot)
    assert [o.title for o in stored(path).ordered_objectives] == ["Launch the app"]


async def test_a_target_is_moved_and_what_hangs_on_it_is_asked_before_it_goes(tmp_path: Path) -> None:
    path = write_okrs(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("end", "backspace", "backspace")
        await type_in(pilot, "36", "enter")
        await pilot.pause()
        assert "Target moved: 38 → 36 % since 6 Nov." in details(pilot)
        await pilot.press("X")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        assert "6 weeks of check-ins would be seen no more, 1 item should move it." in app.screen.question
        await pilot.press("escape", "j", "X")
        await pilot.pause()
        assert said(pilot).startswith("Take away the key result Figure 1.")
    (kr,) = stored(path).key_results.values()
    assert (kr.target, kr.first_target, kr.target_since) == (36, 38, date(2026, 11, 6))


async def test_enter_on_measure_opens_the_key_result_and_twenty_are_gone_through(tmp_path: Path) -> None:
    app = make_app(write_okrs(tmp_path / "plan.db", krs=20), phase="measure")
    async with measuring(app) as pilot:
        app.screen.query_one(KrPane).focus()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, OkrsScreen)
        place = app.screen.query_one(KrPane).place
        assert place is not None
        assert place.title == "Figure 2"
        await pilot.press("G")
        await pilot.pause()
        assert "Figure 19" in details(pilot)
        assert "Figure 19" in lines(pilot, KrPane)[-1]
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, OkrsScreen)
