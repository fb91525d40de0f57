"""The form of a ballot, as it is sent out: one line per item, nothing that suggests an order."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.text import clean, counted
from planner.domain.voting.casting import DOTS, refuse_when_shown
from planner.domain.voting.consensus import on_the_ballot
from planner.domain.words import CATEGORY_NAMES, Category
from planner.exchange.forms import WIDTH, Labels, form_text, plain
from planner.exchange.forms_quarter import quarter_line

KIND = "ballot"
LABELS = Labels(("quarter", "for", "reasons", "may be named"), ("lane",))
DOTS_WORD = "dots"
_BOX = "[   ] "
_KEY = 40
_TAIL = 6
_DIGITS = re.compile(r"(\d+)")
_NUMBERED = (
    "Write a number between the brackets, 1 for the best. Or leave all brackets empty and put the lines in your order. "
    "An item without a number, or whose line you take out, is not judged; that is not the same as last."
)
_DOTTED = (
    f"You have {DOTS} dots for each lane: write between the brackets how many an item gets; empty is none. An item "
    "whose line you take out is not judged."
)
_HIDDEN = "Nobody sees your answer before all are shown together."
_REASONS = (
    "Below “Reasons”, say why where you like, one item a line, e.g. “{key}: because …”. Write yes behind “May be "
    "named” if your name may leave the plan beside your reasons. Then send everything back."
)


class Asked(NamedTuple):
    """One item as a form names it."""

    token: str
    """Its key in one word; with the end of its id where several items have that key."""
    item: Item


def ballot_form(plan: Plan, person: str, categories: Sequence[Category], *, dots: bool) -> str:
    """A form for one lead. The items stand in the order of their keys, so that the form suggests nothing.

    Raises `BadInputError` where a lane's ballots were shown already, and where there is nothing to vote on.
    """
    if not any(on_the_ballot(plan, category) for category in categories):
        lanes = " or ".join(CATEGORY_NAMES[category] for category in categories)
        raise BadInputError(f"There is nothing to vote on in {lanes} yet; import or add items first.")
    body: list[str] = []
    tokens = tokens_of(plan)
    example = ""
    for category in categories:
        refuse_when_shown(plan, category)
        asked = asked_about(plan, category, tokens)
        example = example or next((one.token for one in asked), "")
        body += [f"Lane: {CATEGORY_NAMES[category]}{f', {DOTS_WORD}' if dots else ''}"]
        body += [*(_line(one) for one in asked), ""]
    explained = [f"{_HIDDEN} {_DOTTED if dots else _NUMBERED}", _REASONS.format(key=example or "KEY")]
    explained += _left_out(plan, categories)
    head = {"Quarter": quarter_line(plan.quarter), "For": clean(person)}
    return form_text(KIND, head, explained, [*body, "Reasons:", "", "May be named: no"])


def asked_about(plan: Plan, category: Category, tokens: dict[str, str]) -> list[Asked]:
    """The items on a lane's ballot, in the order of their keys: `CHK-2` before `CHK-10`."""
    asked = [Asked(tokens[entry.item.id], entry.item) for entry in on_the_ballot(plan, category)]
    return sorted(asked, key=lambda one: (natural(one.token), one.item.id))


def tokens_of(plan: Plan) -> dict[str, str]:
    """What a form calls each item, by its id: one word, and not the same for two.

    Two copies of a plan may have given one key to two items, and people may have put blanks or a whole sentence there.
    """
    named = [("_".join(clean(item.key).split())[:_KEY], item.id) for item in plan.items.values()]
    often = Counter(plain(key) for key, _ in named)
    return {item: key if often[plain(key)] == 1 else f"{key}~{item[-_TAIL:]}" for key, item in named}


def natural(token: str) -> tuple[tuple[int, str], ...]:
    """A sort key under which numbers in a text count as numbers."""
    parts = _DIGITS.split(plain(token))
    return tuple((int(part[:18]), part) if part.isdecimal() else (-1, part) for part in parts)


def _line(asked: Asked) -> str:
    start = f"{_BOX}{asked.token}  "
    room = max(12, WIDTH - len(start))
    title = clean(asked.item.title)
    return f"{start}{title if len(title) <= room else f'{title[: room - 1].rstrip()}…'}"


def _left_out(plan: Plan, categories: Sequence[Category]) -> list[str]:
    said = []
    for category in categories:
        name, asked = CATEGORY_NAMES[category], len(on_the_ballot(plan, category))
        rest = len(plan.order.lane(category)) - asked
        if not asked:
            said.append(f"{name} has nothing to vote on.")
        elif rest:
            said.append(f"Not asked about: {counted(rest, 'item')} of {name} (must-dos, what is done, or far down).")
    return said
