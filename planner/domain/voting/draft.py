"""A ballot while a lead makes it: an order or dots, kept side by side so that trying the other loses nothing."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.text import counted, several_lines
from planner.domain.voting.casting import DOTS, LONGEST_REASON, Vote


class BallotDraft(NamedTuple):
    """What is on the page so far."""

    order: tuple[str, ...]
    """Ids of the judged items, best first."""
    aside: tuple[str, ...] = ()
    """Ids of items that the lead does not judge."""
    dots: tuple[tuple[str, int], ...] = ()
    """Ids of items with one dot or more."""
    is_dots: bool = False
    """Whether dots are given rather than an order."""
    reasons: tuple[tuple[str, str], ...] = ()
    may_be_named: bool = False

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of all items, as they stand on the page."""
        return (*self.order, *self.aside)

    @property
    def dots_left(self) -> int:
        """How many dots are still to be given."""
        return DOTS - sum(given for _, given in self.dots)


def begin(asked: Sequence[str]) -> BallotDraft:
    """An empty page: all items as they stand today."""
    return BallotDraft(tuple(asked))


def moved(draft: BallotDraft, item: str, to: int) -> BallotDraft:
    """The item at a rank from 1, or at an end where there is no such rank; one that was set aside is judged again."""
    rest = [one for one in draft.order if one != item]
    at = max(0, min(to - 1, len(rest)))
    rest.insert(at, item)
    return draft._replace(order=tuple(rest), aside=_without(draft.aside, item), is_dots=False)


def toggled(draft: BallotDraft, item: str) -> BallotDraft:
    """Sets an item aside as not judged, or judges it again, last."""
    draft = draft._replace(dots=tuple(pair for pair in draft.dots if pair[0] != item))
    if item in draft.aside:
        return draft._replace(order=(*draft.order, item), aside=_without(draft.aside, item))
    return draft._replace(order=_without(draft.order, item), aside=(*draft.aside, item))


def dotted(draft: BallotDraft, item: str, dots: int) -> BallotDraft:
    """The item with so many dots; raises `BadInputError` where the lead has fewer."""
    had = dict(draft.dots).get(item, 0)
    if dots - had > draft.dots_left:
        left = "no dot is" if not draft.dots_left else f"only {counted(draft.dots_left, 'dot')} {_are(draft.dots_left)}"
        raise BadInputError(f"There are {DOTS} dots, and {left} left; take one from another item.")
    given = {**dict(draft.dots), item: max(0, dots)}
    judged = draft if item in draft.order else toggled(draft, item)
    return judged._replace(dots=tuple((i, n) for i, n in given.items() if n), is_dots=True)


def with_reason(draft: BallotDraft, item: str, reason: str) -> BallotDraft:
    """The item with what the lead wants said about it; nothing takes a reason away."""
    kept = {**dict(draft.reasons), item: several_lines(reason, "Why", LONGEST_REASON)}
    return draft._replace(reasons=tuple((i, text) for i, text in kept.items() if text))


def still(draft: BallotDraft, asked: Sequence[str]) -> BallotDraft:
    """The page after the lane has changed: what left it is gone, what is new is not judged yet."""
    there = frozenset(asked)
    return draft._replace(
        order=_among(draft.order, there),
        aside=(*_among(draft.aside, there), *(item for item in asked if item not in draft.items)),
        dots=tuple(pair for pair in draft.dots if pair[0] in there),
        reasons=tuple(pair for pair in draft.reasons if pair[0] in there),
    )


def vote_of(draft: BallotDraft, person: str) -> Vote:
    """The page as a vote; raises `BadInputError` while dots are left."""
    if not draft.is_dots:
        return Vote(person, draft.order, (), draft.reasons, draft.may_be_named)
    if draft.dots_left:
        left = counted(draft.dots_left, "dot")
        raise BadInputError(f"{left} {_are(draft.dots_left)} left; give all {DOTS}, then save.")
    given = dict(draft.dots)
    points = tuple((item, given.get(item, 0)) for item in draft.order)
    return Vote(person, (), points, draft.reasons, draft.may_be_named)


def _without(items: tuple[str, ...], item: str) -> tuple[str, ...]:
    return tuple(one for one in items if one != item)


def _among(items: tuple[str, ...], there: Collection[str]) -> tuple[str, ...]:
    return tuple(item for item in items if item in there)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
