"""Small drawings as shapes: columns in parts, a line of values with a band, a range against a mark, bars in parts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.exchange.report.document import Drawing, Shape

WIDTH = 360
"""As wide as a phone, so that letters keep their size there; where there is room charts stand side by side."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 38, 8, 10, 22
_MOST_LABELS = 14


class Column(NamedTuple):
    """A column of parts that are stacked from below."""

    label: str
    parts: tuple[tuple[str, float], ...] | None
    """Look and share, 0…1; `None` is unknown."""


class Curve(NamedTuple):
    """Values in equal steps, and what they are held against."""

    values: tuple[float | None, ...]
    """`None` is unknown: the line is interrupted there."""
    labels: tuple[str, ...]
    """Of the first and the last value."""
    steps: int
    """For so many values there is room; at least as many as there are."""
    target: float | None = None
    band: tuple[float, float] | None = None
    """What chance explains."""
    begins: int | None = None
    """The value with which the quarter begins."""


class Range(NamedTuple):
    """A figure with its interval and the mark that it is held against; all in one unit."""

    low: float | None
    value: float
    high: float | None
    mark: float
    mark_text: str
    look: str


def columns(rows: Sequence[Column], marks: Iterable[float] = (), height: int = 190) -> Drawing:
    """Columns of shares from 0 to 100 %; `marks` are the heights of lines across them."""
    plot = height - _TOP - _BOTTOM
    lines = (_grid(_TOP + plot * (1 - share), f"{round(share * 100)} %") for share in (0.0, 0.5, 1.0))
    drawn = [shape for pair in lines for shape in pair]
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(rows))
    for index, row in enumerate(rows):
        left, low = _LEFT + index * step + step * 0.12, float(_TOP + plot)
        for look, share in row.parts or ():
            tall = plot * share
            drawn.append(_rect(f"fill {look}", left, low - tall, step * 0.76, tall))
            low -= tall
        middle = left + step * 0.38
        if row.parts is None:
            drawn.append(_text("label middle", middle, _TOP + plot - 4, "–"))
        if len(rows) <= _MOST_LABELS or index % 2 == 0:
            drawn.append(_text("label middle", middle, height - 7, row.label))
    drawn += [
        _line("rule", _LEFT, _TOP + plot * (1 - share), WIDTH - _RIGHT, _TOP + plot * (1 - share)) for share in marks
    ]
    return Drawing(WIDTH, height, tuple(drawn))


def bars(rows: Sequence[tuple[str, tuple[tuple[str, float], ...]]]) -> Drawing:
    """Bars of shares, one below the other, each with a short name of ours above it."""
    drawn, tall = list[Shape](), 42
    for index, (name, parts) in enumerate(rows):
        top, left = index * tall, 0.0
        drawn.append(_text("label strong", 0, top + 13, name))
        for look, share in parts:
            wide = WIDTH * share
            drawn.append(_rect(f"fill {look}", left, top + 18, wide, 18))
            left += wide
    return Drawing(WIDTH, len(rows) * tall, tuple(drawn))


def curve(found: Curve, text: Sequence[str], height: int = 120) -> Drawing:
    """A line of values; `text` are the least and the greatest value that the scale shows, as people read them."""
    low, high = scale(found)
    plot, wide = height - _TOP - _BOTTOM, WIDTH - _LEFT - _RIGHT
    across = wide / max(1, found.steps - 1)

    def up(value: float) -> float:
        return _TOP + plot * (1 - (value - low) / (high - low))

    drawn: list[Shape] = []
    if found.band is not None:
        least, most = (min(high, max(low, value)) for value in found.band)
        drawn.append(_rect("band", _LEFT, up(most), wide, up(least) - up(most)))
    drawn += [*_grid(_TOP + plot, text[0]), *_grid(_TOP, text[1])]
    if found.begins and found.begins < len(found.values):
        at = _LEFT + (found.begins - 0.5) * across
        drawn.append(_line("since", at, _TOP, at, _TOP + plot))
    if found.target is not None:
        drawn.append(_line("rule", _LEFT, up(found.target), _LEFT + wide, up(found.target)))
    points = [None if v is None else (_LEFT + i * across, up(v)) for i, v in enumerate(found.values)]
    drawn.append(Shape("path", "curve", (("d", _path(points)),)))
    if len(found.values) <= 2 * _MOST_LABELS:
        drawn += [_circle("dot", *point, 2.5) for point in points if point is not None]
    drawn.append(_text("label", _LEFT, height - 6, found.labels[0]))
    if len(found.values) > 1:
        last = _LEFT + (len(found.values) - 1) * across
        look = "label end" if last > _LEFT + wide * 0.4 else "label"
        drawn.append(_text(look, last, height - 6, found.labels[-1]))
    return Drawing(WIDTH, height, tuple(drawn))


def scale(found: Curve) -> tuple[float, float]:
    """The least and the greatest value that a curve's scale must hold; never the same."""
    held = [*(v for v in found.values if v is not None), *(found.band or ())]
    held += [] if found.target is None else [found.target]
    low, high = min(held, default=0.0), max(held, default=1.0)
    if found.target is None:
        low = min(low, 0.0)  # what is measured is drawn from zero, or a ripple would look like a wave
    return (low, high) if high > low else (low - 1, high + 1)


def strip(found: Range) -> Drawing:
    """A figure as a dot on its interval, with the pass mark as a line across."""
    held = [v for v in (found.low, found.value, found.high, found.mark) if v is not None]
    low, high = min(held), max(held)
    span = (high - low) or 1.0
    low, wide = low - span * 0.15, WIDTH - 40

    def across(value: float) -> float:
        return 20 + wide * (value - low) / (span * 1.3)

    drawn = [_line("axis", 0, 26, WIDTH, 26)]
    if found.low is not None and found.high is not None:
        left, right = across(found.low), across(found.high)
        drawn.append(_rect(f"fill {found.look}", left, 22, max(2.0, right - left), 8))
    at = across(found.mark)
    drawn += [_line("rule", at, 10, at, 42), _circle(f"dot {found.look}", across(found.value), 26, 5)]
    drawn.append(_text(f"label {'end' if at > WIDTH / 2 else ''}".strip(), at, 54, found.mark_text))
    return Drawing(WIDTH, 60, tuple(drawn))


def _path(points: Iterable[tuple[float, float] | None]) -> str:
    words, is_down = [], False
    for point in points:
        if point is not None:
            words.append(f"{'L' if is_down else 'M'}{_number(point[0])} {_number(point[1])}")
        is_down = point is not None
    return "".join(words)


def _grid(at: float, text: str) -> tuple[Shape, Shape]:
    return _line("axis", _LEFT, at, WIDTH - _RIGHT, at), _text("label end", _LEFT - 4, at + 4, text)


def _rect(look: str, left: float, top: float, wide: float, tall: float) -> Shape:
    return Shape("rect", look, _named(x=left, y=top, width=max(0.0, wide), height=max(0.0, tall)))


def _line(look: str, left: float, top: float, right: float, bottom: float) -> Shape:
    return Shape("line", look, _named(x1=left, y1=top, x2=right, y2=bottom))


def _circle(look: str, across: float, down: float, size: float) -> Shape:
    return Shape("circle", look, _named(cx=across, cy=down, r=size))


def _text(look: str, left: float, base: float, text: str) -> Shape:
    return Shape("text", look, _named(x=left, y=base), text)


def _named(**numbers: float) -> tuple[tuple[str, str], ...]:
    return tuple((name, _number(value)) for name, value in numbers.items())


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
