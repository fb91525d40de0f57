"""What a quarter is for, as lines of text."""

from collections.abc import Sequence

from planner.domain.change import Change, Step, create, edit
from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.okrs.key_results import drop_objective, refuse_sealed
from planner.domain.plan import Plan
from planner.domain.quarter import Objective
from planner.domain.text import clean, counted, one_line

MOST_LINES = 20


def set_objectives(plan: Plan, lines: Sequence[str], moment: Moment) -> Step:
    """Makes the lines the quarter's objectives, in this order; empty lines are passed over.

    A line that stays keeps its row, and so does one that was reworded in its place. Raises `BadInputError` for more
    than 20 lines: nobody works towards so many at once.
    """
    refuse_sealed(plan)
    titles = [title for title in map(clean, lines) if title]
    if len(titles) > MOST_LINES:
        raise BadInputError(f"{len(titles)} objectives are too many; keep at most {MOST_LINES} that matter.")
    rows = _rows_for(plan, titles)
    changes: list[Change] = []
    for position, (title, row) in enumerate(zip(titles, rows, strict=True)):
        if row is None:
            changes.append(create(Objective(moment.new_id(), plan.current, title, position)))
        else:
            changes += edit(row, title=title, position=position)
    kept = {row.id for row in rows if row is not None}
    for row in plan.ordered_objectives:
        if row.id not in kept:
            changes += drop_objective(plan, row.id).changes
    return Step(f"Say what {plan.quarter.name} is for: {counted(len(titles), 'objective')}", tuple(changes))


def add_objective(plan: Plan, title: str, moment: Moment, teams: Sequence[str] = ()) -> Step:
    """A new objective, last, shared by the teams of those ids, or by all where none is named.

    Raises `BadInputError` without words, where there are 20 already, or one says the same.
    """
    refuse_sealed(plan)
    others = plan.ordered_objectives
    if len(others) >= MOST_LINES:
        raise BadInputError(f"{len(others)} objectives are too many already; keep at most {MOST_LINES} that matter.")
    place, said = others[-1].position + 1 if others else 0, _title(title)
    if any(row.title.casefold() == said.casefold() for row in others):
        raise BadInputError(f"There is an objective “{said}” already; give the new one other words.")
    objective = Objective(moment.new_id(), plan.current, said, place, tuple(dict.fromkeys(teams)))
    return Step(f"Add the objective {objective.title}", (create(objective),))


def reword_objective(plan: Plan, objective: str, title: str, teams: Sequence[str] | None = None) -> Step:
    """Gives an objective other words, and other teams unless that is `None`.

    Raises `BadInputError` without words, or where it is gone.
    """
    refuse_sealed(plan)
    before = plan.objectives.get(objective)
    if before is None:
        raise BadInputError("That objective is not in the plan any more; somebody else may have taken it away.")
    after = _title(title)
    shared = before.teams if teams is None else tuple(dict.fromkeys(teams))
    return Step(f"Let the objective be {after}", edit(before, title=after, teams=shared))


def objective_called(plan: Plan, text: str) -> Objective:
    """The objective with this title, or the only one with these words in it; raises `BadInputError` for another."""
    wanted, rows = clean(text).casefold(), plan.ordered_objectives
    found = [row for row in rows if row.title.casefold() == wanted]
    found = found or [row for row in rows if wanted and wanted in row.title.casefold()]
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"“{row.title}”" for row in found or rows) or "none yet, `planner okr add` adds one"
    if not found:
        raise BadInputError(f"No objective of {plan.quarter.name} is called “{clean(text)}”; they are: {names}.")
    raise BadInputError(f"“{clean(text)}” could be several objectives: {names}; write more of it.")


def read_teams(plan: Plan, text: str) -> tuple[str, ...]:
    """Ids of the teams that a text names, with commas between them; all of them or none is everybody's, `()`.

    Raises `BadInputError` for a team that is not in the quarter.
    """
    found = dict.fromkeys(plan.team_named(part).id for part in map(clean, text.split(",")) if part)
    return () if len(found) == len(plan.active_teams) else tuple(found)


def teams_text(plan: Plan, objective: Objective) -> str:
    """The names of the teams that share an objective, as `read_teams` reads them; empty for all."""
    return ", ".join(plan.teams[team].name for team in objective.teams if team in plan.teams)


def _title(text: str) -> str:
    title = one_line(text, "Objective")
    if not title:
        raise BadInputError("An objective needs words: what shall be different for customers at the quarter's end?")
    return title


def _rows_for(plan: Plan, titles: Sequence[str]) -> list[Objective | None]:
    """For each title the row to keep: one with the same words, else the one that stood in its place."""
    free = list(plan.ordered_objectives)
    rows: list[Objective | None] = []
    for title in titles:
        same = next((row for row in free if row.title == title), None)
        rows.append(same)
        if same is not None:
            free.remove(same)
    for position, row in enumerate(plan.ordered_objectives):
        if row in free and position < len(rows) and rows[position] is None:
            rows[position] = row
            free.remove(row)
    return rows
