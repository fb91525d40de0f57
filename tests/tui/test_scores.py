"""Scores on screen: sorted once it was seen what moves, explained, and asked for in the form."""

from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from planner.domain.item import Item
from planner.domain.scoring.setting import METHODS, scores_of
from planner.tui.dialogs.item_texts import Field, explained, form_lines, placeholder
from tests.builders import make_item, make_plan
from tests.tui.backlogs import NARROW, Board, titles

LETTERS = (("a", 1), ("b", None), ("c", 5), ("d", 3))


def lettered() -> list[Item]:
    return [make_item(name, weeks=20, customer=answer) for name, answer in LETTERS]


async def command(board: Board, pilot: Pilot[int], action: str) -> None:
    """Runs an action of the screen, as its command does."""
    await board.app.screen.run_action(action)
    await pilot.pause()


async def test_sorting_shows_first_what_moves_and_what_that_does(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", lettered())
    async with board.app.run_test(size=NARROW) as pilot:
        await command(board, pilot, "sort_by_score")
        assert "Re-sort Innovation by score?" in board.text
        assert "3 of 3 items with a score would move. 1 item has no score: it stays where" in board.text
        assert "Innovation: in C; out A." in board.text
        assert "3 → 1  ▲ 2  C  0.20" in board.text
        assert "1 → 4  ▼ 3  A  0.04" in board.text
        await pilot.press("escape")
        await pilot.pause()
        assert titles(board.plan) == ["A", "B", "C", "D"], "seen, and left as it was"
        await command(board, pilot, "sort_by_score")
        await pilot.press("enter")
        await pilot.pause()
        assert titles(board.plan) == ["C", "B", "D", "A"]
        assert board.said.startswith("Sort Innovation by score.  in C")
        await command(board, pilot, "sort_by_score")
        assert board.said == "Nothing moves: they stand by score already. 1 item has no score: it stays where it is."
        await pilot.press("u")
        await board.app.workers.wait_for_complete()
        await pilot.pause()
        assert titles(board.plan) == ["A", "B", "C", "D"]


async def test_marked_items_of_any_team_are_sorted_and_an_empty_lane_says_so(tmp_path: Path) -> None:
    items = [make_item("a", weeks=1, customer=1), make_item("b", weeks=1, customer=5, team="bld")]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("l")
        await command(board, pilot, "sort_by_score")
        assert board.said.startswith("There is nothing to sort here.")
        await pilot.press("h", "space", "space")
        await command(board, pilot, "sort_by_score")
        assert "Re-sort 2 items by score?" in board.text
        assert "Nothing comes in, and nothing goes out." in board.text


async def test_a_thousand_equal_scores_stay_as_they_are(tmp_path: Path) -> None:
    items = [make_item(f"i{n}", weeks=1, customer=3) for n in range(1000)]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=NARROW) as pilot:
        await command(board, pilot, "sort_by_score")
        assert board.said == "Nothing moves: all scores are equal."


async def test_a_long_preview_lists_the_most_moved_and_counts_the_rest(tmp_path: Path) -> None:
    items = [make_item(f"i{n}", weeks=1000 - n, customer=3) for n in range(999)]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=NARROW) as pilot:
        await command(board, pilot, "sort_by_score")
        assert "998 of 999 items with a score would move." in board.text
        assert "↓ Read on" in board.text
        await pilot.press("G")
        await pilot.pause()
        assert "… and 798 more that move by fewer places." in board.text


