"""One team's page of a week: key results, slices, ten blocks of time and a sentence, saved together as one step."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple

from planner.domain.capacity import weight_of
from planner.domain.change import Change, Step
from planner.domain.check_ins.answers import answer_of, check, evidence_of, keep, save, started, week_name, works_in
from planner.domain.errors import BadInputError
from planner.domain.figures import number, parse_figure
from planner.domain.moment import Moment
from planner.domain.okrs.checking import (
    MOST_CONFIDENCE,
    NOTHING,
    KrAnswer,
    answer_for,
    answer_of_row,
    check_in_krs,
    checked,
    last_check_in,
)
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.results import slice_result_id
from planner.domain.slices.numbers import line_text, parse_line
from planner.domain.slices.slicing import record_result
from planner.domain.text import clean, one_line

KR_PARTS: tuple[Literal["value", "confidence", "word"], ...] = ("value", "confidence", "word")
LINE = "line"
"""The one part of a slice: its numbers of the week as people write them on a line."""
_OF = Literal["kr", "slice"]
Given = float | str | None
"""What stands in a cell; `None` and an empty text are nothing."""


class Cell(NamedTuple):
    """One field of the page."""

    of: _OF
    id: str
    """The key result's, or the slice's."""
    part: str
    """One of `KR_PARTS`, or `LINE`."""

    @property
    def name(self) -> str:
        """As what is half done keeps it."""
        return f"{self.of}:{self.id}:{self.part}"


class Page(NamedTuple):
    """What stands on a team's page, perhaps not saved yet."""

    shares: Mapping[str, float] = {}
    """Work type and share of the week, 0…1."""
    copied: bool = False
    """Whether the shares are last week's, taken over."""
    sentence: str = ""
    cells: Mapping[Cell, Given] = {}
    """What was entered and is not saved; any other cell shows what is stored."""


def page_of(plan: Plan, team: str, week: date) -> Page:
    """What was last entered for a team's week, finished or half done."""
    entered = started(plan, team, week)
    if entered is None:
        return Page()
    found = ((_cell(name), given) for name, given in entered.kept)
    cells = {cell: given for cell, given in found if cell is not None and _is_there(plan, cell)}
    return Page(dict(entered.shares), entered.copied, entered.sentence, cells)


def stored_in(plan: Plan, cell: Cell, week: date) -> Given:
    """What is saved for a cell in a week; `None` or empty where nothing is."""
    if cell.of == "slice":
        return line_of(plan, cell.id, week)
    found: Given = getattr(answer_of_row(answer_for(plan, cell.id, week)), cell.part)
    return found


def line_of(plan: Plan, slice_id: str, week: date) -> str:
    """What a week brought for a slice, on a line, e.g. `42 of 300`; empty where nothing was entered."""
    evidence = evidence_of(plan)
    row = evidence.slice_results.get(slice_result_id(slice_id, week))
    return line_text(evidence.slices[slice_id].kind, dict(row.numbers)) if row is not None else ""


def given_in(plan: Plan, page: Page, cell: Cell, week: date) -> Given:
    """What a cell shows: what was entered, else what is saved."""
    return page.cells[cell] if cell in page.cells else stored_in(plan, cell, week)


def cell_text(given: Given) -> str:
    """What stands in a cell, as it is typed."""
    if isinstance(given, str) or given is None:
        return given or ""
    return number(given)


def parse_cell(plan: Plan, cell: Cell, text: str) -> Given:
    """What was typed into a cell; nothing and `–` are nothing. Raises `BadInputError` that says what to write."""
    if cell.of == "slice":
        found = evidence_of(plan).slices[cell.id]
        try:
            return line_text(found.kind, parse_line(found.kind, text))
        except BadInputError as error:
            raise BadInputError(f"{found.title}: {error}") from None
    kr = plan.key_results[cell.id]
    if cell.part == "word":
        word = one_line(text, kr.name)
        return "" if word in {"–", "-"} else word
    if cell.part == "value":
        return checked(kr, KrAnswer(parse_figure(text, kr.name, kr.unit))).value
    return _confidence(kr, text)


def last_texts(plan: Plan, cell: Cell, week: date) -> dict[Cell, str]:
    """What taking last week over puts into a key result's number and confidence; nothing where nothing was said.

    A word is of its week, and so are a slice's numbers.
    """
    last = last_check_in(plan, cell.id, week) if cell.of == "kr" else None
    if last is None or last.week != week - timedelta(days=7):
        return {}
    pairs = ((part, getattr(last, part)) for part in ("value", "confidence"))
    return {Cell("kr", cell.id, part): cell_text(given) for part, given in pairs if given is not None}


