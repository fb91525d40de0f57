"""A ballot's form as it came back: what it says, or everything that is wrong with it, line by line."""

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.text import NOTE_LENGTH, clean, counted
from planner.domain.voting.casting import Vote
from planner.domain.voting.consensus import on_the_ballot
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, Category
from planner.exchange.forms import Block, Complaint, Form, FormError, Line, plain
from planner.exchange.forms_ballot import DOTS_WORD
from planner.exchange.forms_ballot_rows import Keys, dots_of, order_of, rows_of, short
from planner.exchange.forms_quarter import is_about, quarter_line

_YES, _NO = {"yes", "y"}, {"no", "n", ""}


class Filled(NamedTuple):
    """What a form says."""

    person: str
    votes: Mapping[Category, Vote]
    """One for each lane that was filled in."""
    notes: tuple[str, ...]
    """What was passed over and what is not judged, in clauses."""


def read_ballot(form: Form, plan: Plan) -> Filled:
    """Reads a ballot's form; what left the ballot meanwhile is passed over, with a note.

    Raises `FormError` with all that is wrong.
    """
    reader = _Reader(plan)
    person = reader.person(form)
    reader.check_quarter(form)
    for block in form.blocks:
        if block.label == "lane":
            reader.read_lane(block)
    if not reader.votes and not reader.complaints:
        reader.complain(form.number, _nothing_in(form))
    named = reader.read_word(form.first("may be named"))
    reader.read_reasons(form.first("reasons"))
    if reader.complaints:
        raise FormError(reader.complaints)
    votes = {
        category: vote._replace(
            person=person, may_be_named=named, reasons=tuple(reader.reasons.get(category, {}).items())
        )
        for category, vote in reader.votes.items()
    }
    return Filled(person, votes, tuple(reader.notes))


