"""Two states of one plan beside each other: objectives, key results, principles, links, staffing targets, days."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from planner.domain.comparing.differing import What, apart
from planner.domain.comparing.plans import difference
from planner.domain.plan import Plan
from planner.domain.purpose import ItemKr, KeyResult, Principle, item_kr_id
from planner.domain.quarter import Objective, Quarter
from planner.domain.words import TEAM_KINDS
from tests.builders import Q4, make_item, make_plan

Told = list[tuple[str, str, str, str]]
REPEAT = KeyResult("r", "2026-Q4", "o1", "Repeat purchase", "%", 29, 38)
SPEED = KeyResult("s", "2026-Q4", "o2", "Page ready", "s", None, 2, "down", position=1)


def with_purpose(
    titles: Iterable[str] = ("Customers come back", "Buying is quick"),
    krs: Iterable[KeyResult] = (REPEAT, SPEED),
    links: Iterable[tuple[str, str]] = (("a", "r"),),
    quarter: Quarter = Q4,
    rules: Iterable[str] = ("Speed", "Customers"),
) -> Plan:
    objectives = [Objective(f"o{n}", quarter.id, title, n) for n, title in enumerate(titles, start=1)]
    return make_plan(
        [make_item("a", weeks=1), make_item("b", weeks=1)],
        quarter=quarter,
        objectives={o.id: o for o in objectives},
        key_results={kr.id: kr for kr in krs},
        item_krs={item_kr_id(*pair): ItemKr(item_kr_id(*pair), quarter.id, *pair) for pair in links},
        principles={f"{quarter.id}:{text}": Principle(f"{quarter.id}:{text}", quarter.id, n, text)
                    for n, text in enumerate(rules)},
    )  # fmt: skip


def told(before: Plan, after: Plan, what: What) -> list[tuple[str, str, str]]:
    return [(d.name, d.before, d.after) for d in difference(before, after).of(what)]


def all_told(before: Plan, after: Plan) -> Told:
    return [(d.what, d.name, d.before, d.after) for d in difference(before, after).changes]


def test_what_is_the_same_is_not_told() -> None:
    assert all_told(with_purpose(), with_purpose()) == []


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Customers come back",), [("Buying is quick", "there", "taken away")]),
        (("Customers come back", "Buying is a joy"), [("Buying is a joy", "“Buying is quick”", "“Buying is a joy”")]),
        (("Customers come back", "Buying is quick", "More"), [("More", "–", "new")]),
    ],
)
def test_objectives_that_came_went_or_were_reworded(titles: tuple[str, ...], expected: list[object]) -> None:
    assert told(with_purpose(), with_purpose(titles), "objective") == expected


def test_objectives_and_principles_in_another_order() -> None:
    before = with_purpose(rules=("Speed", "Customers", "Rest"))
    one, two = before.objectives["o1"], before.objectives["o2"]
    after = replace(before, objectives={"o1": one._replace(position=3), "o2": two})
    assert told(before, after, "objective") == [
        ("Buying is quick", "place 2", "place 1"), ("Customers come back", "place 1", "place 2"),
    ]  # fmt: skip
    after = with_purpose(rules=("Rest", "New", "Speed"))
    assert told(before, after, "principle") == [
        ("Customers", "there", "taken away"), ("New", "–", "new"),
        ("Rest", "place 3", "place 1"), ("Speed", "place 1", "place 3"),
    ]  # fmt: skip


def test_key_results_say_what_is_another_and_nothing_else() -> None:
    moved = REPEAT._replace(target=40.0, weight=2.0, kind="aspirational", stretch=45.0)
    new = KeyResult("n", "2026-Q4", "o2", "Returns", "", None, 3)
    assert told(with_purpose(), with_purpose(krs=(moved, new)), "key_result") == [
        ("Repeat purchase", "target 38 %, committed, weight 1", "target 40 %, aspirational, weight 2, stretch 45 %"),
        ("Page ready", "target 2 s, from –", "taken away"),
        ("Returns", "–", "target 3, from –"),
    ]
    other = SPEED._replace(name="Page is ready", baseline=3.4, direction="up", objective="o1")
    assert told(with_purpose(), with_purpose(krs=(REPEAT, other)), "key_result") == [(
        "Page is ready",
        "Page ready, for “Buying is quick”, from –, less is better",
        "Page is ready, for “Customers come back”, from 3.4 s, more is better",
    )]  # fmt: skip
    graded = with_purpose(krs=(REPEAT._replace(grade=0.7), SPEED))
    assert told(with_purpose(), graded, "key_result") == [("Repeat purchase", "–", "graded 0.70")]


def test_which_key_results_items_should_move() -> None:
    after = with_purpose(links=(("a", "r"), ("a", "s"), ("b", "s")))
    assert told(with_purpose(), after, "should_move") == [
        ("A", "Repeat purchase", "Repeat purchase, Page ready"), ("B", "–", "Page ready"),
    ]  # fmt: skip
    assert told(after, with_purpose(links=()), "should_move") == [
        ("A", "Repeat purchase, Page ready", "–"), ("B", "Page ready", "–"),
    ]  # fmt: skip
    gone = with_purpose(krs=(SPEED,), links=())
    assert told(with_purpose(), gone, "should_move") == [], "that the key result is gone says it"


def test_staffing_targets_and_days() -> None:
    targets = tuple(zip(TEAM_KINDS, (0.6, 0.3, 0.1), strict=True))
    with_targets = with_purpose(quarter=Q4._replace(staffing_targets=targets))
    assert told(with_purpose(), with_targets, "staffing") == [
        ("product", "–", "60 %"), ("platform", "–", "30 %"), ("framework", "–", "10 %"),
    ]  # fmt: skip
    other = Q4._replace(staffing_targets=(("product", 0.7), *targets[1:]), holidays=(date(2026, 12, 25),))
    both = all_told(with_targets, with_purpose(quarter=other))
    assert both[0] == ("agreed", "days", "no holidays", "25 Dec 2026")
    assert ("staffing", "product", "60 %", "70 %") in both


def test_in_another_quarter_what_reads_the_same_is_the_same() -> None:
    q5 = Q4._replace(id="2027-Q1", starts_on=date(2027, 1, 1), ends_on=date(2027, 3, 31))
    krs = [kr._replace(id=f"{kr.id}5", quarter=q5.id) for kr in (REPEAT._replace(target=40.0), SPEED)]
    after = with_purpose(krs=krs, links=(("a", "r5"),), quarter=q5)
    assert [change for change in all_told(with_purpose(), after) if change[0] != "team"] == [
        ("agreed", "quarter", "2026-Q4", "2027-Q1"), ("key_result", "Repeat purchase", "target 38 %", "target 40 %"),
    ]  # fmt: skip


def test_what_came_or_went_is_told_whole() -> None:
    assert apart({}, {}) == ("–", "–")
    assert apart({}, {"a": "1", "b": ""}) == ("–", "1")
    assert apart({"a": "1", "b": "2"}, {"a": "1", "b": "3"}) == ("2", "3")
