"""The organisation, its teams, and what their weeks may go on."""

from datetime import date
from typing import Annotated, NamedTuple

from planner.domain.words import Bounds, Name, Part, People, Plannable, ScoreMethod, Share, TeamKind, Weeks

ORGANISATION_ID = "organisation"

SizeName = str
"""S, M, L or XL."""


class Organisation(NamedTuple):
    """The one organisation that a plan belongs to, with the settings that hold for all its quarters."""

    id: str
    """Always `ORGANISATION_ID`: two copies of a plan have the same row."""
    name: Name
    time_zone: str = "UTC"
    """IANA name; "today" is taken there."""
    fiscal_first_month: Annotated[int, Bounds(ge=1, le=12)] = 1
    plannable_share: Plannable = 0.7
    """For teams that set none of their own."""
    pooled: bool = False
    """Fill each lane from all teams' weeks together, not team by team."""
    weight_customer: Weeks = 1.0
    weight_business: Weeks = 1.0
    weight_running: Weeks = 1.0
    """Weights of the three questions; only their proportion counts."""
    size_s: Weeks = 1.0
    size_m: Weeks = 3.0
    size_l: Weeks = 6.0
    size_xl: Weeks = 12.0
    score_method: ScoreMethod = "three_questions"
    """How a score comes about; a score only suggests."""
    follow_through_limit: Annotated[int, Bounds(ge=0, le=10_000)] = 3
    """So many shipped items may wait for their measurement before something new is started."""

    @property
    def sizes(self) -> dict[SizeName, float]:
        """Weeks of one person for each size name, smallest first."""
        return {"S": self.size_s, "M": self.size_m, "L": self.size_l, "XL": self.size_xl}


class Team(NamedTuple):
    """A team, over all quarters; its people in one quarter are a `TeamCapacity`."""

    id: str
    name: Name
    key: Name
    """Short and upper case, e.g. `CHK`; for rows where the name does not fit."""
    kind: TeamKind = "product"
    since: date | None = None
    until: date | None = None
    """The last day of a team that was retired; its past stays."""


class PeopleChange(NamedTuple):
    """Somebody joins a team or leaves it within a quarter."""

    on: date
    """The first day on which it counts: the joiner's first, or the first without the leaver."""
    people: Annotated[float, Bounds(ge=-100_000, le=100_000)]
    """Full-time equivalents more, or fewer where negative; never 0."""


class TeamCapacity(NamedTuple):
    """What one team brings to one quarter."""

    id: str
    """`quarter:team`."""
    quarter: str
    team: str
    people: People
    """On the quarter's first day, or on the team's own where it begins later."""
    plannable_share: Plannable | None = None
    """`None`: the organisation's."""
    time_off_days: Annotated[float, Bounds(ge=0, le=1_000_000)] = 0.0
    """Working days, summed over the team's people."""
    ratio: Share | None = None
    """The team's own ratio; `None`: the quarter's."""
    changes: tuple[PeopleChange, ...] = ()
    """Who joins and leaves within the quarter, in order of days; nobody is ever below 0 people."""


class WorkType(NamedTuple):
    """A kind of work that a team's week may go on."""

    id: str
    name: Name
    part: Part
    position: int
    """Order on the check-in page, from 0."""


DEFAULT_WORK_TYPES: tuple[WorkType, ...] = (
    WorkType("new-features", "New features", "new", 0),
    WorkType("existing-features", "Existing features", "existing", 1),
    WorkType("automation", "Automation", "tune_up", 2),
    WorkType("refactoring", "Refactoring", "tune_up", 3),
    WorkType("reliability", "Reliability", "tune_up", 4),
    WorkType("tooling", "Tooling", "tune_up", 5),
    WorkType("fires", "Fires", "unplanned", 6),
    WorkType("security", "Security", "unplanned", 7),
    WorkType("support", "Support", "unplanned", 8),
)


def capacity_id(quarter: str, team: str) -> str:
    """The natural key of a team's capacity in a quarter."""
    return f"{quarter}:{team}"
