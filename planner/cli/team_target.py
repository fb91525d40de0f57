"""`planner team target`: the shares of all people that each kind of team shall have."""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import say
from planner.cli.opening import done, opened
from planner.cli.options import acting, as_option, existing_plan, fixed_day, plan_option, today_option
from planner.cli.quarter_option import chosen_quarter, quarter_option
from planner.domain.errors import BadInputError
from planner.domain.teams.staffing_form import parse_targets
from planner.domain.teams.staffing_mix import set_targets
from planner.domain.views.staffing import staffing_view


@click.command("target")
@click.option("--product", metavar="PERCENT", help="The share of product teams, e.g. 60.")
@click.option("--platform", metavar="PERCENT", help="The share of platform teams.")
@click.option("--framework", metavar="PERCENT", help="The share of framework teams.")
@click.option("--none", "none", is_flag=True, help="Set no target.")
@quarter_option
@plan_option
@today_option
@as_option
@click.pass_context
def command(
    context: click.Context,
    product: str | None,
    platform: str | None,
    framework: str | None,
    quarter: str | None,
    plan: str | None,
    today: str | None,
    actor: str | None,
    *,
    none: bool,
) -> None:
    """Set the target shares of people by kind of team for a quarter.

    Of the three one may be left out: it gets what the others leave of 100.
    """
    texts = {"product": product or "", "platform": platform or "", "framework": framework or ""}
    if none == any(texts.values()):
        raise BadInputError("Say the shares, e.g. --product 60 --platform 25, or --none for no target.")
    ports = ports_of(context)
    who, day, path = acting(ports, actor), fixed_day(today), existing_plan(ports, plan)
    with opened(ports, path, actor=who, quarter=chosen_quarter(quarter), today=day) as session:
        step = set_targets(session.plan, parse_targets(texts))
        done(session, step)
        comes_to = " ".join(staffing_view(session.plan).sentences)
    say(f"Saved: {step.label}. {comes_to}" if step.changes else f"That is the target already. {comes_to}")
