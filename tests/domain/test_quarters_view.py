"""What the list of quarters says, and a quarter and the calendar as people type them."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.errors import BadInputError
from planner.domain.organisation import ORGANISATION_ID, Organisation
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.quarters.editing import QuarterForm
from planner.domain.quarters.form import form_texts, parse_form, parse_holidays, parse_month, set_calendar
from planner.domain.views.quarters import form_sentence, quarters_json, quarters_view
from tests.builders import Q4, TODAY, done, make_plan

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed", ratio=0.8)
Q1 = Quarter("2027-Q1", date(2027, 1, 1), date(2027, 3, 31), (date(2027, 1, 1),))
ODD = Quarter("Winter", date(2026, 12, 14), date(2027, 3, 12))


def three(current: str = "2026-Q4") -> Plan:
    organisation = Organisation(ORGANISATION_ID, "Harbor & Pine", "Europe/Berlin", fiscal_first_month=4)
    return Plan(organisation, current, {quarter.id: quarter for quarter in (Q1, Q4, Q3)})


def test_quarters_stand_in_order_with_what_was_agreed() -> None:
    view = quarters_view(three(), TODAY)
    assert [(r.quarter.name, r.days, r.weeks, r.working_weeks, r.holidays, r.agreed, r.stands) for r in view.rows] == [
        ("2026-Q3", "1 Jul – 30 Sep 2026", 13, 13.2, 0, "80 : 20", "closed"),
        ("2026-Q4", "1 Oct – 31 Dec 2026", 14, 13.2, 0, "50 : 50, 0 %", "week 7 of 14"),
        ("2027-Q1", "1 Jan – 31 Mar 2027", 12, 12.6, 1, "–", "starts in 8 weeks"),
    ]
    assert [(row.is_shown, row.is_today) for row in view.rows] == [(False, False), (True, True), (False, False)]
    assert view.sentence == "2026-Q4 is running: week 7 of 14."
    assert view.calendar == "Fiscal years start in April; today is taken in Europe/Berlin."
    assert quarters_view(three("2026-Q3"), TODAY).sentence == "2026-Q3 is closed: it stays as it was, to look at."


def test_a_quarter_over_the_turn_of_the_year_names_both() -> None:
    plan = replace(three(), current="Winter", quarters={"Winter": ODD})
    assert quarters_view(plan, TODAY).rows[0].days == "14 Dec 2026 – 12 Mar 2027"


def test_the_data_say_the_same_and_unknown_is_none() -> None:
    data = quarters_json(quarters_view(three(), TODAY))
    first, _, last = data["quarters"]  # type: ignore[misc]  # a list of three
    assert list(data) == ["schema", "quarters"]
    assert (first["ratio"], first["reserve"], first["staffing_targets"]) == (0.8, None, None)
    assert (last["name"], last["ratio"], last["holidays"], last["state"]) == ("2027-Q1", None, ["2027-01-01"], "align")


@pytest.mark.parametrize(
    ("starts_on", "said"),
    [
        (date(2027, 1, 1), "12 weeks, 12.8 working weeks."),
        (date(2027, 1, 8), "12 weeks, 12.8 working weeks; 1 week before it belongs to no quarter."),
        (date(2027, 1, 22), "12 weeks, 12.8 working weeks; 3 weeks before it belong to no quarter."),
    ],
)
def test_a_form_says_what_it_comes_to(starts_on: date, said: str) -> None:
    form = QuarterForm("2027-Q1", starts_on, starts_on + (date(2027, 3, 31) - date(2027, 1, 1)))
    assert form_sentence(make_plan(), form) == said


class TestTyping:
    def test_a_form_as_text_is_the_same_form_again(self) -> None:
        form = QuarterForm("2027-Q1", Q1.starts_on, Q1.ends_on, (date(2027, 1, 1), date(2027, 3, 26)))
        assert parse_form(form_texts(form)) == form
        assert parse_form(form_texts(form._replace(holidays=()))).holidays == ()

    def test_holidays_stand_between_commas_or_blanks(self) -> None:
        days = (date(2026, 12, 24), date(2026, 12, 25))
        assert parse_holidays("2026-12-25, 2026-12-24;2026-12-25") == parse_holidays("2026-12-24 2026-12-25") == days
        with pytest.raises(BadInputError, match="“2026-02-30” is not a date"):
            parse_holidays("2026-12-24, 2026-02-30")

    @pytest.mark.parametrize(("text", "month"), [("4", 4), ("april", 4), (" Oct ", 10), ("December", 12), ("01", 1)])
    def test_months_are_named_or_counted(self, text: str, month: int) -> None:
        assert parse_month(text) == month

    @pytest.mark.parametrize("text", ["", "0", "13", "ma", "Julember", "٤", "1.5"])
    def test_what_is_no_month_is_refused(self, text: str) -> None:
        with pytest.raises(BadInputError, match="is no month; write"):
            parse_month(text)

    def test_the_calendar_is_the_organisations(self) -> None:
        plan = make_plan()
        step = set_calendar(plan, 4, "Europe/Berlin")
        assert step.label == "Let fiscal years start in April"
        assert set_calendar(done(plan, step), 4, "Asia/Kathmandu").label == "Take today in Asia/Kathmandu"
        assert set_calendar(done(plan, step), 4, "Europe/Berlin").changes == ()
