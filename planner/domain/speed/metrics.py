"""What is measured again and again: adding a metric, and saying what it was in a week or a month."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import NamedTuple

from planner.domain.calendar import long_date
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.errors import BadInputError
from planner.domain.evidence import Measurement, Metric
from planner.domain.figures import MOST
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.speed.amounts import amount
from planner.domain.speed.known import ALIASES, KNOWN, PERCENT, Every, ordered, period_of
from planner.domain.speed.limits import missing_limits
from planner.domain.text import clean, one_line

MOST_METRICS = 200
_NAME, _UNIT = 80, 20
_BETTER = {"less": True, "lower": True, "down": True, "more": False, "higher": False, "up": False}
_EVERY: dict[str, Every] = {"week": "week", "weekly": "week", "month": "month", "monthly": "month"}
EMPTY_METRIC_TEXTS = {"name": "", "unit": "", "better": "", "every": ""}


class MetricForm(NamedTuple):
    """A metric as a form holds it."""

    name: str
    unit: str = ""
    lower_is_better: bool = True
    every: Every = "week"


def metric_texts(metric: Metric) -> dict[str, str]:
    """A metric's fields as `parse_metric` reads them."""
    better = "less" if metric.lower_is_better else "more"
    return {"name": metric.name, "unit": metric.unit, "better": better, "every": metric.every}


def parse_metric(texts: Mapping[str, str]) -> MetricForm:
    """A form from what was typed; a known metric's name brings the rest. Raises `BadInputError`."""
    name = one_line(texts["name"], "Metric", _NAME)
    if not name:
        raise BadInputError("A metric needs a name: what is measured, e.g. Change lead time.")
    known = known_metric(name)
    unit = one_line(texts["unit"], "Unit", _UNIT) or (known.unit if known else "")
    better, every = clean(texts["better"]).casefold(), clean(texts["every"]).casefold()
    if better and better not in _BETTER:
        raise BadInputError("Better: write less or more, whichever is better.")
    if every and every not in _EVERY:
        raise BadInputError("Measured every: write week or month.")
    lower = _BETTER[better] if better else known.lower_is_better if known else True
    return MetricForm(name, unit, lower, _EVERY.get(every, "week"))


def metric_from_words(text: str) -> MetricForm:
    """A metric of one's own as `NAME:UNIT:less` or `NAME:UNIT:more`, and `:month`; raises `BadInputError`."""
    parts = [part.strip() for part in text.split(":")]
    if len(parts) not in {3, 4} or not parts[2]:
        raise BadInputError(f"“{clean(text, 60)}”: write name, unit and what is better, e.g. Sign-ups:people:more.")
    name, unit, better, every = (*parts, "")[:4]
    return parse_metric({"name": name, "unit": unit, "better": better, "every": every})


def known_metric(text: str) -> Metric | None:
    """The metric that the program knows by that id or name; `None` for one's own."""
    wanted = _folded(text)
    found = next((m for m in KNOWN.values() if wanted in {_folded(m.id), _folded(m.name)}), None)
    return found or KNOWN.get(ALIASES.get(wanted, ""))


def metric_called(plan: Plan, text: str) -> Metric | None:
    """The plan's metric of that name or id, else a known one that it does not have yet; `None` where there is none."""
    wanted, metrics = _folded(text), evidence_of(plan).metrics
    own = (m for m in metrics.values() if wanted in {_folded(m.name), _folded(m.id)})
    found = next(own, None) or known_metric(text)
    return metrics.get(found.id, found) if found is not None else None


def ordered_metrics(plan: Plan) -> tuple[Metric, ...]:
    """The plan's metrics, known ones first, then by name."""
    return tuple(ordered(dict(evidence_of(plan).metrics)))


def add_metric(plan: Plan, form: MetricForm, moment: Moment) -> Step:
    """Begins to measure something; a known metric gets its own id, by its name.

    Raises `BadInputError` for one there is already, or more than 200.
    """
    metrics = evidence_of(plan).metrics
    known = known_metric(form.name)
    _refuse_twice(plan, form.name, None)
    if len(metrics) >= MOST_METRICS:
        raise BadInputError(f"{len(metrics)} metrics are enough; take away what nobody looks at.")
    metric = Metric(known.id if known else moment.new_id(), *form)
    return Step(f"Measure {metric.name} every {metric.every}", (create(metric),))


def edit_metric(plan: Plan, metric: str, form: MetricForm) -> Step:
    """Gives a metric another name, unit or direction.

    Raises `BadInputError` where it is gone or another has the name, and where what was measured by the week would
    become months or the other way round.
    """
    before = existing_metric(plan, metric)
    _refuse_twice(plan, form.name, metric)
    rows = _measured(plan, metric)
    if form.every != before.every and any(period_of(row.on, form.every) != row.on for row in rows):
        raise BadInputError(f"{before.name} was measured by the {before.every}; add another metric for the other.")
    return Step(f"Let the metric be {form.name}", edit(before, **form._asdict()))


def drop_metric(plan: Plan, metric: str) -> Step:
    """Takes a metric away with everything that was measured of it."""
    before = existing_metric(plan, metric)
    rows = [delete(row) for row in sorted(_measured(plan, metric), key=lambda row: row.id)]
    return Step(f"Take away the metric {before.name}", (*rows, delete(before)))


