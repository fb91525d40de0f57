"""The footer: seven keys at most whatever pane has the focus, and the way to help never falls out of it."""

from pathlib import Path

import pytest

from planner.tui.widgets.key_bar import MOST, KeyBar
from tests.tui.launching import make_app
from tests.tui.quarters import measuring, write


@pytest.mark.parametrize("size", [(80, 24), (124, 32), (164, 40)])
async def test_no_view_of_measure_shows_more_than_seven_keys_nor_hides_help(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = make_app(write(tmp_path / "plan.db"), phase="measure")
    async with measuring(app, size) as pilot:
        for turn in range(20):
            bar = app.screen.query_one(KeyBar)
            keys = [key.text.plain.strip() for key in bar._keys(size[0] - 12)]
            assert len(keys) <= MOST, keys
            assert keys[-1] == "? Help", keys
            if app.focused is not None and app.focused.id == "speed":
                assert keys[:4] == ["a Add", "e Edit", "w Why", "] View"], keys
            await pilot.press("right_square_bracket" if turn % 4 == 3 else "tab")
            await pilot.pause()
