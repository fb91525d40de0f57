"""What a session tells whoever listens, and how it is called back in its own thread."""

from collections.abc import Callable
from typing import NamedTuple

from planner.domain.change import Step
from planner.domain.plan import Plan


class PlanChanged(NamedTuple):
    """The plan in memory, or whether it is saved, is another than before."""


class StepFell(NamedTuple):
    """A step that was shown did not hold and is off the screen again."""

    label: str
    reason: str
    """One sentence."""
    file_gone: bool = False
    """Whether the plan's file was moved or deleted, so that nothing more can be saved in it."""


class MayDepart(NamedTuple):
    """A step was made, in a burst, that may change what was agreed: somebody has to be asked why."""

    step: Step
    before: Plan
    """The plan that it was made in."""


class ReadFell(NamedTuple):
    """What the screens wait for could not be read."""

    reason: str
    """One sentence."""


Event = PlanChanged | StepFell | MayDepart | ReadFell
Dispatch = Callable[[Callable[[], None]], None]
"""Runs a call in the session's own thread, in the order of asking."""


def at_once(call: Callable[[], None]) -> None:
    """The dispatch of a program without an event loop, which waits for each answer."""
    call()
