"""Prioritize: what a lead sees, what the keys do, and what is stored."""

from dataclasses import replace
from pathlib import Path

from planner.tui.widgets.lane import Lane
from planner.tui.widgets.team_load import TeamLoads
from tests.builders import make_item
from tests.tui.backlogs import MIDDLE, NARROW, Board, titles
from tests.tui.seeing import settle


async def test_both_lanes_the_line_load_and_the_item_are_there_at_80_by_24(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert board.lane() == [
            "● 1 Saved carts CHK 9",
            "● 2 Apple Pay CHK 12",
            "● 3 Gift cards CHK 5",
            "○ 4 Search on mobile CHK 14",
            "● 5 Dark mode CHK 1",
            "○ 6 Loyalty tiers CHK ?",
        ]
        assert board.lane("tune_up") == ["● 1 Flaky tests BLD 4", "○ 2 Build cache BLD 9"]
        assert "Innovation  27 of 55 weeks" in board.text
        assert "Tune-Up  4 of 24 weeks" in board.text
        assert "70 : 30, not agreed yet" in board.text
        assert "load CHK 27/39" in board.text
        assert "Unsorted  2 items wait for a lane or a team" in board.text
        assert "CARTS   5 4 1   9 weeks   idea" in board.text
        assert all(len(line) <= 80 for line in board.lines())
        await pilot.press("j", "j", "j")
        assert "SEARCH   Out: rank 4, needs 14 weeks, Checkout has 1" in board.text


async def test_a_wider_screen_shows_the_answers_the_reasons_and_the_whole_item(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=MIDDLE) as pilot:
        await pilot.pause()
        assert board.lane()[:2] == ["# Item C B R Team wk", "● 1 Saved carts 5 4 1 CHK 9"]
        assert "○ 4 Search on mobile · · · CHK has 1 CHK 14" in board.lane()
        assert "○ 6 Loyalty tiers · · · no size CHK ?" in board.lane()
        assert "Saved carts   CARTS   Checkout   idea   9 weeks" in board.text
        assert "In: rank 1 in Innovation, takes 9 weeks" in board.text


async def test_the_line_is_one_unbroken_rule(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item(f"i{n}", weeks=20) for n in range(4)])
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert board.lane() == ["● 1 I0 CHK 20", "○ 2 I1 CHK 20", "━━", "○ 3 I2 CHK 20", "○ 4 I3 CHK 20"]
        rules = [line for line in board.lines() if "━━" in line]
        assert len(rules) == 1
        assert "━" * 36 in rules[0]


