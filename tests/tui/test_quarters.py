"""Quarters on screen: gone through with < and >, listed, edited, and the next one prepared."""

from datetime import date
from pathlib import Path

from planner.domain.editing import add_item
from planner.domain.quarters.editing import following, new_quarter
from planner.tui.widgets.top_bar import TopBar
from tests.stores import open_session
from tests.tui.closed_and_running import WEEK_10, board, fill_in, listing, looking_back
from tests.tui.seeing import running, seen, settle, stored, until_seen


async def test_keys_go_through_the_quarters_and_the_bar_says_where_one_is(tmp_path: Path) -> None:
    app = board(tmp_path, today=date(2026, 11, 6))
    async with running(app) as pilot:
        assert "2026-Q4 w6/14" in seen(app).splitlines()[0]
        await pilot.press("less_than_sign")
        await until_seen(app, pilot, "◂ 2026-Q3 closed")
        await until_seen(app, pilot, "2026-Q3 is closed: it stays as it was, to look at.")
        assert app.screen.query_one(TopBar).has_class("-elsewhere")
        assert "80 : 20" in seen(app)
        await pilot.press("less_than_sign")
        await until_seen(app, pilot, "2026-Q3 is the first quarter: there is none before it.")
        await pilot.press("greater_than_sign")
        await until_seen(app, pilot, "2026-Q4 is running: week 6 of 14.")
        assert not app.screen.query_one(TopBar).has_class("-elsewhere")
        await pilot.press("greater_than_sign")
        await until_seen(app, pilot, "2026-Q4 is the latest quarter; the command Quarters prepares the next one.")


async def test_a_closed_quarters_footer_and_hints_offer_only_what_can_be_done_there(tmp_path: Path) -> None:
    app = board(tmp_path, today=date(2026, 11, 6))
    async with running(app, (124, 32)) as pilot:
        assert "A Agree…" in seen(app).splitlines()[-1]
        await pilot.press("less_than_sign")
        await until_seen(app, pilot, "2026-Q3 is closed: it stays as it was, to look at.")
        await settle(app, pilot)
        footer = seen(app).splitlines()[-1]
        assert not [gone for gone in ("Ratio", "Reserve", "Agree", "Edit") if gone in footer], footer
        assert not [gone for gone in ("moves it", "A agrees", "e writes", "t adds") if gone in seen(app)], seen(app)
        await pilot.press("2")
        await settle(app, pilot)
        assert "a adds an item" not in seen(app)
        await pilot.press("3")
        await settle(app, pilot)
        await until_seen(app, pilot, "No key result yet.")
        assert "o says what the quarter is for." not in seen(app)
        await pilot.press("greater_than_sign")
        await until_seen(app, pilot, "o says what the quarter is for.")
        await pilot.press("1")
        await settle(app, pilot)
        assert "A Agree…" in seen(app).splitlines()[-1], "and back: what waited behind is brought up to date"


async def test_a_quarter_that_is_over_says_so(tmp_path: Path) -> None:
    app = board(tmp_path, today=date(2027, 1, 12), earlier=False)
    async with running(app, (124, 32)):
        assert "◂ 2026-Q4 · over since 3 Jan" in seen(app).splitlines()[0]


async def test_a_draft_of_the_ratio_stays_with_its_quarter(tmp_path: Path) -> None:
    app = board(tmp_path)
    async with running(app) as pilot:
        await pilot.press("right", "right")
        await until_seen(app, pilot, "draft · nothing agreed yet")
        await pilot.press("less_than_sign")
        await until_seen(app, pilot, "2026-Q3 closed")
        await pilot.press("greater_than_sign")
        await until_seen(app, pilot, "2026-Q4 is running")
        assert "draft" not in seen(app)


async def test_the_next_quarter_is_prepared_while_this_one_runs(tmp_path: Path) -> None:
    app = board(tmp_path)
    async with looking_back(app) as pilot:
        await app.run_action("app.quarters")
        await until_seen(app, pilot, "1 Jul – 30 Sep 2026")
        await pilot.press("a")
        await until_seen(app, pilot, "The next quarter")
        assert "2027-01-01" in seen(app)
        await until_seen(app, pilot, "12 weeks, 12.8 working weeks.")
        fill_in(app, starts="2026-12-31")
        await until_seen(app, pilot, "2027-Q1 would overlap 2026-Q4, which runs from 1 Oct to 31 Dec 2026;")
        fill_in(app, starts="2027-02-30")
        await until_seen(app, pilot, "“2027-02-30” is not a date; write it as year-month-day")
        fill_in(app, starts="2027-01-01", holidays="2027-01-01, 2027-03-26")
        await until_seen(app, pilot, "12 weeks, 12.4 working weeks.")
        await pilot.press("enter")
        await until_seen(app, pilot, "Prepare 2027-Q1.   u undoes")
        await pilot.press("G", "enter")
        await until_seen(app, pilot, "▸ 2027-Q1 in 5w")
        await settle(app, pilot)
    plan = stored(tmp_path)
    assert plan.current == "2026-Q4"
    assert plan.quarters["2027-Q1"].holidays == (date(2027, 1, 1), date(2027, 3, 26))
    session = open_session(tmp_path / "plan.db", "Cy")
    plan = session.go("2027-Q1").result()
    assert {room.team: room.people for room in plan.capacities.values()} == {"chk": 5, "bld": 5}


