"""How far reading a file has come."""

from typing import NamedTuple


class ReadSoFar(NamedTuple):
    """How far reading has come."""

    rows: int
    share: float
    """Of the file, 0…1."""
