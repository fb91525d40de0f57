"""Teams on screen: added, edited and retired, with what they come to."""

from pathlib import Path

from planner.domain.teams.teams import edit_team, form_of
from tests.stores import open_session
from tests.tui.backlogs import NARROW, Board, SampleBoard
from tests.tui.seeing import settled


async def test_the_teams_stand_with_people_ratio_and_weeks(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert "Checkout          CHK  product        6 70 %             – 60 : 40        55" in board.text
        assert "20 : 80•       36" in board.text
        assert "17 people in 4 teams, 155 weeks: 11 product, 4 platform, 2 framework" in board.text
        await pilot.press("escape")
        await pilot.pause()
        assert "The ratio" in board.text


async def test_an_edit_shows_what_the_team_comes_to_and_is_stored(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("t", "enter")
        await pilot.pause()
        assert "55 weeks: 8 reserve, 28 Innovation, 19 Tune-Up" in board.text
        board.fill_in(people="7,5", plannable="60", time_off="10", ratio="80 : 20")
        await pilot.pause()
        assert "57 weeks: 8 reserve, 39 Innovation, 10 Tune-Up" in board.text
        await board.send(pilot, people="-1")
        assert "✗ People: there cannot be fewer than 0 people" in board.text
        await board.send(pilot, people="7.5")
        assert "Why is the plan changed?" in board.text
        await pilot.press("escape")
        await settled(pilot)
        assert "Noted: no reason given." in board.text
        team = board.plan.team_named("CHK").id
        await pilot.press("u")
        await settled(pilot)
        assert form_of(board.plan, team).people == 6
        await pilot.press("ctrl+r")
        await settled(pilot)
    stored = board.stored("Fay")
    form = form_of(stored, team)
    assert (form.people, form.plannable_share, form.time_off_days, form.ratio) == (7.5, 0.6, 10.0, 0.8)


async def test_a_team_is_added_and_one_is_retired_with_a_why(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", phase="align")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("t", "a")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "✗ A team needs a name, e.g. Checkout." in board.text
        await board.send(pilot, name="[red]Data[/red]", kind="platform", people="3")
        assert "[red]Data[/red]" in board.text
        assert board.plan.team_named("[red]Data[/red]").kind == "platform"
        await pilot.press("j", "X")
        await pilot.pause()
        assert "Retire [red]Data[/red]?" in board.text
        await pilot.press("enter")
        await pilot.pause()
        assert "Say in a few words why" in board.text
        await pilot.press(*"Merged", "enter")
        await settled(pilot)
        assert [team.key for team in board.plan.active_teams] == ["CHK", "BLD"]
    assert [team.key for team in board.stored("Fay").active_teams] == ["CHK", "BLD"]


async def test_a_team_that_somebody_changed_behind_the_form_is_not_overwritten(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("t", "enter")
        await pilot.pause()
        team = board.plan.team_named("CHK").id
        bo = open_session(board.path, "Bo")
        bo.do(edit_team(bo.plan, team, form_of(bo.plan, team)._replace(people=9, plannable_share=0.5))).result(5)
        bo.store.close().result(5)
        for _ in range(200):
            await pilot.pause(0.02)
            if form_of(board.plan, team).people == 9:
                break
        board.fill_in(people="4", time_off="5")
        await pilot.press("enter")
        for _ in range(200):
            await pilot.pause(0.02)
            if "Not saved" in board.text:
                break
        assert "Not saved: Edit the team Checkout." in board.text
        if "No reason" in board.text:  # the question came before the refusal did
            await pilot.press("escape")
        await settled(pilot)
        assert "Noted" not in board.text, "what was not saved is not asked about"
        await pilot.press("enter")
        await pilot.pause()
        await board.send(pilot, time_off="5")
    stored = form_of(board.stored("Fay"), team)
    assert (stored.people, stored.plannable_share, stored.time_off_days) == (9, 0.5, 5)


async def test_a_digit_leaves_the_teams_for_its_phase(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        for digit, text in (("3", "What the numbers say"), ("2", "Innovation  55 of"), ("1", "The ratio")):
            await pilot.press("t")
            await pilot.pause()
            assert "Teams in 2026-Q4" in board.text
            await pilot.press(digit)
            await settled(pilot)
            assert text in board.text
        assert len(board.app.screen_stack) == 1


async def test_a_pasted_page_does_not_push_out_what_to_do(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("t", "e")
        await pilot.pause()
        await board.send(pilot, people="Many people " * 900)
        assert "is not a number; write" in board.text
