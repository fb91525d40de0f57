"""`planner show`: what a screen shows, without a screen."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Literal, get_args

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put
from planner.cli.opening import opened, stood_at
from planner.cli.options import at_option, existing_plan, fixed_day, json_option, plan_option, today_option
from planner.cli.quarter_option import chosen_quarter
from planner.cli.tables import json_text
from planner.domain.calendar import start_of_day
from planner.session import Session

Subject = Literal["align", "backlog", "measure", "decisions", "history"]
_OF_A_QUARTER = ("align", "backlog", "measure", "decisions")
_SINCE = ("decisions", "history")
_OF_AN_ITEM = ("history",)


@click.command("show")
@click.argument("what", type=click.Choice(get_args(Subject)))
@plan_option
@click.option("--quarter", metavar="QUARTER", help="A quarter, e.g. 2026-Q3; else the current one.")
@at_option
@click.option("--since", metavar="DATE", help="Decisions and history: from this day on, e.g. 2026-10-01.")
@click.option("--item", metavar="KEY", help="History: of this item alone, field by field.")
@today_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    what: Subject,
    plan: str | None,
    quarter: str | None,
    at: str | None,
    since: str | None,
    item: str | None,
    today: str | None,
    *,
    as_json: bool,
) -> None:
    """Print what a screen shows, without a screen.

    `align` is the Align screen, `backlog` Prioritize, `measure` Measure; `decisions` is the decision log, `history` all
    that was done, both newest first.
    """
    limited = (("--quarter", quarter, _OF_A_QUARTER), ("--since", since, _SINCE), ("--item", item, _OF_AN_ITEM))
    for option, given, subjects in limited:
        if given is not None and what not in subjects:
            raise click.UsageError(f"{option} goes with {', '.join(subjects)}, not with {what}.", context)
    ports = ports_of(context)
    day, at_day, since_day = fixed_day(today), fixed_day(at), fixed_day(since)
    chosen = chosen_quarter(quarter)
    texts: dict[Subject, Callable[[Session], str]] = {
        "align": partial(_align, as_json=as_json),
        "backlog": partial(_backlog, as_json=as_json),
        "measure": partial(_measure, as_json=as_json),
        "decisions": partial(_decisions, as_json=as_json, of_quarter=quarter is not None, since=since_day),
        "history": partial(_history, as_json=as_json, since=since_day, key=item),
    }
    with opened(ports, existing_plan(ports, plan), quarter=chosen, today=day, at=at_day) as session:
        text = texts[what](session)
        if not as_json:
            text = f"{stood_at(session)}{text}"
    put(text)


# Each imports its own view alone: a command starts as quickly as what it shows allows.


def _align(session: Session, *, as_json: bool) -> str:
    from planner.cli.show_align import align_lines
    from planner.domain.views.align import align_view

    view = align_view(session.plan, session.today)
    if as_json:
        from planner.domain.views.align_json import whole_align_json

        return json_text(whole_align_json(session.plan, view, session.today))
    return "\n".join(align_lines(view))


def _backlog(session: Session, *, as_json: bool) -> str:
    from planner.cli.show_backlog import backlog_lines
    from planner.domain.views.backlog import backlog_view
    from planner.domain.views.backlog_json import backlog_json

    view = backlog_view(session.plan)
    return json_text(backlog_json(view)) if as_json else "\n".join(backlog_lines(view))


def _measure(session: Session, *, as_json: bool) -> str:
    from planner.cli.show_measure import measure_lines
    from planner.cli.show_speed import speed_facts, speed_lines
    from planner.cli.slice_told import slice_lines
    from planner.domain.text import counted
    from planner.domain.views.measure import measure_json, measure_view
    from planner.domain.views.slices import slices_of_quarter
    from planner.domain.views.slices_out import slices_json

    view = measure_view(session.plan, session.today)
    slices = slices_of_quarter(session.plan, session.today)
    if as_json:
        return json_text(measure_json(view) | {"slices": slices_json(slices)} | speed_facts(session))
    told = ["", f"Slices: {counted(len(slices), 'slice')}", *(slice_lines(slices) if slices else ())]
    return "\n".join([*measure_lines(view), *told, *speed_lines(session)])


def _decisions(session: Session, *, as_json: bool, of_quarter: bool, since: date | None) -> str:
    from planner.cli.show_decisions import decision_lines
    from planner.domain.views.decisions import DecisionWish, decisions_view
    from planner.domain.views.decisions_out import decisions_json

    plan = session.plan
    wish = DecisionWish(quarter=plan.current if of_quarter else None, since=_from(session, since))
    view = decisions_view(plan, wish)
    return json_text(decisions_json(plan, view)) if as_json else "\n".join(decision_lines(plan, view))


def _history(session: Session, *, as_json: bool, since: date | None, key: str | None) -> str:
    from planner.cli.show_history import all_steps, step_lines
    from planner.domain.views.history import history_json

    if key is not None:
        return _of_item(session, key, as_json=as_json, since=since)
    steps = all_steps(session, _from(session, since))
    return json_text(history_json(steps)) if as_json else "\n".join(step_lines(session.plan, steps))


def _of_item(session: Session, key: str, *, as_json: bool, since: date | None) -> str:
    from planner.cli.show_history import all_entries, entry_rows
    from planner.domain.views.history import entries_json

    plan, item = session.plan, session.plan.item_keyed(key)
    entries = all_entries(session, item.id, _from(session, since))
    return json_text(entries_json(plan, item, entries)) if as_json else "\n".join(entry_rows(plan, item, entries))


def _from(session: Session, day: date | None) -> datetime | None:
    """The beginning of a day where the organisation is."""
    return None if day is None else start_of_day(session.plan.organisation.time_zone, day)
