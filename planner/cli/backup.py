"""`planner backup`: a backup beside the plan, now."""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import say
from planner.cli.options import existing_plan


@click.command("backup")
@click.argument("plan", required=False)
@click.pass_context
def command(context: click.Context, plan: str | None) -> None:
    """Keep a backup of a plan in a folder beside it.

    All of the last 24 hours stay, then one a day for a week, one a week for five, one a month for twelve. One is made
    by itself before an import, before a quarter is closed, and before a file of an earlier planner is changed.
    """
    ports = ports_of(context)
    made = ports.files().back_up(existing_plan(ports, plan), ports.clock())
    say(f"Backed up to {made.path}{made.thinned}.")
