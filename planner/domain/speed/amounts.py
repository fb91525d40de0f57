"""Measured numbers as people read them: about three digits, with their unit."""

from planner.domain.capacity import round_half_up
from planner.domain.figures import with_unit

UNKNOWN = "–"


def amount(value: float | None, unit: str = "") -> str:
    """A number with two decimals under ten, one under a hundred, and none above: `5.57 days`, `€ 1,200`, `–`."""
    if value is None:
        return UNKNOWN
    decimals = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    scale = 10**decimals
    shown = round_half_up(abs(value) * scale) / scale
    text = f"{shown:,.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    text = f"−{text}" if value < 0 and shown else text
    return with_unit(text, unit)
