"""A slice's verdict: settled by what, in which direction, when, and how often wrongly."""

from datetime import date, timedelta
from math import inf, log, nan
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.statistics.bayes import log_bayes_factor
from planner.domain.verdict.judging import ENOUGH_EVIDENCE, Look, SliceVerdict, judge
from planner.domain.verdict.mark import PassMark
from planner.domain.verdict.more import MOST, about
from planner.domain.verdict.tally import Count, Difference, Mean, Share, Tally

FIRST = date(2026, 10, 5)
TODAY = date(2027, 1, 4)
SHARE = PassMark("share", 0.10)


def week(number: int) -> date:
    return FIRST + timedelta(weeks=number - 1)


def weeks(*tallies: Tally) -> list[Look]:
    return [Look(week(number), tally) for number, tally in enumerate(tallies, start=1)]


def judged(mark: PassMark, *tallies: Tally, today: date = TODAY) -> SliceVerdict:
    return judge(mark, weeks(*tallies), today)


def test_evidence_settles_a_share_at_the_look_that_brings_it() -> None:
    found = judged(SHARE, *[Share(21, 150)] * 6)
    assert (found.verdict, found.by, found.settled) == ("worked", "evidence", week(6))
    assert found.tally == Share(126, 900)
    assert found.evidence is not None
    assert found.evidence > ENOUGH_EVIDENCE
    assert judged(SHARE, *[Share(21, 150)] * 5).verdict == "too_early"
    missed = judged(PassMark("share", 0.30), *[Share(6, 50)] * 2)
    assert (missed.verdict, missed.by) == ("did_not", "evidence")
    assert judged(PassMark("share", 0.30, "down"), *[Share(6, 50)] * 2).verdict == "worked"


def test_an_interval_settles_a_share_at_the_fixed_sample_and_not_before_or_after() -> None:
    result = Share(20, 120)  # Wilson 0.111 … 0.243, evidence 1.5
    assert judged(SHARE, result).verdict == "too_early"
    assert judged(SHARE._replace(sample=121), result).verdict == "too_early"
    found = judged(SHARE._replace(sample=120), result)
    assert (found.verdict, found.by, found.due, found.tally) == ("worked", "interval", True, result)
    dated = judged(SHARE._replace(until=date(2026, 10, 9)), result)
    assert (dated.verdict, dated.settled) == ("worked", FIRST)
    assert judged(SHARE._replace(until=date(2026, 10, 9)), result, today=date(2026, 10, 8)).verdict == "too_early"
    # At the sample of 60 the interval is on the mark; that it would clear it a week later no longer counts.
    late = judged(SHARE._replace(sample=60), Share(8, 60), Share(12, 60))
    assert (late.verdict, late.due, late.tally) == ("too_early", True, result)


def test_what_was_settled_at_the_fixed_sample_stays_unless_evidence_speaks_against_it() -> None:
    mark = SHARE._replace(sample=120)
    stays = judged(mark, Share(20, 120), Share(6, 60))
    assert (stays.verdict, stays.tally, stays.settled) == ("worked", Share(20, 120), FIRST)
    turned = judged(mark, Share(20, 120), Share(10, 900))
    assert (turned.verdict, turned.by, turned.settled) == ("did_not", "evidence", FIRST)


@pytest.mark.parametrize(
    ("kind", "above", "mark"),
    [
        ("difference", Difference(56, 70, 48, 80), 0.05),  # Newcombe 1998: 0.0524 … 0.3339
        ("mean", Mean.of([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]), -0.55),  # Student 1908: −0.53 … 2.03
        ("count", Count(10), 4.7),  # Garwood 1936: 4.795 … 18.390
    ],
)
def test_all_other_kinds_are_settled_at_the_fixed_sample_alone(kind: str, above: Tally, mark: float) -> None:
    open_mark = PassMark(kind, mark)
    assert judged(open_mark, above).verdict == "too_early"
    assert judged(open_mark._replace(sample=above.size + 1), above).verdict == "too_early"
    at_sample = open_mark._replace(sample=above.size)
    assert judged(at_sample, above).verdict == "worked"
    assert judged(at_sample._replace(direction="down"), above).verdict == "did_not"
    nearer = judged(at_sample._replace(mark=mark + 0.1), above)
    assert (nearer.verdict, nearer.due) == ("too_early", True)
    assert nearer.more is not None
    assert nearer.more >= 1
    # What comes in after the fixed look counts for nothing.
    assert judged(at_sample._replace(mark=mark + 0.1), above, above, above) == nearer
    dated = open_mark._replace(until=FIRST + timedelta(days=4))
    assert judged(dated, above, today=FIRST + timedelta(days=3)).verdict == "too_early"
    assert judged(dated, above, today=FIRST + timedelta(days=4)).verdict == "worked"


