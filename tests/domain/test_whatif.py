"""What if the ratio were another: steps and their swaps, a week more, scenarios kept, taken over and refused."""

from dataclasses import replace
from math import fsum, isclose
from pathlib import Path

import pytest
from hypothesis import given, settings

from planner.domain.capacity import Split, capacity
from planner.domain.change import Step, edit
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision, Evidence
from planner.domain.item import Effort
from planner.domain.organisation import ORGANISATION_ID, Organisation
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.whatif.considered import RATIOS, Terms, common, considered, fits, line, present, room_under
from planner.domain.whatif.more import more_text, one_more_week
from planner.domain.whatif.overrides import overrides_text, read_override
from planner.domain.whatif.scenarios import discard, keep, kept, rename, take, terms_of, terms_text
from tests.builders import done, make_item, make_moment, make_plan
from tests.domain.small_plans import plans
from tests.stores import close_all, founding_changes, make_plan_file, moment, open_session

ITEMS = [
    make_item("carts", title="Saved carts", weeks=6, customer=3),
    make_item("pay", title="Apple Pay", weeks=5, customer=4),
    make_item("mystery", title="Mystery", weeks=2),
    make_item("cache", "tune_up", title="Build cache", weeks=6, running=3),
    make_item("flaky", "tune_up", title="Flaky tests", weeks=4, running=5),
]


def one_team(**options: object) -> Plan:
    """20 weeks, half and half, of a team that follows the bar."""
    plan = make_plan(ITEMS, **options)  # type: ignore[arg-type]  # each test hands over what there is
    capacities = {key: own._replace(ratio=None) for key, own in plan.capacities.items()}
    return replace(plan, capacities=capacities, evidence=Evidence())


def terms(ratio: float, reserve: float = 0.0) -> Terms:
    return Terms(Split(ratio, reserve))


def test_each_step_has_its_use_its_value_and_its_swaps() -> None:
    now = present(one_team())
    steps = list(line(now, terms(0.5)))
    assert [step.terms.split.ratio for step in steps] == list(RATIOS)
    assert (RATIOS[0], RATIOS[-1], len(RATIOS)) == (0.4, 0.9, 11)
    by_ratio = dict(zip(RATIOS, steps, strict=True))
    half, more, less = by_ratio[0.5], by_ratio[0.7], by_ratio[0.4]
    assert (half.change.came_in, half.change.went_out) == ((), ())
    assert half.use == pytest.approx(18 / 20)
    assert half.worth["innovation"] == (pytest.approx(3 * 0.8 / 6), 1, 1)
    assert half.worth["tune_up"] == (pytest.approx(3 * 0.8 / 6 + 5 * 0.8 / 4), 2, 0)
    assert (half.size, half.unscored) == (4, 1)
    assert (more.change.came_in, more.change.went_out) == (("pay",), ("flaky",))
    assert more.value == pytest.approx(3 * 0.8 / 6 + 4 * 0.8 / 5 + 3 * 0.8 / 6)
    assert (less.change.came_in, less.change.went_out) == ((), ())
    assert more.items_in("innovation") == ("carts", "pay", "mystery")
    assert more.items_out("tune_up") == ("flaky",)


def test_one_more_week_is_filled_again_and_shows_its_swap() -> None:
    now = present(one_team(lanes={"chk": (10.0, 10.0)}))
    first = considered(now, terms(0.5))
    found = {(m.category, m.team.id if m.team else None): m for m in one_more_week(now, first)}
    assert set(found) == {("innovation", "chk"), ("tune_up", "chk")}
    assert more_text(now.plan, found["tune_up", "chk"]) == "changes nothing"
    swap = found["innovation", "chk"]
    assert more_text(now.plan, swap) == "brings Apple Pay in and puts Mystery out"
    assert (swap.gain, swap.unscored) == (pytest.approx(4 * 0.8 / 5), 1)


def test_one_more_week_can_cost_more_than_it_brings() -> None:
    items = [make_item("big", weeks=10, customer=1), make_item("small", weeks=4, customer=5)]
    plan = replace(make_plan(items, lanes={"chk": (9.0, 0.0)}), evidence=Evidence())
    now = present(plan)
    (swap, _) = one_more_week(now, considered(now, Terms(now.split)))
    assert more_text(plan, swap) == "brings Big in and puts Small out"
    assert swap.gain == pytest.approx(0.08 - 1.0)


def test_pooled_lanes_have_a_week_more_of_all_teams_together() -> None:
    organisation = Organisation(ORGANISATION_ID, "Harbor", plannable_share=1.0, pooled=True)
    now = present(one_team(organisation=organisation, lanes={"chk": (5.0, 5.0), "bld": (5.0, 5.0)}))
    found = list(one_more_week(now, considered(now, Terms(now.split))))
    assert [(m.category, m.team) for m in found] == [("innovation", None), ("tune_up", None)]


