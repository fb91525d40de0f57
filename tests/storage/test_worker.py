"""The file's thread ends only when all that it was asked is done."""

import threading
from collections import deque

from planner.storage.worker import Worker
from tests.stores import PATIENCE

_MOMENT = 0.1
"""Seconds in which a thread that is wrong ends; one that is right waits for the lock meanwhile."""


def test_who_closes_while_the_last_job_ends_is_answered() -> None:
    started, closing = threading.Event(), threading.Event()

    class Meanwhile(deque[object]):
        """Lets the thread go on between the word that all is over and the last job."""

        def append(self, job: object) -> None:
            if worker.closing:
                closing.set()
                worker._thread.join(_MOMENT)
            super().append(job)

    worker = Worker("test")
    worker._jobs = Meanwhile()  # type: ignore[assignment]  # a deque all the same

    def job() -> None:
        started.set()
        closing.wait(PATIENCE)

    worker.ask(job)
    assert started.wait(PATIENCE)
    ended: list[str] = []
    worker.close(lambda: ended.append("last")).result(PATIENCE)
    assert ended == ["last"]