def test_too_early_says_how_many_more_it_takes() -> None:
    so_far = Share(8, 60)
    found = judged(SHARE, so_far)
    assert found.more is not None
    # By that many the evidence is there if it goes on as Laplace's rule expects, and one fewer is not enough.
    for more, settles in ((found.more, True), (found.more - 1, False)):
        successes = 8 + more * 9 / 62
        assert (log_bayes_factor(successes, 60 + more, 0.10) >= log(ENOUGH_EVIDENCE)) == settles
    soon = judged(SHARE._replace(sample=270), so_far)
    assert soon.more == found.more  # at 270 the interval would still be on the mark
    assert judged(SHARE._replace(sample=560), so_far).more == 500  # at 560 it would be clear of it
    assert judged(SHARE._replace(sample=500)).more == 500
    assert judged(SHARE).more is None
    assert judged(PassMark("share", 0.5), Share(50, 100)).more is None


def test_the_other_kinds_wait_for_the_sample_or_for_as_much_as_would_clear_the_mark() -> None:
    mark = PassMark("difference", 0.03, sample=4000)
    clear = Difference(220, 1800, 202, 1860)  # +1.4 points, −0.7 … 3.5: on the mark
    assert judged(mark, clear).more == judged(mark._replace(sample=3700), clear).more
    below = Difference(180, 1800, 205, 1860)  # under 3 points already: only the sample is waited for
    assert judged(mark, below).more == 340
    assert judged(mark._replace(sample=None, until=TODAY + timedelta(days=1)), below).more == 0
    assert judged(PassMark("mean", 1, sample=9), Mean(1, 3.0)).more is None
    assert judged(PassMark("count", 2, "down", sample=6), Count(0), Count(1)).more == 4


@given(st.lists(st.integers(0, 30), max_size=8), st.sampled_from([0.05, 0.2, 0.5]))
def test_as_many_more_as_were_said_do_settle_it(successes: list[int], mark: float) -> None:
    found = judged(PassMark("share", mark), *[Share(s, 30) for s in successes])
    if found.verdict != "too_early" or found.more is None or not successes:
        return
    total = sum(successes)
    n = len(successes) * 30
    expected = (total + 1) / (n + 2)
    assert 0 < found.more <= MOST
    assert log_bayes_factor(total + found.more * expected, n + found.more, mark) >= log(ENOUGH_EVIDENCE)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5])
def test_weekly_looks_are_wrong_in_at_most_one_of_a_hundred(share: float) -> None:
    chance, wrong, enough = Random(20261005), 0, log(ENOUGH_EVIDENCE)
    for _ in range(2000):
        successes = 0
        for look in range(1, 14):
            successes += sum(chance.random() < share for _ in range(40))
            if log_bayes_factor(successes, 40 * look, share) >= enough:
                wrong += 1
                break
    assert 0 < wrong <= 20


@pytest.mark.parametrize(("trials", "most"), [(1, 0.025), (10, 0.013), (40, 0.008), (100, 0.005)])
def test_how_often_weekly_looks_are_wrong_computed_exactly(trials: int, most: float) -> None:
    for share in (0.1, 0.5):
        assert _ever_settled(share, trials) <= most


def _ever_settled(share: float, trials: int) -> float:
    """The probability that evidence is ever enough in 13 weeks of so many trials, where the mark is exactly true."""
    still_open, settled = {0: 1.0}, 0.0
    for trial in range(1, 13 * trials + 1):
        following: dict[int, float] = {}
        for successes, weight in still_open.items():
            following[successes] = following.get(successes, 0.0) + weight * (1 - share)
            following[successes + 1] = following.get(successes + 1, 0.0) + weight * share
        still_open = following
        if trial % trials == 0:
            enough = [s for s in still_open if log_bayes_factor(s, trial, share) >= log(ENOUGH_EVIDENCE)]
            settled += sum(still_open.pop(s) for s in enough)
    return settled


