"""Whatever a plan holds, no sentence of it reads `1 weeks`, `None`, `nan`, `-0` or `100%`; by many small plans."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings

from planner.domain.evidence import Evidence
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.scoring.resort import consequences, resort, summary
from planner.domain.story import way_in, why
from planner.domain.views.align import align_view
from planner.domain.views.align_explained import explain_align
from planner.domain.views.backlog import backlog_view
from planner.domain.views.item_card import item_card
from planner.domain.views.lane import LaneView
from planner.domain.views.measure import measure_view
from planner.domain.views.quarters import quarters_view
from planner.domain.views.review import review_view
from planner.domain.views.review_out import review_text
from planner.domain.views.staffing import staffing_view
from planner.domain.views.teams import teams_view
from planner.domain.views.teams_explained import explain_teams
from tests.builders import TODAY, make_item, make_plan
from tests.domain.small_plans import plans

_NOUNS = (
    "weeks|items|teams|people|days|hours|decisions|key results|slices|quarters|answers|holidays|others|were|are|have"
)
_ONE = r"item|team|person|day|hour|decision|key result|slice|answer|holiday"
WRONG = {
    "one of many": re.compile(rf"(?<![\d.,:+–%/÷×-])(?<!of )(?<!= )\b1 (?:{_NOUNS})\b"),
    "many as one": re.compile(rf"(?<![\d.,:/])(?<!than )\b(?:[2-9]|\d\d+) (?:{_ONE}|week)\b(?! of)"),
    "no value": re.compile(r"\bNone\b(?! of)|\bnan\b|\binf\b|\bTrue\b|\bFalse\b"),
    "minus zero": re.compile(r"(?<![\w–])[-−]0(?:\.0+)?(?![\d.,:–])"),
    "per cent": re.compile(r"\d%"),
    "stops": re.compile(r"\.\.|\. \.|,\.|,,|, and \.| ,|;\.|\(\)|“”|  $"),
}


def wrong(text: str) -> list[str]:
    return [name for name, pattern in WRONG.items() if pattern.search(text)]


def texts(value: object, depth: int = 0) -> Iterator[str]:
    """All texts within a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)) and depth < 5:
        for each in value:
            yield from texts(each, depth + 1)


def sentences(plan: Plan, today: date) -> Iterator[str]:
    """All that is said of a plan, screen by screen."""
    filled, align, teams = fill(plan), align_view(plan, today), teams_view(plan)
    yield from (align.heading, align.warning, *align.base.suggested.sentences, *explain_align(plan, align))
    yield from (teams.summary, teams.adds_up, teams.note, *explain_teams(plan, teams))
    yield from (*staffing_view(plan).sentences, staffing_view(plan).advice, quarters_view(plan, today).sentence)
    view = backlog_view(plan)
    yield from (text for lane in (view.innovation, view.tune_up) for text in (lane.header, lane.short_header))
    for item in plan.items.values():
        yield from (
            *why(plan, item.id, filled=filled),
            *way_in(plan, filled, item),
            *texts(item_card(plan, filled, item.id)),
        )
    yield from texts([(s.pieces, s.because) for s in measure_view(plan, today).sentences])
    yield from review_text(review_view(plan, today))
    found = resort(plan, [item for item, own in plan.items.items() if own.category is not None])
    yield from (summary(found), *consequences(plan, found.effect))


@settings(max_examples=60, deadline=None)
@given(plans(4))
def test_of_small_plans(plan: Plan) -> None:
    said = [text for text in sentences(plan.with_evidence(Evidence()), TODAY) if wrong(text)]
    assert not said, [(text, wrong(text)) for text in said[:5]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("needs 1 weeks", ["one of many"]),
        ("1 item are out", []),
        ("2 item are out", ["many as one"]),
        ("it is None", ["no value"]),
        ("None of them", []),
        ("−0 days", ["minus zero"]),
        ("16 – 0.5", []),
        ("81%", ["per cent"]),
        ("21 of 1 week, 11 weeks", []),
    ],
)
def test_the_test_itself_finds_what_reads_wrong(text: str, found: list[str]) -> None:
    assert wrong(text) == found


@pytest.mark.parametrize(
    ("weeks", "header"),
    [((0.0, 0.0), "0 of 0 weeks"), ((1.0, 9.0), "1 of 1 week"), ((2.0, 9.0), "1 of 2 weeks")],
)
def test_the_head_of_a_lane(weeks: tuple[float, float], header: str) -> None:
    items = [make_item("a", weeks=1.0)] if weeks[0] else []
    plan = make_plan(items, lanes={"chk": weeks})
    filled = fill(plan)
    assert LaneView(plan, filled, filled.lanes["innovation"], {}).header == header
