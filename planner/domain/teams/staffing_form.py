"""Target shares by kind of team, as people type them in per cent."""

from collections.abc import Mapping

from planner.domain.errors import BadInputError
from planner.domain.quarter import Quarter
from planner.domain.text import clean
from planner.domain.typed import parse_percent
from planner.domain.words import TEAM_KINDS, TeamKind


def target_texts(quarter: Quarter) -> dict[str, str]:
    """Each kind's target in per cent, empty where there is none."""
    targets = dict(quarter.staffing_targets)
    return {kind: f"{round(targets[kind] * 100, 4):g} %" if kind in targets else "" for kind in TEAM_KINDS}


def parse_targets(texts: Mapping[str, str]) -> dict[TeamKind, float]:
    """Shares 0…1; nothing at all typed is no target. One line left empty is what the others leave of 100.

    Raises `BadInputError`.
    """
    given = {kind: parse_percent(texts[kind], kind.title()) for kind in TEAM_KINDS if clean(texts[kind])}
    empty = [kind for kind in TEAM_KINDS if kind not in given]
    if not given:
        return {}
    if len(empty) > 1:
        raise BadInputError(f"Say how many per cent {empty[0]} and {empty[1]} teams shall have, too.")
    rest = {kind: round(1 - sum(given.values()), 9) for kind in empty}
    if any(share < 0 for share in rest.values()):
        raise BadInputError("The targets add up to more than 100 %; write less.")
    return given | rest
