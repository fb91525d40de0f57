"""What a change costs: items that came in and went out by lane, and whose load it changed."""

from planner.domain.effect import bundles, cost_text, effect, told_by_lane
from planner.domain.item import ItemEffort
from planner.domain.rank_fill import fill
from planner.domain.ranking import move_to
from tests.builders import done, make_item, make_plan

LANES = {"chk": (10.0, 6.0), "plt": (5.0, 5.0)}


def test_a_change_is_told_by_lane_and_by_team() -> None:
    items = [make_item("gift", weeks=9), make_item("pay", weeks=6), make_item("vault", "tune_up", team="plt", weeks=5)]
    sso = make_item("sso", "tune_up", team="plt", weeks=4)
    share = ItemEffort("pay:plt", "pay", "plt", 2.0)
    plan = make_plan([*items[:2], sso, items[2]], lanes=LANES, needs=[("pay", "vault")], item_efforts={share.id: share})
    after = done(plan, move_to(plan, ["pay"], "top"))
    change = effect(fill(plan), fill(after))
    assert (change.came_in, change.went_out) == (("pay", "vault"), ("gift", "sso"))
    assert told_by_lane(plan, change) == (
        "Innovation: in Pay 8 (Chk and Plt); out Gift 9 (Chk); Chk 9 → 6 of 10 weeks; Plt 0 → 2 of 5 weeks.",
        "Tune-Up: in Vault 5 (Plt); out Sso 4 (Plt); Plt 4 → 5 of 5 weeks.",
    )
    assert cost_text(plan, change) == (
        "in: Pay, Vault; out: Gift, Sso; "
        "Chk, Innovation 9 → 6 of 10; Plt, Innovation 0 → 2 of 5; Plt, Tune-Up 4 → 5 of 5"
    )
    assert told_by_lane(plan, effect(fill(plan), fill(plan))) == ()


def test_what_came_in_stands_with_what_it_needs() -> None:
    items = [make_item(name, weeks=1) for name in "abcdef"]
    plan = make_plan(items, needs=[("b", "a"), ("a", "c"), ("d", "c"), ("e", "f"), ("f", "e")])
    assert bundles(plan, list("abcd")) == (("b", "a", "c"), ("d",))
    assert bundles(plan, list("ad")) == (("a",), ("d",))
    assert bundles(plan, list("ef")) == (("e", "f"),)  # a circle that merging made loses nothing
