"""All forms that came back at once, of whatever kind: one step, or everything that is wrong with any of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planner.domain.change import Change, Step
from planner.domain.check_ins.answers import week_name
from planner.domain.check_ins.page import still_to_answer
from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.text import TITLE_LENGTH, counted
from planner.domain.voting.casting import Vote, ballot_of, cast_all
from planner.domain.words import CATEGORY_NAMES, Category
from planner.exchange import forms_ballot, forms_checkin
from planner.exchange.forms import END, Complaint, Form, FormError, Labels, read_form
from planner.exchange.forms_ballot_read import read_ballot
from planner.exchange.forms_checkin_save import CheckInsRead, Read
from planner.exchange.forms_quarter import quarter_meant

_KINDS: Mapping[str, Labels] = {forms_ballot.KIND: forms_ballot.LABELS, forms_checkin.KIND: forms_checkin.LABELS}
_MOST = 20
"""So many complaints about one form are worth reading at once."""


class File(NamedTuple):
    """A file that came back."""

    name: str
    """As complaints name it."""
    data: bytes


class FormsError(BadInputError):
    """Forms that cannot be used, with one line for everything that is wrong."""

    def __init__(self, complaints: Sequence[str]) -> None:
        super().__init__(" ".join(complaints))
        self.complaints = tuple(complaints)


class FormsRead(NamedTuple):
    """What forms come to."""

    step: Step
    said: tuple[str, ...]
    """A sentence or two for each form, and who is still to answer."""


def read_forms(plan: Plan, files: Sequence[File], moment: Moment) -> FormsRead:
    """Reads forms one after the other; all of them or none. Raises `FormsError`."""
    reads: list[Read] = []
    complaints: list[str] = []
    check_ins = CheckInsRead(moment)
    for file in files:
        try:
            form = read_form(file.data, _KINDS)
            if form.kind == forms_checkin.KIND:
                read = check_ins.read(plan, form, file.name)
            else:
                read = _read_ballot(plan, form, moment)
        except FormError as error:
            complaints += [f"{file.name}:{c.number}: {c.text}" for c in error.complaints[:_MOST]]
            more = len(error.complaints) - _MOST
            complaints += [f"{file.name}: {counted(more, 'more line')} with something wrong."] if more > 0 else []
        except BadInputError as error:
            complaints.append(f"{file.name}: {error}")
        else:
            plan = plan.after(read.step.changes)
            cut = "" if form.has_end else f" Its last line, “{END}”, is missing: was it cut off?"
            reads.append(read._replace(said=f"{file.name}: {read.said}{cut}"))
    if complaints:
        raise FormsError(complaints)
    return FormsRead(_together(reads), (*(read.said for read in reads), *_still_to_answer(plan, check_ins)))


def quarter_of(plan: Plan, files: Sequence[File]) -> str:
    """The quarter that all check-ins are about, where it is one of the plan's; else the plan's own.

    An answer for the last week of a quarter may come when the next has begun.
    """
    named = set()
    for file in files:
        try:
            form = read_form(file.data, _KINDS)
        except BadInputError:
            continue  # said when it is read
        block = form.first("quarter")
        if form.kind == forms_checkin.KIND and block is not None:
            named.add(quarter_meant(plan.quarters.values(), block.value))
    return next((q for q in named if q is not None and len(named) == 1), plan.current)


def _together(reads: Sequence[Read]) -> Step:
    """One step of all; what several of them change becomes one change."""
    changes: dict[tuple[str, str], Change] = {}
    for change in (change for read in reads for change in read.step.changes):
        before = changes.pop((change.kind, change.id), None)
        made = change if before is None else Change(before.before, change.after)
        if made.before != made.after:
            changes[made.kind, made.id] = made
    labels = list(dict.fromkeys(read.step.label for read in reads if read.step.changes))
    label = labels[0] if len(labels) == 1 else f"Read {counted(len(reads), 'form')}: {'; '.join(labels)}"
    return Step(label[:TITLE_LENGTH], tuple(changes.values()))


def _still_to_answer(plan: Plan, check_ins: CheckInsRead) -> list[str]:
    said = []
    for week in sorted({week for _, week in check_ins.places}):
        names = still_to_answer(plan, week)
        if names:
            said.append(f"Still to answer for {week_name(plan, week)}: {', '.join(names)}.")
    return said


def _read_ballot(plan: Plan, form: Form, moment: Moment) -> Read:
    filled = read_ballot(form, plan)
    try:
        step = cast_all(plan, filled.votes, moment)
    except BadInputError as error:
        raise FormError([Complaint(form.number, str(error))]) from None
    parts = [_vote_text(category, vote) for category, vote in filled.votes.items()]
    return Read(step, f"{'; '.join([*parts, *filled.notes])}. {_how(plan, filled.votes, step)}")


def _how(plan: Plan, votes: Mapping[Category, Vote], step: Step) -> str:
    if not step.changes:
        return "Unchanged: that was read before."
    if any(ballot_of(plan, category, vote.person) for category, vote in votes.items()):
        return "It replaces the earlier one, and is hidden until all are shown together."
    return "It is hidden until all are shown together."


def _vote_text(category: Category, vote: Vote) -> str:
    """What was read, without what it says."""
    dots = sum(given for _, given in vote.points)
    what = f"{counted(dots, 'dot')} given" if vote.points else f"{counted(len(vote.order), 'item')} in order"
    reasons = f", {counted(len(vote.reasons), 'reason')}" if vote.reasons else ""
    return f"{CATEGORY_NAMES[category]}: {what}{reasons}"
