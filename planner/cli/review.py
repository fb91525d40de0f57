"""`planner review`: the review so far, in any week, as text, JSON or Markdown."""

from functools import partial

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import WrongUsageError, put
from planner.cli.opening import opened, stood_at
from planner.cli.options import at_option, existing_plan, fixed_day, json_option, plan_option, today_option
from planner.cli.tables import json_text
from planner.domain.plan import Plan
from planner.session import Session


@click.command("review")
@click.option("--quarter", metavar="QUARTER", help="A quarter, e.g. 2026-Q3; else the current one.")
@click.option("--team", metavar="TEAM", help="How well one team of four people or more foretold its own.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Markdown, to send round.")
@plan_option
@at_option
@today_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    quarter: str | None,
    team: str | None,
    plan: str | None,
    at: str | None,
    today: str | None,
    *,
    as_markdown: bool,
    as_json: bool,
) -> None:
    """Print the review of the quarter so far.

    Key results, slices, promises, time, how well it was foretold, what was learnt. It can be read in any week;
    `planner close` closes the quarter from week 10 on.
    """
    if as_json and as_markdown:
        raise WrongUsageError("--json and --markdown are two formats; choose one.")
    if team is not None and (as_json or as_markdown):
        raise WrongUsageError("--team is for the team itself, as text; it goes with neither --json nor --markdown.")
    ports = ports_of(context)
    chosen = None if quarter is None else partial(_called, quarter)
    day, then = fixed_day(today), fixed_day(at)
    with opened(ports, existing_plan(ports, plan), quarter=chosen, today=day, at=then) as session:
        text = _of_team(session, team) if team is not None else _review(session, as_json, as_markdown)
        if not as_json and not as_markdown:
            text = f"{stood_at(session)}{text}"
    put(text)


def _called(name: str, plan: Plan) -> str:
    from planner.domain.quarters.editing import quarter_called

    return quarter_called(plan, name).id


def _review(session: Session, as_json: bool, as_markdown: bool) -> str:  # noqa: FBT001 - two flags of the command
    from planner.domain.views.review import review_view
    from planner.domain.views.review_out import review_json, review_markdown, review_text

    view = review_view(session.plan, session.today)
    if as_json:
        return json_text(review_json(view))
    return "\n".join(review_markdown(view) if as_markdown else review_text(view))


def _of_team(session: Session, name: str) -> str:
    from planner.domain.closing.foretelling import foretold
    from planner.domain.views.review_rows import foretold_lines

    team = session.plan.team_named(name)
    return "\n".join(foretold_lines(foretold(session.plan, team.id), team.name))
