"""The view of speed on screen: what a lead sees, adds, edits and deletes, and what is in the file afterwards."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui.widgets.spark import columns
from planner.tui.widgets.speed_pane import SpeedPane
from planner.tui.widgets.team_time_pane import TeamTimePane
from tests.tui.launching import make_app
from tests.tui.quarters import begun, lines, said, write
from tests.tui.seeing import seen

SIZES = [(80, 24), (124, 32), (164, 40)]


async def turned(pilot: Pilot[int], times: int = 2) -> None:
    """Turns back from the first view: by time, then speed."""
    await begun(pilot)
    for _ in range(times):
        await pilot.press("left_square_bracket")
        await pilot.pause()


async def filled(pilot: Pilot[int], *texts: str) -> None:
    """Types into the lines of a form, one after the other, and saves it; an empty text leaves a line."""
    for text in texts:
        await pilot.press(*text, "tab")
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_view_says_what_to_do(tmp_path: Path, size: tuple[int, int]) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=size) as pilot:
        await turned(pilot)
        text = "\n".join(lines(pilot, SpeedPane))
        assert "Idea to first customer evidence: unknown, no slice has a verdict yet" in text
        assert "Nothing measured yet: a adds, `planner measure FILE.csv` reads a table." in text
        assert "none noted in" in text
        await pilot.press("e")
        await pilot.pause()
        assert "The headline is counted from slices" in said(pilot)


async def test_a_figure_is_added_seen_and_taken_back(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with app.run_test(size=(124, 32)) as pilot:
        await turned(pilot)
        await pilot.press("a", "0")
        await pilot.pause()
        await filled(pilot, "lead time", "", "2,5")
        assert any("Change lead time  days" in line and "2.5" in line for line in lines(pilot, SpeedPane))
        assert "too early" in "\n".join(lines(pilot, SpeedPane))
        await pilot.press("down", "w")
        await pilot.pause()
        assert "Change lead time is 2.5 days; nothing is known from before" in " ".join(seen(app).split())
        await pilot.press("escape", "u")
        await pilot.pause()
        assert "Nothing measured yet" in "\n".join(lines(pilot, SpeedPane))


async def test_an_incident_is_noted_edited_and_deleted(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = make_app(path, phase="measure")
    async with app.run_test(size=(124, 32)) as pilot:
        await turned(pilot)
        await pilot.press("a", "1")
        await pilot.pause()
        await filled(pilot, "[b]Down[/b]", "", "6")
        text = "\n".join(lines(pilot, SpeedPane))
        assert "[b]Down[/b]" in text
        assert "1 in 2026-Q4, 6 hours" in text
        await pilot.press("G", "enter")
        await pilot.pause()
        await pilot.press("tab", "tab", "backspace", "8", "enter")
        await pilot.pause()
        assert "1 in 2026-Q4, 8 hours" in "\n".join(lines(pilot, SpeedPane))
        await pilot.press("G", "X")
        await pilot.pause()
        assert "Take away the incident" in said(pilot)
        assert "none noted" in "\n".join(lines(pilot, SpeedPane))


async def test_a_metric_of_ones_own_and_a_mistake_in_a_form(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(80, 24)) as pilot:
        await turned(pilot)
        await pilot.press("a", "2")
        await pilot.pause()
        await filled(pilot, "Orders", "k", "sideways")
        assert "Better: write less or more" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("a", "2")
        await pilot.pause()
        await filled(pilot, "Orders", "k", "more", "month")
        assert any("Orders  k" in line for line in lines(pilot, SpeedPane))


async def test_whose_figures_are_shown_is_asked_and_small_teams_are_not_offered(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(124, 32)) as pilot:
        await turned(pilot)
        pane = pilot.app.screen.query_one(SpeedPane)
        assert pane.views is not None
        name = pane.views.teams[0][1]
        await pilot.press("f", "1")
        await pilot.pause()
        assert str(pane.border_subtitle).startswith(name)
        assert "Nothing measured of this team" in "\n".join(lines(pilot, SpeedPane))


@pytest.mark.parametrize("size", SIZES)
async def test_time_by_team_stands_in_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    app = make_app(write(tmp_path / "plan.db", weeks=5), phase="measure")
    async with app.run_test(size=size) as pilot:
        await turned(pilot, 1)
        text = lines(pilot, TeamTimePane)
        assert text[1].strip().startswith("All teams")
        assert any("│ as agreed" in line for line in text)
        await pilot.press("w")
        await pilot.pause()
        assert "answers are in" in seen(app)


def test_columns_leave_a_gap_where_nobody_knows() -> None:
    assert columns((0, None, 4, 8)) == "▁·▅█"
    assert columns((0, 0)) == "▁▁"
    assert columns((-4, 0, 4)) == "▁▅█"
    assert columns(()) == ""


async def test_what_is_copied_is_of_all_teams_together(tmp_path: Path) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with app.run_test(size=(124, 32)) as pilot:
        await turned(pilot)
        await pilot.press("a", "1")
        await pilot.pause()
        await filled(pilot, "Down", "", "6")
        await pilot.press("y")
        await pilot.pause()
        assert "1 in 2026-Q4, 6 hours" in app.clipboard
        assert "Down: 6 h" in app.clipboard
