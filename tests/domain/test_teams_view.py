"""What the teams screen and `planner team list` say: weeks that add up, what is held, and every sentence."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.capacity import capacity, round_half_up, split_in_force
from planner.domain.errors import BadInputError
from planner.domain.organisation import PeopleChange
from planner.domain.plan import Plan
from planner.domain.teams.spreading import spread_rest
from planner.domain.views.teams import adds_up, teams_view
from planner.domain.views.teams_explained import explain_teams
from planner.domain.views.teams_json import teams_json
from tests.builders import Q4, done, make_item, make_plan
from tests.domain.test_capacity import shop


def with_quarter(plan: Plan, **values: object) -> Plan:
    return replace(plan, quarters={plan.current: plan.quarter._replace(**values)})  # type: ignore[arg-type]  # its fields


def with_room(plan: Plan, team: str, **values: object) -> Plan:
    room = plan.capacities[f"{plan.current}:{team}"]._replace(**values)  # type: ignore[arg-type]  # its fields
    return replace(plan, capacities={**plan.capacities, room.id: room})


class TestAddingUp:
    @pytest.mark.parametrize(
        ("own", "said"),
        [
            ((None, None, None, None), "They add up to 60 : 40, as agreed."),
            ((0.8, 0.8, 0.2, 0.1), "They add up to 58 : 42, agreed is 60 : 40. Every team has a ratio of its own, so"),
            ((None, None, 0.2, 0.1), "They add up to 45 : 55, agreed is 60 : 40; Spread the rest sets 84 : 16."),
            ((0.0, 0.0, 0.0, None), "They add up to 7 : 93, agreed is 60 : 40. Even 100 : 0 for the teams without"),
            ((1.0, 1.0, 1.0, None), "They add up to 95 : 5, agreed is 60 : 40. Even 0 : 100 for the teams without"),
        ],
    )
    def test_it_is_said_with_what_would_help(self, own: tuple[float | None, ...], said: str) -> None:
        assert teams_view(shop(*own)).adds_up.startswith(said)

    @pytest.mark.parametrize(
        ("own", "said"),
        [
            ((None, None, None, None), "The teams add up to 60 : 40, as agreed."),
            ((None, None, None, 0.1), "The teams add up to 54 : 46 with Team 3 at 10 : 90, agreed is 60 : 40;"),
            (
                (None, None, 0.2, 0.1),
                "The teams add up to 45 : 55 with Team 2 at 20 : 80 and Team 3 at 10 : 90, agreed is 60 : 40;",
            ),
        ],
    )
    def test_away_from_the_teams_those_with_ratios_of_their_own_are_named(
        self, own: tuple[float | None, ...], said: str
    ) -> None:
        plan = shop(*own)
        assert adds_up(plan, capacity(plan), named=True).startswith(said)

    def test_of_many_teams_the_first_are_named(self) -> None:
        plan = shop(0.1, 0.2, 0.3, 0.4)
        said = "with Team 0 at 10 : 90, Team 1 at 20 : 80 and 2 more teams at ratios of their own, agreed is 60 : 40."
        assert said in adds_up(plan, capacity(plan), named=True)

    def test_before_the_first_agreement_it_is_what_is_in_force(self) -> None:
        assert teams_view(with_quarter(shop(*[None] * 4), ratio=None)).adds_up == "They add up to 70 : 30, as in force."

    def test_nobody_and_all_reserve(self) -> None:
        assert teams_view(make_plan(lanes={})).adds_up == "Nobody can plan anything yet: no team has people."
        reserved = with_quarter(shop(*[None] * 4), reserve=1.0)
        assert teams_view(reserved).adds_up == "All capacity is reserve: nothing is left to split."
        with pytest.raises(BadInputError, match="All capacity is reserve, so there is nothing to spread"):
            spread_rest(reserved)

    @given(
        people=st.lists(st.floats(0, 500), min_size=4, max_size=4),
        own=st.lists(st.none() | st.floats(0, 1), min_size=4, max_size=4),
        ratio=st.floats(0, 1),
        reserve=st.floats(0, 1),
    )
    def test_spreading_hits_the_agreed_ratio_or_refuses(
        self, people: list[float], own: list[float | None], ratio: float, reserve: float
    ) -> None:
        plan = with_quarter(shop(*own), ratio=ratio, reserve=reserve)
        for number, count in enumerate(people):
            plan = with_room(plan, f"t{number}", people=count)
        view = teams_view(plan)
        assert sum(team.weeks for team in view.teams) == sum(view.parts) == round_half_up(capacity(plan).total)
        assert all(sum(team.parts) == team.weeks for team in view.teams)
        assert tuple(map(sum, zip(*(team.parts for team in view.teams), strict=True))) == view.parts
        try:
            after = done(plan, spread_rest(plan))
        except BadInputError:
            return
        reached = capacity(after).teams_add_up_to
        assert reached is None or reached == pytest.approx(split_in_force(plan).ratio, abs=1e-6)


class TestTeams:
    def test_what_is_held_beforehand_is_said_by_lane(self) -> None:
        items = [
            make_item("care", "tune_up", service=0.25, weeks=99),
            make_item("left", weeks=9, remaining=2.0),
            make_item("tuned", "tune_up", weeks=1.4, stage="last_mile"),
            make_item("over", weeks=3, remaining=3.0, stage="done"),
            make_item("unknown", stage="last_mile"),
        ]
        (team,) = teams_view(make_plan(items)).teams
        assert tuple(team.held) == pytest.approx((2.5, 2.0, 1.4))
        assert team.sentence == (
            "Chk: 0 reserve, 10 Innovation, 10 Tune-Up; service 3 weeks, going on and last mile 3 weeks"
        )
        assert team.items == 4

    def test_one_person_one_week_and_none(self) -> None:
        plan = with_room(make_plan(), "chk", people=1.0)
        assert teams_view(plan).summary == "1 person in 1 team, 13 weeks: 1 product"
        assert teams_view(with_room(plan, "chk", people=0.0)).summary == "no people in 1 team, 0 weeks"
        assert teams_view(make_plan(lanes={})).summary == "no people in no teams, 0 weeks"
        assert teams_view(with_room(plan, "chk", people=0.08)).summary == "0.1 people in 1 team, 1 week: 0.1 product"

    def test_ten_thousand_people_and_a_name_of_500_characters(self) -> None:
        plan = with_room(make_plan(), "chk", people=10_000.0)
        plan = replace(plan, teams={"chk": plan.teams["chk"]._replace(name="C" * 500)})
        assert teams_view(plan).summary == "10000 people in 1 team, 132000 weeks: 10000 product"

    def test_who_joins_and_teams_that_begin_or_end_are_named(self) -> None:
        plan = with_room(make_plan(), "chk", changes=(PeopleChange(date(2026, 11, 16), 1.0),))
        assert teams_view(plan).teams[0].changes == "+1 from 16 Nov"
        team = plan.teams["chk"]._replace(since=date(2026, 10, 12), until=date(2026, 12, 4))
        assert teams_view(replace(plan, teams={"chk": team})).teams[0].changes == (
            "begins 12 Oct, ends 4 Dec, +1 from 16 Nov"
        )
        assert teams_view(make_plan()).teams[0].changes == ""

    def test_the_explanation_has_the_plans_own_numbers(self) -> None:
        plan = with_quarter(make_plan(), holidays=(date(2026, 12, 25),))
        text = "\n".join(explain_teams(plan, teams_view(plan)))
        assert "2026-Q4 has 13 working weeks: its weekdays less 1 holiday, ÷ 5." in text
        assert "2026-Q4 has 13.2 working weeks: its weekdays, ÷ 5." in "\n".join(
            explain_teams(make_plan(quarter=Q4), teams_view(make_plan()))
        )

    def test_the_data_say_the_same(self) -> None:
        plan = with_room(make_plan([make_item("a")]), "chk", changes=(PeopleChange(date(2026, 11, 16), 1.0),))
        data = teams_json(plan)
        assert list(data) == ["schema", "quarter", "quarter_name", "teams", "staffing", "moves"]
        (team,) = data["teams"]  # type: ignore[misc]  # a list
        assert team["changes"] == [{"on": "2026-11-16", "people": 1.0}]
        assert team["reserve"] + team["innovation"] + team["tune_up"] == pytest.approx(team["capacity"])
