"""The weekly check-in: where one team's week went, in ten blocks of time, finished or kept half done."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import fsum, isfinite

from planner.domain.calendar import monday_of, short_date, weeks_of
from planner.domain.capacity import weight_of
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.errors import BadInputError
from planner.domain.evidence import CheckIn, Evidence, TimeShare, check_in_id, time_share_id
from planner.domain.moment import Moment
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.text import clean_note

BLOCK = 0.1
"""A tenth of a week: what one key moves."""
_TOLERANCE = 0.0005
"""Shares typed as per cent may be rounded: up to 0.05 % is taken for 100 %, and shared out."""
_SAME = 1e-6


def save(
    plan: Plan,
    team: str,
    week: date,
    shares: Mapping[str, float],
    moment: Moment,
    *,
    copied: bool = False,
    sentence: str = "",
) -> Step:
    """Finishes a team's week: its shares (work type id and 0…1) are stored so that they sum to 1.

    Saved again, the old answer is replaced. `copied` says that last week's shares were taken over; it is kept only
    where they are indeed last week's. Raises `BadInputError` where the week is outside the quarter or in the future,
    the team does not work then, a work type is unknown, or the shares do not add up to 100 %.
    """
    whose = check(plan, team, week, moment.today)
    placed = _checked(plan, shares)
    total = fsum(placed.values())
    _refuse_other_sum(total)
    placed = {work_type: share / total for work_type, share in placed.items()}
    copied = copied and same(placed, last_week(plan, team, week))
    answer = CheckIn(
        check_in_id(week, team),
        week,
        team,
        tuple(placed.items()),
        clean_note(sentence),
        moment.actor,
        moment.now,
        copied,
    )
    changes = [*_answered(plan, answer), *_time_shares(plan, answer)]
    return Step(f"Check in {whose.name} for {week_name(plan, week)}", tuple(changes))


def keep(
    plan: Plan,
    team: str,
    week: date,
    shares: Mapping[str, float],
    moment: Moment,
    *,
    copied: bool = False,
    sentence: str = "",
    kept: Sequence[tuple[str, float | str | None]] = (),
) -> Step:
    """Keeps a half-done check-in for later; what was saved for that week before goes on counting until it is saved.

    `kept` is what else was entered, see `CheckIn.kept`. Nothing placed where nothing was, or nothing changed, is a step
    without changes. Raises as `save` does, but for the sum.
    """
    whose = check(plan, team, week, moment.today)
    placed = tuple(_checked(plan, shares).items())
    before = evidence_of(plan).check_ins.get(check_in_id(week, team))
    note = clean_note(sentence)
    answer = CheckIn(check_in_id(week, team), week, team, placed, note, moment.actor, None, copied, kept=tuple(kept))
    unchanged = before is not None and _says_the_same(before, answer)
    changes = [] if unchanged or (before is None and not (placed or note or kept)) else _answered(plan, answer)
    return Step(f"Keep {whose.name}'s half-done check-in for {week_name(plan, week)}", tuple(changes))


def check(plan: Plan, team: str, week: date, today: date) -> Team:
    """The team, where it can answer for that week; else raises `BadInputError` that says why not."""
    check_week(plan, week, today)
    quarter = plan.quarter
    whose = plan.teams.get(team)
    if whose is None or not plan.is_active(whose):
        raise BadInputError(f"There is no such team in {quarter.name}; check in for one that is in the list of teams.")
    if not works_in(whose, week):
        raise BadInputError(f"{whose.name} does not work in the week of {short_date(week)}; choose another week.")
    if weight_of(plan, whose) <= 0:
        raise BadInputError(f"{whose.name} has no people in {quarter.name}; say how many before it checks in.")
    return whose


def check_week(plan: Plan, week: date, today: date) -> None:
    """Raises `BadInputError` where a week, given by its Monday, is outside the quarter or in the future."""
    quarter, weeks = plan.quarter, weeks_of(plan.quarter)
    if week not in weeks:
        raise BadInputError(
            f"The week of {short_date(week)} {week.year} lies outside {quarter.name}, "
            f"whose weeks begin on {short_date(weeks[0])} to {short_date(weeks[-1])} {weeks[-1].year}."
        )
    if week > monday_of(today):
        raise BadInputError(f"The week of {short_date(week)} has not begun; check in for this week or an earlier one.")


def works_in(team: Team, week: date) -> bool:
    """Whether a team exists on any day of a week, given by its Monday."""
    return (team.since is None or team.since < week + timedelta(days=7)) and (team.until is None or team.until >= week)


def week_name(plan: Plan, week: date) -> str:
    """A week as people say it, e.g. `week 6`; `the week of 2 Nov` outside the quarter."""
    weeks = weeks_of(plan.quarter)
    return f"week {weeks.index(week) + 1}" if week in weeks else f"the week of {short_date(week)}"


def evidence_of(plan: Plan) -> Evidence:
    """What was read about the plan's quarter; raises `ValueError` where nobody has read it yet."""
    if plan.evidence is None:
        raise ValueError("the quarter's evidence must be read first")
    return plan.evidence


