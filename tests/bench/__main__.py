"""`python -m tests.bench`: the speed table, each figure beside its bound. It judges nothing: it prints."""

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import importing, optimum, questions, runs
from tests.bench.figures import Row, over, plain, table, times
from tests.bench.probes import COLUMNS, ROWS
from tests.bench.stage import Stage

EMPTY, SAMPLE, LARGE = "an empty Textual app", "sample.db", "10,000 items"
START_SAMPLE, START_LARGE, CURSOR, OVER_MS, FILL_MS, IDLE_S, SHOW = 1.6, 2.0, 1.2, 16, 5, 0.0, 0.65


def start_rows(measured: runs.Measured) -> Iterator[Row]:
    """Start to the first useful screen."""
    empty = measured[EMPTY]
    yield plain(f"start: {EMPTY}", empty, "ms")
    yield times(f"start: the ranked list, {SAMPLE}", measured[SAMPLE], empty, START_SAMPLE)
    yield times(f"start: the ranked list, {LARGE}", measured[LARGE], empty, START_LARGE)
    yield times(f"start: by default, {SAMPLE}", measured[f"{SAMPLE}, by default"], empty, START_SAMPLE)
    yield times(f"start: by default, {LARGE}", measured[f"{LARGE}, by default"], empty, START_LARGE)


def show_rows(measured: runs.Measured) -> Iterator[Row]:
    """The command line, start to exit."""
    yield plain(f"start and exit: {EMPTY}", measured["empty"], "ms")
    yield times("start and exit: planner show backlog", measured["show"], measured["empty"], SHOW)


def key_rows(taken: runs.Keys) -> Iterator[Row]:
    """Key to paint, bytes and memory."""
    empty = taken.paint[f"{EMPTY} cursor"]
    yield plain(f"key to paint: {EMPTY}", empty, "ms", digits=1)
    for name in (SAMPLE, LARGE):
        yield times(f"key to paint: cursor down, {name}", taken.paint[f"{name} cursor"], empty, CURSOR, digits=1)
    for what, key in (("move", "moving an item"), ("ratio", "a ratio step")):
        yield over(f"key to paint: {key}, {SAMPLE}", taken.paint[f"{SAMPLE} {what}"], empty, OVER_MS)
        yield over(f"key to paint: {key}, {LARGE}", taken.paint[f"{LARGE} {what}"], empty, OVER_MS)
    for name in (EMPTY, SAMPLE, LARGE):
        for what in ("cursor", "move", "ratio"):
            if f"{name} {what}" in taken.size:
                yield plain(f"bytes per key: {what}, {name}", taken.size[f"{name} {what}"], "B")
    for name in (EMPTY, SAMPLE, LARGE):
        yield plain(f"peak memory: {name}", taken.memory[name], "MB")


def idle_rows(measured: runs.Measured, seconds: float) -> Iterator[Row]:
    """CPU while nobody touches a key; the bound is as exact as it is written."""
    for name in (EMPTY, SAMPLE, LARGE):
        yield plain(f"CPU while idle for {seconds:g} s: {name}", measured[name], "s", IDLE_S, digits=1)


def main() -> None:
    """Measures, and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds, in which every program has its turn")
    parser.add_argument("--presses", type=int, default=12, help="measured presses of each key in a round")
    parser.add_argument("--idle", type=float, default=5.0, help="seconds to be idle")
    given = parser.parse_args()
    began = time.perf_counter()
    print(f"Python {platform.python_version()}, {COLUMNS} × {ROWS}, {given.rounds} alternating rounds; medians,")
    print("ratios and differences taken round by round (smallest … largest); 10,000 items in a file of their own.\n")
    with tempfile.TemporaryDirectory(prefix="planner-bench-") as folder:
        stage = Stage(Path(folder))
        rows: list[Row] = []
        parts: tuple[tuple[str, Callable[[], Iterator[Row]]], ...] = (
            ("starting", lambda: start_rows(runs.starts(stage, given.rounds))),
            ("showing", lambda: show_rows(runs.shows(stage, given.rounds))),
            ("pressing keys", lambda: key_rows(runs.keys(stage, given.rounds, given.presses))),
            ("being idle", lambda: idle_rows(runs.idles(stage, given.idle), given.idle)),
            ("filling", lambda: iter([plain(f"the fill alone, {LARGE}", runs.fills()["fill"], "ms", FILL_MS, 1)])),
            ("importing", lambda: iter(importing.rows_apart(given.rounds))),
            ("comparing", questions.rows),
            ("optimising", lambda: optimum.rows(given.rounds)),
        )
        for name, measure in parts:
            print(f"{name} …", file=sys.stderr, flush=True)
            rows += measure()
    print(table(rows))
    print(f"\n{time.perf_counter() - began:.0f} s in all.")


if __name__ == "__main__":
    main()
