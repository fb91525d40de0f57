"""Scores by the three questions."""

import pytest

from planner.domain.item import Effort
from planner.domain.score import impact, score
from tests.builders import make_item, make_plan

ORGANISATION = make_plan().organisation


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"customer": 5, "business": 4, "running": 0, "confidence": 1.0}, 3 / 6),
        ({"customer": 5, "business": None, "running": None, "confidence": 0.5}, 5 * 0.5 / 6),
        ({"customer": 0, "confidence": 1.0}, 0.0),
        ({"customer": 5}, 5 * 0.8 / 6),
        ({}, None),
        ({"customer": 5, "effort": None}, None),
        ({"customer": 5, "confidence": 1.0, "effort": Effort(2, 4, 6)}, 5 / 4),
        ({"customer": 5, "confidence": 1.0, "remaining": 2.0}, 5 / 2),
        ({"customer": 5, "remaining": 0.0}, None),
    ],
)
def test_score_is_impact_times_confidence_by_effort(values: dict[str, object], expected: float | None) -> None:
    item = make_item("a", **{"weeks": 6, **values} if "effort" not in values else values)
    assert score(ORGANISATION, item) == (None if expected is None else pytest.approx(expected))


def test_only_the_proportion_of_the_weights_of_answered_questions_counts() -> None:
    weighted = ORGANISATION._replace(weight_customer=3.0, weight_business=1.0, weight_running=0.0)
    assert impact(weighted, make_item("a", customer=4, business=2, running=5)) == pytest.approx(3.5)
    assert impact(weighted, make_item("a", business=2, running=5)) == pytest.approx(2)
    assert impact(weighted, make_item("a", running=5)) is None, "its weight is nothing, so nothing is known"
