"""`planner export`: the plan as a table, as JSON with its history, as Markdown, or its dates for a calendar."""

from typing import get_args

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import WrongUsageError, put, say
from planner.cli.opening import answer_of, opened
from planner.cli.options import existing_plan, fixed_day, plan_option, today_option
from planner.cli.quarter_option import chosen_quarter, quarter_option
from planner.session.exporting import SAID, Format, exported

FORMATS: tuple[Format, ...] = get_args(Format)


@click.command("export")
@click.argument("path", metavar="[PLAN]", required=False)
@plan_option
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option("-o", "output", metavar="FILE", help="Write a new file; else to standard output.")
@quarter_option
@today_option
@click.pass_context
def command(
    context: click.Context,
    path: str | None,
    plan: str | None,
    form: Format,
    output: str | None,
    quarter: str | None,
    today: str | None,
) -> None:
    """Write the plan out.

    `csv` is the backlog, for spreadsheets; `planner import` reads it back. `json` is the whole plan with its history;
    `planner import` makes a new plan of it. `markdown` is backlog, OKRs and decisions; `ics` the dates for a calendar.
    """
    if path is not None and plan is not None:
        raise WrongUsageError("The plan is named twice; name it once, as PLAN or with --plan.")
    if form == "json" and quarter is not None:
        raise WrongUsageError("json is the whole plan with all its quarters; leave --quarter out.")
    ports = ports_of(context)
    chosen, day = chosen_quarter(quarter), fixed_day(today)
    with opened(ports, existing_plan(ports, path if plan is None else plan), quarter=chosen, today=day) as session:
        if output is None:
            text = answer_of(exported(session, form, "".join), session.store)
        else:
            documents = ports.documents()
            answer_of(exported(session, form, lambda pieces: documents.create_private(output, pieces)), session.store)
    if output is None:
        put(text.removesuffix("\n"))
    else:
        say(f"Wrote {SAID[form]} to {output}.")
