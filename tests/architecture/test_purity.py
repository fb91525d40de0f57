"""domain and exchange are values in, values out: no clock, no chance, no files, no environment, no output."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, modules

FOREIGN_MODULES = {
    "time": "the clock is an argument",
    "random": "chance is an argument",
    "secrets": "chance is an argument",
    "uuid": "fresh ids are an argument",
    "ulid": "fresh ids are an argument",
    "os": "the environment and files stay outside",
    "pathlib": "files stay outside",
    "shutil": "files stay outside",
    "tempfile": "files stay outside",
    "glob": "files stay outside",
    "socket": "the network stays outside",
    "urllib": "the network stays outside",
    "http": "the network stays outside",
    "subprocess": "other programs stay outside",
    "threading": "work is done where it is asked for",
    "asyncio": "work is done where it is asked for",
    "logging": "what happened is returned",
    "getpass": "who acts is an argument",
    "locale": "the same plan reads the same everywhere",
    "platform": "the same plan reads the same everywhere",
}
"""Modules that the pure rooms never import, and why. (`urllib.parse` computes, and may.)"""
ALLOWED = {"urllib.parse"}
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "breakpoint", "globals", "__import__"}
CLOCKS = {
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("pendulum", "now"),
    ("pendulum", "today"),
    ("pendulum", "tomorrow"),
    ("pendulum", "yesterday"),
    ("DateTime", "now"),
    ("Date", "today"),
}
FILE_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "environ", "getenv"}


def test_the_pure_rooms_are_pure() -> None:
    assert [found for module in modules("planner/domain", "planner/exchange") for found in impurities(module)] == []


def test_screens_and_commands_do_not_read_the_clock_either() -> None:
    clocks = [
        f"{module.at(node)} {ast.unparse(node)}"
        for module in modules("planner/tui", "planner/cli")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and _is_clock(node)
    ]
    assert clocks == []


def impurities(module: Module) -> Iterator[str]:
    """Each place where a module reaches out of itself, with the reason why it must not."""
    for node in ast.walk(module.tree):
        for name in _imported(node):
            if name not in ALLOWED and name.partition(".")[0] in FOREIGN_MODULES:
                yield f"{module.at(node)} imports {name}: {FOREIGN_MODULES[name.partition('.')[0]]}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS:
            yield f"{module.at(node)} calls {node.func.id}"
        if isinstance(node, ast.Attribute) and (_is_clock(node) or node.attr in FILE_METHODS):
            yield f"{module.at(node)} uses {ast.unparse(node)}"
        if isinstance(node, ast.Global):
            yield f"{module.at(node)} keeps state in {', '.join(node.names)}"


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module]
    return []


def _is_clock(node: ast.Attribute) -> bool:
    owner = node.value
    name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
    return (name, node.attr) in CLOCKS


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("from datetime import date; date.today()", 1),
        ("import datetime; datetime.datetime.now(datetime.UTC)", 1),
        ("from datetime import datetime; clock = datetime.now", 1),
        ("import random", 1),
        ("from os import environ", 1),
        ("import os.path", 1),
        ("import pathlib; pathlib.Path('x').read_text()", 2),
        ("open('x')", 1),
        ("print('x')", 1),
        ("from urllib.parse import quote", 0),
        ("moment.today", 0),
        ("plan.open(1)", 0),
        ("import io; io.StringIO()", 0),
        ("from datetime import datetime; datetime.fromisoformat(text)", 0),
    ],
)
def test_reaching_out_is_seen(line: str, count: int) -> None:
    module = modules("planner/domain")[0]._replace(tree=ast.parse(line))
    assert len(list(impurities(module))) == count