async def test_choosing_a_method_says_what_it_does_and_is_one_step_of_undo(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", lettered())
    async with board.app.run_test(size=NARROW) as pilot:
        await command(board, pilot, "scores")
        assert "▸ three questions" in board.text
        assert "No item gets or loses a score: 3 of 4 in the lanes have one." in board.text
        assert "RICE" not in board.text
        assert "WSJF" not in board.text
        await pilot.press("j")
        await pilot.pause()
        assert "▸ reach" in board.text
        assert "3 items lose theirs. 0 of 4 in the lanes then have one." in board.text
        await pilot.press("w")
        await pilot.pause()
        assert "Reach is RICE (Intercom)" in board.text
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert scores_of(board.plan.organisation).method == "rice"
        assert board.said.startswith("Score by reach, not by three questions.")
        await pilot.press("u")
        await board.app.workers.wait_for_complete()
        await pilot.pause()
        assert scores_of(board.plan.organisation).method == "three_questions"
        await command(board, pilot, "scores")
        await pilot.press("enter")
        assert board.said == "Scores come about as before."


async def test_weights_are_checked_before_they_are_kept(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", lettered())
    async with board.app.run_test(size=NARROW) as pilot:
        await command(board, pilot, "scores")
        await board.send(pilot, customer="0", business="0", running="")
        assert "✗ At least one question needs a weight over 0" in board.text
        await board.send(pilot, customer="2,5", business="1", running="0")
    organisation = board.stored().organisation
    assert (organisation.weight_customer, organisation.weight_business, organisation.weight_running) == (2.5, 1, 0)


async def test_the_form_asks_for_what_the_scores_need_and_keeps_it(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item("a", weeks=13)])
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "Reach" not in board.text
        await pilot.press("escape")
        await command(board, pilot, "scores")
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        await board.send(pilot, reach="2,000", reach_impact="1.5")
        assert "“2,000” can be read in two ways" in board.text
        board.app.screen.query_one("#reach_impact").focus()
        await pilot.pause()
        assert "Impact 1.5 is off the scale 3, 2, 1, 0.5, 0.25; it is kept." in board.text
        await board.send(pilot, reach="2000")
        assert board.said.startswith("Impact off its scale.")
        await pilot.press("w")
        await board.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Score 800 = reach 2,000 × impact 1.5 × confidence 0.8 ÷ 3 months (RICE)." in board.text
        assert "Impact 1.5 is off the scale" in board.text
    kept = board.stored().score_inputs["a"]
    assert (kept.reach, kept.reach_impact) == (2000.0, 1.5)


async def test_the_form_asks_in_the_words_of_the_lane(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item("a"), make_item("t", "tune_up")])
    async with board.app.run_test(size=NARROW) as pilot:
        for lane, asked in (("h", "What does it bring customers that they do not have"), ("l", "less latency")):
            await pilot.press(lane, "e")
            await pilot.pause()
            board.app.screen.query_one("#customer").focus()
            await pilot.pause()
            assert asked in board.text
            await pilot.press("escape")
            await pilot.pause()


def test_what_a_field_asks_fits_the_form_where_there_is_least_room() -> None:
    plan = make_plan(lanes={f"team number {n}": (1.0, 1.0) for n in range(9)})
    for method in METHODS:
        organisation = plan.organisation._replace(score_method=method)
        lines = form_lines(replace(plan, organisation=organisation))
        fields = [field for line in lines for field in line]
        asked = {field.name: explained(plan, field.name, lane) for field in fields for lane in ("", "Tune-Up", "Innov")}
        assert {name: said for name, said in asked.items() if len(said) > 72} == {}
        # The field of key results says which there are.
        assert set(asked) - {name for name, said in asked.items() if said} == {"title", "krs"}


def test_teams_are_offered_by_their_keys_where_their_names_do_not_fit() -> None:
    team = Field("team", "Team", size="half")
    assert placeholder(make_plan(lanes={"chk": (1, 1), "grw": (1, 1)}), team) == "Chk · Grw"
    four = ("checkout", "growth", "platform", "build")
    keyed = make_plan(lanes=dict.fromkeys(four, (1.0, 1.0)))
    keyed = replace(keyed, teams={name: keyed.teams[name]._replace(key=name[:3].upper()) for name in four})
    assert placeholder(keyed, team) == "BUI CHE GRO PLA"
    many = {f"team number {n}": (1.0, 1.0) for n in range(3)}
    assert placeholder(make_plan(lanes=many), team) == "name or key"
