"""The README says what the program does: every command and option in its tables exists, and the reverse."""

import re
from pathlib import Path

import click
import pytest

from planner.cli.root import COMMANDS, OPEN, command_line
from tests.markdown import Table, code_spans, table_with

ROOT = Path(__file__).parents[1]
_OPTION = re.compile(r"--[a-z][a-z-]*")
_VARIABLE = re.compile(r"\bPLANNER_[A-Z]+\b")
_ALWAYS = {"--help", "--version"}


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def documented(readme: str) -> dict[str, str]:
    """Each command's row of the command table, by the command's name."""
    return {_command_in(row[0]): " ".join(row) for row in table_with(readme, "command").rows}


def _command_in(cell: str) -> str:
    """The command that a cell such as "`planner why KEY`" is about; `planner [PLAN]` is the one that opens a plan."""
    words = code_spans(cell)[0].split()
    assert words[0] == "planner", cell
    return words[1] if len(words) > 1 and re.fullmatch(r"[a-z][a-z-]*", words[1]) else OPEN


def commands() -> dict[str, click.Command]:
    context = click.Context(command_line, info_name="planner")
    assert isinstance(command_line, click.Group)
    found = {name: command_line.get_command(context, name) for name in (OPEN, *COMMANDS)}
    return {name: command for name, command in found.items() if command is not None}


def options_of(command: click.Command) -> set[str]:
    """Of the command itself, and of those that it has below it."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    options = (p for one in (command, *below) for p in one.params if isinstance(p, click.Option))
    return {name for option in options for name in option.opts if name.startswith("--")} - _ALWAYS


def test_every_command_is_documented_and_every_documented_command_is_there(documented: dict[str, str]) -> None:
    assert set(documented) == set(commands())


def test_documented_options_are_there(documented: dict[str, str]) -> None:
    wrong = {name: set(_OPTION.findall(row)) - options_of(commands()[name]) for name, row in documented.items()}
    assert {name: options for name, options in wrong.items() if options} == {}


def test_every_option_is_documented_in_its_row_or_where_options_of_several_commands_are(
    readme: str, documented: dict[str, str]
) -> None:
    rows = {line for line in readme.splitlines() if line.lstrip().startswith("|") and "`planner" in line}
    elsewhere = set(_OPTION.findall("\n".join(line for line in readme.splitlines() if line not in rows)))
    missing = {
        name: options_of(command) - set(_OPTION.findall(documented[name])) - elsewhere
        for name, command in commands().items()
    }
    assert {name: options for name, options in missing.items() if options} == {}


def test_documented_choices_are_those_there_are(readme: str) -> None:
    text = readme.replace("\\|", "|")
    choices = [p.type.choices for c in commands().values() for p in c.params if isinstance(p.type, click.Choice)]
    assert choices
    assert [given for given in choices if f" {'|'.join(given)}" not in text] == []


def test_documented_variables_are_read_and_every_one_that_is_read_is_documented(readme: str) -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "planner").rglob("*.py"))
    assert set(_VARIABLE.findall(readme)) == set(_VARIABLE.findall(source))


def test_documented_make_targets_are_there(readme: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", readme)) <= targets


def test_pictures_are_there(readme: str) -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme)
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []


def test_the_tables_of_a_document_are_found() -> None:
    text = "# A\n\n| Where | keys |\n| --- | :-- |\n| a \\| b | `x` |\n\n```\n| no | table |\n| --- | --- |\n```\n"
    assert table_with(text, "where") == Table(("where", "keys"), (("a | b", "`x`"),))
