"""What Prioritize does with scores: choose how they come about, and sort by them once it was seen what that moves."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.domain.scoring.resort import resort, summary
from planner.domain.text import counted
from planner.domain.words import CATEGORY_NAMES
from planner.tui.dialogs.resort import ResortPreview

if TYPE_CHECKING:
    from planner.tui.screens.backlog_screen import BacklogScreen


def sort_lane(screen: "BacklogScreen") -> None:
    """Shows what sorting would move of the marked items, else of the lane with the focus, and sorts it on request."""
    if screen.view is None:
        return
    if screen.marked:
        sort_items(screen, screen.chosen)
        return
    lane = screen.view.lane(screen.focused_lane.category)
    items = [entry.item.id for entry in lane.lane.order]
    _ask(screen, items, CATEGORY_NAMES[lane.category], len(items) - len(lane.shown))


def sort_items(screen: "BacklogScreen", items: Sequence[str]) -> None:
    """The same for some items, among themselves."""
    _ask(screen, items, counted(len(items), "item"), 0)


def _ask(screen: "BacklogScreen", items: Sequence[str], named: str, hidden: int) -> None:
    plan = screen.plan
    if not items:
        screen.say("There is nothing to sort here.   a adds an item")
        return
    sorting = resort(plan, items, screen.view.fill if screen.view is not None else None)
    if not sorting.moving:
        screen.say(summary(sorting))
        return

    def answered(go: bool | None) -> None:  # noqa: FBT001 - a dialog's answer
        if go:
            screen.apply(sorting.step, f"Sort {named} by score.")

    screen.app.push_screen(ResortPreview(plan, f"Re-sort {named} by score?", sorting, hidden), answered)


def choose(screen: "BacklogScreen") -> None:
    """Asks how scores come about."""
    from planner.domain.scoring.setting import Scores, choose_scores, effect_text, scores_effect, scores_of
    from planner.tui.dialogs.scores import ChooseScores

    plan = screen.plan

    def effect_of(chosen: Scores) -> str:
        return effect_text(scores_effect(plan, plan.after(choose_scores(plan, chosen).changes)))

    def answered(chosen: Scores | None) -> None:
        if chosen is None:
            return
        step = choose_scores(plan, chosen)
        if step.changes:
            screen.apply(step, f"{step.label}.")
        else:
            screen.say("Scores come about as before.")

    screen.app.push_screen(ChooseScores(scores_of(plan.organisation), effect_of), answered)
