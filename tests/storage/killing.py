"""Kills writers at random moments: `python -m tests.storage.killing FOLDER ROUNDS SEED` prints what was lost.

A writer is a fork of this process, which has everything imported: 200 starts of Python would take a minute.
"""

import json
import os
import random
import signal
import sys
import time
from contextlib import closing
from pathlib import Path
from sqlite3 import connect as sqlite_connect

from planner.domain import validation
from planner.domain.change import Step, edit
from planner.domain.item import Item
from planner.storage import appending, checking, scribe
from tests.stores import founding_changes, make_plan_file, plan_files, record

PRELOADED = (validation, appending, checking, scribe)
ITEMS = tuple(Item(f"i{number}", f"K-{number}", f"Title {number}") for number in range(5))
PER_FILE = 40
"""Rounds on one file before a new one is begun, which keeps checking it quick."""


def write_for_ever(path: Path, number: int, answers: int) -> None:
    """Writes step after step, and names each one once it was reported as saved."""
    store = plan_files(f"run-{number}").open(str(path))
    plan = store.read_plan().result()
    for count in range(1_000_000):
        item = plan.items[f"i{count % len(ITEMS)}"]
        name = f"{number}-{count}"
        changes = edit(item, note=name * (1 + count % 7 * 40), title=f"Title {name}")
        store.append(record(Step(f"Edit {name}", changes), step_id=name)).result()
        plan = plan.after(changes)
        os.write(answers, f"{name}\n".encode())


def saved_before_death(path: Path, number: int, chance: random.Random) -> list[str]:
    """Starts a writer, kills it at a random moment, and returns the steps that it had reported as saved."""
    answers, theirs = os.pipe()
    writer = os.fork()
    if writer == 0:
        os.close(answers)
        try:
            write_for_ever(path, number, theirs)
        finally:
            os._exit(1)
    os.close(theirs)
    with open(answers, "rb") as lines:  # noqa: PTH123 a pipe has no path
        said = [lines.readline() for _ in range(chance.randrange(1, 6))]
        time.sleep(chance.uniform(0, 0.006))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        said += lines.readlines()
    return [line.decode().strip() for line in said if line.endswith(b"\n")]


def missing(path: Path, names: list[str]) -> list[str]:
    """What of these steps the file does not hold."""
    with closing(sqlite_connect(path)) as conn:
        held = {name for (name,) in conn.execute("SELECT step.id FROM step JOIN op ON op.step = step.id")}
    return [name for name in names if name not in held]


def main() -> None:
    folder, rounds, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    result = {"rounds": 0, "saved": 0, "hot": 0}
    faults: list[str] = []
    names: list[str] = []
    path = folder / "none"
    for number in range(rounds):
        if number % PER_FILE == 0:
            path, names = make_plan_file(folder / f"plan-{number}.db", founding_changes(items=ITEMS)), []
        saved = saved_before_death(path, number, chance)
        names += saved
        result["rounds"] += 1
        result["saved"] += len(saved)
        result["hot"] += Path(f"{path}-journal").exists()
        faults += plan_files().check(str(path)) + tuple(f"lost {name}" for name in missing(path, names))
    print(json.dumps({**result, "faults": faults}))


if __name__ == "__main__":
    main()
