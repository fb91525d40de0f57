"""Follow-through: what was shipped holds its weeks, and what nobody has measured since is named."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.domain.change import create
from planner.domain.gates import DEFAULT_CHECKS, advance
from planner.domain.plan import Plan
from planner.domain.results import Prediction
from planner.domain.slices.following_through import follow_through, follow_through_text, starting
from tests.builders import done
from tests.measuring import WEEKS, on
from tests.slicing import EMAIL, sliced, sliced_plan, with_result

CHECKS = dict.fromkeys([check.id for check in DEFAULT_CHECKS])


def waiting(plan: Plan) -> list[str]:
    return [item.id for item in follow_through(plan).waiting]


def shipped(plan: Plan, item: str, week: int) -> Plan:
    """The plan in which an item went to everybody on the Wednesday of a week."""
    day = WEEKS[week - 1] + timedelta(days=2)
    moment = on(day)._replace(now=on(day).now.replace(year=day.year, month=day.month, day=day.day))
    return done(plan, advance(plan, item, "broad", moment, checks=CHECKS))


def limited(plan: Plan, limit: int) -> Plan:
    return replace(plan, organisation=plan.organisation._replace(follow_through_limit=limit))


def test_what_was_shipped_waits_until_a_week_since_then_brought_something() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL, ("5 of 60", "5 of 60"))
    assert waiting(plan) == []
    plan = shipped(plan, "saved", 4)
    assert waiting(plan) == ["saved"]
    assert waiting(with_result(plan, email, WEEKS[2], "5 of 60")) == ["saved"]
    assert waiting(with_result(plan, email, WEEKS[3], "5 of 60")) == []


def test_a_slice_that_was_cut_for_everybody_counts_by_itself() -> None:
    plan = sliced_plan(saved="last_mile", pricing="broad", alerts="done")
    assert waiting(plan) == ["saved", "pricing"]
    plan, _ = sliced(plan, "saved", EMAIL)
    assert waiting(plan) == ["saved", "pricing"]
    assert waiting(with_result(plan, "slice-1", WEEKS[2], "5 of 60")) == ["pricing"]


def test_hours_that_are_checked_after_shipping_are_a_measurement() -> None:
    plan = sliced_plan(alerts="broad")
    assert waiting(plan) == ["alerts"]
    promised = Prediction("alerts", "alerts", 6.0)
    assert waiting(plan.after([create(promised)])) == ["alerts"]
    assert waiting(plan.after([create(promised._replace(shipped_on=WEEKS[2]))])) == []


def test_it_is_told_in_one_sentence() -> None:
    assert follow_through_text(sliced_plan()) == ""
    assert follow_through_text(sliced_plan(saved="broad")) == "1 shipped item waits for a measurement: Saved."
    several = sliced_plan(saved="last_mile", pricing="last_mile", alerts="broad", reports="broad")
    assert follow_through_text(several) == (
        "4 shipped items wait for a measurement: Saved, Pricing, Alerts and 1 more; "
        "2 items are in their last mile and hold 8 weeks ahead of new ideas."
    )


@pytest.mark.parametrize(
    ("limit", "said"),
    [(3, ""), (2, ""), (1, "2 shipped items wait for a measurement, 1 may: Saved and Pricing."),
     (0, "2 shipped items wait for a measurement, none was to wait: Saved and Pricing.")],
)  # fmt: skip
def test_starting_something_new_says_so_where_more_wait_than_agreed(limit: int, said: str) -> None:
    plan = limited(sliced_plan(saved="broad", pricing="last_mile", reports="idea"), limit)
    assert starting(plan, "reports") == said
    assert starting(plan, "reports", from_stage="sketch") == ""
    assert starting(plan, "saved") == ""
