"""What is said of key results week by week: where each stands, how sure its lead is, and a word."""

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import NamedTuple

from planner.domain.calendar import weeks_of
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.check_ins.answers import check_week, evidence_of, week_name
from planner.domain.errors import BadInputError
from planner.domain.figures import MOST
from planner.domain.moment import Moment
from planner.domain.okrs.key_results import ordered_krs
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.results import KrCheckIn, kr_check_in_id
from planner.domain.text import counted, one_line

MOST_CONFIDENCE = 10


class KrAnswer(NamedTuple):
    """What is said of a key result in one week. `None` is unknown, and nothing at all is no answer."""

    value: float | None = None
    """In the key result's unit."""
    confidence: int | None = None
    """How sure the lead is that the target will be reached: 0 no way, 10 done."""
    word: str = ""


NOTHING = KrAnswer()


def check_in_krs(plan: Plan, week: date, answers: Mapping[str, KrAnswer], moment: Moment) -> Step:
    """Stores what is said of key results, by their ids, for the week of a Monday.

    What was said before is replaced, and the history keeps it; who says the same again changes nothing, and an empty
    answer takes an earlier one away. Raises `BadInputError` where the week is outside the quarter or in the future, a
    key result is not the quarter's, a value is no finite number, or a confidence lies outside 0…10.
    """
    check_week(plan, week, moment.today)
    changes: list[Change] = []
    touched: list[KeyResult] = []
    for kr, given in answers.items():
        found = _existing(plan, kr)
        made = _answered(plan, found, week, checked(found, given), moment)
        changes += made
        touched += [found] if made else []
    names = touched[0].name if len(touched) == 1 else counted(len(touched), "key result")
    return Step(f"Check in {names} for {week_name(plan, week)}", tuple(changes))


def checked(kr: KeyResult, given: KrAnswer) -> KrAnswer:
    """An answer as it is stored; raises `BadInputError` that names the key result where it cannot be."""
    if given.value is not None and not (isfinite(given.value) and abs(given.value) <= MOST):
        raise BadInputError(f"{kr.name}: that is no number that it can have; write e.g. 38 or 2.5.")
    sure = given.confidence
    if sure is not None and not (isfinite(sure) and sure == int(sure) and 0 <= sure <= MOST_CONFIDENCE):
        raise BadInputError(f"{kr.name}: how sure you are is a whole number from 0, no way, to 10, done.")
    # A negative zero is no other zero.
    value = None if given.value is None else float(given.value) + 0.0
    return KrAnswer(value, None if sure is None else int(sure), one_line(given.word, kr.name))


def answer_for(plan: Plan, kr: str, week: date) -> KrCheckIn | None:
    """What was said of a key result in a week; `None` where nothing was."""
    return evidence_of(plan).kr_check_ins.get(kr_check_in_id(kr, week))


def kr_values(plan: Plan, kr: str) -> tuple[KrCheckIn, ...]:
    """All that was said of a key result, of this quarter or an earlier one, oldest first; with a value or not."""
    # By key, not by a scan: all quarters' answers are there.
    rows = evidence_of(plan).kr_check_ins
    found = plan.key_results.get(kr) or evidence_of(plan).past_key_results.get(kr)
    if found is None or found.quarter not in plan.quarters:
        return ()
    keyed = (rows.get(kr_check_in_id(kr, week)) for week in weeks_of(plan.quarters[found.quarter]))
    return tuple(row for row in keyed if row is not None)


def last_check_in(plan: Plan, kr: str, before_week: date) -> KrCheckIn | None:
    """The latest that was said of a key result before a week; `None` where nothing was."""
    return next((row for row in reversed(kr_values(plan, kr)) if row.week < before_week), None)


def krs_of_team(plan: Plan, team: str) -> tuple[KeyResult, ...]:
    """The key results that concern a team: those of objectives that it shares, in the order of the objectives."""
    return tuple(kr for kr in ordered_krs(plan) if concerns(plan, kr, team))


def concerns(plan: Plan, kr: KeyResult, team: str) -> bool:
    """Whether a team shares a key result's objective; an objective without teams is everybody's."""
    objective = plan.objectives.get(kr.objective)
    return objective is None or not objective.teams or team in objective.teams


def answer_of_row(row: KrCheckIn | None) -> KrAnswer:
    """What a stored check-in says; nothing where there is none."""
    return NOTHING if row is None else KrAnswer(row.value, row.confidence, row.word)


def _answered(plan: Plan, kr: KeyResult, week: date, given: KrAnswer, moment: Moment) -> tuple[Change, ...]:
    before = answer_for(plan, kr.id, week)
    if answer_of_row(before) == given:
        return ()
    if before is None:
        return (create(KrCheckIn(kr_check_in_id(kr.id, week), kr.id, week, *given, moment.actor, moment.now)),)
    if given == NOTHING:
        return (delete(before),)
    return edit(before, **given._asdict(), by=moment.actor, at=moment.now)


def _existing(plan: Plan, kr: str) -> KeyResult:
    found = plan.key_results.get(kr)
    if found is None:
        raise BadInputError("That key result is not in the plan any more; somebody else may have taken it away.")
    return found
