"""Which plan is meant, who acts, and where a screen can be shown."""

import pytest

from planner.cli.options import acting, plan_path
from planner.domain.errors import BadInputError
from tests.cli.conftest import Cli
from tests.cli.small import make


def test_the_plan_is_the_one_named_then_the_variable_then_here_then_the_data_folder(cli: Cli) -> None:
    ports = cli.ports()
    assert plan_path(ports, None) == str(cli.folder / "data" / "plan.db")
    make(cli.folder / "plan.db")
    assert plan_path(ports, None) == "plan.db"
    cli.environment["PLANNER_FILE"] = "other.db"
    assert plan_path(ports, None) == "other.db"
    assert plan_path(ports, "third.db") == "third.db"


def test_an_empty_variable_names_no_plan(cli: Cli) -> None:
    cli.environment["PLANNER_FILE"] = ""
    assert plan_path(cli.ports(), None) == str(cli.folder / "data" / "plan.db")


def test_who_acts_is_the_one_named_then_the_variable_then_the_login(cli: Cli) -> None:
    ports = cli.ports()
    assert acting(ports, None) == "lead"
    cli.environment["PLANNER_USER"] = " Bo \x1b[31m"
    assert acting(ports, None) == "Bo"
    assert acting(ports, "Ann") == "Ann"
    with pytest.raises(BadInputError, match="The name after --as is empty"):
        acting(ports, " \u202e")


def test_without_any_name_a_writing_command_asks_for_one_and_a_reading_one_works(cli: Cli) -> None:
    make(cli.folder / "plan.db")
    cli.login = None
    ran = cli("check-in", "--team", "CHK", "--week", "2026-W46", "Fires=100")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == ("planner: Your login name is not known here; say who you are with --as NAME or $PLANNER_USER.\n")
    assert cli("show", "backlog").status == 0


@pytest.mark.parametrize("arguments", [("show", "align"), ("why", "CHK-1"), ("check",)])
def test_where_there_is_no_plan_a_command_says_how_to_come_to_one(cli: Cli, arguments: tuple[str, ...]) -> None:
    ran = cli(*arguments)
    path = cli.folder / "data" / "plan.db"
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (f"planner: There is no plan at {path}; name one with --plan or create it with `planner new`.\n")
    assert list(cli.folder.iterdir()) == []


@pytest.mark.parametrize("arguments", [(), ("some.db",), ("demo",)])
def test_without_a_terminal_the_screen_is_not_started(cli: Cli, arguments: tuple[str, ...]) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.out, cli.wishes) == (2, "", [])
    assert ran.err == (
        "planner: The screen cannot be shown, because this is not a terminal; "
        "`planner show backlog` and `planner --help` work without one.\n"
    )


def test_a_plan_opens_with_everything_that_was_asked_for(cli: Cli) -> None:
    cli.fault = None
    arguments = ("--today", "2026-11-11", "--phase", "measure", "--theme", "chalk", "--as", "Ann", "my.db")
    assert cli(*arguments).status == 0
    (wish,) = cli.wishes
    assert (wish.path, str(wish.today), wish.phase, wish.theme, wish.actor, wish.sample) == (
        "my.db", "2026-11-11", "measure", "chalk", "Ann", False
    )  # fmt: skip


def test_the_plan_may_come_before_the_options(cli: Cli) -> None:
    cli.fault = None
    assert cli("my.db", "--phase", "align").status == 0
    assert (cli.wishes[0].path, cli.wishes[0].phase) == ("my.db", "align")


def test_the_demo_is_a_private_copy_and_may_be_kept(cli: Cli) -> None:
    cli.fault = None
    assert cli("demo").status == 0
    assert (cli.wishes[0].path, cli.wishes[0].sample) == (None, True)
    ran = cli("demo", "--save-to", "kept.db")
    assert (ran.status, ran.out) == (0, "")
    assert (cli.wishes[1].path, cli.wishes[1].sample) == ("kept.db", True)
    assert cli("show", "align", "--plan", "kept.db").status == 0


def test_the_demo_can_be_saved_without_a_screen_but_never_over_a_file(cli: Cli) -> None:
    assert cli("demo", "--save-to", "kept.db").status == 0
    before = (cli.folder / "kept.db").read_bytes()
    ran = cli("demo", "--save-to", "kept.db")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert (cli.folder / "kept.db").read_bytes() == before


@pytest.mark.parametrize("today", ["soon", "2026-02-30", ""])
def test_a_day_that_is_none_is_said_so(cli: Cli, today: str) -> None:
    cli.fault = None
    ran = cli("--today", today)
    assert (ran.status, ran.out, cli.wishes) == (1, "", [])
    assert ran.err == f"planner: “{today}” is not a date; write it as year-month-day, e.g. 2026-12-04.\n"
