"""The command palette: every key that applies here by its sentence, then what has no key.

Imported when the palette is opened.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from planner.tui.screens.phase import PhaseScreen
from planner.tui.screens.plan_screen import PlanScreen


def commands(app: App[int], screen: Screen[Any]) -> Iterable[SystemCommand]:
    """The commands of a screen in the order of its keys; each is there once, however many keys it has."""
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.tooltip and active.enabled and binding.action not in seen and binding.id != "palette":
            seen.add(binding.action)
            title = f"{binding.description}  ({app.get_key_display(binding)})"
            yield SystemCommand(title, binding.tooltip, partial(app.run_action, binding.action, active.node))
    if isinstance(screen, PlanScreen):
        for command in screen.BY_COMMAND:
            yield SystemCommand(command.title, command.help, partial(app.run_action, command.action, screen))
    if isinstance(screen, PhaseScreen):
        yield SystemCommand(
            "Quarters",
            "See all quarters: look at one, edit its days, prepare the next",
            partial(app.run_action, "app.quarters", screen),
        )
        yield SystemCommand(
            "Time machine",
            "Show the whole plan as it stood at the end of a day",
            partial(app.run_action, "app.time_machine", screen),
        )
        yield SystemCommand(
            "What changed between two dates",
            "Hold two days beside each other, or a day against now",
            partial(app.run_action, "app.compare", screen),
        )
        yield SystemCommand(
            "Triage",
            "Give each unsorted item its lane, team and size",
            partial(app.run_action, "app.triage", screen),
        )
        yield SystemCommand(
            "Import",
            "Read a backlog in: a Jira export, or any CSV",
            partial(app.run_action, "app.import_backlog", screen),
        )
    yield SystemCommand("Theme", "Change the colours", app.search_themes)
