"""`planner team`: who is there in a quarter, and what each team brings."""

from collections.abc import Callable, Mapping

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say
from planner.cli.opening import done, opened
from planner.cli.options import (
    acting,
    as_option,
    existing_plan,
    fixed_day,
    json_option,
    plan_option,
    today_option,
    why_option,
)
from planner.cli.quarter_option import chosen_quarter, quarter_option
from planner.cli.tables import json_text, table
from planner.cli.team_target import command as target
from planner.domain.errors import BadInputError
from planner.domain.founding.founding import parse_team
from planner.domain.plan import Plan
from planner.domain.teams.form import EMPTY_TEXTS, form_texts, parse_form
from planner.domain.teams.teams import add_team, edit_team, form_of, retire_team, room_of
from planner.domain.text import clean, number_text, percent, ratio_text
from planner.domain.views.staffing import staffing_view
from planner.domain.views.teams import TeamsView, room_text, teams_view
from planner.domain.views.teams_json import teams_json
from planner.session import Session

Does = Callable[[Session], str]
"""Makes a change and returns when it is on disk; what is said about it."""


@click.group("team")
def command() -> None:
    """List teams; add, edit, split or retire one; set the staffing target."""


command.add_command(target)


@command.command("list")
@quarter_option
@plan_option
@json_option
@click.pass_context
def list_teams(context: click.Context, quarter: str | None, plan: str | None, *, as_json: bool) -> None:
    """List a quarter's teams with their weeks by lane, and people by kind of team."""
    ports = ports_of(context)
    with opened(ports, existing_plan(ports, plan), quarter=chosen_quarter(quarter)) as session:
        whole = session.plan
    put(json_text(teams_json(whole)) if as_json else "\n".join(_lines(whole, teams_view(whole))))


