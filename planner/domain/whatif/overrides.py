"""Teams' own ratios that are considered together with a common one."""

import re

from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import clean, ratio_text
from planner.domain.typed import parse_ratio
from planner.domain.whatif.considered import Terms, common

_TYPED = re.compile(r"(?P<team>.+?)\s+(?P<ratio>\d.*|now)", re.IGNORECASE)
OWN_RATIOS_OFF = "own ratios off"


def read_override(plan: Plan, terms: Terms, text: str) -> Terms:
    """The terms with one team's ratio as typed: `PLT 30 : 70` its own, `PLT` the bar's, `PLT now` as it is now.

    Raises `BadInputError` for nothing, a team that is not there, and what is no ratio.
    """
    typed = clean(text)
    if not typed:
        raise BadInputError("Name a team and its ratio, e.g. PLT 30 : 70.")
    named = _TYPED.fullmatch(typed)
    team = plan.team_named(named["team"] if named else typed)
    given = dict(terms.overrides)
    room = plan.capacity_of(team.id)
    if room is None:
        raise BadInputError(f"{team.name} has nobody in {plan.quarter.name}; t on Align gives it people first.")
    if named and named["ratio"].casefold() == "now":
        given.pop(team.id, None)
    else:
        given[team.id] = parse_ratio(named["ratio"], team.name) if named else None
    if team.id in given and given[team.id] == room.ratio:
        del given[team.id]
    return terms._replace(overrides=tuple((t.id, given[t.id]) for t in plan.active_teams if t.id in given))


def overrides_text(plan: Plan, terms: Terms) -> str:
    """What is other of the teams' own ratios, e.g. `PLT 30 : 70, BLD as the bar`; empty where nothing is."""
    if not terms.overrides:
        return ""
    if terms.overrides == common(plan):
        return OWN_RATIOS_OFF
    teams = ((plan.teams[team].key if team in plan.teams else team, ratio) for team, ratio in terms.overrides)
    return ", ".join(f"{key} {'as the bar' if ratio is None else ratio_text(ratio)}" for key, ratio in teams)
