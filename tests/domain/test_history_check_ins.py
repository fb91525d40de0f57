"""The history in words of what was said of key results, and of what is half done."""

import pytest

from planner.domain.history.steps import FieldChange
from planner.domain.history.words import change_text
from tests.keyed import with_key_results
from tests.measuring import measured_plan


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


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("2026-11-02:checkout:fires", "share", "0.3", "0.5"), "Checkout, week of 2 Nov: Fires 30 % → 50 %"),
        (("2026-11-02:checkout:fires", "*", None, '{"share":0.3}'), "Checkout, week of 2 Nov: Fires 30 %"),
        (("2026-11-02:checkout:fires", "deleted", "false", "true"), "Checkout, week of 2 Nov: Fires no more"),
        (("2026-11-02:build:fires", "share", "0.3", "0.5"), "Build & Release, week of 2 Nov: Fires changed"),
        (("2026-11-02:build:fires", "*", None, '{"share":0.3}'), "Build & Release, week of 2 Nov: Fires added"),
        (("2026-11-02:gone:gone", "share", "0.3", "0.5"), "team, week of 2 Nov: a part of it changed"),
    ],
)
def test_a_team_s_time_is_told_and_of_a_team_under_four_people_only_that_it_changed(
    change: tuple[str, str, str | None, str], told: str
) -> None:
    assert change_text(measured_plan(), FieldChange("time_share", *change)) == told
