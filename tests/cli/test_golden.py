"""Everything that the commands print about a small fixed plan, word for word.

`PLANNER_NEW_GOLDEN=1` with the tests writes the files anew; read what changed before it is committed.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from planner.domain.flywheel import Turn
from tests.cli.conftest import Cli
from tests.cli.small import ITEMS, make

GOLDEN = Path(__file__).parent / "golden"
COMMANDS = {
    "align.txt": ("show", "align"),
    "align.json": ("show", "align", "--json"),
    "align-earlier.txt": ("show", "align", "--quarter", "2026-q3"),
    "backlog.txt": ("show", "backlog"),
    "backlog.json": ("show", "backlog", "--json"),
    "measure.txt": ("show", "measure"),
    "measure.json": ("show", "measure", "--json"),
    "measure-earlier.json": ("show", "measure", "--json", "--quarter", "2026-Q3"),
    "check.txt": ("check",),
    "help.txt": ("--help",),
    **{
        f"help-{name}.txt": (name, "--help")
        for name in ("demo", "new", "import", "show", "why", "rank", "check-in", "ask", "read", "check")
    },
}


@pytest.fixture
def plan(cli: Cli) -> Path:
    return make(cli.folder / "plan.db")


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_prints(cli: Cli, plan: Path, name: str, update_golden: bool) -> None:
    ran = cli(*COMMANDS[name])
    assert (ran.status, ran.err) == (0, "")
    assert_golden(name, ran.out, update_golden)


def test_the_story_of_every_item(cli: Cli, plan: Path, update_golden: bool) -> None:
    stories = "\n".join(cli("why", item.key.lower()).out for item in ITEMS)
    assert_golden("why.txt", stories, update_golden)


def assert_golden(name: str, text: str, update: bool) -> None:
    path = GOLDEN / name
    if update:
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def assert_only_prints(cli: Cli, plan: Path, arguments: Sequence[str], name: str, update: bool) -> None:
    """A command prints what is kept under this name, complains of nothing, and leaves the plan's file as it was."""
    before = plan.read_bytes()
    ran = cli(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert plan.read_bytes() == before, "it changes nothing"
    assert_golden(name, ran.out, update)


def shape(value: object) -> object:
    """What a JSON value is made of: keys in order, and of a list what its first entry is made of."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


AMOUNT = {"items": None, "weeks": None}
LANE_ITEM = dict.fromkeys(("rank", "key", "title", "team", "effort", "score", "status", "reason"))
LANE = {"capacity": None, "used": None, "line_after": None, "items": [LANE_ITEM]}
TEAM = dict.fromkeys(
    ("name", "key", "kind", "people", "capacity", "reserve", "innovation", "tune_up", "ratio", "own_ratio")
)
KINDS = dict.fromkeys(("product", "platform", "framework"))
TURN = dict.fromkeys(Turn._fields)
METRIC: dict[str, object] = {
    **dict.fromkeys(("id", "name", "unit", "lower_is_better", "every", "now", "before", "limits", "beyond_chance")),
    "latest": {"on": None, "value": None},
    "values": [None],
    "text": None,
}
SHAPES: dict[str, dict[str, object]] = {
    "align": {
        "schema": None,
        "quarter": None,
        "quarter_name": None,
        "ratio": {"agreed": None, "teams_add_up_to": None},
        "reserve": None,
        "capacity": {"total": None, "reserve": None, "innovation": None, "tune_up": None},
        "teams": [TEAM],
        "staffing": KINDS,
        "state": None,
        "week": {"number": None, "of": None},
        "objectives": [{"title": None, "key_results": None}],
        "suggestion": {
            "low": None,
            "high": None,
            "base": None,
            "rules": None,
            "missing": [None],
            "context": dict.fromkeys(("phase", "engineers", "product_lines", "shipping", "running")),
        },
        "staffing_share": KINDS,
        "staffing_target": KINDS,
        "flywheel": {"quarters": [TURN], "reading": None},
    },
    "backlog": {
        "schema": None,
        "quarter": None,
        "quarter_name": None,
        "score_method": None,
        "lanes": {"innovation": LANE, "tune_up": LANE},
        "unsorted": [dict.fromkeys(("key", "title", "team", "category", "proposed"))],
    },
    "measure": {
        "schema": None,
        "quarter": None,
        "quarter_name": None,
        "weeks": [dict.fromkeys(("week", "new", "existing", "tune_up", "unplanned", "answered", "expected"))],
        "ratio": {"agreed": None, "actual": None, "last_quarter": None},
        "reserve": {"agreed": None, "actual": None},
        "sentences": [{"kind": None, "text": None}],
        "commitments": {"done": AMOUNT, "going": AMOUNT, "not_started": AMOUNT, "dropped": AMOUNT},
        "okrs": [{**dict.fromkeys(("objective", "id", "teams", "score", "weakest", "remark")), "key_results": None}],
        "slices": None,
        "metrics": [METRIC],
        "speed": dict.fromkeys(
            ("days_from_idea_to_evidence", "settled_items", "waiting_items", "incidents", "predictions")
        ),
    },
}


@pytest.mark.parametrize("what", SHAPES)
def test_json_has_exactly_the_documented_keys(cli: Cli, plan: Path, what: str) -> None:
    data = json.loads(cli("show", what, "--json").out)
    assert data["schema"] == 1
    assert next(iter(data)) == "schema"
    assert shape(data) == SHAPES[what]
    assert set(data) == set(SHAPES[what])


def test_every_status_is_in_the_small_plan(cli: Cli, plan: Path) -> None:
    lanes = json.loads(cli("show", "backlog", "--json").out)["lanes"]
    statuses = {item["status"] for lane in lanes.values() for item in lane["items"]}
    assert statuses == {"in", "must", "out", "waiting", "unestimated", "no_team"}


def test_sentences_are_of_the_documented_kinds(cli: Cli, plan: Path) -> None:
    found = {sentence["kind"] for sentence in json.loads(cli("show", "measure", "--json").out)["sentences"]}
    assert found == {"reserve", "ratio", "change", "promises", "answers"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("why", "NOPE-1"), "There is no item “NOPE-1” in this plan; `planner show backlog` lists the keys."),
        (("why", ""), "There is no item “” in this plan; `planner show backlog` lists the keys."),
        (("show", "align", "--quarter", "2030-Q1"), "There is no quarter “2030-Q1” in this plan; it has: 2026-Q3, "),
        (("show", "align", "--today", "soon"), "“soon” is not a date; write it as year-month-day, e.g. 2026-12-04."),
        (("show", "align", "--plan", ""), "The path of the plan is empty; write e.g. plan.db."),
        (("show", "align", "--plan", "gone.db"), "There is no plan at gone.db; name one with --plan or create it"),
        (("check", "gone.db"), "There is no plan at gone.db; name one with --plan or create it with `planner new`."),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(cli: Cli, plan: Path, arguments: tuple[str, ...], said: str) -> None:
    before = plan.read_bytes()
    ran = cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith(f"planner: {said}")
    assert plan.read_bytes() == before
