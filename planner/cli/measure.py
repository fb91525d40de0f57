"""`planner measure`: measurements or incidents from a table, previewed and then read in as one step."""

from pathlib import PurePath

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say
from planner.cli.opening import answer_of, done, opened
from planner.cli.options import (
    acting,
    as_option,
    dry_run_option,
    encoding_option,
    existing_plan,
    fixed_day,
    json_option,
    plan_option,
    today_option,
)
from planner.cli.tables import json_text
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.speed.metrics import metric_from_words
from planner.domain.speed.table import ReadTable, Stored, TableError, store_table
from planner.domain.text import clean, counted
from planner.exchange.metrics_table import SIZE_LIMIT, read_metrics

_MOST = 20
"""So many complaints are worth reading at once."""


@click.command("measure", short_help="Read measurements or incidents in from a table.")
@click.argument("file", metavar="FILE.csv")
@plan_option
@click.option(
    "--add", "own", multiple=True, metavar="NAME:UNIT:less|more", help="Begin a metric of your own; :month if monthly."
)
@encoding_option
@dry_run_option
@json_option
@today_option
@as_option
@click.pass_context
def command(
    context: click.Context,
    file: str,
    plan: str | None,
    own: tuple[str, ...],
    encoding: str | None,
    today: str | None,
    actor: str | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read measurements or incidents in from a table.

    Columns are found by name, in any order. Measurements: date (or week, month), metric, value, and if you like team
    and out of; or date and one column for each metric. Incidents: date, incident, and if you like hours, team and
    prevented by. Commas, semicolons or tabs; 2.5 or 2,5; 2026-12-04, 04.12.2026 or 12/04/2026.

    All is stored in one step, or nothing where a line is wrong. Read again, the same table changes nothing.
    """
    ports = ports_of(context)
    path, name, day = existing_plan(ports, plan), acting(ports, actor), fixed_day(today)
    named = clean(PurePath(file).name)
    forms = [metric_from_words(text) for text in own]
    try:
        table = read_metrics(ports.documents().read(file, SIZE_LIMIT), encoding)
        with opened(ports, path, actor=name, today=day) as session:
            stored = store_table(session.plan, table, session.moment(), forms)
            if stored.step.changes and dry_run:
                answer_of(session.rehearse(stored.step), session.store)
            elif stored.step.changes:
                done(session, stored.step)
            told = _told(session.plan, table, stored, named, dry_run=dry_run, as_json=as_json)
    except TableError as error:
        raise _complained(error, named) from None
    put(told)
    say(_message(stored, dry_run=dry_run))


def _told(plan: Plan, table: ReadTable, stored: Stored, name: str, *, dry_run: bool, as_json: bool) -> str:
    what = "incident" if table.incidents else "measurement"
    if as_json:
        counts = {"new": stored.new, "changed": stored.changed, "unchanged": stored.unchanged}
        facts = {"kind": what, **counts, "unknown": table.unknown, "metrics_begun": list(stored.begun)}
        return json_text({"schema": 1, "plan": plan.organisation.name, "file": name, "dry_run": dry_run, **facts})
    lines = [
        f"{name}: {counted(len(table.incidents) or len(table.measurements), what)}",
        f"  {stored.new} new, {stored.changed} changed, {stored.unchanged} unchanged",
    ]
    if table.unknown:
        left = "left as it was" if table.unknown == 1 else "left as they were"
        lines.append(f"  {counted(table.unknown, 'cell')} without a figure: unknown, and {left}")
    if stored.begun:
        lines.append(f"  first measured now: {', '.join(stored.begun)}")
    return "\n".join([*lines, *(f"  {note}" for note in table.notes)])


def _message(stored: Stored, *, dry_run: bool) -> str:
    if dry_run:
        return "Nothing was changed: this was a dry run."
    if not stored.step.changes:
        return "Nothing is new or changed; the plan stays as it was."
    return f"Done: {stored.step.label}."


def _complained(error: TableError, name: str) -> BadInputError:
    """Says all complaints but the last, which is left to be raised."""
    shown = [f"{name}:{fault.line}: {fault.text}" for fault in error.faults[:_MOST]]
    more = len(error.faults) - _MOST
    if more > 0:
        shown.append(f"{name}: {counted(more, 'more line')} with something wrong; nothing was changed.")
    for complaint in shown[:-1]:
        say(complaint)
    return BadInputError(shown[-1])
