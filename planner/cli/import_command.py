"""`planner import`: a backlog from a Jira export or any table, previewed and then read in as one step."""

from pathlib import PurePath
from typing import NamedTuple

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say, told_meanwhile
from planner.cli.import_whole import import_whole
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
    why_option,
)
from planner.cli.tables import json_text
from planner.domain.importing.planning import kept_mappings, plan_import
from planner.domain.importing.preview import ImportOptions, ImportPreview, Scope
from planner.domain.importing.records import SYSTEMS, SourceFile, System
from planner.domain.importing.told import preview_json, preview_lines
from planner.domain.text import clean, counted
from planner.exchange.columns import parse_mapping
from planner.exchange.plan_json import is_plan_json
from planner.exchange.reading import SIZE_LIMIT, ReadOptions, read_backlog, result_of
from planner.session import Session
from planner.session.uncollected import uncollected


class Imported(NamedTuple):
    """What an import says at its end."""

    output: str
    """Standard output: the preview."""
    message: str
    """Standard error: what was done."""


@click.command("import", short_help="Read a backlog in from a file.")
@click.argument("file", metavar="FILE")
@plan_option
@click.option("--from", "system", type=click.Choice(SYSTEMS), help="Who wrote the file; else found out.")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="What a column holds: key, title, note, type, status, parent, labels, team, category, points, estimate "
    "(time), effort (weeks), url or needs. Kept for the next file with the same header.",
)
@click.option("--all", "take_all", is_flag=True, help="Take everything that is open, not only epics.")
@click.option("--epics", "only_epics", is_flag=True, help="Take open epics, and nothing where there are none.")
@click.option("--points-per-week", type=float, metavar="N", help="Make effort of story points: N are one week.")
@encoding_option
@why_option
@dry_run_option
@json_option
@today_option
@as_option
@click.pass_context
def command(
    context: click.Context,
    file: str,
    plan: str | None,
    system: System | None,
    mapping: tuple[str, ...],
    points_per_week: float | None,
    encoding: str | None,
    today: str | None,
    actor: str | None,
    *,
    take_all: bool,
    only_epics: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read a backlog in: from Jira or Linear as CSV, from GitHub as JSON, or any CSV, whose columns --map names.

    Takes open epics, or all open issues where no epic is open; done ones are left out. Read again, the same issues
    are updated, and what was edited here stays. New items wait in Unsorted for a lane and a team. What `planner export`
    wrote is read back: CSV into any plan, JSON into a new file, with its history.
    """
    if take_all and only_epics:
        raise click.UsageError("--all and --epics contradict each other; give one of them", context)
    ports, called = ports_of(context), clean(PurePath(file).name)
    scope: Scope = "all" if take_all else "epics" if only_epics else "usual"
    options = ReadOptions(system, tuple(map(parse_mapping, mapping)), encoding)
    data = ports.documents().read(file, SIZE_LIMIT)
    if is_plan_json(data):
        given = {"--from": system, "--map": mapping, "--all": take_all, "--epics": only_epics, "--dry-run": dry_run}
        import_whole(ports, data, plan, given | {"--points-per-week": points_per_week, "--json": as_json})
        return
    path, name, day = existing_plan(ports, plan), acting(ports, actor), fixed_day(today)
    telling = told_meanwhile(f"Reading {called}")
    with telling, opened(ports, path, actor=name, today=day) as session, uncollected():
        wanted = ImportOptions(scope, None, points_per_week, called)
        read = result_of(read_backlog(data, options._replace(kept=kept_mappings(session.plan))))
        imported = run_import(session, read, called, wanted, dry_run=dry_run, as_json=as_json)
    put(imported.output)
    say(imported.message)


def run_import(
    session: Session, file: SourceFile, name: str, options: ImportOptions, *, dry_run: bool, as_json: bool
) -> Imported:
    """Reads a file into the plan, or rehearses that; returns when the step is on disk."""
    known = answer_of(session.store.import_records(file.system), session.store)
    preview = plan_import(session.plan, file, known, options, session.moment())
    if preview.step.changes and dry_run:
        answer_of(session.rehearse(preview.step), session.store)
    elif preview.step.changes:
        done(session, preview.step)
    if as_json:
        output = json_text(preview_json(preview, name, dry_run=dry_run))
    else:
        output = "\n".join(preview_lines(preview, name))
    return Imported(output, _message(preview, dry_run=dry_run))


def _message(preview: ImportPreview, *, dry_run: bool) -> str:
    if dry_run:
        return "Nothing was changed: this was a dry run."
    if not preview.new and not preview.changed:
        return "Nothing is new or changed; the plan stays as it was."
    waiting = preview.unsorted
    wait = f"; {counted(waiting, 'item')} now {'waits' if waiting == 1 else 'wait'} in Unsorted" if waiting else ""
    return f"Done: {preview.step.label}{wait}."
