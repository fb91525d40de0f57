"""How a file is to be read, written as on the command line; for the one line in which the screen asks for it."""

import shlex
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.importing.records import SYSTEMS
from planner.domain.text import clean
from planner.domain.typed import parse_number
from planner.exchange.columns import parse_mapping
from planner.exchange.reading import ReadOptions

OPTIONS = "--map COLUMN=FIELD, --points-per-week N, --encoding NAME, --from jira, linear, github or csv"
"""What may be written."""


class Asked(NamedTuple):
    """What somebody said about a file."""

    options: ReadOptions = ReadOptions()
    points_per_week: float | None = None


def parse_asked(text: str) -> Asked:
    """Reads such a line, e.g. `--map "Name=title" --points-per-week 8`; raises `BadInputError`."""
    try:
        words = shlex.split(text)
    except ValueError:
        raise BadInputError('A quotation mark is missing; write e.g. --map "Name=title".') from None
    asked, pending = Asked(), list(words)
    while pending:
        name, equals, value = pending.pop(0).partition("=")
        if not equals:
            if not pending:
                raise BadInputError(f"“{clean(name)}” needs something after it; what may be written is: {OPTIONS}.")
            value = pending.pop(0)
        asked = _with(asked, name, value)
    return asked


def _with(asked: Asked, name: str, value: str) -> Asked:
    options = asked.options
    if name == "--map":
        return asked._replace(options=options._replace(mapping=(*options.mapping, parse_mapping(value))))
    if name == "--encoding":
        return asked._replace(options=options._replace(encoding=value))
    if name == "--points-per-week":
        return asked._replace(points_per_week=parse_number(value, "Points per week"))
    if name == "--from":
        for system in SYSTEMS:
            if value == system:
                return asked._replace(options=options._replace(system=system))
        raise BadInputError(f"“{clean(value)}” is no format that can be read; it is one of {', '.join(SYSTEMS)}.")
    raise BadInputError(f"“{clean(name)}” is not known here; what may be written is: {OPTIONS}.")
