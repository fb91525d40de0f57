"""`planner diff`: what changed between two dates."""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put
from planner.cli.opening import looking_back, opened
from planner.cli.options import existing_plan, fixed_day, json_option, plan_option, today_option
from planner.cli.tables import json_text
from planner.domain.calendar import long_date, parse_date
from planner.domain.text import clean
from planner.domain.views.difference import DatedPlan, difference_json, difference_lines, difference_view

_LONGEST = 4000


@click.command("diff")
@click.argument("first", metavar="DATE")
@click.argument("second", metavar="DATE")
@plan_option
@today_option
@json_option
@click.pass_context
def command(
    context: click.Context, first: str, second: str, plan: str | None, today: str | None, *, as_json: bool
) -> None:
    """Say what changed between two dates, each the end of its day.

    Items that came in and went out, ranks, ratio, must-dos, estimates, teams.
    """
    ports = ports_of(context)
    days = [parse_date(first), parse_date(second)]
    with opened(ports, existing_plan(ports, plan), today=fixed_day(today)) as session:
        before, after = (DatedPlan(long_date(day), day.isoformat(), looking_back(session, day).plan) for day in days)
        view = difference_view(before, after)
    if as_json:
        put(json_text(difference_json(view)))
        return
    lines = ((line[: len(line) - len(line.lstrip())], line) for line in difference_lines(view))
    put("\n".join(f"{indent}{clean(line, _LONGEST)}" for indent, line in lines))
