"""What is said of items, teams and the split of a plan: for one and many, none and unknown."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.allotments import Allotment
from planner.domain.capacity import Split, capacity
from planner.domain.comparing.plans import difference
from planner.domain.errors import BadInputError
from planner.domain.fitting import fit_sentences
from planner.domain.item import Effort, Item
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.ranking import move, other_lane, sort_by_score
from planner.domain.standing import standing_sentence
from planner.domain.story import why
from planner.domain.views.align import align_view
from planner.domain.views.align_explained import explain_align
from planner.domain.views.criteria import EVERYTHING, Criteria, criteria_text, read_criteria
from planner.domain.views.dates import quarter_dates
from planner.domain.views.difference import DatedPlan, difference_view
from planner.domain.views.item_card import item_card, standing_word
from planner.domain.views.teams import StaffedTeam, room_text, teams_view
from planner.domain.views.teams_explained import explain_teams
from tests.builders import Q4, TODAY, make_item, make_plan, with_item
from tests.domain.test_capacity import shop

THREE = tuple(make_item(name, weeks=2) for name in "abc")


def stands(plan: Plan, item: str) -> str:
    return standing_sentence(plan, fill(plan), plan.items[item])


@pytest.mark.parametrize(
    ("item", "actual", "text"),
    [
        (make_item("a", weeks=1), None, "In: rank 1 in Innovation, takes 1 week."),
        (make_item("a", weeks=2), None, "In: rank 1 in Innovation, takes 2 weeks."),
        (make_item("a"), None, "Out: rank 1, nobody has said how long it takes."),
        (make_item("a", weeks=1, stage="done"), None, "Done: rank 1 in Innovation."),
        (make_item("a", weeks=1, stage="done"), 1.0, "Done: rank 1 in Innovation, took 1 week."),
        (make_item("a", weeks=1, stage="done"), 3.0, "Done: rank 1 in Innovation, took 3 weeks."),
        (make_item("a", None, team=None), None, "Unsorted: nobody has given it a lane or a team yet."),
        (make_item("a", None), None, "Unsorted: nobody has given it a lane yet."),
        (
            make_item("a", must_reason="the law"),
            None,
            "In whatever its rank (1): must-do: the law; takes an unknown number of weeks.",
        ),
        (
            make_item("a", must_reason="the law", must_due=date(2026, 12, 4), weeks=1),
            None,
            "In whatever its rank (1): must-do: the law, due 4 Dec; takes 1 week.",
        ),
        (make_item("a", "tune_up", service=0.1), None, "Service: 10 % of Chk’s Tune-Up, 1 week, held first."),
        (make_item("a", "tune_up", service=0.3), None, "Service: 30 % of Chk’s Tune-Up, 3 weeks, held first."),
    ],
)
def test_where_an_item_stands(item: Item, actual: float | None, text: str) -> None:
    plan = make_plan([item])
    placed = {p.id: p._replace(actual_effort=actual) for p in plan.placements.values()}
    assert stands(replace(plan, placements=placed), "a") == text


def test_an_item_whose_team_is_gone() -> None:
    plan = make_plan([make_item("a", weeks=1, team="gone")])
    assert stands(plan, "a") == "Unsorted: its team is not there any more."
    assert item_card(plan, fill(plan), "a").facts[1] == "no team"
    assert standing_word(plan, fill(plan), "a") == "unsorted"


def test_an_item_and_what_it_needs_that_is_not_in() -> None:
    items = [make_item("a", weeks=2), make_item("b", weeks=30), make_item("c")]
    plan = make_plan(items, needs=[("a", "b")])
    assert why(plan, "a")[0] == "Waiting: rank 1, waits for B."
    unknown = make_plan([make_item("a", weeks=2), make_item("b")], needs=[("a", "b")])
    assert any("nobody has said how long it takes" in line for line in why(unknown, "a"))


@pytest.mark.parametrize(
    ("weeks", "text"),
    [(30, "It is larger than all that Chk has for Innovation (1 week): cut it into slices.")],
)
def test_an_item_that_is_larger_than_its_team(weeks: float, text: str) -> None:
    plan = make_plan([make_item("a", weeks=weeks)], lanes={"chk": (1, 10)})
    assert text in why(plan, "a")
    many = make_plan([make_item("a", weeks=weeks)])
    assert text.replace("1 week)", "10 weeks)") in why(many, "a")


@pytest.mark.parametrize(
    ("over", "text"), [(1.0, "Innovation is over by 1 week."), (4.0, "Innovation is over by 4 weeks.")]
)
def test_a_must_do_that_does_not_fit(over: float, text: str) -> None:
    plan = make_plan([make_item("a", weeks=10 + over, must_reason="the law")])
    said = why(plan, "a")
    assert text in said
    assert "It pushes nothing out." in said


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("", "", ""),
        ("a", "", "Without a range near the line: A."),
        ("abc", "", "Without a range near the line: A, B, C."),
        ("abc", "d", "Without a range near the line: A, B, C and 1 more."),
        ("abc", "de", "Without a range near the line: A, B, C and 2 more."),
    ],
)
def test_what_near_the_line_has_no_range(above: str, below: str, text: str) -> None:
    large = make_item("z", effort=Effort(20, 21, 22))
    items = [make_item("r", effort=Effort(1, 2, 3)), *(make_item(n, weeks=1) for n in above), large]
    plan = make_plan([*items, *(make_item(n, weeks=1) for n in below)], lanes={"chk": (8, 8)})
    said = fit_sentences(plan, fill(plan), plan.items["r"])
    assert said[0].startswith("What is in Innovation is ")
    assert said[1:] == ([text] if text else [])


@pytest.mark.parametrize(
    ("items", "said"),
    [(["b"], "Move B above A"), (["b", "c"], "Move 2 items above A"), ([], "Move nothing")],
)
def test_the_step_of_a_move(items: list[str], said: str) -> None:
    assert move(make_plan(THREE), items, -1).label == said


def test_steps_about_one_and_many_items() -> None:
    plan = make_plan(THREE)
    assert other_lane(plan, ["a"]).label == "Move A to the other lane"
    assert other_lane(plan, ["a", "b"]).label == "Move 2 items to the other lane"
    assert sort_by_score(plan, ["a"]).label == "Sort A by score"
    assert sort_by_score(plan, ["a", "b", "c"]).label == "Sort 3 items by score"


@pytest.mark.parametrize(
    ("criteria", "long", "short"),
    [
        (EVERYTHING, "", ""),
        (Criteria(team="chk", stage="idea", unestimated=True), "Chk, idea, no size", "CHK, idea, no size"),
        (Criteria(team="gone"), "", ""),
        (Criteria(marked=frozenset("a")), "1 marked item", "marked"),
        (Criteria(marked=frozenset("ab"), tag="web"), "#web, 2 marked items", "#web, marked"),
    ],
)
def test_what_is_shown_alone(criteria: Criteria, long: str, short: str) -> None:
    plan = make_plan(THREE)
    assert (criteria_text(plan, criteria), criteria_text(plan, criteria, short=True)) == (long, short)


@pytest.mark.parametrize(
    ("tags", "typed", "complaint"),
    [
        ((), "web", "There is no tag “web”; there is no tag at all yet."),
        (("app",), "web", "There is no tag “web”; there are: app."),
        (("web1", "web2"), "web", "“web” begins more than one tag: web1, web2; write more of it."),
        (
            tuple(f"web{n}" for n in range(12)),
            "web",
            "“web” begins more than one tag: ",
        ),
    ],
)
def test_a_condition_that_nobody_has(tags: tuple[str, ...], typed: str, complaint: str) -> None:
    plan = with_item(make_plan(THREE), "a", tags=tags)
    with pytest.raises(BadInputError) as error:
        read_criteria(plan, "", typed, "", None, unestimated=False)
    assert str(error.value).startswith(complaint)
    assert ("more; write" in str(error.value)) == (len(tags) > 9)


@pytest.mark.parametrize(
    ("held", "changes", "end"),
    [
        (Allotment(), "", "19 Tune-Up"),
        (Allotment(1.0), "", "; service 1 week"),
        (Allotment(2.0, 1.0), "", "; service 2 weeks, going on and last mile 1 week"),
        (Allotment(0.0, 1.0, 2.0), "ends 4 Dec", "; going on and last mile 3 weeks; ends 4 Dec"),
    ],
)
def test_a_team_with_what_is_spoken_for(held: Allotment, changes: str, end: str) -> None:
    team: StaffedTeam = teams_view(make_plan()).teams[0]
    team = team._replace(name="Checkout", parts=(8, 28, 19), held=held, changes=changes)
    assert team.sentence.startswith("Checkout: 8 reserve, 28 Innovation, 19 Tune-Up")
    assert team.sentence.endswith(end)


@pytest.mark.parametrize(
    ("lanes", "summary", "room"),
    [
        ({}, "no people in no teams, 0 weeks", ""),
        ({"chk": (0.5, 0.5)}, "0.1 people in 1 team, 1 week: 0.1 product", "1 week: 0 reserve, "),
        (
            {"chk": (10, 10)},
            "1.5 people in 1 team, 20 weeks: 1.5 product",
            "20 weeks: 0 reserve, 10 Innovation, 10 Tune-Up",
        ),
    ],
)
def test_what_all_teams_bring(lanes: dict[str, tuple[float, float]], summary: str, room: str) -> None:
    plan = make_plan(lanes=lanes)
    assert teams_view(plan).summary == summary
    for team in capacity(plan).teams:
        assert room_text(team).startswith(room)


@pytest.mark.parametrize(
    ("holidays", "text"),
    [
        ((), "its weekdays, ÷ 5."),
        ((date(2026, 12, 25),), "its weekdays less 1 holiday, ÷ 5."),
        ((date(2026, 12, 24), date(2026, 12, 25)), "its weekdays less 2 holidays, ÷ 5."),
    ],
)
def test_how_weeks_are_reckoned(holidays: tuple[date, ...], text: str) -> None:
    plan = make_plan(quarter=Q4._replace(holidays=holidays))
    assert text in explain_teams(plan, teams_view(plan))[0]
    off = f"less {len(holidays)} off, " if holidays else ""
    assert f"working weeks (weekdays {off}divided by 5)" in explain_align(plan, align_view(plan, TODAY))[0]


def test_how_the_reserve_is_told() -> None:
    plan = make_plan(lanes={"chk": (5, 5)}, quarter=Q4._replace(reserve=0.1))
    told = [" ".join(explain_align(plan, align_view(plan, TODAY, Split(0.5, r)))) for r in (0.0, 0.09, 0.5)]
    assert "No reserve is kept for work that nobody planned." in told[0]
    assert "1 week, is kept for work" in told[1]
    assert "weeks, are kept for work" in told[2]


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (Split(0.5, 0.0), ""),
        (Split(0.6, 0.0), "60 : 40 instead of 50 : 50"),
        (Split(0.5, 0.2), "Reserve 20 % instead of 0 %"),
        (Split(0.6, 0.2), "60 : 40 with 20 % reserve instead of 50 : 50 with 0 %"),
    ],
)
def test_what_a_draft_is_instead_of(draft: Split, text: str) -> None:
    heading = align_view(make_plan(), TODAY, draft).heading
    assert heading == text or not text


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ((None, None, None, None), ""),
        ((0.1, None, None, None), "because Team 0 has a ratio of its own."),
        ((0.1, 0.1, None, None), "because Team 0 and Team 1 have ratios of their own."),
        ((0.1, 0.1, 0.1, None), "because Team 0, Team 1 and Team 2 have ratios of their own."),
    ],
)
def test_a_warning_names_who_has_ratios_of_their_own(own: tuple[float | None, ...], text: str) -> None:
    assert align_view(shop(*own), date(2026, 2, 2)).warning.endswith(text)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "Nothing differs."),
        ({"a": {"must_reason": "the law"}}, "1 difference."),
        ({"a": {"stage": "stopped"}}, "3 differences: 1 item came in, 1 went out, 1 was stopped."),
        ({key: {"effort": Effort(1, 1, 1)} for key in "ab"}, "3 differences: 1 item came in, 2 estimates changed."),
    ],
)
def test_how_many_differences_there_are(values: dict[str, dict[str, object]], text: str) -> None:
    before = after = make_plan([make_item(n, weeks=5) for n in "abc"])
    for item, given in values.items():
        after = with_item(after, item, **given)
    assert difference_view(DatedPlan("1 Oct", "1", before), DatedPlan("2 Oct", "2", after)).summary == text


def test_differences_of_teams_and_places() -> None:
    plan = make_plan([make_item("a", weeks=1)])
    room = plan.capacities["2026-Q4:chk"]
    for days, text in ((1.0, "1 day off"), (3.0, "3 days off")):
        off = replace(plan, capacities={room.id: room._replace(time_off_days=days)})
        assert text in difference(plan, off).of("team")[0].after
    moved = with_item(plan, "a", category=None, team=None)
    assert [(d.before, d.after) for d in difference(plan, moved).of("place")] == [
        ("Innovation, Chk", "no lane, no team")
    ]
    for due, text in ((None, "the law"), (date(2026, 12, 4), "the law, due 4 Dec 2026")):
        must = with_item(plan, "a", must_reason="the law", must_due=due)
        assert difference(plan, must).of("must_do")[0].after == text


def test_the_dates_of_a_quarter() -> None:
    for ends, text in ((date(2026, 10, 4), "2026-Q4 begins: 1 week"), (date(2026, 12, 31), "2026-Q4 begins: 14 weeks")):
        plan = make_plan(quarter=Q4._replace(ends_on=ends))
        assert quarter_dates(plan)[0].title == text
    must = make_item("a", must_reason="the law", must_due=date(2026, 12, 4), weeks=1)
    plan = make_plan([must, must._replace(id="b", key="B", title="B", team=None)])
    notes = {entry.title: entry.note for entry in quarter_dates(plan)}
    assert notes["Due: A A"] == "the law\nTeam: Chk"
    assert notes["Due: B B"] == "the law"
