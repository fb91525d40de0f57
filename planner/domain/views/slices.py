"""The slices with their pass marks, what came out so far, and their verdicts, as screens and commands show them."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from planner.domain.calendar import short_date
from planner.domain.errors import BadInputError
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.results import Slice, SliceDecision, SliceResult
from planner.domain.slices.following_through import follow_through_text
from planner.domain.slices.form import mark_of
from planner.domain.slices.slicing import judged, results_by_slice, results_of, slices_of
from planner.domain.text import counted
from planner.domain.verdict.judging import SliceVerdict
from planner.domain.verdict.more import about
from planner.domain.verdict.words import VERDICT_NAMES, estimate_text, mark_text, range_text, reason, waiting_text

Tone = Literal["good", "bad", "even"]
GLYPHS: dict[Tone, str] = {"good": "✓", "bad": "✗", "even": "·"}
DECIDED: dict[SliceDecision, str] = {"continue": "goes on", "change": "changed", "stop": "stopped"}
_TONES: dict[str, Tone] = {"worked": "good", "did_not": "bad", "too_early": "even"}
_UNKNOWN = "–"


class SliceRow(NamedTuple):
    """One slice."""

    slice: Slice
    item: Item | None
    """`None` where it is not in the plan any more."""
    kr: KeyResult | None
    """What it should move; `None` for nothing, and for a key result of another quarter that was not read."""
    results: tuple[SliceResult, ...]
    """By week, oldest first."""
    found: SliceVerdict | None
    """`None` where the results cannot be; then `sentence` says why."""
    mark: str
    """The pass mark, e.g. `≥ 10 %`."""
    first_mark: str
    """What it was at first; empty where it was never moved."""
    so_far: str
    """E.g. `14 %`; `–` where nothing came in."""
    range: str
    """Its interval, `12–17`; empty where it cannot be known yet."""
    verdict: str
    """In a word or two: `worked`, `did not`, `340 more`, `on 18 Dec`."""
    tone: Tone
    sentence: str
    """The verdict with figure, interval, denominator, and what settled it or what it waits for."""

    @property
    def glyph(self) -> str:
        """What stands for the verdict before a word is read: `✓`, `✗`, `·`."""
        return GLYPHS[self.tone]

    @property
    def state(self) -> str:
        """What was decided: `goes on`, `changed`, `stopped`; empty while that is open."""
        return DECIDED[self.slice.decision] if self.slice.decision is not None else ""

    @property
    def settled(self) -> bool:
        """Whether there is a verdict."""
        return self.found is not None and self.found.verdict != "too_early"


class SlicesView(NamedTuple):
    """All slices, undecided first; those of one item before them where one was asked for."""

    known: bool
    """Whether the results were read yet."""
    rows: tuple[SliceRow, ...]
    item: Item | None
    """Whose slices come first."""
    of_item: int
    """How many of the rows are its own."""
    summary: str
    """How many there are, and how many wait for a decision."""
    following: str
    """What was shipped, holds weeks, and waits for a measurement; empty where nothing was."""


def slices_view(plan: Plan, today: date, item: str | None = None) -> SlicesView:
    """The slices on a day; those of `item` come first, in their own order."""
    whose = plan.items.get(item or "")
    results = results_by_slice(plan)
    places = {entry.item.id: n for n, entry in enumerate(plan.ranked)}
    rows = [slice_row(plan, found, results.get(found.id, ()), today) for found in slices_of(plan)]
    rows.sort(key=lambda row: _place(row, places, whose))
    own = sum(1 for row in rows if whose is not None and row.slice.item == whose.id)
    return SlicesView(plan.evidence is not None, tuple(rows), whose, own, _summary(rows), follow_through_text(plan))


def slices_of_quarter(plan: Plan, today: date) -> tuple[SliceRow, ...]:
    """The slices that Measure shows: begun by the end of the quarter, and not settled or stopped before it."""
    return tuple(row for row in slices_view(plan, today).rows if _ran(plan, row))


def slice_row(plan: Plan, found: Slice, results: Sequence[SliceResult], today: date) -> SliceRow:
    """One slice with its verdict by a day."""
    mark = mark_of(found)
    first = "" if found.first_pass_mark is None else mark_text(mark._replace(mark=found.first_pass_mark), found.unit)
    evidence = plan.evidence
    kr = plan.key_results.get(found.kr or "") or (evidence.past_key_results.get(found.kr or "") if evidence else None)
    try:
        said = judged(found, results, today)
    except BadInputError as error:  # of another copy of the plan, or another program
        return SliceRow(
            found, plan.items.get(found.item), kr, tuple(results), None, mark_text(mark, found.unit), first,
            _UNKNOWN, "", "cannot be", "even", f"Its results cannot be: {error}",
        )  # fmt: skip
    return SliceRow(
        found,
        plan.items.get(found.item),
        kr,
        tuple(results),
        said,
        mark_text(mark, found.unit),
        first,
        estimate_text(found.kind, said, found.unit),
        range_text(found.kind, said),
        verdict_word(found, said),
        _TONES[said.verdict],
        reason(mark, said, found.unit),
    )


def verdict_word(found: Slice, said: SliceVerdict) -> str:
    """The verdict in a word or two; where it is open, what it waits for."""
    if said.verdict != "too_early":
        return VERDICT_NAMES[said.verdict]
    if said.more:
        return f"{about(said.more)} more"
    if found.until is not None and not said.due:
        return f"on {short_date(found.until)}"
    if said.tally is None or said.tally.estimate is None:
        return "no results yet" if found.started_on is not None else "not begun"
    waits = waiting_text(mark_of(found), said)
    return {"too little to say": "too little", "too close to the pass mark to say": "too close"}.get(waits, "too early")


def brief(rows: Sequence[SliceRow]) -> str:
    """Some slices with their verdicts, e.g. `Insights by e-mail worked · Price page 340 more`."""
    return " · ".join(f"{row.slice.title} {row.verdict}{f', {row.state}' if row.state else ''}" for row in rows)


def item_slices(plan: Plan, item: str, today: date) -> tuple[SliceRow, ...]:
    """The slices of one item, in their order; nothing until the results were read."""
    return tuple(slice_row(plan, found, results_of(plan, found.id), today) for found in slices_of(plan, item))


def _place(row: SliceRow, places: dict[str, int], whose: Item | None) -> tuple[int, int, int, int, int, str]:
    found = row.slice
    rank = places.get(found.item, len(places))
    if whose is not None and found.item == whose.id:
        return (0, 0, 0, rank, found.position, found.id)
    over = {None: 0, "continue": 1}.get(found.decision, 2)
    # What has a verdict and waits for a decision comes first, then what has results, the latest first.
    latest = row.results[-1].week.toordinal() if row.results else 0
    return (1, over, 0 if row.settled else 1, -latest, rank, f"{found.position:06}{found.id}")


def _ran(plan: Plan, row: SliceRow) -> bool:
    quarter, found = plan.quarter, row.slice
    if found.started_on is not None and found.started_on > quarter.ends_on:
        return False
    latest = row.results[-1].week if row.results else None
    if found.decision in {"change", "stop"} or row.settled:
        over = row.found.settled if row.found is not None and row.found.settled is not None else latest
        return over is None or over >= quarter.starts_on or (latest is not None and latest >= quarter.starts_on)
    return True


def _summary(rows: Sequence[SliceRow]) -> str:
    wait = sum(1 for row in rows if row.settled and row.slice.decision is None)
    text = counted(len(rows), "slice")
    return f"{text}, {wait} with a verdict {'waits' if wait == 1 else 'wait'} for a decision" if wait else text
