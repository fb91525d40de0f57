"""`planner show backlog`: the Prioritize screen as plain text."""

from planner.cli.tables import table, width
from planner.domain.proposed_lane import lane_text, proposal_of
from planner.domain.text import clean, counted, ratio_text
from planner.domain.views.backlog import BacklogView
from planner.domain.views.lane import LaneView
from planner.domain.words import CATEGORIES, CATEGORY_NAMES

_MARKS = {"in": "●", "must": "◆"}
_OUT = "○"


def backlog_lines(view: BacklogView) -> list[str]:
    """Lines to print."""
    plan = view.plan
    ratio = ratio_text(view.fill.capacity.split.ratio)
    agreed = "agreed" if plan.quarter.ratio is not None else "not agreed yet"
    lines = [f"{clean(plan.organisation.name)} › {plan.quarter.name} · {ratio} {agreed}"]
    for category in CATEGORIES:
        lane = view.lane(category)
        lines += ["", f"{lane.name}: {lane.header}", *_lane(lane)]
    if view.unsorted:
        lines += ["", f"Unsorted: {counted(len(view.unsorted), 'item')} without lane or team", *_unsorted(view)]
    if view.load:
        loads = "   ".join(f"{clean(load.team.key)} {load.text}" for load in view.load)
        lines += ["", f"Team load in weeks: {loads}"]
    lines += ["", f"{_MARKS['in']} in  {_MARKS['must']} must-do  {_OUT} out"]
    return lines


def _lane(lane: LaneView) -> list[str]:
    if not lane.shown:
        return ["Nothing yet."]
    heads = ("", "#", "Key", "Item", "C", "B", "R", "Team", "wk", "")
    rows = []
    for index in range(len(lane.shown)):
        row = lane.row(index)
        answers = ("·" if answer is None else str(answer) for answer in row.answers)
        mark, key = _MARKS.get(row.standing, _OUT), lane.entry(index).item.key
        rows.append((mark, str(row.rank), key, row.title, *answers, row.team, row.weeks, row.note))
    lines = table(heads, "<><<<<<<><", rows)
    if lane.line is not None:
        lines.insert(lane.line + 1, "━" * max(map(width, lines)))
    return lines


def _unsorted(view: BacklogView) -> list[str]:
    teams = view.plan.teams
    rows = []
    for entry in view.unsorted:
        item = entry.item
        team = teams.get(item.team or "")
        proposal = proposal_of(view.plan, item.id)
        lane = CATEGORY_NAMES[item.category] if item.category else "–"
        rows.append((item.key, item.title, lane, team.key if team else "–", lane_text(proposal) if proposal else ""))
    wide = any(row[-1] for row in rows)
    heads = ("Key", "Item", "Lane", "Team", "")
    return table(heads, "<<<<<", rows) if wide else table(heads[:4], "<<<<", [row[:4] for row in rows])
