"""`planner close`: close the quarter; what is unfinished is carried over or dropped, each with a word why."""

from collections.abc import Iterable, Mapping
from functools import partial

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say
from planner.cli.opening import answer_of, done, opened
from planner.cli.options import (
    acting,
    also_by_option,
    as_option,
    dry_run_option,
    existing_plan,
    fixed_day,
    plan_option,
    today_option,
)
from planner.domain.change import Step
from planner.domain.closing.closing import Closing, close_quarter, closing, next_quarter, refusal, reopen_quarter
from planner.domain.closing.unfinished import CloseChoice, choice_of, parse_remaining, unfinished
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.quarters.editing import in_order
from planner.domain.results import CarryChoice
from planner.domain.text import weeks_phrase
from planner.session import Session


@click.command("close")
@click.option("--carry", "carried", multiple=True, metavar="KEY=WEEKS:WHY", help="Carry an item over; may repeat.")
@click.option("--back", multiple=True, metavar="KEY:WHY", help="Put an item back in the backlog; may repeat.")
@click.option("--drop", "dropped", multiple=True, metavar="KEY:WHY", help="Drop an item for good; may repeat.")
@click.option("--rest", default="", metavar="CHOICE:WHY", help="carry, back or drop all that have no choice yet.")
@click.option("--why", default="", metavar="TEXT", help="What there is to say about the quarter's end.")
@also_by_option
@click.option("--reopen", is_flag=True, help="Open a closed quarter again; needs --quarter and --why.")
@click.option("--quarter", metavar="QUARTER", help="A quarter, e.g. 2026-Q3; else the current one.")
@dry_run_option
@plan_option
@today_option
@as_option
@click.pass_context
def command(
    context: click.Context,
    carried: tuple[str, ...],
    back: tuple[str, ...],
    dropped: tuple[str, ...],
    rest: str,
    why: str,
    also_by: str,
    quarter: str | None,
    plan: str | None,
    today: str | None,
    actor: str | None,
    *,
    reopen: bool,
    dry_run: bool,
) -> None:
    """Close the quarter, from its week 10 on.

    It becomes read-only, and the next one begins.

    Every unfinished item is carried over with the weeks that are left (? where nobody knows), which come first in the
    next quarter; or goes back to the backlog, where its rank decides anew; or is dropped, which stops it for good. Each
    has a word why; what the review has chosen already need not be said again. `planner review` shows all of it.
    """
    ports = ports_of(context)
    name = acting(ports, actor)
    chosen = None if quarter is None else partial(_called, quarter)
    with opened(ports, existing_plan(ports, plan), actor=name, quarter=chosen, today=fixed_day(today)) as session:
        if reopen:
            step = _reopened(session, why, also_by, has_choices=bool(carried or back or dropped or rest))
        else:
            choices = given_choices(session.plan, carried, dropped, back)
            choices = {**_the_rest(session.plan, choices, rest), **choices}
            _check(session, choices, aloud=dry_run)
            moment, ahead = session.moment(), _ahead(session)
            step = close_quarter(session.plan, choices, moment, why=why, also_signed_by=also_by, ahead=ahead)
        if not dry_run:
            done(session, step)
    say("Nothing was written." if dry_run else f"Saved: {step.label}.")


def _reopened(session: Session, why: str, also_by: str, *, has_choices: bool) -> Step:
    """Opens the quarter again; raises `BadInputError` with the one that is closed, where this one is not."""
    if has_choices:
        raise BadInputError("--reopen settles no items; say what becomes of them when the quarter is closed again.")
    plan = session.plan
    closed = [quarter for quarter in in_order(plan) if quarter.state == "closed"]
    if plan.quarter.state != "closed" and closed:
        example = f"e.g. --quarter {closed[-1].id}"
        raise BadInputError(f"{plan.quarter.name} is not closed; say which one is to be opened again, {example}.")
    return reopen_quarter(plan, why, session.moment(), also_signed_by=also_by)


def given_choices(
    plan: Plan, carried: Iterable[str], dropped: Iterable[str], back: Iterable[str] = ()
) -> dict[str, CloseChoice]:
    """The choices as typed, by item; raises `BadInputError` for what cannot be read, and for an item that is twice."""
    choices: dict[str, CloseChoice] = {}
    for text in carried:
        head, _, why = text.partition(":")
        key, equals, weeks = head.partition("=")
        if not equals:
            raise BadInputError(f"--carry {text}: write KEY=WEEKS:WHY, e.g. CHK-3=4:half of it is shipped.")
        _take(plan, choices, key, CloseChoice("carried", why, parse_remaining(weeks)))
    given: tuple[tuple[CarryChoice, Iterable[str]], ...] = (("dropped", dropped), ("back", back))
    for becomes, texts in given:
        for text in texts:
            key, _, why = text.partition(":")
            _take(plan, choices, key, CloseChoice(becomes, why))
    return choices


def _the_rest(plan: Plan, made: Mapping[str, CloseChoice], text: str) -> dict[str, CloseChoice]:
    """The same for all unfinished items without a choice, each with the weeks that are known to be left of it."""
    if not text:
        return {}
    word, _, why = text.partition(":")
    becomes = choice_of(word)
    rows = (row for row in unfinished(plan) if row.chosen is None and row.item.id not in made)
    return {row.item.id: row.likewise(becomes, why) for row in rows}


def _check(session: Session, choices: dict[str, CloseChoice], *, aloud: bool) -> None:
    """Raises `BadInputError` where the quarter cannot be closed; says before what would happen, where that is asked."""
    found = closing(session.plan, choices)
    if aloud:
        put("\n".join(told(found)))
    refused = refusal(session.plan, session.today, found)
    if refused:
        raise BadInputError(refused)


def told(found: Closing) -> list[str]:
    """What closing would do, line by line."""
    lines = [f"{found.quarter.name}: {found.text}."]
    lines += [f"→ {r.item.key} {r.item.title}, {weeks_phrase(g.remaining)} left: {g.why}" for r, g in found.carried]
    lines += [f"← {r.item.key} {r.item.title}, back in the backlog: {g.why}" for r, g in found.back]
    lines += [f"✗ {r.item.key} {r.item.title}, dropped: {g.why}" for r, g in found.dropped]
    lines += [f"? {r.item.key} {r.item.title}: carried over, back in the backlog, or dropped?" for r in found.missing]
    if found.carried_unknown:
        lines.append(f"{found.held_text[:1].upper()}{found.held_text[1:]}.")
    verb = "takes over" if found.prepared else "is created and takes over"
    return [*lines, f"{found.following} {verb} what is left."]


def _take(plan: Plan, choices: dict[str, CloseChoice], key: str, given: CloseChoice) -> None:
    item = plan.item_keyed(key)
    if item.id in choices:
        raise BadInputError(f"{item.title} ({item.key}) is named twice; say once what is to become of it.")
    choices[item.id] = given


def _called(name: str, plan: Plan) -> str:
    from planner.domain.quarters.editing import quarter_called

    return quarter_called(plan, name).id


def _ahead(session: Session) -> Plan | None:
    """The plan about the next quarter, where that is prepared."""
    following = next_quarter(session.plan)
    return None if following is None else answer_of(session.store.read_plan(following.id), session.store)
