"""A table of measurements or incidents, as it was read, to the step that stores it: all of it, or nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from planner.domain.backups import READ_IN
from planner.domain.calendar import long_date
from planner.domain.change import Change, Step, create, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.errors import BadInputError
from planner.domain.evidence import Measurement, Metric
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.results import Incident
from planner.domain.speed.incidents import IncidentForm, check_incident, item_called
from planner.domain.speed.known import period_of
from planner.domain.speed.metrics import MetricForm, Reading, add_metric, measured, metric_called, with_limits
from planner.domain.text import clean, counted

Span = Literal["day", "week", "month"]
_Key = tuple[object, ...]
"""By which two lines say something of the same."""


class ReadMeasurement(NamedTuple):
    """One figure of a table."""

    line: int
    metric: str
    """As the table names it."""
    on: date
    span: Span
    """What was written down: a day, a week or a month."""
    value: float
    team: str = ""
    """As the table names it; empty for all teams together."""
    out_of: float | None = None


class ReadIncident(NamedTuple):
    """One incident of a table."""

    line: int
    on: date
    title: str
    hours: float | None = None
    team: str = ""
    item: str = ""
    """The key or title of the item that would have prevented it; empty for none."""


class Fault(NamedTuple):
    """What is wrong with a table, and where."""

    line: int
    text: str


class ReadTable(NamedTuple):
    """What a table holds: measurements or incidents."""

    measurements: tuple[ReadMeasurement, ...] = ()
    incidents: tuple[ReadIncident, ...] = ()
    unknown: int = 0
    """Cells in which nobody knew a figure; they change nothing."""
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    """Lines that could not be read: they are told together with what cannot be stored of the others."""


class TableError(BadInputError):
    """A table that cannot be stored: every line of it that is wrong."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__(self.faults[0].text)


class Stored(NamedTuple):
    """What storing a table does."""

    step: Step
    new: int
    changed: int
    unchanged: int
    begun: tuple[str, ...]
    """Known metrics that the plan did not have."""


def store_table(plan: Plan, table: ReadTable, moment: Moment, own: Sequence[MetricForm] = ()) -> Stored:
    """What stores all of a table in one step; the same table again changes nothing.

    `own` are metrics of one's own that the plan shall have from now on; one that it has already is passed over.

    Raises `TableError` naming each line that cannot be: one that could not be read, an unknown metric, team or item, a
    day to come, a figure that cannot be, and two lines that say something of the same.
    """
    stored = _stored(plan, table, moment, own)
    return stored._replace(step=stored.step._replace(burst=f"{READ_IN}{moment.new_id()}"))


def _stored(plan: Plan, table: ReadTable, moment: Moment, own: Sequence[MetricForm]) -> Stored:
    added: list[Change] = []
    for form in own:
        if metric_called(plan, form.name) is None:
            step = add_metric(plan, form, moment)
            plan, added = plan.after(step.changes), [*added, *step.changes]
    if table.incidents:
        return _store_incidents(plan, table.incidents, moment, table.faults)
    stored = _store_measurements(plan, table.measurements, moment, table.faults)
    if not added:
        return stored
    names = tuple(change.after.name for change in added if isinstance(change.after, Metric))
    label = stored.step.label if stored.step.changes else f"Begin to measure {', '.join(names)}"
    step = stored.step._replace(label=label, changes=(*added, *stored.step.changes))
    return stored._replace(step=step, begun=(*stored.begun, *names))


