"""From what was measured to a table with bounds: medians, and ratios taken round by round."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

Rounds = Sequence[Sequence[float]]
"""One list of measurements per round. Rounds alternate between the programs, so that what slows the machine for a
while slows all of them; so only figures of one round are ever compared with one another."""


class Spread(NamedTuple):
    """A median with the smallest and the largest of the rounds' medians."""

    low: float
    middle: float
    high: float


class Row(NamedTuple):
    """One line of the table."""

    what: str
    measured: str
    compared: str = ""
    """The ratio or the difference that the bound is about."""
    bound: str = ""
    holds: bool | None = None
    """Whether the bound holds; `None` where there is none."""


def middle(rounds: Rounds) -> float:
    """The median of the rounds' medians."""
    return median(median(one) for one in rounds)


def ratios(rounds: Rounds, base: Rounds) -> Spread:
    """How many times the base each round took."""
    each = [median(one) / median(other) for one, other in zip(rounds, base, strict=True)]
    return Spread(min(each), median(each), max(each))


def differences(rounds: Rounds, base: Rounds) -> Spread:
    """How much more than the base each round took."""
    each = [median(one) - median(other) for one, other in zip(rounds, base, strict=True)]
    return Spread(min(each), median(each), max(each))


def times(what: str, rounds: Rounds, base: Rounds, limit: float | None, digits: int = 0) -> Row:
    """A row with milliseconds and their ratio; without a limit it holds nothing."""
    spread = ratios(rounds, base)
    compared = f"× {spread.middle:.2f} ({spread.low:.2f} … {spread.high:.2f})"
    return _row(what, f"{middle(rounds):.{digits}f} ms", compared, spread.middle, limit, "× {:g}")


def over(what: str, rounds: Rounds, base: Rounds, limit: float) -> Row:
    """A row with milliseconds and how many more they are."""
    spread = differences(rounds, base)
    compared = f"{spread.middle:+.1f} ms ({spread.low:+.1f} … {spread.high:+.1f})"
    return _row(what, f"{middle(rounds):.1f} ms", compared, spread.middle, limit, "+{:g} ms")


def plain(what: str, rounds: Rounds, unit: str, limit: float | None = None, digits: int = 0) -> Row:
    """A row that is compared with nothing but its limit."""
    value = round(middle(rounds), digits)
    return _row(what, f"{value:.{digits}f} {unit}", "", value, limit, "{:g} " + unit)


def _row(what: str, measured: str, compared: str, value: float, limit: float | None, form: str) -> Row:
    if limit is None:
        return Row(what, measured, compared)
    return Row(what, measured, compared, f"≤ {form.format(limit)}", value <= limit)


def table(rows: Sequence[Row]) -> str:
    """The rows as text, in columns."""
    marks = {True: "✓", False: "✗", None: ""}
    cells = [(row.what, row.measured, row.compared, row.bound, marks[row.holds]) for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(5)]
    lines = (
        f"{what:<{widths[0]}}  {measured:>{widths[1]}}  {compared:<{widths[2]}}  {bound:<{widths[3]}}  {mark}"
        for what, measured, compared, bound, mark in cells
    )
    return "\n".join(line.rstrip() for line in lines)
