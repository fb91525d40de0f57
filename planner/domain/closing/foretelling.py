"""How well a quarter was foretold: scores of key results as projected by its middle, and effort as promised."""

from typing import NamedTuple

from planner.domain.calendar import weeks_of
from planner.domain.closing.calibration import Calibration, effort_calibration, score_calibration
from planner.domain.errors import BadInputError
from planner.domain.measuring.promises import promises
from planner.domain.okrs.checking import kr_values
from planner.domain.okrs.forecast import forecast, forecast_score
from planner.domain.okrs.key_results import ordered_krs
from planner.domain.okrs.standing import standing_at_end
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.speed.small_teams import FEWEST_PEOPLE, broken_out, is_broken_out


class Foretold(NamedTuple):
    """What was said beforehand against what came, of all teams together or of one."""

    scores: Calibration
    """Scores of key results, projected from the check-ins of the quarter's first half, against final ones."""
    effort: Calibration
    """Weeks that were promised, against the weeks that it took, of what is done."""
    so_far: bool = False
    """Whether the quarter is still open, so that no score is final yet."""


def foretold(plan: Plan, team: str | None = None) -> Foretold:
    """How well the quarter was foretold; of one team: its own items, and the key results that name it.

    Raises `BadInputError` for a team under four people, which is never shown by itself.
    """
    if team is not None and not is_broken_out(plan, team):
        name = plan.teams[team].name if team in plan.teams else "That team"
        raise BadInputError(f"{name} has fewer than {FEWEST_PEOPLE} people; what is said of it is said of somebody.")
    krs = (kr for kr in ordered_krs(plan) if team is None or _names(plan, kr, team))
    done = (p for p in promises(plan).with_outcome("done") if team in (None, p.item.team))
    return Foretold(
        score_calibration((projected_score(plan, kr), standing_at_end(plan, kr).final) for kr in krs),
        effort_calibration((p.committed.effort, p.actual_effort) for p in done),
        so_far=plan.quarter.state != "closed",
    )


def projected_score(plan: Plan, kr: KeyResult) -> float | None:
    """The score that a key result was heading for by the middle of its quarter, 0…1.

    It takes three check-ins in the first half; with fewer it is unknown.
    """
    quarter = plan.quarters.get(kr.quarter, plan.quarter)
    weeks = weeks_of(quarter)
    half = weeks[: (len(weeks) + 1) // 2]
    values = {row.week: row.value for row in kr_values(plan, kr.id) if row.value is not None and row.week in half}
    found = forecast(values, quarter.ends_on)
    ahead = None if found is None else forecast_score(found, kr.baseline, kr.target, kr.direction)
    return None if ahead is None else ahead.score


def teams_to_show(plan: Plan) -> tuple[Team, ...]:
    """The teams that may see their own, in the usual order, which is no ranking."""
    return broken_out(plan)


def _names(plan: Plan, kr: KeyResult, team: str) -> bool:
    objective = plan.objectives.get(kr.objective)
    return objective is not None and team in objective.teams
