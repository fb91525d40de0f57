"""A list of rows in which one types where the cursor is, as in a table."""

from textual import events
from textual.message import Message

from planner.domain.text import NOTE_LENGTH, TITLE_LENGTH, clean
from planner.tui.widgets.row_pane import RowPane
from planner.tui.widgets.typed import Typed

_BEGINS_NUMBER = frozenset("0123456789.,+-−–€$£%")
_NEVER_BEGINS = frozenset("=?:")
"""Keys that go on meaning what they do until something is typed."""
_CARET_KEYS = frozenset({"left", "right", "home", "end", "backspace", "delete"})
_LONGEST_NUMBER = 60


class TypingPane(RowPane):
    """Words go on where they stood, a number is typed anew; `enter`, up, down and `tab` end it, `esc` gives it up."""

    class Full(Message):
        """More was typed or pasted than there is room for."""

        def __init__(self, room: int) -> None:
            super().__init__()
            self.room = room
            """So many characters are taken."""

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
            # Not left to the bindings, which hear of a key only after the whole screen has: what was typed right
            # behind it, as a slow line brings keys in one go, would stand in the field that one had left.
            if not self.go(event.key):
                return
        event.stop()
        event.prevent_default()
        self.refresh()

    def go(self, key: str) -> bool:
        """Goes where an arrow leads; whether the key was one."""
        by = {"up": -1, "down": 1}.get(key)
        if by is not None:
            self.action_cursor(by)
        return by is not None

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is typed at once."""
        pasted = clean(event.text, NOTE_LENGTH)
        if self.count and pasted:
            self._put(pasted)
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
        self._put(character)
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
            self._put(event.character)
        else:
            return False
        return True

    def _put(self, more: str) -> None:
        """Puts more into what is being typed; what there is no room for is not taken, and that is said."""
        typed = self.typed or self._before()
        self.typed = typed.put(more, self._longest)
        if len(self.typed.text) < len(typed.text) + len(more):
            self.post_message(self.Full(self._longest))

    def _end(self) -> None:
        """What was typed is the answer."""
        typed, self.typed = self.typed, None
        if typed is not None:
            self.take(typed.text)

    @property
    def _longest(self) -> int:
        return TITLE_LENGTH if self.takes_words else _LONGEST_NUMBER

    def _before(self) -> Typed:
        """What typing begins with: words go on, a number is typed anew."""
        return Typed.end_of(self.text_here() if self.takes_words else "")
