"""A ballot is cast, changed and withdrawn by itself; then all of a lane are shown at once, and none before."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.ballot import Ballot, ballot_id
from planner.domain.calendar import short_date, today_in
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.text import clean, one_line, several_lines
from planner.domain.voting.consensus import ballots_of, on_the_ballot, shown_ballots
from planner.domain.voting.dissent import dissents_of
from planner.domain.words import CATEGORY_NAMES, Category

DOTS = 5
"""So many dots a lead gives over a lane."""
LONGEST_REASON = 2_000


class Vote(NamedTuple):
    """What a lead says about a lane: an order, or dots."""

    person: str
    order: tuple[str, ...] = ()
    """Ids of items, best first; those that are not named were not judged."""
    points: tuple[tuple[str, int], ...] = ()
    """Ids of items with their dots, five in all or fewer; those with 0 were judged, too."""
    reasons: tuple[tuple[str, str], ...] = ()
    may_be_named: bool = False


def ballot_of(plan: Plan, category: Category, person: str) -> Ballot | None:
    """A lead's ballot on a lane, whatever the case of his name, or `None`."""
    wanted = _folded(clean(person))
    return next((b for b in ballots_of(plan, category) if _folded(b.person) == wanted), None)


def cast(plan: Plan, category: Category, vote: Vote, moment: Moment) -> Step:
    """Casts a ballot, or replaces the one that this lead has cast before; without changes where it is the same.

    The label says nothing about who or what. Raises `BadInputError` where the lane's ballots were shown already, and
    where the vote cannot be used.
    """
    refuse_when_shown(plan, category)
    checked = _checked(plan, category, vote)
    lane = CATEGORY_NAMES[category]
    before = ballot_of(plan, category, checked.person)
    if before is None:
        key = ballot_id(plan.current, category, checked.person)
        made = Ballot(key, plan.current, category, *checked, cast_at=moment.now)
        return Step(f"Cast a ballot on {lane}", (create(made),))
    values = checked._replace(person=before.person)._asdict()
    changes = edit(before, **values)
    changes = edit(before, **values, cast_at=moment.now) if changes else ()
    return Step(f"Change a ballot on {lane}", changes)


def cast_all(plan: Plan, votes: Mapping[Category, Vote], moment: Moment) -> Step:
    """One step for a lead's ballots on several lanes; the same as `cast` for one."""
    steps = [step for category, vote in votes.items() if (step := cast(plan, category, vote, moment)).changes]
    if len(steps) == 1:
        return steps[0]
    lanes = " and ".join(CATEGORY_NAMES[category] for category in votes)
    return Step(f"Cast ballots on {lanes}", tuple(change for step in steps for change in step.changes))


def withdraw(plan: Plan, category: Category, person: str) -> Step:
    """Takes a lead's ballot away; raises `BadInputError` where there is none, or where it was shown already."""
    refuse_when_shown(plan, category)
    ballot = ballot_of(plan, category, person)
    if ballot is None:
        raise BadInputError(f"There is no ballot of {clean(person)} on {CATEGORY_NAMES[category]} to withdraw.")
    return Step(f"Withdraw a ballot on {CATEGORY_NAMES[category]}", (delete(ballot),))


def show_together(plan: Plan, category: Category, moment: Moment) -> Step:
    """Shows all ballots of a lane at once; a reason against where the room puts an item stays on it as a dissent.

    Raises `BadInputError` where there is nothing to show.
    """
    _refuse_unread(plan)
    hidden = [ballot for ballot in ballots_of(plan, category) if ballot.shown_at is None]
    if not hidden:
        raise BadInputError(f"There is no ballot on {CATEGORY_NAMES[category]} to show; a enters one.")
    changes: list[Change] = [change for ballot in hidden for change in edit(ballot, shown_at=moment.now)]
    changes += dissents_of(plan.after(changes), category)
    return Step(f"Show the ballots on {CATEGORY_NAMES[category]}", tuple(changes))


def hidden_again(before: Plan, after: Plan) -> bool:
    """Whether ballots that everybody has seen are hidden again: their showing was undone."""
    if before.evidence is None or after.evidence is None:
        return False
    now = after.evidence.ballots
    return any(ballot.shown_at is not None and ballot.id in now and now[ballot.id].shown_at is None
               for ballot in before.evidence.ballots.values())  # fmt: skip


def begin_anew(plan: Plan, category: Category) -> Step:
    """Takes all ballots of a lane away, so that the leads can vote again; dissents stay on their items."""
    _refuse_unread(plan)
    changes = tuple(delete(ballot) for ballot in ballots_of(plan, category))
    return Step(f"Begin new ballots on {CATEGORY_NAMES[category]}", changes)


def refuse_when_shown(plan: Plan, category: Category) -> None:
    """Raises `BadInputError` where the lane's ballots were shown: then nobody can vote unseen any more."""
    _refuse_unread(plan)
    shown = [ballot.shown_at for ballot in shown_ballots(plan, category) if ballot.shown_at is not None]
    if shown:
        day = short_date(today_in(plan.organisation.time_zone, max(shown)))
        lane = CATEGORY_NAMES[category]
        raise BadInputError(
            f"The ballots on {lane} were shown together on {day}, so nothing can be changed unseen; "
            f"“New ballots” on the screen begins anew."
        )


def _folded(name: str) -> str:
    """A name for comparing: mail programs make curly apostrophes of straight ones."""
    return name.replace("’", "'").casefold()


def _refuse_unread(plan: Plan) -> None:
    if plan.evidence is None:
        raise BadInputError("The ballots are still being read; try again in a moment.")


def _checked(plan: Plan, category: Category, vote: Vote) -> Vote:
    """The vote with its texts cleaned; raises `BadInputError`."""
    person = one_line(vote.person, "Name")
    if not person:
        raise BadInputError("A ballot needs the name of the lead who casts it.")
    asked = {entry.item.id for entry in on_the_ballot(plan, category)}
    named = [*vote.order, *(item for item, _ in vote.points)]
    reasons = tuple((item, several_lines(text, "Why", LONGEST_REASON)) for item, text in vote.reasons)
    for item in (*named, *(item for item, _ in reasons)):
        if item not in asked:
            title = plan.items[item].title if item in plan.items else item
            raise BadInputError(f"“{title}” is not on the ballot on {CATEGORY_NAMES[category]} any more; leave it out.")
    if not named or (vote.order and vote.points):
        raise BadInputError("A ballot holds an order or dots, one of the two; put at least one item in its place.")
    if max(Counter(named).values()) > 1:
        raise BadInputError("An item stands twice on the ballot; name each once.")
    dots = [given for _, given in vote.points]
    if dots and (min(dots) < 0 or not 0 < sum(dots) <= DOTS):
        raise BadInputError(f"A lead gives one to {DOTS} dots in all, not {sum(dots)}.")
    kept = tuple((item, text) for item, text in reasons if text)
    return vote._replace(person=person, reasons=kept)
