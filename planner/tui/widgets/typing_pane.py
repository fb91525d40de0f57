"""A list of rows in which one types where the cursor is, as in a table."""

from textual import events

from planner.domain.text import clean
from planner.tui.widgets.row_pane import RowPane
from planner.tui.widgets.typed import Typed

_BEGINS_NUMBER = frozenset("0123456789.,+-−–€$£%")
_NEVER_BEGINS = frozenset("=?:")
"""Keys that go on meaning what they do until something is typed."""
_CARET_KEYS = frozenset({"left", "right", "home", "end", "backspace", "delete"})
_LONGEST_NUMBER, _LONGEST_TEXT = 60, 500


class TypingPane(RowPane):
    """Words go on where they stood, a number is typed anew; `enter`, up, down and `tab` end it, `esc` gives it up."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(title, id=id)
        self.typed: Typed | None = None
        """What is being typed; `None` for nothing."""

    @property
    def takes_words(self) -> bool:
        """Whether the field under the cursor is words, which any key may begin."""
        raise NotImplementedError

    def text_here(self) -> str:
        """What stands in the field under the cursor."""
        raise NotImplementedError

    def take(self, text: str) -> None:
        """Takes what was typed into the field under the cursor."""
        raise NotImplementedError

    def place_cursor(self, row: int) -> None:
        """Goes to a row; what was typed counts."""
        self._end()
        super().place_cursor(row)

    def on_key(self, event: events.Key) -> None:
        """Takes what is typed: `enter`, up, down and `tab` end it, `esc` gives it up."""
        if not (self._goes_on(event) if self.typed is not None else self._begins(event)):
            self._end()
            return
        event.stop()
        event.prevent_default()
        self.refresh()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is typed at once."""
        if self.count and clean(event.text):
            self.typed = (self.typed or self._before()).put(clean(event.text), self._longest)
            event.stop()
            self.refresh()

    def on_blur(self) -> None:
        """What was typed counts, wherever one goes next."""
        self._end()
        super().on_blur()

    def _begins(self, event: events.Key) -> bool:
        """Whether a key begins typing in the field under the cursor."""
        character = event.character if event.is_printable else None
        if not self.count:
            return False
        if event.key in {"backspace", "delete"}:
            whole = Typed.end_of(self.text_here())
            self.typed = (whole.moved("backspace") or whole) if event.key == "backspace" else Typed.end_of("")
            return True
        if character is None or character in _NEVER_BEGINS or not (self.takes_words or character in _BEGINS_NUMBER):
            return False
        self.typed = self._before().put(character, self._longest)
        return True

    def _goes_on(self, event: events.Key) -> bool:
        """Whether a key goes on typing, or ends it by itself."""
        typed = self.typed or Typed.end_of("")
        moved = typed.moved(event.key) if event.key in _CARET_KEYS else None
        if event.key in {"left", "right"} and not self.takes_words:
            moved = None
        if moved is not None:
            self.typed = moved
        elif event.key == "escape":
            self.typed = None
        elif event.key == "enter":
            self._end()
        elif event.is_printable and event.character is not None:
            self.typed = typed.put(event.character, self._longest)
        else:
            return False
        return True

    def _end(self) -> None:
        """What was typed is the answer."""
        typed, self.typed = self.typed, None
        if typed is not None:
            self.take(typed.text)

    @property
    def _longest(self) -> int:
        return _LONGEST_TEXT if self.takes_words else _LONGEST_NUMBER

    def _before(self) -> Typed:
        """What typing begins with: words go on, a number is typed anew."""
        return Typed.end_of(self.text_here() if self.takes_words else "")
