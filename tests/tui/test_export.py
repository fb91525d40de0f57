"""Exporting on screen: by command, to a new file, saying what was written and where."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input, Static

from planner.session import exporting
from planner.session.exporting import Format
from planner.session.watching import CalledOffError, Watch
from planner.storage.documents import LocalDocuments
from planner.tui.app import PlannerApp
from planner.tui.dialogs.export import ExportTo
from planner.tui.dialogs.write_to import WriteTo
from planner.tui.palette import commands
from planner.tui.widgets.said import Said
from tests.builders import make_item
from tests.cli.grown import make as make_grown
from tests.stores import PATIENCE, founding_changes, make_plan_file, open_session, plan_files
from tests.tui.launching import make_app
from tests.tui.seeing import SMALL, seen, until, until_seen
from tests.tui.test_looking_back import travel

BEGINS: dict[Format, str] = {
    "csv": "\ufeffKey,Title,",
    "json": '{"schema":1,"format":"planner plan"',
    "markdown": "# Harbor \\& Pine: 2026-Q4\n",
    "ics": "BEGIN:VCALENDAR",
}


@pytest.fixture
def app(tmp_path: Path) -> PlannerApp:
    make_plan_file(tmp_path / "plan.db", founding_changes(items=[make_item("a", weeks=3)]))
    return make_app(tmp_path / "plan.db", phase="prioritize")


def said(app: PlannerApp) -> str:
    return app.screen.query_one(Said).text


@pytest.mark.parametrize(("form", "ending"), [("csv", "csv"), ("json", "json"), ("markdown", "md"), ("ics", "ics")])
async def test_a_command_asks_where_to_and_writes_it(
    app: PlannerApp, tmp_path: Path, form: Format, ending: str
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        titles = [command.title for command in commands(app, app.screen)]
        assert sum(title.startswith("Export ") for title in titles) == 4
        await app.run_action(f"export('{form}')")
        await until(pilot, lambda: isinstance(app.screen, ExportTo))
        assert app.screen.query_one(Input).value == str(tmp_path / f"plan.{ending}")
        await until_seen(app, pilot, "to a new file that only")
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, ExportTo))
        assert said(app).startswith("Wrote ")
        assert said(app).endswith(f"to {tmp_path / f'plan.{ending}'}.")
    assert (tmp_path / f"plan.{ending}").read_bytes().decode().startswith(BEGINS[form])


async def test_another_file_is_never_written_over(app: PlannerApp, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("mine")
    async with app.run_test(size=SMALL) as pilot:
        await app.run_action("export('csv')")
        await until(pilot, lambda: isinstance(app.screen, ExportTo))
        complaint, field = app.screen.query_one(".complaint", Static), app.screen.query_one(Input)
        await pilot.press("enter")
        await until(pilot, lambda: "is there already" in str(complaint.content))
        field.value = " "
        await pilot.press("enter")
        await until(pilot, lambda: "Say where to" in str(complaint.content))
        field.value = str(tmp_path / "no" / "such" / "x.csv")
        await pilot.press("enter")
        await until(pilot, lambda: "There is no folder" in str(complaint.content))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ExportTo))
        assert "Wrote" not in said(app)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["plan.csv", "plan.db"]
    assert (tmp_path / "plan.csv").read_text() == "mine"


async def test_what_was_just_done_is_in_the_whole_plan(app: PlannerApp, tmp_path: Path) -> None:
    from planner.domain.editing import edit_item

    async with app.run_test(size=SMALL) as pilot:
        assert app.session is not None
        app.session.do(edit_item(app.session.plan, "a", {"title": "Renamed now"}))
        await app.run_action("export('json')")
        await until(pilot, lambda: isinstance(app.screen, ExportTo))
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, ExportTo))
    assert "Renamed now" in (tmp_path / "plan.json").read_text("utf-8")


async def test_a_whole_plan_is_not_imported_into_one_that_is_there(app: PlannerApp, tmp_path: Path) -> None:
    from planner.exchange.plan_json import plan_json

    store = plan_files("other").open(str(tmp_path / "plan.db"))
    pieces = store.whole(lambda whole: list(plan_json(whole))).result()
    store.close().result()
    LocalDocuments().create_private(str(tmp_path / "whole.json"), pieces)
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await until(pilot, lambda: isinstance(app.focused, Input))
        app.screen.query_one(Input).value = str(tmp_path / "whole.json")
        await until_seen(app, pilot, "whole.json")
        await pilot.press("enter")
        await until(pilot, lambda: "is a plan already" in " ".join(seen(app).split()))


async def test_a_backlog_that_was_written_out_is_listed_by_its_keys_all_of_it_marked(
    app: PlannerApp, tmp_path: Path
) -> None:
    from planner.exchange.backlog_csv import backlog_csv
    from tests.builders import make_plan

    other = make_plan([make_item("01XYZ", key="SHOP-7", title="From elsewhere"), make_item("a")])
    (tmp_path / "backlog.csv").write_text(backlog_csv(other), "utf-8")
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await until(pilot, lambda: isinstance(app.focused, Input))
        app.screen.query_one(Input).value = str(tmp_path / "backlog.csv")
        await until_seen(app, pilot, "backlog.csv")
        await pilot.press("enter")
        await until_seen(app, pilot, "1 of 1 marked")
        assert "✓ SHOP-7 From elsewhere" in " ".join(seen(app).split())
        assert "01XYZ" not in seen(app)


async def test_of_the_past_what_can_be_told_of_it_is_written_and_the_rest_is_refused(tmp_path: Path) -> None:
    app = make_app(make_grown(tmp_path / "plan.db"), phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        await travel(pilot, "2026-10-02")
        for form in ("json", "ics"):
            await app.run_action(f"export('{form}')")
            await until(pilot, lambda: "Of the past the report, CSV and Markdown can be written" in said(app))
        for action, name in (
            ("export('markdown')", "plan 2026-10-02.md"),
            ("export('csv')", "plan 2026-10-02.csv"),
            ("report('html')", "report 2026-Q4 2026-10-02.html"),
        ):
            await app.run_action(action)
            await until(pilot, lambda: isinstance(app.screen, WriteTo))
            assert app.screen.query_one(Input).value == str(tmp_path / name)
            await pilot.press("enter")
            await until(pilot, lambda: not isinstance(app.screen, WriteTo))
            assert said(app).endswith(f"to {tmp_path / name}.")
    assert "as of 2 Oct 2026" in (tmp_path / "plan 2026-10-02.md").read_text("utf-8")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "plan 2026-10-02.csv", "plan 2026-10-02.md", "plan.db", "report 2026-Q4 2026-10-02.html",
    ]  # fmt: skip


async def test_a_long_history_shows_how_far_it_is_and_esc_stops_it_with_nothing_left(
    app: PlannerApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def held(pieces: Iterable[str], size: int, watch: Watch) -> Iterator[str]:
        for number, piece in enumerate(pieces):
            watch.tell(number / size)
            yield piece
            if number == size // 2:
                begun.set()
                assert go_on.wait(PATIENCE)

    monkeypatch.setattr(exporting, "_watched", held)
    async with app.run_test(size=SMALL) as pilot:
        await app.run_action("export('json')")
        await until(pilot, lambda: isinstance(app.screen, ExportTo))
        await pilot.press("enter")
        await until(pilot, begun.is_set)
        await until_seen(app, pilot, "esc stops it")
        assert re.search(r"Writing +━", seen(app))
        await pilot.press("enter", "escape")
        await until_seen(app, pilot, "Stopping …")
        go_on.set()
        await until_seen(app, pilot, "Stopped. Nothing was written.")
        assert [entry.name for entry in tmp_path.iterdir()] == ["plan.db"]
        begun.clear()
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, ExportTo))
    assert (tmp_path / "plan.json").is_file()


async def test_a_program_that_ends_while_it_writes_leaves_nothing_behind(
    app: PlannerApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def held(pieces: Iterable[str], size: int, watch: Watch) -> Iterator[str]:
        for piece in pieces:
            yield piece
            begun.set()
            assert go_on.wait(PATIENCE)
            watch.tell(1 / size)

    monkeypatch.setattr(exporting, "_watched", held)
    async with app.run_test(size=SMALL) as pilot:
        await app.run_action("export('json')")
        await until(pilot, lambda: isinstance(app.screen, ExportTo))
        await pilot.press("enter")
        await until(pilot, begun.is_set)
    go_on.set()
    assert app.session is not None
    app.session.store.close().result(PATIENCE)
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.db"]


@pytest.mark.parametrize("called_off", [False, True])
def test_how_far_the_writing_is_grows_to_all_of_it(tmp_path: Path, called_off: bool) -> None:
    path = make_plan_file(tmp_path / "plan.db", founding_changes(items=[make_item(f"i{n}") for n in range(300)]))
    session, watch, shares = open_session(path), Watch(), list[float]()

    def write(pieces: Iterable[str]) -> None:
        for _ in pieces:
            shares.append(watch.share)
            watch.called_off = called_off

    done = exporting.exported(session, "json", write, watch)
    if called_off:
        with pytest.raises(CalledOffError):
            done.result()
    else:
        done.result()
    assert shares == sorted(shares)
    assert len(set(shares)) == (1 if called_off else 1 + len(shares) // 250)
    assert (0.7 < shares[-1] <= 1) is not called_off
