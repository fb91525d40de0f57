"""How long it takes to read ten thousand issues in and have them on disk, against reading the file alone.

`python -m tests.bench.importing` prints this part alone.
"""

import csv
import io
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from planner.domain.importing.planning import kept_mappings, plan_import
from planner.domain.importing.preview import ImportOptions
from planner.domain.validation import prepare
from planner.exchange.reading import ReadOptions, read_backlog, result_of
from planner.session import Session
from planner.session.uncollected import uncollected
from planner.storage.plan_files import SqlitePlanFiles
from tests.bench.figures import Row, table

ISSUES = 10_000
SLOPE, ALLOWANCE = 3, 1_000
"""An import may take so many times what reading the file alone takes, and so many milliseconds."""
SAMPLE = Path(__file__).parents[2] / "sample.db"
_COLUMNS = (
    "Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name", "Priority", "Assignee",
    "Reporter", "Creator", "Created", "Updated", "Last Viewed", "Resolved", "Due date", "Votes", "Labels", "Labels",
    "Labels", "Description", "Environment", "Watchers", "Watchers", "Watchers", "Original estimate", "Time Spent",
    "Sprint", "Sprint", "Custom field (Story Points)", "Custom field (Rank)", "Comment", "Comment", "Parent",
    "Parent key", "Status Category",
)  # fmt: skip
_WORDS = ("cart", "checkout", "search", "speed", "cache", "build", "pipeline", "login", "gift", "card", "price", "page")


def jira(chance: random.Random) -> bytes:
    """A Jira Cloud export in which every issue is open, none an epic."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for number in range(1, ISSUES + 1):
        told = {
            "Summary": _title(chance, number), "Issue key": f"CHK-{number}", "Issue id": f"{number}", "Votes": "0",
            "Issue Type": chance.choice(["Story", "Bug", "Task"]), "Status": "To Do", "Status Category": "To Do",
            "Labels": chance.choice(["tech-debt", "feature", ""]), "Description": _text(chance), "Priority": "Medium",
            "Created": "30/Mar/26 10:44 PM", "Updated": "30/Mar/26 10:44 PM", "Reporter": "ann", "Creator": "ann",
            "Comment": f"30/Mar/26 10:44 PM;ann;{_text(chance)}", "Project key": "CHK", "Project name": "Checkout",
        }  # fmt: skip
        writer.writerow([told.get(name, "") for name in _COLUMNS])
    return out.getvalue().encode()


def github(chance: random.Random) -> bytes:
    """What `gh issue list --json …` writes of as many open issues."""
    return json.dumps(
        [
            {
                "number": number, "title": _title(chance, number), "body": _text(chance), "state": "OPEN",
                "stateReason": "", "labels": [{"id": "x", "name": "tech-debt", "description": "", "color": "fff"}],
                "url": f"https://github.com/octo/shop/issues/{number}", "createdAt": "2026-03-30T22:44:00Z",
            }
            for number in range(1, ISSUES + 1)
        ]
    ).encode()  # fmt: skip


def _title(chance: random.Random, number: int) -> str:
    return " ".join([f"{number}", *chance.choices(_WORDS, k=6)])


def _text(chance: random.Random) -> str:
    return "\n".join(_title(chance, line) for line in range(6))


def rows_apart(rounds: int) -> list[Row]:
    """A row for each form, measured in a process of its own: an import shares none with what was measured before it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_rows, rounds).result()


def _rows(rounds: int) -> list[Row]:
    return list(rows(rounds))


def rows(rounds: int) -> Iterator[Row]:
    """A row for each form."""
    prepare()
    forms: tuple[tuple[str, bytes, Callable[[bytes], object]], ...] = (
        ("a Jira export", jira(random.Random(7)), _read_csv),
        ("GitHub issues", github(random.Random(7)), json.loads),
    )
    for name, data, read in forms:
        alone = [_milliseconds(partial(read, data)) for _ in range(rounds)]
        taken = [_import_in(data) for _ in range(rounds)]
        limit = SLOPE * median(alone) + ALLOWANCE
        yield Row(
            f"import: {ISSUES:,} of {name}, all on disk",
            f"{median(taken):.0f} ms",
            f"{min(taken):.0f} … {max(taken):.0f}; the file alone {median(alone):.0f} ms",
            f"≤ {limit:.0f} ms",
            median(taken) <= limit,
        )


def _read_csv(data: bytes) -> object:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1e3


def _import_in(data: bytes) -> float:
    """Milliseconds until all issues of a file are in a copy of the sample, on disk."""
    with tempfile.TemporaryDirectory(prefix="planner-bench-") as folder:
        path = shutil.copy(SAMPLE, folder)
        fresh = count()
        store = SqlitePlanFiles(lambda: "bench").open(path)
        plan = store.read_plan().result()
        session = Session(
            store, plan, actor="bench", clock=lambda: datetime.now(UTC), new_id=lambda: f"bench-{next(fresh):06}"
        )
        session.load_evidence().result()
        took = _milliseconds(partial(_import, session, data))
        store.close().result()
    return took


def _import(session: Session, data: bytes) -> None:
    with uncollected():
        file = result_of(read_backlog(data, ReadOptions(kept=kept_mappings(session.plan))))
        known = session.store.import_records(file.system).result()
        preview = plan_import(session.plan, file, known, ImportOptions(scope="all"), session.moment())
        assert len(preview.new) == ISSUES
        session.do(preview.step).result()


if __name__ == "__main__":
    print(table(list(rows(3))))
