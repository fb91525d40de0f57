"""Teams that change within a quarter: who joins and leaves, a team that is new, gone, or split keeps its past."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.capacity import capacity
from planner.domain.check_ins.answers import works_in
from planner.domain.errors import BadInputError
from planner.domain.evidence import CheckIn, Evidence
from planner.domain.founding.founding import NewTeam
from planner.domain.item import ItemEffort
from planner.domain.measuring.weeks import measured_weeks, summed
from planner.domain.organisation import PeopleChange
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.teams.form import EMPTY_TEXTS, TeamForm, parse_form
from planner.domain.teams.people_changes import changes_phrase, changes_text, parse_changes
from planner.domain.teams.split import SplitForm, first_day, parse_split, split_sentence, split_team
from planner.domain.teams.teams import add_team, edit_team, form_of, retire_team, room_of
from tests.builders import Q4, TODAY, done, make_item, make_moment, make_plan
from tests.measuring import measured_plan

Q1 = Quarter("2027-Q1", date(2027, 1, 1), date(2027, 3, 31))
WEEK_1 = date(2026, 9, 28)
JOINS = (PeopleChange(date(2026, 11, 16), 1.0), PeopleChange(date(2026, 12, 1), -0.5))


def answered(plan: Plan, *teams: str) -> Plan:
    """The plan in which these teams have answered for the first week."""
    answers = {team: CheckIn(team, WEEK_1, team) for team in teams}
    return plan.with_evidence(Evidence(check_ins=answers))


class TestJoiningAndLeaving:
    @pytest.mark.parametrize(
        "text",
        [
            "2026-11-16 +1, 2026-12-01 -0.5",
            " 2026-12-1: −0,5; 2026-11-16 1 ",
            "2026-11-16 +2,2026-12-01 -0.5, 2026-11-16 -1",
        ],
    )
    def test_it_is_understood_as_people_type_it(self, text: str) -> None:
        assert parse_changes(text) == JOINS
        assert parse_changes(changes_text(JOINS)) == JOINS

    def test_none_and_nothing(self) -> None:
        assert parse_changes("") == parse_changes("2026-11-16 +1, 2026-11-16 -1") == ()
        assert changes_text(()) == changes_phrase(()) == ""
        assert changes_phrase(JOINS) == "+1 from 16 Nov, −0.5 from 1 Dec"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("2026-11-31 +1", "“2026-11-31” is not a date; write it as year-month-day, e.g. 2026-12-04."),
            ("soon", "Joins, leaves: “soon” is not understood; write a day and how many, e.g. 2026-11-16 +1."),
            ("2026-11-16 many", "Joins, leaves: “many” is not a number; write e.g. 6 or 2.5."),
            ("2026-11-16 +100001", "Joins, leaves: more than 100,000 people is not one team;"),
            ("2026-09-30 +1", "Chk: 30 Sep 2026 lies outside the quarter, 1 Oct to 31 Dec 2026."),
            ("2026-11-16 -5", "Chk: on 16 Nov more people leave than are there; check the days."),
        ],
    )
    def test_what_cannot_be_is_one_sentence(self, text: str, said: str) -> None:
        plan = make_plan()
        with pytest.raises(BadInputError) as refused:
            room_of(plan, "chk", form_of(plan, "chk")._replace(changes=parse_changes(text)))
        assert str(refused.value).startswith(said)

    def test_the_form_brings_them_into_the_capacity(self) -> None:
        plan = make_plan()
        typed = {**EMPTY_TEXTS, "name": "Growth", "people": "2", "changes": "2026-12-17 +3"}
        # From 17 to 31 December there are eleven working days.
        assert room_of(plan, None, parse_form(typed)).total == pytest.approx(2 * 13.2 + 3 * 11 / 5)
        step = edit_team(plan, "chk", form_of(plan, "chk")._replace(changes=JOINS))
        assert step.label == "Say who joins and leaves Chk"
        assert done(plan, step).capacities["2026-Q4:chk"].changes == JOINS

    def test_an_answer_counts_for_those_who_were_there_that_week(self) -> None:
        half = (0.5, 0.0, 0.0, 0.5)
        plan = measured_plan({(number, "growth"): half for number in (1, 2, 3)}, people={"growth": 4})
        room = plan.capacities["2026-Q4:growth"]
        # The second week's Thursday is 8 October, the third's the 15th.
        joined = room._replace(changes=(PeopleChange(date(2026, 10, 8), 2.0), PeopleChange(date(2026, 10, 16), -6.0)))
        plan = replace(plan, capacities={room.id: joined})
        weights = [week.time.total for week in measured_weeks(plan, date(2026, 10, 23))]
        assert weights == [4, 6, 6, 0]
        assert summed(measured_weeks(plan, date(2026, 10, 23))).unplanned == 8
        assert [week.expected for week in measured_weeks(plan, date(2026, 10, 23))] == [1, 1, 1, 0]


class TestNewTeams:
    def test_a_team_may_begin_within_the_quarter(self) -> None:
        plan = answered(make_plan(lanes={}))
        form = parse_form({**EMPTY_TEXTS, "name": "Growth", "people": "5", "since": "2026-12-28"})
        assert room_of(plan, None, form).total == pytest.approx(5 * 4 / 5)
        plan = done(plan, add_team(plan, form, make_moment()))
        (team,) = plan.active_teams
        assert not works_in(team, date(2026, 12, 21))
        assert all(week.expected == 0 for week in measured_weeks(plan, TODAY))
        with pytest.raises(BadInputError, match="Growth would begin after 2026-Q4 ends; add it there"):
            room_of(make_plan(lanes={}), None, form._replace(since=date(2027, 2, 1)))

    def test_it_is_in_the_next_quarter_too_where_that_is_prepared(self) -> None:
        plan = make_plan(quarters={Q4.id: Q4, Q1.id: Q1})
        form = TeamForm("Growth", "", "product", 5, 0.6, 3.0, 0.2, (PeopleChange(date(2026, 11, 2), 1.0),))
        later = add_team(plan, form, make_moment()).changes[-1].after
        assert later is not None
        assert later[1:] == ("2027-Q1", "new-1", 6.0, 0.6, 0.0, None, ())


class TestTeamsThatGo:
    def test_a_team_with_answers_ends_today_and_its_past_stays(self) -> None:
        plan = answered(make_plan([make_item("a", weeks=2)]), "chk")
        step = retire_team(plan, "chk", TODAY, " Merged ")
        after = done(plan, step)
        assert (step.label, step.why) == ("Retire the team Chk after 9 Nov", "Merged")
        assert after.teams["chk"].until == TODAY
        assert [week.expected for week in measured_weeks(after, date(2026, 11, 20))] == [1] * 7 + [0]
        assert 0 < capacity(after).total < capacity(plan).total
        with pytest.raises(BadInputError, match="Chk is gone already"):
            retire_team(after, "chk", date(2026, 11, 10))

    def test_one_that_never_answered_was_never_there_in_this_quarter(self) -> None:
        plan = make_plan().with_evidence(Evidence())
        step = retire_team(plan, "chk", TODAY)
        assert step.label == "Retire the team Chk from 2026-Q4 on"
        assert done(plan, step).active_teams == ()

    def test_a_renamed_team_is_the_same_one(self) -> None:
        plan = answered(make_plan(), "chk")
        after = done(plan, edit_team(plan, "chk", form_of(plan, "chk")._replace(name="Cart", key="CRT")))
        assert [(team.id, team.name) for team in after.active_teams] == [("chk", "Cart")]


class TestSplitting:
    FORM = SplitForm(NewTeam("Cart", "product", 4), NewTeam("Pay", "product", 2), date(2026, 11, 16))

    def test_two_teams_begin_where_the_old_one_ends(self) -> None:
        items = [make_item("a", weeks=2), make_item("b", stage="done"), make_item("c", team="plt")]
        share = ItemEffort("c:chk", "c", "chk", 1.5)
        plan = make_plan(items, lanes={"chk": (40, 39.2), "plt": (1, 1)}, item_efforts={share.id: share})
        plan = answered(replace(plan, quarters={Q4.id: Q4, Q1.id: Q1}), "chk")
        step = split_team(plan, "chk", self.FORM, make_moment())
        after = done(plan, step)
        assert step.label == "Split Chk into Cart and Pay"
        assert [(t.name, t.key, t.since, t.until) for t in after.active_teams] == [
            ("Cart", "CRT", date(2026, 11, 16), None),
            ("Chk", "CHK", None, date(2026, 11, 15)),
            ("Pay", "PAY", date(2026, 11, 16), None),
            ("Plt", "PLT", None, None),
        ]
        assert {item.id: item.team for item in after.items.values()} == {"a": "new-1", "b": "chk", "c": "plt"}
        assert list(after.item_efforts.values()) == [ItemEffort("c:new-1", "c", "new-1", 1.5)]
        assert capacity(after).total == pytest.approx(capacity(plan).total)
        assert capacity(after).people == pytest.approx(capacity(plan).people)
        later = [c.after for c in step.changes if c.after is not None and c.id.startswith(Q1.id)]
        assert [(room[1], room[3]) for room in later] == [("2027-Q1", 4), ("2027-Q1", 2)]
        expected = [[t.name for t in week.missing] for week in measured_weeks(after, date(2026, 11, 20))]
        assert expected[0] == ["Chk", "Plt"]
        assert expected[-1] == ["Cart", "Pay", "Plt"]

    def test_it_says_beforehand_what_it_comes_to(self) -> None:
        plan = answered(make_plan([make_item("a")], lanes={"chk": (40, 39.2)}), "chk")
        assert split_sentence(plan, "chk", self.FORM, make_moment()) == (
            "Chk until 15 Nov; 6 people before, 6 after; 1 item to Cart; 79 weeks in all."
        )

    def test_the_day_is_next_monday_or_the_quarters_first(self) -> None:
        plan = make_plan()
        team = plan.teams["chk"]
        assert first_day(answered(plan, "chk"), team, TODAY) == date(2026, 11, 16)
        assert first_day(plan.with_evidence(Evidence()), team, TODAY) == Q4.starts_on
        assert first_day(answered(plan, "chk"), team, date(2026, 9, 1)) == Q4.starts_on
        assert first_day(answered(plan, "chk"), team, date(2026, 12, 30)) == Q4.ends_on

    @pytest.mark.parametrize(
        ("texts", "on", "said"),
        [
            (("Cart", "4", " ", "2"), "2026-11-16", "Both new teams need a name, e.g. Cart and Payments."),
            (("Cart", "4", "Pay", "x"), "2026-11-16", "Pay: “x” is not a number; write e.g. 6 or 2.5."),
            (("Cart", "4", "cart", "2"), "2026-11-16", "There is a team “cart” already; give the new one"),
            (("Chk", "4", "Pay", "2"), "2026-11-16", "There is a team “Chk” already; give the new one"),
            (("Cart", "4", "Pay", "2"), "2027-01-01", "Chk: the new teams begin within 2026-Q4, 1 Oct to 31 Dec 2026;"),
            (("Cart", "4", "Pay", "2"), "2026-09-30", "Chk: the new teams begin within 2026-Q4, 1 Oct to 31 Dec 2026;"),
        ],
    )
    def test_what_cannot_be_is_one_sentence(self, texts: tuple[str, ...], on: str, said: str) -> None:
        plan = make_plan()
        with pytest.raises(BadInputError) as refused:
            split_team(plan, "chk", parse_split(plan, "chk", texts, on), make_moment())
        assert str(refused.value).startswith(said)

    def test_a_team_that_is_gone_is_not_split(self) -> None:
        plan = make_plan()
        gone = replace(plan, teams={"chk": plan.teams["chk"]._replace(until=date(2026, 11, 2))})
        with pytest.raises(BadInputError, match="Chk is gone by 16 Nov 2026"):
            split_team(gone, "chk", self.FORM, make_moment())
