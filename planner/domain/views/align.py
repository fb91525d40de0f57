"""What the Align screen, `show align` and reports say about the ratio."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from planner.domain.alignment import latest_agreement
from planner.domain.calendar import WeekOfQuarter, short_date, today_in, week_of_quarter
from planner.domain.capacity import Capacity, Split, TeamSplit, WholeWeeks, capacity, split_in_force, whole, whole_weeks
from planner.domain.effect import effect
from planner.domain.flywheel import Turn, reading, turns
from planner.domain.flywheel_weeks import Series, series
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.rank_fill import Fill, fill
from planner.domain.text import percent, ratio_text
from planner.domain.views.align_purpose import PurposeLine, names_moved, purpose
from planner.domain.views.align_suggestion import Suggested, suggested
from planner.domain.words import TEAM_KINDS, QuarterState, TeamKind


class AlignBase(NamedTuple):
    """What stays as it is while the bar moves; the screen keeps it from key to key, for as long as the plan is same."""

    split: Split
    """What a draft is held against: the agreed split, else the last quarter's, else 70 : 30 and 15 %."""
    filled: Fill
    agreed: Split | None
    """`None` before the first agreement."""
    agreement: str
    """What holds and since when, as a sentence."""
    week: WeekOfQuarter
    purpose: tuple[PurposeLine, ...]
    """What the quarter is for."""
    turns: tuple[Turn, ...]
    weeks: tuple[Series, ...]
    """The same quarters week by week, to be drawn."""
    suggested: Suggested
    """What the context suggests."""
    reading: str
    """What the flywheel's rows say; empty where that is too early."""


class TeamLine(NamedTuple):
    """One team as its row shows it; weeks are whole."""

    team: str
    """Its id."""
    name: str
    key: str
    kind: TeamKind
    people: float
    ratio: float
    own: bool
    """Whether the ratio is the team's own, which the bar does not move."""
    reserve: int
    innovation: int
    tune_up: int


class AlignView(NamedTuple):
    """Everything that Align shows."""

    organisation: str
    quarter: Quarter
    state: QuarterState
    base: AlignBase
    split: Split
    """The draft, or where there is none the split in force."""
    is_draft: bool
    """Whether the bar was moved away from what holds."""
    room: Capacity
    """All teams' weeks under `split`, in full precision."""
    whole: WholeWeeks
    bar: tuple[int, int, int]
    """Whole weeks of reserve, innovation and tune-up if every team had the bar's ratio."""
    teams: tuple[TeamLine, ...]
    staffing: dict[TeamKind, float]
    """People by kind of team."""
    brings_in: tuple[Item, ...]
    """What the draft brings in, Innovation first and in rank order; empty without a draft."""
    pushes_out: tuple[Item, ...]
    lost: Mapping[str, str]
    """For each item that is pushed out and should have moved key results: their names."""
    heading: str
    """What is held against what, e.g. `65 : 35 instead of 60 : 40`."""
    warning: str
    """That own ratios move the teams off the bar, as a sentence; empty where they add up to it."""


def align_base(plan: Plan, today: date) -> AlignBase:
    """The part of the view that no draft changes."""
    split = split_in_force(plan)
    agreed = split if plan.quarter.ratio is not None else None
    rows = turns(plan)
    filled = fill(plan, capacity(plan, split))
    return AlignBase(
        split,
        filled,
        agreed,
        _agreement(plan, split),
        week_of_quarter(plan.quarter, today),
        purpose(plan, filled, today),
        rows,
        series(plan),
        suggested(plan, filled.capacity),
        reading(rows),
    )


def align_view(plan: Plan, today: date, draft: Split | None = None, base: AlignBase | None = None) -> AlignView:
    """The view under a draft, by default under the split in force; `base` is `align_base` of the same plan and day."""
    base = base or align_base(plan, today)
    split = draft or base.split
    is_draft = split != base.split
    room = capacity(plan, split) if is_draft else base.filled.capacity
    weeks = whole_weeks(room)
    brings_in, pushes_out = _swap(plan, base.filled, room)
    return AlignView(
        plan.organisation.name,
        plan.quarter,
        plan.quarter.state,
        base,
        split,
        is_draft,
        room,
        weeks,
        _bar(room),
        _team_lines(room, weeks),
        _staffing(room),
        brings_in,
        pushes_out,
        names_moved(plan, [item.id for item in pushes_out]) if pushes_out else {},
        _heading(split, base.split) if is_draft else "",
        _warning(room),
    )