class _Reader:
    """One pass over a form; complaints are gathered, so that one answer names them all."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.complaints: list[Complaint] = []
        self.notes: list[str] = []
        self.votes: dict[Category, Vote] = {}
        self.reasons: dict[Category, dict[str, str]] = {category: {} for category in CATEGORIES}
        self._keys = Keys(plan)
        self._asked = {c: frozenset(e.item.id for e in on_the_ballot(plan, c)) for c in CATEGORIES}
        self._skipped: set[str] = set()

    def complain(self, number: int, text: str) -> None:
        """Notes what is wrong in a line."""
        self.complaints.append(Complaint(number, text))

    def person(self, form: Form) -> str:
        """Whose form it is."""
        block = form.first("for")
        name = clean(block.value, NOTE_LENGTH) if block is not None else ""
        if not name:
            said = "The line “For: NAME” is missing or empty; write there whose ballot it is."
            self.complain(block.number if block is not None else form.number, said)
        return name

    def check_quarter(self, form: Form) -> None:
        """A form of another quarter asked about another backlog."""
        block, own = form.first("quarter"), quarter_line(self.plan.quarter)
        if block is None:
            self.complain(form.number, f"The line “Quarter: {own}” is missing; put it back.")
        elif not is_about(block.value, self.plan.quarter):
            said = f"The form is about {short(block.value) or 'no quarter'}, the plan about {own}"
            self.complain(block.number, f"{said}; `planner ask ballot` makes a new one.")

    def read_lane(self, block: Block) -> None:
        """Reads one lane's lines."""
        name, _, how = plain(block.value).partition(",")
        category = next((c for c, lane in CATEGORY_NAMES.items() if plain(lane) == name.strip()), None)
        if category is None:
            lanes = " or ".join(CATEGORY_NAMES.values())
            self.complain(block.number, f"“{short(block.value)}” is no lane; write {lanes}.")
            return
        if category in self.votes:
            self.complain(block.number, f"{CATEGORY_NAMES[category]} stands here a second time; keep one of the two.")
            return
        dots, asked, before = DOTS_WORD in how, self._asked[category], len(self.complaints)
        rows = rows_of(block, self._keys, self.complain, dots=dots)
        for row in rows:
            if row.item.id not in asked:
                self._pass_over(row.item, category)
        vote = dots_of(block, rows, asked, self.complain) if dots else order_of(rows, self._keys, asked, self.complain)
        if vote is not None and len(self.complaints) == before:
            self.votes[category] = vote
            self._count_unjudged(category, vote)

    def read_reasons(self, block: Block | None) -> None:
        """Reads the reasons, one for each item; a line that begins with no key goes on with the one above."""
        if block is None:
            return
        lines = [*([Line(block.number, block.value)] if block.value else []), *block.lines]
        current: tuple[Category, str] | None = None
        begun = False
        for line in lines:
            found = self._keys.item_in(line.text)
            text = _after_title(*found) if found is not None else ""
            if found is not None and (not begun or text[:1] in {":", "–", "—", "-"}):
                current, begun = self._begin_reason(line.number, found[0], text.lstrip(" :–—-")), True
            elif not begun:
                said = f"“{short(line.text)}” names no item; begin a reason with the item's key and a colon."
                self.complain(line.number, said)
            elif current is not None:
                texts = self.reasons[current[0]]
                texts[current[1]] = f"{texts[current[1]]} {line.text}".strip()

    def read_word(self, block: Block | None) -> bool:
        """Whether the lead may be named; no is what counts where nothing stands."""
        if block is None:
            return False
        said = plain(block.value).strip(" .!")
        if said not in _YES | _NO:
            self.complain(block.number, f"“May be named” is yes or no, not “{short(block.value)}”.")
        for line in block.lines:
            stray = f"“{short(line.text)}” belongs to nothing; put a reason below “Reasons”, or take the line out."
            self.complain(line.number, stray)
        return said in _YES

    def _begin_reason(self, number: int, item: Item, text: str) -> tuple[Category, str] | None:
        """Takes the first line of a reason; `None` where the reason is passed over, with all its lines."""
        category = next((c for c, asked in self._asked.items() if item.id in asked), None)
        if category is None:
            self._pass_over(item, None)
            return None
        if category not in self.votes:
            # Where the lane's own lines are wrong, that was said already.
            if not self.complaints:
                lane = CATEGORY_NAMES[category]
                self.complain(number, f"{item.key} has a reason, but {lane} is not filled in; fill that in, too.")
            return None
        if item.id in self.reasons[category]:
            self.complain(number, f"{item.key} has a reason already; write it in one piece.")
        self.reasons[category][item.id] = text
        return category, item.id

    def _pass_over(self, item: Item, category: Category | None) -> None:
        if item.id not in self._skipped:
            self._skipped.add(item.id)
            self.notes.append(f"{item.key} {item.title} is passed over: {_why_not(item, category)}")

    def _count_unjudged(self, category: Category, vote: Vote) -> None:
        left = len(self._asked[category].difference(vote.order, dict(vote.points)))
        if left:
            verb = "is" if left == 1 else "are"
            self.notes.append(f"{counted(left, 'item')} of {CATEGORY_NAMES[category]} {verb} not judged")


def _nothing_in(form: Form) -> str:
    """Why no vote came of a form in which each line by itself is right."""
    if form.first("lane") is None:
        lanes = " or ".join(f"“Lane: {lane}”" for lane in CATEGORY_NAMES.values())
        return f"The line {lanes} above the items is missing; put it back."
    return "Nothing is filled in: write numbers between the brackets."


def _after_title(item: Item, text: str) -> str:
    """What follows an item's title, or a part of it before a colon, where somebody has left that standing."""
    head, colon, _ = text.partition(":")
    if colon and plain(head).rstrip("… ") in plain(item.title):
        return text[len(head) :]
    return text[len(item.title) :].lstrip() if plain(text).startswith(plain(item.title)) else text


def _why_not(item: Item, category: Category | None) -> str:
    if item.stage == "stopped":
        return "it was dropped meanwhile"
    if item.stage == "done":
        return "it is done"
    if item.is_must:
        return "it is a must-do now, in whatever its rank"
    if item.category is not None and item.category != category:
        return f"it is in {CATEGORY_NAMES[item.category]} now"
    return "it is not on the ballot any more"
