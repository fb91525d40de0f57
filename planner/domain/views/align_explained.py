"""Where Align's numbers come from, in sentences: the answer to `w`."""

from planner.domain.calendar import working_weeks
from planner.domain.plan import Plan
from planner.domain.text import number_text, percent, ratio_text
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
        f"{number_text(view.room.people)} people × {number_text(working_weeks(quarter))} working weeks{holidays} × "
        f"{percent(plan.organisation.plannable_share)} of the time plannable{differs} make {view.whole.total} weeks. "
        "What is not plannable goes on meetings, leave and interviews."
    )


def _split(view: AlignView) -> str:
    reserve, innovation, tune_up = view.whole.parts
    return (
        f"{percent(view.split.reserve)} of them, {reserve} weeks, are kept for work that nobody planned. The rest is "
        f"split {ratio_text(view.split.ratio)}, or as a team's own ratio says: {innovation} weeks for Innovation, "
        f"{tune_up} for Tune-Up. Must-dos are planned work and spend their lane, not the reserve."
    )


def _flywheel(view: AlignView) -> str:
    if not view.base.reading:
        return ""
    return (
        f"{view.base.reading}. The share is of planned work that was done, from the weekly check-ins; lead time and "
        "incident hours are means over each quarter. That they went together does not say that one caused the other."
    )
