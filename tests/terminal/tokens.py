"""What a program writes to a terminal, taken apart: text, controls and escape sequences (ECMA-48, xterm)."""

import codecs
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["text", "control", "csi", "string", "escape"]

_TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<csi>\x1b\[(?P<prefix>[<=>?]?)(?P<params>[0-9:;]*)(?P<middle>[ -/]*)(?P<final>[@-~]))"
    r"|(?P<string>\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\)"
    r"|(?P<escape>\x1b[ -/]*[0-OQ-WYZ\\`-~])"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f])"
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)\Z")


class Token(NamedTuple):
    """One piece of output."""

    kind: Kind
    """`string` is an operating-system or device command: OSC, DCS, APC, PM, SOS."""
    text: str
    """All of it."""
    prefix: str = ""
    """Of a control sequence: `?`, `>`, `<`, `=` or nothing."""
    params: str = ""
    final: str = ""
    """Of a control sequence: what it does, with the intermediate characters before it."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The parameters of a control sequence; a missing one is 0."""
        return tuple(int(part or 0) for part in re.split("[:;]", self.params)) if self.params else ()


class Tokenizer:
    """Takes output apart as it arrives; what is cut in two waits in `held` for its other half."""

    def __init__(self) -> None:
        self.held = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def feed(self, data: bytes) -> Iterator[Token]:
        """The tokens that are complete with this block."""
        text = self.held + self._decode(data)
        self.held = ""
        at = 0
        while at < len(text):
            if text[at] == "\x1b" and _UNFINISHED.match(text, at):
                self.held = text[at:]
                return
            match = _TOKEN.match(text, at)
            if match is None:
                raise AssertionError(f"no token at {text[at : at + 20]!r}")
            at = match.end()
            yield _token(match)


def _token(match: re.Match[str]) -> Token:
    kind: Kind = match.lastgroup  # type: ignore[assignment]  # the names of the groups are the kinds
    if match["csi"] is not None:
        return Token("csi", match["csi"], match["prefix"], match["params"], match["middle"] + match["final"])
    return Token(kind, match.group())


def tokens(data: bytes) -> list[Token]:
    """All of a program's output taken apart; an unfinished sequence at its end counts as what it began to be."""
    tokenizer = Tokenizer()
    found = list(tokenizer.feed(data))
    if tokenizer.held:
        found.append(Token("escape" if len(tokenizer.held) < 2 else "string", tokenizer.held))
    return found
