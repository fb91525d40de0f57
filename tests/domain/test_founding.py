"""Founding a plan: teams as people type them, short keys, names that come once."""

from datetime import date

import pytest

from planner.domain.capacity import capacity
from planner.domain.errors import BadInputError
from planner.domain.founding.founding import NewTeam, found, parse_team, plan_of, team_key
from tests.builders import make_moment


class TestFounding:
    def test_a_new_plan_has_its_teams_with_people_and_work_types(self) -> None:
        teams = [parse_team("Checkout:product:6"), parse_team("Build & Release:framework:2,5")]
        plan = plan_of(found(" Harbor\u202e & Pine ", "2026-Q4", teams, make_moment(), holidays=[date(2026, 12, 25)]))
        assert plan.organisation.name == "Harbor & Pine"
        assert [(t.name, t.key, t.kind) for t in plan.active_teams] == [
            ("Checkout", "CHK", "product"),
            ("Build & Release", "BLD", "framework"),
        ]
        assert capacity(plan).people == 8.5
        assert len(plan.work_types) == 9
        assert plan.quarter.state == "align"
        assert plan.quarter.ratio is None

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("Checkout", "CHK"),
            ("Growth", "GRW"),
            ("Platform", "PLT"),
            ("Build & Release", "BLD"),
            ("Data", "DAT"),
            ("Ää", "AA"),
            ("IT", "IT"),
            ("Foo", "FOO"),
            ("検索", "検索"),
            ("🚀", "T1"),
        ],
    )
    def test_keys_are_short_and_from_the_name(self, name: str, key: str) -> None:
        assert team_key(name, ()) == key

    def test_keys_are_unique_whatever_the_names(self) -> None:
        taken: set[str] = set()
        for name in ["Checkout", "Chuck", "Chalk", "CHK", "A", "A ", "A!", "🚀", "🛒", *["Team"] * 40]:
            key = team_key(name, taken)
            assert key not in taken
            assert 0 < len(key) <= 5
            taken.add(key)

    @pytest.mark.parametrize(
        "text",
        [
            "Checkout",
            "Checkout:product",
            ":product:6",
            "Checkout:squad:6",
            "Checkout:product:six",
            "Checkout:product:-1",
            "Checkout:product:nan",
            "Checkout:product:1e3",
            "Checkout:product:200000",
        ],
    )
    def test_a_team_that_cannot_be_is_refused_in_a_sentence(self, text: str) -> None:
        with pytest.raises(BadInputError):
            parse_team(text)

    def test_names_come_once(self) -> None:
        with pytest.raises(BadInputError, match="already"):
            found("Shop", "2026-Q4", [NewTeam("A", "product", 1), NewTeam("a", "product", 1)], make_moment())
        with pytest.raises(BadInputError, match="organisation"):
            found(" ", "2026-Q4", [], make_moment())
