"""`planner check-in`: where one team's week went, from a script."""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import say
from planner.cli.opening import done, opened
from planner.cli.options import acting, as_option, existing_plan, fixed_day, plan_option, quarter_with, today_option
from planner.domain.calendar import parse_week
from planner.domain.check_ins.answers import save
from planner.domain.check_ins.blocks import parse_shares


@click.command("check-in")
@click.argument("shares", nargs=-1, required=True, metavar='"WORK TYPE=SHARE" …')
@click.option("--team", required=True, metavar="TEAM", help="A team's name or key.")
@click.option("--week", required=True, metavar="WEEK", help="A week, e.g. 2026-W47, or a day in it.")
@plan_option
@today_option
@as_option
@click.pass_context
def command(
    context: click.Context,
    shares: tuple[str, ...],
    team: str,
    week: str,
    plan: str | None,
    today: str | None,
    actor: str | None,
) -> None:
    """Save where one team's week went.

    Name work types with their shares, e.g. "New features=40" "Fires=60". A share is per cent, hours of 40 (16h) or days
    of 5 (2d); the week adds up to 100 %.
    """
    ports = ports_of(context)
    monday, day, name = parse_week(week), fixed_day(today), acting(ports, actor)
    with opened(ports, existing_plan(ports, plan), actor=name, quarter=quarter_with(monday), today=day) as session:
        whose = session.plan.team_named(team)
        step = save(session.plan, whose.id, monday, parse_shares(session.plan, shares), session.moment())
        done(session, step)
    say(f"Saved: {step.label}." if step.changes else f"{whose.name} has answered the same already; nothing to save.")
