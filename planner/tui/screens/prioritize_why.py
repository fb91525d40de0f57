"""The answer to `w`: at once what the plan says, and what the history says as far as it can be read."""

import asyncio
from typing import TYPE_CHECKING

from planner.domain.item import placement_id
from planner.domain.scoring.explained import score_lines
from planner.domain.story import why
from planner.session import StoryLine
from planner.tui.dialogs.reading import Reading

if TYPE_CHECKING:
    from planner.tui.screens.backlog_screen import BacklogScreen

_PATIENCE = 0.5
"""Seconds; while another program holds the file the store cannot answer, and the key must not wait for it."""


async def tell(screen: "BacklogScreen", item: str) -> None:
    """Opens what there is to say about an item."""
    store, plan = screen.session.store, screen.plan
    questions = [
        asyncio.wrap_future(store.story(kind, row_id))
        for kind, row_id in (("item", item), ("placement", placement_id(plan.current, item)), ("score_inputs", item))
    ]
    done, late = await asyncio.wait(questions, timeout=_PATIENCE)
    steps: dict[tuple[object, str], StoryLine] = {}
    for question in done:
        if question.exception() is None:
            # A step that touched both the item and its place is one step.
            steps.update({(line.at, line.label): line for line in question.result()})
    history = sorted(steps.values(), key=lambda line: line.at)
    score = "\n".join(score_lines(plan, plan.items[item]))  # a section of its own
    filled = screen.view.fill if screen.view is not None else None
    said = list(why(plan, item, history, filled, [score], in_room=True))
    if late or any(question.exception() for question in done):
        said.append("The history cannot be read just now; try again in a moment.")
    screen.app.push_screen(Reading(plan.items[item].title, said))
