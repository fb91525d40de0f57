"""The bytes that an xterm sends for a key."""

_CURSOR = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_MODIFIERS = {"shift": 2, "alt": 3, "ctrl": 5, "ctrl+shift": 6}
_NAMED = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
}


def encode(key: str, *, application: bool = False) -> bytes:
    """The bytes of one key: a character, or a name such as `down`, `shift+left`, `ctrl+p`, `f1`.

    `application` is whether the program asked for application cursor keys. Raises `ValueError` for no key at all.
    """
    if key in _NAMED:
        return _NAMED[key].encode()
    if key in _CURSOR:
        return f"\x1b{'O' if application else '['}{_CURSOR[key]}".encode()
    modifier, _, name = key.rpartition("+")
    if modifier in _MODIFIERS and name in _CURSOR:
        return f"\x1b[1;{_MODIFIERS[modifier]}{_CURSOR[name]}".encode()
    if modifier == "ctrl" and len(name) == 1 and name.isalpha():
        return bytes([ord(name.lower()) & 0x1F])
    if len(key) == 1:
        return key.encode()
    raise ValueError(f"no such key: {key!r}")
