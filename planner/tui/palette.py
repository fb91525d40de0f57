"""The command palette: every key that applies here by its sentence, then what has no key.

Imported when the palette is opened.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual.actions import parse
from textual.app import App, SystemCommand
from textual.screen import Screen

from planner.tui.screens.phase import PhaseScreen
from planner.tui.screens.plan_screen import PlanScreen

_IN_EVERY_PHASE = (
    ("Quarters", "See all quarters: look at one, edit its days, prepare the next", "quarters"),
    ("Time machine", "Show the whole plan as it stood at the end of a day", "time_machine"),
    ("What changed between two dates", "Hold two days beside each other, or a day against now", "compare"),
    ("Triage", "Give each unsorted item its lane, team and size", "triage"),
    ("Import", "Read a backlog in: from Jira, Linear or GitHub, or any CSV", "import_backlog"),
    ("Export as CSV", "Write the backlog to a file for spreadsheets; an import reads it back", "export('csv')"),
    ("Export as JSON", "Write the whole plan with its history to a file", "export('json')"),
    ("Export as Markdown", "Write backlog, OKRs and decisions to a file for a wiki", "export('markdown')"),
    (
        "Export for a calendar",
        "Write the quarter's dates, deadlines and the weekly check-in to a file",
        "export('ics')",
    ),
    (
        "Write the report as HTML",
        "One page to send round: minutes of the meeting, review of the quarter",
        "report('html')",
    ),
    ("Write the report as Markdown", "The same for a wiki or a pull request", "report('markdown')"),
    ("Copy the plan", "To a new file, to be mailed; with its history or without", "copy_plan"),
    ("Back up now", "Keep a backup beside the plan, and thin the older ones", "back_up"),
    ("Restore a backup", "Put a backup into a new file; the plan stays as it is", "restore_backup"),
)
"""What has no key there: title, help, and the app's action."""


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
        for command in (offered for offered in screen.BY_COMMAND if _applies(app, screen, offered.action)):
            yield SystemCommand(command.title, command.help, partial(app.run_action, command.action, screen))
    if isinstance(screen, PhaseScreen):
        for title, told, action in _IN_EVERY_PHASE:
            yield SystemCommand(title, told, partial(app.run_action, f"app.{action}", screen))
    yield SystemCommand("Theme", "Change the colours", app.search_themes)


def _applies(app: App[int], screen: Screen[Any], action: str) -> bool:
    """Whether a command does anything now: what is chosen and does nothing looks broken."""
    where, name, parameters = parse(action)
    return bool((app if where == "app" else screen).check_action(name, parameters))
