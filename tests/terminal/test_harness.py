"""Is the harness honest? Programs of known behaviour, and sequences cut at every place."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.terminal.display import ALTERNATE_SCREENS, AT_REST, MOUSE, Display
from tests.terminal.keys import encode
from tests.terminal.pty import NotShownError, Terminal
from tests.terminal.tokens import Tokenizer, tokens

ECHO = """
import os, sys, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
print("ready", end="", flush=True)
while (key := os.read(0, 64)) != b"q":
    print(f"\\x1b[2J\\x1b[H{key!r}", end="", flush=True)
if sys.argv[1:] != ["rude"]:
    termios.tcsetattr(0, termios.TCSANOW, before)
sys.exit(3)
"""
ASK = """
import os, re, select, termios, tty
tty.setraw(0)
for question in ("[?2026$p", "[?2048$p", "[c", "[6n", "[18t", "]11;?\\x1b\\\\"):
    os.write(1, b"\\x1b" + question.encode())
    answer = os.read(0, 64) if select.select([0], [], [], 5)[0] else b"none"
    os.write(1, b"\\x1b[2K\\r" + question[:5].encode() + b" " + repr(answer).encode() + b"\\r\\n")
"""


def python(script: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", script, *arguments]


def test_keys_screen_and_exit_status() -> None:
    with Terminal(python(ECHO)) as terminal:
        terminal.wait_for("ready")
        terminal.press("J")
        terminal.wait_for("b'J'")
        terminal.press("shift+left")
        terminal.wait_for(repr(encode("shift+left")))
        terminal.wait_until_gone("ready")
        terminal.press("q")
        assert terminal.wait_exit() == 3
        assert terminal.is_as_before
        assert terminal.raw.startswith(b"ready")


def test_settings_that_a_program_leaves_behind_are_seen() -> None:
    with Terminal(python(ECHO, "rude")) as terminal:
        terminal.wait_for("ready")
        terminal.press("q")
        terminal.wait_exit()
        assert not terminal.is_as_before


def test_a_wait_ends_with_the_screen_and_the_end_of_the_program() -> None:
    with Terminal(python("print('last words')")) as terminal:
        started = time.perf_counter()
        with pytest.raises(NotShownError, match=r"(?s)ended with 0.*last words"):
            terminal.wait_for("never", patience=60)
        assert time.perf_counter() - started < 30
    with (
        Terminal(python("import time; print('x', flush=True); time.sleep(60)")) as terminal,
        pytest.raises(NotShownError, match=r"not seen in 0\.3 s"),
    ):
        terminal.wait_for("never", patience=0.3)


def test_a_signal_and_a_closed_window_end_the_program() -> None:
    wait = "import time; print('up', flush=True); time.sleep(60)"
    with Terminal(python(wait)) as terminal:
        terminal.wait_for("up")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_exit() == -signal.SIGTERM
    with Terminal(python(wait)) as terminal:
        terminal.wait_for("up")
        terminal.child.hang_up()
        assert terminal.wait_exit() == -signal.SIGHUP


def test_the_program_finds_a_terminal_of_its_own(tmp_path: Path) -> None:
    look = "import os; print(os.isatty(0), os.getsid(0) == os.getpid(), *os.get_terminal_size(), os.getcwd())"
    look += "; os.close(os.open('/dev/tty', os.O_RDWR)); print('controlled')"
    with Terminal(python(look), columns=300, rows=17, cwd=tmp_path) as terminal:
        terminal.wait_for("controlled")
        assert terminal.shows(f"True True 300 17 {tmp_path}")


def test_questions_are_answered_as_an_xterm_does() -> None:
    with Terminal(python(ASK)) as terminal:
        terminal.wait_exit()
        assert terminal.text.replace("\\x1b", "^").splitlines() == [
            "[?202 b'^[?2026;2$y'",
            "[?204 b'^[?2048;0$y'",
            "[c b'^[?62;22c'",
            "[6n b'^[1;1R'",
            "[18t b'^[8;24;80t'",
            "]11;? b'^]11;rgb:1e1e/1e1e/1e1e^\\\\'",
        ]


MIXED = "\x1b[?1049h\x1b[31mred\x1b[0m ▌漢\x1b]0;title\x07\x1b[>1u\x1b[?2026$pend\x1b(B\x1bP$q\x1b\\\x9b\r\n"


def test_output_is_taken_apart_the_same_wherever_it_is_cut() -> None:
    whole = tokens(MIXED.encode())
    assert [token.kind for token in whole] == [
        *("csi", "csi", "text", "csi", "text", "string", "csi", "csi", "text", "escape", "string"),
        *("control", "control", "control"),
    ]
    data = MIXED.encode()
    for cut in range(len(data)):
        tokenizer = Tokenizer()
        pieces = [*tokenizer.feed(data[:cut]), *tokenizer.feed(data[cut:])]
        assert "".join(piece.text for piece in pieces) == MIXED
        assert [piece for piece in pieces if piece.kind != "text"] == [t for t in whole if t.kind != "text"]


def test_what_is_unfinished_at_the_end_is_not_overlooked() -> None:
    assert tokens(b"a\x1b]52;c;AAAA")[-1].kind == "string"
    assert tokens(b"a\x1b")[-1].kind == "escape"


def test_the_display_knows_what_a_program_left_on() -> None:
    display = Display(20, 3)
    assert display.feed(b"\x1b[?1049h\x1b[?25l\x1b[?1000;1006h\x1b[>25u\x1b[?2026h\x1b[2;3Hhello") is False
    assert display.feed(b"\x1b[?2026l") is True
    assert display.lines[1].rstrip() == "  hello"
    assert display.modes & ALTERNATE_SCREENS
    assert display.modes & MOUSE == {1000, 1006}
    assert display.keyboard_protocols == 1
    display.feed(b"\x1b[?1006;1000l\x1b[<u\x1b[?1049l\x1b[?25h")
    assert display.modes == AT_REST
    assert display.keyboard_protocols == 0
    assert "".join(display.lines).strip() == ""


@pytest.mark.parametrize(
    ("key", "sent"), [("ctrl+p", b"\x10"), ("é", "é".encode()), ("f1", b"\x1bOP"), ("up", b"\x1b[A")]
)
def test_keys_are_what_a_keyboard_sends(key: str, sent: bytes) -> None:
    assert encode(key) == sent
    assert encode("up", application=True) == b"\x1bOA"
    with pytest.raises(ValueError, match="no such key"):
        encode("hyper+x")


def test_an_arrival_is_stamped_when_it_happens() -> None:
    delay = 0.12
    answer = f"""
import os, time, tty
tty.setraw(0)
os.write(1, b"ready")
while os.read(0, 9):
    began = time.perf_counter()
    time.sleep({delay})
    os.write(1, b"\\rdone %.6f %.6f  " % (began, time.perf_counter()))
"""
    with Terminal(python(answer)) as terminal:
        terminal.wait_for("ready")
        pressed = terminal.press("x")
        painted = terminal.wait_for("done")
        terminal.settle(0.02)
        began, ended = map(float, terminal.text.split()[1:])
        assert pressed <= began
        assert painted >= ended - 0.001
        assert painted - pressed >= delay
        assert os.getsid(terminal.child.pid) == terminal.child.pid
