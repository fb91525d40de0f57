"""`planner plan`: the plan under a ratio, without changing anything."""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import awaited, put
from planner.cli.opening import opened
from planner.cli.options import existing_plan, json_option, plan_option
from planner.cli.split import ratio_option, reserve_option, split_given
from planner.cli.tables import json_text
from planner.domain.optimum.held import Held
from planner.domain.whatif.considered import Considered, Present, Terms, considered, line, present


@click.command("plan")
@ratio_option
@reserve_option
@click.option("--optimum", is_flag=True, help="Also the best plan by score under these weeks.")
@plan_option
@json_option
@click.pass_context
def command(
    context: click.Context, ratio: str | None, reserve: str | None, plan: str | None, *, optimum: bool, as_json: bool
) -> None:
    """Print the plan under a ratio; nothing is changed.

    What is in, what that is worth, what comes in and goes out against the plan as it is now, and the same for every
    ratio from 40 to 90 %. Without --ratio and --reserve it is the plan as it is now.
    """
    ports = ports_of(context)
    with opened(ports, existing_plan(ports, plan)) as session:
        now = present(session.plan)
        terms = Terms(split_given(now.split, ratio, reserve))
        seen = considered(now, terms)
        best, told = _best(now, seen) if optimum else (None, [])
    steps = line(now, terms)
    if as_json:
        from planner.domain.whatif.as_json import considered_json

        put(json_text(considered_json(now, seen, steps, best)))
    else:
        from planner.cli.show_plan import plan_lines

        put("\n".join(plan_lines(now, seen, steps, told)))


def _best(now: Present, seen: Considered) -> tuple[Held, list[str]]:
    """The best plan against the order, and how it is told; raises `PlannerError` where it cannot be had."""
    from planner.domain.optimum.held import held
    from planner.domain.optimum.posed import posed
    from planner.domain.optimum.told import paragraphs
    from planner.domain.optimum.weeks import weeks
    from planner.session.optimising import Optimising

    asked = posed(now.plan, seen.filled, now.scores)
    computing = Optimising(asked, more=True)
    try:
        done = awaited(computing.answer, "Computing the best plan", "The best plan was not computed; nothing changed.")
    finally:
        computing.cancel()
    result = held(now.plan, seen.filled, asked, done.found, now.scores)
    return result, paragraphs(now.plan, result, weeks(asked, done.found, done.more))
