"""Closing a quarter, which makes it read-only and begins the loop again; reopening it; what the review writes down."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import fsum
from typing import NamedTuple

from planner.domain.calendar import short_date, weeks_of
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.closing.unfinished import CloseChoice, Unfinished, checked, choice_changes, settle, unfinished
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision
from planner.domain.item import Item, Placement, placement_id
from planner.domain.measuring.promises import baselines, promises
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.quarters.editing import PREPARED_FROM, following, in_order, new_quarter
from planner.domain.ranking import place_last
from planner.domain.signing import signatories
from planner.domain.text import clean_note, counted, weeks_phrase, weeks_text
from planner.domain.words import QuarterState

OFFERED_FROM = PREPARED_FROM
"""The week of a quarter from which on it can be closed."""
_NAMED = 10
"""So many items are named in a decision's cost, and where a choice is missing; the rest is counted."""


class Closing(NamedTuple):
    """What closing the quarter now would do: the question that a screen or a command asks first."""

    quarter: Quarter
    kept: int
    """Promised items that are done."""
    promised: int
    carried: tuple[tuple[Unfinished, CloseChoice], ...]
    back: tuple[tuple[Unfinished, CloseChoice], ...]
    """What goes back to the backlog."""
    dropped: tuple[tuple[Unfinished, CloseChoice], ...]
    gone: int
    """Promised items that were dropped before."""
    missing: tuple[Unfinished, ...]
    """Unfinished items of which nobody has said what is to become."""
    following: str
    """The next quarter's name."""
    prepared: bool
    """Whether that is there already; else closing creates it."""

    @property
    def question(self) -> str:
        """What is asked before."""
        verb = "takes over" if self.prepared else "is created and takes over"
        parts = [f"{self.quarter.name} becomes read-only and {self.following} {verb}"]
        if self.carried_unknown < len(self.carried):
            parts.append("what is carried over comes first there with the weeks that are left")
        if self.carried_unknown:
            parts.append(self.held_text)
        if self.back:
            parts.append("what goes back to the backlog is ranked anew")
        if self.dropped:
            parts.append("what is dropped is stopped with its reason")
        return f"{self.text}. {'; '.join(parts)}. u takes all of it back."

    @property
    def made(self) -> tuple[tuple[Unfinished, CloseChoice], ...]:
        """All choices that were made."""
        return (*self.carried, *self.back, *self.dropped)

    @property
    def carried_unknown(self) -> int:
        """How many are carried over of which nobody knows what is left."""
        return sum(1 for _, given in self.carried if given.remaining is None)

    @property
    def held_text(self) -> str:
        """What that comes to: the fill cannot hold weeks that nobody knows."""
        items = counted(self.carried_unknown, "item")
        return f"nothing is held there for {items} of which nobody knows what is left"

    @property
    def carried_weeks(self) -> float:
        """What is carried over, as far as it is known, in weeks of one person."""
        return fsum(given.remaining or 0.0 for _, given in self.carried)

    @property
    def text(self) -> str:
        """What became of the promise, e.g. `5 of 13 items done, 4 carried over, 4 dropped`."""
        done = f"{self.kept} of {counted(self.promised, 'item')} done" if self.promised else "nothing was promised"
        back = f", {len(self.back)} back in the backlog" if self.back else ""
        dropped = f", {len(self.dropped)} dropped" if self.dropped or not self.gone else ""
        gone = f", {self.gone} dropped before" if self.gone else ""
        return f"{done}, {len(self.carried)} carried over{back}{dropped}{gone}"


def opens_on(quarter: Quarter) -> date:
    """The first day on which a quarter can be closed: the Monday of its week 10, or of its last where it has fewer."""
    weeks = weeks_of(quarter)
    return weeks[min(OFFERED_FROM, len(weeks)) - 1] if weeks else quarter.starts_on


