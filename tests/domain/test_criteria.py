"""Filters: which items a list shows, what it says of them, and how conditions are read."""

import pytest

from planner.domain.errors import BadInputError
from planner.domain.ranking import move
from planner.domain.views.backlog import backlog_view
from planner.domain.views.criteria import EVERYTHING, Criteria, criteria_text, passing, read_criteria
from tests.builders import done, lane_ids, make_item, make_plan, with_item

LANES = {"chk": (10.0, 10.0), "grw": (10.0, 10.0), "grp": (0.0, 0.0)}
PLAN = make_plan(
    [
        make_item("a", weeks=1, tags=("Mobile", "pay")),
        make_item("b", team="grw", tags=("mobile",), stage="mvp"),
        make_item("c", "tune_up", team="grw", weeks=2),
        make_item("d", weeks=1),
        make_item("e", tags=("mobile",)),
        make_item("u", None, title="Mobile wallets", team=None),
    ],
    lanes=LANES,
)


@pytest.mark.parametrize(
    ("criteria", "ids"),
    [
        (Criteria(team="grw"), "bc"),
        (Criteria(tag="MOBILE"), "abe"),
        (Criteria(stage="mvp"), "b"),
        (Criteria(marked=frozenset("ad")), "ad"),
        (Criteria(unestimated=True), "beu"),
        (Criteria(team="chk", tag="mobile", unestimated=True), "e"),
        (Criteria(team="grw", stage="broad"), ""),
        (Criteria(team="gone"), ""),
    ],
)
def test_all_conditions_hold_at_once(criteria: Criteria, ids: str) -> None:
    assert passing(PLAN, criteria) == frozenset(ids)


def test_without_conditions_everything_shows() -> None:
    assert passing(PLAN, EVERYTHING) is None
    assert criteria_text(PLAN, EVERYTHING) == ""


def test_rows_keep_their_true_ranks_and_the_line_its_place() -> None:
    view = backlog_view(PLAN, Criteria(tag="mobile"))
    assert [view.innovation.row(n).rank for n in range(3)] == [1, 2, 4]
    assert (len(view.tune_up.shown), view.innovation.index_of("d"), view.innovation.index_of("e")) == (0, None, 2)
    tight = make_plan([make_item(n, weeks=5, tags=("x",) if n in "ace" else ()) for n in "abcde"])
    lane = backlog_view(tight, Criteria(tag="x")).innovation
    assert (lane.line, [lane.row(n).standing for n in range(3)]) == (1, ["in", "out", "out"])


def test_a_move_counts_in_the_shown_list_and_its_view_takes_over_what_is_shown() -> None:
    view = backlog_view(PLAN, Criteria(tag="mobile"))
    after = done(PLAN, move(PLAN, ["a"], 2, view.innovation.passing))
    assert lane_ids(after) == ["b", "d", "e", "a"]
    moved = backlog_view(after, view.criteria, view)
    assert moved.innovation.passing is view.innovation.passing
    assert [moved.innovation.row(n).rank for n in range(3)] == [1, 3, 4]
    edited = backlog_view(with_item(after, "d", tags=("mobile",)), view.criteria, moved)
    assert len(edited.innovation.shown) == 4


def test_find_looks_at_what_is_shown_and_says_what_is_not() -> None:
    everything = backlog_view(PLAN)
    assert everything.found("E") == [("innovation", 3)]
    assert [i.id for i in everything.found_elsewhere("mobile")[1]] == ["u"]
    some = backlog_view(PLAN, Criteria(team="grw"))
    assert (some.found("c"), some.found("a")) == ([("tune_up", 0)], [])
    hidden, unsorted = some.found_elsewhere("a")
    assert ([i.id for i in hidden], [i.id for i in unsorted]) == (["a"], ["u"])


def test_conditions_are_read_by_the_beginning_of_a_name_and_refused_by_name() -> None:
    def read(team: str = "", tag: str = "", stage: str = "") -> Criteria:
        return read_criteria(PLAN, team, tag, stage, None, unestimated=False)

    assert read() == EVERYTHING
    assert read(" CHK ", "#mob", "m") == Criteria("chk", "mobile", "mvp")
    assert read("grw").team == "grw"
    for typed, complaint in (
        (("gr", "", ""), "“gr” begins more than one team: Grp, Grw"),
        (("zzz", "", ""), "There is no team “zzz”; there are: Chk, Grp, Grw"),
        (("", "web", ""), "There is no tag “web”"),
        (("", "", "stopped"), "There is no stage “stopped”"),
    ):
        with pytest.raises(BadInputError, match=complaint):
            read(*typed)


def test_what_is_shown_is_said_in_words() -> None:
    criteria = Criteria("grw", "pay", "mvp", frozenset("ab"), unestimated=True)
    assert criteria_text(PLAN, criteria) == "Grw, #pay, MVP, 2 marked items, no size"
    assert criteria_text(PLAN, criteria, short=True) == "GRW, #pay, MVP, marked, no size"


def test_marks_alone_follow_the_marks_and_end_with_the_last() -> None:
    criteria = Criteria("grw", marked=frozenset("ab"))
    assert criteria.with_marks(frozenset("a")).marked == frozenset("a")
    assert criteria.with_marks(frozenset()) == Criteria("grw")
    assert EVERYTHING.with_marks(frozenset("a")) == EVERYTHING
