"""What the first 100 bytes of a file tell, read before SQLite may touch it.

The layout of the header is that of https://www.sqlite.org/fileformat2.html, section 1.3.
"""

import os
import stat
import struct
from pathlib import Path
from typing import NamedTuple

from planner.domain.errors import FileError
from planner.storage.open_files import is_open

APPLICATION_ID = 0x504C4E52
"""`PLNR`: marks a SQLite file as a plan."""
SCHEMA_VERSION = 3
"""The layout that this program writes; a file with a higher number is opened for reading only."""

_SIZE = 100
_MAGIC = b"SQLite format 3\x00"


class Header(NamedTuple):
    """What is known about a plan file before it is opened."""

    read_only: str | None
    """Why it can only be looked at, as a sentence, or `None`."""
    version: int = SCHEMA_VERSION
    """The layout that the file has."""


def look_at(path: str) -> Header:
    """Reads a plan's header; raises `FileError` with one sentence where there is no plan to open."""
    name = Path(path).name or path
    if is_open(path):  # its header was seen then, and closing a second descriptor would drop SQLite's locks
        return Header(_unwritable(path))
    version = _version(path, name)
    if version > SCHEMA_VERSION:
        return Header(
            f"“{name}” was written by a newer planner and can only be looked at; update planner to change it.", version
        )
    return Header(_unwritable(path), version)


def _version(path: str, name: str) -> int:
    head, size = _head(path, name)
    if size == 0:
        raise FileError(f"“{name}” is empty, not a plan; delete it or choose another name.")
    if not head.startswith(_MAGIC[:size]):
        raise FileError(f"“{name}” is not a plan; choose a file that planner made.")
    if len(head) < _SIZE:
        raise FileError(_cut_off(name))
    application_id, user_version = struct.unpack(">I", head[68:72])[0], struct.unpack(">I", head[60:64])[0]
    if application_id != APPLICATION_ID:
        raise FileError(f"“{name}” is the database of another program, not a plan; choose a file that planner made.")
    if user_version < 1:
        raise FileError(f"“{name}” was never finished and holds no plan; delete it or choose another file.")
    if _is_cut(head, size) and not _is_being_written(path) and _is_cut(*_head(path, name)):
        raise FileError(_cut_off(name))
    version: int = user_version
    return version


def _head(path: str, name: str) -> tuple[bytes, int]:
    """The first bytes of a file and its whole size."""
    try:
        mode = Path(path).stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # opening a pipe would wait for somebody to write to it
            raise FileError(f"“{name}” is not a file; choose a plan file.")
        with Path(path).open("rb") as file:
            return file.read(_SIZE), os.fstat(file.fileno()).st_size
    except IsADirectoryError:
        raise FileError(f"“{name}” is a folder; choose a plan file in it.") from None
    except FileNotFoundError:
        raise FileError(f"There is no file “{path}”; `planner new` creates a plan.") from None
    except PermissionError:
        raise FileError(f"“{name}” may not be read by you; ask its owner for the permission.") from None
    except OSError as error:
        raise FileError(f"“{name}” cannot be read ({error.strerror}); check the path and the disk.") from None


def _is_cut(head: bytes, size: int) -> bool:
    """Whether the file is shorter than its header says."""
    page_size = struct.unpack(">H", head[16:18])[0]
    pages = struct.unpack(">I", head[28:32])[0]
    counter, valid_for = head[24:28], head[92:96]
    page_size = 65_536 if page_size == 1 else page_size
    return counter == valid_for and size < pages * page_size


def _is_being_written(path: str) -> bool:
    """Whether a journal says that the file may be between two states, which SQLite knows how to settle."""
    return Path(f"{path}-journal").exists()


def _cut_off(name: str) -> str:
    return f"“{name}” is cut off: a part of it is missing; take another copy of the plan."


def _unwritable(path: str) -> str | None:
    name = Path(path).name or path
    if not os.access(path, os.W_OK):
        return f"“{name}” is write-protected and can only be looked at; copy it to change it."
    if not os.access(Path(path).absolute().parent, os.W_OK):
        return (
            f"The folder of “{name}” is write-protected, so that the plan can only be looked at; copy it to change it."
        )
    return None
