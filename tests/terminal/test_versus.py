"""A whole comparison in a terminal: a scripted oracle answers until nothing is left to ask."""

import random
import re
from pathlib import Path

from planner.domain.item import Effort, Item
from tests.stores import founding_changes, open_session
from tests.terminal.opened import a_plan, on_screen
from tests.terminal.pty import Terminal

COUNT = 20
MOST = 150
"""Answers after which it should long be over: log₂ 20! is 61."""


def things() -> list[Item]:
    """Twenty items with scores, in rank order: `Thing 1` …"""
    effort = Effort(2.0, 2.0, 2.0)
    return [
        Item(
            f"thing-{n}",
            f"CHK-{n}",
            f"Thing {n}",
            category="innovation",
            team="chk",
            effort=effort,
            customer=5 - n // 4,
        )
        for n in range(1, COUNT + 1)
    ]


def asked(terminal: Terminal) -> tuple[int, ...]:
    """Numbers of the two things on the cards, left and right; none where no cards show."""
    return tuple(int(number) for number in re.findall(r"THING (\d+)", terminal.text)[:2])


def is_over(terminal: Terminal) -> bool:
    """Whether the result shows."""
    return "as it stands" in terminal.text


def answer(terminal: Terminal, place: dict[int, int]) -> None:
    """Answers the question that shows, a second time where it is asked back."""
    terminal.wait_for(lambda seen: len(asked(seen)) == 2)
    left, right = asked(terminal)
    key = "left" if place[left] < place[right] else "right"
    terminal.press(key)
    terminal.wait_for(lambda seen: is_over(seen) or "Sure?" in seen.text or asked(seen) not in {(left, right), ()})
    if "Sure?" in terminal.text:
        terminal.press(key)
        terminal.wait_for(lambda seen: is_over(seen) or ("Sure?" not in seen.text and asked(seen) != (left, right)))


def lane_order(plan: Path) -> list[str]:
    """Ids of the stored lane, best first."""
    session = open_session(plan, "Eve")
    try:
        return [entry.item.id for entry in session.plan.order.innovation]
    finally:
        session.store.close().result()


def test_an_oracle_plays_a_whole_comparison_and_the_lane_ends_in_its_order(tmp_path: Path) -> None:
    wanted = list(range(1, COUNT + 1))
    random.Random(20).shuffle(wanted)
    place = {number: at for at, number in enumerate(wanted)}
    plan = a_plan(tmp_path, founding_changes(items=things()))
    with on_screen(plan) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        terminal.press("v")
        terminal.wait_for("If only one of these")
        for _ in range(7):
            answer(terminal, place)
        terminal.press("q")
        terminal.press("escape")
        terminal.wait_for(is_over)
        terminal.press("escape")
        terminal.wait_for("7 answers kept")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert lane_order(plan) == [f"thing-{n}" for n in range(1, COUNT + 1)], "left, and nothing has moved"
    with on_screen(plan) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        terminal.press("v")
        terminal.wait_for("Taken up again after 7 answers.")
        for _ in range(MOST):
            if is_over(terminal):
                break
            answer(terminal, place)
        assert is_over(terminal)
        terminal.press("enter")
        terminal.wait_for("Rank Innovation by")
        terminal.press("u")
        terminal.wait_for("Undone: Rank Innovation")
        terminal.press("ctrl+r")
        terminal.wait_for("Redone: Rank Innovation")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert lane_order(plan) == [f"thing-{n}" for n in wanted]
