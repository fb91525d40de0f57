"""`planner ask`: a short text form that a lead fills in anywhere and sends back."""

from typing import Literal, get_args

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say
from planner.cli.opening import opened
from planner.cli.options import existing_plan, plan_option
from planner.domain.errors import BadInputError
from planner.domain.text import clean
from planner.domain.words import CATEGORIES, CATEGORY_NAMES

Kind = Literal["ballot"]
LANES = {name.casefold(): category for category, name in CATEGORY_NAMES.items()}
"""The lanes as they are typed: `innovation`, `tune-up`."""


@click.command("ask")
@click.argument("what", type=click.Choice(get_args(Kind)))
@click.option("--for", "person", required=True, metavar="NAME", help="Who is asked.")
@click.option("--lane", type=click.Choice(list(LANES)), help="One lane; else all that are not shown yet.")
@click.option("--dots", is_flag=True, help="Ask for five dots a lane instead of an order.")
@click.option("-o", "output", metavar="FILE", help="Write the form to a new file; else to standard output.")
@plan_option
@click.pass_context
def command(
    context: click.Context,
    what: Kind,
    person: str,
    lane: str | None,
    output: str | None,
    plan: str | None,
    *,
    dots: bool,
) -> None:
    """Make a form that a lead fills in anywhere.

    `ballot` asks for an order of the backlog; nothing of it is seen before all ballots are shown together. `planner
    read` reads what comes back.
    """
    from planner.domain.voting.consensus import shown_ballots
    from planner.exchange.forms_ballot import ballot_form

    ports = ports_of(context)
    name = clean(person)
    if not name:
        raise BadInputError("The name after --for is empty.")
    with opened(ports, existing_plan(ports, plan)) as session:
        still_open = [category for category in CATEGORIES if not shown_ballots(session.plan, category)]
        asked = [LANES[lane]] if lane else still_open or CATEGORIES
        form = ballot_form(session.plan, name, asked, dots=dots)
    if output is None:
        put(form.rstrip("\n"))
        return
    ports.documents().create_text(output, form)
    say(f"Wrote the {what}'s form to {output}; `planner read` reads it when it comes back.")
