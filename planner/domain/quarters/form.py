"""A quarter as people type it: its name, its days, its holidays; and the organisation's calendar."""

import re
from collections.abc import Mapping
from datetime import date

from planner.domain.calendar import check_time_zone, parse_date
from planner.domain.change import Step, edit
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.quarters.editing import QuarterForm
from planner.domain.text import clean, one_line

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def form_texts(form: QuarterForm) -> dict[str, str]:
    """A form's fields as text, so that `parse_form` gives the same form."""
    return {
        "name": form.name,
        "starts": form.starts_on.isoformat(),
        "ends": form.ends_on.isoformat(),
        "holidays": ", ".join(day.isoformat() for day in form.holidays),
    }


def parse_form(texts: Mapping[str, str]) -> QuarterForm:
    """A form from what was typed; raises `BadInputError` for a day that does not exist."""
    return QuarterForm(
        one_line(texts["name"], "Quarter"),
        parse_date(texts["starts"]),
        parse_date(texts["ends"]),
        parse_holidays(texts["holidays"]),
    )


def parse_holidays(text: str) -> tuple[date, ...]:
    """Days between commas or blanks, in order; nothing typed is none. Raises `BadInputError`."""
    return tuple(sorted({parse_date(part) for part in re.split(r"[,;\s]+", clean(text)) if part}))


def parse_month(text: str) -> int:
    """A month as `4`, `April` or `apr`, 1 to 12; raises `BadInputError`."""
    typed = clean(text).casefold()
    for number, name in enumerate(MONTH_NAMES, start=1):
        if len(typed) > 2 and name.casefold().startswith(typed):
            return number
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= 12:
        return int(typed)
    raise BadInputError(f"“{clean(text)}” is no month; write e.g. April or 4.")


def set_calendar(plan: Plan, first_month: int, time_zone: str) -> Step:
    """Lets fiscal years start in another month, and "today" be taken in another zone; quarters that are there stay.

    Raises `BadInputError` for a zone that does not exist.
    """
    changes = edit(plan.organisation, fiscal_first_month=first_month, time_zone=check_time_zone(clean(time_zone)))
    if first_month != plan.organisation.fiscal_first_month:
        return Step(f"Let fiscal years start in {MONTH_NAMES[first_month - 1]}", changes)
    return Step(f"Take today in {clean(time_zone)}", changes)
