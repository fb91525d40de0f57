"""Quarters: what may be created and edited, what the next one takes over, and where each stands on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar import iso_week, quarter_named, quarter_of, today_in, weeks_of
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.organisation import ORGANISATION_ID, Organisation, PeopleChange, Team, TeamCapacity
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.quarters.catch_up import catch_up, missed
from planner.domain.quarters.editing import (
    QuarterForm,
    edit_quarter,
    following,
    form_of,
    gap_before,
    in_order,
    neighbour,
    new_quarter,
    quarter_called,
)
from planner.domain.quarters.standing import quarter_standing, running_quarter, standing_sentence
from tests.builders import Q4, done, make_item, make_plan

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed", ratio=0.8, reserve=0.15)
NEXT = QuarterForm("2027-Q1", date(2027, 1, 1), date(2027, 3, 31))
WEEK_10 = date(2026, 11, 30)


def plan_of(*quarters: Quarter, first_month: int = 1) -> Plan:
    organisation = Organisation(ORGANISATION_ID, "Harbor & Pine", fiscal_first_month=first_month)
    return Plan(organisation, quarters[-1].id, {quarter.id: quarter for quarter in quarters})


def entities(step: Step) -> list[object]:
    return [change.after for change in step.changes]


class TestTheNextQuarter:
    def test_it_follows_the_fiscal_year(self) -> None:
        assert following(plan_of(Q3, Q4)) == NEXT
        assert gap_before(plan_of(Q4), NEXT) == 0

    @pytest.mark.parametrize(
        ("month", "day", "name", "starts_on", "ends_on"),
        [
            (2, "2026-04-30", "2026-Q2", "2026-05-01", "2026-07-31"),
            (2, "2027-10-31", "2027-Q4", "2027-11-01", "2028-01-31"),
            (4, "2026-12-31", "2026-Q4", "2027-01-01", "2027-03-31"),  # a fiscal year is named for its first day
            (7, "2027-12-31", "2027-Q3", "2028-01-01", "2028-03-31"),  # with a leap day
            (10, "2026-12-31", "2026-Q2", "2027-01-01", "2027-03-31"),
        ],
    )
    def test_fiscal_years_from_any_month(self, month: int, day: str, name: str, starts_on: str, ends_on: str) -> None:
        last = quarter_of(date.fromisoformat(day), month)
        found = following(plan_of(last, first_month=month))
        assert found == QuarterForm(name, date.fromisoformat(starts_on), date.fromisoformat(ends_on))

    def test_after_odd_days_it_goes_on_from_there(self) -> None:
        odd = Quarter("Autumn", date(2026, 9, 14), date(2026, 12, 18))
        assert following(plan_of(odd)) == QuarterForm("2027-Q1", date(2026, 12, 19), date(2027, 3, 31))
        assert following(plan_of(Quarter("2026-Q4", date(2026, 8, 1), date(2026, 10, 30)))).name == "2027-Q1"

    def test_it_takes_over_people_plannable_share_and_order_and_nothing_else(self) -> None:
        items = [make_item("a"), make_item("b", stage="done"), make_item("c", stage="stopped"), make_item("d")]
        teams = {"chk": Team("chk", "Chk", "CHK"), "old": Team("old", "Old", "OLD", until=date(2026, 11, 15))}
        room = TeamCapacity("2026-Q4:chk", "2026-Q4", "chk", 6, 0.6, 12.0, 0.2, (PeopleChange(date(2026, 11, 2), -1),))
        gone = TeamCapacity("2026-Q4:old", "2026-Q4", "old", 3)
        plan = make_plan(items, teams=teams, capacities={room.id: room, gone.id: gone})
        plan = done(plan, Step("", ()))
        step = new_quarter(plan, NEXT, WEEK_10)
        quarter, taken, first, second = entities(step)
        assert step.label == "Prepare 2027-Q1"
        assert quarter == Quarter("2027-Q1", NEXT.starts_on, NEXT.ends_on)
        assert taken == TeamCapacity("2027-Q1:chk", "2027-Q1", "chk", 5, 0.6)
        order = [(p.item, p.rank, p.outcome, p.committed) for p in (first, second)]  # type: ignore[attr-defined]  # the last two are placements
        ranks = [plan.placements[f"2026-Q4:{item}"].rank for item in ("a", "d")]
        assert order == [("a", ranks[0], "not_started", None), ("d", ranks[1], "not_started", None)]

    def test_it_can_be_prepared_from_week_10_on(self) -> None:
        plan = make_plan()
        with pytest.raises(BadInputError) as refused:
            new_quarter(plan, NEXT, WEEK_10 - timedelta(days=1))
        assert str(refused.value) == (
            "2027-Q1 can be prepared from week 10 of 2026-Q4 on, which begins on 30 Nov 2026; until then there is"
            " nothing to take over."
        )
        assert new_quarter(plan, NEXT, date(2027, 2, 1)).label == "Open 2027-Q1"
        closed = make_plan(quarter=Q4._replace(state="closed"))
        assert new_quarter(closed, NEXT, date(2026, 11, 2)).label == "Prepare 2027-Q1"

    def test_it_is_made_from_the_latest_quarter(self) -> None:
        plan = plan_of(Q4, Q3)
        with pytest.raises(BadInputError, match="takes over from 2026-Q4; go there first"):
            new_quarter(plan, NEXT, WEEK_10)

    def test_an_earlier_quarter_is_kept_for_the_record(self) -> None:
        step = new_quarter(make_plan(), QuarterForm("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)), WEEK_10)
        assert entities(step) == [Quarter("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), state="closed")]
        between = plan_of(Quarter("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)), Q4)
        with pytest.raises(BadInputError, match="A new quarter follows 2026-Q4; begin on 1 Jan 2027"):
            new_quarter(between, QuarterForm("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)), WEEK_10)

    @given(day=st.dates(date(1950, 1, 1), date(2150, 12, 31)), month=st.integers(1, 12), count=st.integers(1, 9))
    def test_quarters_one_after_the_other_leave_no_week_out_and_share_none(
        self, day: date, month: int, count: int
    ) -> None:
        plan = plan_of(quarter_of(day, month), first_month=month)
        for _ in range(count):
            form = following(plan)
            plan = done(plan, new_quarter(plan, form, form.starts_on))
            plan = replace(plan, current=form.name)
        weeks = [week for quarter in in_order(plan) for week in weeks_of(quarter)]
        assert weeks == [weeks[0] + timedelta(weeks=n) for n in range(len(weeks))]


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("form", "said"),
        [
            (NEXT._replace(name=" \x1b[31m"), "A quarter needs a name, e.g. 2027-Q1."),
            (NEXT._replace(name="2026-q4"), "There is a quarter “2026-q4” already; choose another name."),
            (NEXT._replace(ends_on=date(2026, 12, 1)), "2027-Q1 would end on 1 Dec 2026, before it starts; swap"),
            (NEXT._replace(ends_on=date(2027, 1, 20)), "2027-Q1 would have 2 weeks; a quarter has 12 to 14."),
            (NEXT._replace(ends_on=date(2027, 1, 1)), "2027-Q1 would have no weeks; a quarter has 12 to 14."),
            (NEXT._replace(ends_on=date(2027, 4, 30)), "2027-Q1 would have 17 weeks; a quarter has 12 to 14."),
            (NEXT._replace(ends_on=date.max), "2027-Q1: a quarter lies between the years 1900 and 9000."),
            (
                NEXT._replace(starts_on=date(2026, 12, 31)),
                "2027-Q1 would overlap 2026-Q4, which runs from 1 Oct to 31 Dec 2026; choose other days.",
            ),
            (
                NEXT._replace(holidays=(date(2026, 12, 25),)),
                "The holiday 25 Dec 2026 lies outside 2027-Q1, which runs from 1 Jan to 31 Mar 2027.",
            ),
            (
                NEXT._replace(holidays=tuple(NEXT.starts_on + timedelta(days=n) for n in range(90))),
                "With so many holidays 2027-Q1 has no working day left; take some out.",
            ),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, form: QuarterForm, said: str) -> None:
        with pytest.raises(BadInputError) as refused:
            new_quarter(make_plan(), form, WEEK_10)
        assert str(refused.value).startswith(said)

    def test_a_name_of_500_characters_is_one(self) -> None:
        step = new_quarter(make_plan(), NEXT._replace(name="Q" * 500), WEEK_10)
        assert entities(step)[0].id == "Q" * 500  # type: ignore[attr-defined]  # the first is a quarter


class TestEditing:
    def test_days_and_holidays_change_and_the_name_stays(self) -> None:
        plan = make_plan(quarters={Q4.id: Q4, Q3.id: Q3})
        form = form_of(Q4)._replace(holidays=(date(2026, 12, 25), date(2026, 12, 24), date(2026, 12, 25)))
        step = edit_quarter(plan, Q4.id, form)
        after = done(plan, step).quarter
        assert (step.label, after.id) == ("Give 2026-Q4 2 holidays", Q4.id)
        assert after.holidays == (date(2026, 12, 24), date(2026, 12, 25))
        moved = edit_quarter(plan, Q4.id, form_of(Q4)._replace(ends_on=date(2026, 12, 24)))
        assert moved.label == "Let 2026-Q4 run from 1 Oct to 24 Dec 2026"
        assert edit_quarter(plan, Q4.id, form_of(Q4)).changes == ()

    def test_what_cannot_be_is_refused(self) -> None:
        plan = make_plan(quarters={Q4.id: Q4, Q3.id: Q3})
        with pytest.raises(BadInputError, match="would overlap 2026-Q3"):
            edit_quarter(plan, Q4.id, form_of(Q4)._replace(starts_on=date(2026, 9, 28)))
        with pytest.raises(BadInputError, match="2026-Q3 is closed; its days stay"):
            edit_quarter(plan, Q3.id, form_of(Q3)._replace(holidays=(date(2026, 7, 14),)))
        with pytest.raises(BadInputError, match="not in the plan any more"):
            edit_quarter(plan, "gone", NEXT)

    def test_weeks_that_belong_to_no_quarter_are_counted(self) -> None:
        assert gap_before(plan_of(Q3), form_of(Q4)) == 0
        assert gap_before(plan_of(Q3), form_of(Q4)._replace(starts_on=date(2026, 10, 12))) == 2


class TestLookingAround:
    def test_neighbours_and_names(self) -> None:
        plan = plan_of(Q3, Q4)
        assert (neighbour(plan, -1), neighbour(plan, 1)) == (Q3, None)
        assert quarter_called(plan, " 2026-q3 ") == Q3
        with pytest.raises(BadInputError, match="no quarter “X” in this plan; it has: 2026-Q3, 2026-Q4"):
            quarter_called(plan, "X")

    @pytest.mark.parametrize(
        ("day", "kind", "text", "short"),
        [
            ("2026-09-07", "ahead", "starts in 3 weeks", "in 3w"),
            ("2026-09-21", "ahead", "starts in 1 week", "in 1w"),
            ("2026-09-22", "ahead", "starts in 6 days", "in 6d"),
            ("2026-09-27", "ahead", "starts tomorrow", "in 1d"),
            ("2026-09-28", "running", "week 1 of 14", "w1/14"),  # a Monday; its Thursday is 1 October
            ("2026-11-06", "running", "week 6 of 14", "w6/14"),
            ("2027-01-03", "running", "week 14 of 14", "w14/14"),
            ("2027-01-04", "over", "over since 3 Jan", "over"),
        ],
    )
    def test_where_a_quarter_stands(self, day: str, kind: str, text: str, short: str) -> None:
        today = date.fromisoformat(day)
        assert tuple(quarter_standing(Q4, today)) == (kind, text, short)
        assert quarter_standing(Q4, today).is_running == (kind == "running")
        assert tuple(quarter_standing(Q4._replace(state="closed"), today)) == ("closed", "closed", "closed")

    def test_it_is_said_in_words(self) -> None:
        said = [standing_sentence(Q4, date(2026, *day)) for day in ((9, 7), (11, 6))]
        said += [standing_sentence(Q4, date(2027, 1, 9)), standing_sentence(Q3, date(2026, 11, 6))]
        assert said == [
            "2026-Q4 starts in 3 weeks.",
            "2026-Q4 is running: week 6 of 14.",
            "2026-Q4 is over since 3 Jan and still open, so that what is late can be added.",
            "2026-Q3 is closed: it stays as it was, to look at.",
        ]

    def test_the_running_one_is_the_one_whose_weeks_hold_the_day(self) -> None:
        assert running_quarter([Q3, Q4], date(2026, 9, 28)) == Q4
        assert running_quarter([Q3, Q4], date(2027, 2, 1)) is None


class TestTheCalendar:
    def test_a_quarter_that_holds_week_53_counts_it(self) -> None:
        names = [iso_week(week) for week in weeks_of(quarter_named("2026-Q4"))]
        assert (names[0], names[-1], len(names)) == ("2026-W40", "2026-W53", 14)
        assert iso_week(weeks_of(quarter_named("2027-Q1"))[0]) == "2027-W01"

    def test_a_clock_change_takes_no_day_and_no_week(self) -> None:
        # Clocks go back in Berlin on 25 October 2026 and forward in New York on 14 March 2027.
        before, after = datetime(2026, 10, 24, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 22, 30, tzinfo=UTC)
        assert [today_in("Europe/Berlin", now) for now in (before, after)] == [date(2026, 10, 25)] * 2
        weeks = weeks_of(quarter_named("2027-Q1"))
        assert {later - week for week, later in pairwise(weeks)} == {timedelta(days=7)}
        late_on_sunday = today_in("America/New_York", datetime(2027, 3, 15, 3, tzinfo=UTC))
        assert quarter_standing(quarter_named("2027-Q1"), late_on_sunday).text == "week 10 of 12"


class TestCatchingUp:
    def prepared(self) -> Plan:
        plan = make_plan([make_item("a"), make_item("b")], quarter=Q4._replace(state="align"))
        later = {**plan.items, "c": make_item("c"), "d": make_item("d", stage="stopped")}
        later["b"] = plan.items["b"]._replace(stage="done")
        return replace(plan, items=later, quarters={Q3.id: Q3, **plan.quarters})

    def test_what_came_up_is_placed_last_and_what_was_done_before_goes(self) -> None:
        plan = self.prepared()
        assert missed(plan).sentence == "Since it was prepared 1 item came up and 1 item was done"
        step = catch_up(plan)
        after = done(plan, step)
        assert step.label == "Bring 2026-Q4 up to date: 1 item in, 1 item out"
        assert [entry.item.id for entry in after.ranked] == ["a", "c"]
        assert (missed(after).sentence, catch_up(after).changes) == ("", ())

    def test_many_and_none_are_said_too(self) -> None:
        plan = self.prepared()
        items = {**plan.items, "e": make_item("e"), "a": plan.items["a"]._replace(stage="done")}
        assert (
            missed(replace(plan, items=items)).sentence == "Since it was prepared 2 items came up and 2 items were done"
        )
        assert missed(make_plan([make_item("a")])).sentence == ""
        assert catch_up(make_plan()).label == "Bring 2026-Q4 up to date: nothing to do"
