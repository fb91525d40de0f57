"""Off pace: what will fall short by its forecast; where that is open, what is behind. Sentence and pane agree."""

from collections.abc import Sequence
from datetime import date

import pytest

from planner.domain.okrs.standing import standings
from planner.domain.views.measure import measure_view
from tests.okring import checked_in, with_another, with_kr

FRIDAY_OF_WEEK_6 = date(2026, 11, 6)


@pytest.mark.parametrize(
    ("values", "stands", "off", "says"),
    [
        pytest.param(
            (64.4, 64.6, 64.8, 64.6, 64.8, 64.6),
            ("on_pace", True),
            True,
            "▼ Customers come back is off pace: Checkouts finished 64.6 %",
            id="on pace so far, and standing still",
        ),
        pytest.param(
            (58.0, 59.0, 60.0, 61.0, 62.0, 63.2),
            ("behind", False),
            False,
            "▲ The one key result is on pace.",
            id="began late, and is fast enough",
        ),
        pytest.param(
            (61.0, 64.0, 61.5),
            ("behind", None),
            True,
            "▼ Customers come back is off pace: Checkouts finished 61.5 %",
            id="nobody can say from these, and it is behind",
        ),
        pytest.param(
            (61.5, 64.5, 62.8),
            ("on_pace", None),
            False,
            "■ The one key result is on pace; nobody has said for over a week where it stands.",
            id="nobody can say, and it is not behind",
        ),
    ],
)
def test_off_pace_is_one_rule(values: Sequence[float], stands: tuple[str, bool | None], off: bool, says: str) -> None:
    plan = checked_in(with_kr(name="Checkouts finished", baseline=61.0, target=70.0), values, FRIDAY_OF_WEEK_6)
    (one,) = standings(plan, FRIDAY_OF_WEEK_6)
    assert (one.pace_word, one.is_short) == stands
    assert one.is_off_pace is off
    view = measure_view(plan, FRIDAY_OF_WEEK_6)
    (said,) = [s for s in view.sentences if s.kind == "pace"]
    assert f"{said.glyph} {said.text}".startswith(says)
    (row,) = view.okrs.krs
    assert (row.tone == "bad") is off, "the pane, the OKRs and the report mark what the sentence speaks of"
    assert ("1 off pace" in view.okrs.summary) is off


def test_what_nobody_has_spoken_of_lately_is_counted() -> None:
    plan = with_another(with_kr(), "kr1", name="Revenue")
    plan = checked_in(plan, (29.5, 30.5, 32.0, 32.8, 34.0, 35.0), FRIDAY_OF_WEEK_6)
    plan = checked_in(plan, (29.5, 30.5, 32.0, 32.8), FRIDAY_OF_WEEK_6, kr="kr1")
    (said,) = [s for s in measure_view(plan, FRIDAY_OF_WEEK_6).sentences if s.kind == "pace"]
    assert said.text == "Both key results are on pace; nobody has said for over a week where 1 stands."
