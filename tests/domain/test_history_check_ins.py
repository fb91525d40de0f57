"""The history in words of what was said of key results, and of what is half done."""

import pytest

from planner.domain.history import FieldChange
from planner.domain.history_words import change_text
from tests.keyed import with_key_results


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("kr_check_in", "repeat:2026-11-02", "value", "63.0", "64.5"),
         "Repeat purchase, week of 2 Nov: 63 % → 64.5 %"),
        (("kr_check_in", "repeat:2026-11-02", "confidence", "6", "7"),
         "Repeat purchase, week of 2 Nov: sure 6 → sure 7"),
        (("kr_check_in", "repeat:2026-11-02", "word", '""', '"slowly"'),
         "Repeat purchase, week of 2 Nov: – → “slowly”"),
        (("kr_check_in", "revenue:2026-11-02", "*", None, '{"value":22.8,"confidence":6,"word":""}'),
         "Revenue per customer, week of 2 Nov: € 22.8 · sure 6"),
        (("kr_check_in", "gone:2026-11-02", "*", None, '{"value":null,"confidence":null,"word":""}'),
         "key result, week of 2 Nov: nothing known"),
        (("check_in", "2026-11-02:checkout", "kept", "[]", '[["kr:repeat:value",33.0]]'),
         "Checkout, week of 2 Nov: half done: 1 field"),
        (("check_in", "2026-11-02:checkout", "kept", '[["kr:repeat:value",33.0]]', "[]"),
         "Checkout, week of 2 Nov: nothing half done any more"),
    ],
)  # fmt: skip
def test_a_change_is_told_with_its_week_and_its_unit(change: tuple[str, str, str, str | None, str], told: str) -> None:
    assert change_text(with_key_results(), FieldChange(*change)) == told
