"""The one thread that touches the file: jobs one after the other, and again for as long as the file is locked."""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, NamedTuple, TypeVar

from planner.domain.errors import FileError, RefusedError
from planner.storage.faults import is_busy

T = TypeVar("T")
_PAUSE = 0.02
"""Seconds between two attempts; SQLite itself has already waited in between."""
_NOT_SAVED = "Another program is using the file; this was not saved."


class _Job(NamedTuple):
    run: Callable[[], Any]
    answer: Future[Any]
    is_read: bool


class Worker:
    """Runs jobs in the order of asking. While one is held up by a lock, reads behind it still get their turn.

    The pool of one thread is given one attempt at a time, never all jobs at once: one that met a lock goes back to the
    front. What follows an attempt runs in the same thread. A program that ends without closing loses what was never
    reported as saved: the pool then takes no other attempt, so that nobody hangs on somebody else's lock.
    """

    def __init__(self, name: str) -> None:
        self.waiting = False
        self.closing = False
        self._jobs: deque[_Job] = deque()
        self._at_work = False
        self._news = threading.Condition()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)

    def ask(self, run: Callable[[], T], *, is_read: bool = True) -> Future[T]:
        """Has a job done; fails with `FileError` once the worker was closed."""
        answer: Future[T] = Future()
        with self._news:
            if self.closing:
                answer.set_exception(FileError("The plan was closed; open it again."))
            else:
                self._add(_Job(run, answer, is_read))
        return answer

    def close(self, last: Callable[[], None]) -> Future[None]:
        """Does what was asked for, but waits for no lock any more; then runs `last` and ends."""
        answer: Future[None] = Future()
        with self._news:
            if self.closing:
                answer.set_result(None)
            else:
                self.closing = True
                self._add(_Job(last, answer, is_read=False))
        return answer

    def _add(self, job: _Job) -> None:
        self._jobs.append(job)
        self._news.notify()
        if not self._at_work:
            self._at_work = True
            self._pool.submit(self._turn)

    def _turn(self) -> None:
        """Begins the first job that somebody still waits for; ends the thread after the last one."""
        # Under the lock: whoever asks while the thread stops is seen by it, or sees that it stopped.
        with self._news:
            job = self._first(lambda _: True)
            if job is None:
                self._at_work = False
                if self.closing:
                    self._pool.shutdown(wait=False)
                return
        self._attempt(job, self._ended)

    def _first(self, may_run: Callable[[_Job], bool]) -> _Job | None:
        """Takes out the first job that may run; those that were called off go for good."""
        for job in tuple(self._jobs):
            if may_run(job):
                self._jobs.remove(job)
                if _is_wanted(job):
                    return job
        return None

    def _attempt(self, job: _Job, then: Callable[[_Job, Future[Any]], None]) -> None:
        try:
            attempt = self._pool.submit(job.run)
        except RuntimeError:  # the program is ending without having closed the file
            job.answer.set_exception(RefusedError(_NOT_SAVED))
            return
        attempt.add_done_callback(partial(then, job))

    def _ended(self, job: _Job, attempt: Future[Any]) -> None:
        met_a_lock = _met_a_lock(attempt)
        self.waiting = met_a_lock and not self.closing
        if self.waiting:
            self._hold_up(job)
            return
        if met_a_lock:
            job.answer.set_exception(RefusedError(_NOT_SAVED))
        else:
            _hand_over(attempt, job)
        self._turn()

    def _hold_up(self, job: _Job) -> None:
        """Puts a job that met a lock back to the front, after one read that may pass."""
        with self._news:
            read = None if job.is_read else self._first(lambda other: other.is_read)
            self._jobs.appendleft(job)
        if read is None:
            self._pause()
        else:
            self._attempt(read, self._passed)

    def _passed(self, read: _Job, attempt: Future[Any]) -> None:
        if _met_a_lock(attempt):
            with self._news:
                self._jobs.insert(1, read)
        else:
            _hand_over(attempt, read)
        self._pause()

    def _pause(self) -> None:
        with self._news:
            if not self.closing:
                self._news.wait(_PAUSE)
        self._turn()


def _met_a_lock(attempt: Future[Any]) -> bool:
    error = attempt.exception()
    return isinstance(error, sqlite3.Error) and is_busy(error)


def _hand_over(attempt: Future[Any], job: _Job) -> None:
    """Gives whoever asked what came of it: the result, or whatever error the pool has caught."""
    error = attempt.exception()
    if error is None:
        job.answer.set_result(attempt.result())
    else:
        job.answer.set_exception(error)


def _is_wanted(job: _Job) -> bool:
    """Whether anybody still waits for the answer; one that was begun already cannot be called off."""
    return job.answer.running() or job.answer.set_running_or_notify_cancel()