def put_cell(plan: Plan, page: Page, week: date, cell: Cell, given: Given) -> Page:
    """The page with something in a cell; what is saved there already is no entry of its own."""
    cells = {place: there for place, there in page.cells.items() if place != cell}
    same = given == stored_in(plan, cell, week) or (given in {None, ""} and stored_in(plan, cell, week) in {None, ""})
    return page._replace(cells=cells if same else {**cells, cell: given})


def save_page(
    plan: Plan, team: str, week: date, page: Page, moment: Moment, *, half: Mapping[str, float] = MappingProxyType({})
) -> Step:
    """Saves a team's page as one step; what stayed as it was changes nothing.

    Where no block was placed, the rest is saved alone, and the time goes on missing; `half` of it stays half done.
    Raises `BadInputError` as `check_in.save`, `check_in_krs` and `record_result` do, and where there is nothing to save
    at all.
    """
    whose = check(plan, team, week, moment.today)
    timeless = not page.shares and answer_of(plan, team, week) is None and bool(page.cells or clean(page.sentence))
    krs = {cell.id: None for cell in page.cells if cell.of == "kr" and cell.id in plan.key_results}
    answers = {kr: _answer(plan, page, kr, week) for kr in krs}
    lines = {cell.id: str(given or "") for cell, given in page.cells.items() if cell.of == "slice"}
    parts: list[Callable[[Plan], Step]] = [
        lambda now: check_in_krs(now, week, answers, moment),
        *(_recording(slice_id, week, line, moment) for slice_id, line in lines.items()),
        (lambda now: keep(now, team, week, half, moment, sentence=page.sentence))
        if timeless
        else lambda now: save(now, team, week, page.shares, moment, copied=page.copied, sentence=page.sentence),
    ]
    return _together(plan, f"Check in {whose.name} for {week_name(plan, week)}", parts)


def keep_page(plan: Plan, team: str, week: date, page: Page, moment: Moment) -> Step:
    """Keeps a half-done page for later; nothing of it counts, and what was saved before goes on counting."""
    kept = [(cell.name, given) for cell, given in sorted(page.cells.items(), key=lambda entry: entry[0])]
    return keep(plan, team, week, page.shares, moment, copied=page.copied, sentence=page.sentence, kept=kept)


def still_to_answer(plan: Plan, week: date) -> tuple[str, ...]:
    """Names of the teams that could say where a week went, and have not."""
    teams = (team for team in plan.active_teams if weight_of(plan, team) > 0 and works_in(team, week))
    return tuple(team.name for team in teams if answer_of(plan, team.id, week) is None)


def _together(plan: Plan, label: str, parts: Iterable[Callable[[Plan], Step]]) -> Step:
    """One step of several, each made on the plan as the ones before left it."""
    changes: list[Change] = []
    for part in parts:
        made = part(plan).changes
        plan = plan.after(made)
        changes += made
    return Step(label, tuple(changes))


def _answer(plan: Plan, page: Page, kr: str, week: date) -> KrAnswer:
    """What the page says of a key result: what was entered, and what was saved in the other cells."""
    given = {part: given_in(plan, page, Cell("kr", kr, part), week) for part in KR_PARTS}
    return NOTHING._replace(**given)  # type: ignore[arg-type]  # each part as `parse_cell` made it


def _recording(slice_id: str, week: date, line: str, moment: Moment) -> Callable[[Plan], Step]:
    def record(plan: Plan) -> Step:
        found = evidence_of(plan).slices.get(slice_id)
        if found is None:
            return Step("", ())
        return record_result(plan, slice_id, week, parse_line(found.kind, line), moment)

    return record


def _confidence(kr: KeyResult, text: str) -> int | None:
    typed = clean(text).removesuffix("/10").rstrip()
    if typed in {"", "–", "-", "?", "·"}:
        return None
    if not (typed.isascii() and typed.isdigit()) or int(typed) > MOST_CONFIDENCE:
        said = clean(text, 30)
        raise BadInputError(f"{kr.name}: “{said}” is not how sure you are; write 0, no way, to 10, done.")
    return int(typed)


def _cell(name: str) -> Cell | None:
    """A cell by its name; `None` for one that this version does not know."""
    head, _, part = name.rpartition(":")
    of, _, row = head.partition(":")
    if of == "kr" and part in KR_PARTS:
        return Cell("kr", row, part)
    return Cell("slice", row, part) if of == "slice" and part == LINE else None


def _is_there(plan: Plan, cell: Cell) -> bool:
    return cell.id in (plan.key_results if cell.of == "kr" else evidence_of(plan).slices)
