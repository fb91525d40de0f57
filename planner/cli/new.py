"""`planner new`: a plan with its organisation, first quarter and teams."""

from shlex import quote

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import say
from planner.cli.options import acting, as_option, plan_path
from planner.domain.calendar import today_in
from planner.domain.capacity import capacity
from planner.domain.founding.founding import found, parse_team, plan_of
from planner.domain.moment import Moment
from planner.domain.quarters.form import parse_month
from planner.domain.text import counted, weeks_phrase
from planner.session.ports import StepRecord


@click.command("new")
@click.argument("plan")
@click.option("--org", "organisation", required=True, metavar="NAME", help="The organisation's name.")
@click.option("--quarter", required=True, metavar="QUARTER", help="The first quarter, e.g. 2026-Q4.")
@click.option(
    "--team",
    "teams",
    multiple=True,
    metavar="NAME:KIND:PEOPLE",
    help="A team, e.g. Checkout:product:6.",
)
@click.option(
    "--year-starts", "month", metavar="MONTH", default="January", help="The fiscal year's first month, e.g. April."
)
@as_option
@click.pass_context
def command(
    context: click.Context,
    plan: str,
    organisation: str,
    quarter: str,
    teams: tuple[str, ...],
    month: str,
    actor: str | None,
) -> None:
    """Create a plan. A team's KIND is product, platform or framework."""
    ports = ports_of(context)
    path = plan_path(ports, plan)
    now = ports.clock()
    time_zone = ports.time_zone()
    moment = Moment(now, today_in(time_zone, now), acting(ports, actor), ports.new_id)
    first = parse_month(month)
    made = [parse_team(team) for team in teams]
    step = found(organisation, quarter, made, moment, time_zone=time_zone, fiscal_first_month=first)
    record = StepRecord(moment.new_id(), now, moment.actor, step)
    ports.files().create(path, step.changes, record).close().result()
    room = capacity(plan_of(step))
    amount = f"{counted(len(room.teams), 'team')}, {weeks_phrase(room.total)} of one person"
    say(f"Created {path}: {amount} in {plan_of(step).quarter.name}. `planner {quote(path)}` opens it.")
