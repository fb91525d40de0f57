"""Where Align's numbers come from, in sentences: the answer to `w`."""

from planner.domain.calendar import working_weeks
from planner.domain.plan import Plan
from planner.domain.text import is_one_week, number_text, people_phrase, percent, ratio_text, weeks_phrase
from planner.domain.views.align import AlignView
from planner.domain.views.align_purpose import explain_purpose


def explain_align(plan: Plan, view: AlignView) -> tuple[str, ...]:
    """Paragraphs: capacity, reserve and ratio, own ratios, each key result, and what the earlier quarters say."""
    found = (
        _capacity(plan, view),
        _split(view),
        view.base.agreement,
        view.warning,
        *view.base.suggested.sentences,
        *explain_purpose(view.base.purpose),
        _flywheel(view),
    )
    return tuple(paragraph for paragraph in found if paragraph)


def _capacity(plan: Plan, view: AlignView) -> str:
    quarter = plan.quarter
    off = sum(1 for day in quarter.holidays if day.weekday() < 5 and quarter.starts_on <= day <= quarter.ends_on)
    holidays = f" (weekdays less {off} off, divided by 5)" if off else " (weekdays divided by 5)"
    own = [c for c in plan.capacities.values() if c.plannable_share is not None or c.time_off_days]
    differs = ", some teams with a share or time off of their own" if own else ""
    return (
        f"{people_phrase(view.room.people)} × {number_text(working_weeks(quarter))} working weeks{holidays} × "
        f"{percent(plan.organisation.plannable_share)} of the time plannable{differs} make "
        f"{weeks_phrase(view.whole.total)}. What is not plannable goes on meetings, leave and interviews."
    )


def _split(view: AlignView) -> str:
    reserve, innovation, tune_up = view.whole.parts
    are = "is" if is_one_week(reserve) else "are"
    kept = f"{percent(view.split.reserve)} of them, {weeks_phrase(reserve)}, {are} kept for work that nobody planned."
    if not view.split.reserve:
        kept = "No reserve is kept for work that nobody planned."
    return (
        f"{kept} The rest is split {ratio_text(view.split.ratio)}, or as a team's own ratio says: "
        f"{weeks_phrase(innovation)} for Innovation, {tune_up} for Tune-Up. "
        "Must-dos are planned work and spend their lane, not the reserve."
    )


def _flywheel(view: AlignView) -> str:
    if not view.base.reading:
        return ""
    return (
        f"{view.base.reading}. The share is of planned work that was done, from the weekly check-ins; lead time and "
        "incident hours are means over each quarter. That they went together does not say that one caused the other."
    )
