"""The line that says what a step did: names first, teams and loads as there is room."""

import pytest

from planner.domain.effect import effect
from planner.domain.item import ItemEffort
from planner.domain.rank_fill import fill
from planner.domain.ranking import move_to
from planner.tui.widgets.outcome import outcome
from tests.builders import done, make_item, make_plan

LANES = {"chk": (10.0, 6.0), "plt": (5.0, 5.0)}


_BY_KEY = "in Pay with Vault (CHK)  out Gift (CHK), Sso (PLT)"
_BY_NAME = "in Pay with Vault (Chk, Innovation)  out Gift (Chk, Innovation), Sso (Plt, Tune-Up)"
_LOADS = "Innovation 9 → 6 of 10 · {} Innovation 0 → 2 of 5 · {} Tune-Up 4 → 5 of 5"


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (34, "in 2  out 2  "),
        (56, "in Pay with Vault  out Gift, Sso  "),
        (64, "in Pay with Vault  out Gift, Sso   u undoes"),
        (80, f"{_BY_KEY}   u undoes"),
        (170, f"{_BY_KEY}   CHK {_LOADS.format('PLT', 'PLT')}   u undoes"),
        (210, f"{_BY_NAME}   Chk {_LOADS.format('Plt', 'Plt')}   u undoes"),
    ],
)
def test_names_come_first_then_teams_then_loads(width: int, expected: str) -> None:
    items = [make_item("gift", weeks=9), make_item("pay", weeks=6), make_item("sso", "tune_up", team="plt", weeks=4)]
    items.append(make_item("vault", "tune_up", team="plt", weeks=5))
    share = ItemEffort("pay:plt", "pay", "plt", 2.0)
    plan = make_plan(items, lanes=LANES, needs=[("pay", "vault")], item_efforts={share.id: share})
    after = done(plan, move_to(plan, ["pay"], "top"))
    line = outcome(after, "Moved up one.", effect(fill(plan), fill(after)), width)
    assert line.plain == f"Moved up one.  {expected}"
    assert line.cell_length <= width


def test_nothing_is_said_too() -> None:
    plan = make_plan([make_item("a", weeks=1)])
    line = outcome(plan, "Moved.", effect(fill(plan), fill(plan)), 80)
    assert line.plain == "Moved.  in nothing  out nothing   u undoes"


def test_what_it_cost_is_named_on_a_narrow_line_too() -> None:
    names = ("Price experiments", "Gift cards by mail", "Status page for shops", "Returns portal by mail")
    items = [make_item(f"i{n}", title=name, weeks=3 if n < 3 else 9) for n, name in enumerate(names)]
    plan = make_plan([items[3], *items[:3]], lanes=LANES)
    after = done(plan, move_to(plan, ["i3"], "bottom"))
    line = outcome(after, "Move Returns portal by mail to the bottom.", effect(fill(plan), fill(after)), 76)
    assert line.plain.endswith("…  in Price experiments and 2 more  out Returns portal by mail  ")
    assert line.cell_length <= 76