def _store_measurements(plan: Plan, rows: Sequence[ReadMeasurement], moment: Moment, unread: Sequence[Fault]) -> Stored:
    evidence, faults = evidence_of(plan), list(unread)
    by_key = {(m.metric, m.team, _start(plan, m)): m for m in evidence.measurements.values()}
    seen: dict[_Key, int] = {}
    begun: dict[str, Metric] = {}
    changes: list[Change] = []
    for row in rows:
        try:
            metric, team = _metric(plan, row), _team(plan, row.team)
            key = (metric.id, team, period_of(row.on, metric.every))
            _refuse_twice(seen, key, row.line, f"{metric.name} in the {metric.every} of {long_date(key[2])}")
            there = by_key.get(key)
            reading = Reading(row.on, row.value, team, row.out_of)
            changes += measured(plan, metric, reading, moment.today, () if there is None else (there,))
        except BadInputError as error:
            faults.append(Fault(row.line, str(error)))
            continue
        if metric.id not in evidence.metrics:
            begun[metric.id] = metric
    if faults:
        raise TableError(faults)
    new = sum(1 for change in changes if change.before is None)
    every = (*(create(metric) for metric in begun.values()), *changes)
    step = Step(_label(new, len(changes) - new, "measurement"), with_limits(plan, every, moment.today) if every else ())
    return Stored(step, new, len(changes) - new, len(rows) - len(changes), tuple(m.name for m in begun.values()))


def _start(plan: Plan, row: Measurement) -> date:
    metric = evidence_of(plan).metrics.get(row.metric)
    return row.on if metric is None else period_of(row.on, metric.every)


def _store_incidents(plan: Plan, rows: Sequence[ReadIncident], moment: Moment, unread: Sequence[Fault]) -> Stored:
    stored = {_same(i.on, i.title, i.team): i for i in evidence_of(plan).incidents.values()}
    seen: dict[_Key, int] = {}
    faults = list(unread)
    changes: list[Change] = []
    for row in rows:
        try:
            team, item = _team(plan, row.team), item_called(plan, row.item).id if clean(row.item) else None
            form = check_incident(plan, IncidentForm(row.on, row.title, row.hours, team, item), moment.today)
            key = _same(form.on, form.title, team)
            _refuse_twice(seen, key, row.line, f"{form.title} on {long_date(form.on)}")
        except BadInputError as error:
            faults.append(Fault(row.line, str(error)))
            continue
        changes += _incident(stored.get(key), form, moment)
    if faults:
        raise TableError(faults)
    new = sum(1 for change in changes if change.before is None)
    step = Step(
        _label(new, len(changes) - new, "incident"), with_limits(plan, tuple(changes), moment.today) if changes else ()
    )
    return Stored(step, new, len(changes) - new, len(rows) - len(changes), ())


def _label(new: int, changed: int, what: str) -> str:
    if not new:
        return f"Change {counted(changed, what)} from a table"
    return f"Read in {counted(new, what)}" + (f", {changed} changed" if changed else "")


def _incident(before: Incident | None, form: IncidentForm, moment: Moment) -> tuple[Change, ...]:
    if before is None:
        return (create(Incident(moment.new_id(), *form)),)
    # A cell that is empty takes nothing away: somebody may have named the item since.
    values = {"hours": form.hours, "item": form.item}
    return edit(before, **{name: value for name, value in values.items() if value is not None})


def _same(on: date, title: str, team: str | None) -> tuple[date, str, str | None]:
    return on, title.casefold(), team


def _metric(plan: Plan, row: ReadMeasurement) -> Metric:
    found = metric_called(plan, row.metric)
    if found is None:
        raise BadInputError(
            f"There is no metric “{clean(row.metric, 60)}” in this plan; correct its name, or begin it with "
            f"--add “{clean(row.metric, 60)}:UNIT:less” or “…:more”, whichever is better."
        )
    if row.span not in {"day", found.every}:
        raise BadInputError(f"{found.name} is measured by the {found.every}, and the table has a {row.span}.")
    return found


def _team(plan: Plan, text: str) -> str | None:
    return plan.team_named(text).id if clean(text) else None


def _refuse_twice(seen: dict[_Key, int], key: _Key, line: int, what: str) -> None:
    first = seen.setdefault(key, line)
    if first != line:
        raise BadInputError(f"{what} stands in line {first} already; keep one of the two lines.")
