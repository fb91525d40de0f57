"""`planner ask`: a short text form that a lead fills in anywhere and sends back."""

from datetime import date
from typing import Literal, get_args

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import WrongUsageError, put, say
from planner.cli.opening import opened
from planner.cli.options import existing_plan, fixed_day, plan_option, quarter_with, today_option
from planner.cli.output_option import output_option
from planner.domain.calendar import parse_week
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import clean
from planner.domain.words import CATEGORIES, CATEGORY_NAMES
from planner.session import Session

Kind = Literal["checkin", "ballot"]
_NAMES: dict[Kind, str] = {"checkin": "check-in", "ballot": "ballot"}
LANES = {name.casefold(): category for category, name in CATEGORY_NAMES.items()}
"""The lanes as they are typed: `innovation`, `tune-up`."""


@click.command("ask")
@click.argument("what", type=click.Choice(get_args(Kind)))
@click.option("--team", metavar="TEAM", help="checkin: a team's name or key.")
@click.option("--week", metavar="WEEK", help="checkin: a week, e.g. 2026-W47; else the latest without an answer.")
@click.option("--for", "person", metavar="NAME", help="ballot: who is asked.")
@click.option("--lane", type=click.Choice(list(LANES)), help="ballot: one lane; else all that are not shown yet.")
@click.option("--dots", is_flag=True, help="ballot: ask for five dots a lane instead of an order.")
@output_option("Write the form to a new file; else to standard output.")
@plan_option
@today_option
@click.pass_context
def command(
    context: click.Context,
    what: Kind,
    team: str | None,
    week: str | None,
    person: str | None,
    lane: str | None,
    output: str | None,
    plan: str | None,
    today: str | None,
    *,
    dots: bool,
) -> None:
    """Make a form that a lead fills in anywhere.

    `checkin` asks a team for one week: key results, slices, where the time went. `ballot` asks for an order of the
    backlog; nothing of it is seen before all ballots are shown together. `planner read` reads what comes back.
    """
    _refuse_others(what, {"--team": team, "--week": week}, {"--for": person, "--lane": lane, "--dots": dots or None})
    ports = ports_of(context)
    monday, day = parse_week(week) if week else None, fixed_day(today)
    if what == "ballot":
        person = clean(_needed("--for", person))
        if not person:
            raise BadInputError("The name after --for is empty.")
    with opened(ports, existing_plan(ports, plan), quarter=quarter_with(monday), today=day) as session:
        if what == "checkin":
            form = _checkin(session, _needed("--team", team), monday)
        else:
            form = _ballot(session.plan, person or "", lane, dots=dots)
    if output is None:
        put(form.rstrip("\n"))
        return
    ports.documents().create_text(output, form)
    say(f"Wrote the {_NAMES[what]}'s form to {output}; `planner read` reads it when it comes back.")


def _checkin(session: Session, team: str, week: date | None) -> str:
    from planner.domain.views.check_in import check_in_grid, first_place
    from planner.exchange.forms_checkin import checkin_form

    plan = session.plan
    whose = plan.team_named(team)
    if week is None:
        grid = check_in_grid(plan, session.today)
        own = grid._replace(rows=tuple(row for row in grid.rows if row.team == whose.id))
        place = first_place(own, session.today)
        if place is None:
            raise BadInputError(f"{whose.name} has no week to answer for yet; name one with --week.")
        week = place.week
    return checkin_form(plan, whose.id, week, session.today)


def _ballot(plan: Plan, person: str, lane: str | None, *, dots: bool) -> str:
    from planner.domain.voting.consensus import shown_ballots
    from planner.exchange.forms_ballot import ballot_form

    still_open = [category for category in CATEGORIES if not shown_ballots(plan, category)]
    asked = [LANES[lane]] if lane else still_open or CATEGORIES
    return ballot_form(plan, person, asked, dots=dots)


def _needed(option: str, given: str | None) -> str:
    if given is None:
        raise click.UsageError(f"Missing option '{option}'.")
    return given


def _refuse_others(what: Kind, of_checkin: dict[str, object], of_ballot: dict[str, object]) -> None:
    """An option of the other form would else be passed over in silence."""
    others = of_ballot if what == "checkin" else of_checkin
    for option in (option for option, given in others.items() if given is not None):
        raise WrongUsageError(f"{option} is no option of a {_NAMES[what]}'s form.")
