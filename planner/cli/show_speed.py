"""What `planner show measure` says of speed: of all teams together, for no report sets teams apart."""

from planner.cli.opening import answer_of
from planner.cli.tables import table
from planner.domain.speed.amounts import amount
from planner.domain.speed.first_evidence import TimeToEvidence, headline
from planner.domain.text import clean
from planner.domain.views.speed import SpeedView, SpeedViews
from planner.domain.views.speed_json import metrics_json, speed_json
from planner.session import Session


def speed_lines(session: Session) -> list[str]:
    """The headline, and a row for each metric; lines to print."""
    view, found = _speed(session)
    lines = ["", "Speed of innovation, all teams together", headline(found)]
    heads = ("", "Metric", "now", "before", "chance explains", "unit")
    rows = [
        (row.glyph.strip(), row.metric.name, amount(row.now), amount(row.before), row.range, row.metric.unit)
        for row in view.metrics
    ]
    lines += table(heads, "<<>>><", rows) if rows else []
    lines.append(f"Incidents: {view.incidents_text}")
    return [*lines, *(clean(check.text) for check in view.predictions)]


def speed_facts(session: Session) -> dict[str, object]:
    """The keys that `show measure --json` has about it."""
    view, found = _speed(session)
    return {"metrics": metrics_json(view), "speed": speed_json(view, found)}


def _speed(session: Session) -> tuple[SpeedView, TimeToEvidence]:
    views = SpeedViews(session.plan, session.today)
    born = answer_of(session.store.history.born(tuple(views.settled)), session.store)
    return views.of(None), views.first_evidence(born)
