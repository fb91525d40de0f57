"""`planner stage`: how far an item is validated, and the gate before everybody has it."""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say
from planner.cli.opening import done, opened
from planner.cli.options import acting, as_option, existing_plan, fixed_day, json_option, plan_option, today_option
from planner.cli.tables import json_text, table
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.gates import (
    LIST_NAMES,
    Checks,
    CheckState,
    advance,
    check_called,
    gate_of,
    is_gated,
    open_checks,
    with_gate,
)
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.slices.following_through import started_note
from planner.domain.text import clean, counted
from planner.domain.words import STAGE_NAMES, STAGES, Stage
from planner.session import Session

_EVERY = "all"
_HEADS = ("", "List", "Check", "Answer")
_NAMES = [stage.replace("_", "-") for stage in STAGES]


@click.command("stage")
@click.argument("key")
@click.argument("stage", type=click.Choice(_NAMES), required=False)
@click.option("--done", "finished", multiple=True, metavar="CHECK", help="A check that is done; all: each open one.")
@click.option("--skip", "skipped", multiple=True, metavar="CHECK:WHY", help="A check that is passed over, and why.")
@click.option("--why", default="", metavar="TEXT", help="Why it is stopped.")
@plan_option
@today_option
@as_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    key: str,
    stage: str | None,
    finished: tuple[str, ...],
    skipped: tuple[str, ...],
    why: str,
    plan: str | None,
    today: str | None,
    actor: str | None,
    *,
    as_json: bool,
) -> None:
    """Show how far the item KEY is, and its gate; or take it to another STAGE.

    Before everybody has it (broad), each check of the gate is done or passed over with a reason; CHECK is its number in
    the list, or words of it. Stopping an item needs --why.
    """
    ports = ports_of(context)
    who = acting(ports, actor) if stage or finished or skipped else ""
    with opened(ports, existing_plan(ports, plan), actor=who, today=fixed_day(today)) as session:
        item = session.plan.item_keyed(key).id
        if who:
            checks = checks_typed(session.plan, item, finished, skipped)
            _take_there(session, item, stage_typed(stage), why, checks)
        found, states = session.plan.items[item], gate_of(session.plan, item)
    if as_json:
        put(json_text({"schema": 1, **stage_json(found, states)}))
    elif not who:
        put("\n".join(stage_lines(found, states)))


def stage_typed(text: str | None) -> Stage | None:
    """A stage as it is typed; `None` for none."""
    return next((stage for stage, name in zip(STAGES, _NAMES, strict=True) if name == text), None)


def _take_there(session: Session, item: str, stage: Stage | None, why: str, checks: Checks) -> None:
    """Takes an item to a stage, or answers checks of its gate alone, and says so."""
    before, moment = session.plan, session.moment()
    if stage is not None:
        step = advance(before, item, stage, moment, why=why, checks=checks)
    else:
        label = f"{before.items[item].title}: {counted(len(checks), 'check')} of its gate answered"
        step = with_gate(before, Step(label, ()), item, checks, moment)
    done(session, step)
    say(f"Saved: {step.label}." if step.changes else "Nothing was changed.")
    note = started_note(before, item, stage) if stage is not None else ""
    if note:
        say(note)


def checks_typed(plan: Plan, item: str, finished: tuple[str, ...], skipped: tuple[str, ...]) -> Checks:
    """How checks are answered, by id; raises `BadInputError` for what cannot be read, and for one that is twice."""
    checks: dict[str, str | None] = {}
    for text in skipped:
        head, colon, why = text.partition(":")
        if not colon:
            raise BadInputError(f"--skip {clean(text, 60)}: write CHECK:WHY, e.g. 3:no load to speak of.")
        _take(checks, check_called(plan, head), why)
    for text in finished:
        if clean(text).casefold() == _EVERY:
            checks |= {check.id: None for check in open_checks(plan, item) if check.id not in checks}
        else:
            _take(checks, check_called(plan, text), None)
    return checks


def stage_lines(item: Item, states: tuple[CheckState, ...]) -> list[str]:
    """What is printed: the stage, and each check with how it was answered."""
    left = sum(1 for state in states if state.gate is None)
    gate = f"{counted(left, 'check')} of its gate {'is' if left == 1 else 'are'} open" if left else "its gate is passed"
    ahead = gate if is_gated(item, "broad") else "customers have it" if item.stage != "stopped" else item.stop_reason
    cells = [
        (str(number), LIST_NAMES[state.check.list], state.check.text, _answer(state))
        for number, state in enumerate(states, 1)
    ]
    return [f"{item.key} {item.title}: {STAGE_NAMES[item.stage]}, {ahead}", "", *table(_HEADS, "><<<", cells)]


def stage_json(item: Item, states: tuple[CheckState, ...]) -> dict[str, object]:
    """The same as data."""
    return {
        "key": item.key,
        "title": item.title,
        "stage": item.stage,
        "checks": [
            {
                "id": state.check.id,
                "list": state.check.list,
                "text": state.check.text,
                "state": "open" if state.gate is None else "done" if state.gate.skipped_why is None else "skipped",
                "by": state.gate.by if state.gate else None,
                "at": state.gate.at.isoformat() if state.gate else None,
                "why": state.gate.skipped_why if state.gate else None,
            }
            for state in states
        ],
    }


def _take(checks: dict[str, str | None], check: str, why: str | None) -> None:
    if check in checks:
        raise BadInputError("One check is named twice; say once whether it is done or passed over.")
    checks[check] = why


def _answer(state: CheckState) -> str:
    if state.gate is None:
        return "open"
    return f"done, {state.gate.by}" if state.gate.skipped_why is None else f"not: {state.gate.skipped_why}"