def is_offered(quarter: Quarter, today: date) -> bool:
    """Whether a quarter can be closed on a day."""
    return quarter.state != "closed" and today >= opens_on(quarter)


def closing(plan: Plan, choices: Mapping[str, CloseChoice] | None = None) -> Closing:
    """What closing would do with the choices made so far; `choices`, by item, go before those that are stored.

    Raises `BadInputError` for a choice that cannot be, and for one of an item that is not unfinished.
    """
    rows, given = unfinished(plan), dict(choices or {})
    stray = [item for item in given if item not in {row.item.id for row in rows}]
    if stray:
        found = plan.items.get(stray[0])
        raise BadInputError(f"{found.title if found else 'That item'} is not unfinished in {plan.quarter.name}.")
    chosen = ((row, given.get(row.item.id) or row.becomes) for row in rows)
    pairs = [(row, checked(row.item, choice)) for row, choice in chosen if choice is not None]
    made = {row.item.id for row, _ in pairs}
    promised, ahead = promises(plan), next_quarter(plan)
    return Closing(
        plan.quarter,
        len(promised.with_outcome("done")),
        len(promised.promises),
        tuple(pair for pair in pairs if pair[1].choice == "carried"),
        tuple(pair for pair in pairs if pair[1].choice == "back"),
        tuple(pair for pair in pairs if pair[1].choice == "dropped"),
        len(promised.with_outcome("dropped")),
        tuple(row for row in rows if row.item.id not in made),
        ahead.name if ahead else following(plan).name,
        ahead is not None,
    )


def next_quarter(plan: Plan) -> Quarter | None:
    """The quarter after the one in view, where it is prepared."""
    return next((q for q in in_order(plan) if q.starts_on > plan.quarter.ends_on), None)


def refusal(plan: Plan, today: date, found: Closing) -> str | None:
    """Why the quarter cannot be closed now, as a sentence that says what to do; `None` where it can."""
    quarter = plan.quarter
    if quarter.state == "closed":
        return f"{quarter.name} is closed already."
    earlier = [q for q in in_order(plan) if q.ends_on < quarter.starts_on and q.state != "closed"]
    if earlier:
        return f"{earlier[0].name} is still open; close that one first."
    if today < opens_on(quarter):
        opens = f"{short_date(opens_on(quarter))} {opens_on(quarter).year}"
        return f"{quarter.name} can be closed from week {OFFERED_FROM} on, which begins on {opens}."
    if found.missing:
        one = len(found.missing) == 1
        return (
            f"{counted(len(found.missing), 'unfinished item')} {'has' if one else 'have'} no choice yet: "
            f"{named(row.item for row in found.missing)}; say of {'it' if one else 'each'} whether it is carried over, "
            "goes back to the backlog, or is dropped, and why."
        )
    return None


def close_quarter(
    plan: Plan,
    choices: Mapping[str, CloseChoice],
    moment: Moment,
    *,
    why: str = "",
    also_signed_by: str = "",
    ahead: Plan | None = None,
) -> Step:
    """Closes the quarter in view: from then on it is read-only, and the next one begins.

    What is carried over keeps its remaining weeks, and the next quarter's fill spends them first; what goes back to the
    backlog is ranked anew; what is dropped is stopped with its reason. Where no next quarter is prepared, this creates
    it. All of it is one step. `choices`, by item, go before those that are stored; `ahead` is the plan about the next
    quarter where that is prepared, so that what came up since has its place there too. Raises `BadInputError` before
    week 10, and where a choice is missing.
    """
    found = closing(plan, choices)
    refused = refusal(plan, moment.today, found)
    if refused:
        raise BadInputError(refused)
    first, second = signatories(moment, "", also_signed_by)
    reason = clean_note(why)
    what = f"{plan.quarter.name} closed: {found.text}"
    decision = Decision(
        moment.new_id(), plan.current, moment.now, what, reason, first, second, _cost(found), kind="close"
    )
    changes: list[Change] = [*edit(plan.quarter, state="closed"), create(decision), *_settled(plan, found)]
    if not found.prepared:
        after = plan.after(changes)
        changes += new_quarter(after, following(after), moment.today).changes
    elif ahead is not None:
        changes += _places(ahead, [row.item for row, _ in (*found.carried, *found.back)])
    return Step(f"Close {plan.quarter.name}: {found.text}", tuple(changes), why=reason)


