"""`planner restore`: the backups of a plan, and one of them in a new file."""

from collections.abc import Sequence
from shlex import quote
from typing import NamedTuple

import click

from planner.cli.context import Ports, ports_of
from planner.cli.diagnostics import put, say
from planner.cli.options import BESIDE, json_option, plan_path
from planner.cli.tables import json_text, table
from planner.domain.backups import Backup, backups_json, when_made


class _Wish(NamedTuple):
    """What was typed."""

    plan: str | None
    name: str | None = None
    """Of a backup; `None` for their list."""
    to: str = ""


@click.command("restore")
@click.argument("words", nargs=-1, metavar="[PLAN] [NAME TO]")
@json_option
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], *, as_json: bool) -> None:
    """List a plan's backups, or restore one.

    NAME is a backup as it is listed, or `latest`; it goes into the new file TO, and the plan itself stays as it is.
    The plan need not be there any more.
    """
    ports, wish = ports_of(context), _wish(context, words)
    path = _path(ports, wish.plan)
    if wish.name is None:
        _list(ports, path, as_json=as_json)
        return
    made = ports.files().restore(path, wish.name, wish.to)
    zone = ports.time_zone()
    say(f"Restored to {wish.to}, as of {when_made(made, zone)}; `planner {quote(wish.to)}` opens it.")


def _wish(context: click.Context, words: Sequence[str]) -> _Wish:
    """One word is the plan, two are NAME and TO, three are all."""
    if len(words) > 3:
        raise click.UsageError("There are more than PLAN, NAME and TO; put quotes around names with blanks", context)
    if len(words) < 2:
        return _Wish(words[0] if words else None)
    *plan, name, to = words
    return _Wish(plan[0] if plan else None, name, to)


def _path(ports: Ports, given: str | None) -> str:
    """The plan that is meant, also where plan.db is not here any more and its backups are."""
    path, files = plan_path(ports, given), ports.files()
    return BESIDE if given is None and not files.exists(path) and files.backups(BESIDE) else path


def _list(ports: Ports, path: str, *, as_json: bool) -> None:
    backups = ports.files().backups(path)
    if as_json:
        put(json_text(backups_json(backups)))
    elif backups:
        put("\n".join(table(("Backup", "When", "Why"), "<<<", _rows(backups, ports.time_zone()))))
    else:
        say(f"There is no backup of {path} yet; `planner backup` makes one.")


def _rows(backups: Sequence[Backup], zone: str) -> list[tuple[str, str, str]]:
    return [(backup.called, when_made(backup, zone), backup.told) for backup in backups]
