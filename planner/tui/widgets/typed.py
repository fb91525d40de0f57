"""Text that is being typed into a cell of a drawn pane, with a caret."""

from typing import NamedTuple

CARET = "▏"


class Typed(NamedTuple):
    """What stands there so far."""

    text: str
    at: int
    """Before which character the caret stands, 0 to the length."""

    @classmethod
    def end_of(cls, text: str) -> "Typed":
        """The caret stands behind the text."""
        return cls(text, len(text))

    def put(self, more: str, longest: int) -> "Typed":
        """Puts more where the caret stands, as far as there is room."""
        more = more[: max(0, longest - len(self.text))]
        return Typed(self.text[: self.at] + more + self.text[self.at :], self.at + len(more))

    def moved(self, key: str) -> "Typed | None":
        """What a key does that moves the caret or takes away; `None` for a key that does neither here."""
        before, after = self.text[: self.at], self.text[self.at :]
        if key == "backspace":
            return Typed(before[:-1] + after, max(0, self.at - 1))
        if key == "delete":
            return Typed(before + after[1:], self.at)
        places = {"left": self.at - 1, "right": self.at + 1, "home": 0, "end": len(self.text)}
        place = places.get(key, -1)
        return Typed(self.text, place) if 0 <= place <= len(self.text) else None

    def shown(self, cells: int) -> str:
        """So many characters of it around the caret, the caret among them."""
        text = f"{self.text[: self.at]}{CARET}{self.text[self.at :]}"
        start = max(0, min(self.at + 1 - cells, len(text) - cells))
        return text[start : start + cells]
