"""Staffing by kind of team: shares, targets, the moves that reach them, and every sentence about it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.capacity import capacity
from planner.domain.errors import BadInputError
from planner.domain.organisation import Team, TeamCapacity
from planner.domain.plan import Plan
from planner.domain.purpose import QuarterContext
from planner.domain.teams.staffing_form import parse_targets, target_texts
from planner.domain.teams.staffing_mix import (
    KindShare,
    Move,
    move_sentences,
    moves,
    platform_sentence,
    set_targets,
    shares,
)
from planner.domain.views.staffing import moves_json, staffing_json, staffing_view
from planner.domain.words import TEAM_KINDS, TeamKind
from tests.builders import Q4, done, make_plan

TARGETS: dict[TeamKind, float] = {"product": 0.6, "platform": 0.3, "framework": 0.1}


def staffed(**people: float) -> Plan:
    """A plan with one team of each kind that has these people."""
    teams = {kind: Team(kind, kind.title(), kind[:3].upper(), kind) for kind in people}  # type: ignore[arg-type]  # names of kinds
    rooms = (TeamCapacity(f"2026-Q4:{kind}", "2026-Q4", kind, count) for kind, count in people.items())
    return make_plan(teams=teams, capacities={room.id: room for room in rooms})


def kinds(*people: float, targets: dict[TeamKind, float] | None = None) -> tuple[KindShare, ...]:
    plan = staffed(**dict(zip(TEAM_KINDS, people, strict=True)))
    if targets is not None:
        plan = done(plan, set_targets(plan, targets))
    return shares(plan, capacity(plan))


class TestShares:
    def test_people_are_summed_by_kind(self) -> None:
        assert [(k.people, k.teams, k.share, k.target) for k in kinds(11, 4, 2.5, targets=TARGETS)] == [
            (11, 1, pytest.approx(11 / 17.5), 0.6),
            (4, 1, pytest.approx(4 / 17.5), 0.3),
            (2.5, 1, pytest.approx(2.5 / 17.5), 0.1),
        ]

    def test_nobody_has_no_share(self) -> None:
        assert [(k.people, k.teams, k.share, k.target) for k in kinds(0, 0, 0)] == [(0, 0, None, None)] * 3

    def test_ten_thousand_people_are_shares_too(self) -> None:
        view = staffing_view(staffed(product=10_000, platform=1))
        assert [row.share_text for row in view.rows] == ["100 %", "0 %", "0 %"]

    def test_per_cent_add_up_to_100(self) -> None:
        view = staffing_view(staffed(product=1, platform=1, framework=1))
        assert [row.share_text for row in view.rows] == ["34 %", "33 %", "33 %"]
        assert [row.share_text for row in staffing_view(staffed()).rows] == ["–"] * 3


class TestMoves:
    @pytest.mark.parametrize(
        ("people", "expected"),
        [
            ((11, 4, 2), [Move(1, "product", "platform")]),
            ((17, 0, 0), [Move(5, "product", "platform"), Move(2, "product", "framework")]),
            ((6, 9, 2), [Move(4, "platform", "product")]),
            ((10, 5, 2), []),
            ((0, 0, 0), []),
        ],
    )
    def test_whole_people_move(self, people: tuple[float, float, float], expected: list[Move]) -> None:
        assert list(moves(kinds(*people, targets=TARGETS))) == expected

    @given(
        people=st.tuples(*(st.integers(0, 400).map(lambda n: n / 2) for _ in TEAM_KINDS)),
        parts=st.tuples(*(st.integers(0, 20) for _ in TEAM_KINDS)).filter(any),
    )
    def test_every_kind_ends_within_a_person_of_its_target(
        self, people: tuple[float, ...], parts: tuple[int, ...]
    ) -> None:
        targets = [part / sum(parts) for part in parts]
        found = tuple(
            KindShare(kind, count, 1, None, target)
            for kind, count, target in zip(TEAM_KINDS, people, targets, strict=True)
        )
        after = dict(zip(TEAM_KINDS, people, strict=True))
        for move in moves(found):
            assert move.people > 0
            after[move.source] -= move.people
            after[move.to] += move.people
            assert after[move.source] >= 0
        for kind, target in zip(TEAM_KINDS, targets, strict=True):
            assert abs(after[kind] - target * sum(people)) < 1 + 1e-6
        assert sum(after.values()) == sum(people)

    def test_each_is_a_sentence(self) -> None:
        assert move_sentences(kinds(17, 0, 0, targets=TARGETS)) == (
            "Move 5 people from product to platform, where there is no team yet.",
            "Move 2 people from product to framework, where there is no team yet.",
        )
        assert move_sentences(kinds(11, 4, 2, targets=TARGETS)) == ("Move 1 person from product to platform.",)
        assert move_sentences(kinds(10, 5, 2, targets=TARGETS)) == ("The target is reached, within one person.",)
        assert move_sentences(kinds(0, 0, 0, targets=TARGETS)) == (
            "Nobody is staffed yet, so there is nobody to move.",
        )
        assert move_sentences(kinds(11, 4, 2)) == ("No target is set for this quarter.",)


class TestTargets:
    def test_they_are_kept_with_the_quarter_and_taken_away_again(self) -> None:
        plan = staffed(product=11)
        step = set_targets(plan, {"product": 0.75, "platform": 0.25})
        assert step.label == "Aim at 75 % product, 25 % platform, 0 % framework"
        after = done(plan, step)
        assert after.quarter.staffing_targets == (("product", 0.75), ("platform", 0.25), ("framework", 0.0))
        assert target_texts(after.quarter) == {"product": "75 %", "platform": "25 %", "framework": "0 %"}
        gone = done(after, set_targets(after, {}))
        assert gone.quarter == plan.quarter
        assert target_texts(gone.quarter) == dict.fromkeys(TEAM_KINDS, "")

    @pytest.mark.parametrize(
        ("targets", "said"),
        [
            ({"product": 1.2, "platform": -0.2}, "Each target lies between 0 and 100 %; the three add up to 100."),
            ({"product": 0.6, "platform": 0.3}, "The targets add up to 90 %; the three must add up to 100 %."),
        ],
    )
    def test_what_cannot_be_is_refused(self, targets: dict[TeamKind, float], said: str) -> None:
        with pytest.raises(BadInputError) as refused:
            set_targets(staffed(product=1), targets)
        assert str(refused.value) == said
        closed = make_plan(quarter=Q4._replace(state="closed"))
        with pytest.raises(BadInputError, match="2026-Q4 is closed"):
            set_targets(closed, TARGETS)

    def test_they_are_typed_in_per_cent_and_one_may_be_left_to_the_others(self) -> None:
        typed = {"product": "60", "platform": "30 %", "framework": ""}
        assert parse_targets(typed) == {"product": 0.6, "platform": 0.3, "framework": 0.1}
        assert parse_targets(dict.fromkeys(TEAM_KINDS, " ")) == {}
        with pytest.raises(BadInputError, match="Say how many per cent platform and framework teams shall have"):
            parse_targets({**typed, "platform": ""})
        with pytest.raises(BadInputError, match="more than 100 %; write less"):
            parse_targets({**typed, "platform": "50"})
        with pytest.raises(BadInputError, match="Platform: write per cent from 0 to 100"):
            parse_targets({**typed, "platform": "101"})


class TestAdvice:
    @pytest.mark.parametrize(
        ("people", "lines", "said"),
        [
            ((26, 0, 0), None, "26 people without a platform team:"),
            ((25, 0, 0), None, ""),
            ((5, 0, 1), 3, "3 product lines without a platform team:"),
            ((5, 0, 1), 2, ""),
            ((30, 0, 0.5), 4, "30.5 people and 4 product lines without a platform team:"),
            ((30, 1, 0), 4, ""),
            ((0, 0, 0), None, ""),
        ],
    )
    def test_many_without_a_platform_team(self, people: tuple[float, ...], lines: int | None, said: str) -> None:
        found = platform_sentence(kinds(*people), lines)
        assert found.startswith(said)
        assert bool(found) == bool(said)


def test_the_answers_about_the_context_count_where_somebody_gave_them() -> None:
    plan = staffed(product=28)
    few = QuarterContext("2026-Q4", "2026-Q4", engineers=20, product_lines=2)
    assert staffing_view(replace(plan, contexts={few.id: few})).advice == ""
    many = few._replace(product_lines=3)
    said = staffing_view(replace(plan, contexts={many.id: many})).advice
    assert said == "3 product lines without a platform team: share what each builds."


def test_the_view_says_all_of_it() -> None:
    plan = staffed(product=28, framework=2)
    plan = done(plan, set_targets(plan, TARGETS))
    view = staffing_view(plan)
    assert [(r.people, r.teams, r.share_text, r.target_text) for r in view.rows] == [
        ("28", "1 team", "93 %", "target 60 %"),
        ("0", "no teams", "0 %", "target 30 %"),
        ("2", "1 team", "7 %", "target 10 %"),
    ]
    assert view.sentences == (
        "Move 9 people from product to platform, where there is no team yet.",
        "Move 1 person from product to framework.",
    )
    assert view.advice.startswith("30 people without a platform team")
    assert staffing_json(view)[1] == {"kind": "platform", "people": 0, "teams": 0, "share": 0.0, "target": 0.3}
    assert moves_json(view)[0] == {"people": 9, "from": "product", "to": "platform"}
    assert staffing_view(replace(plan, capacities={})).advice == ""