async def test_a_move_says_what_came_in_and_out_and_is_stored_as_one_step_of_undo(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("j", "j", "j", "K")
        assert board.said == "Moved up one.  in nothing  out nothing   u undoes"
        await pilot.press("K")
        assert board.said == "Moved up one.  in Search on mobile  out Apple Pay, Gift cards   u undoes"
        assert board.lane()[1] == "● 2 Search on mobile CHK 14"
        assert board.app.screen.query_one("#innovation", Lane).cursor == 1, "the cursor goes with its item"
        await pilot.press("K", "K")
        assert board.said == "Already at the top."
        await pilot.press("u")
        await board.app.workers.wait_for_complete()
        await pilot.pause()
        assert titles(board.plan)[:4] == ["Saved carts", "Apple Pay", "Gift cards", "Search on mobile"]
        assert "Undone: Move Search on mobile" in board.said
        await pilot.press("G", "J")
        assert board.said == "Already at the bottom."
        await pilot.press("K")
    assert titles(board.stored())[-2:] == ["Loyalty tiers", "Dark mode"]


async def test_moving_to_a_rank_an_end_the_line_and_the_other_lane(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        for keys, after in (
            (("G", "M", "2", "enter"), 1),
            (("M", "t"), 0),
            (("M", "b"), 5),
            (("M", "1", "enter"), 0),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert titles(board.plan).index("Loyalty tiers") == after
        await pilot.press("M", "1", "enter")
        assert board.said == "It stands there already."
        await pilot.press("M", "o")
        await pilot.pause()
        assert titles(board.plan, "tune_up")[0] == "Loyalty tiers"
        assert board.app.focused is board.app.screen.query_one("#tune_up"), "the cursor went with it"
        await pilot.press("M", "escape")
        assert titles(board.plan, "tune_up")[0] == "Loyalty tiers"


async def test_the_cursor_goes_over_lanes_ends_and_pages(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item(f"i{n:03}", weeks=1) for n in range(200)])
    async with board.app.run_test(size=NARROW) as pilot:
        lane = board.app.screen.query_one("#innovation", Lane)
        await pilot.press("down", "j", "k")
        assert lane.cursor == 1
        await pilot.press("G")
        assert lane.cursor == 199
        assert board.lane()[-1].startswith("○200 I199")
        await pilot.press("pageup", "g", "pagedown")
        assert 10 < lane.cursor < 24
        await pilot.press("l")
        assert board.app.focused is board.app.screen.query_one("#tune_up")
        assert "Nothing in Tune-Up yet." in board.text
        await pilot.press("J", "e", "m", "X", "w", "space", "M", "j", "h")
        assert board.app.focused is lane, "keys without an item do nothing"
        await pilot.click("#innovation", offset=(5, 3))
        assert lane.cursor == lane.scroll_offset.y + 2


async def test_several_marked_items_move_and_are_edited_together(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("space", "j", "space")
        assert board.said.startswith("2 items marked.")
        assert [line for line in board.lines() if "▌" in line] == [board.lines()[2], board.lines()[4]]
        await pilot.press("J")
        assert titles(board.plan)[:4] == ["Apple Pay", "Search on mobile", "Saved carts", "Gift cards"]
        await pilot.press("e", "2")
        await pilot.pause()
        assert {board.plan.items[i].team for i in ("carts", "gift")} == {"bld"}
        await pilot.press("e", "x")
        await pilot.pause()
        assert {board.plan.weeks[i] for i in ("carts", "gift")} == {12.0}
        await pilot.press("e", "t")
        await pilot.pause()
        assert {board.plan.items[i].category for i in ("carts", "gift")} == {"tune_up"}
        await pilot.press("escape")
        assert board.said == "No item marked."


async def test_marked_items_and_whole_lanes_are_sorted_by_score(tmp_path: Path) -> None:
    items = [make_item(name, weeks=1, customer=answer) for name, answer in (("a", 1), ("b", None), ("c", 5), ("d", 3))]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("space", "j", "j", "space", "e", "o")
        await pilot.pause()
        assert "Re-sort 2 items by score?" in board.text
        await pilot.press("enter")
        await pilot.pause()
        assert titles(board.plan) == ["D", "B", "C", "A"], "the two marked ones, in the places that they had"
        await pilot.press("escape")
        await board.app.screen.run_action("sort_by_score")
        await pilot.press("enter")
        await pilot.pause()
        assert titles(board.plan) == ["C", "B", "D", "A"]
        await board.app.screen.run_action("sort_by_score")
        assert board.said.startswith("Nothing moves")


async def test_find_goes_round_both_lanes(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        assert board.said == "Nothing to find yet: / asks for it."
        await pilot.press("slash", *"CA", "enter")
        await pilot.pause()
        assert board.said.startswith("1 of 3 with “CA”")
        seen = []
        for key in ("n", "n", "n", "N"):
            await pilot.press(key)
            assert isinstance(board.app.focused, Lane)
            seen.append((board.app.focused.category, board.app.focused.cursor))
        assert seen == [("innovation", 2), ("tune_up", 1), ("innovation", 0), ("tune_up", 1)]
        await pilot.press("slash", "ctrl+u", *"zzz", "enter")
        await pilot.pause()
        assert board.said.startswith("No item has “zzz”")


async def test_a_filter_shows_one_team_and_moves_go_over_what_is_hidden(tmp_path: Path) -> None:
    board = Board(
        tmp_path / "plan.db",
        [make_item(n, weeks=1, team=t) for n, t in zip("abcd", ("chk", "bld", "bld", "chk"), strict=True)],
    )
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("f")
        await pilot.pause()
        assert "⏎ Show" in board.text
        assert "Everything is shown." in board.text
        await pilot.press(*"ch")
        assert "2 items of 4." in board.text
        await pilot.press("enter")
        await pilot.pause()
        assert board.said == "Only Checkout: 2 items.   esc shows everything"
        assert board.lane() == ["● 1 A CHK 1", "● 4 D CHK 1"]
        assert "only CHK: esc shows all" in board.text
        await pilot.press("J")
        assert titles(board.plan) == ["B", "C", "D", "A"]
        await pilot.press("escape")
        assert board.said == "Everything is shown."
        assert [line.split()[2] for line in board.lane()] == ["B", "C", "D", "A"]


async def test_titles_that_are_wide_combined_or_look_like_markup_keep_the_columns(tmp_path: Path) -> None:
    hard = [
        "漢字の長い題名がここにある長い長い題名",
        "Cafe\u0301 e\u0301te\u0301",
        "[@click=app.quit]x[/] [/] \\[b]",
        "한국어 제목",
    ]
    board = Board(tmp_path / "plan.db", [make_item(f"i{n}", title=t, weeks=3) for n, t in enumerate(hard)])
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        lane = board.app.screen.query_one("#innovation", Lane)
        width = lane.scrollable_content_region.width
        for y in range(4):
            strip = lane.render_line(y)
            assert strip.cell_length == width
            assert strip.crop(width - 9).text == "CHK    3 "
        assert "[@click=app.quit]x" in board.text


async def test_more_teams_than_fit_leave_none_out_that_has_too_much(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item("m", weeks=50, team="bld", must_reason="the law")])
    async with board.app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "BLD 50/39!" in board.text
        loads = board.app.screen.query_one(TeamLoads)
        loads.load = tuple(loads.load[0] for _ in range(30)) + loads.load
        await pilot.pause()
        line = next(line for line in board.lines() if "load" in line)
        assert "BLD 50/39!" in line
        assert "  +" in line


async def test_a_long_reason_is_cut_rather_than_left_out(tmp_path: Path) -> None:
    why = "the regulator asks every shop for it, and will look at ours first"
    board = Board(tmp_path / "plan.db", [make_item("m", weeks=3, must_reason=why)])
    async with board.app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "M   In whatever its rank (1): must-do: the regulator asks" in board.text


async def test_undo_by_another_and_an_empty_plan_are_shown(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [])
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert board.text.count("a adds an item") == 2
        assert "Unsorted" not in board.text
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Prioritize: help" in board.text


async def test_a_rank_far_from_its_score_is_marked_and_the_item_says_which_rank_it_suggests(tmp_path: Path) -> None:
    items = [make_item(f"i{n}", weeks=1, customer=n % 6, confidence=1.0) for n in range(6)]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=MIDDLE) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert [line.count("≠") for line in board.lane()[1:]] == [1, 0, 0, 0, 0, 1]
        await pilot.press("G")
        await pilot.pause()
        assert "5.00, rank 1 by score" in board.text


async def test_long_titles_leave_room_for_what_came_in_and_out(tmp_path: Path) -> None:
    items = [make_item(n, title=f"{n} {'long words ' * 20}", weeks=20) for n in "abc"]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("G", "M", "t")
        await pilot.pause()
        line = board.lines()[-2]
        assert "in c long words" in line
        assert "out a long words" in line


async def test_in_a_closed_quarter_the_footer_offers_only_looking_and_no_key_edits(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    session = board.app.session
    assert session is not None
    open_again = session.plan
    closed = open_again.quarter._replace(state="closed")
    session._confirmed = session._plan = replace(open_again, quarters={**open_again.quarters, closed.id: closed})
    async with board.shown() as pilot:
        footer = board.lines()[-1]
        assert "w Why" in footer
        assert not any(word in footer for word in ("Move", "Add", "Edit", "Must-do", "Agree"))
        await pilot.press("J", "a")
        await settle(board.app, pilot)
        assert titles(board.plan) == titles(open_again)
        assert len(board.app.screen_stack) == 1
        session._confirmed = session._plan = open_again
        board.app.plan_changed.publish(open_again)
        await settle(board.app, pilot)
        assert "J K Move" in board.lines()[-1]