def _writing(function: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that changes a team."""
    for option in (as_option, today_option, plan_option, quarter_option):
        function = option(function)
    return function


def _fields(function: Callable[..., None]) -> Callable[..., None]:
    """What a team can be given; each is parsed as the form on screen does."""
    for option in reversed(
        (
            click.option("--key", metavar="KEY", help="Short and upper case, e.g. CHK."),
            click.option("--plannable", metavar="PERCENT", help="Plannable share; empty for the organisation's."),
            click.option("--time-off", "time_off", metavar="DAYS", help="Working days off, summed over the team."),
            click.option("--ratio", metavar="RATIO", help="Its own ratio, e.g. 20:80; empty for the quarter's."),
            click.option("--changes", metavar="CHANGES", help='Who joins and leaves, e.g. "2026-11-16 +1".'),
            click.option("--from", "since", metavar="DATE", help="Its first day; else the quarter's."),
            why_option,
        )
    ):
        function = option(function)
    return function


@command.command("add")
@click.argument("team", metavar="NAME:KIND:PEOPLE")
@_fields
@_writing
@click.pass_context
def add(context: click.Context, /, team: str, **given: str | None) -> None:
    """Add a team from this quarter on, e.g. Checkout:product:6. KIND is product, platform or framework."""
    new = parse_team(team)
    named = {"name": new.name, "kind": new.kind, "people": f"{new.people:g}"}

    def does(session: Session) -> str:
        form = parse_form({**EMPTY_TEXTS, **_typed(given), **named})._replace(people=new.people)
        step = add_team(session.plan, form, session.moment())
        comes_to = room_text(room_of(session.plan, None, form))
        done(session, step)
        return f"{step.label}. {comes_to}"

    _change(context, given, does)


@command.command("edit")
@click.argument("team", metavar="TEAM")
@click.option("--name", metavar="NAME", help="Another name; its past stays with it.")
@click.option("--kind", metavar="KIND", help="product, platform or framework.")
@click.option("--people", metavar="PEOPLE", help="Full-time equivalents, e.g. 6 or 2.5.")
@_fields
@_writing
@click.pass_context
def edit(context: click.Context, /, team: str, **given: str | None) -> None:
    """Change a team, by its name or key, and what it brings to the quarter."""

    def does(session: Session) -> str:
        plan = session.plan
        found = plan.team_named(team).id
        before = form_of(plan, found)
        typed = _typed(given)
        if not typed:
            raise BadInputError("Say what to change, e.g. --people 6; `planner team edit --help` lists it all.")
        form = parse_form({**form_texts(before), **typed}, before)
        step = edit_team(plan, found, form)
        if not step.changes:
            return f"{before.name} is like that already; nothing to save"
        comes_to = room_text(room_of(plan, found, form))
        done(session, step)
        return f"{step.label}. {comes_to}"

    _change(context, given, does)


@command.command("retire")
@click.argument("team", metavar="TEAM")
@click.option("--why", required=True, metavar="WHY", help="Why it goes, in a few words.")
@_writing
@click.pass_context
def retire(context: click.Context, /, team: str, why: str, **given: str | None) -> None:
    """End a team; its past stays, and its items need another one."""
    if not clean(why):
        raise BadInputError("Say in a few words why, so that nobody has to ask again.")

    def does(session: Session) -> str:
        step = retire_team(session.plan, session.plan.team_named(team).id, session.today, why)
        done(session, step)
        return step.label

    _change(context, given, does)


@command.command("split")
@click.argument("team", metavar="TEAM")
@click.argument("first", metavar="NAME:PEOPLE")
@click.argument("second", metavar="NAME:PEOPLE")
@click.option("--from", "since", metavar="DATE", help="The new teams' first day; else next Monday.")
@why_option
@_writing
@click.pass_context
def split(context: click.Context, /, team: str, first: str, second: str, **given: str | None) -> None:
    """End a team and found two; the first takes over its items, and past weeks stay with the old one."""
    from planner.domain.teams.split import first_day, parse_split, split_sentence, split_team

    parts = [part for text in (first, second) for part in _name_and_people(text)]

    def does(session: Session) -> str:
        plan, moment = session.plan, session.moment()
        old = plan.team_named(team)
        form = parse_split(plan, old.id, parts, given["since"] or first_day(plan, old, session.today).isoformat())
        comes_to = split_sentence(plan, old.id, form, moment)
        step = split_team(plan, old.id, form, moment)
        done(session, step)
        return f"{step.label}. {comes_to.removesuffix('.')}"

    _change(context, given, does)


def _change(context: click.Context, given: Mapping[str, str | None], does: Does) -> None:
    ports = ports_of(context)
    who, day = acting(ports, given["actor"]), fixed_day(given["today"])
    path = existing_plan(ports, given["plan"])
    with opened(ports, path, actor=who, quarter=chosen_quarter(given["quarter"]), today=day) as session:
        said = does(session)
    say(f"Saved: {said}." if "nothing to save" not in said else f"{said}.")


def _typed(given: Mapping[str, str | None]) -> dict[str, str]:
    return {name: text for name, text in given.items() if name in EMPTY_TEXTS and text is not None}


def _name_and_people(text: str) -> tuple[str, str]:
    name, _, people = text.rpartition(":")
    if not name:
        raise BadInputError(f"Team “{clean(text)}”: write it as name:people, e.g. Cart:3.")
    return name, people


def _lines(plan: Plan, view: TeamsView) -> list[str]:
    heads = ("Team", "Key", "Kind", "People", "Plannable", "Time off", "Ratio", "", "Reserve", "Innovation", "Tune-Up")
    rows = [
        (
            team.name,
            team.key,
            team.kind,
            number_text(team.people),
            percent(team.plannable_share),
            f"{number_text(team.time_off_days)} d" if team.time_off_days else "–",
            ratio_text(team.ratio),
            "own" if team.own_ratio else "",
            *(str(part) for part in team.parts),
        )
        for team in view.teams
    ]
    staffing = staffing_view(plan)
    kinds = [(row.kind, row.people, row.teams, row.share_text, row.target_text) for row in staffing.rows]
    changes = [f"{clean(team.name)}: {team.changes}" for team in view.teams if team.changes]
    return [
        *table(heads, "<<<>>><<>>>", rows),
        *changes,
        view.summary,
        clean(view.adds_up),
        "",
        *table(("Kind", "People", "Teams", "Share", ""), "<><><", kinds),
        *staffing.sentences,
        *filter(None, (staffing.advice,)),
    ]
