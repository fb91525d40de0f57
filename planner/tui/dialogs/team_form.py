"""One team in a form; what it comes to is worked out while it is filled in."""

from collections.abc import Mapping

from planner.domain.words import TEAM_KINDS
from planner.tui.dialogs.form import Check, FormDialog, FormLine

_LINES = (
    FormLine("name", "Name", "e.g. Checkout"),
    FormLine("key", "Key", "empty: made from the name"),
    FormLine("kind", "Kind", "product, platform or framework", TEAM_KINDS),
    FormLine("people", "People", "e.g. 6; part-time counts in parts, e.g. 2.5"),
    FormLine("changes", "Joins, leaves", "e.g. 2026-11-16 +1, 2026-12-01 -0.5"),
    FormLine("since", "Works from", "its first day; empty: from the quarter on"),
    FormLine("plannable", "Plannable", "empty: the organisation's share; e.g. 70 %"),
    FormLine("time_off", "Time off", "working days, summed over the team; e.g. 12"),
    FormLine("ratio", "Own ratio", "empty: the quarter's; e.g. 20 : 80"),
)


class TeamDialog(FormDialog):
    """Returns the texts of all fields, once they make a team.

    People change most often; a new team begins with its name.
    """

    def __init__(self, title: str, texts: Mapping[str, str], check: Check) -> None:
        super().__init__(title, _LINES, texts, check, focus="people" if texts["name"] else "name")
