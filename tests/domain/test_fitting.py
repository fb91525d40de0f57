"""Ranges: published values of the PERT mean, and how likely what is in fits."""

from math import sqrt

import pytest

from planner.domain.fitting import NEAR, fit_sentences, lane_fit, team_fits, without_range
from planner.domain.item import Effort
from planner.domain.rank_fill import fill
from tests.builders import make_item, make_plan, with_item


@pytest.mark.parametrize(("effort", "mean"), [((2, 4, 6), 4.0), ((3, 5, 9), 5.33), ((4, 5, 7), 5.17)])
def test_published_means(effort: tuple[float, float, float], mean: float) -> None:
    assert Effort(*effort).mean == pytest.approx(mean, abs=0.005)


def test_the_variance_of_a_range_and_of_one_number() -> None:
    assert Effort(2, 4, 6).variance == pytest.approx(4 / 7)
    assert Effort(3, 5, 9).variance == pytest.approx((16 / 3 - 3) * (9 - 16 / 3) / 7)
    assert Effort(3, 3, 3).variance == 0.0


def test_a_lane_that_is_exactly_full_fits_half_of_the_time() -> None:
    plan = make_plan([make_item("a", effort=Effort(8, 10, 12))])
    fit = lane_fit(plan, fill(plan), "innovation")
    assert fit is not None
    assert fit.chance == pytest.approx(0.5)
    assert fit.text == "50 % likely"


def test_a_week_to_spare_counts_in_standard_deviations() -> None:
    deviation = sqrt(4 / 7 + 4 / 7)
    plan = make_plan([make_item("a", effort=Effort(2, 4, 6)), make_item("b", effort=Effort(2, 4, 6))])
    plan = make_plan(plan.items.values(), lanes={"chk": (8 + deviation, 5.0)})
    fit = lane_fit(plan, fill(plan), "innovation")
    assert fit is not None
    assert fit.chance == pytest.approx(0.8413, abs=1e-4)  # Φ(1)


def test_each_team_has_its_own_chance_and_an_unknown_must_do_makes_it_at_most() -> None:
    lanes = {"chk": (10.0, 5.0), "grw": (6.0, 5.0)}
    items = [make_item("a", effort=Effort(6, 8, 10)), make_item("b", team="grw", effort=Effort(4, 5, 9))]
    plan = make_plan([*items, make_item("m", team="grw", must_reason="law")], lanes=lanes)
    filled = fill(plan)
    fits = team_fits(plan, filled, "innovation")
    assert list(fits) == ["chk", "grw"]
    assert fits["chk"].text == ">99 % likely"
    assert fits["grw"].at_most
    assert fits["grw"].text.startswith("at most ")
    said = fit_sentences(plan, filled, plan.items["a"])
    assert said[0].startswith("What is in Innovation is at most ")
    assert "Chk >99 % likely, Grw at most " in said[0]


def test_without_ranges_nothing_is_said_and_what_is_over_hardly_fits() -> None:
    plan = make_plan([make_item("a", weeks=3)])
    assert lane_fit(plan, fill(plan), "innovation") is None
    assert team_fits(plan, fill(plan), "innovation") == {}
    over = make_plan([make_item("m", effort=Effort(12, 14, 16), must_reason="law")])
    fit = lane_fit(over, fill(over), "innovation")
    assert fit is not None
    assert fit.text == "<1 % likely"


def test_one_number_near_the_line_is_named_but_not_far_from_it() -> None:
    items = [make_item(f"i{n:02}", weeks=1) for n in range(20)]
    plan = make_plan(items)  # ten weeks, ten items
    filled = fill(plan)
    assert [item.id for item in without_range(plan, filled, "innovation")] == [f"i{n:02}" for n in range(10 - NEAR, 13)]
    assert fit_sentences(plan, filled, plan.items["i00"]) == []
    assert fit_sentences(plan, filled, plan.items["i09"])[0].startswith("It stands near the line with one number")
    ranged = with_item(plan, "i09", effort=Effort(0.5, 1, 1.5))
    assert "i09" not in [item.id for item in without_range(ranged, fill(ranged), "innovation")]
    said = fit_sentences(ranged, fill(ranged), ranged.items["i00"])
    assert said[1] == "Without a range near the line: I07, I08, I10 and 2 more."


def test_what_is_done_or_carried_over_is_uncertain_no_more() -> None:
    effort = Effort(6, 8, 10)
    plan = make_plan([make_item("a", effort=effort, stage="done"), make_item("b", effort=effort, remaining=2.0)])
    assert lane_fit(plan, fill(plan), "innovation") is None


def test_a_lane_fits_where_all_its_teams_fit_and_pooled_where_the_sum_does() -> None:
    lanes = {"chk": (10.0, 5.0), "grw": (10.0, 5.0)}
    items = [make_item("a", effort=Effort(8, 10, 12)), make_item("b", team="grw", effort=Effort(8, 10, 12))]
    plan = make_plan(items, lanes=lanes)
    fit = lane_fit(plan, fill(plan), "innovation")
    assert fit is not None
    assert fit.chance == pytest.approx(0.25)
    pooled = make_plan(items, lanes=lanes, organisation=plan.organisation._replace(pooled=True))
    fit = lane_fit(pooled, fill(pooled), "innovation")
    assert fit is not None
    assert fit.chance == pytest.approx(0.5)
