"""Which plans this program has open: opening such a file a second time and closing it drops SQLite's locks on it.

(POSIX lets go of all of a process's locks on a file when any of its descriptors is closed; see
https://www.sqlite.org/howtocorrupt.html, section 2.2.)
"""

from collections import Counter
from pathlib import Path
from threading import Lock

_guard = Lock()
_open: Counter[tuple[int, int]] = Counter()
FileId = tuple[int, int]
"""Device and inode: one file, whatever its name."""


def opened(path: str) -> FileId:
    """Notes that the plan at a path is open; hand what it returns to `closed`. Raises `OSError` for no file."""
    status = Path(path).stat()
    with _guard:
        _open[status.st_dev, status.st_ino] += 1
    return status.st_dev, status.st_ino


def closed(file: FileId) -> None:
    """Takes that note back."""
    with _guard:
        _open[file] -= 1


def is_open(path: str) -> bool:
    """Whether this program has the file at a path open as a plan."""
    try:
        status = Path(path).stat()
    except OSError:
        return False
    with _guard:
        return _open[status.st_dev, status.st_ino] > 0
