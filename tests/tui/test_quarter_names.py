"""A quarter renamed on screen: its name stands wherever its id stood, and a long one takes nobody's room."""

from datetime import date
from pathlib import Path

import pytest

from planner.domain.quarters.editing import edit_quarter, form_of
from planner.session import Session
from planner.tui.app import PlannerApp
from planner.tui.widgets.top_bar import TopBar
from tests.stores import open_session, plan_files
from tests.tui.closed_and_running import WEEK_10, board, fill_in, listing, looking_back
from tests.tui.launching import make_launch
from tests.tui.seeing import running, seen, settle, until_seen

TODAY = date(2026, 11, 6)
FORTY = "Autumn: baskets, payments, the new app!!"
LONG = ("Quarter [b]of[/] long names " * 20)[:500]


def rename(session: Session, quarter: str, name: str) -> None:
    form = form_of(session.plan.quarters[quarter])._replace(name=name)
    session.do(edit_quarter(session.plan, quarter, form)).result(5)


def sample(folder: Path, **names: str) -> PlannerApp:
    """Align over a copy of the sample in which quarters have other names."""
    path = Path(plan_files("sample").copy_sample(str(folder / "sample.db")))
    session = open_session(path, "Bo", files=plan_files("writer"))
    for quarter, name in names.items():
        rename(session, f"2026-{quarter}", name)
    session.store.close().result()
    launch = make_launch(path, phase="align", today=TODAY)
    return PlannerApp(launch, launch.open_session(str(path)))


async def test_it_is_renamed_taken_back_and_put_back(tmp_path: Path) -> None:
    app = board(tmp_path)
    async with listing(app) as pilot:
        await pilot.press("e")
        await until_seen(app, pilot, "14 weeks, 13.2 working weeks.")
        fill_in(app, name=" ")
        await until_seen(app, pilot, "A quarter needs a name, e.g. 2027-Q1.")
        fill_in(app, name="2026-q3")
        await until_seen(app, pilot, "There is a quarter “2026-q3” already; choose another name.")
        fill_in(app, name="Autumn")
        await pilot.press("enter")
        await until_seen(app, pilot, "Rename 2026-Q4 to Autumn.   u undoes")
        assert "› Autumn w10/14" in seen(app).splitlines()[0]
        await until_seen(app, pilot, "Autumn is running: week 10 of 14.")
        await pilot.press("u")
        await until_seen(app, pilot, "Undone: Rename 2026-Q4 to Autumn.")
        assert "› 2026-Q4 w10/14" in seen(app).splitlines()[0]
        await pilot.press("ctrl+r")
        await until_seen(app, pilot, "Redone: Rename 2026-Q4 to Autumn.")
        assert "› Autumn w10/14" in seen(app).splitlines()[0]


async def test_a_closed_quarter_is_renamed_also_while_it_is_looked_at(tmp_path: Path) -> None:
    app = board(tmp_path)
    async with looking_back(app) as pilot:
        await app.run_action("app.quarters")
        await pilot.pause()
        await pilot.press("e")
        await until_seen(app, pilot, "It is closed: only what it is called can change.")
        assert "First day" not in seen(app)
        fill_in(app, name="Summer")
        await pilot.press("enter")
        await until_seen(app, pilot, "Rename 2026-Q3 to Summer.   u undoes")
        await until_seen(app, pilot, "Summer is closed: it stays as it was, to look at.")
        await pilot.press("escape")
        await until_seen(app, pilot, "◂ Summer closed")


async def test_the_next_one_is_prepared_under_a_name_that_is_free(tmp_path: Path) -> None:
    app = board(tmp_path)
    assert app.session is not None
    rename(app.session, "2026-Q4", "2027-Q1")
    async with listing(app) as pilot:
        await pilot.press("a")
        await until_seen(app, pilot, "2027-Q2")
        await until_seen(app, pilot, "12 weeks, 12.8 working weeks.")
        fill_in(app, name="2026-Q4")
        await until_seen(app, pilot, "There is a quarter “2026-Q4” already, renamed to 2027-Q1;")


async def test_what_another_program_calls_it_is_seen_at_once(tmp_path: Path) -> None:
    app = board(tmp_path)
    async with running(app) as pilot:
        other = open_session(tmp_path / "plan.db", "Cy", files=plan_files("other"))
        rename(other, "2026-Q4", "Autumn")
        await until_seen(app, pilot, "› Autumn w10/14")