def measure(
    plan: Plan,
    metric: str,
    on: date,
    value: float | None,
    team: str | None,
    out_of: float | None,
    moment: Moment,
) -> Step:
    """Says what a metric, by its id, was in the week or month of a day; `None` takes what was said away.

    Of a metric in per cent, `out_of` makes the value a count of so many. A known metric that the plan does not have
    yet is added. Where the quarter is under way and has no limits for the metric yet, they are stored now. Raises
    `BadInputError` for a day to come, what is no number, more than there were, and an unknown metric or team.
    """
    evidence = evidence_of(plan)
    found = evidence.metrics.get(metric) or KNOWN.get(metric)
    if found is None:
        raise BadInputError("That metric is not in the plan any more; somebody else may have taken it away.")
    begun: tuple[Change, ...] = () if metric in evidence.metrics else (create(found),)
    changes = (*begun, *measured(plan, found, Reading(on, value, team, out_of), moment.today, _measured(plan, metric)))
    label = f"Measure {found.name}: {_said(found, value, out_of)} in the {found.every} of {_day(found, on)}"
    return Step(label, with_limits(plan, changes, moment.today) if changes else ())


class Reading(NamedTuple):
    """One value that somebody read off."""

    on: date
    value: float | None
    """`None` takes away what was said."""
    team: str | None = None
    out_of: float | None = None


def measured(
    plan: Plan, metric: Metric, reading: Reading, today: date, rows: Iterable[Measurement]
) -> tuple[Change, ...]:
    """The change that stores a value among a metric's measurements; none where it is the same. Raises as `measure`."""
    check_reading(plan, metric, reading, today)
    start = period_of(reading.on, metric.every)
    there = (r for r in rows if r.team == reading.team and period_of(r.on, metric.every) == start)
    before = next(there, None)
    if reading.value is None:
        return () if before is None else (delete(before),)
    value = float(reading.value) + 0.0  # a negative zero is no other zero
    if before is not None:
        return edit(before, value=value, out_of=reading.out_of)
    row_id = f"{metric.id}:{start.isoformat()}" + (f":{reading.team}" if reading.team is not None else "")
    return (create(Measurement(row_id, metric.id, start, value, reading.team, reading.out_of)),)


def with_limits(plan: Plan, changes: tuple[Change, ...], today: date) -> tuple[Change, ...]:
    """The changes, and the limits that the quarter under way lacked and that can be known after them."""
    if plan.quarter.state != "measure":
        return changes
    return (*changes, *(create(limits) for limits in missing_limits(plan.after(changes), today)))


def check_reading(plan: Plan, metric: Metric, reading: Reading, today: date) -> None:
    """Raises `BadInputError` where a value cannot be."""
    name, value, whole = metric.name, reading.value, reading.out_of
    if reading.on > today:
        raise BadInputError(f"{name}: {long_date(reading.on)} is still to come; enter what was measured until today.")
    if reading.team is not None and reading.team not in plan.teams:
        raise BadInputError(f"{name}: that team is not in the plan; choose another, or all of them.")
    if value is not None and not (isfinite(value) and abs(value) <= MOST):
        raise BadInputError(f"{name}: that is no number that it can have; write e.g. 38 or 2.5.")
    if whole is not None and not (isfinite(whole) and 0 <= whole <= MOST):
        raise BadInputError(f"{name}: out of how many is a number of 0 or more.")
    if value is None:
        return
    if metric.id in KNOWN and value < 0:
        raise BadInputError(f"{name}: it cannot be less than 0; write 0 or more.")
    if metric.unit == PERCENT and whole is not None and not 0 <= value <= whole:
        raise BadInputError(f"{name}: {amount(value)} of {amount(whole)} cannot be; correct one of the two.")
    if metric.id in KNOWN and metric.unit == PERCENT and whole is None and value > 100:
        raise BadInputError(f"{name}: {amount(value)} % is more than all; write per cent, or how many of how many.")


def existing_metric(plan: Plan, metric: str) -> Metric:
    """The metric of that id; raises `BadInputError` where it is gone."""
    found = evidence_of(plan).metrics.get(metric)
    if found is None:
        raise BadInputError("That metric is not in the plan; somebody else may have taken it away.")
    return found


def _measured(plan: Plan, metric: str) -> list[Measurement]:
    return [row for row in evidence_of(plan).measurements.values() if row.metric == metric]


def _refuse_twice(plan: Plan, name: str, metric: str | None) -> None:
    there = metric_called(plan, name)
    if there is not None and there.id != metric and there.id in evidence_of(plan).metrics:
        raise BadInputError(f"There is a metric {there.name} already; give another name.")


def _folded(text: str) -> str:
    return clean(text).casefold().replace("_", " ").replace("-", " ")


def _said(metric: Metric, value: float | None, out_of: float | None) -> str:
    if value is None:
        return "unknown again"
    return f"{amount(value, metric.unit)}" if out_of is None else f"{amount(value)} of {amount(out_of)}"


def _day(metric: Metric, on: date) -> str:
    return long_date(period_of(on, metric.every))
