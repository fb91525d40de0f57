"""The item under the cursor in words."""

from dataclasses import replace

from planner.domain.item import Effort
from planner.domain.rank_fill import fill
from planner.domain.scoring.suggestion import Suggestion
from planner.domain.views.item_card import effort_phrase, item_card
from tests.builders import make_item, make_plan


def test_an_item_that_is_in_is_told_without_a_reason() -> None:
    item = make_item(
        "a",
        effort=Effort(2, 4, 6),
        customer=5,
        running=0,
        customer_evidence="asked\n twice",
        confidence=1.0,
        note="x\ny",
    )
    plan = make_plan([item, make_item("b", weeks=2)], needs=[("a", "b")])
    place = plan.placements["2026-Q4:a"]._replace(committed="in", outcome="going")
    plan = replace(plan, placements={**plan.placements, place.id: place})
    card = item_card(plan, fill(plan), "a", Suggestion(2, 2))
    assert (card.heading, card.title, card.note) == ("Item 1", "A", "x y")
    assert card.facts == ("A", "Chk", "idea", "4 weeks (2 – 6)")
    assert [(line.question, line.answer, line.evidence) for line in card.answers] == [
        ("customer", 5, "asked twice"),
        ("business", None, ""),
        ("running", 0, ""),
    ]
    assert card.about == (
        ("stands", "In: rank 1 in Innovation, takes 4 weeks"),
        ("needs", "B (in)"),
        ("score", "0.62, rank 2 by score"),
        ("agreed", "promised, going"),
    )
    assert card.brief == ("A", "5 · 0", "4 weeks (2 – 6)", "idea", "needs B")


def test_an_exception_comes_first_and_says_weeks_once() -> None:
    items = [
        make_item("a", weeks=6),
        make_item("b", weeks=5),
        make_item("c", weeks=1, stage="done"),
        make_item("u", None),
    ]
    plan = make_plan(items)
    filled = fill(plan)
    assert item_card(plan, filled, "b").brief == ("B", "Out: rank 2, needs 5 weeks, Chk has 4", "idea")
    assert item_card(plan, filled, "c").brief == ("C", "Done: rank 3 in Innovation")
    assert item_card(plan, filled, "u").heading == "Item"
    assert item_card(plan, filled, "u").about == (("stands", "Unsorted: nobody has given it a lane yet"),)


def test_efforts_in_words() -> None:
    assert effort_phrase(make_item("a")) == "no size"
    assert effort_phrase(make_item("a", weeks=1)) == "1 week"
    assert effort_phrase(make_item("a", weeks=9, remaining=2.0)) == "2 weeks left"
