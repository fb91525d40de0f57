"""The log of a comparison: which answers count, in an order that does not depend on how they arrived."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple

from planner.domain.comparison import Comparison, ComparisonAnswer

_when = attrgetter("at", "id")


class Link(NamedTuple):
    """One thing known about two items, by their positions among the items as the comparison began."""

    first: int
    """Stands before `second`, or beside it where `same`."""
    second: int
    same: bool
    answer: ComparisonAnswer | None
    """Who says so; `None` for what is fixed whatever is answered."""


class Log(NamedTuple):
    """What counts of everything that was said."""

    links: list[Link]
    """What is fixed, then the answers, oldest first."""
    later: Mapping[tuple[int, int], int]
    """Pairs that wait for the end, the lower position first, with their turn there."""
    asked: frozenset[tuple[int, int]]
    """Pairs that are decided by an answer or fixed, the lower position first."""
    put_off: list[ComparisonAnswer]
    """The answers that say so."""


def positions(comparison: Comparison) -> dict[str, int]:
    """Where each item stood as the comparison began, from 0."""
    return {item: at for at, item in enumerate(comparison.items)}


def read_log(comparison: Comparison, answers: Iterable[ComparisonAnswer]) -> Log:
    """The last verdict on each pair; answers that were taken back or name an item of another comparison are passed."""
    at = positions(comparison)
    links = [Link(at[a], at[b], same=False, answer=None) for a, b in comparison.fixed if a in at and b in at and a != b]
    last: dict[tuple[int, int], ComparisonAnswer] = {}
    for answer in sorted(answers, key=_when):
        a, b = at.get(answer.a), at.get(answer.b)
        if answer.retracted or a is None or b is None or a == b or answer.comparison != comparison.id:
            continue
        pair = (a, b) if a < b else (b, a)
        # Out and in again: the pair takes its place in the order of the answers from its last verdict.
        last.pop(pair, None)
        last[pair] = answer
    later: dict[tuple[int, int], int] = {}
    put_off = []
    for pair, answer in last.items():
        verdict = answer.verdict
        if verdict == "later":
            later[pair] = len(later)
            put_off.append(answer)
            continue
        first, second = (at[answer.a], at[answer.b]) if verdict != "that" else (at[answer.b], at[answer.a])
        links.append(Link(first, second, verdict == "same", answer))
    asked = frozenset((link[0], link[1]) if link[0] < link[1] else (link[1], link[0]) for link in links)
    return Log(links, later, asked, put_off)
