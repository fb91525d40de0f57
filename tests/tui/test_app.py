"""The app around the screens: phases, undo, the palette, live refresh, and what happens when a step falls."""

import asyncio
import sqlite3
import sys
from pathlib import Path
from types import ModuleType

import pytest
from textual.app import ComposeResult
from textual.widgets import Static

from planner.domain.change import Step, edit
from planner.tui.app import PlannerApp
from planner.tui.dialogs.ask import Confirm
from planner.tui.screens.phase import PhaseScreen
from planner.tui.widgets.said import Said
from planner.tui.widgets.top_bar import Standing, TopBar
from tests.stores import open_session
from tests.tui.launching import make_app
from tests.tui.seeing import seen


class PlainPhase(PhaseScreen):
    """A phase with one line, which says the organisation's name."""

    NAME = "Plain"
    EXPLAINED = "What this is for."

    def compose_panes(self) -> ComposeResult:
        yield Static(id="line", markup=False)

    def show_plan(self) -> None:
        self.query_one("#line", Static).update(self.as_text())

    def as_text(self) -> str:
        return self.plan.organisation.name


@pytest.fixture(autouse=True)
def plain_phases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three plain screens stand where the phases are, so that these tests are about what is around them."""
    for name in ("align", "prioritize", "measure"):
        module = ModuleType(name)
        screen = type(f"Plain{name}", (PlainPhase,), {"LIT": name})
        setattr(module, f"{name.title()}Screen", screen)
        monkeypatch.setitem(sys.modules, f"planner.tui.screens.{name}", module)


class Seen:
    """What a user sees of the frame."""

    def __init__(self, app: PlannerApp) -> None:
        self.app = app

    @property
    def bar(self) -> str:
        return self.app.screen.query_one(TopBar).render().plain  # type: ignore[union-attr] # it renders Content

    @property
    def said(self) -> str:
        return self.app.screen.query_one(Said).text

    @property
    def line(self) -> str:
        return str(self.app.screen.query_one("#line", Static).content)


def rename(app: PlannerApp, name: str) -> Step:
    assert app.session is not None
    return Step(f"Rename the organisation to {name}", edit(app.session.plan.organisation, name=name))


async def test_the_keys_1_2_3_change_the_phase_and_the_bar_shows_where_and_when(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert app.screen.LIT == "align"  # type: ignore[attr-defined] # a plain phase
        assert "Harbor & Pine › 2026-Q4 · week 6 of 14" in Seen(app).bar
        assert "✓ saved" in Seen(app).bar
        for key, phase in (("2", "prioritize"), ("3", "measure"), ("1", "align")):
            await pilot.press(key)
            assert phase == app.screen.LIT  # type: ignore[attr-defined] # a plain phase


async def test_a_long_name_is_shortened_and_the_phases_are_not(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db")
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.session is not None
        app.session.do(rename(app, "An organisation with a name that is far longer than any bar is wide"))
        await pilot.pause()
        assert "…" in Seen(app).bar
        assert "3 Measure" in Seen(app).bar
        assert len(Seen(app).bar) <= 80


async def test_what_is_not_on_disk_is_said_whole_at_80_columns_also_over_the_sample(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        bar = app.screen.query_one(TopBar)
        waiting = Standing(
            *("Harbor & Pine", "2026-Q4", "week 6 of 14", "w6/14", "running"),
            *("sample 6 Nov", "waiting for the file"),
            calm=False,
        )
        bar.standing = waiting
        assert Seen(app).bar.endswith("! waiting for the file ")
        assert len(Seen(app).bar) <= 80
        bar.standing = waiting._replace(saved="read-only")
        assert Seen(app).bar.endswith("sample 6 Nov ! read-only ")
        assert len(Seen(app).bar) <= 80


async def test_undo_and_redo_say_what_they_did(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db")
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.session is not None
        await asyncio.wrap_future(app.session.do(rename(app, "Dock & Oak")))
        await pilot.pause()
        assert Seen(app).line == "Dock & Oak"
        await pilot.press("u")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert Seen(app).line == "Harbor & Pine"
        assert "Undone: Rename the organisation to Dock & Oak" in Seen(app).said
        await pilot.press("ctrl+r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert Seen(app).line == "Dock & Oak"
        assert "Redone" in Seen(app).said


async def test_what_somebody_else_writes_is_shown_also_on_phases_in_the_background(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    app = make_app(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        bo = open_session(path, "Bo")
        bo.do(Step("Rename", edit(bo.plan.organisation, name="Bo's shop"))).result(5)
        bo.store.close().result(5)
        assert app.session is not None
        for _ in range(100):
            app.session.look()
            await pilot.pause(0.02)
            if Seen(app).line == "Bo's shop":
                break
        assert Seen(app).line == "Bo's shop"
        await pilot.press("1")
        await pilot.pause()
        assert Seen(app).line == "Bo's shop"


async def test_a_step_on_a_stale_value_comes_back_off_the_screen_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    app = make_app(path)
    async with app.run_test(size=(120, 24)) as pilot:
        bo = open_session(path, "Bo")
        bo.do(Step("Rename", edit(bo.plan.organisation, name="Bo's shop"))).result(5)
        bo.store.close().result(5)
        assert app.session is not None
        answer = app.session.do(rename(app, "Mine"))
        with pytest.raises(Exception, match="Bo"):
            await asyncio.wrap_future(answer)
        for _ in range(100):
            await pilot.pause(0.02)
            if Seen(app).line == "Bo's shop":
                break
        assert Seen(app).line == "Bo's shop"
        assert "Not saved: Rename the organisation to Mine" in Seen(app).said


async def test_help_names_every_key_with_its_sentence_and_the_palette_finds_them(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db")
    async with app.run_test(size=(100, 40)) as pilot:
        commands = {command.title: command.help for command in app.get_system_commands(app.screen)}
        assert "Take back the last step, and say which it was" in commands.values()
        await pilot.press("question_mark")
        await pilot.pause()
        shown = "\n".join(str(static.content) for static in app.screen.query(Static))
        assert "What this is for." in shown
        assert "Put back what was last taken back" in shown
        await pilot.press("2")
        assert len(app.screen_stack) == 2, "a phase is not switched under a dialog"
        await pilot.press("escape")
        assert len(app.screen_stack) == 1


async def test_an_unknown_theme_is_reported_and_not_fatal(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db", theme="neon")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.theme == "dusk"
        assert any("neon" in notification.message for notification in app._notifications)


@pytest.mark.parametrize(("theme", "ground"), [("dusk", "#14151D"), ("chalk", "#FFFFFF"), ("okabe", "#101014")])
async def test_the_first_picture_is_in_the_colours_that_were_asked_for(tmp_path: Path, theme: str, ground: str) -> None:
    app = make_app(tmp_path / "plan.db", theme=theme)
    async with app.run_test() as pilot:
        assert app.screen.styles.background.hex == ground
        app.theme = "chalk"
        await pilot.pause()
        assert app.screen.styles.background.hex == "#FFFFFF"


async def test_leaving_waits_for_a_step_just_made_and_asks_while_the_file_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    app = make_app(path)
    async with app.run_test(size=(80, 24)) as pilot:
        locked = sqlite3.connect(path)
        locked.execute("BEGIN EXCLUSIVE")
        assert app.session is not None
        app.session.do(rename(app, "Mine"))
        await pilot.press("q")
        for _ in range(200):
            await pilot.pause(0.02)
            if len(app.screen_stack) == 2:
                break
        assert len(app.screen_stack) == 2, "it asks"
        assert app.session.pending, "and nothing is lost"
        await pilot.press("escape")
        locked.rollback()
        locked.close()
        await pilot.press("q")
        for _ in range(200):
            await pilot.pause(0.02)
            if app._exit:
                break
        assert app.return_code == 0
    again = open_session(path)
    assert again.plan.organisation.name == "Mine"
    again.store.close().result(5)


async def test_a_question_says_of_each_key_what_it_answers(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db")
    async with app.run_test(size=(80, 24)) as pilot:
        answers: list[bool | None] = []
        for key in ("enter", "n", "escape"):
            app.push_screen(Confirm("Leave?", "Leave now?"), answers.append)
            await pilot.pause()
            # “esc Leave” below “Leave?” would be the opposite of what it does.
            assert seen(app).splitlines()[-1].split() == ["enter", "Yes", "n", "No", "esc", "Not", "now"]
            await pilot.press(key)
        assert answers == [True, False, None]


async def test_answers_that_cannot_be_read_are_said_to_be_so_instead_of_being_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    app = make_app(path)
    with sqlite3.connect(path) as conn:
        conn.execute("DROP TABLE scenario")
    conn.close()
    async with app.run_test(size=(120, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.02)
            if "Not read" in Seen(app).said:
                break
        assert "✗ Not read: “plan.db” is damaged; take another copy of the plan" in Seen(app).said
