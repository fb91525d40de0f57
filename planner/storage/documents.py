"""Other files that the user names."""

import os
from collections.abc import Iterable
from pathlib import Path

from planner.domain.errors import FileError
from planner.session import Entry
from planner.storage.open_files import is_open


class LocalDocuments:
    """Implements `planner.session.Documents`."""

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """What lies in a folder, by name, without hidden things; raises `FileError` where it cannot be listed."""
        _refuse_address(folder)
        try:
            with os.scandir(at_home(folder) or ".") as found:
                entries = [Entry(entry.name, entry.is_dir()) for entry in found if not entry.name.startswith(".")]
        except OSError as error:
            raise FileError(f"“{folder}” cannot be listed ({error.strerror}); check the path.") from None
        return tuple(sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name)))

    def read(self, path: str, limit: int) -> bytes:
        """The whole file; raises `FileError` where it cannot be read or is larger than `limit` bytes."""
        _refuse_address(path)
        path = at_home(path)
        name = Path(path).name or path
        if is_open(path):
            raise FileError(f"“{name}” is the plan that is open; choose the file that holds the backlog.")
        try:
            if Path(path).is_dir():
                raise FileError(f"“{name}” is a folder; choose a file in it.")
            if not Path(path).is_file() and Path(path).exists():
                raise FileError(f"“{name}” is not a file; choose a file.")
            with Path(path).open("rb") as file:
                data = file.read(limit + 1)
        except FileNotFoundError:
            raise FileError(f"There is no file “{path}”; check the name.") from None
        except PermissionError:
            raise FileError(f"“{name}” may not be read by you; ask its owner for the permission.") from None
        except OSError as error:
            raise FileError(f"“{name}” cannot be read ({error.strerror}); check the path and the disk.") from None
        if len(data) > limit:
            raise FileError(f"“{name}” is larger than {_size(limit)}; split it, or export less.")
        return data

    def create_text(self, path: str, text: str) -> None:
        """Writes a new file in UTF-8; raises `FileError` where it cannot be written, or is there already."""
        path = at_home(path)
        try:
            with Path(path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            raise FileError(f"“{path}” is there already; name another file, or move that one away.") from None
        except OSError as error:
            raise FileError(f"“{path}” cannot be written ({error.strerror}); check the path and the disk.") from None

    def create_private(self, path: str, pieces: Iterable[str]) -> None:
        """The same, readable by its owner only, and complete or not at all: also where a piece cannot be had."""
        from planner.storage.private import new_file

        with new_file(at_home(path)) as sibling, Path(sibling).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)


def _refuse_address(path: str) -> None:
    if "://" in path:
        raise FileError(f"“{path}” is an address, and planner uses no network; download the file and name that.")


def at_home(path: str) -> str:
    """A path with `~` written out; as it is where nobody's home is meant."""
    return os.path.expanduser(path)  # noqa: PTH111 - Path drops what follows an unknown name, and raises without a home


def _size(count: int) -> str:
    """Bytes as people say them."""
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count:,} bytes".replace(",", "\u202f")
