"""Hostile text on every screen and dialog, in the bytes that reach the terminal: nothing runs, nothing crashes."""

import base64
import os
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from tests.hostile import ALL, CODE, CONTROLS, ESCAPES, INVISIBLE, LETTERS, MARKUP, RAN, Hostile, from_folder
from tests.terminal.hostile_plan import write
from tests.terminal.opened import PLANNER, TODAY, assert_restored
from tests.terminal.pty import Terminal
from tests.terminal.tokens import Token, tokens

GROUPS = {
    "markup and code": (*MARKUP, *CODE),
    "escapes": ESCAPES,
    "unseen": (*CONTROLS, *INVISIBLE),
    "letters": LETTERS,
}
ACTOR = "[@click=app.quit]Ann[/] \x1b]0;me\x07\u202e"
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)

SHEETS: dict[str, tuple[tuple[str, ...], ...]] = {
    "1": (("w",), ("?",), ("right", "right", "A"), ("tab", "w"), ("t", "down", "enter"), ("t", "e"), ("t", "a")),
    "2": (
        ("w",),
        ("?",),
        ("e",),
        ("e", "tab", "tab", "tab"),
        ("a",),
        ("m",),
        ("M",),
        ("f",),
        ("f", "down", "enter"),
        ("f", "up", "enter"),
        ("v", "enter", "n", "x", "space", "left", "escape"),
        ("v", "left", "right", "space", "escape"),
        ("b", "down", "w", "escape", "tab", "w", "escape", "escape"),
        ("b", "right", "X", "escape", "enter", "e", "escape", "J", "escape", "n", "escape"),
        (":", *"needs", "enter", "o", "enter", "enter"),
        ("/", "e", "enter", "n", "N"),
        ("H", "down", "w"),
        ("X",),
        ("space", "down", "space", "M"),
        ("space", "e"),
        ("J", "u"),
        ("tab", "w"),
        ("tab", "enter", "i", "1", "space", "u"),
        ("A",),
    ),
    "3": (
        ("d", "down", "w"),
        ("d", "f"),
        ("d", "a"),
        ("d", "enter"),
        ("H", "down", "w"),
        ("w",),
        ("?",),
        ("tab", "w"),
        ("space", "space"),
        ("c", "right", "=", "tab"),
        ("c", "enter"),
    ),
}
"""By phase: keys that open a dialog or another screen over it. Where a key opens nothing, nothing comes of it."""


SHOWN = {"1": "The ratio", "2": "Tune-Up  ", "3": "What the numbers say"}
"""By phase: what stands there and nowhere else."""


def start(plan: Path) -> Terminal:
    words = [*PLANNER, str(plan), "--phase", "prioritize", "--today", TODAY, "--as", ACTOR]
    return Terminal(words, columns=100, rows=30, cwd=plan.parent)


def look_everywhere(terminal: Terminal, items: int) -> None:
    """Goes through phases, screens and dialogs, and over every item of both lanes."""
    for lane in range(2):
        terminal.press("g", *["down"] * items)
        terminal.press("tab") if lane == 0 else None
        terminal.settle()
    for phase, sheets in SHEETS.items():
        terminal.press(phase)
        terminal.wait_for(SHOWN[phase])
        for keys in sheets:
            for key in keys:
                terminal.press(key)
                terminal.react()
            leave_all(terminal)
            assert terminal.child.exit_status is None, f"{phase} {keys} ended the program:\n{terminal.text}"
    terminal.press("ctrl+p", *"tea")
    terminal.settle()
    leave_all(terminal)


def leave_all(terminal: Terminal) -> None:
    """Leaves dialogs and side screens, as long as the footer says that escape leaves something."""
    for _ in range(4):
        terminal.settle(0.1)
        terminal.press("escape")
        terminal.react(0.1)
        if "esc " not in terminal.display.lines[-1]:
            return


def leave(terminal: Terminal) -> None:
    """Ends the program. A key that comes before the escape ahead of it was read is part of that one: it is repeated."""
    for _ in range(5):
        terminal.press("q")
        terminal.settle()
        if terminal.child.exit_status is not None:
            return
        terminal.press("y")
        terminal.settle()


