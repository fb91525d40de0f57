"""A quarter, and the organisation's calendar, in a form."""

from planner.tui.dialogs.form import FormLine

QUARTER_LINES = (
    FormLine("name", "Name", "e.g. 2027-Q1"),
    FormLine("starts", "First day", "e.g. 2027-01-01"),
    FormLine("ends", "Last day", "e.g. 2027-03-31"),
    FormLine("holidays", "Holidays", "e.g. 2027-01-01, 2027-03-26"),
)
CALENDAR_LINES = (
    FormLine("month", "Years start in", "the first month of a fiscal year, e.g. April"),
    FormLine("zone", "Time zone", "where “today” is taken, e.g. Europe/Berlin"),
)
