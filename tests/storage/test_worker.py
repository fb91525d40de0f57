"""The file's thread ends only when all that it was asked is done, and stays whole whatever a job does."""

import sqlite3
import subprocess
import sys
import threading
from collections import deque
from contextlib import closing as closing_at_the_end
from pathlib import Path

import pytest

from planner.domain.errors import FileError
from planner.storage.worker import Worker
from tests.stores import PATIENCE

_MOMENT = 0.1
"""Seconds in which a thread that is wrong ends; one that is right waits for the lock meanwhile."""


def _thread(name: str) -> threading.Thread:
    return next(thread for thread in threading.enumerate() if thread.name.startswith(name))


def test_who_closes_while_the_last_job_ends_is_answered() -> None:
    started, closing = threading.Event(), threading.Event()

    class Meanwhile(deque[object]):
        """Lets the thread go on between the word that all is over and the last job."""

        def append(self, job: object) -> None:
            if worker.closing:
                closing.set()
                _thread("test").join(_MOMENT)
            super().append(job)

    worker = Worker("test")
    worker._jobs = Meanwhile()  # type: ignore[assignment]  # a deque all the same

    def job() -> None:
        started.set()
        closing.wait(PATIENCE)

    worker.ask(job)
    assert started.wait(PATIENCE)
    thread, ended = _thread("test"), list[str]()
    worker.close(lambda: ended.append("last")).result(PATIENCE)
    assert ended == ["last"]
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_a_fault_goes_to_whoever_asked_and_the_thread_lives_on() -> None:
    worker = Worker("test of faults")

    def fault() -> None:
        raise KeyError("nobody foresaw this")

    with pytest.raises(KeyError, match="nobody foresaw this"):
        worker.ask(fault).result(PATIENCE)
    assert worker.ask(lambda: "next").result(PATIENCE) == "next"
    worker.close(lambda: None).result(PATIENCE)
    with pytest.raises(FileError, match="was closed"):
        worker.ask(lambda: "late").result(PATIENCE)


def test_a_job_that_was_called_off_before_its_turn_is_never_run() -> None:
    worker = Worker("test of calling off")
    started, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def hold() -> None:
        started.set()
        assert go_on.wait(PATIENCE)

    worker.ask(hold)
    assert started.wait(PATIENCE)
    called_off = worker.ask(lambda: done.append("called off"))
    kept = worker.ask(lambda: done.append("kept"))
    assert called_off.cancel()
    go_on.set()
    kept.result(PATIENCE)
    worker.close(lambda: None).result(PATIENCE)
    assert done == ["kept"]


_ENDS_WITHOUT_CLOSING = """
import sqlite3, sys, threading
from planner.storage.worker import Worker

conn = sqlite3.connect(sys.argv[1], timeout=0.01, isolation_level=None, check_same_thread=False)
held_up = threading.Event()

def write():
    try:
        conn.execute("BEGIN IMMEDIATE")
    except sqlite3.Error:
        held_up.set()
        raise

Worker("test of the end").ask(write, is_read=False)
assert held_up.wait(30)
"""


def test_a_program_that_ends_without_closing_does_not_hang_on_somebody_elses_lock(tmp_path: Path) -> None:
    path = tmp_path / "locked.db"
    with closing_at_the_end(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE t (a)")
        other.execute("BEGIN EXCLUSIVE")
        ended = subprocess.run(
            [sys.executable, "-c", _ENDS_WITHOUT_CLOSING, path], check=False, timeout=PATIENCE, capture_output=True
        )
    assert (ended.returncode, ended.stderr) == (0, b"")
