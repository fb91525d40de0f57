"""What tests of Versus share: items to compare, waiting, and somebody who has an order in mind."""

from collections.abc import Sequence
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from planner.domain.item import Item
from planner.tui.screens.versus import VersusScreen
from planner.tui.widgets.card import Card
from tests.builders import make_item
from tests.tui.backlogs import Board
from tests.tui.seeing import until


def scored(names: str = "abcdef", **values: Any) -> list[Item]:
    """Items with scores, the first the best; each takes 8 weeks, so that three fit."""
    return [
        make_item(name, title=f"Thing {name.upper()}", weeks=8, customer=5 - n % 6, confidence=1.0, **values)
        for n, name in enumerate(names)
    ]


async def begin(board: Board, pilot: Pilot[int], *keys: str) -> None:
    """Waits for the answers so far, and opens the comparison."""
    await until(pilot, lambda: board.plan.evidence is not None)
    await pilot.press(*keys, "v")
    await pilot.pause()


def shows(board: Board, screen: type[Screen[None]]) -> bool:
    """Whether this screen is in front."""
    return isinstance(board.app.screen, screen)


def asked(board: Board) -> tuple[str, str]:
    """Ids of the two items on screen."""
    cards = [board.app.screen.query_one(name, Card).card for name in ("#left", "#right")]
    assert cards[0] is not None
    assert cards[1] is not None
    return cards[0].item, cards[1].item


async def play(board: Board, pilot: Pilot[int], order: Sequence[str], most: int = 1_000) -> int:
    """Answers as somebody would who has this order in mind; returns how many answers that took."""
    for count in range(most):
        if not isinstance(board.app.screen, VersusScreen):
            return count
        left, right = asked(board)
        before = board.app.screen.sitting
        await pilot.press("left" if order.index(left) < order.index(right) else "right")
        await pilot.pause()
        if board.app.screen is not None and "Sure?" in board.text and before is not None:
            await pilot.press("left" if order.index(left) < order.index(right) else "right")
            await pilot.pause()
    return most


def kept(board: Board) -> list[tuple[str, str, str, bool]]:
    """The stored answers, oldest first."""
    assert board.plan.evidence is not None
    answers = sorted(board.plan.evidence.comparison_answers.values(), key=lambda one: (one.at, one.id))
    return [(one.a, one.b, one.verdict, one.retracted) for one in answers]
