"""A slice's verdict as people read it."""

from datetime import date

import pytest

from planner.domain.verdict.judging import Look, judge
from planner.domain.verdict.mark import PassMark
from planner.domain.verdict.tally import Count, Difference, Mean, Share, Tally
from planner.domain.verdict.words import estimate_text, mark_text, range_text, reason, verdict_text

WEEK = date(2026, 10, 5)
TODAY = date(2026, 11, 6)
LATER = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("mark", "tally", "unit", "columns", "sentence"),
    [
        (
            PassMark("share", 0.10),
            Share(126, 900),
            "",
            ("≥ 10 %", "14 %", "12–16", "worked"),
            (
                "Worked: 14 % (12 – 16), 126 of 900, pass mark ≥ 10 %;"
                " the evidence against exactly the pass mark is 39 : 1."
            ),
        ),
        (
            PassMark("share", 0.005, "down"),
            Share(160, 20000),
            "",
            ("≤ 0.5 %", "0.8 %", "0.7–0.9", "did not"),
            (
                "Did not: 0.8 % (0.7 – 0.9), 160 of 20,000, pass mark ≤ 0.5 %;"
                " the evidence against exactly the pass mark is over 1,000 : 1."
            ),
        ),
        (
            PassMark("share", 0.10, until=LATER),
            Share(8, 60),
            "",
            ("≥ 10 %", "13 %", "7–24", "too early: about 610 more"),
            (
                "Too early: 13 % (7 – 24), 8 of 60, pass mark ≥ 10 %; about 610 more, or judged on 18 Dec,"
                " the evidence is 1 : 6.5 and it takes 20 : 1."
            ),
        ),
        (
            PassMark("difference", 0.05, sample=150),
            Difference(56, 70, 48, 80),
            "",
            ("≥ +5 pp", "+20 pp", "5–33", "worked"),
            (
                "Worked: +20 pp (5 – 33), 56 of 70 against 48 of 80, pass mark ≥ +5 pp;"
                " the interval is clear of the pass mark at the sample or date fixed beforehand."
            ),
        ),
        (
            PassMark("difference", 0.03, sample=4000),
            Difference(180, 1800, 180, 1860),
            "",
            ("≥ +3 pp", "+0.3 pp", "−1.6–2.3", "too early: about 340 more"),
            "Too early: +0.3 pp (−1.6 – 2.3), 180 of 1,800 against 180 of 1,860, pass mark ≥ +3 pp; about 340 more.",
        ),
        (
            PassMark("mean", 1, "down", until=WEEK),
            Mean.of([0.3, 0.6, 0.4, 0.9, 0.5, 0.2, 0.7, 0.4]),
            "day",
            ("≤ 1 day", "0.5 day", "0.3–0.7", "worked"),
            (
                "Worked: 0.5 day (0.3 – 0.7), 8 values, pass mark ≤ 1 day;"
                " the interval is clear of the pass mark at the sample or date fixed beforehand."
            ),
        ),
        (
            PassMark("mean", 24, until=WEEK),
            Mean(1, 22.5),
            "€",
            ("≥ € 24", "€ 22.5", "", "too early: too little to say"),
            "Too early: € 22.5, 1 value, pass mark ≥ € 24; too little to say.",
        ),
        (
            PassMark("count", 2, "down", until=LATER),
            Count(1, 3),
            "a week",
            ("≤ 2 a week", "0.3 a week", "0–1.9", "too early: judged on 18 Dec"),
            "Too early: 0.3 a week (0 – 1.9), 1 in 3, pass mark ≤ 2 a week; judged on 18 Dec.",
        ),
    ],
)
def test_figures_and_sentences(
    mark: PassMark, tally: Tally, unit: str, columns: tuple[str, ...], sentence: str
) -> None:
    found = judge(mark, [Look(WEEK, tally)], TODAY)
    so_far = (estimate_text(mark.kind, found, unit), range_text(mark.kind, found))
    assert (mark_text(mark, unit), *so_far, verdict_text(mark, found)) == columns
    assert reason(mark, found, unit) == sentence


@pytest.mark.parametrize(
    ("mark", "tally", "text"),
    [
        (PassMark("share", 0.5), Share(50, 100), "too early: too close to the pass mark to say"),
        (PassMark("share", 0.5), Share(0, 0), "too early: no results yet"),
        (PassMark("share", 0.5, sample=500), Share(0, 0), "too early: about 500 more"),
        (PassMark("count", 0.5), Count(2, 0.5), "too early: no sample and no date was fixed"),
        (PassMark("mean", 5, until=LATER), Mean(0, 0.0), "too early: judged on 18 Dec"),
    ],
)
def test_what_an_open_verdict_waits_for(mark: PassMark, tally: Tally, text: str) -> None:
    assert verdict_text(mark, judge(mark, [Look(WEEK, tally)], TODAY)) == text


def test_nothing_entered_yet_reads_right() -> None:
    mark = PassMark("share", 0.10, sample=400)
    found = judge(mark, [], TODAY)
    assert (found.tally, found.interval, found.settled, found.verdict) == (None, None, None, "too_early")
    assert (estimate_text("share", found), range_text("share", found)) == ("–", "")
    assert reason(mark, found) == "Too early: about 400 more; pass mark ≥ 10 %."
