"""The plan as it stood, decisions, history and two dates beside each other, word for word and for programs."""

import json
import shutil
from pathlib import Path

import pytest

from planner.domain.ballot import Ballot, Dissent, ballot_id, dissent_id
from planner.domain.change import Step, create
from tests.cli.conftest import Cli
from tests.cli.grown import make
from tests.cli.test_golden import assert_only_prints
from tests.stores import close_all, open_session

SAMPLE = Path(__file__).parents[2] / "sample.db"
COMMANDS = {
    "decisions.txt": ("show", "decisions"),
    "decisions.json": ("show", "decisions", "--json"),
    "decisions-since.txt": ("show", "decisions", "--since", "2026-10-05"),
    "decisions-at.txt": ("show", "decisions", "--at", "2026-10-03"),
    "history.txt": ("show", "history"),
    "history.json": ("show", "history", "--json", "--since", "2026-10-05"),
    "history-item.txt": ("show", "history", "--item", "chk-5"),
    "history-item.json": ("show", "history", "--item", "CHK-5", "--json", "--since", "2026-10-02"),
    "history-at.txt": ("show", "history", "--at", "2026-10-02"),
    "align-at.txt": ("show", "align", "--at", "2026-10-02"),
    "backlog-at.txt": ("show", "backlog", "--at", "2026-10-01"),
    "diff.txt": ("diff", "2026-10-01", "2026-10-20"),
    "diff.json": ("diff", "2026-10-01", "2026-10-20", "--json"),
    "diff-same.txt": ("diff", "2026-10-20", "2026-10-20"),
    "help-diff.txt": ("diff", "--help"),
    "help-decide.txt": ("decide", "--help"),
}


@pytest.fixture
def plan(cli: Cli) -> Path:
    return make(cli.folder / "plan.db")


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_prints(cli: Cli, plan: Path, name: str, update_golden: bool) -> None:
    assert_only_prints(cli, plan, COMMANDS[name], name, update_golden)


def test_the_plan_of_today_is_the_plan(cli: Cli, plan: Path) -> None:
    for what in ("align", "backlog", "measure"):
        now, then = (cli("show", what, "--json", *at) for at in ((), ("--at", "2026-11-09")))
        assert json.loads(now.out) == json.loads(then.out)


def test_json_has_exactly_the_documented_keys(cli: Cli, plan: Path) -> None:
    decisions = json.loads(cli("show", "decisions", "--json").out)
    history = json.loads(cli("show", "history", "--json").out)
    diff = json.loads(cli("diff", "2026-10-01", "2026-10-20", "--json").out)
    assert [list(data) for data in (decisions, history, diff)] == [
        ["schema", "decisions"],
        ["schema", "steps"],
        ["schema", "from", "to", "counts", "changes"],
    ]
    assert all(data["schema"] == 1 for data in (decisions, history, diff))
    assert set(decisions["decisions"][0]) == {
        "id", "at", "quarter", "quarter_name", "kind", "what", "why", "signed_by", "cost", "item", "supersedes",
        "superseded_by", "withdrawn", "principle",
    }  # fmt: skip
    assert {d["kind"] for d in decisions["decisions"]} == {"other", "ratio", "stop"}
    assert [d["why"] for d in decisions["decisions"]][:2] == ["Time to think", None]
    assert set(history["steps"][0]) == {"id", "at", "who", "label", "why", "undone", "takes_back"}
    assert set(diff["changes"][0]) == {"what", "key", "name", "before", "after"}


def test_a_decision_is_written_down_and_supersedes_another(cli: Cli, plan: Path) -> None:
    said = cli("decide", "Meetings on Fridays again", "--why", "they were moved to", "--also-by", "Bo",
               "--supersedes", "no meetings", "--as", "Ann")  # fmt: skip
    assert (said.status, said.out, said.err) == (0, "", "planner: Saved: Decide: Meetings on Fridays again.\n")
    new, old = json.loads(cli("show", "decisions", "--json").out)["decisions"][:2]
    assert (new["what"], new["signed_by"]) == ("Meetings on Fridays again", ["Ann", "Bo"])
    assert (new["supersedes"], old["superseded_by"]) == (old["id"], new["id"])
    printed = cli("show", "decisions").out
    assert "No meetings on Fridays [superseded]" in printed
    assert "superseded by: Meetings on Fridays again (9 Nov 2026)" in printed
    assert "supersedes: No meetings on Fridays (9 Oct 2026)" in printed
    assert cli("check", "plan.db").status == 0


