"""Staffing teams, saying what the quarter is for, and numbers as people type them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.domain.capacity import capacity
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.okrs.objectives import set_objectives
from planner.domain.organisation import Team
from planner.domain.quarter import Quarter
from planner.domain.teams.form import EMPTY_TEXTS, TeamForm, form_texts, parse_form
from planner.domain.teams.spreading import spread_rest
from planner.domain.teams.teams import add_team, edit_team, form_of, retire_team, room_of
from planner.domain.typed import parse_people, parse_percent, parse_plannable, parse_ratio
from planner.domain.views.align import align_base
from tests.builders import Q4, TODAY, done, make_item, make_moment, make_plan


class TestStaffing:
    def test_an_edit_changes_what_it_says_and_nothing_else(self) -> None:
        plan = make_plan(lanes={"chk": (6, 4), "plt": (1, 9)})
        step = edit_team(plan, "chk", form_of(plan, "chk")._replace(people=10_000, ratio=None))
        after = done(plan, step)
        assert form_of(after, "chk").people == 10_000
        assert form_of(after, "chk").ratio is None
        assert form_of(after, "plt") == form_of(plan, "plt")
        assert edit_team(plan, "chk", form_of(plan, "chk")).changes == ()

    @pytest.mark.parametrize(
        ("values", "label"),
        [
            ({"people": 2.5}, "Staff Chk with 2.5 people"),
            ({"ratio": 0.2}, "Give Chk its own ratio, 20 : 80"),
            ({"ratio": None}, "Give Chk the quarter’s ratio"),
            ({"name": "Cart"}, "Rename Chk to Cart"),
            ({"people": 2.5, "ratio": 0.2}, "Edit the team Chk"),
        ],
    )
    def test_labels_name_what_was_done(self, values: dict[str, Any], label: str) -> None:
        plan = make_plan()
        assert edit_team(plan, "chk", form_of(plan, "chk")._replace(**values)).label == label

    @pytest.mark.parametrize(
        "values",
        [
            {"people": -1.0},
            {"people": float("inf")},
            {"people": 100_001.0},
            {"plannable_share": 0.0},
            {"plannable_share": 1.1},
            {"ratio": -0.01},
            {"ratio": 1.01},
            {"time_off_days": -1.0},
            {"time_off_days": 5000.0},
            {"name": " "},
            {"name": "PLT"},
            {"key": "plt"},
        ],
    )
    def test_what_cannot_be_is_refused(self, values: dict[str, Any]) -> None:
        plan = make_plan(lanes={"chk": (6, 4), "plt": (1, 9)})
        with pytest.raises(BadInputError):
            edit_team(plan, "chk", form_of(plan, "chk")._replace(**values))

    def test_a_team_comes_and_goes_and_its_items_wait(self) -> None:
        plan = make_plan([make_item("carts", weeks=3)])
        plan = done(plan, add_team(plan, TeamForm("Growth", "", "product", 5), make_moment()))
        assert [t.key for t in plan.active_teams] == ["CHK", "GRW"]
        plan = plan.with_evidence(Evidence())
        plan = done(plan, retire_team(plan, "chk", TODAY))
        assert [t.key for t in plan.active_teams] == ["GRW"]
        assert plan.teams["chk"].until == date(2026, 9, 30)
        assert align_base(plan, TODAY).filled.standing["carts"] == "no_team"

    def test_a_team_that_nobody_staffed_gets_its_first_people(self) -> None:
        plan = make_plan(teams={"chk": Team("chk", "Chk", "CHK")}, capacities={})
        after = done(plan, edit_team(plan, "chk", form_of(plan, "chk")._replace(people=4)))
        assert capacity(after).people == 4

    def test_spreading_says_when_it_cannot(self) -> None:
        with pytest.raises(BadInputError, match="Every team"):
            spread_rest(make_plan(lanes={"chk": (6, 4)}))
        plan = make_plan(lanes={"chk": (1, 9), "plt": (0, 90)})
        room = plan.capacities["2026-Q4:chk"]
        plan = replace(plan, capacities={**plan.capacities, room.id: room._replace(ratio=None)})
        with pytest.raises(BadInputError, match="100 : 0"):
            spread_rest(plan)


class TestTheForm:
    def test_what_was_typed_becomes_a_team_with_its_weeks(self) -> None:
        plan = make_plan()
        typed = {**EMPTY_TEXTS, "name": "Growth", "people": "2,5", "plannable": "80 %", "time_off": "5", "ratio": "20"}
        form = parse_form(typed)
        assert form == TeamForm("Growth", "", "product", 2.5, 0.8, 5.0, 0.2)
        assert room_of(plan, None, form).total == pytest.approx(2.5 * 13.2 * 0.8 - 5 / 5 * 0.8)
        after = done(plan, add_team(plan, form, make_moment()))
        assert form_of(after, "new-1") == form._replace(key="GRW")

    @pytest.mark.parametrize("ratio", [None, 0.2, 0.8357734, 1.0])
    def test_what_is_left_as_it_stands_keeps_its_exact_value(self, ratio: float | None) -> None:
        form = TeamForm("Chk", "CHK", "platform", 3.123456, 0.6543, 1 / 3, ratio)
        assert parse_form(form_texts(form), form) == form

    def test_a_team_of_a_later_quarter_was_not_there_before(self) -> None:
        before = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed")
        plan = make_plan(quarters={"2026-Q4": Q4, "2026-Q3": before})
        step = add_team(plan, TeamForm("Growth", "", "product", 5), make_moment())
        assert done(plan, step).teams["new-1"].since == date(2026, 10, 1)


class TestObjectives:
    def test_lines_keep_their_rows_where_they_stay_or_are_reworded(self) -> None:
        plan = make_plan()
        moment = make_moment()
        plan = done(plan, set_objectives(plan, ["Buying is fast", "", "Customers come back"], moment))
        fast, back = (o.id for o in plan.ordered_objectives)
        plan = done(plan, set_objectives(plan, ["Customers come back", "Sellers stay"], moment))
        assert [(o.title, o.id == back) for o in plan.ordered_objectives] == [
            ("Customers come back", True),
            ("Sellers stay", False),
        ]
        plan = done(plan, set_objectives(plan, ["Customers come back often"], moment))
        assert [(o.title, o.id) for o in plan.ordered_objectives] == [("Customers come back often", back)]
        assert fast not in plan.objectives
        assert done(plan, set_objectives(plan, [], moment)).ordered_objectives == ()

    def test_a_list_that_nobody_can_work_towards_is_refused(self) -> None:
        with pytest.raises(BadInputError, match="20"):
            set_objectives(make_plan(), [f"Objective {n}" for n in range(21)], make_moment())


class TestTypedNumbers:
    def test_what_people_write_is_understood(self) -> None:
        assert parse_people("2,5") == parse_people(" 2.5 ") == 2.5
        assert parse_percent("15 %", "Reserve") == parse_percent("15", "Reserve") == 0.15
        assert parse_ratio("65 : 35") == parse_ratio("65:35") == parse_ratio("65 %") == 0.65
        assert parse_ratio(" ") is parse_plannable("") is None
        assert parse_plannable("70 %") == 0.7

    @pytest.mark.parametrize("text", ["120", "-5", "65 : 45", "abc", "65 : ", "∞", "1e400", "٦٥٥"])
    def test_what_is_no_ratio_is_refused(self, text: str) -> None:
        with pytest.raises(BadInputError, match="Ratio"):
            parse_ratio(text)

    @pytest.mark.parametrize("text", ["0", "0.7", "101", "-70"])
    def test_what_is_no_plannable_share_is_refused(self, text: str) -> None:
        with pytest.raises(BadInputError, match="Plannable share"):
            parse_plannable(text)
