"""A new file, or standard output, as it is typed after a command."""

from collections.abc import Callable
from typing import Any

import click


def output_option(told: str) -> Callable[[Any], Any]:
    """The option `-o FILE`; without it, and for `-`, the command is handed `None` for standard output."""
    return click.option("-o", "output", metavar="FILE", callback=_place, help=told)


def _place(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    return None if given == "-" else given
