"""The lines of one lane in a ballot's form: which item each names, and the order or the dots that they come to."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.voting.casting import DOTS, Vote
from planner.exchange.forms import Block, Line, plain
from planner.exchange.forms_ballot import natural, tokens_of

Complain = Callable[[int, str], None]
"""Takes the number of a line and what is wrong there."""
_ITEM = re.compile(r"(?:[-*•]\s+)?(?:\[(?P<box>[^\]]*)\]|(?P<number>\d{1,6})[.):]?(?=\s))\s*(?P<rest>.*)")
_BULLET = re.compile(r"[-*•]\s+")
_EMPTY = re.compile(r"[\s_.…·-]*")
_STARS = re.compile(r"[*•●x]{1,9}", re.IGNORECASE)
_QUOTED = 40


class Keys:
    """Items by what a form calls them."""

    def __init__(self, plan: Plan) -> None:
        self.tokens = tokens_of(plan)
        self._items = {plain(token): plan.items[item] for item, token in self.tokens.items()}

    def item_in(self, text: str) -> tuple[Item, str] | None:
        """The item whose key is the first word of a text, and what follows."""
        word = text.partition(" ")[0]
        for key in (word, word.rstrip(":,;.")):
            item = self._items.get(plain(key))
            if item is not None:
                return item, text[len(key) :].strip()
        return None


class Row(NamedTuple):
    """A line that names an item."""

    number: int
    given: int | None
    """What stands between the brackets; `None` for nothing."""
    item: Item


def rows_of(block: Block, keys: Keys, complain: Complain, *, dots: bool) -> list[Row]:
    """The lines that name items; the rest of a wrapped title is passed over, anything else is complained about."""
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for line in block.lines:
        if rows and _goes_on(rows[-1].item.title, line.text):
            continue
        row = _row(line, keys, complain, dots=dots)
        if row is None:
            continue
        if row.item.id in seen:
            said = f"{row.item.key} stands here and in line {seen[row.item.id]}; keep one of the two lines."
            complain(row.number, said)
        seen.setdefault(row.item.id, row.number)
        rows.append(row)
    return rows


def order_of(rows: Sequence[Row], keys: Keys, asked: frozenset[str], complain: Complain) -> Vote | None:
    """The order by the numbers, or where there are none by the lines; `None` where nobody has put them in order."""
    numbered = [(row.given, row) for row in rows if row.given is not None]
    seen: dict[int, Row] = {}
    for given, row in numbered:
        if given == 0:
            complain(row.number, "Numbers count from 1, the best; leave the brackets empty for not judged.")
        elif given in seen:
            first = seen[given]
            said = f"{given} is given to {row.item.key} and, in line {first.number}, to {first.item.key}"
            complain(row.number, f"{said}; give each number once.")
        seen.setdefault(given, row)
    ordered: Sequence[Row] = [row for _, row in sorted(numbered, key=lambda pair: pair[0])]
    if not numbered:
        names = [natural(keys.tokens[row.item.id]) for row in rows]
        ordered = rows if names != sorted(names) else ()  # they stand as they were sent
    order = tuple(row.item.id for row in ordered if row.item.id in asked)
    return Vote("", order) if order else None


def dots_of(block: Block, rows: Sequence[Row], asked: frozenset[str], complain: Complain) -> Vote | None:
    """The dots; `None` where none was given."""
    total = sum(row.given or 0 for row in rows)
    if total == 0:
        return None
    if total != DOTS:
        given = f"{counted(total, 'dot is', 'dots are')} given below “{block.value}”"
        complain(block.number, f"{given}; a lead has {DOTS}, no more and no fewer.")
        return None
    points = tuple((row.item.id, row.given or 0) for row in rows if row.item.id in asked)
    return Vote("", points=points) if any(dots for _, dots in points) else None


def short(text: str) -> str:
    """So much of a line as a complaint repeats."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _row(line: Line, keys: Keys, complain: Complain, *, dots: bool) -> Row | None:
    match = _ITEM.fullmatch(line.text)
    found = keys.item_in(match["rest"]) if match is not None else None
    if match is not None and found is not None:
        text = match["box"] if match["box"] is not None else match["number"]
        return Row(line.number, _given(line.number, text.strip(), complain, dots=dots), found[0])
    found = keys.item_in(_BULLET.sub("", line.text, count=1))
    if found is not None:
        return Row(line.number, None, found[0])
    if match is not None:
        said = f"There is no item like “{short(match['rest'])}” in this plan; check the key, or take the line out."
    else:
        said = f"“{short(line.text)}” is no line of the form; put a reason below “Reasons”, or take it out."
    complain(line.number, said)
    return None


def _given(number: int, text: str, complain: Complain, *, dots: bool) -> int | None:
    if dots and _STARS.fullmatch(text):
        return len(text)
    if _EMPTY.fullmatch(text):
        return None
    digits = text.rstrip(".)")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 6):
        complain(number, f"“{short(text)}” is no number; write e.g. 1, or leave the brackets empty.")
        return None
    return int(digits)


def _goes_on(title: str, text: str) -> bool:
    """Whether a line is the rest of the item's title, which a mail program has wrapped."""
    return len(text) > 1 and plain(text).rstrip("…") in plain(title)
