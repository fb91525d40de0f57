"""The line of a form that says which quarter it is about, whatever that is called by the time it comes back."""

from datetime import date

import pytest

from planner.domain.quarter import Quarter
from planner.exchange.forms_quarter import is_about, quarter_line, quarter_meant

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30))
Q4 = Quarter("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
AUTUMN = Q4._replace(called="Autumn push")


def test_the_id_stands_first_and_the_name_beside_it() -> None:
    assert quarter_line(Q4) == "2026-Q4"
    assert quarter_line(AUTUMN) == "2026-Q4 (Autumn push)"
    long = quarter_line(Q4._replace(called="Quarter of long names " * 20))
    assert long == "2026-Q4 (Quarter of long names Quarter of long n…)"


@pytest.mark.parametrize(
    ("written", "quarter", "found"),
    [
        ("2026-Q4", AUTUMN, True),  # written before it was renamed
        ("2026-q4 (Autumn push)", Q4, True),  # renamed back since
        ("2026-Q4 (Harvest)", AUTUMN, True),
        ("autumn Push", AUTUMN, True),
        ("2026\u2011Q4", AUTUMN, True),
        ("Autumn push", Q4, False),
        ("2026-Q3", AUTUMN, False),
        ("2026-Q44", AUTUMN, False),
        ("", AUTUMN, False),
    ],
)
def test_it_is_known_again(written: str, quarter: Quarter, found: bool) -> None:
    assert is_about(written, quarter) is found


def test_an_id_comes_before_another_ones_name() -> None:
    crossed = (Q3._replace(called="2026-Q4"), AUTUMN)
    assert quarter_meant(crossed, "2026-Q4") == "2026-Q4"
    assert quarter_meant(crossed, "2026-Q3 (2026-Q4)") == "2026-Q3"
    assert quarter_meant(crossed, "Autumn push") == "2026-Q4"
    assert quarter_meant(crossed, "Spring") is None