counts = st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
tallies = {
    "share": counts.map(lambda c: Share(*c)),
    "difference": st.tuples(counts, counts).map(lambda c: Difference(*c[0], *c[1])),
    "mean": st.lists(st.integers(-9, 9), max_size=6).map(Mean.of),
    "count": st.tuples(st.integers(0, 30), st.integers(1, 3)).map(lambda c: Count(*c)),
}


@given(data=st.data(), kind=st.sampled_from(sorted(tallies)), direction=st.sampled_from(["up", "down"]))
def test_verdicts_do_not_flip_by_reordering_weeks(data: st.DataObject, kind: str, direction: str) -> None:
    looks = weeks(*data.draw(st.lists(tallies[kind], max_size=8)))
    until = data.draw(st.one_of(st.none(), st.dates(FIRST, TODAY)))
    sample = data.draw(st.one_of(st.none(), st.integers(1, 900)))
    mark = PassMark(kind, 0.2, direction, sample, until)
    found = judge(mark, looks, TODAY)
    assert judge(mark, data.draw(st.permutations(looks)), TODAY) == found
    opposite = judge(mark._replace(direction="down" if direction == "up" else "up"), looks, TODAY)
    swapped = {"worked": "did_not", "did_not": "worked", "too_early": "too_early"}
    assert opposite.verdict == swapped[found.verdict]
    assert (found.settled is None) <= (found.verdict == "too_early")
    if found.interval is not None and found.tally is not None and found.tally.estimate is not None:
        assert found.interval.low <= found.tally.estimate <= found.interval.high
    # The same results in other weeks say the same where all of them count.
    if sample is None and until is None:
        others = weeks(*data.draw(st.permutations([look.tally for look in looks])))
        assert judge(mark, others, TODAY).verdict == found.verdict


@given(st.lists(st.lists(st.integers(-1000, 1000), max_size=5), max_size=6))
def test_means_of_weeks_add_up_to_the_mean_of_all(parts: list[list[int]]) -> None:
    together, whole = Mean(0, 0.0), Mean.of([value for part in parts for value in part])
    for part in parts:
        together = together.and_more(Mean.of(part))
    assert together.n == whole.n
    if whole.n:
        assert together.mean == pytest.approx(whole.mean, abs=1e-9)
        assert (together.deviation or 0) == pytest.approx(whole.deviation or 0, abs=1e-6)


@pytest.mark.parametrize(
    ("mark", "tally", "said"),
    [
        (SHARE, Share(11, 10), "11 of 10 cannot be"),
        (SHARE, Share(nan, 10), "nan is not a number"),
        (SHARE, Share(-1, 10), "-1 is no count"),
        (SHARE, Count(3), "judged by a share"),
        (PassMark("share", 1.0), Share(1, 10), "Pass mark: 100 %"),
        (PassMark("share", 30), Share(1, 10), "between 0 and 100 %"),
        (PassMark("share", 0.1, sample=0), Share(1, 10), "Sample"),
        (PassMark("share", 0.1, sample=inf), Share(1, 10), "Sample"),
        (PassMark("difference", 3), Difference(1, 2, 1, 2), "write e.g. \\+3"),
        (PassMark("difference", 0.03), Difference(1, 2, 3, 2), "Result of the others: 3 of 2"),
        (PassMark("mean", nan), Mean(3, 1.0, 1.0), "Pass mark: nan"),
        (PassMark("mean", 1), Mean(3, inf, 1.0), "Mean: inf"),
        (PassMark("mean", 1), Mean(3, 1.0), "3 values need one"),
        (PassMark("mean", 1), Mean(3, 1.0, -1.0), "never less than 0"),
        (PassMark("count", 0, "down"), Count(0), "never happens"),
        (PassMark("count", 1), Count(-1), "-1 is no count"),
        (PassMark("count", 1), Count(2, 0.0), "cannot be counted over nothing"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(mark: PassMark, tally: Tally, said: str) -> None:
    with pytest.raises(BadInputError, match=said) as refused:
        judged(mark, tally)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(("more", "text"), [(7, "7"), (99, "99"), (337, "340"), (340, "340"), (1201, "1,300")])
def test_about_how_many_is_said_in_two_digits(more: int, text: str) -> None:
    assert about(more) == text
