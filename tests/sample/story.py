"""The story of Harbor & Pine: three quarters in which Tune-Up slid, and a fourth that means to turn it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from planner.domain.alignment import agree_ratio
from planner.domain.calendar import weeks_of
from planner.domain.capacity import Split
from planner.domain.change import Step
from planner.domain.commitment import agree_plan
from planner.domain.founding.founding import found, parse_team
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.principles import following, principle_called
from planner.domain.teams.staffing_mix import set_targets
from planner.domain.teams.teams import edit_team, form_of
from planner.domain.words import TeamKind
from planner.session import StepRecord, Store
from tests.sample import answers, experiments, outcomes, quarters, trouble
from tests.sample.backlog import read_backlog
from tests.sample.planning import Planning
from tests.sample.purpose import move_a_target, say_principles, say_what_for, say_what_moves_them, say_where_we_stand
from tests.sample.teller import Teller

TODAY = date(2026, 11, 6)
"""The sample's today, a Friday: week 6 of 14."""
MARA, JONAS = "Mara Lindqvist", "Jonas Okafor"
_START = datetime(2025, 12, 18, 9, 30, tzinfo=UTC)
_TARGET_MOVED = date(2026, 10, 23)
_STAFFING: dict[TeamKind, float] = {"product": 0.6, "platform": 0.25, "framework": 0.15}
_SPRING = (date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 14), date(2026, 5, 25))


def tell(create: Callable[[StepRecord], Store]) -> Store:
    """Tells everything up to today, in order; the store is left open."""
    teller = Teller(_START)
    planning = Planning(teller, read_backlog())
    teams = [parse_team(t) for t in ("Checkout:product:6", "Growth:product:4", "Platform:platform:4")]
    teams.append(parse_team("Build & Release:framework:2"))
    teller.begin(
        create,
        MARA,
        lambda moment: found(
            "Harbor & Pine", "2026-Q1", teams, moment, time_zone="Europe/Berlin", holidays=[date(2026, 1, 1)]
        ),
    )
    trouble.begin(teller)
    _first(teller, planning)
    _second(teller, planning)
    _third(teller, planning)
    _fourth(teller, planning)
    return teller.store


def _first(teller: Teller, planning: Planning) -> None:
    say_what_for(teller, MARA)
    say_principles(teller, MARA)
    _ratio(teller, Split(0.85, 0.10), "We are searching: more in front of customers, the rest can wait", MARA)
    planning.quarter_before("2026-Q1", date(2025, 12, 19))
    teller.clock.set(date(2025, 12, 22), 14)
    teller.does(MARA, lambda plan, moment: agree_plan(plan, moment, signed_by=MARA, also_signed_by=JONAS))
    trouble.foretell(teller)
    _weeks(teller, planning)
    planning.outcomes_of("2026-Q1", date(2026, 3, 31))
    _turn(teller, date(2026, 3, 31), "2026-Q2", _SPRING)


def _second(teller: Teller, planning: Planning) -> None:
    teller.clock.set(date(2026, 4, 1), 9)
    say_what_for(teller, MARA)
    _staff(teller, "GRW", people=5.0)
    why = "Lead time goes up, so a little more for Tune-Up; the autumn campaign needs its features first"
    _ratio(teller, Split(0.80, 0.10), why, MARA, JONAS)
    planning.quarter_before("2026-Q2", date(2026, 4, 1))
    teller.clock.set(date(2026, 4, 2), 14)
    teller.does(MARA, lambda plan, moment: agree_plan(plan, moment, signed_by=MARA, also_signed_by=JONAS))
    _weeks(teller, planning)
    planning.outcomes_of("2026-Q2", date(2026, 6, 30))
    _turn(teller, date(2026, 6, 30), "2026-Q3", ())


def _third(teller: Teller, planning: Planning) -> None:
    teller.clock.set(date(2026, 7, 1), 9)
    say_what_for(teller, MARA)
    why = "Same as last quarter: subscriptions first, and a larger reserve because fires took 16 %"
    _ratio(teller, Split(0.80, 0.15), why, MARA, JONAS)
    planning.quarter_before("2026-Q3", date(2026, 7, 1))
    teller.clock.set(date(2026, 7, 2), 11)
    teller.does(JONAS, lambda plan, moment: agree_plan(plan, moment, signed_by=MARA, also_signed_by=JONAS))
    _weeks(teller, planning)
    planning.outcomes_of("2026-Q3", date(2026, 9, 30))
    _turn(teller, date(2026, 9, 30), "2026-Q4", (date(2026, 12, 25),))


def _fourth(teller: Teller, planning: Planning) -> None:
    teller.clock.set(date(2026, 10, 1), 8)
    say_what_for(teller, MARA)
    _staff(teller, "PLT", ratio=0.2)
    _staff(teller, "BLD", ratio=0.1)
    teller.does(JONAS, lambda plan, _moment: set_targets(plan, _STAFFING))
    planning.size(date(2026, 10, 1), 9)
    say_what_moves_them(teller, MARA, planning.ids)
    say_where_we_stand(teller, JONAS)
    planning.rank(date(2026, 10, 1), 12)
    teller.clock.set(date(2026, 10, 1), 15)
    why = "Tune-Up stayed under 20 % for three quarters while lead time and fires grew; we buy speed back"
    _ratio(teller, Split(0.60, 0.15), why, MARA, JONAS, follows="speed")
    teller.clock.set(date(2026, 10, 2), 11)
    teller.does(JONAS, lambda plan, moment: agree_plan(plan, moment, signed_by=MARA, also_signed_by=JONAS))
    trouble.foretell(teller)
    _weeks(teller, planning, until=TODAY)


def _staff(teller: Teller, key: str, **values: float) -> None:
    team = teller.plan.team_named(key).id
    teller.does(JONAS, lambda plan, _moment: edit_team(plan, team, form_of(plan, team)._replace(**values)))  # type: ignore[arg-type]  # the form's own fields


def _ratio(teller: Teller, split: Split, why: str, signed_by: str, also: str = "", follows: str = "") -> None:
    def agreed(plan: Plan, moment: Moment) -> Step:
        step = agree_ratio(plan, split, moment, why=why, signed_by=signed_by, also_signed_by=also)
        return following(step, principle_called(plan, follows))

    teller.does(MARA, agreed)


def _weeks(teller: Teller, planning: Planning, until: date | None = None) -> None:
    """Every week: what came up, what became of items, and on Friday where the time went and what else is known."""
    weeks = [week for week in weeks_of(teller.plan.quarter) if until is None or week <= until]
    for number, week in enumerate(weeks):
        friday = week + timedelta(days=4)
        planning.between(week, friday)
        answers.week(teller, number, len(weeks), friday, still_open=until is not None and friday >= until)
        outcomes.week(teller, number, friday)
        experiments.week(teller, friday)
        trouble.week(teller, number, friday)
        if friday == _TARGET_MOVED:
            move_a_target(teller, MARA)


def _turn(teller: Teller, day: date, name: str, holidays: tuple[date, ...]) -> None:
    teller.clock.set(day, 15)
    teller.does(MARA, lambda plan, _moment: quarters.turn(plan, name, holidays))
    teller.open_quarter()