@given(plans())
@settings(max_examples=60)
def test_a_step_of_the_line_is_a_fill_and_its_swaps_lead_there(plan: Plan) -> None:
    now = present(plan)
    before = {i for i in now.filled.standing if now.filled.is_in(i)}
    for step in line(now, Terms(now.split)):
        after = {i for i in step.filled.standing if step.filled.is_in(i)}
        assert step.filled.standing == fill(plan, capacity(plan, step.terms.split)).standing
        assert (before | set(step.change.came_in)) - set(step.change.went_out) == after
        assert isclose(step.value, fsum(now.scores[i] or 0.0 for i in after), abs_tol=1e-9)
        assert step.unscored == sum(1 for i in after if now.scores[i] is None)


def test_teams_keep_their_own_ratio_unless_it_is_considered_too() -> None:
    plan = make_plan(ITEMS, lanes={"chk": (6.0, 4.0), "bld": (1.0, 9.0)})
    shared = Terms(Split(0.5, 0.0), common(plan))
    assert shared.overrides == (("bld", None), ("chk", None))
    assert [t.innovation for t in room_under(plan, terms(0.9)).teams] == [pytest.approx(1.0), pytest.approx(6.0)]
    room = room_under(plan, shared)
    assert [(t.innovation, t.tune_up, t.own_ratio) for t in room.teams] == [
        (pytest.approx(5.0), pytest.approx(5.0), None)
    ] * 2
    own = room_under(plan, Terms(Split(0.5, 0.0), (("bld", 0.2),)))
    assert (own.teams[0].innovation, own.teams[0].own_ratio) == (pytest.approx(2.0), 0.2)


def test_an_empty_plan_and_one_without_teams() -> None:
    for plan in (make_plan(), make_plan(lanes={}), make_plan(ITEMS, lanes={})):
        now = present(plan)
        steps = list(line(now, Terms(now.split)))
        assert {step.value for step in steps} == {0.0}
        assert len(list(one_more_week(now, steps[0]))) == 2 * len(plan.active_teams)
    assert considered(present(make_plan(lanes={})), terms(0.5)).use is None


def test_up_to_three_are_kept_and_none_twice() -> None:
    plan = one_team()
    step = keep(plan, terms(0.6), make_moment())
    assert step.label == "Keep 60 : 40, reserve 0 % beside the plan"
    plan = done(plan, step)
    with pytest.raises(BadInputError, match="kept already, as “60 : 40, reserve 0 %”"):
        keep(plan, terms(0.6), make_moment())
    for number, ratio in enumerate((0.7, 0.8)):
        plan = done(plan, keep(plan, terms(ratio), make_moment()._replace(new_id=lambda n=number: f"more-{n}")))
    with pytest.raises(BadInputError, match="3 are kept already; discard one"):
        keep(plan, terms(0.9), make_moment())
    assert [s.ratio for s in kept(plan)] == [0.7, 0.8, 0.6], "of one instant, so by id"
    plan = done(plan, rename(plan, "more-0", "  Search \x1b[1m first "))
    assert kept(plan)[0].name == "Search first"
    with pytest.raises(BadInputError, match="needs a name"):
        rename(plan, "more-0", " ")
    plan = done(plan, discard(plan, "more-0"))
    assert [s.id for s in kept(plan)] == ["more-1", "new-1"]
    with pytest.raises(BadInputError, match="not kept any more"):
        discard(plan, "more-0")


def test_taking_one_over_refuses_the_others_with_the_same_decision() -> None:
    plan = make_plan(ITEMS, lanes={"chk": (10.0, 10.0)})
    plan = replace(plan, evidence=Evidence())
    chosen = Terms(Split(0.7, 0.0), common(plan))
    plan = done(plan, keep(plan, terms(0.6), make_moment()._replace(new_id=lambda: "a")))
    plan = done(plan, keep(plan, chosen, make_moment()._replace(new_id=lambda: "b"), "Search first"))
    step = take(plan, chosen, make_moment(), why="Search cannot wait", scenario="b", also_signed_by="Bo")
    assert step.label == "Take over “Search first”: 70 : 30, reserve 0 %, teams’ own ratios changed"
    after = done(plan, step)
    (decision,) = [c.after for c in step.changes if isinstance(c.after, Decision)]
    assert (decision.kind, decision.why, decision.signed_by, decision.also_signed_by) == (
        "ratio", "Search cannot wait", "Ann", "Bo")  # fmt: skip
    assert decision.cost.startswith("in: Apple Pay; out: Flaky tests"), "own ratios are part of what it costs"
    assert (after.quarter.ratio, after.quarter.reserve) == (0.7, 0.0)
    assert [own.ratio for own in after.capacities.values()] == [None]
    assert after.evidence is not None
    assert {s.id: (s.fate, s.decision) for s in after.evidence.scenarios.values()} == {
        "a": ("refused", decision.id), "b": ("chosen", decision.id)}  # fmt: skip
    assert kept(after) == ()
    assert fill(after).standing == fill(plan, room_under(plan, chosen)).standing


def test_a_draft_that_was_not_kept_is_recorded_as_chosen() -> None:
    plan = one_team()
    after = done(plan, take(plan, terms(0.65, 0.1), make_moment(), why="Enough"))
    assert after.evidence is not None
    (scenario,) = after.evidence.scenarios.values()
    assert (scenario.fate, terms_of(scenario), scenario.decision) == ("chosen", terms(0.65, 0.1), "new-1")
    assert terms_text(terms_of(scenario)) == "65 : 35, reserve 10 %"


