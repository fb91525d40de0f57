"""Harbor & Pine's backlog, read from `backlog.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from planner.domain.item import Effort
from planner.domain.words import Outcome

QUESTIONS = ("customer", "business", "running")


class Wish(NamedTuple):
    """One entry as it is told: how it was asked for, how it was sized, and what became of it."""

    title: str
    section: str
    category: str | None
    by: str
    note: str
    team: str | None = None
    """The team's key."""
    effort: Effort | None = None
    added: date | None = None
    values: Mapping[str, Any] = MappingProxyType({})
    """Answers, evidence, confidence and stage, said when it was sized."""
    needs: tuple[str, ...] = ()
    """Titles."""
    must: str | None = None
    due: date | None = None
    outcome: Outcome | None = None
    outcome_on: date | None = None
    took: float | None = None
    quarter: str | None = None
    dropped_on: date | None = None
    why: str = ""
    dropped_by: str = ""
    rank: int = 0
    """Where a dropped one stood, from 1."""


def read_backlog() -> list[Wish]:
    """All entries, section by section, in the order of the file."""
    text = Path(__file__).with_name("backlog.toml").read_text("utf-8")
    return [_wish(section, entry) for section, entries in tomllib.loads(text).items() for entry in entries]


def _wish(section: str, entry: dict[str, Any]) -> Wish:
    entry = dict(entry)
    lane = section if section in {"innovation", "tune_up"} else None
    values: dict[str, Any] = dict(entry.pop("answers", {}))
    values |= {f"{question}_evidence": text for question, text in entry.pop("evidence", {}).items()}
    values |= {name: entry.pop(name) for name in ("confidence", "stage") if name in entry}
    numbers = entry.pop("effort", None)
    effort = (
        None if numbers is None else Effort(float(numbers[0]), float(numbers[len(numbers) // 2]), float(numbers[-1]))
    )
    return Wish(
        section=section,
        category=entry.pop("category", lane),
        effort=effort,
        values=values,
        needs=tuple(entry.pop("needs", ())),
        **entry,
    )
