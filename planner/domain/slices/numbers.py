"""What a week brought for a slice, as numbers by name, as people write it on a line, and as a tally."""

import re
from collections.abc import Mapping
from math import isfinite

from planner.domain.errors import BadInputError
from planner.domain.figures import number
from planner.domain.results import SliceKind
from planner.domain.text import clean
from planner.domain.verdict.tally import Count, Difference, Mean, Share, Tally

NUMBERS: dict[SliceKind, tuple[tuple[str, str], ...]] = {
    "share": (("successes", "did it"), ("trials", "of all")),
    "difference": (
        ("successes", "with it, did it"),
        ("trials", "of all"),
        ("other_successes", "without it, did it"),
        ("other_trials", "of all"),
    ),
    "mean": (("n", "values"), ("mean", "their mean"), ("deviation", "their standard deviation")),
    "count": (("happened", "happened"), ("exposure", "counted over")),
}
"""For each kind: the names of its numbers, in order, and what people call them."""
LINE_EXAMPLES: dict[SliceKind, str] = {
    "share": "42 of 300",
    "difference": "56 of 70 against 48 of 80",
    "mean": "24 values, mean 0.5, deviation 0.2",
    "count": "7 in 6",
}
"""What a week's result looks like on one line."""
_WHOLE = frozenset({"successes", "trials", "other_successes", "other_trials", "n", "happened"})
_LEFT_OUT = {"deviation": None, "exposure": 1.0}
_FIGURE = r"[+−-]?\d[\d, ]*?(?:[.]\d+)?"
_LINES: dict[SliceKind, re.Pattern[str]] = {
    "share": re.compile(rf"({_FIGURE})\s*(?:of|/)\s*({_FIGURE})"),
    "difference": re.compile(
        rf"({_FIGURE})\s*(?:of|/)\s*({_FIGURE})\s*(?:against|vs\.?|;|,)\s*({_FIGURE})\s*(?:of|/)\s*({_FIGURE})"
    ),
    "mean": re.compile(rf"({_FIGURE})\s*values?\s*[,;]?\s*mean\s*({_FIGURE})(?:\s*[,;]?\s*deviation\s*({_FIGURE}))?"),
    "count": re.compile(rf"({_FIGURE})(?:\s*(?:in|over|/)\s*({_FIGURE}))?"),
}


def tally_of(kind: SliceKind, numbers: Mapping[str, float]) -> Tally:
    """The tally of a week's numbers; raises `BadInputError` for what is missing, unknown or cannot be."""
    names = [name for name, _ in NUMBERS[kind]]
    unknown = sorted(set(numbers) - set(names))
    if unknown:
        raise BadInputError(f"{unknown[0]} is no number of a {kind}; it has {', '.join(names)}.")
    missing = [name for name in names if name not in numbers and name not in _LEFT_OUT]
    if missing:
        raise BadInputError(f"A {kind} needs {', '.join(missing)}; write e.g. {LINE_EXAMPLES[kind]}.")
    given = {name: _number(name, numbers[name]) for name in names if name in numbers}
    if kind == "share":
        tally: Tally = Share(int(given["successes"]), int(given["trials"]))
    elif kind == "difference":
        tally = Difference(*(int(given[name]) for name in names))
    elif kind == "mean":
        tally = Mean(int(given["n"]), given["mean"], given.get("deviation"))
    else:
        tally = Count(int(given["happened"]), given.get("exposure", 1.0))
    tally.check()
    return tally


def numbers_of(tally: Tally) -> tuple[tuple[str, float], ...]:
    """A tally as it is stored: names and numbers in order, without what nobody said."""
    return tuple((name, float(value)) for name, value in tally._asdict().items() if value is not None)


def parse_numbers(kind: SliceKind, texts: Mapping[str, str]) -> dict[str, float]:
    """A week's numbers from what was typed for each; nothing where nothing was. Raises `BadInputError`."""
    given = {name: _read(text) for name, _ in NUMBERS[kind] if (text := clean(texts.get(name, "")))}
    return dict(numbers_of(tally_of(kind, given))) if given else {}


def number_texts(kind: SliceKind, numbers: Mapping[str, float]) -> dict[str, str]:
    """A week's numbers as `parse_numbers` reads them; empty for what is not there."""
    return {name: _exactly(numbers[name]) if name in numbers else "" for name, _ in NUMBERS[kind]}


def parse_line(kind: SliceKind, text: str) -> dict[str, float]:
    """A week's numbers from one line, e.g. `42 of 300`; nothing for an empty one. Raises `BadInputError`.

    A mean may be given by the values themselves, with semicolons between them: `0.4; 0.5; 0.7`.
    """
    typed = clean(text)
    if typed in {"", "–", "-"}:
        return {}
    if kind == "mean" and not re.search("[a-z]", typed.casefold()):
        return dict(numbers_of(Mean.of([_read(part) for part in typed.split(";") if part.strip()])))
    match = _LINES[kind].fullmatch(typed.casefold())
    if match is None:
        raise BadInputError(f"“{clean(text, 40)}” is no result of a {kind}; write e.g. {LINE_EXAMPLES[kind]}.")
    pairs = zip((name for name, _ in NUMBERS[kind]), match.groups(), strict=True)
    numbers = {name: _read(figure) for name, figure in pairs if figure is not None}
    return dict(numbers_of(tally_of(kind, numbers)))


def line_text(kind: SliceKind, numbers: Mapping[str, float]) -> str:
    """A week's numbers on one line, as `parse_line` reads them; empty for none."""
    if not numbers:
        return ""
    n = {name: _exactly(value) for name, value in numbers.items()}
    if any(name not in n and name not in _LEFT_OUT for name, _ in NUMBERS[kind]):
        return ", ".join(f"{_called(name).lower()} {text}" for name, text in n.items())  # of another kind
    if kind == "share":
        return f"{n['successes']} of {n['trials']}"
    if kind == "difference":
        return f"{n['successes']} of {n['trials']} against {n['other_successes']} of {n['other_trials']}"
    if kind == "mean":
        noun = "value" if numbers["n"] == 1 else "values"
        deviation = f", deviation {n['deviation']}" if "deviation" in n else ""
        return f"{n['n']} {noun}, mean {n['mean']}{deviation}"
    return f"{n['happened']} in {n.get('exposure', '1')}"


def _exactly(value: float) -> str:
    """With all its decimals: what is read back must be what was written."""
    text = number(value)
    if float(text.replace(",", "").replace("−", "-")) == value:
        return text
    from decimal import Decimal

    return f"{Decimal(repr(value)):f}"


def _number(name: str, value: float) -> float:
    if not isfinite(value):
        raise BadInputError(f"{_called(name)}: {value} is not a number that can be counted with; write another.")
    if name in _WHOLE and (value != int(value) or value < 0):
        raise BadInputError(f"{_called(name)}: {value:g} is no count; write a whole number, 0 or more.")
    return value


def _called(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _read(text: str) -> float:
    typed = text.strip().replace("−", "-")
    if re.fullmatch(r"[+-]?[1-9]\d{0,2}(?:[, ]\d{3})+(?:\.\d+)?", typed):
        typed = re.sub("[, ]", "", typed)
    try:
        return float(typed.replace(",", "."))
    except ValueError:
        raise BadInputError(f"“{clean(text, 30)}” is not a number; write e.g. 42 or 2.5.") from None
