"""Days and numbers of a table, read in the style that the file as a whole shows, and refused where it shows none."""

import re
from collections.abc import Iterable
from datetime import date
from math import isfinite
from typing import NamedTuple

from planner.domain.calendar import parse_date, parse_week
from planner.domain.errors import BadInputError
from planner.domain.speed.table import Span
from planner.domain.text import clean

UNKNOWN = frozenset({"", "-", "–", "—", "?", "·", "n/a", "na", "null", "none", "unknown"})
"""Cells in which nobody knows."""
MOST = 1e12
_OTHER_MONTH = re.compile(r"(0?[1-9]|1[0-2])[./-](\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})(?:[ T]\d.*)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T]\d.*)?")
_SHORT_YEAR = re.compile(r"\d{1,2}[./]\s*\d{1,2}[./]\s*\d{2}")
_COMMA = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
"""What only somebody writes for whom the comma stands before the decimals."""
_POINT = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")
_NUMBER = re.compile(r"\d{1,15}(?:\.\d*)?|\.\d+")
_AROUND = re.compile(r"^[€$£¥\s]+|[€$£¥%\s]+$")
_THIN = str.maketrans({"\u00a0": "", "\u202f": "", "\u2009": "", "'": "", "’": "", " ": "", "−": "-"})


class Style(NamedTuple):
    """How a file writes days with slashes, and decimals; `None` where it shows neither."""

    day_first: bool | None = None
    comma: bool | None = None
    both_orders: bool = False
    both_signs: bool = False


def style_of(days: Iterable[str], numbers: Iterable[str]) -> Style:
    """What all of a file's cells together show."""
    pairs = [(int(m[1]), int(m[2])) for m in map(_SLASHED.fullmatch, map(clean, days)) if m]
    day_first, month_first = any(one > 12 for one, _ in pairs), any(two > 12 for _, two in pairs)
    bare = [_bare(number).lstrip("+-") for number in numbers]
    comma, point = any(map(_COMMA.fullmatch, bare)), any(map(_POINT.fullmatch, bare))
    return Style(
        None if day_first == month_first else day_first,
        None if comma == point else comma,
        day_first and month_first,
        comma and point,
    )


def read_day(text: str, style: Style) -> tuple[date, Span]:
    """The day, or the first day of the week or month, that a cell names; raises `BadInputError`."""
    typed = clean(text)
    if not typed:
        raise BadInputError("The day is missing; write e.g. 2026-12-04, a week as 2026-W49 or a month as 2026-12.")
    if "w" in typed.casefold():
        return parse_week(typed), "week"
    if match := _OTHER_MONTH.fullmatch(typed):
        raise BadInputError(f"“{typed}” is a month; write it as {match[2]}-{int(match[1]):02}.")
    if match := _MONTH.fullmatch(typed):
        return _date(typed, int(match[1]), int(match[2]), 1), "month"
    if match := _DOTTED.fullmatch(typed):
        return _date(typed, int(match[3]), int(match[2]), int(match[1])), "day"
    if match := _SLASHED.fullmatch(typed):
        one, two, year = int(match[1]), int(match[2]), int(match[3])
        if one > 12 or two > 12 or one == two:
            day, month = (two, one) if two > 12 else (one, two)
        elif style.day_first is None:
            raise BadInputError(_ambiguous_day(typed, style))
        else:
            day, month = (one, two) if style.day_first else (two, one)
        return _date(typed, year, month, day), "day"
    if _SHORT_YEAR.fullmatch(typed):
        raise BadInputError(f"“{typed}” has a year of two digits; write four, e.g. 2026-12-04.")
    return parse_date(typed), "day"


def read_number(text: str, style: Style) -> float | None:
    """The number in a cell; `None` where nobody knows it. Raises `BadInputError`."""
    if clean(text).casefold() in UNKNOWN:
        return None
    bare = _bare(text)
    sign, digits = (-1.0, bare[1:]) if bare.startswith("-") else (1.0, bare.removeprefix("+"))
    plain = _plain(digits, text, style)
    if not _NUMBER.fullmatch(plain):
        raise BadInputError(f"“{clean(text, 40)}” is not a number; leave the cell empty where nobody knows it.")
    value = float(plain)
    if not isfinite(value) or value > MOST:
        raise BadInputError(f"“{clean(text, 40)}” is too large to be meant.")
    return sign * value + 0.0


def _plain(digits: str, text: str, style: Style) -> str:
    """Digits with a point before the decimals."""
    if _COMMA.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if _POINT.fullmatch(digits):
        return digits.replace(",", "")
    if _EITHER.fullmatch(digits):
        if style.comma is None:
            raise BadInputError(
                f"“{clean(text)}” may be {digits.replace(',', '')} or {digits.replace(',', '.')}, and no other number "
                "of the file says which; write it without the comma, or with a point."
            )
        return digits.replace(",", "." if style.comma else "")
    return digits.replace(".", "") if style.comma and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits) else digits


def _ambiguous_day(typed: str, style: Style) -> str:
    if style.both_orders:
        return f"“{typed}” may begin with the day or the month: other lines of the file do both; write e.g. 2026-12-04."
    return f"“{typed}” may begin with the day or the month, and no other line says which; write e.g. 2026-12-04."


def _date(typed: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInputError(f"“{typed}” is not a date; write it as year-month-day, e.g. 2026-12-04.") from None


def _bare(text: str) -> str:
    return _AROUND.sub("", clean(text).translate(_THIN))
