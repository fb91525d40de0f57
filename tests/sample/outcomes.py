"""How the key results moved, week by week, as the leads said on Fridays, and what the first targets were."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from planner.domain.okrs.checking import KrAnswer, check_in_krs
from tests.sample.teller import Teller

Said = tuple[float | None, int | None]


class Course(NamedTuple):
    """One key result's check-ins, from week 1 on: value and confidence."""

    said_by: str
    weeks: Sequence[Said]
    words: Mapping[int, str] = MappingProxyType({})
    """By week, from 1."""


def _course(by: str, values: Sequence[float | None], confidence: Sequence[int | None], **words: str) -> Course:
    said = {int(week[1:]): text for week, text in words.items()}
    return Course(by, tuple(zip(values, confidence, strict=True)), said)


COURSES: dict[tuple[str, str], Course] = {
    ("2026-Q1", "First orders"): _course(
        "Ines Duarte",
        (2100, 4600, 7300, 10200, 13000, 16100, 18800, 21900, 24600, 27300, 29800, 32100, 34400),
        (6, 6, 6, 7, 7, 7, 7, 6, 6, 5, 5, 4, 4),
    ),
    ("2026-Q2", "Repeat purchase"): _course(
        "Tom Berger",
        (24.1, 24.3, 24.4, 24.8, 25.1, 25.2, 25.6, 25.8, 25.9, 26.3, 26.4, 26.6, 26.8),
        (6, 6, 6, 6, 6, 5, 6, 6, 5, 5, 5, 4, 4),
    ),
    ("2026-Q3", "Revenue per customer"): _course(
        "Tom Berger",
        (19.1, 19.1, 19.4, 19.5, 19.6, 19.8, None, 20.1, 20.1, 20.3, 20.3, 20.4, 20.5),
        (6, 6, 6, 6, 7, 7, None, 6, 6, 6, 5, 5, 5),
    ),
    ("2026-Q4", "Repeat purchase"): _course(
        "Tom Berger",
        (29.6, 30.4, 31.3, 32.0, 32.7, 33.4),
        (6, 6, 7, 7, 7, 7),
        w4="Saved carts is out for everyone",
    ),
    ("2026-Q4", "Revenue per customer"): _course(
        "Tom Berger",
        (21.0, 21.3, 21.8, 22.2, 22.6, 22.8),
        (5, 6, 7, 7, 8, 8),
    ),
    ("2026-Q4", "Checkouts finished"): _course(
        "Ines Duarte",
        (61.2, 62.3, 61.8, 60.9, 62.2, 62.9),
        (7, 6, 5, 4, 4, 3),
        w4="Timeouts at the payment step, three evenings of five",
        w6="Better without the Tuesday, still far off",
    ),
    ("2026-Q4", "Page ready on a phone"): _course(
        "Priya Raman",
        (3.4, 3.3, 3.3, 3.2, None, 3.1),
        (5, 5, 5, 4, None, 4),
        w6="The new images help; the search page has not begun",
    ),
}
"""Weeks that nobody spoke of are `None`: unknown, not 0."""


def week(teller: Teller, number: int, friday: date) -> None:
    """Says where each key result of the quarter stood in its week of that number, from 0."""
    plan, monday = teller.plan, friday - timedelta(days=4)
    for kr in sorted(plan.key_results.values(), key=lambda kr: (kr.position, kr.id)):
        course = COURSES[plan.current, kr.name]
        value, confidence = course.weeks[number] if number < len(course.weeks) else (None, None)
        if value is None and confidence is None:
            continue
        answers = {kr.id: KrAnswer(value, confidence, course.words.get(number + 1, ""))}
        teller.does(
            course.said_by,
            lambda plan, moment, answers=answers: check_in_krs(plan, monday, answers, moment),
        )
