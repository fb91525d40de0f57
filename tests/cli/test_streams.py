"""What a shell sees of the real program: streams, statuses, encodings, signals, and what is imported."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.small import make

PLANNER = (sys.executable, "-m", "planner")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return make(tmp_path / "plan.db")


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, **environment}
    return subprocess.run((*PLANNER, *arguments), cwd=folder, env=env, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("what", ["align", "backlog", "measure"])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_showing_a_plan_loads_neither_the_screen_nor_what_writing_needs(
    plan: Path, what: str, form: tuple[str, ...]
) -> None:
    script = (
        "import sys; from planner.__main__ import world; from planner.cli.diagnostics import run;"
        "from planner.cli.root import command_line; status = run(command_line, sys.argv[1:], world());"
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(status)"
    )
    arguments = ("show", what, "--plan", str(plan), "--today", "2026-11-09", *form)
    ran = subprocess.run((sys.executable, "-c", script, *arguments), capture_output=True, check=False, text=True)
    assert ran.returncode == 0, ran.stderr
    loaded = {name.partition(".")[0] for name in ran.stderr.split()}
    assert loaded & {"textual", "rich", "pydantic", "pendulum", "sqlite_utils", "platformdirs"} == set()


def test_output_is_utf8_in_every_locale(plan: Path) -> None:
    for locale in ({"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "latin-1"}):
        ran = run(plan.parent, "show", "backlog", **locale)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert "Loyalty tiers 🎁" in ran.stdout.decode("utf-8")
        wrong = run(plan.parent, "show", "backlog", "--quarter", "Fünf", **locale)
        assert "There is no quarter “F" in wrong.stderr.decode("utf-8")


def test_nothing_that_a_terminal_obeys_is_printed(plan: Path) -> None:
    for arguments in (("show", "backlog"), ("show", "align"), ("show", "measure"), ("why", "CHK-5"), ("--help",)):
        assert b"\x1b" not in run(plan.parent, *arguments, FORCE_COLOR="1", TERM="xterm").stdout
    wrong = run(plan.parent, "why", "\x1b]0;owned\x07\x1b[31mCHK")
    assert wrong.returncode == 1
    assert b"\x1b" not in wrong.stderr


def test_a_reader_that_has_enough_is_no_error(plan: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        ran = subprocess.run(
            (*PLANNER, "show", "backlog"), cwd=plan.parent, stdout=pipe, stderr=subprocess.PIPE, check=False
        )
    assert (ran.returncode, ran.stderr) == (128 + signal.SIGPIPE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_behind_standard_output_is_said(plan: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            (*PLANNER, "show", "backlog"), cwd=plan.parent, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == 1
    assert ran.stderr == b"planner: Standard output cannot be written: No space left on device.\n"


def test_closed_streams_crash_nothing(plan: Path) -> None:
    for shell in ('"$0" -m planner show backlog >&-', '"$0" -m planner why NO 2>&-', '"$0" -m planner show align <&-'):
        ran = subprocess.run(
            ("sh", "-c", shell, sys.executable), cwd=plan.parent, capture_output=True, check=False, timeout=60
        )
        assert b"Traceback" not in ran.stderr


def test_json_and_messages_keep_apart(plan: Path) -> None:
    good = run(plan.parent, "show", "align", "--json")
    assert (good.stderr, next(iter(json.loads(good.stdout)))) == (b"", "schema")
    bad = run(plan.parent, "show", "align", "--json", "--quarter", "2019-Q1")
    assert (bad.returncode, bad.stdout) == (1, b"")
    assert bad.stderr.decode() == ("planner: There is no quarter “2019-Q1” in this plan; it has: 2026-Q3, 2026-Q4.\n")


def test_a_terminal_that_can_only_print_gets_the_command_line_hint(plan: Path) -> None:
    import pty

    main, side = pty.openpty()
    try:
        ran = subprocess.run(
            (*PLANNER, str(plan)), stdin=side, stdout=side, stderr=side, env={**os.environ, "TERM": "dumb"}, check=False
        )
        os.close(side)
        said = os.read(main, 4096).decode()
    finally:
        os.close(main)
    assert ran.returncode == 2
    assert said.startswith("planner: The screen cannot be shown, because TERM=dumb says that this terminal can only")
    assert "\x1b" not in said


def test_a_long_computation_shows_a_sign_of_life_and_ctrl_c_ends_it_with_one_sentence(plan: Path) -> None:
    """On a terminal: one line that passes. The process that computes is one that never answers."""
    endless = (
        "from planner.session import optimising;"
        "optimising.COMMAND = (sys.executable, '-c', 'import sys; sys.stdin.read()')"
    )
    before = plan.read_bytes()
    told = stopped_after_two_seconds(endless, ("plan", "--optimum", "--plan", str(plan)), plan.parent)
    assert_told(told, "Computing the best plan", "The best plan was not computed; nothing changed.")
    assert plan.read_bytes() == before


def test_making_a_plan_anew_shows_a_sign_of_life_and_ctrl_c_leaves_nothing_behind(plan: Path) -> None:
    written = plan.with_name("whole.json")
    written.write_text('{"schema":1,"format":"planner plan","plan":{}}', "utf-8")
    endless = (
        "from threading import Event; from planner.storage import whole;"
        "whole.write_whole = lambda path, found: Event().wait();"
        "from planner.cli import import_whole; from planner.domain.whole_plan import WholePlan;"
        "import_whole.read_plan_json = lambda data: WholePlan([], [], [])"
    )
    before = sorted(plan.parent.iterdir())
    told = stopped_after_two_seconds(endless, ("import", str(written), "--plan", "new.db"), plan.parent)
    assert_told(told, "Making the plan anew from its history", "Nothing was created.")
    assert sorted(plan.parent.iterdir()) == before


def stopped_after_two_seconds(patch: str, arguments: tuple[str, ...], folder: Path) -> tuple[str, int, bytes]:
    """Runs what never ends by itself, on a terminal, until it says so; what it said, its status and its output."""
    script = (
        f"import sys; {patch};"
        "from planner.__main__ import world; from planner.cli.diagnostics import run;"
        "from planner.cli.root import command_line; sys.exit(run(command_line, sys.argv[1:], world()))"
    )
    main, side = os.openpty()
    command = subprocess.Popen(
        (sys.executable, "-c", script, *arguments), cwd=folder, stdout=subprocess.PIPE, stderr=side
    )
    os.close(side)
    said = ""
    try:
        while "2 s" not in said:
            said += os.read(main, 4096).decode()
        command.send_signal(signal.SIGINT)
        while not said.endswith(".\r\n"):
            said += os.read(main, 4096).decode()
    finally:
        command.wait(60)
        os.close(main)
        out = command.stdout.read() if command.stdout else b""
        command.stdout.close() if command.stdout else None
    return said, command.returncode, out


def assert_told(told: tuple[str, int, bytes], doing: str, stopped: str) -> None:
    said, *rest = told
    passing = f"planner: {doing} … 2 s, ctrl-c stops"
    assert passing in said
    assert said.endswith(f"\r{' ' * len(passing)}\rplanner: {stopped}\r\n")
    assert rest == [130, b""]


def test_ctrl_c_is_quiet_and_changes_nothing(plan: Path) -> None:
    """The file is locked, so that the command waits until it is interrupted."""
    import sqlite3

    before = plan.read_bytes()
    lock = sqlite3.connect(plan, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    arguments = ("check-in", "--team", "CHK", "--week", "2026-W46", "--today", "2026-11-09", "Fires=100")
    command = subprocess.Popen((*PLANNER, *arguments), cwd=plan.parent, stderr=subprocess.PIPE)
    try:
        assert command.stderr is not None
        assert command.stderr.readline().decode() == (
            "planner: Waiting for the file, which another program has locked.\n"
        )
        command.send_signal(signal.SIGINT)
        rest = command.stderr.read()
    finally:
        command.wait(60)
        command.stderr.close() if command.stderr else None
        lock.execute("ROLLBACK")
        lock.close()
    assert (command.returncode, rest) == (130, b"")
    assert plan.read_bytes() == before
