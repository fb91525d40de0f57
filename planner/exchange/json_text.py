"""JSON of unknown origin: read whole, or refused with one sentence that says why."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from planner.domain.errors import BadInputError
from planner.domain.text import clean

_AGAIN = "export the file again."


def looks_like_json(text: str) -> bool:
    """Whether a text can only be meant as JSON: it begins with an object, or with a list."""
    start = text[:1000].lstrip()
    return start.startswith("{") or (start.startswith("[") and start[1:].lstrip()[:1] in {"{", "[", "]", '"', ""})


def parse_json(text: str) -> list[Any]:
    """The values of a file: one, or several after each other, as programs that page through a list write them.

    Raises `BadInputError` for what is no JSON, nests too deeply, or names one field twice in an object.
    """
    decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)
    try:
        return list(_values(decoder, text))
    except json.JSONDecodeError as error:
        raise BadInputError(_broken(text, error)) from None
    except RecursionError:
        raise BadInputError(f"The file nests lists or objects too deeply to be a list of issues; {_AGAIN}") from None
    except ValueError:  # a number with more digits than Python turns into one
        raise BadInputError(f"The file has a number with thousands of digits; {_AGAIN}") from None


def _values(decoder: json.JSONDecoder, text: str) -> Iterator[Any]:
    at = _behind_blanks(text, 0)
    while at < len(text):
        value, end = decoder.raw_decode(text, at)
        yield value
        at = _behind_blanks(text, end)


def _behind_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadInputError(
            f"One object in the file has “{clean(twice, 40)}” twice, so that one of them would get lost; {_AGAIN}"
        )
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise BadInputError(f"The file has {name} where JSON has a number; {_AGAIN}")


def _broken(text: str, error: json.JSONDecodeError) -> str:
    if not text[error.pos :].strip() or error.msg.startswith("Unterminated string"):
        return f"The file ends in the middle, in what began on line {error.lineno}; {_AGAIN}"
    return f"Line {error.lineno}, character {error.colno}: the file is not sound JSON there; {_AGAIN}"
