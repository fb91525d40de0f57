"""A key result's numbers as people write them: `29 → 38 %`, `€ 21 → € 24`, `40,000`."""

import re
import unicodedata

from planner.domain.errors import BadInputError
from planner.domain.text import clean

UNKNOWN = "–"
MOST = 1e12
_QUOTED = 30
_OF_TIME = {f"{one}s": one for one in ("second", "minute", "hour", "day", "week", "month", "year")}
"""Units that are words, many and one; others are left as people write them."""
_THOUSANDS = re.compile(r"[+−-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"[+−-]?\d{1,15}(?:[.,]\d{1,9})?")


def number(value: float) -> str:
    """A number with as many decimals as it has, at most six, and commas between thousands."""
    text = f"{abs(value):,.6f}".rstrip("0").rstrip(".")
    return f"−{text}" if value < 0 and text != "0" else text


def figure(value: float | None, unit: str) -> str:
    """A number with its unit, a currency in front: `38 %`, `€ 24`; `–` where nobody knows."""
    if value is None:
        return UNKNOWN
    return with_unit(number(value), unit)


def with_unit(text: str, unit: str) -> str:
    """A number that is written out with its unit; of time `1 day` and `2 days`, whichever of both the unit is."""
    if not unit:
        return text
    if _is_currency(unit):
        return f"{unit} {text}"
    one = _OF_TIME.get(unit, unit)
    if text in {"1", "−1"}:
        return f"{text} {one}"
    return f"{text} {unit}s" if unit in _OF_TIME.values() and not text.startswith("0.") else f"{text} {unit}"


def way(baseline: float | None, target: float, unit: str) -> str:
    """From where to where: `29 → 38 %`, `€ 21 → € 24`, `– → 38 %`."""
    if unit and not _is_currency(unit):
        return f"{figure(baseline, '')} → {figure(target, unit)}"
    return f"{figure(baseline, unit)} → {figure(target, unit)}"


def span(low: float, high: float, unit: str) -> str:
    """Between which values: `38.8 and 40 %`, `€ 25.5 and € 26.8`."""
    return f"{figure(low, unit if unit and _is_currency(unit) else '')} and {figure(high, unit)}"


def parse_figure(text: str, what: str, unit: str = "") -> float | None:
    """A number such as `38`, `2.5`, `2,5`, `40,000`, with its unit or without; nothing and `–` are `None`.

    Raises `BadInputError` that names `what` was asked for.
    """
    typed = clean(text)
    bare = typed
    for said in sorted({unit, _OF_TIME.get(unit, unit), f"{unit}s" if unit in _OF_TIME.values() else unit}, key=len):
        bare = bare.removeprefix(said).removesuffix(said) if said else bare
    bare = bare.strip()
    if bare in {"", "–", "-", "?", "·"}:
        return None
    if _THOUSANDS.fullmatch(bare):
        bare = re.sub("[, ]", "", bare)
    elif not _PLAIN.fullmatch(bare):
        shown = typed if len(typed) <= _QUOTED else f"{typed[:_QUOTED]}…"
        raise BadInputError(f"{what}: “{shown}” is not a number; write e.g. 38, 2.5 or 40,000.")
    value = float(bare.replace("−", "-").replace(",", "."))
    if abs(value) > MOST:
        raise BadInputError(f"{what}: that is more than anybody can reach; write it in a larger unit.")
    return value


def _is_currency(unit: str) -> bool:
    return unicodedata.category(unit[0]) == "Sc"
