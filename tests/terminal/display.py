"""What a terminal shows, and the state that a program leaves it in. pyte keeps the cells."""

from typing import Any

import pyte

from tests.terminal.tokens import Token, Tokenizer

SYNCHRONIZED = 2026
ALTERNATE_SCREENS = frozenset({47, 1047, 1049})
CURSOR_SHOWN = 25
LINE_WRAP = 7
MOUSE = frozenset({9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016})
FOCUS_REPORTS = 1004
BRACKETED_PASTE = 2004
AT_REST = frozenset({CURSOR_SHOWN, LINE_WRAP})
"""The private modes that are on in a terminal which no program has touched."""

_PYTE_MODES = {6, LINE_WRAP, CURSOR_SHOWN}
_QUERIES = frozenset("ntc")
"""Final characters of questions, which pyte would answer or print."""


class Display:
    """The screen of a terminal."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.modes = set(AT_REST)
        """Private modes that are on."""
        self.keyboard_protocols = 0
        """How many keyboard protocols a program has pushed and not popped."""
        self._tokenizer = Tokenizer()
        self._cells: dict[int, tuple[Any, ...]] = {}
        self._lines = [" " * columns] * rows

    def feed(self, data: bytes) -> bool:
        """Shows a block of output; whether a whole frame now stands (nothing is held back to be shown at once)."""
        for token in self._tokenizer.feed(data):
            self._show(token)
        return SYNCHRONIZED not in self.modes

    def take_changes(self) -> bool:
        """Whether anything looks other than at the last call."""
        changed = False
        for row in sorted(self.screen.dirty):
            if row >= self.screen.lines:
                continue
            line = self.screen.buffer[row]
            cells = tuple(line[column] for column in range(self.screen.columns))
            if self._cells.get(row) != cells:
                self._cells[row] = cells
                self._lines[row] = "".join(cell.data for cell in cells)
                changed = True
        self.screen.dirty.clear()
        return changed

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, with their trailing blanks."""
        self.take_changes()
        return list(self._lines)

    def resize(self, columns: int, rows: int) -> None:
        """Gives the screen another size, as a window manager would."""
        self.screen.resize(rows, columns)
        self._cells.clear()
        self._lines = [" " * columns] * rows
        self.screen.dirty.update(range(rows))

    def _show(self, token: Token) -> None:
        if token.kind == "text":
            self.screen.draw(token.text)
        elif token.kind == "control" and token.text in pyte.Stream.basic:
            getattr(self.screen, pyte.Stream.basic[token.text])()
        elif token.kind == "escape" and token.text[1:] in pyte.Stream.escape:
            getattr(self.screen, pyte.Stream.escape[token.text[1:]])()
        elif token.kind == "csi":
            self._control(token)

    def _control(self, token: Token) -> None:
        if token.prefix == "?" and token.final in {"h", "l"}:
            for mode in token.numbers:
                self._switch(mode, on=token.final == "h")
        elif token.prefix in {">", "<"} and token.final == "u":
            self.keyboard_protocols += 1 if token.prefix == ">" else -1
        elif not token.prefix and token.final in pyte.Stream.csi and token.final not in _QUERIES:
            getattr(self.screen, pyte.Stream.csi[token.final])(*token.numbers)

    def _switch(self, mode: int, *, on: bool) -> None:
        (self.modes.add if on else self.modes.discard)(mode)
        if mode in ALTERNATE_SCREENS:
            self.screen.erase_in_display(2)
            self.screen.cursor_position()
        elif mode in _PYTE_MODES:
            (self.screen.set_mode if on else self.screen.reset_mode)(mode, private=True)
