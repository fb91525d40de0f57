"""A guard before text that a spreadsheet would run as a formula, and taking it away again."""

_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""Also in their full width, which some programs read as the narrow ones."""
_GUARD = "'"


def guarded(text: str) -> str:
    """The text with a `'` before it where it begins like a formula, or with a `'` itself, so that none is lost."""
    return f"{_GUARD}{text}" if text.startswith((*_STARTS, _GUARD)) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith(_GUARD) and text[1:].startswith((*_STARTS, _GUARD)) else text
