"""Ratios that were considered beside each other, and what became of them."""

from datetime import datetime
from typing import Literal, NamedTuple

from planner.domain.words import Name, Share

Fate = Literal["kept", "chosen", "refused"]
"""Kept side by side; taken over as the ratio; or not, when another was."""


class Scenario(NamedTuple):
    """One named ratio with its reserve, and the teams' own ratios that go with it."""

    id: str
    quarter: str
    name: Name
    ratio: Share
    reserve: Share
    overrides: tuple[tuple[str, Share | None], ...] = ()
    """Ids of teams with the own ratio that they would have, or `None` for the common one; others keep theirs."""
    at: datetime | None = None
    by: str = ""
    fate: Fate = "kept"
    decision: str | None = None
    """Id of the decision that chose or refused it."""
