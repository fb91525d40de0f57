"""Taking an item to another stage: which one, the gate before everybody has it, and why where it is stopped."""

from collections.abc import Callable

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.gates import Checks, advance, gate_of, is_gated
from planner.domain.item import Item
from planner.domain.slices.following_through import started_note
from planner.domain.words import STAGE_NAMES, STAGES, Stage
from planner.tui.screens.plan_screen import PlanScreen


def ask_stage(screen: PlanScreen, item: str) -> None:
    """Asks for a stage, then for what that one calls for, and takes the item there."""
    from planner.tui.dialogs.choose import Choice, Choose

    found = screen.plan.items[item]
    if found.stage == "stopped":
        screen.say(f"✗ {found.title} was stopped; take that back before it gets another stage.")
        return

    def chosen(value: str | None) -> None:
        stage = next((stage for stage in STAGES if stage == value), None)
        if stage is None or stage == found.stage:
            return
        if stage == "stopped":
            _ask_why(screen, found)
        else:
            through_gate(screen, found, stage, lambda checks: _go(screen, item, stage, checks))

    choices = [Choice(stage, STAGE_NAMES[stage]) for stage in STAGES]
    screen.app.push_screen(Choose(f"Stage of {found.title}"[:46], choices, found.stage), chosen)


def through_gate(screen: PlanScreen, item: Item, stage: Stage, then: Callable[[Checks], None]) -> None:
    """Asks for the checks where the gate stands before a stage, and goes on with how they were answered."""
    if not is_gated(item, stage):
        then({})
        return
    if screen.plan.evidence is None:
        screen.say("The checks of the gate are still being read; try again in a moment.")
        return
    from planner.tui.dialogs.gate import GateDialog

    def answered(checks: dict[str, str | None] | None) -> None:
        if checks is None:
            screen.say(f"{item.title} stays where it was.")
        else:
            then(checks)

    title = f"{item.title}: {STAGE_NAMES[item.stage]} → {STAGE_NAMES[stage]}"
    screen.app.push_screen(GateDialog(title, gate_of(screen.plan, item.id)), answered)


def _go(screen: PlanScreen, item: str, stage: Stage, checks: Checks) -> None:
    note = started_note(screen.plan, item, stage)
    _do(screen, lambda: advance(screen.plan, item, stage, screen.session.moment(), checks=checks), note)


def _ask_why(screen: PlanScreen, item: Item) -> None:
    from planner.tui.dialogs.ask import AskLine

    def step_for(why: str) -> Step:
        return advance(screen.plan, item.id, "stopped", screen.session.moment(), why=why)

    def answered(why: str | None) -> None:
        if why is not None:
            _do(screen, lambda: step_for(why), "")

    explain = "A word why: it stays in the history, and nobody has to ask again."
    screen.app.push_screen(AskLine(f"Stop {item.title}?", explain, check=step_for), answered)


def _do(screen: PlanScreen, make: Callable[[], Step], note: str) -> None:
    try:
        step = make()
    except BadInputError as error:
        screen.say(f"✗ {error}")
        return
    if step.changes:
        screen.do(step, f"{step.label}. {note}   u undoes" if note else None)
