"""`planner show`: what a screen shows, without a screen."""

from functools import partial
from typing import Literal, get_args

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put
from planner.cli.opening import opened
from planner.cli.options import existing_plan, fixed_day, json_option, plan_option, today_option
from planner.cli.tables import json_text
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.session import Session

Subject = Literal["align", "backlog", "measure"]


@click.command("show")
@click.argument("what", type=click.Choice(get_args(Subject)))
@plan_option
@click.option("--quarter", metavar="QUARTER", help="A quarter, e.g. 2026-Q3; else the current one.")
@today_option
@json_option
@click.pass_context
def command(
    context: click.Context, what: Subject, plan: str | None, quarter: str | None, today: str | None, *, as_json: bool
) -> None:
    """Print what a screen shows, without a screen.

    `align` is the Align screen, `backlog` Prioritize, `measure` Measure.
    """
    ports = ports_of(context)
    day = fixed_day(today)
    chosen = None if quarter is None else partial(_quarter_called, quarter)
    texts = {"align": _align, "backlog": _backlog, "measure": _measure}
    with opened(ports, existing_plan(ports, plan), quarter=chosen, today=day) as session:
        text = texts[what](session, as_json=as_json)
    put(text)


def _quarter_called(name: str, plan: Plan) -> str:
    quarters = sorted(plan.quarters.values(), key=lambda quarter: quarter.starts_on)
    known = [quarter.id for quarter in quarters]
    for quarter in known:
        if quarter.casefold() == name.strip().casefold():
            return quarter
    raise BadInputError(f"There is no quarter “{name}” in this plan; it has: {', '.join(known)}.")


# Each imports its own view alone: a command starts as quickly as what it shows allows.


def _align(session: Session, *, as_json: bool) -> str:
    from planner.cli.show_align import align_lines
    from planner.domain.views.align import align_json, align_view

    view = align_view(session.plan, session.today)
    return json_text(align_json(view)) if as_json else "\n".join(align_lines(view))


def _backlog(session: Session, *, as_json: bool) -> str:
    from planner.cli.show_backlog import backlog_lines
    from planner.domain.views.backlog import backlog_view
    from planner.domain.views.backlog_json import backlog_json

    view = backlog_view(session.plan)
    return json_text(backlog_json(view)) if as_json else "\n".join(backlog_lines(view))


def _measure(session: Session, *, as_json: bool) -> str:
    from planner.cli.show_measure import measure_lines
    from planner.domain.views.measure import measure_json, measure_view

    view = measure_view(session.plan, session.today)
    return json_text(measure_json(view)) if as_json else "\n".join(measure_lines(view))
