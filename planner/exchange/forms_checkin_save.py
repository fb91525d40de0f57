"""Check-ins' forms that came back together: what each changes, and where two of them do not agree."""

from datetime import date
from typing import NamedTuple

from planner.domain.change import Step
from planner.domain.check_ins.answers import answer_of, started, week_name
from planner.domain.check_ins.page import Cell, Given, Page, cell_text, page_of, save_page, stored_in
from planner.domain.errors import BadInputError
from planner.domain.figures import figure
from planner.domain.moment import Moment
from planner.domain.okrs.checking import answer_for
from planner.domain.plan import Plan
from planner.domain.slices.slicing import slice_of
from planner.domain.text import counted
from planner.exchange.forms import Complaint, Form, FormError
from planner.exchange.forms_ballot_rows import short
from planner.exchange.forms_checkin_read import BETWEEN, FilledCheckIn, read_checkin


class Read(NamedTuple):
    """What a form comes to."""

    step: Step
    said: str


class _Source(NamedTuple):
    given: Given
    file: str
    line: int


class CheckInsRead:
    """The check-ins read so far. Teams share key results: two forms may say the same of one, but not two things."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        self.places: dict[tuple[str, date], str] = {}
        """The file of each team's week."""
        self._sources: dict[Cell, _Source] = {}

    def read(self, plan: Plan, form: Form, file: str) -> Read:
        """What one form changes in the plan as those before it left it; raises `FormError`."""
        filled = read_checkin(form, plan, self.moment)
        place = filled.team.id, filled.week
        self._refuse_second(plan, filled, file)
        filled = self._agreed(plan, filled, file)
        if not filled.cells and filled.shares is None and filled.sentence is None:
            return Read(Step("", ()), f"{_named(plan, filled)}: nothing is written that is not saved already.")
        page, half = self._page(plan, filled)
        try:
            step = save_page(plan, *place, page, self.moment, half=half)
        except BadInputError as error:
            raise FormError([Complaint(form.number, str(error))]) from None
        return Read(step, f"{_named(plan, filled)}: {_what(filled)}.{_replaced(plan, filled)}{_gone(plan, filled)}")

    def _page(self, plan: Plan, filled: FilledCheckIn) -> tuple[Page, dict[str, float]]:
        """The page that is saved, and what stays half done of its time where the form says nothing of that."""
        entered = started(plan, filled.team.id, filled.week)
        saved = answer_of(plan, filled.team.id, filled.week) or {}
        sentence = entered.sentence if entered is not None and filled.sentence is None else filled.sentence or ""
        copied = entered is not None and entered.copied and filled.shares is None
        half = dict(entered.shares) if entered is not None and entered.finished_at is None else {}
        return Page(saved if filled.shares is None else filled.shares, copied, sentence, filled.cells), half

    def _refuse_second(self, plan: Plan, filled: FilledCheckIn, file: str) -> None:
        other = self.places.get((filled.team.id, filled.week))
        if other is not None:
            said = f"{_named(plan, filled)}, is in {other}, too; read one of the two."
            raise FormError([Complaint(filled.places["team"], said)])
        self.places[filled.team.id, filled.week] = file

    def _agreed(self, plan: Plan, filled: FilledCheckIn, file: str) -> FilledCheckIn:
        """The form with what others said of the same; raises `FormError` where they do not agree."""
        cells = dict(filled.cells)
        complaints = []
        for cell, number in filled.lines.items():
            given = cells.get(cell, stored_in(plan, cell, filled.week))
            source = self._sources.setdefault(cell, _Source(given, file, number))
            if source.given == given:
                continue
            if cell.part == "word":
                cells[cell] = _joined(str(source.given or ""), str(given or ""))
                self._sources[cell] = _Source(cells[cell], file, number)
                continue
            other = f"{cell_text(source.given) or '–'} in {source.file}, line {source.line}"
            complaints.append(
                Complaint(number, f"{_row(plan, cell)}: it is {other}; agree on one, or leave one empty.")
            )
        if complaints:
            raise FormError(complaints)
        return filled._replace(cells=cells)


def _joined(one: str, other: str) -> str:
    return one if not other or other in one.split(BETWEEN) else BETWEEN.join(part for part in (one, other) if part)


def _named(plan: Plan, filled: FilledCheckIn) -> str:
    return f"{filled.team.name}, {week_name(plan, filled.week)}"


def _row(plan: Plan, cell: Cell) -> str:
    return plan.key_results[cell.id].name if cell.of == "kr" else slice_of(plan, cell.id).title


def _what(filled: FilledCheckIn) -> str:
    """What the form brought."""
    krs = len({cell.id for cell in filled.cells if cell.of == "kr"})
    slices = len({cell.id for cell in filled.cells if cell.of == "slice"})
    parts = [counted(krs, "key result")] if krs else []
    parts += [counted(slices, "slice")] if slices else []
    parts += ["where the week went"] if filled.shares is not None else []
    parts += ["a sentence"] if filled.sentence else ["no sentence any more"] if filled.sentence is not None else []
    return ", ".join(parts)


def _replaced(plan: Plan, filled: FilledCheckIn) -> str:
    """What was saved before by others or earlier, and is another number now."""
    said = []
    for cell in filled.cells:
        row = answer_for(plan, cell.id, filled.week) if cell.part == "value" else None
        if row is not None and row.value is not None:
            kr = plan.key_results[cell.id]
            by = f", by {row.by}" if row.by else ""
            said.append(f" {short(kr.name)} was {figure(row.value, kr.unit)}{by}.")
    return "".join(said)


def _gone(plan: Plan, filled: FilledCheckIn) -> str:
    """That something was half done on screen, which the form takes the place of."""
    return " It takes the place of what was half done." if page_of(plan, filled.team.id, filled.week).cells else ""
