"""Something to read: help, and the answer to `w`."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.tui.dialogs.scrolling import Scrolling
from planner.tui.keys import key


class KeyLine(NamedTuple):
    """A key and what it does."""

    keys: str
    does: str


class Reading(Scrolling[None]):
    """A title, paragraphs, and where there are any a table of keys; scrolls where the terminal is small."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,question_mark,q", "leave", "Close", "Close", id="reading.close"),
    ]

    DEFAULT_CSS = """
    Reading > Vertical.box { width: 92; height: auto; max-height: 1fr; }
    Reading Static.paragraph { margin: 0 0 1 0; }
    """

    def __init__(self, title: str, paragraphs: Sequence[str | Content], keys: Iterable[KeyLine] = ()) -> None:
        super().__init__()
        self.title_text = title
        self.paragraphs = paragraphs
        self.keys = tuple(keys)

    def compose_body(self) -> ComposeResult:
        """The paragraphs, then the keys in two columns."""
        with VerticalScroll(can_focus=False):
            for paragraph in self.paragraphs:
                content = Content(paragraph) if isinstance(paragraph, str) else paragraph
                yield Static(content, classes="paragraph", markup=False)
            if self.keys:
                width = max(len(line.keys) for line in self.keys)
                rows = [Content.assemble((f"{line.keys:>{width}}", "bold"), "  ", line.does) for line in self.keys]
                yield Static(Content("\n").join(rows), markup=False)


def key_lines(bindings: Iterable[Binding], display: dict[str, str]) -> list[KeyLine]:
    """One line per action: all its keys, and its sentence; bindings without a sentence are left out."""
    lines: dict[str, tuple[list[str], str]] = {}
    for binding in bindings:
        if binding.tooltip:
            keys, _ = lines.setdefault(binding.id or binding.action, ([], binding.tooltip))
            shown = display.get(binding.key, binding.key)
            if shown not in keys:
                keys.append(shown)
    return [KeyLine(" ".join(keys), does) for keys, does in lines.values()]