def reopen_quarter(plan: Plan, why: str, moment: Moment, *, also_signed_by: str = "") -> Step:
    """Opens a closed quarter again, as a decision of its own; what closing did with its items stays done.

    Raises `BadInputError` where it is not closed, without a why, and where the second signatory is the first.
    """
    quarter, reason = plan.quarter, clean_note(why)
    if quarter.state != "closed":
        raise BadInputError(f"{quarter.name} is not closed.")
    if not reason:
        raise BadInputError(f"Say in a few words why {quarter.name} is opened again: it is a decision.")
    state: QuarterState = "measure" if baselines(plan) else "align" if quarter.ratio is None else "prioritize"
    own = [d for d in evidence_of(plan).decisions.values() if d.quarter == plan.current and d.kind == "close"]
    standing = sorted((d for d in own if not d.withdrawn), key=lambda d: (d.at, d.id))
    first, second = signatories(moment, "", also_signed_by)
    decision = Decision(
        moment.new_id(),
        plan.current,
        moment.now,
        f"{quarter.name} reopened",
        reason,
        first,
        second,
        supersedes=standing[-1].id if standing else None,
        kind="close",
    )
    return Step(f"Reopen {quarter.name}", (*edit(quarter, state=state), create(decision)), why=reason)


def named(items: Iterable[Item]) -> str:
    """Titles with their keys, at most ten, e.g. `Saved carts (CHK-1), Apple Pay (CHK-2) and 3 more`."""
    titles = [f"{item.title} ({item.key})" for item in items]
    more = len(titles) - _NAMED
    return ", ".join(titles[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _settled(plan: Plan, found: Closing) -> Iterable[Change]:
    """What becomes of the items, and the choices as they were made."""
    made = {row.item.id: given for row, given in found.made}
    yield from choice_changes(plan, made)
    for kept in evidence_of(plan).carry_overs.values():
        # Done after all, or given back: what was chosen for it did not happen. What an earlier closing dropped, did.
        is_stale = kept.quarter == plan.current and kept.item not in made and kept.item in plan.items
        if is_stale and plan.items[kept.item].stage != "stopped":
            yield delete(kept)
    for row, given in found.made:
        yield from settle(row.item, given)
    for row, _ in found.dropped:
        placement = plan.placement_of(row.item.id)
        yield from edit(placement, outcome="dropped") if placement is not None else ()


def _places(ahead: Plan, items: Iterable[Item]) -> list[Change]:
    """A place in the next quarter for what came up after it was prepared and goes on now."""
    without = [item for item in items if ahead.placement_of(item.id) is None]
    ranks = place_last(ahead, len(without)) if without else []
    return [
        create(Placement(placement_id(ahead.current, item.id), ahead.current, item.id, rank))
        for item, rank in zip(without, ranks, strict=True)
    ]


def _cost(found: Closing) -> str:
    left = [f"{row.item.title} {weeks_text(given.remaining)}" for row, given in found.carried]
    gone = [row.item.title for row, _ in found.dropped]
    unknown = found.carried_unknown
    weeks = f"{weeks_phrase(found.carried_weeks)}" + (f" and {unknown} of unknown size" if unknown else "")
    carried = f"carried over {_listed(left)} ({weeks})" if left else "carried over nothing"
    back = f"; back in the backlog {_listed([row.item.title for row, _ in found.back])}" if found.back else ""
    return f"{carried}{back}; dropped {_listed(gone)}"


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "") or "nothing"
