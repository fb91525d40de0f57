"""Ranking a lane from a script: a whole comparison, and every way in which an answer is not taken."""

import json
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from planner.cli.context import Ports
from planner.cli.diagnostics import run
from planner.cli.root import command_line
from tests.builders import NOW
from tests.cli.conftest import Cli, Ran
from tests.cli.small import ITEMS, make

Rank = Callable[..., Ran]
WANTED = ["CHK-2", "PLT-4", "CHK-4", "OLD-1", "CHK-3", "PLT-3", "CHK-6", "CHK-1", "CHK-5"]
"""The order of an oracle; CHK-2 is a must-do, so it comes first."""


@pytest.fixture
def rank(cli: Cli) -> Rank:
    """`planner rank --lane innovation …` on the small plan, a minute later each time; `PLT-4` needs nothing there."""
    make(cli.folder / "plan.db")
    minutes, ids = count(1), count(1)

    def ports() -> Ports:
        at = NOW + timedelta(minutes=next(minutes))
        return cli.ports()._replace(clock=lambda: at, new_id=lambda: f"id-{next(ids):05}")

    def ranked(*arguments: str) -> Ran:
        status = run(command_line, ("rank", "--lane", "innovation", *arguments), ports())
        return Ran(status, *cli.capture.readouterr())

    return ranked


def told(ran: Ran) -> dict[str, Any]:
    """What a command answered as JSON."""
    found: dict[str, Any] = json.loads(ran.out)
    assert next(iter(found.items())) == ("schema", 1)
    return found


def test_a_script_plays_a_whole_comparison_and_takes_it_over(rank: Rank, cli: Cli) -> None:
    wanted = [key for key in WANTED if key not in {"PLT-4", "CHK-6"}]
    place = wanted.index("CHK-1")
    wanted[place:place] = ["CHK-6", "PLT-4"]  # pricing needs loyalty
    state, asked = told(rank("--next", "--json")), 0
    first_left = state["left"]
    while state["question"] is not None:
        a, b = state["question"]["a"], state["question"]["b"]
        verdict = "this" if wanted.index(a) < wanted.index(b) else "that"
        state = told(rank("--answer", a, b, verdict, "--sure", "--json"))
        asked += 1
        assert (state["answered"], state["left"] == 0) == (asked, state["stopped"] is not None)
    assert state["stopped"] == "ordered"
    assert first_left / 2 <= asked <= 2 * first_left
    shown = told(rank("--show", "--json"))
    assert shown["new"] == wanted
    assert shown["old"] == [item.key for item in ITEMS if item.category == "innovation"]
    assert [row["n"] for row in shown["answers"]] == list(range(1, asked + 1))
    applied = told(rank("--apply", "--json"))
    assert (applied["new"], applied["lane"]) == (wanted, "innovation")
    backlog = json.loads(cli("show", "backlog", "--json").out)
    assert [row["key"] for row in backlog["lanes"]["innovation"]["items"]] == wanted
    assert rank("--apply").err == ("planner: Nothing is being compared in Innovation; `planner rank --next` begins.\n")
    assert cli("check").status == 0


def test_it_is_taken_up_again_where_it_was_left_and_says_it_as_text(rank: Rank) -> None:
    first = rank("--next")
    assert first.out.splitlines() == [
        "If only one of these happens this quarter?",
        "   Key    Item                     Team      wk",
        "A  CHK-3  Apple Pay                Checkout   6",
        "B  CHK-5  Wishlist [b]sharing[/b]  Checkout   2",
        "Innovation: no answers, about 13 left.",
        "Stopping now leaves 7 items unsure: Apple Pay, Saved carts, Search on mobile and 4 more.",
    ]
    assert rank("--next").out == first.out
    rank("--answer", "chk-3", "chk-5", "same")
    assert "Innovation: 1 answer, about" in rank("--next").out
    rank("--retract", "1")
    assert rank("--next").out == first.out
    shown = rank("--show").out
    assert "#  Now                      By the answers" in shown
    assert shown.endswith("1 Apple Pay and Wishlist [b]sharing[/b] the same 10:03 (taken back)\n")


def test_a_contradiction_and_a_surprise_change_nothing_and_say_what_to_do(rank: Rank) -> None:
    rank("--next")
    rank("--answer", "CHK-1", "CHK-3", "that", "--sure")
    rank("--answer", "CHK-4", "CHK-3", "this", "--sure")
    against = rank("--answer", "CHK-1", "CHK-4", "this", "--json")
    assert against.status == 1
    assert against.err == (
        "planner: That contradicts what was said: Search on mobile before Apple Pay 10:03, "
        "Apple Pay before Saved carts 10:02, now Saved carts before Search on mobile; "
        "take back one of 1, 2 with --retract first.\n"
    )
    assert told(against)["contradiction"]["items"] == ["CHK-4", "CHK-3", "CHK-1"]
    assert told(against)["contradiction"]["answers"] == [1, 2]
    assert told(rank("--retract", "2", "--json"))["answered"] == 1
    back = rank("--answer", "OLD-1", "CHK-5", "this", "--json")
    assert (back.status, set(told(back))) == (1, {"schema", "asked_back"})
    assert back.err.startswith("planner: Sure? The list so far says the opposite. Nothing was changed;")
    assert told(rank("--show", "--json"))["answered"] == 1
    assert rank("--answer", "OLD-1", "CHK-5", "this", "--sure").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--answer", "CHK-1", "nix", "this"), 1, "There is no item “nix” in this plan"),
        (("--answer", "CHK-1", "X-1", "this"), 1, "“Dark mode” is not part of this comparison of Innovation."),
        (("--answer", "CHK-1", "chk-1", "this"), 1, "An item cannot be compared with itself; name two."),
        (("--answer", "CHK-2", "CHK-1", "that"), 1, "EU VAT invoices before Saved carts (must-do), now"),
        (("--retract", "1"), 1, "There is no answer 1; the comparison has no answers, and --show numbers them."),
        (("--answer", "CHK-1", "CHK-3", "maybe"), 2, "'maybe' is not one of 'this', 'that', 'same', 'later'."),
        (("--answer", "CHK-1", "CHK-3"), 2, "Option '--answer' requires 3 arguments."),
        (("--apply",), 1, "No answer on Innovation counts yet, so there is no order to take over;"),
        ((), 2, "Give one of --next, --answer, --retract, --show and --apply."),
        (("--next", "--show"), 2, "Give one of --next, --answer, --retract, --show and --apply."),
        (("--show", "--sure"), 2, "--sure goes with --answer."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    rank: Rank, arguments: tuple[str, ...], status: int, words: str
) -> None:
    rank("--next")
    ran = rank(*arguments)
    assert (ran.status, ran.out) == (status, "")
    assert words in ran.err


def test_a_lane_without_two_items_says_so(rank: Rank, cli: Cli) -> None:
    cli("new", "other.db", "--org", "Harbor", "--quarter", "2026-Q4", "--team", "Checkout:product:6")
    ran = rank("--next", "--plan", "other.db")
    assert (ran.status, ran.err) == (1, "planner: Innovation has no item that can be compared; it takes two.\n")
