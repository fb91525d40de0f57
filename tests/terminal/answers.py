"""What a plain modern xterm answers when a program asks it something; a program that is not answered may wait."""

import re

_QUESTION = re.compile(
    rb"\x1b\[(?:(?P<attributes>[>=]?)0?c|(?P<status>[56])n|\?(?P<mode>\d+)\$p|(?P<window>1[48])t)"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?\Z")
_KNOWN_MODES = {1, 7, 25, 1000, 1002, 1003, 1004, 1006, 1049, 2004, 2026}
_ATTRIBUTES = {b"": b"\x1b[?62;22c", b">": b"\x1b[>41;370;0c", b"=": b"\x1bP!|00000000\x1b\\"}


class Answers:
    """Finds questions in a program's output, also those cut in two, and gives the answers."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self._held = b""

    def to(self, data: bytes) -> bytes:
        """The answers to the questions that are complete with this block of output, in their order."""
        data = self._held + data
        unfinished = _UNFINISHED.search(data, max(0, len(data) - 64))
        self._held = unfinished.group() if unfinished else b""
        return b"".join(self._answer(match) for match in _QUESTION.finditer(data))

    def _answer(self, match: re.Match[bytes]) -> bytes:
        kind, value = match.lastgroup, match[match.lastgroup or 0]
        if kind == "attributes":
            return _ATTRIBUTES[value]
        if kind == "status":
            return b"\x1b[0n" if value == b"5" else b"\x1b[1;1R"
        if kind == "mode":
            return b"\x1b[?%b;%d$y" % (value, 2 if int(value) in _KNOWN_MODES else 0)
        if kind == "window":
            height, width = (self.rows * 16, self.columns * 8) if value == b"14" else (self.rows, self.columns)
            return b"\x1b[%d;%d;%dt" % (4 if value == b"14" else 8, height, width)
        return b"\x1b]%b;rgb:%b\x1b\\" % (value, b"d4d4/d4d4/d4d4" if value == b"10" else b"1e1e/1e1e/1e1e")
