"""Sentences for one and for many, for none and for unknown: those that are made of a few values."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from planner.domain.change import Step
from planner.domain.departure import question
from planner.domain.effect import Effect
from planner.domain.figures import figure, parse_figure, way
from planner.domain.founding.draft import Draft, DraftTeam, total_text
from planner.domain.importing.preview import ImportPreview
from planner.domain.importing.records import Rejected
from planner.domain.importing.told import preview_lines, read_lines, summary
from planner.domain.measuring.promises import Amount
from planner.domain.optimum.exchanges import Exchange
from planner.domain.optimum.held import Held
from planner.domain.optimum.told import method, paragraphs, sentence
from planner.domain.plan import Plan
from planner.domain.scoring.setting import ScoresEffect, effect_text
from planner.domain.speed.amounts import amount
from planner.domain.speed.first_evidence import FirstEvidence, TimeToEvidence, because, headline
from planner.domain.speed.incidents import Prevented, hours_text
from planner.domain.teams.teams import edit_team, form_of
from planner.domain.text import counted, is_one_week, number_text, people_phrase, percent, weeks_phrase, weeks_text
from planner.domain.triage import begin, progress
from planner.domain.views.review_rows import amount_text
from planner.domain.voting.outcome import Outcome
from planner.domain.voting.said import agreement_sentence, nothing_to_talk_about
from tests.builders import make_item, make_plan

DAY = date(2026, 11, 2)
THEN = "in the lanes then have one."
COSTS = "against the best by score;"


@pytest.mark.parametrize(
    ("weeks", "text", "phrase"),
    [
        (None, "?", "an unknown number of weeks"),
        (0.0, "0", "0 weeks"),
        (0.3, "<1", "<1 week"),
        (1.0, "1", "1 week"),
        (1.4, "1", "1 week"),
        (2.0, "2", "2 weeks"),
    ],
)
def test_weeks(weeks: float | None, text: str, phrase: str) -> None:
    assert (weeks_text(weeks), weeks_phrase(weeks)) == (text, phrase)
    assert is_one_week(weeks) == (text in {"1", "<1"})


def test_numbers_with_their_nouns() -> None:
    assert [counted(n, "item") for n in (0, 1, 2)] == ["no items", "1 item", "2 items"]
    assert [counted(n, "entry", "entries") for n in (0, 1, 2)] == ["no entries", "1 entry", "2 entries"]
    assert [people_phrase(n) for n in (0, 0.5, 1, 2.5)] == ["no people", "0.5 people", "1 person", "2.5 people"]
    assert [number_text(n) for n in (-0.0, -0.04, 0.25, 10_000)] == ["0", "0", "0.3", "10000"]
    assert [percent(n) for n in (0, 0.004, 1)] == ["0 %", "0 %", "100 %"]
    assert [hours_text(n) for n in (None, 0, 1, 1.5)] == ["unknown hours", "0 hours", "1 hour", "1.5 hours"]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "days", "–"),
        (0.0, "days", "0 days"),
        (-0.0, "%", "0 %"),
        (1.0, "days", "1 day"),
        (-1.0, "day", "−1 day"),
        (1.0, "day", "1 day"),
        (3.0, "day", "3 days"),
        (0.5, "day", "0.5 day"),
        (1.0, "€", "€ 1"),
        (1.0, "orders", "1 orders"),
    ],
)
def test_figures_with_units(value: float | None, unit: str, text: str) -> None:
    assert figure(value, unit) == amount(value, unit) == text
    assert parse_figure(text, "Now", unit) == (value if value is None else value + 0.0)


def test_the_way_of_a_key_result() -> None:
    ways = [way(9, 1, "days"), way(None, 3, "day"), way(1, 2, "€"), way(0, 1, "")]
    assert ways == ["9 → 1 day", "– → 3 days", "€ 1 → € 2", "0 → 1"]


def promised(*items: str) -> Plan:
    plan = make_plan([make_item(i, weeks=1.0) for i in "abcd"])
    places = {p.id: p._replace(committed="in" if p.item in items else "out") for p in plan.placements.values()}
    return replace(plan, placements=MappingProxyType(places))


@pytest.mark.parametrize(
    ("came", "went", "text"),
    [
        ("", "a", "A was promised and goes out."),
        ("", "ab", "A and B were promised and go out."),
        ("", "abc", "A, B and 1 more were promised and go out."),
        ("", "ad", "A and D go out."),
        ("", "d", "D goes out."),
        ("d", "", "D comes in."),
        ("cd", "a", "A was promised and goes out; C and D come in."),
    ],
)
def test_the_question_about_a_departure(came: str, went: str, text: str) -> None:
    assert question(promised("a", "b", "c"), Effect(tuple(came), tuple(went))) == text


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (Amount(0, 0, 0), "0 weeks"),
        (Amount(1, 0, 1), "?"),
        (Amount(2, 1, 1), "at least 1 week"),
        (Amount(2, 12, 0), "12 weeks"),
    ],
)
def test_an_amount(found: Amount, text: str) -> None:
    assert amount_text(found) == text


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (Prevented(1, 0, 1), "1 incident of unknown hours"),
        (Prevented(1, 1, 0), "1 hour in 1 incident"),
        (Prevented(3, 14, 1), "14 hours in 3 incidents, 1 of unknown hours"),
    ],
)
def test_what_an_item_would_have_prevented(found: Prevented, text: str) -> None:
    assert found.text == text


def evidence_of(count: int, waiting: int = 0, unknown: int = 0) -> TimeToEvidence:
    return TimeToEvidence(
        tuple(FirstEvidence(str(n), f"I{n}", DAY, DAY, n) for n in range(1, count + 1)), waiting, unknown
    )


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (None, "Idea to first customer evidence: reading …"),
        (evidence_of(0), "Idea to first customer evidence: unknown, no slice has a verdict yet."),
        (evidence_of(0, 1), "1 item with slices waits for a verdict."),
        (evidence_of(0, 2), "2 items with slices wait for a verdict."),
        (evidence_of(1), "1 day from idea to first customer evidence, of the one item that has any."),
        (evidence_of(2), "1.5 days from idea to first customer evidence: the median of 2 items."),
    ],
)
def test_the_headline_of_speed(found: TimeToEvidence | None, text: str) -> None:
    assert headline(found).endswith(text)


def test_the_arithmetic_of_the_headline_counts_what_it_leaves_out() -> None:
    one, many = because(evidence_of(1, 1, 1)), because(evidence_of(60, 2, 2))
    assert "1 item with slices waits for a verdict and cannot be counted yet." in one
    assert "1 item has no beginning in the history." in one
    assert "2 items with slices wait for a verdict and cannot be counted yet." in many
    assert "2 items have no beginning in the history." in many
    assert any("more items, each" in line for line in many)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (ScoresEffect(0, 0, 0, 1), "No item gets or loses a score: 0 of 1 in the lanes have one."),
        (ScoresEffect(1, 0, 1, 4), "1 item gets a score. 1 of 4 in the lanes then have one."),
        (ScoresEffect(0, 1, 0, 4), "1 item loses its own. 0 of 4 in the lanes then have one."),
        (ScoresEffect(0, 2, 2, 4), "2 items lose theirs. 2 of 4 in the lanes then have one."),
        (
            ScoresEffect(14, 3, 36, 40, 1),
            f"14 items get a score, 3 lose theirs. 36 of 40 {THEN} 1 item would stand elsewhere by score.",
        ),
        (
            ScoresEffect(2, 1, 3, 4, 2),
            f"2 items get a score, 1 loses its own. 3 of 4 {THEN} 2 items would stand elsewhere by score.",
        ),
    ],
)
def test_what_another_way_to_score_does(change: ScoresEffect, text: str) -> None:
    assert effect_text(change) == text


def held(exchanges: tuple[Exchange, ...] = (), *, exact: bool = True, unscored: int = 0, yours: float = 9.0) -> Held:
    best = 10.0 if exchanges else yours
    return Held(yours, best, best if exact else 12.0, exact, exact, exchanges, unscored)


ONE, TWO = Exchange(("a",), ("c",), 1.0), Exchange(("a", "b"), ("c", "d"), 0.5)
IN = Exchange((), ("d",), 0.5)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (held(), "Your order brings as much as any plan under these limits: it is the best by score."),
        (held(exact=False), "No better plan by score was found; your order costs 25 % at most."),
        (held(yours=0.0), "No item that could be in has a score yet, so there is no best plan by score."),
        (held((ONE,)), "Your order costs 10 % against the best by score; swapping A for C would close it."),
        (
            held((IN,), exact=False),
            f"Your order costs 10 % to 25 % {COSTS} taking in D would win 10 %.",
        ),
        (
            held((TWO, ONE)),
            f"Your order costs 10 % {COSTS} 2 swaps would close it, first of all swapping A and B for C and D.",
        ),
    ],
)
def test_what_an_order_costs(found: Held, text: str) -> None:
    assert sentence(promised(), found) == text
    assert method(found).startswith("Proven" if found.exact else "An estimate")


def test_what_has_no_score_is_counted_below_it() -> None:
    assert "1 item has no score and stays as it is" in paragraphs(promised(), held((ONE,), unscored=1))[-2]
    assert "2 items have no score and stay as they are" in paragraphs(promised(), held((ONE,), unscored=2))[-2]
    assert method(held((ONE,), exact=False)._replace(solver=True)).startswith("Time ran out")


def preview(**values: object) -> ImportPreview:
    given: dict[str, object] = dict.fromkeys(ImportPreview._fields, 0)
    given |= dict.fromkeys(("new", "changed", "rejected", "passed_over", "proposals", "notes"), ())
    given |= {"step": Step("", ()), "system": "csv", "chosen": "all items", "lanes": {}, "taken_for": ""}
    return ImportPreview(**{**given, "new_keys": frozenset(), **values})  # type: ignore[arg-type]  # fields by name


def test_an_import_of_nothing_one_and_many() -> None:
    row = Rejected(2, "“Title”", "there is no title")
    assert summary(preview()) == "nothing to read"
    assert preview_lines(preview(), "a.csv")[0] == "a.csv: no rows from CSV, taking all items."
    one = preview(read=1, new=(make_item("a", weeks=1.0),), needs_added=1, needs_removed=1)
    lines = preview_lines(one, "a.csv")
    assert lines[0].startswith("a.csv: 1 row from")
    assert "1 link becomes a need of one item for another." in lines
    assert "1 need goes, because the link is gone at the source." in lines
    assert "  A A (1 week)" in lines
    many = preview(read=9, system="github", rejected=(row,) * 4, needs_added=2, needs_removed=2, taken_for="GitHub")
    lines = preview_lines(many, "a.json", 3)
    assert lines[:2] == ["a.json: 13 entries from GitHub, taking all items.", "Taken for GitHub."]
    assert "2 links become needs of one item for another." in lines
    assert "2 needs go, because the link is gone at the source." in lines
    assert lines[-1] == "  … and 1 more"
    assert read_lines(many)[-1].endswith(" And 2 more.")
    assert preview_lines(preview(read=1, system="github"), "a.json")[0].startswith("a.json: 1 entry from GitHub")


@pytest.mark.parametrize(
    ("leads", "agreement", "line", "text"),
    [
        (1, None, 2, "Only one lead has voted: this is one opinion, not a common order."),
        (2, None, 2, "The 2 leads judged too few of the same items to say how far they agree."),
        (3, 0.9, 2, "The 3 leads largely agree."),
        (3, 0.6, 2, "The 3 leads agree in the main."),
        (3, 0.4, 2, "The 3 leads agree only in part: talk about what divides you before anything is taken over."),
        (3, 0.4, None, "The 3 leads agree only in part."),
        (3, 0.1, 2, "The 3 leads do not agree: a common order would hide that, so talk first."),
        (3, 0.1, None, "The 3 leads do not agree."),
    ],
)
def test_how_far_a_room_agrees(leads: int, agreement: float | None, line: int | None, text: str) -> None:
    result = Outcome("innovation", leads, (), (), line, agreement, 0)
    assert agreement_sentence(result) == text
    assert nothing_to_talk_about(result).startswith("Everything fits" if line is None else "The leads agree")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ((), "No team with people yet."),
        ((DraftTeam("A", "product", "1"),), "1 team, 1 person"),
        ((DraftTeam("A", "product", "1"), DraftTeam("B", "product", "1,5")), "2 teams, 2.5 people"),
        ((DraftTeam("A", "product", "0"),), "1 team, no people"),
    ],
)
def test_what_a_new_plan_comes_to(rows: tuple[DraftTeam, ...], text: str) -> None:
    assert total_text(Draft("Harbor", "2026-Q4", rows)).startswith(text)


@pytest.mark.parametrize(("people", "text"), [(1.0, "1 person"), (2.5, "2.5 people"), (0.0, "no people")])
def test_staffing_a_team(people: float, text: str) -> None:
    plan = make_plan()
    assert edit_team(plan, "chk", form_of(plan, "chk")._replace(people=people)).label == f"Staff Chk with {text}"


def test_a_run_of_sorting_says_how_far_it_is() -> None:
    for count, text in ((0, "nothing waits to be sorted"), (1, "0 of 1 item sorted"), (2, "0 of 2 items sorted")):
        plan = make_plan([make_item(i, None, team=None) for i in "ab"[:count]])
        assert progress(plan, begin(plan)) == text
