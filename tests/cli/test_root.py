"""What `planner` is told and tells about itself: help, version, wrong usage."""

import pytest

from tests.cli.conftest import Cli

COMMANDS = [
    "demo",
    "new",
    "import",
    "export",
    "show",
    "why",
    "rank",
    "diff",
    "decide",
    "plan",
    "agree",
    "check-in",
    "ask",
    "read",
    "okr",
    "slice",
    "stage",
    "measure",
    "review",
    "report",
    "close",
    "quarter",
    "team",
    "ratio",
    "copy",
    "backup",
    "restore",
    "check",
]


def test_help_lists_exactly_the_commands_there_are(cli: Cli) -> None:
    ran = cli("--help")
    listed = [line.split()[0] for line in ran.out.partition("Commands:")[2].splitlines() if line.strip()]
    assert (ran.status, ran.err) == (0, "")
    assert listed == COMMANDS


def test_help_shows_how_to_open_a_plan_with_its_options(cli: Cli) -> None:
    out = cli("--help").out
    assert out.startswith("Usage: planner [OPTIONS] [PLAN]\n")
    for option in ("--today", "--phase", "--theme", "--as", "--version", "--help"):
        assert option in out
    assert cli("plan.db", "--help").out == out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(cli: Cli, name: str) -> None:
    ran = cli(name, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"Usage: planner {name} ")


def test_version(cli: Cli) -> None:
    ran = cli("--version")
    assert (ran.status, ran.out.split()[0], ran.err) == (0, "planner", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("show",),
            "Missing argument '{align|backlog|measure|decisions|history}'. Choose from: align, backlog, measure, ",
        ),
        (("show", "versus"), "'versus' is not one of 'align', 'backlog', 'measure', 'decisions', 'history'. `planner"),
        (("show", "align", "--frob"), "No such option '--frob'. `planner show --help` says how."),
        (("--frob",), "No such option '--frob'. `planner --help` says how."),
        (("new", "p.db", "--quarter", "2026-Q4"), "Missing option '--org'. `planner new --help` says how."),
        (("why",), "Missing argument 'KEY'. `planner why --help` says how."),
        (("a.db", "b.db"), "Got unexpected extra argument (b.db). `planner --help` says how."),
        (("shwo",), "There is no command “shwo”; did you mean show? `planner --help` says how."),
        (("--today", "2026-11-06", "ratio"), "The command ratio comes before its options: `planner ratio …`. `planner"),
        (("--today", "2026-11-06", "team", "list"), "The command team comes before its options: `planner team …`. "),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(cli: Cli, arguments: tuple[str, ...], said: str) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert said in ran.err
