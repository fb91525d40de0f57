"""`planner decide`: a decision, written down by hand."""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import say
from planner.cli.opening import done, opened
from planner.cli.options import (
    acting,
    also_by_option,
    as_option,
    existing_plan,
    fixed_day,
    plan_option,
    principle_option,
    today_option,
)
from planner.domain.decisions import decide, decision_called


@click.command("decide")
@click.argument("what")
@click.option("--why", default="", metavar="TEXT", help="The reason; without one the log says so.")
@also_by_option
@click.option("--supersedes", metavar="DECISION", help="The decision that it replaces: its id, or words of it.")
@principle_option
@plan_option
@today_option
@as_option
@click.pass_context
def command(
    context: click.Context,
    what: str,
    why: str,
    also_by: str,
    supersedes: str | None,
    principle: str,
    plan: str | None,
    today: str | None,
    actor: str | None,
) -> None:
    """Write down a decision, with its reason and who took it.

    Agreed ratios and plans, must-dos and stops are in the log by themselves; `planner show decisions` prints it.
    """
    ports = ports_of(context)
    name = acting(ports, actor)
    with opened(ports, existing_plan(ports, plan), actor=name, today=fixed_day(today)) as session:
        earlier = decision_called(session.plan, supersedes).id if supersedes is not None else None
        step = decide(
            session.plan, what, session.moment(), why=why, also_signed_by=also_by, supersedes=earlier, follows=principle
        )
        done(session, step)
    say(f"Saved: {step.label}.")
