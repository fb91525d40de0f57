"""The weekly check-ins: on Friday afternoon each team says where its week went."""

from datetime import date, timedelta

from planner.domain.check_ins.answers import save
from tests.sample.teller import Teller
from tests.sample.weeks import team_weeks

LEADS = {"CHK": "Ines Duarte", "GRW": "Tom Berger", "PLT": "Priya Raman", "BLD": "Oskar Nilsson"}
STILL_OUT = ("CHK", "PLT")
"""Whose answer for the present week is still missing."""
_SENTENCES = {
    ("2026-Q1", "CHK", 3): "The new checkout page is at half of all visitors",
    ("2026-Q2", "CHK", 5): "Tracking is live in Germany",
    ("2026-Q2", "PLT", 8): "Moved the database over the long weekend",
    ("2026-Q3", "CHK", 4): "The card provider was down for a day and a half",
    ("2026-Q3", "PLT", 9): "Two nights on the payment step",
    ("2026-Q4", "CHK", 2): "Timeouts at the payment step, every day around six",
    ("2026-Q4", "PLT", 2): "Held checkout up with more machines; the cause is still there",
    ("2026-Q4", "CHK", 4): "Saved carts is out for everyone; the rest was fires",
    ("2026-Q4", "PLT", 4): "Log retention is done, latency has not begun",
    ("2026-Q4", "BLD", 5): "Quarantine catches nine of ten flaky tests",
}


def week(teller: Teller, number: int, count: int, friday: date, *, still_open: bool) -> None:
    """Saves the week's answers of all teams, or of those that have answered so far."""
    for minutes, (key, lead) in enumerate(LEADS.items()):
        if not (still_open and key in STILL_OUT):
            teller.clock.set(friday, 13, 7 + 11 * minutes)
            shares = team_weeks(teller.plan.current, key, count)[number]
            sentence = _SENTENCES.get((teller.plan.current, key, number), "")
            _answer(teller, lead, key, friday - timedelta(days=4), shares, sentence)


def _answer(teller: Teller, lead: str, key: str, monday: date, shares: dict[str, float], sentence: str) -> None:
    team = teller.plan.team_named(key).id
    teller.does(lead, lambda plan, moment: save(plan, team, monday, shares, moment, sentence=sentence))
