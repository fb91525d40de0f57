"""Where the numbers of teams and staffing come from."""

from planner.domain.calendar import working_weeks
from planner.domain.plan import Plan
from planner.domain.teams.staffing_mix import MANY_ENGINEERS, MANY_PRODUCT_LINES, WHAT_FOR
from planner.domain.text import counted, number_text, percent, weeks_phrase
from planner.domain.views.teams import TeamsView
from planner.domain.words import TEAM_KINDS

_JOINING = """
Who joins or leaves counts by working days, from the first day on or until the day before the last; so does a
team that begins or ends within the quarter. ± marks such a team: its people are those of the whole quarter on
average.
"""
_HELD = """
Service is a standing share of a team's Tune-Up, held before anything that is ranked; what goes on from the last
quarter and last-mile work come next. The weeks shown are before these.
"""
_MOVES = f"""
The moves are the fewest whole people that bring every kind within one person of its target share. More than
{MANY_ENGINEERS} engineers, or {MANY_PRODUCT_LINES} product lines, without a platform team get a sentence; where
the limit lies is this program's own judgement.
"""


def explain_teams(plan: Plan, view: TeamsView) -> list[str]:
    """Paragraphs, the plan's own numbers in them."""
    quarter = plan.quarter
    off = f" less {counted(len(quarter.holidays), 'holiday')}" if quarter.holidays else ""
    reserve, innovation, tune_up = view.parts
    weeks = number_text(working_weeks(quarter))
    share = percent(plan.organisation.plannable_share)
    formula = (
        "Weeks of a team = people × working weeks × plannable share − time off."
        f" {quarter.name} has {weeks} working weeks: its weekdays{off}, ÷ 5."
        f" Where a team sets nothing of its own, {share} of a week can be planned;"
        " the rest goes on meetings, leave and interviews."
    )
    together = f"{weeks_phrase(reserve)} of reserve, {innovation} Innovation, {tune_up} Tune-Up"
    return [
        formula,
        _one_line(_JOINING),
        f"All together: {together}; every column adds up.",
        view.adds_up,
        _one_line(_HELD),
        *(WHAT_FOR[kind] for kind in TEAM_KINDS),
        _one_line(_MOVES),
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())
