"""Median days from an idea to the first evidence from customers."""

from dataclasses import replace
from datetime import UTC, date, datetime

from planner.domain.plan import Plan
from planner.domain.results import Slice, SliceResult, slice_result_id
from planner.domain.speed.first_evidence import because, headline, settled_items, time_to_evidence
from tests.builders import make_item
from tests.speeding import TODAY, speed_plan

BORN = {
    "a": datetime(2026, 10, 1, 9, tzinfo=UTC),
    "b": datetime(2026, 11, 4, 23, 30, tzinfo=UTC),
    "c": datetime(2026, 11, 27, 9, tzinfo=UTC),
}


def with_slices(results: dict[str, list[tuple[date, int, int]]]) -> Plan:
    """A slice of each item with a pass mark of 10 %, and weeks of so many successes among so many."""
    plan = speed_plan(items=[make_item(item) for item in results])
    slices = [Slice(f"s{item}", item, f"Slice of {item}", "share", 0.1) for item in results]
    rows = [
        SliceResult(
            slice_result_id(f"s{item}", week), f"s{item}", week, (("successes", float(good)), ("trials", float(of)))
        )
        for item, weeks in results.items()
        for week, good, of in weeks
    ]
    assert plan.evidence is not None
    evidence = plan.evidence._replace(slices={s.id: s for s in slices}, slice_results={r.id: r for r in rows})
    return replace(plan, evidence=evidence)


def test_the_median_is_of_the_items_with_a_verdict_and_names_how_many_wait() -> None:
    weeks = {
        "a": [(date(2026, 10, 12), 4, 40), (date(2026, 10, 19), 60, 100)],
        "b": [(date(2026, 11, 2), 60, 100)],
        "c": [(date(2026, 11, 23), 60, 100), (date(2026, 11, 30), 60, 100)],
        "d": [(date(2026, 11, 30), 1, 10)],
    }
    plan = with_slices(weeks)
    settled = settled_items(plan, TODAY)
    assert settled == {"a": date(2026, 10, 19), "b": date(2026, 11, 2), "c": date(2026, 11, 23)}
    found = time_to_evidence(plan, settled, BORN, TODAY)
    # 1 Oct to 23 Oct; 4 Nov to 6 Nov; 27 Nov to 27 Nov.
    assert [(each.item, each.days) for each in found.items] == [("c", 0), ("b", 2), ("a", 22)]
    assert (found.days, found.waiting, found.unknown) == (2, 1, 0)
    assert headline(found) == "2 days from idea to first customer evidence: the median of 3 items."
    assert "A: 22 days, 1 Oct 2026 to 23 Oct 2026." in because(found)
    assert because(found)[-1] == "1 item with slices waits for a verdict and cannot be counted yet."
    tokyo = replace(plan, organisation=plan.organisation._replace(time_zone="Asia/Tokyo"))
    assert [each.days for each in time_to_evidence(tokyo, settled, BORN, TODAY).items] == [0, 1, 22]


def test_none_one_and_unknown_beginnings_are_said() -> None:
    none = with_slices({"a": [(date(2026, 11, 30), 1, 10)]})
    found = time_to_evidence(none, settled_items(none, TODAY), BORN, TODAY)
    assert found.days is None
    assert headline(found) == (
        "Idea to first customer evidence: unknown, no slice has a verdict yet; 1 item with slices waits for a verdict."
    )
    assert headline(None).endswith("reading …")
    one = with_slices({"b": [(date(2026, 11, 2), 60, 100)], "e": [(date(2026, 11, 2), 60, 100)]})
    found = time_to_evidence(one, settled_items(one, TODAY), BORN, TODAY)
    assert headline(found) == "2 days from idea to first customer evidence, of the one item that has any."
    assert found.unknown == 1
    assert because(found)[-1] == "1 item has no beginning in the history."
    early = settled_items(one, date(2026, 11, 3))
    assert time_to_evidence(one, early, BORN, date(2026, 11, 5)).items[0].days == 1
