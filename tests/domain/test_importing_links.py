"""Links as needs, proposed lanes, and what was said of columns, through whole imports."""

import pytest

from planner.domain.change import Step, delete
from planner.domain.evidence import Evidence
from planner.domain.importing.lanes import lane_sign
from planner.domain.importing.planning import kept_mappings, plan_import
from planner.domain.importing.preview import ImportOptions, ImportPreview
from planner.domain.importing.records import ColumnMapping, SourceFile, SourceItem
from planner.domain.item import ImportRecord
from planner.domain.plan import Plan
from planner.domain.proposed_lane import is_proposed, proposal_of
from planner.domain.triage import take_proposal, triage
from tests.builders import done, make_moment, make_plan


def item(key: str, title: str = "", **values: object) -> SourceItem:
    return SourceItem(1, key, title or key, **values)  # type: ignore[arg-type]  # a test may hand over anything


def imported(plan: Plan, *items: SourceItem, known: tuple[ImportRecord, ...] = (), **more: object) -> ImportPreview:
    file = SourceFile("jira", items, frozenset({"key", "title", "needs"}), has_keys=True, **more)  # type: ignore[arg-type]  # see item
    return plan_import(plan, file, known, ImportOptions("all", name="x.csv"), make_moment())


def records(step: Step) -> tuple[ImportRecord, ...]:
    return tuple(change.after for change in step.changes if isinstance(change.after, ImportRecord))


def empty() -> Plan:
    return make_plan().with_evidence(Evidence())


def needs(plan: Plan) -> set[tuple[str, str]]:
    return {(plan.items[d.item].key, plan.items[d.needs].key) for d in plan.dependencies.values()}


def test_links_become_needs_where_both_ends_are_known_and_no_circle_comes_of_it() -> None:
    rows = item("A", needs=("B", "Z", "A")), item("B", blocks=("C",)), item("C"), item("D", needs=("E",))
    preview = imported(empty(), *rows, item("E", needs=("D",)))
    assert needs(done(empty(), preview.step)) == {("A", "B"), ("C", "B"), ("D", "E")}
    assert preview.needs_added == 3
    assert preview.notes == (
        "1 link was left out, because needs would go round in a circle: that E needs D.",
    )  # fmt: skip


def test_a_link_that_is_gone_takes_its_need_and_one_taken_away_here_stays_away() -> None:
    first = imported(empty(), item("A", needs=("B", "C")), item("B"), item("C"))
    plan = done(empty(), first.step)
    gone = next(d for d in plan.dependencies.values() if plan.items[d.needs].key == "B")
    plan = done(plan, Step("", (delete(gone),)))
    again = imported(plan, item("A", needs=("B", "C")), item("B"), item("C"), known=records(first.step))
    assert needs(done(plan, again.step)) == {("A", "C")}
    less = imported(plan, item("A"), item("B"), item("C"), known=records(first.step))
    assert (needs(done(plan, less.step)), less.needs_removed) == (set(), 1)


@pytest.mark.parametrize(
    ("source", "lane", "confidence"),
    [
        (item("A", labels=("Tech-Debt",)), "tune_up", 0.9),
        (item("A", type="Story"), "innovation", 0.8),
        (item("A", "Let customers pay later", type="Story"), "innovation", 0.93),
        (item("A", "Fix the flaky pipeline", labels=("kind/bug",)), "tune_up", 0.96),
        (item("A", labels=("innovation",)), "innovation", 0.98),
        (item("A", type="Epic"), None, None),
        (item("A", "Refactor for customers"), None, None),
    ],
)
def test_a_lane_is_proposed_by_what_speaks_for_it(source: SourceItem, lane: str, confidence: float) -> None:
    sign = lane_sign(source)
    assert (sign and sign.category, sign and sign.confidence) == (lane, confidence)


def test_a_sure_lane_is_set_and_marked_and_another_waits_beside_the_item() -> None:
    preview = imported(empty(), item("A", labels=("tech debt",)), item("B", type="Story"))
    plan = done(empty(), preview.step)
    sure, waiting = plan.items.values()
    assert (sure.category, is_proposed(plan, sure.id)) == ("tune_up", True)
    assert waiting.category is None
    assert not is_proposed(plan, waiting.id)
    taken = done(plan, take_proposal(plan, waiting.id))
    assert (taken.items[waiting.id].category, proposal_of(taken, waiting.id)) == ("innovation", None)
    said = done(plan, triage(plan, sure.id, category="tune_up"))
    assert not is_proposed(said, sure.id)


def test_what_was_said_of_the_columns_is_kept_once() -> None:
    said = ColumnMapping("h", (("Thing", "title"),))
    preview = imported(empty(), item("A"), mapping=said)
    plan = done(empty(), preview.step)
    assert kept_mappings(plan) == {"h": said.pairs}
    again = imported(plan, item("B"), mapping=said._replace(is_kept=True))
    assert not any(change.kind == "import_mapping" for change in again.step.changes)
