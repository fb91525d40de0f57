"""Closing a quarter: what is asked first, what it does to items and the next quarter, and how it is opened again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.domain.change import create
from planner.domain.closing.closed import closed_refusal
from planner.domain.closing.closing import close_quarter, closing, is_offered, opens_on, refusal, reopen_quarter
from planner.domain.closing.reviewing import write_learnings
from planner.domain.closing.unfinished import CloseChoice, choose, parse_remaining, unfinished
from planner.domain.commitment import set_outcome
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision
from planner.domain.item import Placement
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.quarters.editing import following, new_quarter
from planner.domain.rank_fill import fill
from planner.domain.results import CarryOver
from tests.builders import done, make_item
from tests.closing import CARRY, CHOICES, DROP, LATE, ending, late, next_plan
from tests.measuring import Q4, WEEKS, measured_plan, on
from tests.promising import promising


def closed(plan: Plan, choices: dict[str, CloseChoice] | None = None) -> Plan:
    return done(plan, close_quarter(plan, CHOICES if choices is None else choices, late()))


class TestWhatIsUnfinished:
    def test_what_was_promised_and_is_neither_done_nor_dropped_innovation_first(self) -> None:
        rows = unfinished(ending())
        assert [(r.item.id, r.outcome, r.weeks, r.chosen) for r in rows] == [
            ("pay", "going", 2.0, None),
            ("portal", "not_started", 5.0, None),
            ("latency", "not_started", 9.0, None),
        ]
        assert unfinished(ending(carts="done", pay="done", portal="dropped", latency="done")) == ()

    def test_what_was_begun_without_a_promise_comes_last(self) -> None:
        large = make_item("large", weeks=500, team="growth")
        plan = promising((large, make_item("small", weeks=1, team="growth")), large="going")
        assert [(r.item.id, r.promised) for r in unfinished(plan)] == [("small", True), ("large", False)]

    def test_service_is_never_finished_so_nobody_is_asked(self) -> None:
        care = make_item("care", "tune_up", service=0.1, team="platform")
        assert unfinished(promising((care,))) == ()

    def test_nothing_is_unfinished_in_an_empty_quarter(self) -> None:
        assert unfinished(measured_plan()) == ()


class TestChoosing:
    def test_a_choice_is_kept_and_can_be_another_one(self) -> None:
        plan = ending()
        plan = done(plan, choose(plan, "pay", CARRY))
        assert unfinished(plan)[0].chosen == CarryOver(
            "2026-Q4:pay", "2026-Q4", "pay", "carried", 4.0, "half of it is shipped"
        )
        step = choose(plan, "pay", DROP)
        assert step.label == "Drop Pay when 2026-Q4 is closed"
        changed = unfinished(done(plan, step))[0].chosen
        assert changed is not None
        assert (changed.choice, changed.remaining, changed.why) == ("dropped", None, "nobody asked for it")
        assert plan.items == done(plan, step).items  # nothing else happens before the quarter is closed

    @pytest.mark.parametrize(
        ("item", "given", "says"),
        [
            ("carts", CARRY, "not unfinished"),
            ("gone", CARRY, "not unfinished"),
            ("pay", CARRY._replace(why="  "), "Pay: say in a word why"),
            ("pay", DROP._replace(why="\x1b[31m"), "say in a word why"),
            ("pay", CARRY._replace(remaining=0.0), "more than 0 weeks"),
            ("pay", CARRY._replace(remaining=-1.0), "more than 0 weeks"),
            ("pay", CARRY._replace(remaining=float("nan")), "more than 0 weeks"),
            ("pay", CARRY._replace(remaining=float("inf")), "more than 0 weeks"),
        ],
    )
    def test_what_cannot_be_is_refused(self, item: str, given: CloseChoice, says: str) -> None:
        with pytest.raises(BadInputError, match=says):
            choose(ending(), item, given)

    def test_weeks_as_people_type_them(self) -> None:
        assert [parse_remaining(text) for text in ("7", "2,5", "", " ? ")] == [7.0, 2.5, None, None]
        for text in ("0", "-1", "much", "99999999"):
            with pytest.raises(BadInputError, match="What is left"):
                parse_remaining(text)


class TestWhenItIsOffered:
    def test_from_the_monday_of_week_10(self) -> None:
        assert opens_on(Q4) == WEEKS[9]
        assert not is_offered(Q4, WEEKS[9] - timedelta(days=1))
        assert is_offered(Q4, WEEKS[9])
        assert not is_offered(Q4._replace(state="closed"), LATE)

    def test_earlier_it_says_when(self) -> None:
        plan = ending()
        with pytest.raises(BadInputError, match=r"2026-Q4 can be closed from week 10 on, .* on 30 Nov 2026"):
            close_quarter(plan, CHOICES, on(WEEKS[9] - timedelta(days=1)))

    def test_an_earlier_open_quarter_comes_first(self) -> None:
        plan = ending()
        opened = replace(plan, quarters={**plan.quarters, "2026-Q3": plan.quarters["2026-Q3"]._replace(state="align")})
        assert refusal(opened, LATE, closing(opened, CHOICES)) == "2026-Q3 is still open; close that one first."

    def test_what_has_no_choice_is_named(self) -> None:
        plan = ending()
        one = {item: given for item, given in CHOICES.items() if item != "latency"}
        assert refusal(plan, LATE, closing(plan, one)) == (
            "1 unfinished item has no choice yet: Latency (LATENCY); say of it whether it is carried over, goes back "
            "to the backlog, or is dropped, and why."
        )
        with pytest.raises(BadInputError, match=r"3 unfinished items have no choice yet: Pay \(PAY\), Portal"):
            close_quarter(plan, {}, late())

    def test_of_two_hundred_ten_are_named(self) -> None:
        items = tuple(make_item(f"i{n}", weeks=0.1, team="checkout") for n in range(200))
        said = refusal(promising(items), LATE, closing(promising(items)))
        assert said is not None
        assert said.startswith("200 unfinished items have no choice yet: I0 (I0), ")
        assert "I9 (I9) and 190 more; say of each" in said

    def test_a_choice_for_what_is_finished_is_refused(self) -> None:
        with pytest.raises(BadInputError, match="Carts is not unfinished"):
            closing(ending(), {"carts": DROP})


class TestClosing:
    def test_everything_is_said_beforehand(self) -> None:
        found = closing(ending(), CHOICES)
        assert found.text == "1 of 4 items done, 2 carried over, 1 dropped"
        assert (found.carried_weeks, found.missing, found.following, found.prepared) == (9.0, (), "2027-Q1", False)

    def test_items_are_carried_over_or_stopped_and_the_quarter_is_read_only(self) -> None:
        plan = closed(ending())
        assert plan.quarter.state == "closed"
        assert plan.items["pay"].remaining == 4.0
        assert (plan.items["latency"].stage, plan.items["latency"].stop_reason) == ("stopped", "nobody asked for it")
        outcomes = {p.item: p.outcome for p in plan.placements.values() if p.quarter == "2026-Q4"}
        assert outcomes == {"carts": "done", "pay": "going", "portal": "not_started", "latency": "dropped"}
        assert plan.evidence is not None
        chosen = {row.item: (row.choice, row.remaining, row.why) for row in plan.evidence.carry_overs.values()}
        assert chosen == {
            "pay": ("carried", 4.0, "half of it is shipped"),
            "portal": ("carried", 5.0, "not begun"),
            "latency": ("dropped", None, "nobody asked for it"),
        }
        refused = closed_refusal(
            plan, write_learnings(replace(plan, quarters={**plan.quarters, plan.current: Q4}), "x")
        )
        assert refused == "2026-Q4 is closed and stays as it was; go to a later quarter and do it there."

    def test_it_is_a_decision_that_says_what_it_cost(self) -> None:
        plan = ending()
        step = close_quarter(plan, CHOICES, late(), why="Stock-taking", also_signed_by="Bo")
        decision = next(c.after for c in step.changes if isinstance(c.after, Decision))
        assert decision.what == "2026-Q4 closed: 1 of 4 items done, 2 carried over, 1 dropped"
        assert decision.cost == "carried over Pay 4, Portal 5 (9 weeks); dropped Latency"
        assert (decision.kind, decision.why, decision.signed_by, decision.also_signed_by) == (
            "close",
            "Stock-taking",
            "Ann",
            "Bo",
        )
        with pytest.raises(BadInputError, match="Ann cannot sign twice"):
            close_quarter(plan, CHOICES, late(), also_signed_by=" ann ")

    def test_the_next_quarter_begins_with_what_is_carried_over(self) -> None:
        plan = ending()
        step = close_quarter(plan, CHOICES, late())
        ahead = next_plan(done(plan, step), step.changes)
        assert ahead.quarter.state == "align"
        assert {p.item for p in ahead.placements.values()} == {"pay", "portal"}  # what is done or dropped is not there
        filled = fill(ahead)
        assert filled.is_in("pay")
        assert sum(filled.used.values()) == pytest.approx(9.0)  # the remaining weeks, not those once estimated

    def test_unknown_weeks_stay_unknown(self) -> None:
        plan = closed(ending(), {**CHOICES, "pay": CARRY._replace(remaining=None)})
        assert plan.items["pay"].remaining is None
        assert plan.items["pay"].weeks == 2.0
        found = closing(ending(), {**CHOICES, "pay": CARRY._replace(remaining=None)})
        assert found.carried_weeks == 5.0

    def test_a_prepared_quarter_is_taken_and_gets_what_came_up_since(self) -> None:
        before = ending()
        made = new_quarter(before, following(before), LATE)
        ahead = next_plan(done(before, made), made.changes)
        extra = make_item("extra", weeks=1, team="growth")
        plan = promising((*(before.items[i] for i in ("carts", "pay", "portal", "latency")), extra), carts="done")
        plan = replace(plan, quarters={**plan.quarters, ahead.current: ahead.quarter})
        choices = {**CHOICES, "extra": CARRY._replace(remaining=1.0)}
        step = close_quarter(plan, choices, late(), ahead=replace(ahead, items=plan.items))
        placed = [c.after for c in step.changes if isinstance(c.after, Placement) and c.before is None]
        assert [(p.quarter, p.item) for p in placed] == [("2027-Q1", "extra")]
        assert not any(isinstance(c.after, Quarter) and c.before is None for c in step.changes)
        assert closing(plan, choices).prepared

    def test_an_empty_quarter_closes_too(self) -> None:
        plan = measured_plan()
        step = close_quarter(plan, {}, late())
        assert step.label == "Close 2026-Q4: nothing was promised, 0 carried over, 0 dropped"
        assert done(plan, step).quarter.state == "closed"

    def test_a_choice_for_what_got_done_after_all_is_forgotten(self) -> None:
        plan = ending()
        for item, given in CHOICES.items():
            plan = done(plan, choose(plan, item, given))
        plan = done(plan, set_outcome(plan, "pay", "done", 3.0))
        plan = done(plan, close_quarter(plan, {}, late()))
        assert plan.evidence is not None
        assert sorted(row.item for row in plan.evidence.carry_overs.values()) == ["latency", "portal"]

    def test_a_closed_quarter_is_not_closed_again(self) -> None:
        with pytest.raises(BadInputError, match="closed already"):
            close_quarter(closed(ending()), {}, late())


@pytest.mark.parametrize(
    ("unknown", "said"),
    [
        ((), "what is carried over comes first there with the weeks that are left; what is dropped"),
        (("pay",), "that are left; nothing is held there for 1 item of which nobody knows what is left; what"),
        (("pay", "portal"), "takes over; nothing is held there for 2 items of which nobody knows what is left; what"),
    ],
)
def test_what_is_held_of_what_is_carried_over_is_said_before(unknown: tuple[str, ...], said: str) -> None:
    choices = {key: made._replace(remaining=None) if key in unknown else made for key, made in CHOICES.items()}
    assert said in closing(ending(), choices).question


class TestReopening:
    def test_it_is_a_decision_that_supersedes_the_closing(self) -> None:
        plan = closed(ending())
        step = reopen_quarter(plan, "Two weeks of answers were missing", late())
        assert closed_refusal(plan, step) is None
        opened = done(plan, step)
        assert opened.quarter.state == "measure"
        decision = next(c.after for c in step.changes if isinstance(c.after, Decision))
        assert plan.evidence is not None
        assert decision.supersedes in plan.evidence.decisions
        assert opened.items == plan.items

    def test_it_needs_a_why_and_a_closed_quarter(self) -> None:
        with pytest.raises(BadInputError, match="Say in a few words why"):
            reopen_quarter(closed(ending()), " ", late())
        with pytest.raises(BadInputError, match="2026-Q4 is not closed"):
            reopen_quarter(ending(), "why", late())

    def test_closed_again_what_was_dropped_stays_dropped_and_the_rest_keeps_its_choice(self) -> None:
        plan = closed(ending())
        plan = done(plan, reopen_quarter(plan, "Too early", late()))
        assert [row.item.id for row in unfinished(plan)] == ["pay", "portal"]
        again = done(plan, close_quarter(plan, {}, late()))
        assert again.evidence is not None
        assert len(again.evidence.carry_overs) == 3

    def test_a_quarter_without_agreements_goes_back_to_where_it_was(self) -> None:
        plan = measured_plan(quarter=Q4._replace(state="closed", ratio=None))
        assert done(plan, reopen_quarter(plan, "why", late())).quarter.state == "align"
        plan = measured_plan(quarter=Q4._replace(state="closed"))
        assert done(plan, reopen_quarter(plan, "why", late())).quarter.state == "prioritize"


def test_a_row_from_another_quarter_is_left_alone() -> None:
    plan = ending()
    other = CarryOver("2026-Q3:carts", "2026-Q3", "carts", "carried", 3.0, "earlier")
    plan = plan.after([create(other)])
    after = closed(plan)
    assert after.evidence is not None
    assert after.evidence.carry_overs[other.id] == other
