"""What a session tells whoever listens, and how it is called back in its own thread."""

from collections.abc import Callable
from typing import NamedTuple


class PlanChanged(NamedTuple):
    """The plan in memory, or whether it is saved, is another than before."""


class StepFell(NamedTuple):
    """A step that was shown did not hold and is off the screen again."""

    label: str
    reason: str
    """One sentence."""
    file_gone: bool = False
    """Whether the plan's file was moved or deleted, so that nothing more can be saved in it."""


class ReadFell(NamedTuple):
    """What the screens wait for could not be read."""

    reason: str
    """One sentence."""


Event = PlanChanged | StepFell | ReadFell
Dispatch = Callable[[Callable[[], None]], None]
"""Runs a call in the session's own thread, in the order of asking."""


def at_once(call: Callable[[], None]) -> None:
    """The dispatch of a program without an event loop, which waits for each answer."""
    call()