def wrong(token: Token, allowed: set[str]) -> bool:
    """Whether a terminal would obey something that only data can have said."""
    if token.kind == "text":
        return bool(UNSEEN.search(token.text))
    if token.kind == "control":
        return token.text not in "\r\n"
    is_paint = token.kind == "csi" and not token.prefix and token.final in {"m", "H"}
    return not is_paint and token.text not in allowed


def faults(output: bytes, ordinary: bytes) -> list[str]:
    """What is in the output although no ordinary plan brings it there."""
    allowed = {token.text for token in tokens(ordinary) if token.kind != "text"}
    return sorted({token.text for token in tokens(output) if wrong(token, allowed)})


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the program writes for a plan of plain words; no sequence but those in here has any business elsewhere."""
    plan = write(tmp_path_factory.mktemp("plain") / "plan.db", [f"Word {number}" for number in range(12)])
    with start(plan) as terminal:
        terminal.wait_for("Word 1")
        for key in ("1", "?", "escape", "2", "e", "escape", "3", "ctrl+p", "escape"):
            terminal.press(key)
            terminal.settle()
        return terminal.raw


def walk(folder: Path, texts: Sequence[Hostile], ordinary: bytes) -> str:
    """Walks through a plan of such texts, checks what it wrote, and gives all the text that it showed."""
    plan = write(folder / "plan.db", [one.text for one in texts])
    with start(plan) as terminal:
        terminal.wait_for("2 Prioritize")
        terminal.settle()
        look_everywhere(terminal, len(texts))
        shown = terminal.raw
        leave(terminal)
        assert terminal.wait_exit() == 0, terminal.text
        assert_restored(terminal)
    assert faults(shown, ordinary) == []
    ran = [path for root in (folder, Path(os.environ["HOME"])) for path in root.rglob(f"{RAN}*")]
    assert ran == []
    return "\n".join(token.text for token in tokens(shown) if token.kind == "text")


@pytest.mark.parametrize("group", GROUPS)
def test_hostile_text_is_shown_and_nothing_more(tmp_path: Path, group: str, ordinary: bytes) -> None:
    shown = walk(tmp_path, GROUPS[group], ordinary)
    if group == "markup and code":
        for literal in ("[bold red]loud", "[@click=app.quit]Agree", "$(touch", "[/nothing]", "=HYPERLINK("):
            assert literal in shown


def test_the_lists_of_a_folder_are_shown_and_nothing_more(tmp_path: Path, ordinary: bytes) -> None:
    folder = os.environ.get("PLANNER_TEST_DATA")
    if not folder:
        pytest.skip("PLANNER_TEST_DATA names no folder with lists of hostile text")
    walk(tmp_path, from_folder(Path(folder)), ordinary)


def test_what_is_copied_is_text_without_anything_that_another_terminal_obeys(tmp_path: Path) -> None:
    plan = write(tmp_path / "plan.db", [one.text for one in ALL])
    with start(plan) as terminal:
        terminal.wait_for("2 Prioritize")
        for phase in "123":
            terminal.press(phase)
            terminal.wait_for(SHOWN[phase])
            terminal.settle()
            before = len(terminal.raw)
            terminal.press("y")
            terminal.wait_for(partial(has_copied, before))
            terminal.settle()
            (command,) = re.findall(rb"\x1b\]52;c;([\w+/=]*)", terminal.raw[before:])
            copied = base64.b64decode(command).decode()
            assert copied
            assert UNSEEN.findall(copied.replace("\n", "")) == []


def has_copied(since: int, terminal: Terminal) -> bool:
    """Whether the program has handed the clipboard something since so many bytes."""
    return b"\x1b]52;" in terminal.raw[since:]


def test_a_fault_is_found_where_there_is_one() -> None:
    plain = b"\x1b[?1049h\x1b[?25l\x1b[1;2Hword\x1b[31mred\r\n\x1b(B"
    assert faults(plain + "\x1b[7;3H\x1b[1;38;2;1;2;3mfurther 👩‍👧 漢 é\x1b[?25l".encode(), plain) == []
    for one in ESCAPES:
        if one.name != "blink":  # colours and the like cannot be told from those of the program
            assert faults(plain + one.text.encode(), plain) != [], one.name
    for letter in "\x00\x07\b\x7f\x9b\u202e\u2066\u200f\u2028\u200b\ufeff\U000e0041":
        assert faults(plain + f"a{letter}b".encode(), plain) != [], repr(letter)
