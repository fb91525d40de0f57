"""The answer to `w`: at once what the plan says, and what the history says as far as it can be read."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from planner.domain.effect import told_by_lane
from planner.domain.fitting import fit_sentences
from planner.domain.item import placement_id
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.scoring.explained import score_lines
from planner.domain.story import way_in, why
from planner.domain.trading import Trade, trades
from planner.session import StoryLine
from planner.tui.dialogs.story import Story

if TYPE_CHECKING:
    from planner.tui.screens.prioritize_because import AsksWhy

_PATIENCE = 0.5
"""Seconds; while another program holds the file the store cannot answer, and the key must not wait for it."""
_SOON = 0.03
"""Seconds that ways to bring an item in may take before the rest is shown without them; for most plans they do not."""
_LONG = 1000
"""Items from which on the rest is shown first: the search would share the interpreter with what paints it."""


async def tell(screen: "AsksWhy", item: str) -> None:
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
    filled = screen.view.fill if screen.view is not None else fill(plan)
    search = asyncio.to_thread(_ways, plan, filled, item)
    fits = fit_sentences(plan, filled, plan.items[item])
    said = list(why(plan, item, history, filled, [*fits, score], in_room=True, offered=True))
    if screen.last is not None and screen.last[0] == item:
        # What the line below had no room for stands right after where the item stands.
        said[1:1] = [f"The latest step. {told}" for told in told_by_lane(plan, screen.last[1])]
    if late or any(question.exception() for question in done):
        said.append("The history cannot be read just now; try again in a moment.")
    kept_out = filled.standing.get(item) in {"out", "waiting"} and plan.items[item].stage != "done"
    story = Story(plan, item, said, partial(_take, screen, plan, item), looking=kept_out)
    if len(plan.items) < _LONG:
        looking = asyncio.create_task(search)
        await asyncio.wait([looking], timeout=_SOON)
        await screen.app.push_screen(story)
    else:
        await screen.app.push_screen(story)
        await asyncio.sleep(_SOON)
        looking = asyncio.create_task(search)
    found = await looking
    if kept_out and story.is_attached:  # it may have been left meanwhile
        story.offer(*found)


def _ways(plan: Plan, filled: Fill, item: str) -> tuple[tuple[Trade, ...], str]:
    """The ways to bring an item in, else a sentence on that; from many fills, beside the screen's own thread."""
    ways = trades(plan, filled, item)
    if ways or filled.standing.get(item) not in {"out", "waiting"}:
        return ways, ""
    return (), "\n".join(way_in(plan, filled, plan.items[item]))


async def _take(screen: "AsksWhy", plan: Plan, item: str, trade: Trade) -> None:
    """Makes a trade, unless what it was looked up in is another by now; an earlier change is asked about first."""
    if screen.plan.placements is not plan.placements or screen.plan.items is not plan.items:
        screen.say("The backlog has changed meanwhile; w looks again.")
        return

    async def traded() -> None:
        screen.apply(trade.step, follow=item)

    if not screen.asks_first("trade", traded):
        await traded()
