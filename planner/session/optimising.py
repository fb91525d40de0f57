"""The best plan by score, computed in a process of its own: it takes a second or more, and the screen must not wait."""

import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from planner.domain.errors import PlannerError
from planner.domain.optimum.best import Found
from planner.domain.optimum.posed import Posed
from planner.domain.optimum.problem import Answer

SECONDS = 20.0
"""How long the computation may take in all."""
# The folder that this package lies in comes last: it matters only in a checkout that is not installed. With -P the
# folder that somebody happens to be in is not searched for modules.
_CODE = "import sys; sys.path.append(sys.argv[1]); from planner.session.optimising_worker import main; main()"
_ROOT = str(Path(__file__).parents[2])
COMMAND = (sys.executable, "-P", "-c", _CODE, _ROOT)
_FAILED = "The best plan could not be computed: {}; what is in by rank order stays as it is."


class OptimisingError(PlannerError):
    """The computation ended without an answer."""


class Optimised(NamedTuple):
    """What the process found; nothing of it is checked yet."""

    found: Found
    more: tuple[Found | None, ...]
    """For each limit what is best with one week more of it; `None` where time ran out before."""
    milliseconds: float
    """What the first answer took in the process, without starting it and loading the solver."""


class Optimising:
    """One computation under way. The process ends with it, when it is cancelled, and when the program ends."""

    def __init__(
        self, asked: Posed, *, seconds: float = SECONDS, more: bool = False, command: Sequence[str] | None = None
    ) -> None:
        self.answer: Future[Optimised] = Future()
        """Fails with `OptimisingError`; is cancelled by `cancel`."""
        request = {"problem": asked.problem, "now": asked.now, "seconds": seconds, "more": more}
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this very interpreter, with nothing that anybody typed
                command or COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            self.answer.set_exception(OptimisingError(_FAILED.format(error.strerror or "no process could be started")))
            return
        line = json.dumps(request, allow_nan=False).encode() + b"\n"
        Thread(target=self._wait, args=(line,), name="optimising", daemon=True).start()

    def cancel(self) -> None:
        """Ends the computation; nothing is told any more."""
        if self.answer.cancel():
            self._process.kill()

    def _wait(self, line: bytes) -> None:
        process, told = self._process, b""
        # The process watches its input, and ends when that does: so it stays open until the answer is here.
        with suppress(BrokenPipeError), process:  # cancelled: to close its input breaks as well
            if process.stdin is not None and process.stdout is not None:
                process.stdin.write(line)
                process.stdin.flush()
                told = process.stdout.read()
        try:
            outcome: Optimised | OptimisingError = read(told)
        except OptimisingError as error:
            outcome = error
        with suppress(InvalidStateError):  # cancelled meanwhile
            if isinstance(outcome, OptimisingError):
                self.answer.set_exception(outcome)
            else:
                self.answer.set_result(outcome)


def read(told: bytes) -> Optimised:
    """What the process told; raises `OptimisingError` where that is no answer."""
    try:
        reply = json.loads(told)
        if "error" in reply:
            raise OptimisingError(_FAILED.format(reply["error"]))
        more = tuple(None if one is None else _found(one) for one in reply["more"])
        return Optimised(_found(reply["found"]), more, float(reply["milliseconds"]))
    except (ValueError, TypeError, KeyError) as error:
        raise OptimisingError(_FAILED.format("its process ended without an answer")) from error


def _found(reply: Any) -> Found:
    (chosen, bound, exact), solver = reply
    return Found(Answer(tuple(int(thing) for thing in chosen), float(bound), bool(exact)), bool(solver))
