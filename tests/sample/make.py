"""Makes the sample's file: the real storage, with replicas that are the same in every run."""

from itertools import count
from pathlib import Path
from shutil import move
from tempfile import TemporaryDirectory

from planner.session import StepRecord, Store
from planner.storage.plan_files import SqlitePlanFiles
from tests.sample.story import tell


def make(path: str) -> None:
    """Creates the sample plan at a path where there is nothing yet, and lets go of it."""
    runs = count(1)
    files = SqlitePlanFiles(new_replica=lambda: f"hp{next(runs)}")
    # In a folder of its own: closing a quarter leaves a backup beside the plan.
    with TemporaryDirectory() as folder:
        made = Path(folder, "sample.db")

        def create(record: StepRecord) -> Store:
            return files.create(str(made), record.step.changes, record)

        tell(create).close().result()
        move(made, path)
