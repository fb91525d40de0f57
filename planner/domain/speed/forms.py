"""What people type for a measurement, an incident and a prediction."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from planner.domain.calendar import parse_date, parse_week
from planner.domain.errors import BadInputError
from planner.domain.evidence import Metric
from planner.domain.figures import parse_figure
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.results import Incident, Prediction
from planner.domain.speed.amounts import amount
from planner.domain.speed.incidents import IncidentForm, item_called
from planner.domain.speed.metrics import Reading, metric_called
from planner.domain.text import clean, one_line


class MeasurementForm(NamedTuple):
    """A measurement as a form holds it."""

    metric: str
    """Its id."""
    reading: Reading


def measurement_texts(metric: Metric | None, team: str = "") -> dict[str, str]:
    """What the form of a new measurement starts with."""
    return {"metric": metric.name if metric else "", "on": "", "value": "", "out_of": "", "team": team}


def parse_measurement(plan: Plan, texts: Mapping[str, str], today: date) -> MeasurementForm:
    """A measurement from what was typed; no day is today's. Raises `BadInputError`."""
    name = clean(texts["metric"])
    metric = metric_called(plan, name) if name else None
    if metric is None:
        asked = f"There is no metric “{clean(name, 60)}”" if name else "Which metric was measured is missing"
        raise BadInputError(f"{asked}; write the name of one, or add it first.")
    value = parse_figure(texts["value"], metric.name, metric.unit)
    if value is None:
        raise BadInputError(f"{metric.name}: what was measured is missing; write a number.")
    out_of = parse_figure(texts["out_of"], "Out of")
    return MeasurementForm(metric.id, Reading(parse_day(texts["on"], today), value, _team(plan, texts["team"]), out_of))


def parse_day(text: str, today: date) -> date:
    """A day, or a week such as `2026-W47`; nothing is today. Raises `BadInputError`."""
    typed = clean(text)
    if not typed:
        return today
    return parse_week(typed) if "w" in typed.casefold() else parse_date(typed)


def incident_texts(plan: Plan, incident: Incident | None) -> dict[str, str]:
    """An incident's fields as `parse_incident` reads them; those of a new one where there is none."""
    if incident is None:
        return dict.fromkeys(("title", "on", "hours", "team", "item"), "")
    team, item = plan.teams.get(incident.team or ""), plan.items.get(incident.item or "")
    hours = "" if incident.hours is None else amount(incident.hours).replace(",", "")
    return {
        "title": incident.title,
        "on": incident.on.isoformat(),
        "hours": hours,
        "team": team.name if team else "",
        "item": item.key if item else "",
    }


def parse_incident(plan: Plan, texts: Mapping[str, str], today: date) -> IncidentForm:
    """An incident from what was typed; no day is today's, no hours are unknown. Raises `BadInputError`."""
    title = one_line(texts["title"], "Title")
    if not title:
        raise BadInputError("An incident needs a title: what happened, e.g. Checkout was down.")
    item = item_called(plan, texts["item"]).id if clean(texts["item"]) else None
    hours = parse_figure(texts["hours"], "Hours", "h")
    return IncidentForm(parse_day(texts["on"], today), title, hours, _team(plan, texts["team"]), item)


def prediction_texts(item: Item | None, prediction: Prediction | None) -> dict[str, str]:
    """A prediction's fields as `parse_prediction` reads them."""
    shipped = prediction.shipped_on.isoformat() if prediction and prediction.shipped_on else ""
    hours = amount(prediction.hours).replace(",", "") if prediction else ""
    return {"item": item.key if item else "", "hours": hours, "shipped": shipped}


def parse_prediction(plan: Plan, texts: Mapping[str, str]) -> tuple[Item, float, date | None]:
    """The item, its hours a week, and when it was shipped, or not yet. Raises `BadInputError`."""
    if not clean(texts["item"]):
        raise BadInputError("Which item gives hours back is missing; write its key, e.g. CHK-12.")
    item = item_called(plan, texts["item"])
    hours = parse_figure(texts["hours"], "Hours a week", "h")
    if hours is None:
        raise BadInputError("Hours a week: how many it gives back is missing; write e.g. 6.")
    return item, hours, parse_date(texts["shipped"]) if clean(texts["shipped"]) else None


def _team(plan: Plan, text: str) -> str | None:
    return plan.team_named(text).id if clean(text) else None
