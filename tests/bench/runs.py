"""The runs: rounds in which every program has its turn, in another order each time."""

import re
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from planner.domain.rank_fill import fill
from planner.domain.ranking import move
from tests.bench.large import FIRST_TITLE, plan_in_memory
from tests.bench.probes import (
    Program,
    idle,
    open_terminal,
    peak_memory,
    press_all,
    start,
    start_and_exit,
    wait_ready,
)
from tests.bench.stage import Stage
from tests.terminal.pty import Terminal

T = TypeVar("T")
Measured = dict[str, list[list[float]]]
"""By name: one list of measurements per round."""

RATIO = re.compile(r"\d\d : \d\d")
UP_AND_DOWN = ("down",) * 6 + ("up",) * 6
MOVES = ("J",) * 5 + ("K",) * 5
STEPS = ("right",) * 2 + ("left",) * 2


def in_turn(things: Sequence[T], round_number: int) -> list[T]:
    """All of them, beginning with another one each round."""
    at = round_number % len(things)
    return [*things[at:], *things[:at]]


def starts(stage: Stage, rounds: int) -> Measured:
    """Start until the ranked list is shown, and as people start it. The first round fills caches and is left out."""
    programs = {program.name: program for program in stage.opened}
    programs |= {f"{program.name}, by default": program for program in stage.by_default}
    measured: Measured = defaultdict(list)
    for number in range(-1, rounds):
        for name in in_turn([*programs], number):
            took = start(programs[name], stage.env)
            if number >= 0:
                measured[name].append([took])
    return measured


def shows(stage: Stage, rounds: int) -> Measured:
    """Start to exit: the empty app, and `planner show backlog`."""
    measured: Measured = defaultdict(list)
    for number in range(-1, rounds):
        for name, argv in in_turn([("empty", stage.empty_once), ("show", stage.show)], number):
            took = start_and_exit(argv, stage.env)
            if number >= 0:
                measured[name].append([took])
    return measured


class Keys(NamedTuple):
    """What keys cost, by program and key."""

    paint: Measured
    size: Measured
    memory: Measured


def keys(stage: Stage, rounds: int, presses: int) -> Keys:
    """Key to paint, bytes per key, and the most memory in use at the end of it."""
    taken = Keys(defaultdict(list), defaultdict(list), defaultdict(list))
    for number in range(rounds):
        for program in in_turn(stage.opened, number):
            _press_keys(stage, program, taken, presses)
    return taken


def _press_keys(stage: Stage, program: Program, taken: Keys, presses: int) -> None:
    stage.restore()
    with open_terminal(program, stage.env) as terminal:
        wait_ready(terminal, program.ready)
        _press(terminal, taken, program, "cursor", presses)
        if program is not stage.empty:
            title = FIRST_TITLE if program is stage.with_large else stage.sample_title
            _press(terminal, taken, program, "move", presses, title)
            _press(terminal, taken, program, "ratio", presses)
        taken.memory[program.name].append([peak_memory(terminal.child.pid)])


def _press(terminal: Terminal, taken: Keys, program: Program, what: str, presses: int, title: str = "") -> None:
    if what == "cursor":
        pressed = press_all(terminal, UP_AND_DOWN, presses)
    elif what == "move":
        terminal.press("g")
        pressed = press_all(terminal, MOVES, presses, re.compile(re.escape(title)))
    else:
        terminal.press("1")
        wait_ready(terminal, RATIO)
        pressed = press_all(terminal, STEPS, presses, RATIO)
    name = f"{program.name} {what}"
    taken.paint[name].append([one.paint for one in pressed])
    taken.size[name].append([float(one.size) for one in pressed])


def idles(stage: Stage, seconds: float) -> Measured:
    """CPU seconds of each program over the same seconds, in which nobody touches a key."""
    terminals = {program.name: open_terminal(program, stage.env) for program in stage.opened}
    try:
        for program in stage.opened:
            wait_ready(terminals[program.name], program.ready)
        time.sleep(1.0)
        spent = idle([terminal.child.pid for terminal in terminals.values()], seconds)
    finally:
        for terminal in terminals.values():
            terminal.child.close()
    return {name: [[cpu]] for name, cpu in zip(terminals, spent, strict=True)}


def fills(repeats: int = 30) -> Measured:
    """Milliseconds of the fill alone with ten thousand items, after one item has moved, as after every key."""
    plan = plan_in_memory()
    fill(plan)
    took: list[float] = []
    for entry in islice(plan.order.innovation, repeats):
        plan = plan.after(move(plan, [entry.item.id], 1).changes)
        began = time.perf_counter()
        fill(plan)
        took.append((time.perf_counter() - began) * 1e3)
    return {"fill": [took]}
