"""Adding, editing and deleting what the view of speed shows."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from planner.domain.change import Step
from planner.domain.errors import BadInputError, PlannerError
from planner.domain.evidence import Metric
from planner.domain.plan import Plan
from planner.domain.results import Incident, Prediction
from planner.domain.speed.forms import (
    incident_texts,
    measurement_texts,
    parse_incident,
    parse_measurement,
    parse_prediction,
    prediction_texts,
)
from planner.domain.speed.incidents import add_incident, drop_incident, edit_incident
from planner.domain.speed.known import KNOWN
from planner.domain.speed.metrics import (
    EMPTY_METRIC_TEXTS,
    add_metric,
    drop_metric,
    edit_metric,
    measure,
    metric_texts,
    ordered_metrics,
    parse_metric,
)
from planner.domain.speed.predictions import Checked, predict, set_shipped
from planner.domain.speed.refreezing import refreeze
from planner.domain.views.speed import IncidentRow, MetricRow
from planner.tui.dialogs.choose import Choice, Choose
from planner.tui.dialogs.form import FormDialog, FormLine
from planner.tui.widgets.speed_pane import SpeedPane

if TYPE_CHECKING:
    from planner.tui.screens.measure import MeasureScreen

Texts = Mapping[str, str]
_DAY = "2026-12-04 or 2026-W49; empty: today"
_MOST_SUGGESTED = 500


def act(screen: "MeasureScreen", what: str) -> None:
    """Does what a key of the pane asks for: `add`, `measure`, `edit`, `drop`, `refreeze`."""
    acts = {"add": _add, "measure": _measure, "edit": _edit, "drop": _drop, "refreeze": _refreeze}
    acts[what](screen)


async def tell_born(screen: "MeasureScreen", pane: SpeedPane, items: Sequence[str]) -> None:
    """Asks the history when the items were written into the plan, and tells the pane."""
    try:
        pane.tell_born(await asyncio.wrap_future(screen.session.store.history.born(items)))
    except PlannerError as error:
        screen.say(f"✗ {error}")


def _pane(screen: "MeasureScreen") -> SpeedPane:
    return screen.query_one(SpeedPane)


def _add(screen: "MeasureScreen") -> None:
    choices = (
        Choice("measurement", "A measurement: what a metric was in a week or month"),
        Choice("incident", "An incident: trouble that took hours"),
        Choice("metric", "A metric: something to measure again and again"),
        Choice("prediction", "A prediction: hours that a Tune-Up item gives back"),
    )
    known = screen.plan.evidence is not None and screen.plan.evidence.metrics
    forms: dict[str, Callable[[], None]] = {
        "measurement": partial(_measure, screen),
        "incident": partial(_incident, screen, None),
        "metric": partial(_metric, screen, None),
        "prediction": partial(_prediction, screen, None),
    }

    def answered(what: str | None) -> None:
        if what is not None:
            forms[what]()

    screen.app.push_screen(Choose("Add", choices, "measurement" if known else "incident"), answered)


def _edit(screen: "MeasureScreen") -> None:
    row = _pane(screen).row
    if isinstance(row, IncidentRow):
        _incident(screen, row.incident)
    elif isinstance(row, Checked):
        _prediction(screen, row.prediction)
    elif isinstance(row, MetricRow) and _is_stored(screen.plan, row.metric):
        _metric(screen, row.metric)
    elif isinstance(row, MetricRow):
        screen.say(f"{row.metric.name} is counted from the incidents; a adds one.")
    else:
        screen.say("The headline is counted from slices; go down to a metric or an incident.")


def _drop(screen: "MeasureScreen") -> None:
    row = _pane(screen).row
    if isinstance(row, IncidentRow):
        _try(screen, lambda: drop_incident(screen.plan, row.incident.id))
    elif isinstance(row, Checked):
        _try(screen, lambda: predict(screen.plan, row.item.id, None, screen.session.today))
    elif isinstance(row, MetricRow) and _is_stored(screen.plan, row.metric):
        _try(screen, lambda: drop_metric(screen.plan, row.metric.id))
    else:
        screen.say("Nothing to take away there; go down to a metric or an incident.")


def _measure(screen: "MeasureScreen") -> None:
    pane = _pane(screen)
    metric = pane.row.metric if isinstance(pane.row, MetricRow) else None
    team = pane.view.team_name if pane.team and pane.view else ""
    names = [m.name for m in ordered_metrics(screen.plan)] + [m.name for m in KNOWN.values()]
    lines = (
        FormLine("metric", "Metric", "e.g. Change lead time", list(dict.fromkeys(names))),
        FormLine("on", "Week or month", _DAY),
        FormLine("value", "Value", "a number; of a rate also how many, e.g. 3"),
        FormLine("out_of", "Out of", "of a rate: how many there were, e.g. 80"),
        FormLine("team", "Team", "empty: all teams together", [t.name for t in screen.plan.active_teams]),
    )

    def step(texts: Texts) -> Step:
        form, moment = parse_measurement(screen.plan, texts, screen.session.today), screen.session.moment()
        return measure(screen.plan, form.metric, *form.reading, moment)

    focus = "value" if metric else "metric"
    texts = measurement_texts(metric, team)
    screen.app.push_screen(FormDialog("Measurement", lines, texts, _sum(step), focus), _taker(screen, step))


def _incident(screen: "MeasureScreen", incident: Incident | None) -> None:
    plan = screen.plan
    items = list(plan.items.values())[:_MOST_SUGGESTED]
    lines = (
        FormLine("title", "What happened", "e.g. Checkout was down"),
        FormLine("on", "On", _DAY),
        FormLine("hours", "Hours", "summed over all who worked on it; empty: unknown"),
        FormLine("team", "Team", "whose hours they were; empty: nobody’s in particular", _team_names(plan)),
        FormLine("item", "Prevented by", "the item that would have prevented it, e.g. CHK-12", [i.key for i in items]),
    )

    def step(texts: Texts) -> Step:
        form, moment = parse_incident(screen.plan, texts, screen.session.today), screen.session.moment()
        if incident is None:
            return add_incident(screen.plan, form, moment)
        return edit_incident(screen.plan, incident.id, form, moment)

    title, texts = "Incident", incident_texts(plan, incident)
    screen.app.push_screen(FormDialog(title, lines, texts, _sum(step)), _taker(screen, step))


def _metric(screen: "MeasureScreen", metric: Metric | None) -> None:
    lines = (
        FormLine("name", "Name", "e.g. Change lead time, Orders", [m.name for m in KNOWN.values()]),
        FormLine("unit", "Unit", "e.g. days, hours, %; empty: none"),
        FormLine("better", "Better", "less or more", ("less", "more")),
        FormLine("every", "Measured every", "week or month", ("week", "month")),
    )

    def step(texts: Texts) -> Step:
        form = parse_metric(texts)
        if metric is None:
            return add_metric(screen.plan, form, screen.session.moment())
        return edit_metric(screen.plan, metric.id, form)

    texts = EMPTY_METRIC_TEXTS if metric is None else metric_texts(metric)
    screen.app.push_screen(FormDialog("Metric", lines, texts, _sum(step)), _taker(screen, step))


def _prediction(screen: "MeasureScreen", prediction: Prediction | None) -> None:
    plan = screen.plan
    item = plan.items.get(prediction.item) if prediction is not None else None
    keys = [i.key for i in plan.items.values() if i.category == "tune_up"][:_MOST_SUGGESTED]
    lines = (
        FormLine("item", "Item", "its key, e.g. CHK-12, or its title", keys),
        FormLine("hours", "Hours a week", "given back to everybody together, e.g. 6"),
        FormLine("shipped", "Shipped on", "empty: not yet; set by itself in last mile and when it is done"),
    )

    def step(texts: Texts) -> Step:
        found, hours, shipped = parse_prediction(screen.plan, texts)
        said = predict(screen.plan, found.id, hours, screen.session.today)
        if prediction is None and shipped is None:
            return said  # one that is shipped already counts from today
        dated = set_shipped(screen.plan.after(said.changes), found.id, shipped, screen.session.today)
        return Step(said.label if said.changes else dated.label, (*said.changes, *dated.changes))

    texts = prediction_texts(item, prediction)
    screen.app.push_screen(FormDialog("What Tune-Up gives back", lines, texts, _sum(step)), _taker(screen, step))


def _refreeze(screen: "MeasureScreen") -> None:
    from planner.tui.dialogs.ask import AskLine

    def answered(why: str | None) -> None:
        if why is not None:
            _try(screen, lambda: refreeze(screen.plan, screen.session.moment(), why))

    asked = "Limits of time and metrics are computed anew from what is known now. What was judged by them may change."
    screen.app.push_screen(AskLine("Store the limits anew", asked, placeholder="Why?"), answered)


def _sum(step: Callable[[Texts], Step]) -> Callable[[Texts], str]:
    def told(texts: Texts) -> str:
        return f"{step(texts).label}."

    return told


def _taker(screen: "MeasureScreen", step: Callable[[Texts], Step]) -> Callable[[Texts | None], None]:
    def taken(texts: Texts | None) -> None:
        if texts is not None:
            _try(screen, lambda: step(texts))

    return taken


def _try(screen: "MeasureScreen", make: Callable[[], Step]) -> None:
    try:
        made = make()
    except BadInputError as error:
        screen.say(f"✗ {error}")
        return
    if made.changes:
        screen.do(made)
    else:
        screen.say("Nothing changed: it says so already.")


def _team_names(plan: Plan) -> list[str]:
    return [team.name for team in plan.active_teams]


def _is_stored(plan: Plan, metric: Metric) -> bool:
    return plan.evidence is not None and metric.id in plan.evidence.metrics
