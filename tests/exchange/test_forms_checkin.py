"""A check-in by form: what is sent out, what comes back of it, and what is wrong with it, line by line."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.check_ins.answers import answer_of, keep, save, started
from planner.domain.check_ins.page import Cell, stored_in
from planner.domain.okrs.checking import KrAnswer, answer_for, answer_of_row, check_in_krs
from planner.domain.organisation import Team
from planner.domain.purpose import KeyResult
from planner.domain.slices.slicing import record_result
from planner.exchange.forms_all import File, quarter_of
from tests.builders import done
from tests.exchange.checkin_forms import ANSWERS, MOMENT, SHARES, WEEK, filled, form, plan_with_all, read
from tests.keyed import KEY_RESULTS, OBJECTIVES, said, with_key_results
from tests.measuring import WEEKS, measured_plan


def test_a_form_asks_one_line_per_answer_with_last_week_above_it() -> None:
    plan = said(plan_with_all(), WEEKS[4], {"repeat": KrAnswer(32.0, 6, "slowly")})
    plan = said(plan, WEEKS[2], {"revenue": KrAnswer(22.8)})
    plan = done(plan, record_result(plan, "mails", WEEKS[4], {"successes": 28, "trials": 210}, MOMENT))
    plan = done(plan, save(plan, "checkout", WEEKS[4], SHARES, MOMENT, sentence="A quiet week."))
    text = form(plan)
    assert text.startswith(
        "planner form: checkin\nPlan: Harbor & Pine (af382d)\nQuarter: 2026-Q4\nTeam: Checkout\n"
        "Week: 2026-W45 (2 to 8 Nov, week 6 of 14)\n"
    )
    for told in (
        "Key result: Repeat purchase\n# Where does it stand? It shall get from 29 to 38 %. Last week: 32 %\nNow:\n",
        "# How sure are you that it gets there? 0 no way, 10 done. Last week: 6\nConfidence:\n",
        "# A word on it, where you like. Last week: slowly\nWord:\n",
        "from € 21 to € 24. Week 3: € 22.8\nNow:\n",
        "Slice: Insights by e-mail\n# Clicked. This week's numbers by themselves, e.g. 42 of 300. Last\n",
        "Last\n# week: 28 of 210\nNumbers:\n",
        "# What customers did not have before. Last week: 62.5 %\nNew features:\n",
        "# What broke and could not wait. Last week: 37.5 %\nFires:\n",
        "# One sentence about the week, where you like. Last week: A quiet\n# week.\nSentence:\n\nEnd of form\n",
    ):
        assert told in text, text
    assert max(map(len, text.split("\n"))) <= 72


def test_a_filled_form_is_one_step() -> None:
    plan = plan_with_all()
    result = read(plan, filled(form(plan), ANSWERS, "A quiet week."))
    after = done(plan, result.step)
    assert answer_of_row(answer_for(after, "repeat", WEEK)) == KrAnswer(33.5, 7, "two shops copied it")
    assert answer_of_row(answer_for(after, "revenue", WEEK)) == KrAnswer(22.8)
    assert answer_for(after, "finished", WEEK) is None
    assert stored_in(after, Cell("slice", "mails", "line"), WEEK) == "42 of 300"
    assert answer_of(after, "checkout", WEEK) == SHARES
    assert result.step.label == "Check in Checkout for week 6"
    assert result.said == (
        "a.txt: Checkout, week 6: 2 key results, 1 slice, where the week went, a sentence.",
        "Still to answer for week 6: Build & Release, Growth, Platform.",
    )


def mailed(text: str) -> str:
    return "Hello Ann,\r\n\r\n" + "".join(f"> {line}\r\n" for line in text.split("\n")) + "\r\nRegards\r\n"


def chatted(text: str) -> str:
    return text.replace("Now:", "*Now:*").replace("Word: two", "Word: two").replace("'", "’")


@pytest.mark.parametrize("sent", [mailed, chatted, str.upper])
def test_mail_and_chat_change_nothing_of_what_it_says(sent: object) -> None:
    plan = plan_with_all()
    text = filled(form(plan), {**ANSWERS, "Repeat purchase": {"Now": "33.5", "Confidence": "7/10"}})
    text = text.replace("END OF FORM", "End of form")
    after = done(plan, read(plan, sent(text)).step)  # type: ignore[operator]  # one of the above
    assert answer_of_row(answer_for(after, "repeat", WEEK)) == KrAnswer(33.5, 7)
    assert answer_of(after, "checkout", WEEK) == SHARES


def test_a_blank_form_changes_nothing() -> None:
    plan = plan_with_all()
    result = read(plan, form(plan))
    assert result.step.changes == ()
    assert result.said[0] == "a.txt: Checkout, week 6: nothing is written that is not saved already."


words = st.text(max_size=80)


@settings(max_examples=80, deadline=None)
@given(
    value=st.none() | st.floats(-1e12, 1e12, allow_nan=False),
    confidence=st.none() | st.integers(0, 10),
    word=words,
    sentence=words,
    weights=st.lists(st.integers(0, 1000), min_size=9, max_size=9).filter(any),
    names=st.lists(st.text(min_size=1, max_size=70).filter(str.strip), min_size=3, max_size=3),
)
def test_a_form_written_and_read_back_unchanged_changes_nothing(
    value: float | None, confidence: int | None, word: str, sentence: str, weights: list[int], names: list[str]
) -> None:
    plan = plan_with_all()
    krs = [kr._replace(name=name) for kr, name in zip(KEY_RESULTS, names, strict=True)]
    plan = with_key_results(plan, key_results=krs)
    plan = done(plan, check_in_krs(plan, WEEK, {"repeat": KrAnswer(value, confidence, word)}, MOMENT))
    shares = dict(zip(plan.work_types, (weight / sum(weights) for weight in weights), strict=True))
    plan = done(plan, save(plan, "checkout", WEEK, shares, MOMENT, sentence=sentence))
    assert read(plan, form(plan), actor="Bo").step.changes == ()


def test_a_form_read_twice_changes_nothing_the_second_time() -> None:
    plan = plan_with_all()
    text = filled(form(plan), ANSWERS, "A quiet week.")
    after = done(plan, read(plan, text).step)
    again = read(after, text, actor="Bo")
    assert again.step.changes == ()
    assert again.said[0] == "a.txt: Checkout, week 6: nothing is written that is not saved already."


def test_an_answer_that_is_replaced_is_named_and_a_dash_takes_it_back() -> None:
    plan = said(plan_with_all(), WEEK, {"repeat": KrAnswer(32.0, 6, "slowly")}, "Mara")
    text = filled(form(plan), {"Repeat purchase": {"Now": "34", "Confidence": "–", "Word": "-"}})
    result = read(plan, text)
    assert result.said[0] == "a.txt: Checkout, week 6: 1 key result. Repeat purchase was 32 %, by Mara."
    assert answer_of_row(answer_for(done(plan, result.step), "repeat", WEEK)) == KrAnswer(34.0)


def test_what_the_form_leaves_empty_stays_as_it_is() -> None:
    plan = plan_with_all()
    blank = form(plan)
    plan = said(plan, WEEK, {"repeat": KrAnswer(32.0, 6, "slowly")})
    plan = done(plan, save(plan, "checkout", WEEK, SHARES, MOMENT, sentence="Quiet."))
    after = done(plan, read(plan, filled(blank, {"Repeat purchase": {"Now": "34"}})).step)
    assert answer_of_row(answer_for(after, "repeat", WEEK)) == KrAnswer(34.0, 6, "slowly")
    assert (answer_of(after, "checkout", WEEK), started(after, "checkout", WEEK)) == (
        SHARES, started(plan, "checkout", WEEK)
    )  # fmt: skip


def test_half_placed_blocks_stay_half_done_where_the_form_says_nothing_of_time() -> None:
    plan = plan_with_all()
    plan = done(plan, keep(plan, "checkout", WEEK, {"fires": 0.3}, MOMENT, kept=[("kr:repeat:value", 31.0)]))
    result = read(plan, filled(form(plan), {"Repeat purchase": {"Now": "34"}}))
    entered = started(done(plan, result.step), "checkout", WEEK)
    assert entered is not None
    assert (entered.shares, entered.finished_at, entered.kept) == ((("fires", 0.3),), None, ())
    assert "It takes the place of what was half done." in result.said[0]


def test_the_four_forms_of_a_friday_are_one_step_and_word_by_word_what_each_says() -> None:
    plan = plan_with_all()
    teams = ("checkout", "growth", "platform", "build")
    own = {"Time": ANSWERS["Time"]}
    texts = [filled(form(plan, team), own if n else ANSWERS) for n, team in enumerate(teams)]
    texts[1] = filled(texts[1], {"Repeat purchase": {"Now": "33.5", "Word": "mails help"}})
    result = read(plan, *texts)
    assert result.step.label.startswith("Read 4 forms: Check in Checkout for week 6; Check in Growth for week 6; ")
    assert [text for text in result.said if text.startswith("Still")] == []
    after = done(plan, result.step)
    assert [answer_of(after, team, WEEK) for team in teams] == [SHARES] * 4
    row = answer_of_row(answer_for(after, "repeat", WEEK))
    assert row == KrAnswer(33.5, 7, "two shops copied it; mails help")
    assert read(after, *texts, actor="Bo").step.changes == ()
    assert len({(change.kind, change.id) for change in result.step.changes}) == len(result.step.changes)


def test_a_form_of_a_copy_or_with_the_name_alone_is_taken() -> None:
    plan = plan_with_all()
    text = filled(form(plan), ANSWERS)
    renamed = replace(plan, organisation=plan.organisation._replace(name="Dock & Oak"))
    assert read(renamed, text).step.changes
    assert read(plan, text.replace(" (af382d)", "")).step.changes


def test_names_that_are_the_same_or_look_like_the_forms_own_words_are_told_apart() -> None:
    krs = [
        KeyResult("one-000001", "2026-Q4", "back", "Word: fast", "", None, 5.0),
        KeyResult("one-000002", "2026-Q4", "back", "Word: fast", "", None, 5.0, position=1),
    ]
    plan = with_key_results(plan_with_all(), objectives=OBJECTIVES[:1], key_results=krs)
    types = dict(plan.work_types)
    types["new-features"] = types["new-features"]._replace(name="Team: new")
    plan = replace(plan, work_types=types)
    text = filled(form(plan), {"Word: fast~000002": {"Now": "4"}, "Time": {"Fires": "100"}})
    after = done(plan, read(plan, text).step)
    assert (answer_for(after, "one-000001", WEEK), stored_in(after, Cell("kr", "one-000002", "value"), WEEK)) == (
        None,
        4,
    )
    assert answer_of(after, "checkout", WEEK) == {"fires": 1.0}


def test_two_teams_of_one_name_are_told_apart() -> None:
    teams = [Team("checkout", "Shop", "ONE"), Team("growth", "Shop", "TWO")]
    plan = with_key_results(measured_plan(teams=teams, people={"checkout": 6, "growth": 5}))
    after = done(plan, read(plan, filled(form(plan, "growth"), {"Time": {"Fires": "100"}})).step)
    assert [answer_of(after, team, WEEK) for team in ("checkout", "growth")] == [None, {"fires": 1.0}]


def test_check_ins_say_which_quarter_is_meant() -> None:
    plan = plan_with_all()
    text = form(plan)
    late = text.replace("Quarter: 2026-Q4", "Quarter: 2026-Q3").encode()
    assert quarter_of(plan, [File("a", late), File("b", b"no form")]) == "2026-Q3"
    assert quarter_of(plan, [File("a", late), File("b", text.encode())]) == "2026-Q4"
    assert quarter_of(plan, []) == "2026-Q4"
