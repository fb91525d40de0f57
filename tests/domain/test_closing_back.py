"""What goes back to the backlog when a quarter is closed, and the same said of several items at once."""

from dataclasses import replace

import pytest

from planner.domain.closing.closing import close_quarter, closing
from planner.domain.closing.unfinished import CloseChoice, choose, choose_all, unfinished
from planner.domain.errors import BadInputError
from tests.builders import done
from tests.closing import CARRY, CHOICES, DROP, ending, late, next_plan

BACK = CloseChoice("back", "something else comes first")


class TestBackToTheBacklog:
    def test_it_is_ranked_anew_and_nothing_is_held_for_it(self) -> None:
        plan = ending()
        plan = replace(plan, items={**plan.items, "portal": plan.items["portal"]._replace(remaining=3.0)})
        choices = {**CHOICES, "portal": BACK, "latency": BACK._replace(remaining=4.0)}
        found = closing(plan, choices)
        assert found.text == "1 of 4 items done, 1 carried over, 2 back in the backlog, 0 dropped"
        assert "what goes back to the backlog is ranked anew" in found.question
        assert "stopped" not in found.question
        step = close_quarter(plan, choices, late())
        ahead = next_plan(done(plan, step), step.changes)
        portal, latency = ahead.items["portal"], ahead.items["latency"]
        assert (portal.stage, portal.remaining, portal.weeks) == ("idea", None, 5.0)  # as it was estimated
        assert (latency.remaining, latency.weeks) == (None, 4.0)
        assert ahead.placement_of("portal") is not None
        assert "portal" not in ahead.going_on
        assert "pay" in ahead.going_on

    def test_a_choice_is_kept_as_it_was_said(self) -> None:
        plan = ending()
        for given in (BACK, BACK._replace(remaining=2.5), DROP, CARRY):
            plan = done(plan, choose(plan, "portal", given))
            assert next(row for row in unfinished(plan) if row.item.id == "portal").becomes == given
        # The item's own estimate is no other one.
        plan = done(plan, choose(plan, "portal", BACK._replace(remaining=5.0)))
        assert next(row for row in unfinished(plan) if row.item.id == "portal").becomes == BACK

    def test_several_are_said_at_once_each_with_its_own_weeks(self) -> None:
        plan = ending()
        rows = [row for row in unfinished(plan) if row.item.id != "pay"]
        step = choose_all(plan, {row.item.id: row.likewise("carried", "we go on") for row in rows})
        assert (step.label, step.why) == ("Carry 2 items over, 14 weeks left", "we go on")
        kept = {row.item.id: row.becomes for row in unfinished(done(plan, step))}
        assert kept == {
            "pay": None,
            "portal": CloseChoice("carried", "we go on", 5.0),
            "latency": CloseChoice("carried", "we go on", 9.0),
        }
        going = next(row for row in unfinished(plan) if row.item.id == "pay")
        assert going.likewise("carried", "x").remaining is None  # begun, and nobody has said how much is left
        mixed = choose_all(plan, {"pay": DROP, "portal": BACK})
        assert mixed.label == "Say what becomes of 2 items when 2026-Q4 is closed"
        with pytest.raises(BadInputError, match="not unfinished"):
            choose_all(plan, {"carts": DROP, "pay": DROP})
