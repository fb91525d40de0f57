"""What is wrong with a check-in's form that came back, line by line."""

import pytest

from planner.domain.errors import BadInputError
from planner.exchange.forms_checkin import checkin_form
from tests.exchange.checkin_forms import ANSWERS, complaints, filled, form, number_of, plan_with_all, read
from tests.keyed import KEY_RESULTS, with_key_results
from tests.measuring import FRIDAY_OF_WEEK_6, WEEKS


def test_two_forms_that_do_not_agree_are_both_named() -> None:
    plan = plan_with_all()
    one = filled(form(plan), ANSWERS)
    other = filled(form(plan, "growth"), {"Repeat purchase": {"Now": "34", "Confidence": "7"}})
    at, there = number_of(other, "Now: 34"), number_of(one, "Now: 33,5")
    assert complaints(plan, one, other) == (
        f"b.txt:{at}: Repeat purchase: it is 33.5 in a.txt, line {there}; agree on one, or leave one empty.",
    )
    number = number_of(one, "Team: Checkout")
    said_twice = f"b.txt:{number}: Checkout, week 6, is in a.txt, too; read one of the two."
    assert complaints(plan, one, one) == (said_twice,)


@pytest.mark.parametrize(
    ("change", "where", "told"),
    [
        (("Now: 33,5", "Now: about 33"), "about", "Repeat purchase: “about 33” is not a number; write e.g. 38"),
        (("Now: 33,5", "Now: nan"), "nan", "Repeat purchase: “nan” is not a number"),
        (("Now: 33,5", "Now: inf"), "inf", "Repeat purchase: “inf” is not a number"),
        (("Confidence: 7", "Confidence: 70"), "70", "“70” is not how sure you are; write 0, no way, to 10, done."),
        (("Now: 33,5", "Now: 33,5\nNow: 34"), "Now: 34", "“Now” stands here a second time; keep one of the two."),
        (("Now: 33,5", "Now: 33,5\nI think."), "I think", "“I think.” is no line of the form; write an answer"),
        (("Numbers: 42 of 300", "Numbers: 300 of 42"), "300 of 42", "Insights by e-mail: "),
        (("Numbers: 42 of 300", "Numbers: many"), "many", "Insights by e-mail: “many” is no result of a share; write"),
        (("Fires: 15h", "Fires: 50"), "Time:", "The week adds up to 112.5 %; 12.5 % is too much."),
        (("Fires: 15h", "Fires: 300"), "Fires: 300", "Fires: “300” is more than a week, which is 100 %."),
        (("Fires: 15h", "Fires: most"), "most", "Fires: “most” is not a share of a week; write e.g. 40 %, 16h or 2d."),
        (("Fires: 15h", "Fires: 15h\nFires: 10"), "Fires: 10", "Fires stands here a second time; keep one of the two."),
        (("Fires: 15h", "Play: 15h"), "Play", "“Play: 15h” is no line of the form"),
        (("result: Revenue per", "result: Turnover per"), "Turnover", "“Turnover per customer” is no key result of"),
        (("result: Revenue per customer", "result: Repeat purchase"), "", "Repeat purchase stands here a second time"),
        (("Slice: Insights", "Slice: Insight"), "Slice", "There is no slice “Insight by e-mail” in this plan"),
        (("Team: Checkout", "Team: Sales"), "Sales", "There is no team “Sales” in 2026-Q4; the teams are: "),
        (("Team: Checkout", "Team:"), "Team", "The line “Team: …” is missing or empty; put it back."),
        (("Week: 2026-W45", "Week: soon"), "soon", "“soon” is not a date"),
        (("Week: 2026-W45", "Week: 2026-W46"), "W46", "The week of 9 Nov has not begun; check in for this week or"),
        (("Week: 2026-W45", "Week: 2026-W30"), "W30", "The week of 20 Jul 2026 lies outside 2026-Q4"),
        (("Quarter: 2026-Q4", "Quarter: 2026-Q3"), "Q3", "The form is about 2026-Q3, the plan about 2026-Q4;"),
        (("(af382d)", "(123456)"), "Plan", "The form is for another plan of Harbor & Pine, not for this one"),
        (("Harbor & Pine (af382d)", "Dock"), "Dock", "The form is for the plan of Dock, not for this one, Harbor"),
    ],
)  # fmt: skip
def test_every_complaint_names_its_line(change: tuple[str, str], where: str, told: str) -> None:
    plan = plan_with_all()
    text = filled(form(plan), ANSWERS)
    assert change[0] in text
    text = text.replace(*change, 1)
    found = [line.split(": ", 1) for line in complaints(plan, text)]
    hits = [at for at, rest in found if told in rest]
    assert hits, found
    assert where in text.split("\n")[int(hits[0].split(":")[1]) - 1]


def test_shares_of_nothing_and_of_three_weeks_are_refused() -> None:
    plan = plan_with_all()
    nothing = filled(form(plan), {"Time": {"New features": "0", "Fires": "0"}})
    assert complaints(plan, nothing) == (
        f"a.txt:{number_of(nothing, 'Time:')}: The week adds up to 0 %; 100 % is missing.",
    )
    thrice = filled(form(plan), {"Time": {"New features": "100", "Fires": "100 %", "Support": "40h"}})
    assert "The week adds up to 300 %; 200 % is too much." in complaints(plan, thrice)[0]


def test_a_row_that_is_gone_is_passed_over_where_nothing_is_said_of_it() -> None:
    plan = plan_with_all()
    blank = form(plan)
    less = with_key_results(plan, key_results=KEY_RESULTS[1:])
    assert read(less, blank).step.changes == ()
    (told,) = complaints(less, filled(blank, {"Repeat purchase": {"Now": "33"}}))
    assert told.endswith("“Repeat purchase” is no key result of 2026-Q4; there are: Revenue per customer, "
                         "Checkouts finished.")  # fmt: skip


def test_a_team_that_cannot_answer_has_no_form() -> None:
    with pytest.raises(BadInputError, match="The week of 9 Nov has not begun"):
        checkin_form(plan_with_all(), "checkout", WEEKS[6], FRIDAY_OF_WEEK_6)


def test_a_form_without_its_last_line_is_read_and_asked_about() -> None:
    plan = plan_with_all()
    whole = filled(form(plan), ANSWERS)
    assert "cut off" not in " ".join(read(plan, whole).said)
    cut = whole[: whole.index("Sentence:")]
    assert "Its last line, “End of form”, is missing: was it cut off?" in read(plan, cut).said[0]
    assert "cut off" not in " ".join(read(plan, f"{cut}\n-- \nMara\n").said)
