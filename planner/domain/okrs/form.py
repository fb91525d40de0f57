"""A key result as a form holds it and as people type it."""

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.figures import figure, parse_figure
from planner.domain.purpose import Ambition, Direction, KeyResult
from planner.domain.text import clean, one_line

_UNIT = 20
_MOST_WEIGHT = 1_000_000
_DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down", "more": "up", "less": "down"}
_KINDS: tuple[Ambition, ...] = ("committed", "aspirational")


class KrForm(NamedTuple):
    """A key result as a form holds it."""

    name: str
    unit: str
    baseline: float | None
    target: float
    direction: Direction
    stretch: float | None = None
    """What would be more than hoped for; `None` where nobody named it."""
    kind: Ambition = "committed"
    weight: float = 1.0
    """How much it counts within its objective, over 0."""


EMPTY_KR_TEXTS = dict.fromkeys(KrForm._fields, "")
"""What the form of a new key result starts with, by field."""


def form_of_kr(kr: KeyResult) -> KrForm:
    """A key result as a form."""
    return KrForm(kr.name, kr.unit, kr.baseline, kr.target, kr.direction, kr.stretch, kr.kind, kr.weight)


def kr_texts(kr: KeyResult) -> dict[str, str]:
    """A key result's fields as `parse_kr` reads them; the direction only where the numbers do not say it."""
    told = "" if kr.baseline not in (None, kr.target) else kr.direction
    return {
        "name": kr.name,
        "unit": kr.unit,
        "baseline": "" if kr.baseline is None else figure(kr.baseline, ""),
        "target": figure(kr.target, ""),
        "direction": told,
        "stretch": "" if kr.stretch is None else figure(kr.stretch, ""),
        "kind": kr.kind,
        "weight": "" if kr.weight == 1 else figure(kr.weight, ""),
    }


def parse_kr(texts: Mapping[str, str], before: KeyResult | None = None) -> KrForm:
    """A form from what was typed; from and to say the direction where both are there.

    A number left as `before` shows it keeps its exact value, of which a form shows six decimals. Raises
    `BadInputError`.
    """
    name, unit = one_line(texts["name"], "Name"), one_line(texts["unit"], "Unit", _UNIT)
    if not name:
        raise BadInputError("A key result needs a name: what is measured, e.g. Repeat purchase.")
    baseline = parse_figure(texts["baseline"], "From", unit)
    target = parse_figure(texts["target"], "To", unit)
    if target is None:
        raise BadInputError("A key result needs a number to reach; write e.g. 38.")
    stretch = parse_figure(texts.get("stretch", ""), "Stretch", unit)
    if before is not None:
        shown = kr_texts(before)
        baseline = before.baseline if texts["baseline"] == shown["baseline"] else baseline
        target = before.target if texts["target"] == shown["target"] else target
        stretch = before.stretch if texts.get("stretch", "") == shown["stretch"] else stretch
    better = _better(baseline, target, unit, texts["direction"])
    _check_stretch(target, stretch, unit, better)
    kind, weight = _kind(texts.get("kind", "")), _weight(texts.get("weight", ""))
    return KrForm(name, unit, baseline, target, better, stretch, kind, weight)


def _better(baseline: float | None, target: float, unit: str, typed: str) -> Direction:
    said = _direction(typed)
    if baseline is None:
        return said or "up"
    if baseline == target:
        if said is None:
            raise BadInputError("From and to are the same; write another number, or up or down for what is better.")
        return said
    found: Direction = "up" if target > baseline else "down"
    if said is not None and said != found:
        raise BadInputError(f"From {figure(baseline, unit)} to {figure(target, unit)} goes {found}, not {said}.")
    return found


def _check_stretch(target: float, stretch: float | None, unit: str, better: Direction) -> None:
    if stretch is None or (stretch > target if better == "up" else stretch < target):
        return
    beyond = "over" if better == "up" else "under"
    raise BadInputError(f"Stretch: {figure(stretch, unit)} is not {beyond} {figure(target, unit)}; leave it empty.")


def _direction(text: str) -> Direction | None:
    typed = clean(text).casefold()
    if typed and typed not in _DIRECTIONS:
        raise BadInputError("Better: write up or down, whichever is better.")
    return _DIRECTIONS.get(typed)


def _kind(text: str) -> Ambition:
    typed = clean(text).casefold()
    found = [kind for kind in _KINDS if typed and kind.startswith(typed)]
    if typed and not found:
        raise BadInputError("Kind: write committed, where all of it is expected, or aspirational, where 0.7 is.")
    return found[0] if found else "committed"


def _weight(text: str) -> float:
    weight = parse_figure(text, "Weight")
    if weight is None:
        return 1.0
    if not 0 < weight <= _MOST_WEIGHT:
        raise BadInputError("Weight: write more than 0; 2 counts twice as much as 1.")
    return weight
