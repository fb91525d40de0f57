"""Files that cannot be imported, of every kind, each with a piece of the one sentence that is said of it."""

import os
from pathlib import Path

HEAD = b"Summary,Issue key,Description\r\n"
_LONG = b"x" * 10_000_001
_CONTENTS: dict[str, tuple[bytes, str]] = {
    "empty.csv": (b"", "The file is empty"),
    "mark-only.csv": (b"\xef\xbb\xbf", "The file is empty"),
    "mark-only-16.csv": (b"\xff\xfe", "The file is empty"),
    "header-only.csv": (HEAD, "a header and no rows"),
    "cut-quotes.csv": (HEAD + b'A,CHK-1,"in the mid', "Line 2, “Description”: a quotation mark"),
    "cut-16.csv": ("Summary,Issue key\nCafé,CHK-1\n".encode("utf-16")[:-1], "cannot be read so"),
    "unbalanced.csv": (HEAD + b'A,CHK-1,"x" y"\r\n', "Line 2, “Description”: a quotation mark"),
    "cut.json": (b'[{"number": 1, "title": "A"}, {"num', "ends in the middle"),
    "deep.json": (b"[" * 10_000 + b"]" * 10_000, "too deeply"),
    "deep-objects.json": (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "too deeply"),
    "twice.json": (b'[{"number": 1, "title": "A", "number": 2}]', "has “number” twice"),
    "nul.csv": (HEAD + b"A\x00B,CHK-1,x\r\n", "the cell has a NUL character"),
    "nothing-but-nul.csv": (b"\x00" * 5_000, "Line 1 should name the columns, and has no letters in it"),
    "own.json": (b'{"schema":1,"format":"planner plan","plan":{}}', "new"),
    "quoted.csv": (HEAD + b'A,CHK-1,"' + _LONG + b'"\r\n', "the cell has 10,000,003 characters"),
    "lines.csv": (
        HEAD + b'A,CHK-1,"' + b"x\n" * 5_000_001 + b'"\r\n',
        "Line 2, “Description”: the cell has 10,000,004",
    ),
    "plain.csv": (HEAD + b"A,CHK-1," + _LONG + b"\r\n", "the cell has 10,000,001 characters"),
    "quotes.csv": (HEAD + b'A,CHK-1,"' + b'""' * 6_000_000, "a quotation mark is opened there and not closed"),
    "wide.csv": (HEAD + b"," * 20_000_001, "Line 2 has 20,000,001 characters, more than 20,000,000"),
    "workbook.csv": (b"PK\x03\x04rest", "an Excel workbook"),
}
NAMES = (*_CONTENTS, "huge.csv", "folder", "pipe", "https://example.com/export.csv", "nothing.csv", "/dev/zero")
"""What may be made with `make_broken`."""
_OTHERS = {
    "huge.csv": "larger than 200 MB",
    "folder": "is a folder",
    "pipe": "is not a file",
    "https://example.com/export.csv": "is an address, and planner uses no network",
    "nothing.csv": "There is no file “nothing.csv”",
    "/dev/zero": "is not a file",
}


def make_broken(name: str) -> str:
    """Makes one of them in the present folder, and returns what has to be said of it."""
    if name in _CONTENTS:
        data, sentence = _CONTENTS[name]
        Path(name).write_bytes(data)
        return sentence
    if name == "huge.csv":
        with Path(name).open("wb") as file:
            file.write(HEAD + b'A,CHK-1,"')
            file.truncate(200_000_100)  # a hole in the file takes no room on the disk
    elif name == "folder":
        Path(name).mkdir()
    elif name == "pipe":
        os.mkfifo(name)
    return _OTHERS[name]
