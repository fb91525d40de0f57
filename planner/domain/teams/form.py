"""A team and what it brings to the quarter, as a form holds it and as people type it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from planner.domain.calendar import parse_date
from planner.domain.errors import BadInputError
from planner.domain.founding.founding import parse_kind
from planner.domain.organisation import PeopleChange
from planner.domain.teams.people_changes import changes_text, parse_changes
from planner.domain.text import clean, number_text, one_line, ratio_text
from planner.domain.typed import parse_days, parse_people, parse_plannable, parse_ratio
from planner.domain.words import TeamKind

KEY_LENGTH = 8


class TeamForm(NamedTuple):
    """A team and its quarter."""

    name: str
    key: str
    """Upper case; empty to have one made from the name."""
    kind: TeamKind
    people: float
    """Full-time equivalents."""
    plannable_share: float | None = None
    """0 < f ≤ 1; `None`: the organisation's."""
    time_off_days: float = 0.0
    """Working days, summed over the team's people."""
    ratio: float | None = None
    """Innovation's share 0…1; `None`: the quarter's."""
    changes: tuple[PeopleChange, ...] = ()
    """Who joins and leaves within the quarter."""
    since: date | None = None
    """The team's first day; `None`: it has always been there, or begins with the quarter in which it is added."""


EMPTY_TEXTS: dict[str, str] = {
    "name": "",
    "key": "",
    "kind": "product",
    "people": "",
    "changes": "",
    "since": "",
    "plannable": "",
    "time_off": "",
    "ratio": "",
}
"""What the form of a new team starts with, by field."""


def form_texts(form: TeamForm) -> dict[str, str]:
    """A form's fields as text, so that `parse_form` gives the same form; empty where nothing of its own is set."""
    return {
        "name": form.name,
        "key": form.key,
        "kind": form.kind,
        "people": _number(form.people),
        "changes": changes_text(form.changes),
        "since": form.since.isoformat() if form.since else "",
        "plannable": "" if form.plannable_share is None else f"{_number(form.plannable_share * 100)} %",
        "time_off": _number(form.time_off_days) if form.time_off_days else "",
        "ratio": "" if form.ratio is None else _ratio(form.ratio),
    }


def parse_form(texts: Mapping[str, str], before: TeamForm | None = None) -> TeamForm:
    """A form from what was typed; a field left as `before` shows it keeps its exact value. Raises `BadInputError`."""
    name = one_line(texts["name"], "Team")
    if not name:
        raise BadInputError("A team needs a name, e.g. Checkout.")
    form = TeamForm(
        name,
        one_line(texts["key"], "Key", KEY_LENGTH).upper(),
        parse_kind(texts["kind"], name),
        parse_people(texts["people"]),
        parse_plannable(texts["plannable"]),
        parse_days(texts["time_off"]),
        parse_ratio(texts["ratio"], "Own ratio"),
        parse_changes(texts["changes"]),
        parse_date(texts["since"]) if clean(texts["since"]) else None,
    )
    if before is None:
        return form
    shown = form_texts(before)
    kept = {
        "people": "people",
        "plannable": "plannable_share",
        "time_off": "time_off_days",
        "ratio": "ratio",
        "changes": "changes",
    }
    same = {field: getattr(before, field) for text, field in kept.items() if texts[text] == shown[text]}
    return form._replace(**same)


def _number(value: float) -> str:
    return number_text(value) if round(value, 1) == value else f"{value:.6f}".rstrip("0")


def _ratio(ratio: float) -> str:
    whole = abs(ratio * 100 - round(ratio * 100)) < 1e-9
    return ratio_text(ratio) if whole else f"{ratio * 100:.1f} : {100 - ratio * 100:.1f}"
