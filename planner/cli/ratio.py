"""`planner ratio`: the agreed ratio and reserve, and agreeing another."""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say
from planner.cli.opening import done, opened
from planner.cli.options import (
    acting,
    also_by_option,
    as_option,
    existing_plan,
    fixed_day,
    json_option,
    plan_option,
    principle_option,
    today_option,
)
from planner.cli.quarter_option import chosen_quarter, quarter_option
from planner.cli.tables import json_text
from planner.domain.alignment import agree_ratio, latest_agreement
from planner.domain.capacity import Split, capacity, split_in_force
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.principles import following, principle_called
from planner.domain.text import NOTE_LENGTH, clean, percent
from planner.domain.typed import parse_percent, parse_ratio
from planner.domain.views.align import align_view
from planner.domain.views.teams import adds_up
from planner.session import Session


@click.command("ratio")
@click.option("--set", "ratio", metavar="RATIO", help="Agree this ratio: 65, or 65:35.")
@click.option("--reserve", metavar="PERCENT", help="Agree this reserve for unplanned work.")
@click.option("--why", metavar="WHY", help="Why, in a few words; the decision is kept with it.")
@also_by_option
@principle_option
@quarter_option
@plan_option
@today_option
@as_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    ratio: str | None,
    reserve: str | None,
    why: str | None,
    also_by: str,
    principle: str,
    quarter: str | None,
    plan: str | None,
    today: str | None,
    actor: str | None,
    *,
    as_json: bool,
) -> None:
    """Print the agreed ratio, or agree another.

    A ratio is Innovation's share of the planned capacity. What is not given stays as it is in force.
    """
    ports = ports_of(context)
    is_set = ratio is not None or reserve is not None
    if not is_set and (why is not None or also_by or principle):
        raise BadInputError("Say what is agreed, too, e.g. --set 65.")
    who = acting(ports, actor) if is_set else ""
    chosen = chosen_quarter(quarter)
    with opened(ports, existing_plan(ports, plan), actor=who, quarter=chosen, today=fixed_day(today)) as session:
        if is_set:
            split = _split(session.plan, ratio, reserve)
            step = agree_ratio(session.plan, split, session.moment(), why=why or "", also_signed_by=also_by)
            done(session, following(step, principle_called(session.plan, principle)))
            say(f"Saved: {step.label}.")
        if as_json:
            put(json_text(_json(session.plan)))
        elif not is_set:
            put("\n".join(_lines(session)))


def _split(plan: Plan, ratio: str | None, reserve: str | None) -> Split:
    split = split_in_force(plan)
    wanted = None if ratio is None else parse_ratio(ratio, "Ratio")
    if ratio is not None and wanted is None:
        raise BadInputError("Ratio: nothing is written after --set; write e.g. 65 or 65:35.")
    kept = split.reserve if reserve is None else parse_percent(reserve, "Reserve")
    return Split(split.ratio if wanted is None else wanted, kept)


def _lines(session: Session) -> list[str]:
    view = align_view(session.plan, session.today)
    lines = [
        f"{clean(view.quarter.name)}: {clean(view.base.agreement)} Reserve {percent(view.split.reserve)}.",
        clean(adds_up(session.plan, view.room, named=True), NOTE_LENGTH),
    ]
    decision = latest_agreement(session.plan)
    if decision is not None:
        lines.append(f"Why: {clean(decision.why) or 'no reason given'}")
    return lines


def _json(plan: Plan) -> dict[str, object]:
    split, quarter, decision = split_in_force(plan), plan.quarter, latest_agreement(plan)
    return {
        "schema": 1,
        **quarter.named(),
        "ratio": {
            "agreed": quarter.ratio,
            "in_force": split.ratio,
            "teams_add_up_to": capacity(plan).teams_add_up_to,
        },
        "reserve": {"agreed": quarter.reserve, "in_force": split.reserve},
        "decision": None
        if decision is None
        else {
            "what": decision.what,
            "why": decision.why or None,
            "by": decision.signed_by or None,
            "also_by": decision.also_signed_by or None,
            "at": decision.at.isoformat(),
        },
    }
