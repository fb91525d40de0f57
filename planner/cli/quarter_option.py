"""A quarter as it is typed after a command."""

from collections.abc import Callable
from functools import partial

import click

from planner.domain.plan import Plan
from planner.domain.quarters.editing import quarter_called

quarter_option = click.option("--quarter", metavar="QUARTER", help="A quarter, e.g. 2027-Q1; else the current one.")


def chosen_quarter(quarter: str | None) -> Callable[[Plan], str] | None:
    """What `opened` asks for the quarter that was typed; `None` for the current one."""
    return None if quarter is None else partial(_called, quarter)


def _called(name: str, plan: Plan) -> str:
    return quarter_called(plan, name).id
