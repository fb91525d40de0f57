"""`planner why`: why an item is in or out, with its story."""

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put
from planner.cli.opening import answer_of, opened
from planner.cli.options import existing_plan, plan_option
from planner.domain.item import placement_id
from planner.domain.scoring.explained import score_lines
from planner.domain.story import why
from planner.domain.text import clean
from planner.session import Session, StoryLine

_LONGEST_SENTENCE = 4000


@click.command("why")
@click.argument("key")
@plan_option
@click.pass_context
def command(context: click.Context, key: str, plan: str | None) -> None:
    """Say why an item is in or out, with its story.

    KEY is the item's, e.g. CHK-12; `planner show backlog` lists them.
    """
    ports = ports_of(context)
    with opened(ports, existing_plan(ports, plan)) as session:
        item = session.plan.item_keyed(key)
        scored = score_lines(session.plan, item)
        sentences = why(session.plan, item.id, _history(session, item.id), between=scored)
    lines = (f"{item.key} {item.title}", *sentences)
    put("\n".join(clean(line, _LONGEST_SENTENCE) for line in lines))


def _history(session: Session, item: str) -> list[StoryLine]:
    """The steps that touched the item or its place, oldest first; one that touched both is told once."""
    place = placement_id(session.plan.current, item)
    rows = (("item", item), ("placement", place), ("score_inputs", item))
    lines = [line for row in rows for line in answer_of(session.store.story(*row), session.store)]
    told = {(line.at, line.actor, line.label): line for line in lines}
    return [told[key] for key in sorted(told)]
