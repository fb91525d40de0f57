"""Incidents: trouble that took hours nobody had planned, and the item that would have prevented it.

What happened is written down and never who: an incident has no person in it.
"""

from collections.abc import Mapping
from datetime import date
from math import fsum, isfinite
from typing import NamedTuple

from planner.domain.calendar import long_date
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.errors import BadInputError
from planner.domain.item import Item
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.results import Incident
from planner.domain.speed.amounts import amount
from planner.domain.speed.metrics import with_limits
from planner.domain.text import clean, counted, one_line

MOST_HOURS = 1_000_000


class IncidentForm(NamedTuple):
    """An incident as a form holds it."""

    on: date
    title: str
    hours: float | None = None
    """Summed over all who worked on it; `None` is unknown."""
    team: str | None = None
    item: str | None = None
    """The item that would have prevented it."""


class Prevented(NamedTuple):
    """What an item would have prevented."""

    incidents: int
    hours: float
    """Of those whose hours are known."""
    unknown: int
    """Incidents whose hours nobody knows."""

    @property
    def text(self) -> str:
        """E.g. `14 hours in 3 incidents`, `1 incident of unknown hours`."""
        many = counted(self.incidents, "incident")
        if self.unknown == self.incidents:
            return f"{many} of unknown hours"
        more = f", {self.unknown} of unknown hours" if self.unknown else ""
        return f"{hours_text(self.hours)} in {many}{more}"


def hours_text(hours: float | None) -> str:
    """Hours in words: `14 hours`, `1 hour`, `unknown hours`."""
    if hours is None:
        return "unknown hours"
    text = amount(hours)
    return f"{text} hour" if text == "1" else f"{text} hours"


def incidents(plan: Plan) -> tuple[Incident, ...]:
    """All incidents, newest first."""
    return tuple(sorted(evidence_of(plan).incidents.values(), key=lambda i: (-i.on.toordinal(), i.title, i.id)))


def add_incident(plan: Plan, form: IncidentForm, moment: Moment) -> Step:
    """Notes an incident; raises `BadInputError` for a day to come, hours that cannot be, an unknown team or item."""
    checked = check_incident(plan, form, moment.today)
    incident = Incident(moment.new_id(), *checked)
    return Step(f"Note the incident {incident.title}", with_limits(plan, (create(incident),), moment.today))


def edit_incident(plan: Plan, incident: str, form: IncidentForm, moment: Moment) -> Step:
    """Gives an incident other values; raises as `add_incident`, and where it is gone."""
    before = _existing(plan, incident)
    checked = check_incident(plan, form, moment.today)
    return Step(f"Correct the incident {checked.title}", edit(before, **checked._asdict()))


def drop_incident(plan: Plan, incident: str) -> Step:
    """Takes an incident away; raises `BadInputError` where it is gone."""
    before = _existing(plan, incident)
    return Step(f"Take away the incident {before.title}", (delete(before),))


def prevented_by(plan: Plan, incident: str, item: str | None) -> Step:
    """Says which item would have prevented an incident; `None`: none is known. Raises `BadInputError`."""
    before = _existing(plan, incident)
    if item is None:
        return Step(f"Nothing would have prevented {before.title}", edit(before, item=None))
    _check_item(plan, item)
    changes: tuple[Change, ...] = edit(before, item=item)
    return Step(f"{plan.items[item].title} would have prevented {before.title}", changes)


def prevented(plan: Plan) -> Mapping[str, Prevented]:
    """For each item that would have prevented any: how many incidents, and their hours; of all quarters."""
    found: dict[str, list[Incident]] = {}
    for incident in plan.evidence.incidents.values() if plan.evidence else ():
        if incident.item is not None and incident.item in plan.items:
            found.setdefault(incident.item, []).append(incident)
    return {item: summed(rows) for item, rows in found.items()}


def summed(rows: "list[Incident] | tuple[Incident, ...]") -> Prevented:
    """How many incidents, and their hours."""
    hours = [row.hours for row in rows if row.hours is not None]
    return Prevented(len(rows), fsum(hours), len(rows) - len(hours))


def incidents_of(plan: Plan, item: str) -> tuple[Incident, ...]:
    """The incidents that an item would have prevented, newest first; none until evidence was read."""
    if plan.evidence is None or not plan.evidence.incidents:
        return ()
    return tuple(incident for incident in incidents(plan) if incident.item == item)


def check_incident(plan: Plan, form: IncidentForm, today: date) -> IncidentForm:
    """The form as it is stored; raises `BadInputError`."""
    title = one_line(form.title, "Title")
    if not title:
        raise BadInputError("An incident needs a title: what happened, e.g. Checkout was down.")
    if form.on > today:
        raise BadInputError(f"{long_date(form.on)} is still to come; an incident has happened already.")
    if form.hours is not None and not (isfinite(form.hours) and 0 <= form.hours <= MOST_HOURS):
        raise BadInputError("Hours: write how many it took, 0 or more, summed over all who worked on it; or nothing.")
    if form.team is not None and form.team not in plan.teams:
        raise BadInputError("That team is not in the plan; choose another, or none.")
    if form.item is not None:
        _check_item(plan, form.item)
    return form._replace(title=title)


def item_called(plan: Plan, text: str) -> Item:
    """The item of that key or title; raises `BadInputError`."""
    wanted = clean(text).casefold()
    found = [item for item in plan.items.values() if wanted in {item.key.casefold(), item.title.casefold()}]
    if not found:
        raise BadInputError(f"There is no item “{clean(text, 60)}”; write a key such as CHK-12, or a title.")
    if len(found) > 1:
        keys = ", ".join(item.key for item in found[:5])
        raise BadInputError(f"{len(found)} items are called “{clean(text, 60)}” ({keys}); write the key of one.")
    return found[0]


def _check_item(plan: Plan, item: str) -> None:
    if item not in plan.items:
        raise BadInputError("That item is not in the plan any more; choose another.")


def _existing(plan: Plan, incident: str) -> Incident:
    found = evidence_of(plan).incidents.get(incident)
    if found is None:
        raise BadInputError("That incident is not in the plan any more; somebody else may have taken it away.")
    return found
