"""Agreeing the ratio, founding a plan, staffing teams, saying what the quarter is for."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.domain.alignment import agree_ratio, moved, reserved
from planner.domain.capacity import Split
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision, Evidence, Measurement, PastWeek
from planner.domain.flywheel import reading, turns
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.teams.teams import edit_team, form_of
from planner.domain.views.align import align_base, align_json, align_view
from tests.builders import NOW, Q4, TODAY, done, make_item, make_moment, make_plan

UNAGREED = Q4._replace(ratio=None, reserve=None, state="align")


def decisions(plan: Plan) -> list[Decision]:
    return list(plan.evidence.decisions.values()) if plan.evidence else []


def two_lanes() -> Plan:
    """One team with 20 weeks and no ratio of its own, agreed 50 : 50; `search` and `tokens` compete for them."""
    items = [
        make_item("carts", weeks=8),
        make_item("search", weeks=4),
        make_item("budget", "tune_up", weeks=5),
        make_item("tokens", "tune_up", weeks=4),
    ]
    plan = make_plan(items, lanes={"chk": (10, 10)}, evidence=Evidence())
    room = plan.capacities["2026-Q4:chk"]
    return replace(plan, capacities={room.id: room._replace(ratio=None)})


class TestAgreeing:
    def test_first_agreement_sets_the_quarter_opens_prioritize_and_is_decided(self) -> None:
        plan = make_plan(quarter=UNAGREED, evidence=Evidence())
        step = agree_ratio(
            plan, Split(0.6, 0.15), make_moment(), why="Fires ate it", signed_by="Ada", also_signed_by="Bo"
        )
        after = done(plan, step)
        assert (after.quarter.ratio, after.quarter.reserve, after.quarter.state) == (0.6, 0.15, "prioritize")
        (decision,) = decisions(after)
        assert (decision.signed_by, decision.also_signed_by, decision.why) == ("Ada", "Bo", "Fires ate it")
        assert decision.what == "Ratio 60 : 40, reserve 15 %"
        assert (decision.at, decision.quarter, decision.supersedes) == (NOW, "2026-Q4", None)
        assert step.why == "Fires ate it"

    def test_agreed_again_keeps_the_log_and_the_phase(self) -> None:
        plan = replace(two_lanes(), quarters={"2026-Q4": Q4._replace(state="measure")})
        moment = make_moment()
        plan = done(plan, agree_ratio(plan, Split(0.6, 0.1), moment, why="One"))
        plan = done(plan, agree_ratio(plan, Split(0.7, 0.1), moment, why="Two"))
        assert plan.quarter.state == "measure"
        first, second = decisions(plan)
        assert second.supersedes == first.id
        assert second.signed_by == "Ann"

    def test_the_decision_says_what_it_cost(self) -> None:
        plan = two_lanes()
        step = agree_ratio(plan, Split(0.6, 0.0), make_moment(), why="Search first")
        (decision,) = decisions(done(plan, step))
        assert decision.cost == ("in: Search; out: Tokens; Chk, Innovation 8 → 12 of 12; Chk, Tune-Up 9 → 5 of 8")

    @pytest.mark.parametrize(
        ("split", "why", "second", "sentence"),
        [
            (Split(1.01, 0.1), "x", "", "between 0 and 100"),
            (Split(0.5, -0.1), "x", "", "between 0 and 100"),
            (Split(float("nan"), 0.1), "x", "", "between 0 and 100"),
            (Split(0.5, 0.1), " \n\u200b", "", "why"),
            (Split(0.5, 0.1), "x", "ann", "twice"),
        ],
    )
    def test_what_cannot_be_agreed_is_said_in_a_sentence(
        self, split: Split, why: str, second: str, sentence: str
    ) -> None:
        with pytest.raises(BadInputError, match=sentence):
            agree_ratio(make_plan(), split, make_moment(), why=why, also_signed_by=second)

    def test_a_closed_quarter_stays_as_it_was(self) -> None:
        plan = make_plan(quarter=Q4._replace(state="closed"))
        with pytest.raises(BadInputError, match="closed"):
            agree_ratio(plan, Split(0.5, 0.1), make_moment(), why="x")
        with pytest.raises(BadInputError, match="closed"):
            edit_team(plan, "chk", form_of(plan, "chk"))


class TestTheBar:
    @pytest.mark.parametrize(
        ("start", "points", "end"),
        [(0.6, 5, 0.65), (0.63, 5, 0.65), (0.63, -5, 0.6), (0.29, 1, 0.3), (0.98, 5, 1.0), (1.0, 5, 1.0), (0, -1, 0)],
    )
    def test_steps_land_on_multiples_and_stop_at_the_ends(self, start: float, points: int, end: float) -> None:
        assert moved(Split(start, 0.1), points) == Split(end, 0.1)
        assert reserved(Split(0.5, start), points) == Split(0.5, end)

    def test_twenty_steps_there_and_back_lose_nothing(self) -> None:
        split = Split(0.0, 0.15)
        for _ in range(100):
            split = moved(split, 1)
        for _ in range(20):
            split = moved(split, -5)
        assert split == Split(0.0, 0.15)


class TestTheView:
    def test_what_the_draft_brings_in_and_pushes_out(self) -> None:
        view = align_view(two_lanes(), TODAY, Split(0.6, 0.0))
        assert view.is_draft
        assert [i.title for i in view.brings_in] == ["Search"]
        assert [i.title for i in view.pushes_out] == ["Tokens"]
        assert view.heading == "60 : 40 instead of 50 : 50"

    def test_without_a_draft_nothing_changes_and_a_kept_base_gives_the_same(self) -> None:
        plan = two_lanes()
        assert align_view(plan, TODAY).brings_in == align_view(plan, TODAY).pushes_out == ()
        base = align_base(plan, TODAY)
        assert align_view(plan, TODAY, Split(0.6, 0.1), base) == align_view(plan, TODAY, Split(0.6, 0.1))
        assert not align_view(plan, TODAY, base.split, base).is_draft

    def test_before_the_first_agreement_the_draft_is_held_against_last_quarter(self) -> None:
        before = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed", ratio=0.8, reserve=0.1)
        plan = make_plan(quarter=UNAGREED, quarters={"2026-Q4": UNAGREED, "2026-Q3": before})
        view = align_view(plan, TODAY)
        assert view.base.split == Split(0.8, 0.1)
        assert view.base.agreed is None
        assert view.base.agreement == "Nothing is agreed yet: 80 : 20 is what 2026-Q3 had."
        assert align_json(view)["ratio"] == {"agreed": None, "teams_add_up_to": 0.5}

    def test_json_is_what_the_command_line_promises(self) -> None:
        document = align_json(align_view(make_plan(lanes={"chk": (6, 4), "plt": (1, 9)}), TODAY))
        assert list(document)[:4] == ["schema", "quarter", "quarter_name", "ratio"]
        assert list(document)[4:] == ["reserve", "capacity", "teams", "staffing"]
        assert document["schema"] == 1
        assert document["capacity"] == {"total": 20.0, "reserve": 0.0, "innovation": 7.0, "tune_up": 13.0}
        assert document["staffing"]["product"] == pytest.approx(20 / 13.2)  # type: ignore[index]  # JSON is untyped
        assert document["teams"][0] == {  # type: ignore[index]  # JSON is untyped
            "name": "Chk",
            "key": "CHK",
            "kind": "product",
            "people": pytest.approx(10 / 13.2, abs=1e-6),
            "capacity": 10.0,
            "reserve": 0.0,
            "innovation": 6.0,
            "tune_up": 4.0,
            "ratio": 0.6,
            "own_ratio": 0.6,
        }

    def test_own_ratios_that_move_the_teams_off_the_bar_are_named(self) -> None:
        plan = make_plan(lanes={"chk": (6, 4), "plt": (1, 9)})
        assert align_view(plan, TODAY).warning == (
            "The teams add up to 35 : 65, because Chk and Plt have ratios of their own."
        )
        assert align_view(two_lanes(), TODAY).warning == ""


class TestTheFlywheel:
    def test_rows_and_the_sentence_that_reads_them(self) -> None:
        rows = turns(_with_past([(0.88, 0.12, 3.1), (0.84, 0.16, 5.2)]))
        assert [(r.quarter, r.agreed, round(r.actual or 0, 2), round(r.unplanned or 0, 2)) for r in rows] == [
            ("2026-Q1", 0.85, 0.88, 0.2),
            ("2026-Q2", 0.85, 0.84, 0.2),
        ]
        assert [r.lead_time for r in rows] == [3.1, 5.2]
        assert [r.incident_hours for r in rows] == [None, None]
        assert reading(rows) == "Two quarters under 20 % Tune-Up, together with lead time up 68 %"

    def test_quarters_without_answers_are_unknown_and_not_zero(self) -> None:
        rows = turns(_with_past([(0.0, 0.0, None), (0.8, 0.2, 4.0)]))
        assert rows[0].actual is rows[0].unplanned is rows[0].lead_time is None
        assert reading(rows) == ""


def _with_past(quarters: list[tuple[float, float, float | None]]) -> Plan:
    """A plan in Q4 with earlier quarters of two weeks: innovation, tune-up (of 1 planned, 1.25 in all), lead time."""
    known = {"2026-Q4": Q4}
    past: list[PastWeek] = []
    lead: list[Measurement] = []
    for number, (innovation, tune_up, days) in enumerate(quarters, start=1):
        month = 3 * number - 2
        name = f"2026-Q{number}"
        known[name] = Quarter(
            name, date(2026, month, 1), date(2026, month + 2, 28), state="closed", ratio=0.85, reserve=0.1
        )
        weight = (innovation + tune_up) * 1.25
        past += (
            PastWeek(name, date(2026, month, day), innovation / 2, innovation / 2, tune_up, weight / 5, weight, 1)
            for day in (5, 12)
        )
        if days is not None:
            lead.append(Measurement(f"lead_time:{name}", "lead_time", date(2026, month, 5), days))
    evidence = Evidence(past=tuple(past), measurements={m.id: m for m in lead})
    return make_plan(quarters=known, evidence=evidence)


def test_the_moment_of_a_decision_is_the_one_handed_over() -> None:
    plan = make_plan(evidence=Evidence())
    later = make_moment()._replace(now=datetime(2026, 11, 10, tzinfo=UTC))
    (decision,) = decisions(done(plan, agree_ratio(plan, Split(0.5, 0.1), later, why="x")))
    assert decision.at == later.now
