"""New files that appear complete or not at all, readable by their owner only, and never over another file."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree

from planner.domain.errors import FileError

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}
"""What file systems without hard links answer, e.g. that of a USB stick."""
_BESIDE = ("-journal", "-wal", "-shm")
"""Endings of the files that SQLite keeps beside a database, and writes into whatever is called like it."""
_SHOWN = 100
"""So many characters of a name stand in that of its sibling, which may be no longer than the system allows."""


@contextmanager
def new_file(path: str) -> Iterator[str]:
    """A private (0600) sibling to be filled, which then takes its place at `path`.

    Raises `FileError` where something is there already or the folder cannot be written; then nothing is left behind.
    """
    if not path.strip():
        raise FileError("The name of the new file is empty; say where it shall go.")
    target = Path(path).absolute()
    if os.path.lexists(target):
        raise _exists(target)
    _refuse_what_sqlite_takes_for_its_own(target)
    try:
        handle, sibling = tempfile.mkstemp(prefix=f".{target.name[:_SHOWN]}.", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise _refused(target, error) from None
    except ValueError:  # a NUL
        raise FileError("The name of the new file is none; choose another name.") from None
    try:
        yield sibling
        _sync(sibling)
        _settle(sibling, target)
        _sync(str(target.parent))
    except FileExistsError:
        raise _exists(target) from None
    except OSError as error:
        raise _refused(target, error) from None
    finally:
        for left in (sibling, f"{sibling}-journal"):
            with suppress(FileNotFoundError):
                Path(left).unlink()


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new folder for temporary files that only this user may enter; it stays, unless filling it fails."""
    folder = Path(tempfile.mkdtemp(prefix="planner-"))
    try:
        yield folder
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise


def write_new(path: str, data: bytes) -> None:
    """Makes a private file with this content; raises `FileError` as `new_file` does."""
    with new_file(path) as sibling:
        Path(sibling).write_bytes(data)


def _refuse_what_sqlite_takes_for_its_own(target: Path) -> None:
    """A journal that is left of another plan would be played into a new one, and a new file taken for a journal."""
    for ending in _BESIDE:
        left = target.with_name(f"{target.name}{ending}")
        if os.path.lexists(left):
            raise FileError(
                f"“{left.name}” is left of a plan that was there and would spoil another; choose another name."
            )
        if target.name.endswith(ending) and os.path.lexists(target.with_name(target.name.removesuffix(ending))):
            raise FileError(f"“{target.name}” would be taken for a part of the plan beside it; choose another name.")


def _settle(sibling: str, target: Path) -> None:
    try:
        os.link(sibling, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Whoever creates the empty file owns the name; only then may renaming replace it.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        Path(sibling).replace(target)


def _sync(path: str) -> None:
    """Makes sure that a file, or a folder's list of names, is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exists(target: Path) -> FileError:
    return FileError(f"“{target.name}” is there already and was left as it is; choose another name.")


def _refused(target: Path, error: OSError) -> FileError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileError(f"There is no folder “{target.parent}”; create it or choose another place.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return FileError(f"The folder “{target.parent}” cannot be written to; choose another place.")
    return FileError(f"“{target.name}” could not be written ({error.strerror}); choose another place or make room.")
