"""What a reader relies on: names that are explained, errors that are named, exceptions to a rule that say why."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, modules, public_definitions, tracked_texts

BROAD = {"Exception", "BaseException"}
WAIVER = re.compile(r"type:\s*ignore(?:\[[\w, -]+\])?|noqa(?::\s*[A-Z]+\d+(?:[, ]+[A-Z]+\d+)*)?|pragma:\s*no \w+")
CODED = re.compile(r"type:\s*ignore\[|noqa:\s*[A-Z]|pragma:")
REASON = re.compile(r"\w+\W+\w+")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
MACHINE_PATHS = re.compile(r"(?<![\w.:/<])/(?:work|tmp|home|root|Users|mnt|opt)(?:/|\b(?![-.\w]))")


def test_every_module_and_every_public_name_has_a_docstring() -> None:
    silent = [str(m.path) for m in modules("planner") if m.text.strip() and not ast.get_docstring(m.tree)]
    silent += [
        f"{module.at(node)} {name}"
        for module in modules("planner")
        for name, node in public_definitions(module)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_file_of_tests_says_what_it_is_for() -> None:
    assert [str(m.path) for m in modules("tests") if m.text.strip() and not ast.get_docstring(m.tree)] == []


def test_no_error_is_swallowed_unseen() -> None:
    assert [found for module in modules("planner", "tests") for found in swallowing(module)] == []


def swallowing(module: Module) -> Iterator[str]:
    """Handlers of whatever happens. `BaseException` may be caught to be handed on: raised again, or to a future."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = _names(node.type)
            if node.type is None or "Exception" in caught or ("BaseException" in caught and not _hands_on(node)):
                yield f"{module.at(node)} except {', '.join(sorted(caught))}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress") and _names(node) & BROAD:
            yield f"{module.at(node)} suppresses everything"


def _names(node: ast.expr | None) -> set[str]:
    return set() if node is None else {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def _hands_on(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return True
    return (
        isinstance(last, ast.Expr | ast.Return)
        and isinstance(last.value, ast.Call)
        and handler.name in _names(last.value)
    )


@pytest.mark.parametrize(
    ("handler", "swallows"),
    [
        ("except:\n  pass", True),
        ("except Exception:\n  raise", True),
        ("except (ValueError, Exception) as error:\n  log(error)", True),
        ("except BaseException:\n  pass", True),
        ("except BaseException as error:\n  note = error\n  tell('failed')", True),
        ("except BaseException:\n  close()\n  raise", False),
        ("except BaseException as error:\n  future.set_exception(error)", False),
        ("except (ValueError, OSError):\n  pass", False),
    ],
)
def test_swallowing_is_seen(handler: str, *, swallows: bool) -> None:
    module = modules("planner")[0]._replace(tree=ast.parse(f"try:\n  work()\n{handler}"))
    assert bool(list(swallowing(module))) == swallows


def test_every_waiver_has_its_code_and_its_reason_beside_it() -> None:
    assert [found for module in modules("planner", "tests") for found in _unexplained(module)] == []


def _unexplained(module: Module) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        if token.type == tokenize.COMMENT and WAIVER.search(token.string) and not _is_explained(token.string):
            yield f"{module.path}:{token.start[0]} {token.string}"


def _is_explained(comment: str) -> bool:
    return bool(CODED.search(comment) and REASON.search(WAIVER.sub("", comment)))


@pytest.mark.parametrize(
    ("comment", "explained"),
    [
        ("# type: ignore", False),
        ("# type: ignore[arg-type]", False),
        ("# type: ignore  # Textual types this as Any", False),
        ("# type: ignore[arg-type]  # Textual types this as Any", True),
        ("# noqa", False),
        ("# noqa: S608", False),
        ("# noqa: S608 - the name is a constant of this module", True),
        ("# noqa: S608, ARG002  # the name is a constant", True),
    ],
)
def test_a_reason_is_told_from_a_code(comment: str, *, explained: bool) -> None:
    assert _is_explained(comment) == explained


def test_nothing_is_left_for_later() -> None:
    assert _lines_with(UNFINISHED) == []


def test_the_repository_knows_no_machine_that_it_was_made_on() -> None:
    assert _lines_with(MACHINE_PATHS) == []


def test_a_machine_path_is_told_from_other_slashes() -> None:
    paths = ["/" + "work/main", "see /" + "tmp/x", '"/' + 'home/ann"', "(/" + "root)"]
    others = ["/workshop", "https://example.org/" + "work/1", "a/" + "work/b", "work/life", "/homes", "</" + "root>"]
    assert [text for text in paths if not MACHINE_PATHS.search(text)] == []
    assert [text for text in others if MACHINE_PATHS.search(text)] == []


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number} {line.strip()[:80]}"
        for path, text in tracked_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
