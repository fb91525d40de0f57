"""`planner import` of a plan that was written out as JSON: into a new file, with its history."""

from shlex import quote

from planner.cli.context import Ports
from planner.cli.diagnostics import WrongUsageError, say, told_meanwhile
from planner.cli.options import plan_path
from planner.domain.text import clean, counted
from planner.exchange.plan_json import read_plan_json, refuse_into_existing


def import_whole(ports: Ports, data: bytes, plan: str | None, given: dict[str, object]) -> None:
    """Creates the plan; raises `BadInputError` where there is one already, and for options that mean nothing here."""
    for option, value in given.items():
        if value:
            raise WrongUsageError(f"{option} is no option for a whole plan, which is taken as it is; leave it out.")
    path = plan_path(ports, plan)
    if ports.files().exists(path):
        refuse_into_existing(clean(path))
    with told_meanwhile("Making the plan anew from its history", "Nothing was created."):
        whole = read_plan_json(data)
        steps = len(list(whole.steps))
        ports.files().create_whole(path, whole)
    say(f"Created {path} with its history of {counted(steps, 'step')}. `planner {quote(path)}` opens it.")
