"""How commands come to the screen: only where there is one, and with options that say how to begin."""

from collections.abc import Callable
from typing import Any, get_args

import click

from planner.cli.context import Phase, Ports, ScreenWish
from planner.cli.diagnostics import WrongUsageError
from planner.cli.options import as_option, today_option

_phase_option = click.option("--phase", type=click.Choice(get_args(Phase)), help="The phase to begin with.")
_theme_option = click.option("--theme", metavar="NAME", help="The colours: dusk, chalk, okabe or one of your own.")


def screen_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that opens a plan on screen."""
    for option in (as_option, _theme_option, _phase_option, today_option):
        command = option(command)
    return command


def need_screen(ports: Ports) -> None:
    """Raises `WrongUsageError` where no screen can be shown: Textual would hang, or write escapes into a file."""
    fault = ports.screen_fault()
    if fault is not None:
        raise WrongUsageError(
            f"The screen cannot be shown, {fault}; `planner show backlog` and `planner --help` work without one."
        )


def show_screen(context: click.Context, ports: Ports, wish: ScreenWish) -> None:
    """Shows the screen until somebody quits, and ends the command with its status."""
    context.exit(ports.show_screen(wish))
