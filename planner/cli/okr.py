"""`planner okr`: what a quarter is for, how far its key results are, and where they stand this week."""

from collections.abc import Mapping
from datetime import date

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
    quarter_with,
    today_option,
)
from planner.cli.quarter_option import chosen_quarter, quarter_option
from planner.cli.tables import json_text
from planner.domain.calendar import monday_of, parse_week
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.figures import parse_figure
from planner.domain.okrs.checking import answer_for, answer_of_row, check_in_krs
from planner.domain.okrs.form import EMPTY_KR_TEXTS, parse_kr
from planner.domain.okrs.key_results import add_kr, read_krs
from planner.domain.okrs.objectives import add_objective, objective_called, read_teams
from planner.domain.okrs.outcomes_first import output_remark
from planner.domain.text import clean
from planner.domain.views.okrs import okrs_view
from planner.domain.views.okrs_json import okrs_json
from planner.domain.views.okrs_text import okrs_lines
from planner.session import Session


@click.group("okr")
def command() -> None:
    """List OKRs; add an objective or a key result; say where one stands."""


@command.command("list")
@quarter_option
@plan_option
@today_option
@json_option
@click.pass_context
def list_okrs(
    context: click.Context, quarter: str | None, plan: str | None, today: str | None, *, as_json: bool
) -> None:
    """List the objectives with their key results: score, pace, forecast, what should move them."""
    ports = ports_of(context)
    day = fixed_day(today)
    with opened(ports, existing_plan(ports, plan), quarter=chosen_quarter(quarter), today=day) as session:
        view = okrs_view(session.plan, session.today)
    if as_json:
        put(json_text({"schema": 1, **view.quarter.named(), "okrs": okrs_json(view)}))
    else:
        put("\n".join(okrs_lines(view)))


@command.command("add")
@click.argument("objective")
@click.argument("name", metavar="[KEY RESULT]", required=False)
@click.option("--teams", metavar="TEAMS", help="Teams that share a new objective, e.g. CHK,GRW; else all.")
@click.option("--from", "baseline", metavar="NUMBER", help="Where it stands now.")
@click.option("--to", "target", metavar="NUMBER", help="Where it shall be at the quarter's end.")
@click.option("--unit", metavar="UNIT", help="E.g. %, €, days.")
@click.option("--stretch", metavar="NUMBER", help="What would be more than hoped for.")
@click.option("--better", "direction", metavar="up|down", help="Which way is better; else --from and --to say it.")
@click.option("--kind", metavar="KIND", help="committed (all is expected) or aspirational (0.7 is).")
@click.option("--weight", metavar="NUMBER", help="How much it counts within its objective; else 1.")
@quarter_option
@plan_option
@today_option
@as_option
@click.pass_context
def add(
    context: click.Context,
    /,
    objective: str,
    name: str | None,
    teams: str | None,
    quarter: str | None,
    plan: str | None,
    today: str | None,
    actor: str | None,
    **given: str | None,
) -> None:
    """Add an objective, or a key result to one.

    OBJECTIVE alone is a new one. With a KEY RESULT it is the name, or words of the name, of one that is there.
    """
    if name is None and any(given.values()):
        raise BadInputError("What is measured? Write the key result's name after the objective's.")
    if name is not None and teams is not None:
        raise BadInputError("Teams share an objective; leave --teams away for a key result.")
    ports = ports_of(context)
    who, day = acting(ports, actor), fixed_day(today)
    path = existing_plan(ports, plan)
    with opened(ports, path, actor=who, quarter=chosen_quarter(quarter), today=day) as session:
        if name is None:
            whose = read_teams(session.plan, teams or "")
            step = add_objective(session.plan, objective, session.moment(), whose)
        else:
            step = _new_kr(session, objective, name, given)
        done(session, step)
    say(f"Saved: {step.label}.")
    remark = output_remark(clean(objective if name is None else name))
    if remark:
        say(remark)


@command.command("check-in")
@click.argument("key_result")
@click.argument("value", required=False)
@click.option("--confidence", metavar="0…10", help="How sure you are that it will be reached: 0 no way, 10 done.")
@click.option("--word", metavar="TEXT", help="A word about it.")
@click.option("--week", metavar="WEEK", help="A week, e.g. 2026-W47, or a day in it; else this one.")
@plan_option
@today_option
@as_option
@click.pass_context
def check_in(
    context: click.Context,
    key_result: str,
    value: str | None,
    confidence: str | None,
    word: str | None,
    week: str | None,
    plan: str | None,
    today: str | None,
    actor: str | None,
) -> None:
    """Say where a key result stands in a week; what is not given stays as it was said.

    KEY_RESULT is its name or words of it. A VALUE below 0 comes after --, e.g. `-- "Net growth" -3`.
    """
    ports = ports_of(context)
    monday, day, who = parse_week(week) if week else None, fixed_day(today), acting(ports, actor)
    if value is None and confidence is None and word is None:
        raise BadInputError("Say where it stands, e.g. 33.4, or give --confidence or --word.")
    with opened(ports, existing_plan(ports, plan), actor=who, quarter=quarter_with(monday), today=day) as session:
        step = _said(session, key_result, monday, (value, confidence, word))
        done(session, step)
    say(f"Saved: {step.label}." if step.changes else "That has been said already; nothing to save.")


def _new_kr(session: Session, objective: str, name: str, given: Mapping[str, str | None]) -> Step:
    typed = {field: text for field, text in given.items() if text is not None}
    form = parse_kr({**EMPTY_KR_TEXTS, **typed, "name": name})
    return add_kr(session.plan, objective_called(session.plan, objective).id, form, session.moment())


def _said(
    session: Session, key_result: str, week: date | None, given: tuple[str | None, str | None, str | None]
) -> Step:
    plan = session.plan
    found = read_krs(plan, key_result)
    if len(found) != 1:
        raise BadInputError("Name one key result, or words of its name.")
    kr = plan.key_results[found[0]]
    monday = monday_of(session.today) if week is None else week
    before = answer_of_row(answer_for(plan, kr.id, monday))
    value, confidence, word = given
    answer = before._replace(
        value=before.value if value is None else parse_figure(value, kr.name, kr.unit),
        confidence=before.confidence if confidence is None else _confidence(confidence),
        word=before.word if word is None else word,
    )
    return check_in_krs(plan, monday, {kr.id: answer}, session.moment())


def _confidence(text: str) -> int | None:
    number = parse_figure(text, "Confidence")
    if number is not None and not (0 <= number <= 10 and number == int(number)):
        raise BadInputError("Confidence: write a whole number from 0, no way, to 10, done.")
    return None if number is None else int(number)
