"""What people type into an item's fields, read into values; every refusal is one sentence that says what to write."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from planner.domain.calendar import parse_date
from planner.domain.errors import BadInputError
from planner.domain.item import Effort
from planner.domain.okrs.key_results import read_krs
from planner.domain.organisation import Organisation
from planner.domain.plan import Plan
from planner.domain.score import CONFIDENCES
from planner.domain.scoring.inputs import INPUT_NAMES, read_input
from planner.domain.shares import parse_service, read_shares
from planner.domain.text import clean, one_line, several_lines
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, STAGE_NAMES, STAGES, Category, Stage

MOST_WEEKS = 1_000_000.0
LEAST_WEEKS = 0.01
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_UNKNOWN = {"", "?", "·", "–", "-"}
_UNIT = re.compile(r"\s*(?:weeks?|wk|w)\.?\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:/|;|…|\.\.+|–|—|-|,\s|\s)\s*")


def read_fields(plan: Plan, texts: Mapping[str, str]) -> dict[str, Any]:
    """Values of an item's fields from what was typed for them; raises `BadInputError` for the first that is none.

    Keys are names of `Item`'s fields or of its `ScoreInputs`. A field that is not there is left out.
    """
    return {
        name: read_input(name, text) if name in INPUT_NAMES else _READERS[name](plan, text)
        for name, text in texts.items()
    }


def parse_must(reason: str, due: str) -> tuple[str | None, date | None]:
    """Reason and date of a must-do, `None` where nothing is said; raises `BadInputError` for a date without reason."""
    said, day = one_line(reason, "Must-do") or None, parse_date(due) if due.strip() else None
    if said is None and day is not None:
        raise BadInputError("A date alone makes no must-do; write the obligation or the deadline that it answers to.")
    return said, day


def parse_title(text: str) -> str:
    """A title; raises `BadInputError` when nothing is left of it."""
    title = one_line(text, "Title")
    if not title:
        raise BadInputError("An item needs a title; write a few words that say what it is.")
    return title


def parse_category(text: str) -> Category | None:
    """A lane by its name, or `None` for nothing."""
    wanted = re.sub(r"[\s_-]", "", text).casefold()
    if not wanted:
        return None
    for category in CATEGORIES:
        if wanted == re.sub(r"[\s_-]", "", CATEGORY_NAMES[category]).casefold():
            return category
    raise BadInputError(f"“{clean(text)}” is no lane; the lanes are Innovation and Tune-Up.")


def parse_effort(organisation: Organisation, text: str) -> Effort | None:
    """An effort as `S`, `M`, `L`, `XL`, as weeks (`6`), or as low, likely and high (`4 / 6 / 9`); `None` for `?`.

    Raises `BadInputError` for anything else.
    """
    typed = clean(text)
    if typed in _UNKNOWN:
        return None
    size = organisation.sizes.get(typed.upper())
    if size is not None:
        return Effort(size, size, size)
    parts = _BETWEEN.split(_UNIT.sub("", typed))
    if not all(_NUMBER.fullmatch(part) for part in parts):
        raise BadInputError(
            f"“{typed}” is no effort; write S, M, L or XL, a number of weeks (6), or low / likely / high (4 / 6 / 9)."
        )
    return _effort([float(part.replace(",", ".")) for part in parts], typed)


def _effort(weeks: list[float], typed: str) -> Effort:
    if len(weeks) == 1:
        weeks = weeks * 3
    if len(weeks) != 3:
        raise BadInputError(
            f"“{typed}” has {len(weeks)} numbers; an effort is one number of weeks, or three: low / likely / high."
        )
    low, likely, high = weeks
    if not low <= likely <= high:
        raise BadInputError(f"“{typed}” is not in order; write the low effort first, then the likely, then the high.")
    if high > MOST_WEEKS:
        raise BadInputError(f"“{typed}” is more than anybody can plan; an effort is in weeks of one person.")
    if likely == 0 or high == 0:
        raise BadInputError("An effort is more than 0 weeks; leave it empty while nobody knows.")
    if likely < LEAST_WEEKS:
        raise BadInputError(f"“{typed}” is less than anybody can plan; an effort is in weeks of one person.")
    return Effort(low, likely, high)


def effort_text(effort: Effort | None) -> str:
    """An effort as `parse_effort` reads it: `6`, `4 / 6 / 9`, or nothing."""
    if effort is None:
        return ""
    numbers = (effort.low, effort.likely, effort.high) if effort.is_range else (effort.likely,)
    return " / ".join(f"{number:.2f}".rstrip("0").rstrip(".") for number in numbers)


def parse_answer(text: str, question: str) -> int | None:
    """An answer of 0 to 5 to one of the three questions; `None` for nothing or `·`. Raises `BadInputError`."""
    typed = clean(text)
    if typed in _UNKNOWN:
        return None
    if re.fullmatch("[0-5]", typed):
        return int(typed)
    raise BadInputError(f"“{typed}” is no answer to “{question}”; write 0 to 5, or nothing while it is unknown.")


def parse_confidence(text: str) -> float | None:
    """A confidence as `high`, `medium`, `low`, as `80 %` or as `0.8`; `None` for nothing. Raises `BadInputError`."""
    typed = clean(text)
    if typed in _UNKNOWN:
        return None
    word = CONFIDENCES.get(typed.casefold())
    if word is not None:
        return word
    number = typed.removesuffix("%").strip()
    if _NUMBER.fullmatch(number):
        value = float(number.replace(",", "."))
        value = value / 100 if "%" in typed or value > 1 else value
        if 0 < value <= 1:
            return value
    raise BadInputError(f"“{typed}” is no confidence; write high, medium or low, or a share from 1 % to 100 %.")


def parse_stage(text: str) -> Stage:
    """A stage by its name; raises `BadInputError` naming those there are. Stopping is dropping, which asks why."""
    wanted = clean(text).casefold()
    for stage in STAGES:
        if stage != "stopped" and wanted in {stage, STAGE_NAMES[stage].casefold()}:
            return stage
    names = ", ".join(STAGE_NAMES[stage] for stage in STAGES if stage != "stopped")
    raise BadInputError(f"“{clean(text)}” is no stage; the stages are {names}; X drops an item.")


def parse_tags(text: str) -> tuple[str, ...]:
    """Tags with commas between them, each once."""
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := one_line(part, "Tag"))))


_READERS: dict[str, Callable[[Plan, str], Any]] = {
    "title": lambda _, text: parse_title(text),
    "note": lambda _, text: several_lines(text, "Note"),
    "category": lambda _, text: parse_category(text),
    "team": lambda plan, text: plan.team_named(text).id if text.strip() else None,
    "effort": lambda plan, text: parse_effort(plan.organisation, text),
    "shares": read_shares,
    "krs": read_krs,
    "service": lambda _, text: parse_service(text),
    "customer": lambda _, text: parse_answer(text, "customer"),
    "business": lambda _, text: parse_answer(text, "business"),
    "running": lambda _, text: parse_answer(text, "running"),
    "customer_evidence": lambda _, text: several_lines(text, "Evidence"),
    "business_evidence": lambda _, text: several_lines(text, "Evidence"),
    "running_evidence": lambda _, text: several_lines(text, "Evidence"),
    "confidence": lambda _, text: parse_confidence(text),
    "stage": lambda _, text: parse_stage(text),
    "tags": lambda _, text: parse_tags(text),
    "must_reason": lambda _, text: one_line(text, "Must-do") or None,
    "must_due": lambda _, text: parse_date(text) if text.strip() else None,
}
