"""Speed of innovation as `show measure --json` prints it: of all teams together, for no report sets teams apart."""

from planner.domain.speed.first_evidence import TimeToEvidence
from planner.domain.speed.predictions import Checked
from planner.domain.views.speed import IncidentRow, MetricRow, SpeedView


def metrics_json(view: SpeedView) -> list[dict[str, object]]:
    """What is measured: now, before, limits, and each value; unknown is `None`."""
    return [_metric(row) for row in view.metrics]


def speed_json(view: SpeedView, found: TimeToEvidence) -> dict[str, object]:
    """The headline, incidents and predictions."""
    return {
        "days_from_idea_to_evidence": found.days,
        "settled_items": len(found.items),
        "waiting_items": found.waiting,
        "incidents": [_incident(row) for row in view.incidents],
        "predictions": [_prediction(row) for row in view.predictions],
    }


def _metric(row: MetricRow) -> dict[str, object]:
    band, limits, side = row.judgement.band, row.judgement.limits, row.judgement.side
    weeks = limits.weeks if limits is not None else None
    stored = {"low": band.low, "centre": band.centre, "high": band.high, "values": weeks} if band else None
    return {
        "id": row.metric.id,
        "name": row.metric.name,
        "unit": row.metric.unit,
        "lower_is_better": row.metric.lower_is_better,
        "every": row.metric.every,
        "now": row.now,
        "before": row.before,
        "limits": stored,
        "beyond_chance": {"good": "better", "bad": "worse"}.get(row.tone) if side else None,
        "latest": {"on": row.latest.on.isoformat(), "value": row.latest.value} if row.latest else None,
        "values": list(row.values),
        "text": row.sentence,
    }


def _incident(row: IncidentRow) -> dict[str, object]:
    incident = row.incident
    return {
        "on": incident.on.isoformat(),
        "title": incident.title,
        "hours": incident.hours,
        "would_have_prevented_it": row.item or None,
    }


def _prediction(row: Checked) -> dict[str, object]:
    shipped = row.prediction.shipped_on
    return {
        "item": row.item.key,
        "hours_a_week": row.prediction.hours,
        "shipped_on": shipped.isoformat() if shipped else None,
        "before": row.found.before.centre if row.found and row.found.before else None,
        "after": row.found.after.centre if row.found and row.found.after else None,
        "part": row.part,
        "text": row.text,
    }
