"""Fractional index keys: text between any two texts, so that moving one row rewrites one row.

A key is a base-62 fraction without trailing zeros ("0" is never last), compared as plain text. The idea is
Figma's "fractional indexing" (D. Greenspan, "Implementing Fractional Indexing", 2020); the code is our own
because equal keys, which only merging two copies makes, must be told apart by the caller and not raise here.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_WIDTH = 4
_STRIDE = _BASE
"""Adding at an open end takes small steps: halving what is left would lengthen keys every sixth time."""
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}


def between(low: str | None, high: str | None) -> str:
    """A key strictly between two keys; `None` is the open end. Raises `ValueError` where `low` is not before `high`."""
    return spread(low, high, 1)[0]


def spread(low: str | None, high: str | None, count: int) -> list[str]:
    """`count` keys in ascending order strictly between two keys, as short as that allows.

    Raises `ValueError` where `low` is not before `high`, or where one of them is no key at all.
    """
    _check(low, high)
    if count <= 0:
        return []
    width = 1 if low is None and high is None else _WIDTH
    while True:
        start = _number(low or "", width)
        end = _number(high, width) if high is not None else _BASE**width
        if low is not None and high is None:
            end = min(end, start + (count + 1) * _STRIDE)
        elif low is None and high is not None:
            start = max(start, end - (count + 1) * _STRIDE)
        if end - start > count:
            return _evenly(start, end, count, width)
        width += 1


def _check(low: str | None, high: str | None) -> None:
    for key in (low, high):
        if key is not None and (not key or key.endswith("0") or not _VALUE.keys() >= set(key)):
            raise ValueError(f"{key!r} is no rank key")
    if low is not None and high is not None and low >= high:
        raise ValueError(f"no key lies between {low!r} and {high!r}")


def _evenly(start: int, end: int, count: int, width: int) -> list[str]:
    step, rest = divmod(end - start, count + 1)
    keys, at = [], start
    for index in range(count):
        at += step + (1 if index < rest else 0)
        keys.append(_text(at, width))
    return keys


def _number(key: str, width: int) -> int:
    """The first `width` digits of a key as a whole number; a longer key is cut, so the caller widens."""
    number = 0
    for place in range(width):
        number = number * _BASE + (_VALUE[key[place]] if place < len(key) else 0)
    return number


def _text(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits)).rstrip("0")