def started(plan: Plan, team: str, week: date) -> CheckIn | None:
    """What was last entered for a team's week, finished or not; `None` where nothing was."""
    return evidence_of(plan).check_ins.get(check_in_id(week, team))


def answer_of(plan: Plan, team: str, week: date) -> dict[str, float] | None:
    """A team's finished answer by work type; `None` where there is none, or its shares do not sum to 1."""
    # By key, not by a scan: there may be hundreds of teams.
    rows = evidence_of(plan).time_shares
    keyed = ((w.id, rows.get(time_share_id(week, team, w.id))) for w in plan.ordered_work_types)
    shares = {work_type: row.share for work_type, row in keyed if row is not None and row.share > 0}
    return shares if shares and abs(sum(shares.values()) - 1) <= _SAME else None


def last_week(plan: Plan, team: str, week: date) -> dict[str, float] | None:
    """The finished answer for the week before; `None` where there is none in this quarter."""
    return answer_of(plan, team, week - timedelta(days=7))


def same(one: Mapping[str, float] | None, other: Mapping[str, float] | None) -> bool:
    """Whether two answers say the same, however they were rounded; an answer that is not there is like no other."""
    if one is None or other is None:
        return False
    return all(abs(one.get(key, 0.0) - other.get(key, 0.0)) <= _SAME for key in {*one, *other})


def _checked(plan: Plan, shares: Mapping[str, float]) -> dict[str, float]:
    """The shares that took time, in the order of the check-in page."""
    unknown = next((key for key in shares if key not in plan.work_types), None)
    if unknown is not None:
        raise BadInputError(f"There is no work type “{unknown}”; there are: {work_type_names(plan)}.")
    for key, share in shares.items():
        if not isfinite(share) or not 0 <= share <= 1 + _TOLERANCE:
            name = plan.work_types[key].name
            raise BadInputError(f"{name}: a share of a week lies between 0 and 100 %; give another number.")
    return {w.id: shares[w.id] for w in plan.ordered_work_types if shares.get(w.id, 0.0) > 0}


def work_type_names(plan: Plan) -> str:
    """All work types in order, as an error lists them."""
    return ", ".join(w.name for w in plan.ordered_work_types) or "none yet"


def _refuse_other_sum(total: float) -> None:
    off = total - 1
    if abs(off) > _TOLERANCE:
        amount = f"{round(abs(off) * 100, 1):g} %"
        rest = f"{amount} is missing" if off < 0 else f"{amount} is too much"
        raise BadInputError(f"The week adds up to {round(total * 100, 1):g} %; {rest}.")


def _answered(plan: Plan, answer: CheckIn) -> list[Change]:
    """The check-in as it becomes; who saves the same again changes nothing."""
    before = evidence_of(plan).check_ins.get(answer.id)
    if before is None:
        return [create(answer)]
    unchanged = _says_the_same(before, answer) and before.copied == answer.copied
    if unchanged and (before.finished_at is None) == (answer.finished_at is None):
        return []
    values = {name: getattr(answer, name) for name in ("shares", "sentence", "by", "finished_at", "copied", "kept")}
    return list(edit(before, **values))


def _says_the_same(one: CheckIn, other: CheckIn) -> bool:
    alike = one.sentence == other.sentence and one.kept == other.kept
    return alike and same(dict(one.shares), dict(other.shares))


def _time_shares(plan: Plan, answer: CheckIn) -> list[Change]:
    week, team = answer.week, answer.team
    before = {r.work_type: r for r in evidence_of(plan).time_shares.values() if (r.week, r.team) == (week, team)}
    changes = [delete(row) for work_type, row in before.items() if work_type not in dict(answer.shares)]
    for work_type, share in answer.shares:
        row = before.get(work_type)
        if row is None:
            changes.append(create(TimeShare(time_share_id(week, team, work_type), week, team, work_type, share)))
        else:
            changes.extend(edit(row, share=share))
    return changes
