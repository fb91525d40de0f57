"""The head of a check-in's form: of which plan, team and week it is."""

import re
from datetime import date
from typing import NamedTuple

from planner.domain.calendar import parse_week
from planner.domain.check_ins.answers import check
from planner.domain.errors import BadInputError
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.text import clean
from planner.exchange.forms import Block, Complaint, Form, FormError, plain
from planner.exchange.forms_ballot_rows import short
from planner.exchange.forms_checkin import plan_code
from planner.exchange.forms_quarter import is_about, quarter_line

_LABELS = ("plan", "quarter", "team", "week")
_CODE = re.compile(r"(.*?)\s*\(([0-9a-f]{6})\)", re.IGNORECASE)
_AGAIN = "`planner ask checkin` makes a new one."


class Head(NamedTuple):
    """Whose form it is, and for which week."""

    team: Team
    week: date
    """Its Monday."""


def read_head(form: Form, plan: Plan, today: date) -> Head:
    """Reads the first lines; raises `FormError` for a form of another plan or quarter, which asked something else."""
    told = {label: form.first(label) for label in _LABELS}
    complaints = [_missing(form, label, block) for label, block in told.items() if block is None or not block.value]
    if complaints:
        raise FormError(complaints)
    there = {label: block for label, block in told.items() if block is not None}
    team = _team(plan, there["team"])
    _refuse_other_plan(plan, there["plan"], team)
    _refuse_other_quarter(plan, there["quarter"])
    try:
        week = parse_week(there["week"].value.partition(" ")[0])
        return Head(check(plan, team.id, week, today), week)
    except BadInputError as error:
        raise _wrong(there["week"], str(error)) from None


def _team(plan: Plan, block: Block) -> Team:
    try:
        return plan.team_named(block.value)
    except BadInputError as error:
        raise _wrong(block, str(error)) from None


def _refuse_other_plan(plan: Plan, block: Block, team: Team) -> None:
    own = clean(plan.organisation.name)
    found = _CODE.fullmatch(block.value)
    name = found[1] if found else block.value
    if found is not None and found[2].casefold() == plan_code(team):
        return
    if found is None and plain(name) == plain(own):
        return
    whose = f"another plan of {own}" if plain(name) == plain(own) else f"the plan of {short(name)}"
    raise _wrong(block, f"The form is for {whose}, not for this one, {own} ({plan_code(team)}); {_AGAIN}")


def _refuse_other_quarter(plan: Plan, block: Block) -> None:
    if not is_about(block.value, plan.quarter):
        own = quarter_line(plan.quarter)
        raise _wrong(block, f"The form is about {short(block.value)}, the plan about {own}; {_AGAIN}")


def _missing(form: Form, label: str, block: Block | None) -> Complaint:
    number = form.number if block is None else block.number
    return Complaint(number, f"The line “{label.capitalize()}: …” is missing or empty; put it back.")


def _wrong(block: Block, text: str) -> FormError:
    return FormError([Complaint(block.number, text)])
