"""What the command line is handed: the world, as calls that import what they need when they are made."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

import click

from planner.session.ports import Clock, Documents, NewId, PlanFiles

Phase = Literal["align", "prioritize", "measure"]


class ScreenWish(NamedTuple):
    """How somebody wants to see a plan on screen."""

    path: str | None
    """The plan; nothing need be there yet. `None`: a private copy of the sample, gone when the screen is."""
    today: date | None = None
    """The day to take for today; `None`: the real one, or the sample's where the sample is shown."""
    phase: Phase | None = None
    theme: str | None = None
    actor: str = ""
    sample: bool = False
    """Whether the plan is a copy of the sample, whose day is fixed."""


class Ports(NamedTuple):
    """The world as the command line sees it; only `planner.__main__` knows what stands behind it."""

    files: Callable[[], PlanFiles]
    documents: Callable[[], Documents]
    clock: Clock
    new_id: NewId
    environment: Mapping[str, str]
    login_name: Callable[[], str | None]
    """Who is logged in; `None` where the system does not know."""
    time_zone: Callable[[], str]
    """IANA name of the zone that this machine is in."""
    data_file: Callable[[], str]
    """Path of the plan in the user's data folder; nothing need be there."""
    screen_fault: Callable[[], str | None]
    """Why no screen can be shown here, as a clause ("this is not a terminal"), or `None`."""
    show_screen: Callable[[ScreenWish], int]
    """Runs the screen until somebody quits; the exit status."""


def ports_of(context: click.Context) -> Ports:
    """The ports of a running command."""
    ports: Ports = context.find_root().obj
    return ports
