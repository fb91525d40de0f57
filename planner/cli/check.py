"""`planner check`: is the file sound?"""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put
from planner.cli.options import existing_plan
from planner.domain.errors import FileError
from planner.domain.text import clean, counted


@click.command("check")
@click.argument("plan", required=False)
@click.pass_context
def command(context: click.Context, plan: str | None) -> None:
    """Say whether a plan's file is sound.

    Looks at the database and the history, and whether both agree.
    """
    ports = ports_of(context)
    path = existing_plan(ports, plan)
    faults = ports.files().check(path)
    if not faults:
        put(f"{clean(path)} is sound.")
        return
    put("\n".join(clean(fault) for fault in faults))
    raise FileError(f"{path} is not sound: {counted(len(faults), 'fault')}, listed above; keep a copy of it.")
