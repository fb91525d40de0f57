"""A team that becomes two, and the shares of people to aim at, in a form."""

from planner.tui.dialogs.form import FormLine

SPLIT_LINES = (
    FormLine("first", "First team", "takes over the items; e.g. Cart"),
    FormLine("first_people", "People", "e.g. 3"),
    FormLine("second", "Second team", "e.g. Payments"),
    FormLine("second_people", "People", "e.g. 3"),
    FormLine("on", "Begin on", "their first day, e.g. 2026-11-16"),
)
TARGET_LINES = (
    FormLine("product", "Product", "per cent of all people, e.g. 60"),
    FormLine("platform", "Platform", "e.g. 30"),
    FormLine("framework", "Framework", "empty: what the others leave; all empty: no target"),
)
