"""Plans with slices, for tests of what came of them: three items, and slices of any kind with a few weeks' results."""

from collections.abc import Mapping
from datetime import date

from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.slices.form import parse_slice
from planner.domain.slices.numbers import parse_line
from planner.domain.slices.slicing import add_slice, record_result
from tests.builders import done, make_item
from tests.keyed import with_key_results
from tests.measuring import FRIDAY_OF_WEEK_6, WEEKS, measured_plan, on

EMAIL = {
    "title": "Insights by e-mail",
    "hypothesis": "Shops that see their week come back",
    "metric": "opened the link",
    "pass_mark": "≥ 10 %",
    "kr": "repeat",
    "started_on": "2026-10-07",
}
TOGGLE = {"title": "Price page toggle", "pass_mark": "≥ +3 pp", "sample": "4000"}
SANDBOX = {"title": "Sandbox for one team", "pass_mark": "≤ 1 day", "until": "2026-11-06"}
FIRES = {"title": "Pages at night", "pass_mark": "≤ 2 a week", "kind": "count", "sample": "6"}


def sliced_plan(**stages: str) -> Plan:
    """Four teams, three items of Checkout and one of Growth, key results; without slices. Stages by item id."""
    items = (
        make_item("saved", team="checkout", weeks=3),
        make_item("pricing", team="checkout", weeks=5),
        make_item("alerts", "tune_up", team="checkout", weeks=2),
        make_item("reports", team="growth", weeks=4),
    )
    placed = tuple(item._replace(stage=stages.get(item.id, "mvp")) for item in items)  # type: ignore[arg-type]  # a test's
    return with_key_results(measured_plan(items=placed))


def sliced(
    plan: Plan, item: str, texts: Mapping[str, str], results: tuple[str, ...] = (), moment: Moment | None = None
) -> tuple[Plan, str]:
    """The plan with a slice more, added in the first week and with one result for each week from then on; its id."""
    step = add_slice(plan, item, parse_slice(plan, texts), moment or on(WEEKS[0])._replace(new_id=_Next(plan)))
    plan, slice_id = done(plan, step), step.changes[0].id
    for week, text in zip(WEEKS, results, strict=False):
        plan = with_result(plan, slice_id, week, text)
    return plan, slice_id


def with_result(plan: Plan, slice_id: str, week: date, text: str) -> Plan:
    """The plan in which a week brought that for a slice, entered on the Friday of week 6 or later."""
    assert plan.evidence is not None
    kind = plan.evidence.slices[slice_id].kind
    day = max(FRIDAY_OF_WEEK_6, week)
    return done(plan, record_result(plan, slice_id, week, parse_line(kind, text), on(day)))


class _Next:
    """Ids that follow from how many slices there are."""

    def __init__(self, plan: Plan) -> None:
        self.count = len(plan.evidence.slices) if plan.evidence else 0

    def __call__(self) -> str:
        self.count += 1
        return f"slice-{self.count}"