async def test_a_prepared_quarter_says_what_it_missed_and_catches_up(tmp_path: Path) -> None:
    app = board(tmp_path, earlier=False)
    session = app.session
    assert session is not None
    session.do(new_quarter(session.plan, following(session.plan), WEEK_10)).result(5)
    session.do(add_item(session.plan, {"title": "Came up late"}, session.moment())).result(5)
    async with running(app) as pilot:
        await pilot.press("greater_than_sign")
        await until_seen(app, pilot, "Since it was prepared 1 item came up")
        await app.run_action("app.quarters")
        await until_seen(app, pilot, "Since it was prepared 1 item came up; the command Catch up takes it in.")
        await app.run_action("screen.catch_up")
        await until_seen(app, pilot, "Bring 2027-Q1 up to date: 1 item in.   u undoes")
        await app.run_action("screen.catch_up")
        await until_seen(app, pilot, "2027-Q1 has missed nothing.")
        await settle(app, pilot)
    session = open_session(tmp_path / "plan.db", "Cy")
    assert [entry.item.title for entry in session.go("2027-Q1").result().ranked] == ["Came up late"]


async def test_taking_back_the_quarter_that_one_looks_at_returns_to_the_running_one(tmp_path: Path) -> None:
    app = board(tmp_path)
    async with listing(app) as pilot:
        await pilot.press("a")
        await until_seen(app, pilot, "12 weeks, 12.8 working weeks.")
        await pilot.press("enter")
        await until_seen(app, pilot, "Prepare 2027-Q1.   u undoes")
        await pilot.press("escape", "greater_than_sign")
        await until_seen(app, pilot, "▸ 2027-Q1 in 5w")
        await pilot.press("u")
        await until_seen(app, pilot, "Undone: Prepare 2027-Q1.")
        await until_seen(app, pilot, "2026-Q4 w10/14")
        await pilot.press("ctrl+r")
        await until_seen(app, pilot, "Redone: Prepare 2027-Q1.")
        await pilot.press("greater_than_sign")
        await until_seen(app, pilot, "▸ 2027-Q1 in 5w")


async def test_it_is_too_early_before_week_10(tmp_path: Path) -> None:
    app = board(tmp_path, today=date(2026, 11, 6))
    async with listing(app) as pilot:
        await pilot.press("a")
        await until_seen(app, pilot, "2027-Q1 can be prepared from week 10 of 2026-Q4 on, which begins on 30")
        await pilot.press("enter")
        await until_seen(app, pilot, "✗ 2027-Q1 can be prepared from week 10")


async def test_days_are_edited_and_a_closed_quarter_stays(tmp_path: Path) -> None:
    app = board(tmp_path)
    async with listing(app) as pilot:
        await pilot.press("e")
        await until_seen(app, pilot, "14 weeks, 13.2 working weeks.")
        fill_in(app, holidays="2026-12-25 2026-12-24")
        await pilot.press("enter")
        await until_seen(app, pilot, "Give 2026-Q4 2 holidays.   u undoes")
        await pilot.press("k", "e")
        await until_seen(app, pilot, "It is closed: only what it is called can change.")
        assert "First day" not in seen(app)
        await pilot.press("enter")
        await until_seen(app, pilot, "Nothing was changed.")
        await pilot.press("u")
        await until_seen(app, pilot, "Undone: Give 2026-Q4 2 holidays.")


async def test_fiscal_years_and_the_time_zone_may_change_in_the_middle_of_a_meeting(tmp_path: Path) -> None:
    app = board(tmp_path)
    async with listing(app) as pilot:
        await app.run_action("screen.calendar")
        await until_seen(app, pilot, "Quarters that are there keep their days")
        fill_in(app, zone="Europe/Atlantis")
        await until_seen(app, pilot, "There is no time zone “Europe/Atlantis”")
        fill_in(app, zone="Pacific/Kiritimati", month="april")
        await pilot.press("enter")
        await until_seen(app, pilot, "Let fiscal years start in April.   u undoes")
        await until_seen(app, pilot, "Fiscal years start in April; today is taken in Pacific/Kiritimati.")
        await pilot.press("escape", "2")
        await settle(app, pilot)
    assert stored(tmp_path).organisation.fiscal_first_month == 4


async def test_a_quarter_with_a_name_of_500_characters_leaves_room_for_all_else(tmp_path: Path) -> None:
    app = board(tmp_path)
    async with listing(app) as pilot:
        await pilot.press("a")
        await until_seen(app, pilot, "The next quarter")
        fill_in(app, name="[b]Winter " * 50)
        await pilot.press("enter")
        await until_seen(app, pilot, "Prepare [b]Winter")
        await pilot.press("greater_than_sign")
        await until_seen(app, pilot, "in 5w")
        assert "2 Prioritize 3 Measure" in seen(app).splitlines()[0]
