"""The check-in as a value: who has answered which week, and one team's week in ten blocks."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from planner.domain.calendar import monday_of, short_date, weeks_of
from planner.domain.capacity import round_half_up, weight_of
from planner.domain.check_ins.answers import BLOCK, answer_of, last_week, started, works_in
from planner.domain.check_ins.blocks import Shares, left
from planner.domain.measuring.weeks import is_due
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.words import Part

CellState = Literal["answered", "half", "missing", "away"]
CELL_GLYPHS: dict[CellState, str] = {"answered": "✓", "half": "▸", "missing": "·", "away": " "}
BLOCKS = 10
_SUNDAY = timedelta(days=6)


class Place(NamedTuple):
    """One team's week."""

    team: str
    """The team's id."""
    week: date
    """The week's Monday."""


class TeamWeeks(NamedTuple):
    """One team's weeks as a row."""

    team: str
    """Its id."""
    name: str
    key: str
    cells: tuple[CellState, ...]
    """For each week that has begun, oldest first: answered, half done, missing; away where nobody could answer."""


class CheckInGrid(NamedTuple):
    """Who has answered which week."""

    weeks: tuple[date, ...]
    """Those that have begun."""
    rows: tuple[TeamWeeks, ...]
    answered: int
    """Of all team weeks."""
    expected: int

    def state(self, place: Place) -> CellState:
        """How it stands with a team's week."""
        row = next((row for row in self.rows if row.team == place.team), None)
        return "away" if row is None or place.week not in self.weeks else row.cells[self.weeks.index(place.week)]


class BlockRow(NamedTuple):
    """One work type of a team's week."""

    work_type: str
    """Its id."""
    name: str
    part: Part
    blocks: int
    """How many of ten blocks to show as filled; something that is there at all shows at least one."""
    share: str
    """E.g. `40 %`, `37.5 %`; empty for nothing."""
    last_blocks: int
    """The same for last week."""
    last_share: str


class BlocksView(NamedTuple):
    """One team's week."""

    title: str
    """E.g. `Checkout · week 6 · 2 to 8 Nov`."""
    rows: tuple[BlockRow, ...]
    left: str
    """What is not placed yet, e.g. `3 blocks left to place`, `all placed`."""
    complete: bool
    last_week: str
    """`last week`, or `last week: –` where it has no answer."""


def check_in_grid(plan: Plan, today: date) -> CheckInGrid:
    """Teams and weeks that have begun. The plan's evidence must have been read."""
    weeks = tuple(week for week in weeks_of(plan.quarter) if week <= monday_of(today))
    teams = (team for team in plan.active_teams if weight_of(plan, team) > 0)
    rows = tuple(_row(plan, team, weeks) for team in teams)
    answered = sum(answer_of(plan, row.team, week) is not None for row in rows for week in weeks)
    away = sum(row.cells.count("away") for row in rows)
    return CheckInGrid(weeks, rows, answered, len(rows) * len(weeks) - away)


def first_place(grid: CheckInGrid, today: date, week: date | None = None) -> Place | None:
    """Where a check-in begins: the first team that has not answered the latest week that is due, or a given week.

    Where all have, it is the week that runs now; `None` where there is nobody to ask.
    """
    due = [w for w in grid.weeks if is_due(w, today)]
    wanted = [week] if week is not None else [*due[-1:], *grid.weeks[-1:]]
    places = [Place(row.team, candidate) for candidate in wanted for row in grid.rows]
    there = [place for place in places if grid.state(place) != "away"]
    for candidate in wanted:
        # What is half done waits to be finished before anything is begun.
        open_ones = [p for p in there if p.week == candidate and grid.state(p) != "answered"]
        if open_ones:
            return next((p for p in open_ones if grid.state(p) == "half"), open_ones[0])
    return next((place for place in there if place.week == wanted[-1]), None)


def blocks_view(plan: Plan, place: Place, shares: Shares) -> BlocksView:
    """One team's week as it is placed so far, beside last week."""
    before = last_week(plan, place.team, place.week)
    week, weeks = place.week, weeks_of(plan.quarter)
    number = f"week {weeks.index(week) + 1}" if week in weeks else "week"
    team = plan.teams[place.team]
    rows = tuple(
        BlockRow(
            work_type.id,
            work_type.name,
            work_type.part,
            _blocks(shares.get(work_type.id, 0.0)),
            share_text(shares.get(work_type.id, 0.0)),
            _blocks((before or {}).get(work_type.id, 0.0)),
            share_text((before or {}).get(work_type.id, 0.0)),
        )
        for work_type in plan.ordered_work_types
    )
    known = "last week" if before is not None else "last week: –"
    rest = left(shares)
    return BlocksView(f"{team.name} · {number} · {days_of(week)}", rows, _left_text(rest), rest == 0, known)


def days_of(week: date) -> str:
    """A week's days, e.g. `2 to 8 Nov`, `28 Sep to 4 Oct`."""
    first, last = short_date(week), short_date(week + _SUNDAY)
    return f"{first.split()[0] if first.split()[1] == last.split()[1] else first} to {last}"


def share_text(share: float) -> str:
    """A share of a week, as exactly as it was typed, e.g. `40 %`, `37.5 %`; empty for nothing."""
    return f"{round(share * 100, 1):g} %" if share > 0 else ""


def _row(plan: Plan, team: Team, weeks: tuple[date, ...]) -> TeamWeeks:
    return TeamWeeks(team.id, team.name, team.key, tuple(_state(plan, team, week) for week in weeks))


def _state(plan: Plan, team: Team, week: date) -> CellState:
    if not works_in(team, week):
        return "away"
    entered = started(plan, team.id, week)
    if entered is not None and entered.finished_at is None and (entered.shares or entered.kept):
        return "half"
    return "answered" if answer_of(plan, team.id, week) is not None else "missing"


def _blocks(share: float) -> int:
    return min(BLOCKS, max(1, round_half_up(share / BLOCK))) if share > 0 else 0


def _left_text(rest: float) -> str:
    if rest == 0:
        return "All ten blocks are placed."
    if rest < 0:
        return f"{share_text(-rest)} too much."
    blocks = round(rest / BLOCK, 6)
    if blocks == int(blocks):
        return f"{int(blocks)} {'block' if blocks == 1 else 'blocks'} left to place."
    return f"{share_text(rest)} left to place."
