"""Dissents as items keep them, told with the names that may be told."""

from planner.domain.plan import Plan

NOBODY = "one lead"
"""What stands for a name that may not leave the plan."""


def dissent_sentences(plan: Plan, item: str, *, in_room: bool) -> tuple[str, ...]:
    """Who saw an item elsewhere than the room, and why; outside the room only with the names that may leave it."""
    return tuple(
        f"{who[0].upper()}{who[1:]} saw it differently: “{why}”"
        for who, why in dissents_on(plan, item, in_room=in_room)
    )


def dissents_on(plan: Plan, item: str, *, in_room: bool) -> tuple[tuple[str, str], ...]:
    """Name and reason of each dissent on an item, by name; the reason on one line."""
    found = plan.evidence.dissents.values() if plan.evidence is not None else ()
    ours = sorted((d for d in found if d.item == item), key=lambda d: (d.person.casefold(), d.id))
    return tuple((called(d.person, in_room or d.may_be_named), " ".join(d.reason.split())) for d in ours)


def called(person: str, may_be_named: bool) -> str:  # noqa: FBT001 - the author's word is all that it is about
    """A lead's name, or what stands for it."""
    return person if may_be_named else NOBODY
