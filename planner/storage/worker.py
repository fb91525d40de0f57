"""The one thread that touches the file: jobs one after the other, and again for as long as the file is locked."""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, NamedTuple, TypeVar

from planner.domain.errors import FileError, RefusedError
from planner.storage.faults import is_busy

T = TypeVar("T")
_PAUSE = 0.02
"""Seconds between two attempts; SQLite itself has already waited in between."""


class _Job(NamedTuple):
    run: Callable[[], Any]
    answer: Future[Any]
    is_read: bool


class Worker:
    """Runs jobs in the order of asking. While one is held up by a lock, reads behind it still get their turn.

    The thread is a daemon: a program that ends without closing loses what was never reported as saved, and does not
    hang on somebody else's lock.
    """

    def __init__(self, name: str) -> None:
        self.waiting = False
        self.closing = False
        self._jobs: deque[_Job] = deque()
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def ask(self, run: Callable[[], T], *, is_read: bool = True) -> Future[T]:
        """Has a job done; fails with `FileError` once the worker was closed."""
        answer: Future[T] = Future()
        with self._news:
            if self.closing:
                answer.set_exception(FileError("The plan was closed; open it again."))
                return answer
            self._jobs.append(_Job(run, answer, is_read))
            self._news.notify()
        return answer

    def close(self, last: Callable[[], None]) -> Future[None]:
        """Does what was asked for, but waits for no lock any more; then runs `last` and ends."""
        answer: Future[None] = Future()
        with self._news:
            if self.closing:
                answer.set_result(None)
                return answer
            self.closing = True
            self._jobs.append(_Job(last, answer, is_read=False))
            self._news.notify()
        return answer

    def _run(self) -> None:
        while True:
            job = self._next()
            if _is_wanted(job):
                self._attempt(job)
            # Under the lock: whoever closes says so before the last job stands there, and waits for that.
            with self._news:
                if self.closing and not self._jobs:
                    return

    def _next(self) -> _Job:
        with self._news:
            self._news.wait_for(lambda: self._jobs)
            return self._jobs.popleft()

    def _attempt(self, job: _Job) -> None:
        hand_over = _ran(job)
        if hand_over is None:
            self._hold_up(job)
        else:
            self.waiting = False
            hand_over()

    def _hold_up(self, job: _Job) -> None:
        """Puts a job that met a lock back to the front, after one read that may pass."""
        if self.closing:
            self.waiting = False
            job.answer.set_exception(RefusedError("Another program is using the file; this was not saved."))
            return
        self.waiting = True
        read = self._passing_read() if not job.is_read else None
        held_up = [read] if read is not None and _is_wanted(read) and not self._passes(read) else []
        with self._news:
            self._jobs.extendleft([*held_up, job])
            if not self.closing:
                self._news.wait(_PAUSE)

    def _passes(self, read: _Job) -> bool:
        """Runs a read while a write waits; whether it got through."""
        hand_over = _ran(read)
        if hand_over is not None:
            hand_over()
        return hand_over is not None

    def _passing_read(self) -> _Job | None:
        with self._news:
            for job in self._jobs:
                if job.is_read:
                    self._jobs.remove(job)
                    return job
        return None


def _ran(job: _Job) -> Callable[[], None] | None:
    """Runs a job; what hands its result or its error to whoever asked, `None` where another program holds the file."""
    try:
        result = job.run()
    except BaseException as error:  # noqa: BLE001 whoever asked gets it, and the thread lives on
        if isinstance(error, sqlite3.Error) and is_busy(error):
            return None
        return partial(job.answer.set_exception, error)
    return partial(job.answer.set_result, result)


def _is_wanted(job: _Job) -> bool:
    """Whether anybody still waits for the answer; one that was begun already cannot be called off."""
    return job.answer.running() or job.answer.set_running_or_notify_cancel()
