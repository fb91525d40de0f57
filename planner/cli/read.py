"""`planner read`: forms that came back, all or none of them."""

import sys
from functools import partial
from pathlib import PurePath

import click

from planner.cli.context import Ports, ports_of
from planner.cli.diagnostics import say
from planner.cli.opening import done, opened
from planner.cli.options import acting, as_option, existing_plan, fixed_day, plan_option, today_option
from planner.domain.errors import BadInputError
from planner.domain.text import clean
from planner.exchange.forms import SIZE_LIMIT
from planner.exchange.forms_all import File, FormsError, quarter_of, read_forms

_STANDARD_INPUT = "-"


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FORM …")
@plan_option
@today_option
@as_option
@click.pass_context
def command(
    context: click.Context, files: tuple[str, ...], plan: str | None, today: str | None, actor: str | None
) -> None:
    """Read filled-in forms, check-ins and ballots alike; `-` is standard input.

    All of them become one step. Where anything in any of them is wrong, each such line is named and nothing is changed.
    A form that comes again replaces the earlier one; a ballot does until the ballots were shown together.
    """
    ports = ports_of(context)
    path, name, day = existing_plan(ports, plan), acting(ports, actor), fixed_day(today)
    forms = [_opened(ports, file) for file in files]
    quarter = partial(quarter_of, files=forms)
    with opened(ports, path, actor=name, quarter=quarter, today=day) as session:
        try:
            read = read_forms(session.plan, forms, session.moment())
        except FormsError as error:
            for complaint in error.complaints[:-1]:
                say(complaint)
            raise BadInputError(error.complaints[-1]) from None
        if read.step.changes:
            done(session, read.step)
        for said in read.said:
            say(said)


def _opened(ports: Ports, file: str) -> File:
    if file != _STANDARD_INPUT:
        return File(clean(PurePath(file).name), ports.documents().read(file, SIZE_LIMIT))
    data = sys.stdin.buffer.read(SIZE_LIMIT + 1) if sys.stdin is not None else b""
    if len(data) > SIZE_LIMIT:
        raise BadInputError(f"Standard input has more than {SIZE_LIMIT:,} bytes; a form is a page or two.")
    return File("standard input", data)