def test_a_draft_that_is_kept_as_well_is_chosen_and_not_refused_beside_itself() -> None:
    plan = done(one_team(), keep(one_team(), terms(0.65, 0.1), make_moment()._replace(new_id=lambda: "kept"), "Enough"))
    step = take(plan, terms(0.65, 0.1), make_moment(), why="Enough")
    assert step.label == "Take over “Enough”: 65 : 35, reserve 10 %"
    after = done(plan, step)
    assert after.evidence is not None
    assert {s.id: s.fate for s in after.evidence.scenarios.values()} == {"kept": "chosen"}


def test_what_cannot_be_taken_changes_nothing() -> None:
    plan = one_team()
    with pytest.raises(BadInputError, match="Say in a few words why"):
        take(plan, terms(0.6), make_moment(), why=" ")
    with pytest.raises(BadInputError, match="not kept any more"):
        take(plan, terms(0.6), make_moment(), why="Yes", scenario="gone")
    closed = replace(plan, quarters={plan.current: plan.quarter._replace(state="closed")})
    with pytest.raises(BadInputError, match="is closed"):
        take(closed, terms(0.6), make_moment(), why="Yes")
    with pytest.raises(BadInputError, match="is closed"):
        keep(closed, terms(0.6), make_moment())


def test_undo_of_taking_one_over_restores_everything(tmp_path: Path) -> None:
    session = open_session(make_plan_file(tmp_path / "plan.db", founding_changes(items=ITEMS)))
    try:
        session.load_evidence().result()
        (own,) = [c for c in session.plan.capacities.values() if c.team == "bld"]
        session.do(Step("Give Build its own", edit(own, ratio=0.2))).result()
        session.do(keep(session.plan, terms(0.6), moment(prefix="k1"))).result()
        session.do(keep(session.plan, terms(0.8), moment(prefix="k2"))).result()
        before = session.plan
        chosen = Terms(Split(0.75, 0.1), common(session.plan))
        session.do(take(session.plan, chosen, moment(prefix="t"), why="Yes")).result()
        assert session.plan.quarter.ratio == 0.75
        assert kept(session.plan) == ()
        undone = session.undo().result()
        assert undone.label == "Take over 75 : 25, reserve 10 %, teams’ own ratios changed"
        after = session.plan
        assert (after.quarters, after.capacities) == (before.quarters, before.capacities)
        assert after.evidence is not None
        assert before.evidence is not None
        assert after.evidence.scenarios == before.evidence.scenarios
        assert [d.withdrawn for d in after.evidence.decisions.values()] == [True]
    finally:
        close_all()


@pytest.mark.parametrize(
    ("typed", "overrides", "said"),
    [
        ("BLD 30 : 70", (("bld", 0.3),), "BLD 30 : 70"),
        ("chk", (("chk", None),), "CHK as the bar"),
        ("Bld 10", (), ""),
        ("bld now", (), ""),
    ],
)
def test_one_teams_own_ratio_is_considered(typed: str, overrides: object, said: str) -> None:
    plan = make_plan(ITEMS, lanes={"chk": (6.0, 4.0), "bld": (1.0, 9.0)})
    found = read_override(plan, terms(0.5), typed)
    assert found.overrides == overrides
    assert overrides_text(plan, found) == said
    back = read_override(plan, read_override(plan, found, "chk now"), "bld now")
    assert back == terms(0.5)


def test_all_own_ratios_off_are_called_so_and_two_teams_are_named() -> None:
    plan = make_plan(ITEMS, lanes={"chk": (6.0, 4.0), "bld": (1.0, 9.0)})
    both = read_override(plan, read_override(plan, terms(0.5), "chk"), "bld")
    assert both.overrides == common(plan)
    assert overrides_text(plan, both) == "own ratios off"
    assert overrides_text(plan, read_override(plan, both, "chk 70:30")) == "BLD as the bar, CHK 70 : 30"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (" ", "Name a team and its ratio"),
        ("xyz 30", "There is no team “xyz”"),
        ("bld 130", "Bld"),
        ("bld 30 : 30", "does not add up to 100"),
    ],
)
def test_what_is_no_teams_ratio_is_refused(typed: str, said: str) -> None:
    plan = make_plan(ITEMS, lanes={"chk": (6.0, 4.0), "bld": (1.0, 9.0)})
    with pytest.raises(BadInputError, match=said):
        read_override(plan, terms(0.5), typed)


def test_how_likely_lanes_fit_is_said_where_there_are_ranges() -> None:
    ranged = make_item("r", effort=Effort(1, 2, 9), customer=3)
    plan = make_plan([ranged, make_item("s", weeks=1)], lanes={"chk": (5.0, 5.0)})
    found = fits(plan, considered(present(plan), Terms(present(plan).split)))
    assert found["tune_up"] is None
    assert found["innovation"] is not None
    assert 0.5 < found["innovation"].chance < 1
