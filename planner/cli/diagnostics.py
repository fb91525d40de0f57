"""Standard error and exit statuses: 0 fine, 1 the user's input is at fault, 2 wrong usage. Nobody else decides them."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, TypeVar

import click

from planner.domain.errors import PlannerError
from planner.domain.text import clean

if TYPE_CHECKING:
    from concurrent.futures import Future
    from threading import Event, Thread

T = TypeVar("T")
FINE, AT_FAULT, WRONG_USAGE = 0, 1, 2
INTERRUPTED, BROKEN_PIPE = 130, 141
"""What a shell reports of a program that SIGINT or SIGPIPE ended."""
_LONGEST = 4000


class WrongUsageError(Exception):
    """The program cannot be used this way here; the message says how it can."""


class OutputError(Exception):
    """Standard output cannot be written, e.g. because a disk is full."""


def run(command: click.Command, arguments: Sequence[str], ports: object) -> int:
    """Runs a command line to its end and gives the exit status; an error becomes one line on standard error."""
    use_utf8()
    try:
        status = _run(command, arguments, ports)
    except click.UsageError as error:
        status = _told(_usage(error), WRONG_USAGE)
    except WrongUsageError as error:
        status = _told(str(error), WRONG_USAGE)
    except PlannerError as error:
        status = _told(str(error), AT_FAULT)
    except OutputError as error:
        _forget_output()
        status = _told(str(error), AT_FAULT)
    except BrokenPipeError:
        _forget_output()
        status = BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        status = INTERRUPTED
    return status


def say(message: str) -> None:
    """One line to standard error."""
    if sys.stderr is not None:
        print(f"planner: {clean(message, _LONGEST)}", file=sys.stderr, flush=True)  # noqa: T201 - here, and only here


def awaited(answer: "Future[T]", doing: str, stopped: str) -> T:
    """What a long computation brings. Whoever watches a terminal meanwhile reads what is done, and for how long.

    `doing` is e.g. `Computing the best plan`; `stopped` is the sentence for whoever has enough of it: ctrl-c.
    """
    seconds = shown = 0
    try:
        while True:
            with suppress(TimeoutError):
                return answer.result(1.0)
            seconds += 1
            shown = _show_passing(_passing(doing, seconds), shown)
    except KeyboardInterrupt:
        shown = _show_passing("", shown)
        say(stopped)
        raise
    finally:
        _show_passing("", shown)


@contextmanager
def told_meanwhile(doing: str, stopped: str = "") -> Iterator[None]:
    """Tells whoever watches a terminal what this thread is doing, and for how long, while it does it.

    `stopped` is said where ctrl-c ends it; what has been begun has to leave nothing behind then.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread

    ended = Event()
    teller = Thread(target=_tell_until, args=(ended, doing), daemon=True)
    teller.start()
    try:
        yield
    except KeyboardInterrupt:
        _end(teller, ended)
        if stopped:
            say(stopped)
        raise
    finally:
        _end(teller, ended)


def put(text: str) -> None:
    """Data to standard output, in whole lines, clean already; raises `OutputError` or `BrokenPipeError`."""
    if sys.stdout is not None:
        with _output_faults():
            sys.stdout.write(f"{text}\n")


def use_utf8() -> None:
    """Output is UTF-8 in every locale; what cannot be written even so is shown as an escape and crashes nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _passing(doing: str, seconds: int) -> str:
    return f"planner: {doing} … {seconds} s, ctrl-c stops"


def _tell_until(ended: "Event", doing: str) -> None:
    seconds = shown = 0
    while not ended.wait(1.0):
        seconds += 1
        shown = _show_passing(_passing(doing, seconds), shown)
    _show_passing("", shown)


def _end(teller: "Thread", ended: "Event") -> None:
    ended.set()
    teller.join()


def _show_passing(line: str, shown: int) -> int:
    """Puts a line over the one of `shown` letters that stands there, on a terminal only; how long it is now."""
    if (not line and not shown) or sys.stderr is None or not sys.stderr.isatty():
        return 0
    sys.stderr.write(f"\r{' ' * shown}\r{line}")
    sys.stderr.flush()
    return len(line)


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path.strip() if error.ctx else "planner"
    message = error.format_message()
    return f"{message}{'' if message.endswith(('.', '?')) else '.'} `{path} --help` says how."


def _told(message: str, status: int) -> int:
    say(message)
    return status


def _run(command: click.Command, arguments: Sequence[str], ports: object) -> int:
    # Not `command.main`: that prints and exits by itself, and words and statuses are meant to come from here alone.
    try:
        with command.make_context("planner", list(arguments), obj=ports) as context:
            command.invoke(context)
        status = FINE
    except click.exceptions.Exit as wish:
        status = wish.exit_code
    if sys.stdout is not None:
        with _output_faults():
            sys.stdout.flush()
    return status


@contextmanager
def _output_faults() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"Standard output cannot be written: {error.strerror}.") from error


def _forget_output() -> None:
    """Keeps the interpreter from trying once more, and complaining, when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
