"""`planner quarter`: the planning periods, and the next one prepared."""

from functools import partial

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
from planner.cli.tables import json_text, table
from planner.domain.calendar import parse_date, short_date
from planner.domain.capacity import capacity
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.quarters.editing import (
    QuarterForm,
    checked,
    edit_quarter,
    following,
    form_of,
    in_order,
    new_quarter,
    quarter_called,
)
from planner.domain.quarters.form import parse_holidays
from planner.domain.text import clean, number_text, people_phrase, weeks_phrase
from planner.domain.views.quarters import QuartersView, form_sentence, quarter_json, quarters_json, quarters_view


@click.group("quarter")
def command() -> None:
    """List quarters, show or edit one, prepare the next."""


@command.command("list")
@plan_option
@today_option
@json_option
@click.pass_context
def list_quarters(context: click.Context, plan: str | None, today: str | None, *, as_json: bool) -> None:
    """List all quarters, earliest first."""
    ports = ports_of(context)
    with opened(ports, existing_plan(ports, plan), today=fixed_day(today)) as session:
        view = quarters_view(session.plan, session.today)
    put(json_text(quarters_json(view)) if as_json else "\n".join(_lines(view)))


@command.command("show")
@click.argument("quarter", required=False)
@plan_option
@today_option
@json_option
@click.pass_context
def show(context: click.Context, quarter: str | None, plan: str | None, today: str | None, *, as_json: bool) -> None:
    """Show one quarter, by default the current one: its days, holidays and people."""
    ports = ports_of(context)
    chosen = None if quarter is None else partial(_called, quarter)
    with opened(ports, existing_plan(ports, plan), quarter=chosen, today=fixed_day(today)) as session:
        whole, room = session.plan, capacity(session.plan)
        view = quarters_view(whole, session.today)
    row = next(row for row in view.rows if row.is_shown)
    if as_json:
        put(json_text({"schema": 1, **quarter_json(row), "people": room.people, "capacity": room.total}))
        return
    holidays = ", ".join(f"{short_date(day)} {day.year}" for day in row.quarter.holidays) or "none"
    lines = [
        clean(view.sentence),
        *([] if row.quarter.name == row.quarter.id else [f"Known to forms and programs as {row.quarter.id}"]),
        f"{row.days}: {row.weeks} weeks, {number_text(row.working_weeks)} working weeks",
        f"Holidays: {holidays}",
        f"Agreed: {row.agreed if row.agreed != '–' else 'nothing yet'}",
        f"{people_phrase(room.people)}, {weeks_phrase(room.total)} of one person",
    ]
    put("\n".join([*lines, f"{view.late}."] if view.late else lines))


@command.command("new")
@click.argument("name", required=False)
@click.option("--starts", metavar="DATE", help="The first day; else the one after the latest quarter.")
@click.option("--ends", metavar="DATE", help="The last day; else that of the fiscal quarter.")
@click.option("--holiday", "holidays", multiple=True, metavar="DATE", help="A day on which nobody works; may repeat.")
@plan_option
@today_option
@as_option
@click.pass_context
def new(
    context: click.Context,
    name: str | None,
    starts: str | None,
    ends: str | None,
    holidays: tuple[str, ...],
    plan: str | None,
    today: str | None,
    actor: str | None,
) -> None:
    """Prepare the next quarter, from week 10 of this one on.

    It takes over people, plannable share, and the order of all items that are not done or stopped. Without NAME and
    days it is the one that the fiscal year has next.
    """
    ports = ports_of(context)
    who, day = acting(ports, actor), fixed_day(today)
    with opened(ports, existing_plan(ports, plan), actor=who, quarter=_latest, today=day) as session:
        form = following(session.plan)
        form = QuarterForm(
            form.name if name is None else name,
            parse_date(starts) if starts else form.starts_on,
            parse_date(ends) if ends else form.ends_on,
            parse_holidays(", ".join(holidays)),
        )
        step = new_quarter(session.plan, form, session.today)
        comes_to = form_sentence(session.plan, checked(session.plan, form))
        done(session, step)
    say(f"Saved: {step.label}. {comes_to}")


@command.command("edit")
@click.argument("quarter")
@click.option("--name", metavar="NAME", help="What it is called from now on; the id, by which forms know it, stays.")
@click.option("--starts", metavar="DATE", help="Another first day.")
@click.option("--ends", metavar="DATE", help="Another last day.")
@click.option("--holiday", "holidays", multiple=True, metavar="DATE", help="All its holidays; may repeat.")
@click.option("--no-holidays", "no_holidays", is_flag=True, help="No holidays at all.")
@why_option
@plan_option
@today_option
@as_option
@click.pass_context
def edit(
    context: click.Context,
    quarter: str,
    name: str | None,
    starts: str | None,
    ends: str | None,
    holidays: tuple[str, ...],
    plan: str | None,
    today: str | None,
    actor: str | None,
    *,
    no_holidays: bool,
) -> None:
    """Give a quarter another name, other days or holidays; what is not given stays.

    QUARTER is its name or its id, here and wherever a command asks for a quarter.
    """
    if holidays and no_holidays:
        raise BadInputError("Say --holiday or --no-holidays, not both.")
    if name is None and not (starts or ends or holidays or no_holidays):
        raise BadInputError(
            "Say what to change, e.g. --holiday 2026-12-25; `planner quarter edit --help` lists it all."
        )
    ports = ports_of(context)
    who, day = acting(ports, actor), fixed_day(today)
    with opened(ports, existing_plan(ports, plan), actor=who, quarter=partial(_called, quarter), today=day) as session:
        before = session.plan.quarter
        form = form_of(before)._replace(
            name=before.name if name is None else name,
            starts_on=parse_date(starts) if starts else before.starts_on,
            ends_on=parse_date(ends) if ends else before.ends_on,
        )
        if holidays or no_holidays:
            form = form._replace(holidays=parse_holidays(", ".join(holidays)))
        step = edit_quarter(session.plan, before.id, form)
        comes_to = form_sentence(session.plan, form, before.id)
        done(session, step)
    is_renamed_only = bool(step.changes) and step.changes[0].fields().keys() == {"called"}
    said = f"Saved: {step.label}.{'' if is_renamed_only else f' {comes_to}'}"
    say(said if step.changes else f"{before.name} is like that already; nothing to save.")


def _called(name: str, plan: Plan) -> str:
    return quarter_called(plan, name).id


def _latest(plan: Plan) -> str:
    return in_order(plan)[-1].id


def _lines(view: QuartersView) -> list[str]:
    heads = ("Quarter", "Days", "Weeks", "Working", "Holidays", "Agreed", "Stands")
    rows = [
        (
            row.quarter.name,
            row.days,
            str(row.weeks),
            number_text(row.working_weeks),
            str(row.holidays),
            row.agreed,
            row.stands,
        )
        for row in view.rows
    ]
    return [*table(heads, "<<>>><<", rows), "", clean(view.calendar)]
