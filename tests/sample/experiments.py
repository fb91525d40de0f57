"""The slices: what was tried on customers before everybody got it, week by week, and what was decided then."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from planner.domain.calendar import monday_of
from planner.domain.gates import advance, gate_list
from planner.domain.results import Slice, SliceDecision
from planner.domain.slices.form import parse_slice
from planner.domain.slices.numbers import parse_line
from planner.domain.slices.slicing import add_slice, decide_slice, edit_slice, record_result, slices_of
from tests.sample.teller import Teller


class Decided(NamedTuple):
    """What was decided of a slice, on a Friday."""

    on: date
    decision: SliceDecision
    why: str
    by: str


class Experiment(NamedTuple):
    """One slice: as it was fixed beforehand, and what each week brought from its start on."""

    item: str
    """The item's title."""
    texts: Mapping[str, str]
    cut_on: date
    """A Friday; customers have it from the Monday after."""
    weeks: tuple[str, ...]
    by: str
    decided: Decided | None = None
    moved: tuple[date, str] | None = None
    """On which Friday the pass mark was moved, and to what."""


def _slice(title: str, pass_mark: str, hypothesis: str, metric: str, **more: str) -> Mapping[str, str]:
    texts = {"title": title, "pass_mark": pass_mark, "hypothesis": hypothesis, "metric": metric, **more}
    return MappingProxyType(texts)


EXPERIMENTS = (
    Experiment(
        "One-page checkout",
        _slice(
            "One page for half of all visitors",
            "+2 pp",
            "With everything on one page, more of those who begin will pay",
            "checkouts finished, with it less without",
            sample="8000",
        ),
        date(2026, 2, 6),
        ("1,302 of 2,010 against 1,211 of 2,004", "1,333 of 2,020 against 1,250 of 2,031"),
        "Ines Duarte",
        Decided(date(2026, 2, 27), "continue", "Five points more on the same traffic", "Mara Lindqvist"),
    ),
    Experiment(
        "Order tracking",
        _slice(
            "Tracking link in the mail",
            "≥ 30 %",
            "Who can see the parcel does not write to support",
            "mails whose link is opened",
        ),
        date(2026, 5, 1),
        ("128 of 310", "141 of 334"),
        "Ines Duarte",
        Decided(date(2026, 5, 22), "continue", "Four of ten open it, and support gets fewer mails", "Mara Lindqvist"),
    ),
    Experiment(
        "Win-back campaign",
        _slice(
            "Voucher for 2,000 who went quiet",
            "≥ 4 %",
            "A voucher brings back who has not ordered for 90 days",
            "vouchers that became an order",
        ),
        date(2026, 5, 15),
        ("9 of 980", "11 of 1,020"),
        "Tom Berger",
        Decided(date(2026, 6, 5), "stop", "One in a hundred came back; the campaign goes out without it", "Tom Berger"),
    ),
    Experiment(
        "Subscriptions",
        _slice("Coffee only", "≥ 8 %", "Whoever buys coffee twice wants it every month", "coffee buyers who subscribe"),
        date(2026, 8, 7),
        ("21 of 214", "33 of 240", "35 of 251", "38 of 260"),
        "Tom Berger",
        Decided(date(2026, 9, 11), "continue", "One in eight subscribes; tea is next", "Tom Berger"),
    ),
    Experiment(
        "Stock alerts",
        _slice(
            "Mail when it is back",
            "≥ 20 %",
            "Who asked for it buys it when it is back",
            "mails that became an order",
            until="2026-09-18",
        ),
        date(2026, 8, 28),
        ("16 of 61", "11 of 52", "15 of 58"),
        "Ines Duarte",
    ),
    Experiment(
        "Saved carts",
        _slice(
            "Signed-in customers only",
            "≥ 10 %",
            "A cart that is still there brings people back without a mail",
            "left carts that are opened again",
            kr="Repeat purchase",
        ),
        date(2026, 10, 2),
        ("47 of 388", "61 of 402", "58 of 395"),
        "Ines Duarte",
        Decided(date(2026, 10, 23), "continue", "14 % come back; everybody gets it", "Mara Lindqvist"),
    ),
    Experiment(
        "Returns chat bot",
        _slice(
            "Answers by a bot for one shop",
            "≥ 30 %",
            "A bot answers what is asked about returns",
            "questions that the bot settles",
        ),
        date(2026, 10, 2),
        ("5 of 48", "6 of 52"),
        "Tom Berger",
        Decided(date(2026, 10, 16), "stop", "11 of 100 questions, and those were the easy ones", "Tom Berger"),
    ),
    Experiment(
        "Usage-based pricing",
        _slice(
            "Price page toggle",
            "+3 pp",
            "Shops that see what they would pay by order ask for it",
            "shops that ask for an offer, with it less without",
            kr="Revenue per customer",
            sample="4000",
        ),
        date(2026, 10, 9),
        ("31 of 402 against 26 of 398", "33 of 410 against 30 of 405", "35 of 398 against 29 of 401"),
        "Tom Berger",
    ),
    Experiment(
        "Onboarding emails",
        _slice(
            "The first mail only",
            "≥ 10 %",
            "One mail about saved carts brings new customers back within a week",
            "mails whose link is opened",
            kr="Repeat purchase",
        ),
        date(2026, 10, 9),
        ("41 of 300", "44 of 310", "46 of 305", "44 of 312"),
        "Tom Berger",
    ),
    Experiment(
        "Self-serve sandbox",
        _slice(
            "Sandbox for one team",
            "≤ 1 day",
            "A team that makes its own sandbox does not wait for Platform",
            "days from asking to a sandbox that works",
            sample="12",
        ),
        date(2026, 10, 9),
        ("5 values, mean 0.7, deviation 0.4", "7 values, mean 0.4, deviation 0.3"),
        "Priya Raman",
        Decided(date(2026, 10, 30), "continue", "Half a day instead of three; Growth is next", "Priya Raman"),
    ),
    Experiment(
        "Apple Pay",
        _slice(
            "Denmark, on phones",
            "≥ 66 %",
            "One tap instead of a form keeps those who gave up at the card number",
            "checkouts finished on phones that have it",
            kr="Checkouts finished",
        ),
        date(2026, 10, 23),
        ("118 of 181", "121 of 190"),
        "Ines Duarte",
        moved=(date(2026, 10, 30), "≥ 60 %"),
    ),
)
_GATED, _BROAD_ON, _LAST_MILE_ON = "Metering events", date(2026, 10, 16), date(2026, 10, 30)


