"""The process behind `optimising`: one line of JSON in, one out, and the end of its input is its own."""

import json
import os
import sys
from threading import Thread
from time import perf_counter
from typing import Any

from planner.domain.optimum.best import Found, best
from planner.domain.optimum.exact import make_ready
from planner.domain.optimum.posed import one_more
from planner.domain.optimum.problem import Problem


def main() -> None:
    """Reads a request from standard input and writes the reply to standard output."""
    request = json.loads(sys.stdin.buffer.readline())
    # A solver may print; nothing but the reply goes where the reply is read.
    output = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    Thread(target=_end_with_input, daemon=True).start()
    reply = json.dumps(answered(request)).encode()
    with os.fdopen(output, "wb") as stream:
        stream.write(reply)


def answered(request: dict[str, Any]) -> dict[str, Any]:
    """The reply to a request; what a solver gives up on is a clause under `error`."""
    problem, now, seconds = _problem(request["problem"]), tuple(request["now"]), float(request["seconds"])
    make_ready()
    began = perf_counter()
    try:
        found = best(problem, now, seconds)
        milliseconds = (perf_counter() - began) * 1e3
        more: list[Found | None] = []
        for limit in range(len(problem.limits)) if request["more"] else ():
            left = seconds - (perf_counter() - began)
            more.append(best(one_more(problem, limit), found.answer.chosen, left) if left > 0 else None)
    except (ArithmeticError, MemoryError) as error:
        return {"error": str(error) or "there is not enough memory"}
    return {"found": found, "more": more, "milliseconds": milliseconds}


def _problem(rows: Any) -> Problem:
    values, demands, limits, needs = rows
    return Problem(
        tuple(values),
        tuple(tuple((limit, weeks) for limit, weeks in spends) for spends in demands),
        tuple(limits),
        tuple((thing, needed) for thing, needed in needs),
    )


def _end_with_input() -> None:
    """Whoever asked is gone when the input ends: nobody waits for the answer any more."""
    # Not through the buffered stream: the interpreter could not end while this thread holds its lock.
    while os.read(0, 4096):
        pass
    os._exit(1)
