"""`planner report`: the meeting's minutes and the quarter's review, to send round."""

from typing import get_args

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say
from planner.cli.opening import answer_of, opened
from planner.cli.options import at_option, existing_plan, fixed_day, plan_option, today_option
from planner.cli.output_option import output_option
from planner.cli.quarter_option import chosen_quarter, quarter_option
from planner.exchange.report.forms import Format, Only
from planner.session import Session


@click.command("report")
@click.option(
    "--format", "kind", type=click.Choice(get_args(Format)), default="html", show_default=True,
    help="One HTML file to open anywhere, or Markdown for a wiki or a pull request.",
)  # fmt: skip
@output_option("Write it to a new file; else to standard output.")
@click.option("--only", type=click.Choice(get_args(Only)), help="One part of it; else all.")
@plan_option
@quarter_option
@at_option
@today_option
@click.pass_context
def command(
    context: click.Context,
    kind: Format,
    output: str | None,
    only: Only | None,
    plan: str | None,
    quarter: str | None,
    at: str | None,
    today: str | None,
) -> None:
    """Write a report to send round.

    The ratio and why, what is in and what was left out, decisions, key results, slices, promises, where the time went,
    speed, what was learnt: of all teams together. Ballots, who dissents and single teams' figures stay out.
    """
    ports = ports_of(context)
    day, then = fixed_day(today), fixed_day(at)
    with opened(ports, existing_plan(ports, plan), quarter=chosen_quarter(quarter), today=day, at=then) as session:
        text = _report(session, kind, only)
    if output is None:
        put(text.rstrip("\n"))
        return
    ports.documents().create_private(output, [text])
    say(f"Wrote the report to {output}.")


def _report(session: Session, kind: Format, only: Only | None) -> str:
    from planner.session.reporting import born_of, reported

    return reported(session, answer_of(born_of(session), session.store), kind, only)
