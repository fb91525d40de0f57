"""The line that says that this is not now."""

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget


class PastBanner(Widget):
    """Says as of when the plan is shown, that nothing can be changed, and how to come back; as wide as the screen."""

    DEFAULT_CSS = """
    PastBanner { height: 1; dock: top; margin: 1 0 0 0; background: $past; color: $background; text-style: bold; }
    """

    def __init__(self, as_of: str) -> None:
        super().__init__()
        self.as_of = as_of

    def render(self) -> RenderResult:
        """The sentence, shorter where it would not fit."""
        for text in (
            f" ◷ The plan as it stood on {self.as_of}. Nothing can be changed here; esc returns to now.",
            f" ◷ As it stood on {self.as_of} · read-only · esc returns to now",
        ):
            content = Content(text)
            if content.cell_length <= self.size.width:
                break
        return content.truncate(self.size.width, ellipsis=True)
