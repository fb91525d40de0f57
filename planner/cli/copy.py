"""`planner copy`: a plan to mail, also while it is open; without its history where that is nobody's business."""

from shlex import quote

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import say
from planner.cli.options import acting, as_option
from planner.domain.change import Step
from planner.domain.without_history import LABEL
from planner.session import StepRecord


@click.command("copy")
@click.argument("plan")
@click.argument("to", metavar="TO")
@click.option("--without-history", is_flag=True, help="Only what the plan shows now; nothing of what it said before.")
@as_option
@click.pass_context
def command(context: click.Context, plan: str, to: str, actor: str | None, *, without_history: bool) -> None:
    """Copy a plan to a new file that only you may read.

    It may be open elsewhere; nothing is written over.

    With --without-history the copy holds what the plan shows now and begins with one step of yours. What was removed or
    undone, what stood there before, ballots that were not shown, and names of leads that may not leave the plan are not
    in it. What somebody dropped or withdrew is: the plan still says so, and why.
    """
    ports = ports_of(context)
    founding = None
    if without_history:
        founding = StepRecord(ports.new_id(), ports.clock(), acting(ports, actor), Step(LABEL, ()))
    where = ports.files().copy(plan, to, founding)
    say(f"Copied to {where}{', without its history' if without_history else ''}; `planner {quote(where)}` opens it.")
