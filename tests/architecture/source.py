"""The project's own source as the architecture tests read it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = ast.ClassDef | Function

_BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


class Module(NamedTuple):
    """One Python file."""

    path: Path
    """Relative to the checkout."""
    text: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as editors take it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """All Python files below some folders of the checkout, by path."""
    found = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    texts = ((path, path.read_text("utf-8")) for path in found)
    return tuple(Module(path.relative_to(ROOT), text, ast.parse(text, str(path))) for path, text in texts)


@cache
def tracked_texts() -> tuple[tuple[Path, str], ...]:
    """Every tracked file that is text; where there is no git, every file that a release would hold."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = [Path(name) for name in listed.stdout.decode().split("\0") if name]
    if listed.returncode:
        names = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file() and not _is_hidden(path)]
    existing = [name for name in names if (ROOT / name).is_file()]
    contents = ((name, (ROOT / name).read_bytes()) for name in existing)
    # Some exports that tests read are in other encodings, on purpose; the words that are looked for are in any of them.
    return tuple((name, data.decode("utf-8", "replace")) for name, data in contents if b"\0" not in data)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(ROOT).parts)


def definitions(tree: ast.AST) -> Iterator[Definition]:
    """Every class and function, inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Definition))


def length(node: Definition) -> int:
    """Lines from `class` or `def` to the last one; decorators are declarations and do not count."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def nesting(function: Function) -> int:
    """How many block statements stand inside one another at the deepest place of a function.

    An `elif` is as deep as its `if`; a function inside a function is counted by itself.
    """
    return max((_depth(statement) for statement in function.body), default=0)


def _depth(node: ast.AST) -> int:
    if isinstance(node, Definition | ast.Lambda):
        return 0
    inner = max((_depth(child) for child in ast.iter_child_nodes(node)), default=0)
    if not isinstance(node, _BLOCKS):
        return inner
    if isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        branches = [*map(_depth, node.body), _depth(node.test)]
        return max(max(branches) + 1, _depth(node.orelse[0]))
    return inner + 1


def public_definitions(module: Module) -> Iterator[tuple[str, Definition]]:
    """What others may use: public classes, functions, and methods of public classes, with their dotted names."""
    yield from _public(module.tree, "")


def _public(scope: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[str, Definition]]:
    for node in scope.body:
        if isinstance(node, Definition) and not node.name.startswith("_") and not _says_it_elsewhere(node):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from _public(node, f"{prefix}{node.name}.")


def _says_it_elsewhere(node: Definition) -> bool:
    """Whether a definition shares another's docstring: the setter of a property, one form of an overload."""
    return any(ast.unparse(mark).endswith((".setter", "overload")) for mark in node.decorator_list)