@pytest.mark.parametrize("keys", [(), ("t",), ("o",), ("p",), ("e",), ("i",), ("2",), ("3",), ("3", "r"), ("d",)])
async def test_no_screen_calls_it_by_its_id(tmp_path: Path, keys: tuple[str, ...]) -> None:
    app = sample(tmp_path, Q4="Autumn", Q3="Summer", Q2="Spring", Q1="Winter")
    async with running(app, (124, 32)) as pilot:
        for key in keys:
            await pilot.press(key)
            await settle(app, pilot)
        await until_seen(app, pilot, "Autumn")
        assert not [line for line in seen(app).splitlines() if "2026-Q" in line]


async def test_the_flywheel_calls_quarters_by_their_names_as_far_as_there_is_room(tmp_path: Path) -> None:
    app = sample(tmp_path, Q3="Summer of stores", Q2=LONG)
    async with running(app, (164, 40)) as pilot:
        await until_seen(app, pilot, "Summer of stores")
        lines = seen(app).splitlines()
        (head,) = (line for line in lines if "agreed  was" in line)
        rows = [line for line in lines if any(name in line for name in ("│ 2026-Q1 ", "Summer of", "Quarter [b]of[/]"))]
        assert len(rows) == 3
        assert "…" in rows[1]
        assert {line.index(" : ") for line in rows} == {head.index("agreed") + 2}, "the columns stand straight"


@pytest.mark.parametrize("name", [FORTY, LONG, "季" * 40])
async def test_a_long_name_leaves_room_for_all_else(tmp_path: Path, name: str) -> None:
    app = sample(tmp_path, Q4=name, Q3=f"{name[:490]} before")
    async with running(app) as pilot:
        top = seen(app).splitlines()[0]
        assert "1 Align 2 Prioritize 3 Measure" in top
        assert "… w6/14" in top
        assert app.screen.query_one(TopBar).size.height == 1
        await app.run_action("app.quarters")
        await until_seen(app, pilot, "Fiscal years start in January")
        rows = [line for line in seen(app).splitlines() if "60 : 40, 15 %" in line or "80 : 20, 15 %" in line]
        assert [("…" in row, "Dec 2026" in row or "Sep 2026" in row) for row in rows] == [(True, True)] * 2
        assert [row.rstrip("│ ").rsplit("  ", 1)[1] for row in rows] == ["closed", "week 6 of 14"]


async def test_where_there_is_room_the_bar_says_more_of_it(tmp_path: Path) -> None:
    app = sample(tmp_path, Q4=FORTY)
    async with running(app, (164, 40)):
        assert f"› {FORTY} · week 6 of 14" in seen(app).splitlines()[0]


async def test_the_past_has_the_name_that_it_had(tmp_path: Path) -> None:
    app = board(tmp_path, today=WEEK_10)
    assert app.session is not None
    rename(app.session, "2026-Q4", "Autumn")
    rename(app.session, "2026-Q4", "Harvest")
    async with running(app) as pilot:
        await pilot.press("H")
        await until_seen(app, pilot, "Rename Autumn to Harvest")
        await pilot.press("j", "enter")
        await until_seen(app, pilot, "esc returns to now")
        assert "› Autumn " in seen(app).splitlines()[0]
        await pilot.press("escape")
        await until_seen(app, pilot, "› Harvest ")


async def test_where_there_is_little_room_a_name_takes_that_of_the_hypotheses(tmp_path: Path) -> None:
    app = sample(tmp_path, Q3="Summer of stores", Q4="Autumn")
    async with running(app) as pilot:
        await until_seen(app, pilot, "│Summe… 80→84")
        lines = seen(app).splitlines()
        assert any("│Q1     85→88" in line for line in lines), "the year that is looked at is said by the id"
        assert not any("KRs hyp│" in line for line in lines)
        rename(open_session(tmp_path / "sample.db", "Cy", files=plan_files("other")), "2026-Q3", "2026-Q3")
        await until_seen(app, pilot, "KRs hyp│")
        assert any("│Q3 80→84" in line for line in seen(app).splitlines())