def test_a_decision_names_the_principle_that_it_follows(cli: Cli, tmp_path: Path) -> None:
    shutil.copyfile(SAMPLE, cli.folder / "plan.db")
    assert cli("decide", "No work on Fridays", "--principle", "2", "--as", "Ann").status == 0
    assert cli("ratio", "--set", "65", "--why", "search", "--principle", "what customers", "--as", "Ann").status == 0
    assert cli("agree", "plan", "--why", "so", "--principle", "3", "--as", "Ann").status == 0
    printed = cli("show", "decisions").out
    assert "follows: 2 Buy back speed before it is gone" in printed
    followed = [d["principle"] for d in json.loads(cli("show", "decisions", "--json").out)["decisions"]]
    assert [text.partition(" ")[0] if text else text for text in followed[:4]] == ["Small", "What", "Buy", None]
    refused = cli("decide", "X", "--principle", "4", "--as", "Ann")
    assert (refused.status, refused.out) == (1, "")
    assert "“4” is in no principle; write its number, 1 to 3, or more of its words." in refused.err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("decide", ""), 1, "Say what was decided, in one sentence."),
        (("decide", "X", "--also-by", "LEAD"), 1, "lead cannot sign twice; name somebody else, or nobody."),
        (("decide", "X", "--supersedes", "nothing like it"), 1, "There is no decision “nothing like it”; `planner"),
        (("decide", "X", "--supersedes", "Ratio 60"), 1, "“Ratio 60 : 40, reserve 15 %” was superseded by “Ratio 70"),
        (("decide", "X", "--supersedes", "Hire"), 1, "“Hire for Platform” was withdrawn; there is nothing to"),
        (("decide", "X", "--supersedes", "i"), 1, "“i” could be 3 decisions: No meetings on Fridays ("),
        (("show", "align", "--at", "2026-02-30"), 1, "“2026-02-30” is not a date; write it as year-month-day, e.g."),
        (("show", "align", "--at", "2026-09-30"), 1, "This plan begins on 1 Oct 2026; choose that day or a later one."),
        (("show", "align", "--at", "0001-01-01"), 1, "This plan begins on 1 Oct 2026; choose that day or a later one."),
        (("show", "align", "--at", "2026-12-24"), 1, "24 Dec 2026 lies ahead; choose today or an earlier day."),
        (("show", "align", "--at", "9999-12-31"), 1, "31 Dec 9999 lies ahead; choose today or an earlier day."),
        (("show", "history", "--since", "soon"), 1, "“soon” is not a date; write it as year-month-day"),
        (("show", "align", "--since", "2026-10-01"), 2, "--since goes with decisions, history, not with align."),
        (
            ("show", "history", "--item", "nope"),
            1,
            "There is no item “nope” in this plan; `planner show backlog` lists",
        ),
        (("show", "align", "--item", "CHK-5"), 2, "--item goes with history, not with align."),
        (("show", "history", "--quarter", "2026-Q4"), 2, "--quarter goes with align, backlog, measure, decisions, not"),
        (("diff", "2026-10-01", "x"), 1, "“x” is not a date; write it as year-month-day, e.g. 2026-12-04."),
        (("diff", "2026-10-01"), 2, "Missing argument 'DATE'."),
    ],
)
def test_what_cannot_be_is_one_sentence(
    cli: Cli, plan: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    before = plan.read_bytes()
    ran = cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)
    assert ran.err.startswith(f"planner: {said}")
    assert plan.read_bytes() == before


def test_any_date_from_the_year_one_on_is_a_beginning(cli: Cli, plan: Path) -> None:
    for day in ("0001-01-01", "1969-12-31"):
        assert "9 steps" in cli("show", "history", "--since", day).out
    assert "no steps\n" in cli("show", "history", "--since", "9999-12-31").out


def test_hidden_ballots_and_unnamed_dissents_do_not_leave_the_plan(cli: Cli, plan: Path) -> None:
    bo = open_session(plan, "Bo")
    ballot = Ballot(ballot_id("2026-Q4", "innovation", "Bo"), "2026-Q4", "innovation", "Bo", ("vat", "carts"))
    bo.do(Step("Bo casts a ballot", (create(ballot),), "HIDDEN")).result()
    dissent = Dissent(dissent_id("2026-Q4", "carts", "Cy Ng"), "2026-Q4", "carts", "Cy Ng", "DISSENTING")
    cy = open_session(plan, "Cy Ng", ids="one")
    cy.do(Step("Cy Ng dissents: DISSENTING", (create(dissent),), "DISSENTING")).result()
    close_all()
    for arguments in (
        ("show", "history"),
        ("show", "history", "--json"),
        ("show", "history", "--at", "2026-11-09"),
        ("show", "decisions", "--json"),
        ("diff", "2026-10-20", "2026-11-09"),
        ("diff", "2026-10-20", "2026-11-09", "--json"),
    ):
        out = cli(*arguments).out
        assert "HIDDEN" not in out
        assert "DISSENTING" not in out
        assert "Cy" not in out
    assert "somebody  A dissent was noted" in cli("show", "history").out
