"""The backlog as plain text, to paste into a mail or a chat."""

from planner.domain.views.backlog import BacklogView
from planner.domain.views.lane import LaneView
from planner.domain.words import CATEGORIES, Standing

_SIGNS: dict[Standing, str] = {"in": "●", "must": "◆"}


def backlog_text(view: BacklogView) -> str:
    """Both lanes with the line, then team load, then what waits unsorted."""
    parts = [_lane(view.lane(category)) for category in CATEGORIES]
    parts.append("Team load: " + (", ".join(f"{load.team.key} {load.text}" for load in view.load) or "no team yet"))
    if view.unsorted:
        parts.append("\n".join(["Unsorted", *(f"  {entry.item.key}  {entry.item.title}" for entry in view.unsorted)]))
    return "\n\n".join(parts)


def _lane(lane: LaneView) -> str:
    lines = [f"{lane.name}  {lane.header}"]
    for index in range(len(lane.shown)):
        if index == lane.line:
            lines.append("  ----")
        row = lane.row(index)
        note = f"  ({row.note})" if row.note else ""
        lines.append(f"{_SIGNS.get(row.standing, '○')} {row.rank:>3} {row.title}  {row.team} {row.weeks}{note}")
    return "\n".join(lines)
