"""What an item asks of which team."""

from planner.domain.capacity import capacity
from planner.domain.change import create, edit
from planner.domain.demand import demands, is_service, service_weeks
from planner.domain.item import ItemEffort, item_effort_id
from tests.builders import make_item, make_plan

LANES = {"chk": (10.0, 10.0), "plt": (4.0, 20.0)}


def test_an_item_asks_its_own_team_and_those_with_a_share() -> None:
    plan = make_plan([make_item("pay", weeks=6), make_item("sso", "tune_up", team="plt")], lanes=LANES)
    share = ItemEffort(item_effort_id("pay", "plt"), "pay", "plt", 3.0)
    assert demands(plan, "pay") == {("innovation", "chk"): 6.0}
    shared = plan.after([create(share), create(ItemEffort("sso:chk", "sso", "chk", 2.0))])
    assert demands(shared, "pay") == {("innovation", "chk"): 6.0, ("innovation", "plt"): 3.0}
    assert demands(shared, "sso") == {("tune_up", "chk"): 2.0}  # nobody knows what its own team has to do
    less = shared.after(edit(share, weeks=0.0))
    assert demands(less, "pay") == {("innovation", "chk"): 6.0}


def test_a_share_of_the_items_own_team_counts_once() -> None:
    plan = make_plan([make_item("pay", weeks=6)], lanes=LANES)
    shared = plan.after([create(ItemEffort("pay:plt", "pay", "plt", 3.0))])
    assert demands(shared, "pay")["innovation", "plt"] == 3.0
    moved = shared.after(edit(shared.items["pay"], team="plt"))
    assert demands(moved, "pay") == {("innovation", "plt"): 6.0}


def test_service_holds_a_share_of_its_teams_tune_up_and_is_not_ranked() -> None:
    care = make_item("care", "tune_up", team="plt", service=0.1, weeks=99)
    plan = make_plan([care, make_item("new", service=0.1, weeks=2)], lanes=LANES)
    assert is_service(plan.items["care"])
    assert demands(plan, "care") == {}
    assert service_weeks(care, capacity(plan)) == 2.0
    assert not is_service(plan.items["new"])  # Innovation has no service
    assert demands(plan, "new") == {("innovation", "chk"): 2.0}
