"""What somebody is entering and has not saved: a killed program loses no more than the field that was being typed.

It is kept beside the plan, not in it: each field would be a step of its history.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from planner.domain.errors import FileError
from planner.session.ports import StepRecord
from planner.storage.draft import kept_text, read_kept

_SUFFIX = ".half-done"


def hold(path: str, record: StepRecord | None) -> None:
    """Keeps a step in place of the one that this program held before; with `None` none is held any more.

    Nothing is synced: what must be outlived is the end of the program, not that of the machine. Where nothing can be
    written, nothing is held: whoever is entering something is not to be stopped by that.
    """
    place = _place(path, os.getpid())
    with suppress(OSError):
        if record is None:
            place.unlink(missing_ok=True)
            return
        sibling = place.with_name(f"{place.name}.new")
        handle = os.open(sibling, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(kept_text([record]).encode())
        sibling.replace(place)


def take_left(path: str) -> tuple[StepRecord, ...]:
    """The steps that programs held which are not running any more; they are then held no longer."""
    found: list[StepRecord] = []
    for place in _left(path):
        with suppress(FileError):  # cut short by a full disk, or of a newer version: it stays, and is nobody's loss
            found += read_kept(place)
            with suppress(OSError):
                place.unlink()
    return tuple(found)


def _left(path: str) -> Sequence[Path]:
    plan = Path(path).absolute()
    pattern = f"{plan.name}{_SUFFIX}."
    with suppress(OSError):
        places = sorted(place for place in plan.parent.iterdir() if place.name.startswith(pattern))
        ids = ((place, place.name.removeprefix(pattern)) for place in places)
        return [place for place, number in ids if number.isdecimal() and not _runs(int(number))]
    return []


def _place(path: str, process: int) -> Path:
    return Path(f"{Path(path).absolute()}{_SUFFIX}.{process}")


def _runs(process: int) -> bool:
    """Whether a process other than this one is there; on Windows, where asking may end it, none is taken to be."""
    if process == os.getpid() or os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
