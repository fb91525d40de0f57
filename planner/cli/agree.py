"""`planner agree`: agree the ratio or the plan, with a why and who."""

from typing import Literal, get_args

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import WrongUsageError, say
from planner.cli.opening import done, opened
from planner.cli.options import (
    acting,
    also_by_option,
    as_option,
    existing_plan,
    fixed_day,
    plan_option,
    principle_option,
    today_option,
)
from planner.cli.split import ratio_option, reserve_option, split_given
from planner.domain.change import Step
from planner.domain.principles import following, principle_called
from planner.session import Session

Subject = Literal["ratio", "plan"]


@click.command("agree")
@click.argument("what", type=click.Choice(get_args(Subject)))
@click.option("--why", default="", metavar="TEXT", help="The reason: it is kept with the decision.")
@also_by_option
@principle_option
@ratio_option
@reserve_option
@plan_option
@today_option
@as_option
@click.pass_context
def command(
    context: click.Context,
    what: Subject,
    why: str,
    also_by: str,
    principle: str,
    ratio: str | None,
    reserve: str | None,
    plan: str | None,
    today: str | None,
    actor: str | None,
) -> None:
    """Agree the ratio or the plan, with a reason.

    Agreeing the plan makes what is in what was promised; from then on Measure holds reality against it. `planner
    plan` shows what either would mean. --ratio and --reserve belong to `agree ratio`.
    """
    if what == "plan" and (ratio is not None or reserve is not None):
        raise WrongUsageError("--ratio and --reserve belong to `planner agree ratio`; agree that first.")
    ports = ports_of(context)
    name = acting(ports, actor)
    with opened(ports, existing_plan(ports, plan), actor=name, today=fixed_day(today)) as session:
        step = _ratio(session, ratio, reserve, why, also_by) if what == "ratio" else _plan(session, why, also_by)
        done(session, following(step, principle_called(session.plan, principle)))
    say(f"Saved: {step.label}.")


def _ratio(session: Session, ratio: str | None, reserve: str | None, why: str, also_by: str) -> Step:
    from planner.domain.alignment import agree_ratio
    from planner.domain.capacity import split_in_force

    split = split_given(split_in_force(session.plan), ratio, reserve)
    return agree_ratio(session.plan, split, session.moment(), why=why, also_signed_by=also_by)


def _plan(session: Session, why: str, also_by: str) -> Step:
    from planner.domain.commitment import agree_plan

    return agree_plan(session.plan, session.moment(), why=why, also_signed_by=also_by)
