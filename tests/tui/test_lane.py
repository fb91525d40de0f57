"""The lane widget alone: it asks for what is seen, repaints what changed, and holds any number of rows."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from rich.cells import cell_len
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from planner.domain.views.lane import BacklogRow
from planner.tui.themes import OWN_VARIABLES
from planner.tui.widgets.lane import Lane, LaneRows
from planner.tui.widgets.lane_line import columns_for, fitted, joined


class LaneApp(App[None]):
    """One lane on an empty screen."""

    CSS: ClassVar[str] = ".pane { border: round white; }"

    def __init__(self, rows: LaneRows) -> None:
        super().__init__()
        self.rows = rows
        self.moved: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return OWN_VARIABLES

    def compose(self) -> ComposeResult:
        yield Lane("innovation")

    def on_mount(self) -> None:
        self.lane.hint = ("Nothing yet.", "a adds an item")
        self.lane.show(self.rows)

    def on_lane_cursor_moved(self, message: Lane.CursorMoved) -> None:
        self.moved.append(message.index)

    @property
    def lane(self) -> Lane:
        return self.query_one(Lane)

    def seen(self) -> list[str]:
        lines = range(self.lane.scrollable_content_region.height)
        return [" ".join(self.lane.render_line(y).text.split()) for y in lines]


def numbered(total: int, line: int | None = None, asked: list[int] | None = None) -> LaneRows:
    def row(index: int) -> BacklogRow:
        if asked is not None:
            asked.append(index)
        return BacklogRow(f"i{index}", index + 1, f"Item {index + 1}", (1, None, 5), "", "CHK", "3", "in")

    return LaneRows(total, row, line)


async def test_of_ten_thousand_rows_only_the_seen_ones_are_asked_for() -> None:
    asked: list[int] = []
    app = LaneApp(numbered(10_000, 5_000, asked))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("G", "k", "g", "j")
        await pilot.pause()
        assert app.moved[-4:] == [9_999, 9_998, 0, 1]
        assert len(set(asked)) <= 2 * 20, "two screens full"
        assert app.seen()[:3] == ["# Item C B R Team wk", "● 1 Item 1 1 · 5 CHK 3", "● 2 Item 2 1 · 5 CHK 3"]


async def test_the_scroll_bar_is_painted_when_it_moves_and_not_for_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    app = LaneApp(numbered(10_000))
    painted: list[str] = []
    paint = StylesCache.render_widget

    def noted(cache: StylesCache, widget: Widget, crop: Region) -> list[Strip]:
        painted.append(type(widget).__name__)
        return paint(cache, widget, crop)

    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(StylesCache, "render_widget", noted)
        bar = app.lane.vertical_scrollbar
        assert (bar.display, bar.region.height, bar.position) == (True, 18, 0)
        await pilot.press("j")
        await pilot.pause()
        assert "Lane" in painted
        assert "StillBar" not in painted
        await pilot.press("G")
        await pilot.pause()
        assert "StillBar" in painted
        assert bar.position > 9_000


async def test_a_step_of_the_cursor_repaints_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    app = LaneApp(numbered(10_000))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        regions: list[Region] = []
        refresh: Callable[..., Lane] = Lane.refresh

        def spy(lane: Lane, *asked: Region, **how: bool) -> Lane:
            assert asked or not how.get("repaint", True), "the whole lane was repainted"
            regions.extend(asked)
            return refresh(lane, *asked, **how)

        with monkeypatch.context() as patched:
            patched.setattr(Lane, "refresh", spy)
            await pilot.press("j")
            await pilot.pause()
            assert sorted(region.y for region in regions) == [1, 2]
            regions.clear()
            app.lane.show(numbered(10_000), 2)
            assert sorted(region.y for region in regions) == [2, 3], "the same rows, another cursor"
            await pilot.pause()
            regions.clear()
            app.lane.show(numbered(10_000), 2, frozenset({"i7"}))
            assert [region.y for region in regions] == [8], "one more is marked"


async def test_the_rule_stands_where_it_should_and_the_cursor_passes_it() -> None:
    app = LaneApp(numbered(3, 0))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert app.seen()[0] == "━" * 36
        for line, expected in ((1, "▁━▁▁"), (3, "▁▁▁━"), (None, "▁▁▁")):
            app.lane.show(numbered(3, line), 0)
            shape = "".join("━" if text.startswith("━") else "▁" for text in app.seen() if text)
            assert shape == expected
        app.lane.show(numbered(100, 4), 0)
        for index in range(1, 40):
            await pilot.press("j")
            assert any(f" {index + 1} Item" in f" {text}" or f"●{index + 1} " in text for text in app.seen())
        await pilot.press("pageup", "pagedown", "home", "end")
        assert app.lane.cursor == 99
        app.lane.show(numbered(2), None)
        assert app.lane.cursor == 1, "a shorter list keeps its cursor inside"


async def test_an_empty_lane_says_what_to_do_and_one_row_is_enough() -> None:
    app = LaneApp(LaneRows())
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j", "G", "g", "pagedown")
        assert [text for text in app.seen() if text] == ["Nothing yet.", "a adds an item"]
        await pilot.click(Lane, offset=(3, 2))
        app.lane.show(numbered(1))
        await pilot.press("j", "G")
        assert [text for text in app.seen() if text] == ["● 1 Item 1 CHK 3"]


async def test_every_width_has_columns_that_fill_it() -> None:
    app = LaneApp(numbered(12_345))
    async with app.run_test(size=(20, 10)) as pilot:
        for width in (20, 40, 51, 52, 60, 79, 120, 200):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            strip = app.lane.render_line(3)
            assert strip.cell_length == app.lane.scrollable_content_region.width
            assert "CHK" in strip.text


@pytest.mark.parametrize(
    "text", ["plain", "漢字かな交じり文", "e\u0301e\u0301e\u0301", "a\u200bb", "👍🏽 ok", "", "한글"]
)
def test_text_fills_exactly_its_cells(text: str) -> None:
    for width in range(1, 12):
        assert cell_len(fitted(text, width)) == width
    assert fitted(text, 0) == ""


def test_parts_are_left_out_whole_from_the_third_on() -> None:
    assert joined(["CHK-7", "9 weeks", "needs a lot of things"], 20) == "CHK-7   9 weeks"
    assert joined(["CHK-7", "In whatever its rank: must-do", "MVP"], 20) == "CHK-7   In whatever…"
    assert joined(["漢字かな交じり文"], 7) == "漢字か…"
    assert joined([], 5) == ""
    assert columns_for(200, 99_999).rank == 5


async def test_a_few_rows_of_a_long_lane_keep_their_weeks_beside_long_ranks() -> None:
    def row(index: int) -> BacklogRow:
        return BacklogRow(f"i{index}", 388 * index + 146, f"Item {index}", (1, None, 5), "", "CHK", "12", "out")

    app = LaneApp(LaneRows(13, row, None, 5_000))
    async with app.run_test(size=(40, 20)):
        seen = [line for line in app.seen() if "Item" in line]
        assert seen[0].startswith("○ 146 Item 0")
        assert len(seen) == 13
        assert all(line.endswith(" CHK 12") for line in seen)
