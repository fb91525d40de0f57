"""Words that are longer than can be kept are refused, never cut without a word."""

import unicodedata
from collections.abc import Callable
from types import MappingProxyType

import pytest

from planner.domain.alignment import agree_ratio
from planner.domain.capacity import Split
from planner.domain.check_ins.page import Cell, parse_cell
from planner.domain.closing.reviewing import grade_kr
from planner.domain.closing.unfinished import CloseChoice, checked
from planner.domain.decisions import decide
from planner.domain.editing import drop_items, set_must
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.founding.founding import NewTeam, found, parse_team
from planner.domain.gates import add_check, skip_check
from planner.domain.item_fields import parse_must, read_fields
from planner.domain.okrs.form import EMPTY_KR_TEXTS, parse_kr
from planner.domain.okrs.objectives import add_objective
from planner.domain.plan import Plan
from planner.domain.principles import add_principle
from planner.domain.purpose import KeyResult
from planner.domain.slices.form import parse_slice
from planner.domain.speed.forms import parse_incident
from planner.domain.speed.metrics import parse_metric
from planner.domain.teams.form import EMPTY_TEXTS, parse_form
from planner.domain.teams.split import parse_split
from planner.domain.teams.teams import retire_team
from planner.domain.text import NOTE_LENGTH, one_line, several_lines
from planner.domain.voting.casting import Vote, cast
from planner.domain.voting.draft import begin, with_reason
from planner.domain.whatif.considered import Terms
from planner.domain.whatif.scenarios import keep
from tests.builders import TODAY, make_item, make_moment, make_plan

KR = KeyResult("kr", "2026-Q4", "o", "Checkouts finished", "%", 40.0, 50.0)
WEEK = TODAY
HALF = Split(0.5, 0.1)


def plan() -> Plan:
    return make_plan([make_item("a", weeks=1.0)], key_results=MappingProxyType({"kr": KR}), evidence=Evidence())


def team(name: str, key: str = "") -> object:
    return parse_form({**EMPTY_TEXTS, "name": name, "key": key, "people": "1"})


def kr(name: str = "Orders", unit: str = "") -> object:
    return parse_kr({**EMPTY_KR_TEXTS, "name": name, "unit": unit, "target": "5"})


def metric(name: str = "Builds", unit: str = "min") -> object:
    return parse_metric({"name": name, "unit": unit, "better": "less", "every": ""})


def incident(title: str) -> object:
    return parse_incident(plan(), {"title": title, "on": "", "hours": "", "team": "", "item": ""}, TODAY)


TAKES: dict[str, tuple[int, Callable[[str], object]]] = {
    "Title": (500, lambda text: read_fields(plan(), {"title": text})),
    "Tag": (500, lambda text: read_fields(plan(), {"tags": f"a, {text}"})),
    "Must-do of a form": (500, lambda text: parse_must(text, "")),
    "Must-do": (500, lambda text: set_must(plan(), ["a"], text)),
    "Why it is none": (500, lambda text: set_must(plan(), ["a"], None, why=text)),
    "Why it is dropped": (500, lambda text: drop_items(plan(), ["a"], text, make_moment())),
    "Note": (NOTE_LENGTH, lambda text: read_fields(plan(), {"note": text})),
    "Evidence": (NOTE_LENGTH, lambda text: read_fields(plan(), {"customer_evidence": text})),
    "Objective": (500, lambda text: add_objective(plan(), text, make_moment())),
    "Name of a key result": (500, kr),
    "Unit of a key result": (20, lambda text: kr(unit=text)),
    "Principle": (500, lambda text: add_principle(plan(), text, make_moment())),
    "Check": (500, lambda text: add_check(plan(), "quality", text, make_moment())),
    "Why it is passed over": (500, lambda text: skip_check(plan(), "a", "quality-tests", text, make_moment())),
    "Decision": (500, lambda text: decide(plan(), text, make_moment())),
    "Signed by": (500, lambda text: decide(plan(), "So", make_moment(), signed_by=text)),
    "Also signed by": (500, lambda text: agree_ratio(plan(), HALF, make_moment(), why="x", also_signed_by=text)),
    "Organisation": (500, lambda text: found(text, "2026-Q4", [NewTeam("A", "product", 1)], make_moment())),
    "Team of a new plan": (500, lambda text: parse_team(f"{text}:product:1")),
    "Team": (500, team),
    "Key": (8, lambda text: team("A", text)),
    "Team after a split": (500, lambda text: parse_split(plan(), "chk", (text, "1", "B", "1"), TODAY.isoformat())),
    "Why it goes": (500, lambda text: retire_team(plan(), "chk", TODAY, text)),
    "Scenario": (500, lambda text: keep(plan(), Terms(HALF), make_moment(), text)),
    "Slice": (500, lambda text: parse_slice(plan(), {"title": text, "pass_mark": "10 %"})),
    "Slice's unit": (20, lambda text: parse_slice(plan(), {"title": "A", "pass_mark": f"5 {text}", "sample": "9"})),
    "Metric": (80, metric),
    "Metric's unit": (20, lambda text: metric(unit=text)),
    "Incident": (500, incident),
    "Word of a check-in": (500, lambda text: parse_cell(plan(), Cell("kr", "kr", "word"), text)),
    "Word of a grade": (500, lambda text: grade_kr(plan(), "kr", 0.5, text)),
    "Why it is carried over": (500, lambda text: checked(make_item("a"), CloseChoice("carried", text))),
    "Lead": (500, lambda text: cast(plan(), "innovation", Vote(text, ("a",)), make_moment())),
    "Reason on a ballot": (2000, lambda text: with_reason(begin(["a"]), "a", text)),
}


@pytest.mark.parametrize(("longest", "take"), TAKES.values(), ids=TAKES)
def test_as_much_as_can_be_kept_is_taken_and_more_is_refused(longest: int, take: Callable[[str], object]) -> None:
    take("x" * longest)
    with pytest.raises(BadInputError, match=f": these are {longest + 1:,} characters; write at most {longest:,}[.]$"):
        take("x" * (longest + 1))


def test_only_what_would_stand_there_counts() -> None:
    assert one_line(" x " * 200 + "\u200b" * 600, "Name") == "x " * 199 + "x"
    assert one_line("e\u0301" * 500, "Name") == "é" * 500, "composed it is as long as it looks"
    grows = next(chr(n) for n in range(0x1D15E, 0x1D165) if len(unicodedata.normalize("NFC", chr(n))) > 1)
    with pytest.raises(BadInputError, match=r"these are 1,000 characters"):
        one_line(grows * 500, "Name")
    assert several_lines("a\r\nb ", "Note") == "a\nb"
