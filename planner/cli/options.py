"""Options that several commands have, and what their values mean."""

from collections.abc import Callable
from datetime import date

import click

from planner.cli.context import Ports
from planner.domain.calendar import parse_date, weeks_of
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import NOTE_LENGTH, clean, one_line

plan_option = click.option("--plan", metavar="PLAN", help="The plan's file.")
today_option = click.option("--today", metavar="DATE", help="Take this day for today, e.g. 2026-11-11.")
at_option = click.option("--at", metavar="DATE", help="As the plan stood at the end of this day, e.g. 2026-10-02.")
as_option = click.option("--as", "actor", metavar="NAME", help="Who acts; else $PLANNER_USER or the login name.")
json_option = click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
also_by_option = click.option("--also-by", default="", metavar="NAME", help="Who signs it with you.")
dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
encoding_option = click.option(
    "--encoding", metavar="NAME", help="The file's encoding, e.g. windows-1251; else found out."
)

principle_option = click.option(
    "--principle", default="", metavar="PRINCIPLE", help="The principle that it follows: its number, or words of it."
)

_WHY = "planner.why"


def _keep_why(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    context.meta[_WHY] = value and one_line(value, "--why", NOTE_LENGTH)


why_option = click.option(
    "--why", metavar="WHY", help="Why, where it changes what was agreed.", callback=_keep_why, expose_value=False
)
"""Of commands that may change what was agreed; whatever makes their steps notes it, see `planner.cli.opening`."""


def why_given() -> str | None:
    """What --why said of the command that runs; empty where it said nothing, `None` where there is no such option."""
    context = click.get_current_context(silent=True)
    return None if context is None or _WHY not in context.meta else context.meta[_WHY] or ""


BESIDE = "plan.db"
"""The plan that is meant where one of this name lies here."""


def plan_path(ports: Ports, given: str | None) -> str:
    """The plan that is meant: as given, else $PLANNER_FILE, plan.db here, or the one in the user's data folder."""
    if given is not None:
        if not given:
            raise BadInputError("The path of the plan is empty; write e.g. plan.db.")
        return given
    named = ports.environment.get("PLANNER_FILE")
    if named:
        return named
    return BESIDE if ports.files().exists(BESIDE) else ports.data_file()


def existing_plan(ports: Ports, given: str | None) -> str:
    """The same, where there is something; else raises `BadInputError` that says how to come to a plan."""
    path = plan_path(ports, given)
    if not ports.files().exists(path):
        raise BadInputError(f"There is no plan at {path}; name one with --plan or create it with `planner new`.")
    return path


def acting(ports: Ports, given: str | None) -> str:
    """Who acts: as given, else $PLANNER_USER, else the login name."""
    if given is not None:
        name = one_line(given, "--as")
        if not name:
            raise BadInputError("The name after --as is empty.")
        return name
    name = clean(ports.environment.get("PLANNER_USER", "")) or clean(ports.login_name() or "")
    if not name:
        raise BadInputError("Your login name is not known here; say who you are with --as NAME or $PLANNER_USER.")
    return name


def fixed_day(given: str | None) -> date | None:
    """The day that --today fixes, or `None`."""
    return None if given is None else parse_date(given)


def quarter_with(week: date | None) -> Callable[[Plan], str]:
    """What chooses the quarter that a week, by its Monday, belongs to, so that an answer that comes late finds it."""

    def chosen(plan: Plan) -> str:
        return next((q.id for q in plan.quarters.values() if week in weeks_of(q)), plan.current)

    return chosen
