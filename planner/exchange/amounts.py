"""Numbers and durations as trackers write them; what nobody can read raises and is never taken for 0."""

import math
import re

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PIECE = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(w|weeks?|wochen?|d|days?|tage?|h|hours?|hrs?|stunden?|m|min|mins|minutes?|s|secs?|seconds?)\b[,;\s]*",
    re.IGNORECASE,
)
_SECONDS = {"w": 40 * 3600, "d": 8 * 3600, "t": 8 * 3600, "h": 3600, "m": 60}
"""A working day has 8 hours, a working week 40, as in Jira."""
_MOST = 1e12


def number(text: str) -> float | None:
    """A number of 0 or more, e.g. `3`, `3.0`, `2,5`; `None` for an empty cell. Raises `ValueError`."""
    text = text.strip()
    if not text:
        return None
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if not _NUMBER.fullmatch(text):
        raise ValueError("is less than 0" if _NUMBER.fullmatch(text.lstrip("-−")) else "is not a number")
    value = float(text.replace(",", "."))
    if not math.isfinite(value) or value > _MOST:
        raise ValueError("is too large to be meant")
    return value


def duration(text: str, seconds_per_unit: float) -> float | None:
    """Seconds of work, from `1w 2d 3h 30m` or a bare number of units.

    `None` for an empty cell, and for 0, which is what trackers write when an estimate was taken away. Raises
    `ValueError`.
    """
    text = text.strip()
    if _NUMBER.fullmatch(text) or not text:
        bare = number(text)
        return bare * seconds_per_unit if bare else None
    seconds, at = 0.0, 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None:
            raise ValueError("is not a time such as 3d 4h")
        seconds += float(piece[1].replace(",", ".")) * _unit(piece[2])
        at = piece.end()
    if seconds > _MOST:
        raise ValueError("is too large to be meant")
    return seconds or None


def _unit(word: str) -> float:
    word = word.casefold()
    if word.startswith("st"):
        return 3600
    return _SECONDS.get(word[0], 1)
