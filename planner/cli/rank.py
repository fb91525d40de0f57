"""`planner rank`: a whole comparison of a lane, question by question, from a script."""

from typing import get_args

import click

from planner.cli.ask import LANES
from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say
from planner.cli.opening import done, opened
from planner.cli.options import (
    acting,
    as_option,
    existing_plan,
    fixed_day,
    json_option,
    plan_option,
    today_option,
    why_option,
)
from planner.cli.rank_told import answers_of, refusal_json, result_json, state_json, state_lines
from planner.cli.tables import json_text
from planner.domain.change import Step
from planner.domain.comparison import Comparison, Verdict
from planner.domain.effect import cost_text
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.versus.answering import AskBack, Contradiction, answer, retract
from planner.domain.versus.beginning import begin, open_comparison
from planner.domain.versus.result import apply, result
from planner.domain.versus.state import derive
from planner.domain.words import CATEGORY_NAMES, Category
from planner.session import Session

Answered = tuple[str, str, Verdict]


@click.command("rank")
@click.option("--lane", required=True, type=click.Choice(list(LANES)), help="The lane to rank.")
@click.option("--next", "ask", is_flag=True, help="Say what to ask next; begins a comparison where there is none.")
@click.option(
    "--answer",
    "answered",
    nargs=3,
    type=(str, str, click.Choice(get_args(Verdict))),
    metavar="A B this|that|same|later",
    help="Answer about two items, by their keys: A rather, B rather, either, or ask later.",
)
@click.option("--sure", is_flag=True, help="With --answer: mean it, though the list so far says the opposite.")
@click.option("--retract", "number", type=int, metavar="N", help="Take back answer N; --show numbers them.")
@click.option("--show", is_flag=True, help="Show where it stands: the answers, and the old order beside the new.")
@click.option("--apply", "take_over", is_flag=True, help="Make the order of the answers that of the lane.")
@why_option
@plan_option
@today_option
@as_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    lane: str,
    answered: Answered | None,
    number: int | None,
    plan: str | None,
    today: str | None,
    actor: str | None,
    *,
    ask: bool,
    sure: bool,
    show: bool,
    take_over: bool,
    as_json: bool,
) -> None:
    """Rank a lane by comparing two items at a time.

    Give one of --next, --answer, --retract, --show and --apply. What was answered is kept in the plan: the comparison
    can be taken up again at any time, here or on screen.
    """
    given = [ask, answered is not None, number is not None, show, take_over]
    if sum(given) != 1:
        raise click.UsageError("Give one of --next, --answer, --retract, --show and --apply", context)
    if sure and answered is None:
        raise click.UsageError("--sure goes with --answer", context)
    ports = ports_of(context)
    name = acting(ports, actor)
    with opened(ports, existing_plan(ports, plan), actor=name, today=fixed_day(today)) as session:
        category = LANES[lane]
        if ask:
            _next(session, category, as_json=as_json)
        elif answered is not None:
            _answer(session, category, answered, sure=sure, as_json=as_json)
        elif number is not None:
            _retract(session, category, number, as_json=as_json)
        elif show:
            _put(session, _open(session, category), as_json=as_json, whole=True)
        else:
            _apply(session, category, as_json=as_json)


def _next(session: Session, category: Category, *, as_json: bool) -> None:
    if open_comparison(session.plan, category) is None:
        done(session, begin(session.plan, category, session.moment()))
    _put(session, _open(session, category), as_json=as_json)


def _answer(session: Session, category: Category, answered: Answered, *, sure: bool, as_json: bool) -> None:
    comparison = _open(session, category)
    a, b = (_compared(session.plan, comparison, key) for key in answered[:2])
    outcome = answer(session.plan, comparison, a, b, answered[2], session.moment(), confirmed=sure)
    if isinstance(outcome, Step):
        done(session, outcome)
        _put(session, comparison, as_json=as_json)
        return
    if as_json:
        put(json_text(refusal_json(session.plan, comparison, outcome)))
    if isinstance(outcome, AskBack):
        raise BadInputError(f"{outcome.sentence} Nothing was changed; answer once more with --sure if you mean it.")
    raise BadInputError(_contradicted(session.plan, comparison, outcome))


def _contradicted(plan: Plan, comparison: Comparison, against: Contradiction) -> str:
    numbers = [str(n) for n, said in answers_of(plan, comparison) if said in against.answers]
    way = f"take back one of {', '.join(numbers)} with --retract first" if numbers else "it cannot be otherwise"
    return f"That contradicts what was said: {against.sentence}; {way}."


def _retract(session: Session, category: Category, number: int, *, as_json: bool) -> None:
    comparison = _open(session, category)
    said = dict(answers_of(session.plan, comparison))
    if number not in said:
        count = counted(len(said), "answer")
        raise BadInputError(f"There is no answer {number}; the comparison has {count}, and --show numbers them.")
    done(session, retract(session.plan, said[number].id))
    _put(session, comparison, as_json=as_json)


def _apply(session: Session, category: Category, *, as_json: bool) -> None:
    plan = session.plan
    comparison = _open(session, category)
    outcome, step = result(plan, comparison), apply(plan, comparison, session.moment())
    done(session, step)
    if as_json:
        put(json_text({"schema": 1, "lane": category, **result_json(plan, outcome)}))
        return
    cost = cost_text(plan, outcome.effect)
    say(f"Done: {step.label}; {cost or 'the same items are in'}.")


def _open(session: Session, category: Category) -> Comparison:
    comparison = open_comparison(session.plan, category)
    if comparison is None:
        raise BadInputError(f"Nothing is being compared in {CATEGORY_NAMES[category]}; `planner rank --next` begins.")
    return comparison


def _compared(plan: Plan, comparison: Comparison, key: str) -> str:
    """The id of an item by its key, one of the comparison's first: two copies of a plan may both use one key."""
    wanted = key.strip().casefold()
    ours = (item for item in comparison.items if item in plan.items and plan.items[item].key.casefold() == wanted)
    found = next(ours, None)
    return found if found is not None else plan.item_keyed(key).id


def _put(session: Session, comparison: Comparison, *, as_json: bool, whole: bool = False) -> None:
    plan = session.plan
    state = derive(plan, comparison)
    if as_json:
        put(json_text(state_json(plan, state, whole=whole)))
    else:
        put("\n".join(state_lines(plan, state, session.today, whole=whole)))
