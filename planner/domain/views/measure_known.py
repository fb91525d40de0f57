"""What the sentences of Measure are about, and what a sentence is."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from planner.domain.measuring.limits import Judgement
from planner.domain.measuring.promises import Promises
from planner.domain.measuring.weeks import MeasuredWeek, Parts
from planner.domain.plan import Plan
from planner.domain.text import counted

SentenceKind = Literal["pace", "verdict", "follow_through", "promises", "reserve", "ratio", "change", "answers"]
"""What a sentence is about, in the order in which it matters: outcomes before time."""
Place = Literal["okrs", "slices", "week", "promise", "check_in"]
Tone = Literal["bad", "even", "good"]
GLYPHS: dict[Tone, str] = {"bad": "▼", "even": "■", "good": "▲"}
"""Good and bad have a glyph as well as a colour."""
Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces; true for those that stand out."""


class LeadsTo(NamedTuple):
    """Where the evidence of a sentence is."""

    place: Place
    id: str = ""
    """A key result's, a slice's or an item's id, or a week's Monday, e.g. `2026-11-02`; empty: none of them."""


class Sentence(NamedTuple):
    """One thing that the numbers say."""

    kind: SentenceKind
    tone: Tone
    pieces: Pieces
    because: tuple[str, ...]
    """The explanation, line by line: what was counted, out of what, by which method."""
    leads_to: LeadsTo | None = None
    quiet: bool = False
    """Whether it says that there is nothing to say yet; it then comes last."""

    @property
    def text(self) -> str:
        """The sentence, plain."""
        return "".join(text for text, _ in self.pieces)

    @property
    def glyph(self) -> str:
        """Its tone as a character."""
        return GLYPHS[self.tone]


class Known(NamedTuple):
    """Everything that the sentences are about."""

    plan: Plan
    today: date
    weeks: Sequence[MeasuredWeek]
    """Those that have begun, oldest first."""
    time: Parts
    """Of all of them together."""
    last: Parts | None
    """Last quarter's time."""
    unplanned: Judgement | None
    """`None` where no reserve is agreed."""
    tune_up: Judgement | None
    """`None` where no ratio is agreed."""
    promises: Promises

    @property
    def answered_weeks(self) -> str:
        """How many weeks the figures rest on, e.g. `5 of 6 weeks`."""
        answered = sum(1 for week in self.weeks if week.shares is not None)
        return f"{answered} of {counted(len(self.weeks), 'week')}"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Some names in a sentence, e.g. `A, B and C`, `A, B, C and 2 more`."""
    more = len(names) - most
    if more > 0:
        return f"{', '.join(names[:most])} and {more} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def emphasised(text: str) -> Pieces:
    """The pieces of a text in which *stars* enclose what stands out; for our own words, never for people's."""
    return tuple((piece, index % 2 == 1) for index, piece in enumerate(text.split("*")) if piece)
