"""Files, classes, functions and nesting stay small, with no list of exceptions."""

import ast

import pytest

from tests.architecture.source import ROOT, Function, definitions, length, modules, nesting

FILE_LINES = 300
CLASS_LINES = 200
FUNCTION_LINES = 40
NESTING = 3


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    sheets = [(path.relative_to(ROOT), path.read_text("utf-8")) for path in (ROOT / "planner").rglob("*.tcss")]
    files = [(module.path, module.text) for module in modules("planner", "tests")] + sheets
    assert [f"{path}: {text.count(chr(10))}" for path, text in files if text.count("\n") > FILE_LINES] == []


def test_no_class_and_no_function_is_long() -> None:
    limits = {ast.ClassDef: CLASS_LINES, ast.FunctionDef: FUNCTION_LINES, ast.AsyncFunctionDef: FUNCTION_LINES}
    too_long = [
        f"{module.at(node)} {node.name}: {length(node)}"
        for module in modules("planner", "tests")
        for node in definitions(module.tree)
        if length(node) > limits[type(node)]
    ]
    assert too_long == []


def test_no_function_is_deeply_nested() -> None:
    too_deep = [
        f"{module.at(node)} {node.name}: {nesting(node)}"
        for module in modules("planner", "tests")
        for node in definitions(module.tree)
        if isinstance(node, Function) and nesting(node) > NESTING
    ]
    assert too_deep == []


@pytest.mark.parametrize(
    ("body", "depth"),
    [
        ("return 1", 0),
        ("if a:\n  pass", 1),
        ("if a:\n  pass\nelif b:\n  pass\nelif c:\n  pass\nelse:\n  pass", 1),
        ("if a:\n  pass\nelse:\n  if b:\n    pass\n  b = 1", 2),
        ("if a:\n  pass\nelif b:\n  for c in d:\n    pass", 2),
        ("for a in b:\n  while c:\n    with d:\n      try:\n        pass\n      finally:\n        e = 1", 4),
        ("match a:\n  case 1:\n    if b:\n      pass", 2),
        ("try:\n  pass\nexcept ValueError:\n  if a:\n    pass", 2),
        ("def inner():\n  if a:\n    if b:\n      pass", 0),
        ("return [a for a in b if c]", 0),
    ],
)
def test_depth_is_counted_as_a_reader_would(body: str, depth: int) -> None:
    lines = "".join(f"  {line}\n" for line in body.splitlines())
    function = ast.parse(f"def outer():\n{lines}").body[0]
    assert isinstance(function, ast.FunctionDef)
    assert nesting(function) == depth
