"""Is the bench honest? Its arithmetic, and programs whose delays, bytes, memory and idleness are known."""

import re
import sys
from pathlib import Path

import pytest

from planner.domain.rank_fill import fill
from tests.bench.figures import differences, middle, over, plain, ratios, table, times
from tests.bench.large import plan_in_memory
from tests.bench.probes import Program, cpu_seconds, idle, open_terminal, peak_memory, press, start, start_and_exit
from tests.bench.runs import in_turn

SLOW_START, SLOW_KEY = 0.15, 0.08
SLOW = f"""
import os, time, tty
tty.setraw(0)
time.sleep({SLOW_START})
os.write(1, b"ready")
count = 0
while (key := os.read(0, 9)) != b"q":
    count += 1
    os.write(1, b"\\x1b[5;1Hsaving")
    time.sleep({SLOW_KEY})
    os.write(1, b"\\x1b[%d;1Hthe row" % (9 + count))
"""
BUSY = """
import os, time
held = bytearray(b"x" * 80_000_000)
os.write(1, b"ready")
while time.monotonic():
    pass
"""


@pytest.fixture
def slow(tmp_path: Path) -> Program:
    """A program whose delays are known."""
    return Program("slow", (sys.executable, "-c", SLOW), "ready")


def test_a_known_delay_is_measured_and_little_more(slow: Program, own_environment: dict[str, str]) -> None:
    quick = slow._replace(argv=(sys.executable, "-c", SLOW.replace(f"sleep({SLOW_START})", "sleep(0)")))
    took = [start(slow, own_environment) for _ in range(3)]
    base = [start(quick, own_environment) for _ in range(3)]
    assert min(took) >= SLOW_START * 1e3
    # Not more than five times what it is, even while the machine is busy with other tests.
    assert min(took) - min(base) < SLOW_START * 5e3


def test_a_key_is_painted_when_its_effect_shows_not_when_a_note_does(
    slow: Program, own_environment: dict[str, str]
) -> None:
    with open_terminal(slow, own_environment) as terminal:
        terminal.wait_for("ready")
        anything = press(terminal, "j")
        effect = press(terminal, "j", re.compile("the row"))
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert anything.paint < SLOW_KEY * 1e3 <= effect.paint
    assert effect.size == len("\x1b[5;1Hsaving") + len("\x1b[11;1Hthe row")


def test_idle_and_busy_are_told_apart_and_memory_is_the_peak(slow: Program, own_environment: dict[str, str]) -> None:
    busy = Program("busy", (sys.executable, "-c", BUSY), "ready")
    with open_terminal(slow, own_environment) as asleep, open_terminal(busy, own_environment) as awake:
        asleep.wait_for("ready")
        awake.wait_for("ready")
        resting, working = idle([asleep.child.pid, awake.child.pid], 0.5)
        assert resting == 0.0
        assert working > 0.1
        assert cpu_seconds(awake.child.pid) >= working
        assert 80 < peak_memory(awake.child.pid) < 200
        assert peak_memory(asleep.child.pid) < 80


def test_start_and_exit_is_of_programs_that_succeed(own_environment: dict[str, str]) -> None:
    took = start_and_exit([sys.executable, "-c", "import time; time.sleep(0.1)"], own_environment)
    assert took >= 100
    with pytest.raises(AssertionError, match="ended with 3"):
        start_and_exit([sys.executable, "-c", "raise SystemExit(3)"], own_environment)


def test_ratios_and_differences_are_taken_round_by_round() -> None:
    base = [[10.0], [20.0], [40.0]]
    slower = [[15.0, 15.0, 99.0], [30.0], [80.0]]
    assert middle(slower) == 30.0
    assert ratios(slower, base) == (1.5, 1.5, 2.0)
    assert differences(slower, base) == (5.0, 10.0, 40.0)
    with pytest.raises(ValueError, match="longer"):
        ratios(slower[:2], base)


def test_a_bound_is_judged_on_the_figure_that_is_printed() -> None:
    base, double = [[10.0]], [[20.0]]
    assert times("a", double, base, 2.0).holds is True
    assert times("a", double, base, 1.9).holds is False
    assert times("a", double, base, None).holds is None
    assert over("a", double, base, 9.0).holds is False
    assert plain("a", [[0.04]], "s", 0.0, digits=1).holds is True
    assert plain("a", [[0.06]], "s", 0.0, digits=1).holds is False
    text = table([times("first", double, base, 2.0), plain("the second", double, "B")])
    assert text.splitlines() == [
        "first       20 ms  × 2.00 (2.00 … 2.00)  ≤ × 2  ✓",
        "the second   20 B",
    ]


def test_every_program_is_first_in_some_round() -> None:
    assert [in_turn("abc", number)[0] for number in range(-1, 3)] == ["c", "a", "b", "c"]
    assert sorted(in_turn("abc", 7)) == ["a", "b", "c"]


def test_the_large_plan_is_a_plan_with_two_lanes_and_a_line() -> None:
    filled = fill(plan_in_memory(2_000))
    assert [len(lane.order) for lane in filled.lanes.values()] == [1_000, 1_000]
    assert set(filled.standing.values()) >= {"in", "must", "out", "unestimated"}
    assert all(lane.line_after for lane in filled.lanes.values())
