"""What the program is started with."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from planner.domain.change import Step
from planner.domain.moment import Moment
from planner.session import Documents, PlanFiles, Session

PhaseName = Literal["align", "prioritize", "measure"]
PHASES: tuple[PhaseName, ...] = ("align", "prioritize", "measure")


class Launch(NamedTuple):
    """The world as the screens may know it: ports and settings, all handed over by the composition root."""

    files: PlanFiles
    documents: Documents
    open_session: Callable[[str], Session]
    """Opens the plan at a path; raises `PlannerError`."""
    found_session: Callable[[str, Callable[[Moment], Step]], Session]
    """Creates a plan at a path from the step that founds it at a moment, and opens it; raises `PlannerError`."""
    open_sample: Callable[[], tuple[Session, str]]
    """Opens a private copy of the sample; the note says which day it takes for today. Raises `PlannerError`."""
    today: Callable[[], date]
    """The day on which a new plan would begin."""
    time_zone: Callable[[], str]
    """IANA name of the zone that this machine is in."""
    path: str
    """Where the plan is, or would be created."""
    themes: Mapping[str, str]
    """TOML text of the program's own themes by file name."""
    user_themes: Mapping[str, str]
    """TOML text of the user's themes by file name; a bad one is reported, never fatal."""
    theme: str | None = None
    phase: PhaseName | None = None
    """The phase to show first; by default the one that the quarter is in."""
    note: str = ""
    """What the top bar says about the plan, e.g. that it is the sample and which day it takes for today."""
