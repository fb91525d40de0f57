"""Dates as an iCalendar file (RFC 5545), which every calendar program reads."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from planner.domain.text import clean, clean_note
from planner.domain.views.dates import DateEntry

_OCTETS = 75
"""A line has no more, its break not counted (section 3.1)."""
_ESCAPED = re.compile(r"([\\;,])")


def calendar_text(name: str, entries: Iterable[DateEntry], written_at: datetime) -> str:
    """The file's text, its lines ended by CR and LF; `written_at` is an aware instant."""
    stamp = written_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//planner//planner//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines = [*head, f"X-WR-CALNAME:{_text(clean(name))}"]
    for entry in entries:
        lines += _event(entry, stamp)
    return "".join(f"{piece}\r\n" for line in [*lines, "END:VCALENDAR"] for piece in _folded(line))


def _event(entry: DateEntry, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.on)}"
    if entry.on < date.max:
        yield f"DTEND;VALUE=DATE:{_day(entry.on + timedelta(days=1))}"
    if entry.weeks > 1:
        yield f"RRULE:FREQ=WEEKLY;COUNT={entry.weeks}"
    yield f"SUMMARY:{_text(clean(entry.title, len(entry.title)))}"
    if entry.note:
        yield f"DESCRIPTION:{_text(clean_note(entry.note))}"
    yield f"STATUS:{'CANCELLED' if entry.is_off else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A value of type TEXT (section 3.3.11)."""
    return _ESCAPED.sub(r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line cut into pieces of at most 75 octets, the later ones begun by a blank; no character is cut in two."""
    piece, room = "", _OCTETS
    for character in line:
        octets = len(character.encode())
        if octets > room:
            yield piece
            piece, room = " ", _OCTETS - 1
        piece += character
        room -= octets
    yield piece
