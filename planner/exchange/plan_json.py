"""A whole plan with its history as JSON, and back: first what programs want to read, then what restores the plan.

One row, step or entry a line, so that two exports can be compared line by line. Every text of the file is JSON again
in it, written as the file has it, so that reading and writing it anew gives the same bytes.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NoReturn

from planner.domain.errors import BadInputError
from planner.domain.whole_plan import OpEntry, StepEntry, WholePlan

FORMAT = "planner plan"
VERSION = 1
_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"schema"\s*:\s*\d+\s*,\s*"format"\s*:\s*"planner plan"')
_DOCUMENTS = {"value", "parents", "undoes"}
"""Fields of the history that are JSON text in the file."""
_NOT_OURS = "The file is not a plan that planner wrote out, or it was changed since"


def plan_json(whole: WholePlan) -> Iterator[str]:
    """The pieces of a text that ends with a line break."""
    yield f'{{"schema":{VERSION},"format":{_dumps(FORMAT)},"plan":{{'
    for number, (kind, rows) in enumerate(groupby(whole.rows, lambda row: row[0])):
        yield f"{',' if number else ''}\n{_dumps(kind)}:["
        yield from _lines(_dumps(row) for _, row in rows)
    yield '\n},"steps":['
    yield from _lines(_dumps(_plain(step)) for step in whole.steps)
    yield ',"ops":['
    yield from _lines(_dumps(_plain(op)) for op in whole.ops)
    yield "}\n"


def is_plan_json(data: bytes) -> bool:
    """Whether a file begins as one that `plan_json` wrote, in whatever layout."""
    return _HEAD.match(data) is not None


def refuse_into_existing(plan: str) -> NoReturn:
    """Raises `BadInputError`: what two plans come to together is not for an import to say."""
    raise BadInputError(
        f"The file is a whole plan with its history, and {plan} is a plan already; make a new file of it with "
        "`planner import FILE --plan new.db`."
    )


def read_plan_json(data: bytes) -> WholePlan:
    """What such a file holds; raises `BadInputError` where it is cut off or of another form."""
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError:
        raise BadInputError(f"{_NOT_OURS}: it is not UTF-8 text; write it out again.") from None
    except RecursionError:
        raise BadInputError(f"{_NOT_OURS}: it is nested too deep; write it out again.") from None
    except json.JSONDecodeError as error:
        raise BadInputError(f"The JSON breaks off or is broken at line {error.lineno}; write it out again.") from None
    except ValueError as error:
        raise BadInputError(f"{_NOT_OURS} ({error}); write it out again.") from None
    if found["schema"] != VERSION:
        raise BadInputError("The plan was written out by a newer planner; update planner to read it.")
    try:
        rows = [(kind, row) for kind, rows in found["plan"].items() for row in rows]
        steps = [_entry(StepEntry, step) for step in found["steps"]]
        return WholePlan(rows, steps, [_entry(OpEntry, op) for op in found["ops"]])
    except (KeyError, TypeError, AttributeError):
        raise BadInputError(f"{_NOT_OURS}: a part of it is missing; write it out again.") from None


def _lines(entries: Iterable[str]) -> Iterator[str]:
    """The entries of a list and its end."""
    between = "\n"
    for entry in entries:
        yield f"{between}{entry}"
        between = ",\n"
    yield "\n]"


def _plain(entry: StepEntry | OpEntry) -> dict[str, Any]:
    found = entry._asdict()
    return {n: json.loads(v) if n in _DOCUMENTS and v is not None else v for n, v in found.items()}


def _entry(kind: type[Any], found: dict[str, Any]) -> Any:
    """An entry of the history; raises `KeyError` or `TypeError` for one of another form."""
    values = []
    for name, annotation in kind.__annotations__.items():
        value = found[name]
        if name in _DOCUMENTS:
            value = None if value is None and name == "undoes" else _dumps(value)
        elif not isinstance(value, annotation):
            raise TypeError(name)
        values.append(value)
    if len(found) != len(values):
        raise KeyError("more fields than an entry has")
    return kind(*values)


def _dumps(value: object) -> str:
    """Compact JSON, as the file itself keeps values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
