"""Which actions only look: the others are neither offered nor done where nothing can be changed."""

_LOOKS: dict[str, tuple[str, ...]] = {
    "places": (
        "phase",
        "now",
        "go",
        "back",
        "whole",
        "view",
        "quarter",
        "quarters",
        "teams",
        "principles",
        "okrs",
        "slices",
        "review",
        "promised",
        "leave",
        "quit",
    ),
    "past": ("decisions", "history", "time_machine", "compare", "travel", "find", "find_next", "filter", "clear"),
    "moves": (
        *("cursor", "ends", "pages", "page", "scroll", "lane", "section"),
        *("focus_next", "focus_previous", "put_back"),
    ),
    "files": ("export", "report"),
    "words": ("why", "explain", "help", "copy_text", "command_palette", "search_themes", "change_theme"),
    "textual": ("help_quit", "suspend_process", "screenshot", "show_help_panel", "hide_help_panel", "bell", "notify"),
}
_ONLY_LOOKS = frozenset(name for names in _LOOKS.values() for name in names)
"""The actions that only look. Any other one is refused in the past, so that a new one is safe before it is known."""


def only_looks(action: str | tuple[str, str, tuple[object, ...]]) -> bool:
    """Whether an action, with or without whose it is and what it is called with, changes nothing."""
    called = action if isinstance(action, str) else action[1]
    return called.partition("(")[0].rpartition(".")[2].strip() in _ONLY_LOOKS
