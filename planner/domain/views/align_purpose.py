"""What the quarter is for, as Align shows it: objectives, their key results, and which of these nothing moves."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from planner.domain.figures import figure, way
from planner.domain.okrs.key_results import moved_by, ordered_krs
from planner.domain.okrs.movers import NOTHING, is_moved, movers
from planner.domain.okrs.score import BAND_GLYPHS, BAND_NAMES, KrBand
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.rank_fill import Fill
from planner.domain.text import counted
from planner.domain.views.item_card import standing_word


class KrLine(NamedTuple):
    """One key result as its line shows it."""

    id: str
    name: str
    way: str
    """From where to where, e.g. `29 → 38 %`."""
    now: str
    """Where it stands; `–` while nobody has measured it, or it is still being read."""
    is_moved: bool
    """Whether something that is in should move it."""
    movers: tuple[tuple[str, str], ...]
    """Title and standing of each item that should move it, in rank order."""
    band: KrBand | None = None
    """How far it has come; `None` where nobody knows."""
    short: str = ""
    """From where it stands to where it shall get, e.g. `33 → 38 % ◑`; as `way` while nobody has measured it."""

    @property
    def glyph(self) -> str:
        """The band as a character; empty where it is unknown."""
        return BAND_GLYPHS[self.band] if self.band else ""


class PurposeLine(NamedTuple):
    """One objective."""

    id: str
    title: str
    krs: tuple[KrLine, ...]


def purpose(plan: Plan, filled: Fill, today: date | None = None) -> tuple[PurposeLine, ...]:
    """The objectives in order, each with its key results as they stand on a day, by default at the quarter's end."""
    by_kr = movers(plan)

    def line(kr: KeyResult) -> KrLine:
        moved = by_kr.get(kr.id, NOTHING)
        said = tuple((plan.items[i].title, standing_word(plan, filled, i)) for i in moved.items)
        now, band = _now(plan, kr, today or plan.quarter.ends_on)
        whole = way(kr.baseline, kr.target, kr.unit)
        short = whole if now is None else f"{way(now, kr.target, kr.unit)} {BAND_GLYPHS[band] if band else ''}".rstrip()
        shown = figure(now, kr.unit)
        return KrLine(kr.id, kr.name, whole, shown, is_moved(plan, filled, moved), said, band, short)

    return tuple(
        PurposeLine(objective.id, objective.title, tuple(map(line, ordered_krs(plan, objective.id))))
        for objective in plan.ordered_objectives
    )


def unmoved_note(lines: Iterable[PurposeLine]) -> str:
    """How many key results nothing in the plan moves, e.g. `! 1 key result that nothing in the plan moves`."""
    count = sum(1 for line in lines for kr in line.krs if not kr.is_moved)
    return f"! {counted(count, 'key result')} that nothing in the plan moves" if count else ""


def explain_purpose(lines: Iterable[PurposeLine]) -> tuple[str, ...]:
    """A paragraph for each key result: where it shall get, and what should move it."""
    return tuple(_kr_told(kr) for line in lines for kr in line.krs)


def names_moved(plan: Plan, items: Iterable[str]) -> dict[str, str]:
    """For each of the items that should move a key result: the names of these, with commas."""
    found = ((item, moved_by(plan, item)) for item in items)
    return {item: ", ".join(kr.name for kr in krs) for item, krs in found if krs}


def _kr_told(kr: KrLine) -> str:
    band = f", {BAND_NAMES[kr.band]}" if kr.band else ""
    head = f"{kr.name}: {kr.way}, now {kr.now}{band}."
    if not kr.movers:
        return f"{head} ! No item should move it: say in an item's form which one does, or let go of it."
    named = ", ".join(f"{title} ({standing})" for title, standing in kr.movers)
    if kr.is_moved:
        return f"{head} To be moved by {named}."
    return f"{head} ! Nothing in the plan moves it; it would be {named}."


def _now(plan: Plan, kr: KeyResult, today: date) -> tuple[float | None, KrBand | None]:
    """Its last value and band; unknown until evidence was read."""
    if plan.evidence is None:
        return None, None
    # Imported once something is known: the first picture does not wait for forecasts.
    from planner.domain.okrs.standing import kr_standing

    found = kr_standing(plan, kr, today)
    return found.now, found.band