def week(teller: Teller, friday: date) -> None:
    """What was cut, what the week brought, what was moved and decided, in this order."""
    teller.clock.set(friday, 14, 10)
    if friday in (_BROAD_ON, _LAST_MILE_ON):
        _roll_out(teller, friday)
    for experiment in EXPERIMENTS:
        if experiment.cut_on == friday:
            _cut(teller, experiment)
        _measure(teller, experiment, friday)
        if experiment.moved is not None and experiment.moved[0] == friday:
            _move(teller, experiment, experiment.moved[1])
        if experiment.decided is not None and monday_of(experiment.decided.on) == monday_of(friday):
            _decide(teller, experiment, experiment.decided)


def _roll_out(teller: Teller, friday: date) -> None:
    """Platform answers the checks before everybody gets the metering, one is passed over; then it looks how it does."""
    item = next(item.id for item in teller.plan.items.values() if item.title == _GATED)
    if friday == _BROAD_ON:
        answers: dict[str, str | None] = {check.id: None for check in gate_list(teller.plan)}
        answers["operations-load"] = "It writes what the shop writes anyway; the load test of spring holds"
        teller.does("Priya Raman", lambda plan, moment: advance(plan, item, "broad", moment, checks=answers))
    if friday == _LAST_MILE_ON:
        teller.does("Priya Raman", lambda plan, moment: advance(plan, item, "last_mile", moment))


def _cut(teller: Teller, experiment: Experiment) -> None:
    item = _item(teller, experiment)
    started = (experiment.cut_on + timedelta(days=3)).isoformat()
    form = parse_slice(teller.plan, {**experiment.texts, "started_on": started})
    teller.does(experiment.by, lambda plan, moment: add_slice(plan, item, form, moment))


def _measure(teller: Teller, experiment: Experiment, friday: date) -> None:
    number = (friday - experiment.cut_on).days // 7 - 1
    if not 0 <= number < len(experiment.weeks):
        return
    found = _found(teller, experiment)
    numbers = parse_line(found.kind, experiment.weeks[number])
    monday = friday - timedelta(days=4)
    teller.does(experiment.by, lambda plan, moment: record_result(plan, found.id, monday, numbers, moment))


def _move(teller: Teller, experiment: Experiment, mark: str) -> None:
    found = _found(teller, experiment)
    started = "" if found.started_on is None else found.started_on.isoformat()
    form = parse_slice(teller.plan, {**experiment.texts, "pass_mark": mark, "started_on": started}, found)
    teller.does(experiment.by, lambda plan, moment: edit_slice(plan, found.id, form, moment))


def _decide(teller: Teller, experiment: Experiment, decided: Decided) -> None:
    found = _found(teller, experiment)
    teller.does(decided.by, lambda plan, moment: decide_slice(plan, found.id, decided.decision, decided.why, moment))


def _found(teller: Teller, experiment: Experiment) -> Slice:
    return next(s for s in slices_of(teller.plan) if s.title == experiment.texts["title"])


def _item(teller: Teller, experiment: Experiment) -> str:
    return next(item.id for item in teller.plan.items.values() if item.title == experiment.item)
