"""Small charts of values over time, a column each, from 0 to the greatest."""

from collections.abc import Sequence

from planner.domain.capacity import round_half_up

_LEVELS = "▁▂▃▄▅▆▇█"
_GAP = "·"


def columns(values: Sequence[float | None]) -> str:
    """A column per value; `·` where nobody knows. Values under 0 lower the ground for all of them."""
    known = [value for value in values if value is not None]
    ground, top = min(0.0, *known, 0.0) if known else 0.0, max(0.0, *known, 0.0) if known else 0.0
    height = top - ground
    return "".join(_GAP if value is None else _level(value - ground, height) for value in values)


def _level(value: float, height: float) -> str:
    return _LEVELS[round_half_up(value / height * (len(_LEVELS) - 1))] if height > 0 else _LEVELS[0]
