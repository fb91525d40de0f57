"""The plan as Markdown for a wiki or a pull request: the backlog with its line, the OKRs, the decisions."""

from datetime import date

from planner.domain.plan import Plan
from planner.domain.quarters.standing import standing_as_of
from planner.domain.reasons import reason
from planner.domain.score import scorer
from planner.domain.scoring.numbers import score_text
from planner.domain.text import counted, percent, ratio_text
from planner.domain.views.backlog import BacklogView, backlog_view
from planner.domain.views.decisions import DecisionWish, decision_told, decisions_view
from planner.domain.views.lane import LaneView
from planner.domain.views.okrs import HOW, KrRow, ObjectiveRow, okrs_view
from planner.domain.views.okrs_explained import movers_text
from planner.domain.views.okrs_text import NOTHING
from planner.domain.words import CATEGORIES, Standing
from planner.exchange.markdown import escaped, table_lines

_HEADS = ("", "Rank", "Item", "Team", "Weeks", "Score", "Why")
_LINE = ("", "", "the line: what stands below does not fit by rank", "", "", "", "")
_SIGNS: dict[Standing, str] = {"in": "● in", "must": "◆ must-do"}
_OUT = "○ out"
_NO_FIGURE = "No key result says yet how anybody will know."


def plan_markdown(plan: Plan, today: date) -> str:
    """The plan about its quarter on a day, ending with a line break; its evidence must have been read."""
    quarter = plan.quarter
    if quarter.ratio is None:
        agreed = "No ratio is agreed yet."
    else:
        reserve = (
            "" if quarter.reserve is None else f", with a reserve of {percent(quarter.reserve)} for unplanned work"
        )
        agreed = f"Agreed: {ratio_text(quarter.ratio)}, innovation to tune-up{reserve}."
    title = f"# {escaped(plan.organisation.name)}: {escaped(quarter.name)}"
    lines = [title, "", escaped(f"{standing_as_of(quarter, today)}. {agreed}")]
    lines += _backlog(backlog_view(plan))
    lines += _okrs(plan, today)
    lines += _decisions(plan)
    return "\n".join([*lines, ""])


def _backlog(view: BacklogView) -> list[str]:
    lines = ["", "## Backlog"]
    for category in CATEGORIES:
        lines += _lane(view.lane(category))
    load = ", ".join(f"{load.team.name} {load.text}" for load in view.load) or "no team yet"
    lines += ["", escaped(f"Team load in weeks: {load}.")]
    if view.unsorted:
        waits = "waits" if len(view.unsorted) == 1 else "wait"
        lines += ["", "### Unsorted", "", f"{counted(len(view.unsorted), 'item')} {waits} for a lane or a team.", ""]
        lines += [f"- {escaped(f'{entry.item.key} {entry.item.title}')}" for entry in view.unsorted]
    return lines


def _lane(lane: LaneView) -> list[str]:
    header = f"{lane.header}{f' ({lane.unagreed})' if lane.unagreed else ''}"
    head = ["", f"### {escaped(lane.name)}: {escaped(header)}", ""]
    if not lane.lane.order:
        return [*head, "Nothing is in this lane yet."]
    score_of, rows = scorer(lane.plan), list[tuple[str, ...]]()
    for index in range(len(lane.shown)):
        if index == lane.line:
            rows.append(_LINE)
        row, item = lane.row(index), lane.entry(index).item
        score, team = score_of(item), lane.plan.teams.get(item.team or "")
        cells = (_SIGNS.get(row.standing, _OUT), str(row.rank), f"{item.key} {item.title}", team.name if team else "")
        why = reason(lane.plan, lane.fill, item, row.rank)
        rows.append((*cells, row.weeks, "?" if score is None else score_text(score), why))
    return [*head, *table_lines(_HEADS, "<><<>><", rows)]


def _okrs(plan: Plan, today: date) -> list[str]:
    view = okrs_view(plan, today)
    lines = ["", "## OKRs"]
    if view.summary:
        lines += ["", escaped(view.summary)]
    if not view.objectives:
        lines += ["", NOTHING]
    for objective in view.objectives:
        lines += _objective(objective)
    return lines


def _objective(objective: ObjectiveRow) -> list[str]:
    # The hint which key adds a figure is for the screen.
    sentences = [_NO_FIGURE if told == HOW else told for told in objective.told]
    told = " ".join([*sentences, *([objective.remark] if objective.remark else [])])
    lines = ["", f"### {escaped(objective.title)}", "", escaped(told)]
    if objective.krs:
        heads = ("Key result", "Now and target", "Score", "What is said of it")
        lines += ["", *table_lines(heads, "<<><", [_kr(kr) for kr in objective.krs])]
    return lines


def _kr(row: KrRow) -> tuple[str, ...]:
    said = " ".join([*row.told, movers_text(row), *([row.remark] if row.remark else [])])
    return (f"{row.mark} {row.kr.name}".strip(), row.way, row.score, said)


def _decisions(plan: Plan) -> list[str]:
    view = decisions_view(plan, DecisionWish(quarter=plan.current))
    lines = ["", "## Decisions", ""]
    if not view.rows:
        return [*lines, f"Nothing was decided in {escaped(plan.quarter.name)} yet."]
    for row in view.rows:
        state = f" ({row.state})" if row.state else ""
        told = (f"{name}: {text}" for name, text in decision_told(plan, row.decision) if name not in {"what", "when"})
        lines += [f"- {row.day}: {escaped(row.decision.what)}{state}", *(f"  - {escaped(text)}" for text in told)]
    return lines
