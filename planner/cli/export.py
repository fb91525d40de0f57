"""`planner export`: the plan as a table, as JSON with its history, as Markdown, or its dates for a calendar."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, get_args

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import WrongUsageError, awaited, put, say
from planner.cli.opening import opened
from planner.cli.options import at_option, existing_plan, fixed_day, plan_option, today_option
from planner.cli.output_option import output_option
from planner.cli.quarter_option import chosen_quarter, quarter_option
from planner.exchange.reading import SIZE_LIMIT
from planner.session import Session
from planner.session.exporting import OF_THE_PAST, SAID, Format, exported
from planner.session.watching import Watch

T = TypeVar("T")
FORMATS: tuple[Format, ...] = get_args(Format)


@click.command("export")
@click.argument("path", metavar="[PLAN]", required=False)
@plan_option
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@output_option("Write a new file; else to standard output.")
@quarter_option
@at_option
@today_option
@click.pass_context
def command(
    context: click.Context,
    path: str | None,
    plan: str | None,
    form: Format,
    output: str | None,
    quarter: str | None,
    at: str | None,
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
    if form not in OF_THE_PAST and at is not None:
        raise WrongUsageError(f"{form} is written of the plan as it is now; leave --at out.")
    ports, file, size = ports_of(context), path if plan is None else plan, [0]
    chosen, day, then = chosen_quarter(quarter), fixed_day(today), fixed_day(at)
    with opened(ports, existing_plan(ports, file), quarter=chosen, today=day, at=then) as session:
        if output is None:
            text = _written(session, form, "".join)
        else:
            documents = ports.documents()
            _written(session, form, lambda pieces: documents.create_private(output, _weighed(pieces, size)))
    if output is None:
        put(text.removesuffix("\n"))
    else:
        large = " It is too large to be read back; to keep or send the plan, copy it: `planner copy`."
        say(f"Wrote {SAID[form]} to {output}.{large if size[0] > SIZE_LIMIT else ''}")


def _weighed(pieces: Iterable[str], size: list[int]) -> Iterator[str]:
    """The same pieces; their bytes are added up in `size`."""
    for piece in pieces:
        size[0] += len(piece.encode())
        yield piece


def _written(session: Session, form: Format, write: Callable[[Iterable[str]], T]) -> T:
    """What `write` makes of it; a long history takes its time, and ctrl-c stops it."""
    watch = Watch()
    try:
        answer = exported(session, form, write, watch)
        return awaited(answer, f"Writing {SAID[form]}", "Nothing was written.")
    except (KeyboardInterrupt, SystemExit):
        watch.called_off = True
        raise
