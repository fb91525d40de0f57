"""One team's page of a week as a value: key results, slices, time and a sentence, each beside last week's."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from planner.domain.calendar import short_date, today_in
from planner.domain.check_ins.answers import answer_of, started, week_name
from planner.domain.check_ins.page import LINE, Cell, Page, cell_text, given_in, line_of
from planner.domain.figures import figure, way
from planner.domain.history.former import Former
from planner.domain.okrs.checking import answer_for, krs_of_team, last_check_in
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.results import KrCheckIn, Slice
from planner.domain.slices.numbers import LINE_EXAMPLES
from planner.domain.slices.slicing import running_slices
from planner.domain.text import percent
from planner.domain.views.check_in import BlocksView, Place, blocks_view

_WEEK = timedelta(days=7)
_SAME = 1e-6
SHARES, SENTENCE = "shares", "sentence"
"""Under these names `formers` holds what a week's time and sentence were."""
RowKind = Literal["kr", "slice", "time", "sentence"]
"""The sections of the page, in order."""


class Field(NamedTuple):
    """A cell as it is shown."""

    cell: Cell
    text: str
    """Empty for nothing."""
    last: str
    """What it said the week before; empty for nothing."""
    entered: bool
    """Whether what is shown is not saved yet."""


class KrLine(NamedTuple):
    """A key result of the page."""

    kr: str
    name: str
    way: str
    """From where to where, e.g. `29 → 38 %`."""
    fields: tuple[Field, Field, Field]
    """Its number, how sure the lead is, a word."""
    last: str
    """What was said of it last, e.g. `last week 32 % · 6 · two shops copied it`; `last week –` for nothing."""
    by: str
    """Who said what is saved; empty for nobody, and for the one who reads it."""
    former: str
    """What stood there before it was changed, e.g. `was 63 % until 6 Nov, by Mara`; empty for nothing."""


class SliceLine(NamedTuple):
    """A slice of the page."""

    slice: str
    title: str
    field: Field
    example: str
    """What its numbers look like, e.g. `42 of 300`."""
    last: str


class PageView(NamedTuple):
    """One team's page."""

    krs: tuple[KrLine, ...]
    slices: tuple[SliceLine, ...]
    blocks: BlocksView
    sentence: str
    last_sentence: str
    """Last week's; empty for none."""
    former_shares: Mapping[str, str] = {}
    """By work type what its share was before it was changed, e.g. `was 40 % until 6 Nov, by Mara`."""
    former_sentence: str = ""
    """What the sentence was before it was changed; empty for nothing."""

    def told(self, kind: RowKind, index: int) -> str:
        """What a row's line may have no room for."""
        if kind == "kr":
            kr = self.krs[index]
            return " · ".join(part for part in (kr.way, kr.last, f"said by {kr.by}" if kr.by else "") if part)
        if kind == "slice":
            return f"write e.g. {self.slices[index].example}"
        if kind == "time":
            return self.former_shares.get(self.blocks.rows[index].work_type, "or type 40 %, 16h or 2d")
        return self.former_sentence or self.last_sentence


def page_view(
    plan: Plan, place: Place, page: Page, formers: Mapping[str, Former] | None = None, reader: str = ""
) -> PageView:
    """A team's page as it stands; `formers` are, by key result and for `SHARES` and `SENTENCE`, what was said before.

    What the `reader` said himself is not noted as said by him.
    """
    before = started(plan, place.team, place.week - _WEEK)
    return PageView(
        tuple(
            _kr_line(plan, kr, place, page, (formers or {}).get(kr.id), reader) for kr in krs_of_team(plan, place.team)
        ),
        tuple(_slice_line(plan, found, place.week, page) for found in running_slices(plan, place.team, place.week)),
        blocks_view(plan, place, page.shares),
        page.sentence,
        before.sentence if before is not None else "",
        _former_shares(plan, place, (formers or {}).get(SHARES)),
        _former_sentence(plan, (formers or {}).get(SENTENCE)),
    )


def page_text(view: PageView) -> str:
    """A page as plain text, line by line."""
    lines = [view.blocks.title]
    for kr in view.krs:
        value, sure, word = (field.text for field in kr.fields)
        said = [value or "–", f"sure {sure}" if sure else "", word, kr.former]
        lines.append(f"{kr.name} {kr.way}: {' · '.join(part for part in said if part)}")
    lines += [f"{found.title}: {found.field.text or '–'}" for found in view.slices]
    lines += [f"{row.name}: {row.share}" for row in view.blocks.rows if row.share]
    return "\n".join([*lines, view.blocks.left, *([view.sentence] if view.sentence else [])])


def former_text(plan: Plan, kr: KeyResult, former: Former) -> str:
    """What stood there before, e.g. `was 63 % until 6 Nov, by Mara`."""
    return f"was {figure(former.value, kr.unit)} {_until(plan, former)}"


def _until(plan: Plan, former: Former) -> str:
    day = short_date(today_in(plan.organisation.time_zone, former.until))
    return f"until {day}{f', by {former.by}' if former.by else ''}"


def _former_shares(plan: Plan, place: Place, former: Former | None) -> dict[str, str]:
    if former is None:
        return {}
    was, now = dict(former.value), answer_of(plan, place.team, place.week) or {}
    differing = (kind for kind in {**was, **now} if abs(was.get(kind, 0.0) - now.get(kind, 0.0)) > _SAME)
    return {kind: f"was {percent(was.get(kind, 0.0))} {_until(plan, former)}" for kind in differing}


def _former_sentence(plan: Plan, former: Former | None) -> str:
    return "" if former is None else f"was {f'“{former.value}”' if former.value else 'empty'} {_until(plan, former)}"


def week_before(plan: Plan, week: date, row: KrCheckIn | None) -> str:
    """The week that something was said for, beside another, e.g. `last week`, `week 3`."""
    return "last week" if row is None or row.week == week - _WEEK else week_name(plan, row.week)


def said_text(kr: KeyResult, row: KrCheckIn | None) -> str:
    """What was said of a key result, e.g. `32 % · 6 · two shops copied it`; `–` for nothing."""
    if row is None:
        return "–"
    sure = "" if row.confidence is None else str(row.confidence)
    return " · ".join(part for part in (figure(row.value, kr.unit), sure, row.word) if part)


def _kr_line(plan: Plan, kr: KeyResult, place: Place, page: Page, former: Former | None, reader: str) -> KrLine:
    last, row = last_check_in(plan, kr.id, place.week), answer_for(plan, kr.id, place.week)
    shown = [_field(plan, Cell("kr", kr.id, part), place.week, page, last) for part in ("value", "confidence", "word")]
    return KrLine(
        kr.id,
        kr.name,
        way(kr.baseline, kr.target, kr.unit),
        (shown[0], shown[1], shown[2]),
        f"{week_before(plan, place.week, last)} {said_text(kr, last)}",
        row.by if row is not None and row.by != reader else "",
        "" if former is None else former_text(plan, kr, former),
    )


def _field(plan: Plan, cell: Cell, week: date, page: Page, last: KrCheckIn | None) -> Field:
    told = "" if last is None else cell_text(getattr(last, cell.part))
    return Field(cell, cell_text(given_in(plan, page, cell, week)), told, cell in page.cells)


def _slice_line(plan: Plan, found: Slice, week: date, page: Page) -> SliceLine:
    cell = Cell("slice", found.id, LINE)
    last = line_of(plan, found.id, week - _WEEK)
    field = Field(cell, cell_text(given_in(plan, page, cell, week)), last, cell in page.cells)
    return SliceLine(found.id, found.title, field, LINE_EXAMPLES[found.kind], f"last week {last or '–'}")
