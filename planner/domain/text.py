"""Text from people is data: cleaned on the way in; and the few forms in which numbers are written out."""

import re
import unicodedata

from planner.domain.capacity import round_half_up
from planner.domain.errors import BadInputError

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # operating-system commands: titles, links, the clipboard
    r"|\x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c)?"  # device control, start of string, privacy, application
    r"|[\x1b\x9b]\[?[0-?]*[ -/]*[@-~]"  # control sequences and two-byte escapes
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
"""Direction overrides, zero-width, filling and tag characters, lone surrogates; the joiner of emoji (U+200D) stays."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_UNUSUAL = re.compile(r"[^\n -~]")
"""What makes a text worth a closer look; most texts are of plain letters, and an import cleans tens of thousands."""
TITLE_LENGTH = 500
NOTE_LENGTH = 200_000
_MOST_COMPOSED = 3
"""A character becomes at most so many when it is composed (NFC)."""


def clean(text: str, limit: int = TITLE_LENGTH) -> str:
    """One line of text: composed (NFC), without escapes, controls and invisible characters, blanks joined, cut."""
    return " ".join(clean_note(text, limit).split())


def clean_note(text: str, limit: int = NOTE_LENGTH) -> str:
    """Text of several lines, cleaned the same way; line breaks stay."""
    if _UNUSUAL.search(text) is None:
        return text[:limit].strip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    visible = _CONTROL.sub(" ", _INVISIBLE.sub("", _ESCAPES.sub("", lines)))
    return unicodedata.normalize("NFC", visible)[:limit].strip()


def one_line(text: str, what: str, longest: int = TITLE_LENGTH) -> str:
    """What somebody typed as `clean` makes it; raises `BadInputError` that names `what` instead of cutting it."""
    whole = clean(text, len(text) * _MOST_COMPOSED)
    if len(whole) > longest:
        raise BadInputError(f"{what}: these are {len(whole):,} characters; write at most {longest:,}.")
    return whole


def several_lines(text: str, what: str, longest: int = NOTE_LENGTH) -> str:
    """The same for text of several lines, as `clean_note` makes it."""
    whole = clean_note(text, len(text) * _MOST_COMPOSED)
    if len(whole) > longest:
        raise BadInputError(f"{what}: these are {len(whole):,} characters; write at most {longest:,}.")
    return whole


def is_shortened(text: str, longest: int = TITLE_LENGTH) -> bool:
    """Whether more than `longest` characters would stand in its one line, so that `clean` cuts it."""
    return len(text) * _MOST_COMPOSED > longest and len(clean(text, len(text) * _MOST_COMPOSED)) > longest


def percent(share: float) -> str:
    """A share as whole per cent, e.g. `15 %`."""
    return f"{round_half_up(share * 100)} %"


def ratio_text(ratio: float) -> str:
    """Innovation's share as people say it, e.g. `65 : 35`."""
    innovation = round_half_up(ratio * 100)
    return f"{innovation} : {100 - innovation}"


def number_text(value: float) -> str:
    """A number with at most one decimal, e.g. `6`, `2.5`; used for people and days, never for weeks."""
    tenths = round_half_up(value * 10)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def weeks_text(weeks: float | None) -> str:
    """Weeks of one person as a whole number; `?` where nobody knows, `<1` for a bit of one."""
    if weeks is None:
        return "?"
    return "<1" if 0 < weeks < 0.5 else str(round_half_up(weeks))


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun, e.g. `1 item`, `3,062 items`, `no items`."""
    noun = one if count == 1 else (many or f"{one}s")
    return f"{count:,} {noun}" if count else f"no {noun}"


def weeks_phrase(weeks: float | None) -> str:
    """Weeks in a sentence, e.g. `12 weeks`, `1 week`, `an unknown number of weeks`."""
    if weeks is None:
        return "an unknown number of weeks"
    text = weeks_text(weeks)
    return f"{text} week" if is_one_week(weeks) else f"{text} weeks"


def is_one_week(weeks: float | None) -> bool:
    """Whether weeks are said as one, so that what is said of them is, too."""
    return weeks_text(weeks) in {"1", "<1"}


def people_phrase(people: float) -> str:
    """People in a sentence, e.g. `6 people`, `2.5 people`, `1 person`, `no people`."""
    return "1 person" if number_text(people) == "1" else f"{number_text(people) if people else 'no'} people"
