"""Something to read: help, and the answer to `w`."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key


class KeyLine(NamedTuple):
    """A key and what it does."""

    keys: str
    does: str


class Reading(Dialog[None]):
    """A title, paragraphs, and where there are any a table of keys; scrolls where the terminal is small."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,question_mark,q", "leave", "Close", "Close", id="reading.close"),
        key("down,j", "scroll(1)", "Read on", "Read on", id="reading.down", show=True, display="↓"),
        key("up,k", "scroll(-1)", "Up", "Read back", id="reading.up"),
        key("pagedown,space", "page(1)", "Page down", "Read on by a page", id="reading.page_down"),
        key("pageup", "page(-1)", "Page up", "Read back by a page", id="reading.page_up"),
        key("home,g", "page(-1000)", "Begin", "Go to the beginning", id="reading.begin"),
        key("end,G", "page(1000)", "End", "Go to the end", id="reading.end"),
    ]

    DEFAULT_CSS = """
    Reading > Vertical.box { width: 92; height: auto; max-height: 1fr; }
    Reading VerticalScroll { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
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

    def on_resize(self) -> None:
        """Only after the layout is it known whether there is more to read than is seen."""
        self.call_after_refresh(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The footer offers to read on only where there is more."""
        if action == "scroll":
            return self.query_one(VerticalScroll).max_scroll_y > 0
        return super().check_action(action, parameters)

    def action_scroll(self, lines: int) -> None:
        """Scrolls by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scrolls by some pages, less a line that is seen again."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)


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
