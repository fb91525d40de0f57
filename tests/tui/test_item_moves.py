"""Which key results an item should move: found by a few letters in its form, told on its card and by w."""

from pathlib import Path

from textual.widgets import Input

from planner.domain.okrs.key_results import moved_by
from planner.domain.story import why
from tests.tui.backlogs import SampleBoard
from tests.tui.launching import make_app
from tests.tui.seeing import settled


class Sorted(SampleBoard):
    """The sample with Prioritize in front."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.app = make_app(path, phase="prioritize")


async def test_a_few_letters_find_what_an_item_should_move(tmp_path: Path) -> None:
    board = Sorted(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("e")
        await pilot.pause()
        field = board.app.screen.query_one("#krs", Input)
        assert field.value == "Repeat purchase"
        field.focus()
        await pilot.press("end", *", rev")
        await pilot.pause()
        assert "Revenue per customer € 21 → € 24" in board.text
        await pilot.press(*"xx", "ctrl+s")
        await pilot.pause()
        assert "No key result of 2026-Q4 has “revxx” in its name" in board.text
        await pilot.press("backspace", "backspace", "ctrl+s")
        await settled(pilot)
        item = next(i for i in board.plan.items.values() if i.key == "CHK-7")
        assert [kr.name for kr in moved_by(board.plan, item.id)] == ["Repeat purchase", "Revenue per customer"]
        assert board.said.startswith("Edit Saved carts: what it should move")
        assert "It should move Revenue per customer € 21 → € 24." in why(board.plan, item.id)
        await pilot.press("u")
        await settled(pilot)
        assert [kr.name for kr in moved_by(board.plan, item.id)] == ["Repeat purchase"]
