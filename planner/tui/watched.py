"""Long work beside the screen: waited for, with a bar that says how far it is."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from textual.content import Content

from planner.domain.text import percent
from planner.session.watching import Watch

T = TypeVar("T")
_GLANCE = 0.1
"""Seconds between two looks at how far it is."""


async def watched(answer: Future[T], watch: Watch, show: Callable[[float], None]) -> T:
    """What the work brings; until then `show` is told now and then how much of it is done, 0…1."""
    under_way = asyncio.wrap_future(answer)
    while not under_way.done():
        show(watch.share)
        await asyncio.wait([under_way], timeout=_GLANCE)
    return await under_way


def bar(what: str, share: float, room: int, stops: str) -> Content:
    """What is done, as words, as a bar of so many cells and as a share, and what `esc` leaves behind."""
    full = round(room * share)
    cells = (("━" * full, "$foreground"), ("━" * (room - full), "$faint"))
    return Content.assemble(f"{what}  ", *cells, f"  {percent(share)}   esc stops it, {stops}")
