"""Bytes to text: which encoding a file is in, found, asked for, or refused; never guessed in silence."""

import codecs
import re
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.text import counted

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FORMATS = (
    (b"PK\x03\x04", "an Excel workbook or another zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"SQLite format 3", "a database; perhaps a plan, which `planner` opens itself"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
)
_SAMPLE = 20_000
_FOREIGN_WORD = re.compile(r"[À-ÖØ-öø-ÿ]{4,}|[^\W\d_][\xa1-\xa9\xab-\xb3\xb5\xb6\xb8\xb9\xbb-\xbf]+[^\W\d_]")
"""What Windows-1252 makes of Cyrillic, Greek or Polish text: four accented letters in a row, or a sign in a word."""
_ACCENTED_WORD = re.compile(r"[^\W\d_]*[À-ÖØ-öø-ÿŒœŠšŽžŸ€‘’“”–—][^\W\d_]*")
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œžš“”˜¦¢]")
"""UTF-8 that was once read as Windows-1252 and saved that way."""
_SAY = "say which it is, e.g. --encoding windows-1251"


class Decoded(NamedTuple):
    """A file's text, with what has to be said about how it was read."""

    text: str
    notes: tuple[str, ...]
    encoding: str = "UTF-8"
    """As people call it."""


class UnknownEncodingError(BadInputError):
    """Nobody can tell the encoding from the bytes; whoever knows it has to say."""


def decode(data: bytes, asked: str | None = None) -> Decoded:
    """A file's text, without its byte-order mark.

    The encoding is the one asked for, else told by a mark or by the bytes being sound UTF-8 or UTF-16; else it is
    taken for Windows-1252 (of which Latin-1 is a part) with a note that shows what this makes of it. Raises
    `BadInputError` where that cannot be right, or where the file is none of text.
    """
    for signature, what in _OTHER_FORMATS:
        if data.startswith(signature):
            raise BadInputError(f"The file is {what}, neither CSV nor JSON; export it as one of them.")
    decoded = _as_asked(data, asked) if asked else _as_found(data)
    notes = decoded.notes + _about_losses(decoded.text)
    return Decoded(decoded.text.removeprefix("\ufeff"), notes, decoded.encoding)


def _as_asked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), (), _called(encoding))
    except LookupError:
        raise BadInputError(f"There is no encoding “{encoding}”; write e.g. utf-8, utf-16 or windows-1252.") from None
    except UnicodeError as error:
        line = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
        raise BadInputError(f"The file is not in {encoding}: line {line} cannot be read so; {_SAY}.") from None


def _called(encoding: str) -> str:
    """An encoding as people write it, e.g. `UTF-16`, `Windows-1251`."""
    name = codecs.lookup(encoding).name
    return name.removesuffix("-sig").upper() if name.startswith("utf") else name.replace("cp125", "Windows-125")


def _as_found(data: bytes) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as_asked(data, encoding)
    wide = _wide_encoding(data)
    if wide:
        return _as_asked(data, wide)
    try:
        return Decoded(data.decode("utf-8"), ())
    except UnicodeDecodeError as error:
        _refuse_mixture(data, error)
    return _as_western(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: text in it has zero bytes on one side only, at least at delimiters and line ends."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd > half * 0.05 and even < odd * 0.02:
        return "utf-16-le"
    if half and even > half * 0.05 and odd < even * 0.02:
        return "utf-16-be"
    return None


def _refuse_mixture(data: bytes, error: UnicodeDecodeError) -> None:
    """A file that is UTF-8 but for some places was damaged, and no single encoding reads it."""
    sound = sum(1 for char in data[: error.start].decode("utf-8") if char > "\x7f")
    if sound >= 3:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInputError(
            f"Line {line} has bytes that are not UTF-8, as the lines before it are; export the file again, or {_SAY}."
        )


def _as_western(data: bytes) -> Decoded:
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnknownEncodingError(
            f"The file is neither UTF-8 nor UTF-16 nor Windows-1252 (line {line} shows it); {_SAY}."
        ) from None
    words = dict.fromkeys(_ACCENTED_WORD.findall(text))
    foreign = sum(1 for _ in _FOREIGN_WORD.finditer(text))
    if foreign * 5 > max(1, sum(1 for _ in _ACCENTED_WORD.finditer(text))):
        raise UnknownEncodingError(
            f"The file is neither UTF-8 nor UTF-16, and as Windows-1252 it makes no sense; {_SAY}."
        )
    example = " ".join(list(words)[:4]) or "no accented letters"
    return Decoded(
        text,
        (f"Read as Windows-1252 ({example}); if that looks wrong, name the encoding with --encoding.",),
        "Windows-1252",
    )


def _about_losses(text: str) -> tuple[str, ...]:
    if text.isascii():
        return ()
    notes = []
    broken = sum(1 for _ in _MOJIBAKE.finditer(text))
    if broken:
        places = counted(broken, "place looks", "places look")
        notes.append(f"The file was once saved in a wrong encoding: {places} like “Ã©” for “é”.")
    lost = text.count("\ufffd")
    if lost:
        notes.append(
            f"{counted(lost, 'character was', 'characters were')} lost before this file was written, now “\ufffd”."
        )
    return tuple(notes)
