"""Which reasons are against what the room decided, when its ballots are shown."""

from planner.domain.ballot import Dissent, dissent_id
from planner.domain.change import Change, create, edit
from planner.domain.plan import Plan
from planner.domain.voting.outcome import Outcome, Placed, View, outcome
from planner.domain.words import Category

_MUCH = 5
"""So many places between a lead and the room are a dissent; in a short list a third of it, at least two."""


def dissents_of(plan: Plan, category: Category) -> list[Change]:
    """Changes that keep on each item the reasons of leads who put it elsewhere than the room does."""
    result = outcome(plan, category)
    changes: list[Change] = []
    for placed in result.places if result is not None else ():
        views = {view.person: view for view in placed.views}
        for reason in placed.reasons:
            view = views.get(reason.person)
            if result is None or view is None or not differs(result, placed, view):
                continue
            key = dissent_id(plan.current, placed.item, reason.person)
            kept = Dissent(key, plan.current, placed.item, reason.person, reason.text, reason.may_be_named)
            before = plan.find("dissent", key)
            if isinstance(before, Dissent):
                changes += edit(before, reason=kept.reason, may_be_named=kept.may_be_named)
            else:
                changes.append(create(kept))
    return changes


def differs(result: Outcome, placed: Placed, view: View) -> bool:
    """Whether a lead puts an item on the other side of the line than the room, or many places from it."""
    much = min(_MUCH, max(2, (len(result.places) + len(result.unjudged)) // 3))
    room_is_above = result.line is None or placed.rank <= result.line
    return view.is_above != room_is_above or abs(view.rank - placed.rank) >= much