def _swap(plan: Plan, before: Fill, room: Capacity) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    if room is before.capacity:
        return (), ()
    change = effect(before, fill(plan, room))
    return tuple(plan.items[i] for i in change.came_in), tuple(plan.items[i] for i in change.went_out)


def _bar(room: Capacity) -> tuple[int, int, int]:
    planned = room.total - room.reserve
    innovation = planned * room.split.ratio
    reserve, left, right = whole((room.reserve, innovation, planned - innovation), room.total)
    return reserve, left, right


def _team_lines(room: Capacity, weeks: WholeWeeks) -> tuple[TeamLine, ...]:
    return tuple(
        TeamLine(t.team.id, t.team.name, t.team.key, t.team.kind, t.people, t.ratio, t.own_ratio is not None, *parts)
        for t, parts in zip(room.teams, weeks.teams, strict=True)
    )


def _staffing(room: Capacity) -> dict[TeamKind, float]:
    return {kind: sum(t.people for t in room.teams if t.team.kind == kind) for kind in TEAM_KINDS}


def _heading(draft: Split, base: Split) -> str:
    if draft.reserve == base.reserve:
        return f"{ratio_text(draft.ratio)} instead of {ratio_text(base.ratio)}"
    if draft.ratio == base.ratio:
        return f"Reserve {percent(draft.reserve)} instead of {percent(base.reserve)}"
    return (
        f"{ratio_text(draft.ratio)} with {percent(draft.reserve)} reserve"
        f" instead of {ratio_text(base.ratio)} with {percent(base.reserve)}"
    )


def _agreement(plan: Plan, split: Split) -> str:
    ratio, previous = ratio_text(split.ratio), plan.previous
    if plan.quarter.ratio is not None:
        decision = latest_agreement(plan)
        if decision is None:
            return f"{ratio} is agreed."
        who = " and ".join(filter(None, (decision.signed_by, decision.also_signed_by)))
        return f"{ratio} was agreed on {short_date(today_in(plan.organisation.time_zone, decision.at))}" + (
            f" by {who}." if who else "."
        )
    if previous is not None and previous.ratio is not None:
        return f"Nothing is agreed yet: {ratio} is what {previous.name} had."
    return f"Nothing is agreed yet: {ratio} is where a plan starts."


def _warning(room: Capacity) -> str:
    """Own ratios, where they move the whole by at least one point."""
    reached = room.teams_add_up_to
    own = [t.team.name for t in room.teams if t.own_ratio is not None]
    if reached is None or ratio_text(reached) == ratio_text(room.split.ratio) or not own:
        return ""
    names = " and ".join(filter(None, (", ".join(own[:-1]), own[-1])))
    ratios = "a ratio of its own" if len(own) == 1 else "ratios of their own"
    return f"The teams add up to {ratio_text(reached)}, because {names} {'has' if len(own) == 1 else 'have'} {ratios}."


_DIGITS = 6


def align_json(view: AlignView) -> dict[str, object]:
    """The view as data: shares 0…1, weeks of one person, people; unknown is `None`.

    Weeks have six decimals at most, and in these the parts add up to each team, and the teams to the whole.
    """
    reached, agreed = view.room.teams_add_up_to, view.base.agreed
    rows = [_weeks_json(t) for t in view.room.teams]
    return {
        "schema": 1,
        **view.quarter.named(),
        "ratio": {
            "agreed": _number(agreed.ratio) if agreed else None,
            "teams_add_up_to": None if reached is None else _number(reached),
        },
        "reserve": _number(view.split.reserve),
        "capacity": {
            "total": _number(sum(row["capacity"] for row in rows)),
            **{part: _number(sum(row[part] for row in rows)) for part in ("reserve", "innovation", "tune_up")},
        },
        "teams": [_team_json(team, row) for team, row in zip(view.room.teams, rows, strict=True)],
        "staffing": {kind: _number(people) for kind, people in view.staffing.items()},
    }


def _team_json(team: TeamSplit, weeks: dict[str, float]) -> dict[str, object]:
    return {
        "name": team.team.name,
        "key": team.team.key,
        "kind": team.team.kind,
        "people": _number(team.people),
        **weeks,
        "ratio": _number(team.ratio),
        "own_ratio": None if team.own_ratio is None else _number(team.own_ratio),
    }


def _weeks_json(team: TeamSplit) -> dict[str, float]:
    total, reserve, innovation = _number(team.total), _number(team.reserve), _number(team.innovation)
    tune_up = _number(total - reserve - innovation)
    return {"capacity": total, "reserve": reserve, "innovation": innovation, "tune_up": tune_up}


def _number(value: float) -> float:
    return round(value, _DIGITS)
