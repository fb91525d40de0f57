"""`planner read`: forms that came back, all or none of them."""

import sys
from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple

import click

from planner.cli.context import Ports, ports_of
from planner.cli.diagnostics import say
from planner.cli.opening import done, opened
from planner.cli.options import acting, as_option, existing_plan, fixed_day, plan_option, today_option
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.text import clean, counted
from planner.domain.voting.casting import Vote, ballot_of, cast_all
from planner.domain.words import CATEGORY_NAMES, Category
from planner.exchange.forms import SIZE_LIMIT, Complaint, FormError, read_form
from planner.exchange.forms_ballot import KIND, LABELS
from planner.exchange.forms_ballot_read import read_ballot

_STANDARD_INPUT = "-"
_MOST = 20
"""So many complaints about one form are worth reading at once."""


class Form(NamedTuple):
    """A file that came back."""

    name: str
    """As complaints name it."""
    data: bytes


class Read(NamedTuple):
    """What a form comes to."""

    step: Step
    said: str


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FORM …")
@plan_option
@today_option
@as_option
@click.pass_context
def command(
    context: click.Context, files: tuple[str, ...], plan: str | None, today: str | None, actor: str | None
) -> None:
    """Read filled-in forms; `-` is standard input.

    Where anything in any of them is wrong, each such line is named and nothing is changed. A form that comes again
    replaces the lead's earlier one, until the ballots were shown together.
    """
    ports = ports_of(context)
    path, name, day = existing_plan(ports, plan), acting(ports, actor), fixed_day(today)
    forms = [_opened(ports, file) for file in files]
    with opened(ports, path, actor=name, today=day) as session:
        for read in _read_all(session.plan, forms, session.moment()):
            done(session, read.step)
            say(read.said)


def _read_all(plan: Plan, forms: list[Form], moment: Moment) -> list[Read]:
    """What all forms come to, one after the other; raises the last of all complaints, having said the others."""
    results: list[Read] = []
    complaints: list[str] = []
    for form in forms:
        try:
            read = _read(plan, form, moment)
        except FormError as error:
            complaints += [f"{form.name}:{c.number}: {c.text}" for c in error.complaints[:_MOST]]
            more = len(error.complaints) - _MOST
            complaints += [f"{form.name}: {counted(more, 'more line')} with something wrong."] if more > 0 else []
        except BadInputError as error:
            complaints.append(f"{form.name}: {error}")
        else:
            plan = plan.after(read.step.changes)
            results.append(read)
    for complaint in complaints[:-1]:
        say(complaint)
    if complaints:
        raise BadInputError(complaints[-1])
    return results


def _read(plan: Plan, form: Form, moment: Moment) -> Read:
    found = read_form(form.data, {KIND: LABELS})
    filled = read_ballot(found, plan)
    try:
        step = cast_all(plan, filled.votes, moment)
    except BadInputError as error:
        raise FormError([Complaint(found.number, str(error))]) from None
    parts = [_vote_text(category, vote) for category, vote in filled.votes.items()]
    how = _how(plan, filled.votes, step)
    return Read(step, f"{form.name}: {'; '.join([*parts, *filled.notes])}. {how}")


def _how(plan: Plan, votes: Mapping[Category, Vote], step: Step) -> str:
    if not step.changes:
        return "Unchanged: that was read before."
    if any(ballot_of(plan, category, vote.person) for category, vote in votes.items()):
        return "It replaces the earlier one, and is hidden until all are shown together."
    return "It is hidden until all are shown together."


def _vote_text(category: Category, vote: Vote) -> str:
    """What was read, without what it says."""
    dots = sum(given for _, given in vote.points)
    what = f"{counted(dots, 'dot')} given" if vote.points else f"{counted(len(vote.order), 'item')} in order"
    reasons = f", {counted(len(vote.reasons), 'reason')}" if vote.reasons else ""
    return f"{CATEGORY_NAMES[category]}: {what}{reasons}"


def _opened(ports: Ports, file: str) -> Form:
    if file != _STANDARD_INPUT:
        return Form(clean(PurePath(file).name), ports.documents().read(file, SIZE_LIMIT))
    data = sys.stdin.buffer.read(SIZE_LIMIT + 1) if sys.stdin is not None else b""
    if len(data) > SIZE_LIMIT:
        raise BadInputError(f"Standard input has more than {SIZE_LIMIT:,} bytes; a form is a page or two.")
    return Form("standard input", data)
