"""A check-in's form as it came back: what it says, or everything that is wrong with it, line by line."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from math import fsum
from typing import NamedTuple

from planner.domain.check_ins.answers import answer_of, same, save
from planner.domain.check_ins.blocks import parse_share
from planner.domain.check_ins.page import LINE, Cell, Given, parse_cell, stored_in
from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.okrs.checking import krs_of_team
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.slices.slicing import slices_of
from planner.domain.text import clean, one_line
from planner.exchange.forms import Block, Complaint, Form, FormError, Line, plain
from planner.exchange.forms_ballot_rows import short
from planner.exchange.forms_checkin import (
    COMMENT,
    KR_LABELS,
    NUMBERS_LABEL,
    sentence_of,
    tokens_of,
    written,
    written_shares,
)
from planner.exchange.forms_checkin_head import read_head

_MARKS = " \t*_`"
_NOTHING = frozenset({"", "–", "-", "—"})
_WORD = "word"
BETWEEN = "; "
"""Stands between the words that several teams have on one key result."""


class FilledCheckIn(NamedTuple):
    """What a form says that is not saved already."""

    team: Team
    week: date
    cells: Mapping[Cell, Given]
    shares: Mapping[str, float] | None
    """Where the week went; `None` where the form says nothing of it, or what is saved."""
    sentence: str | None
    """The same."""
    lines: Mapping[Cell, int]
    """On which line each cell stands."""
    places: Mapping[str, int]
    """On which line team, week and time stand."""


def read_checkin(form: Form, plan: Plan, moment: Moment) -> FilledCheckIn:
    """Reads a check-in's form; raises `FormError` with all that is wrong."""
    reader = _Reader(plan, *read_head(form, plan, moment.today))
    for block in form.blocks:
        if block.label in {"key result", "slice"}:
            reader.read_row(block)
    shares = reader.read_time(form.first("time"), moment)
    sentence = reader.read_sentence(form.first("sentence"))
    if reader.complaints:
        raise FormError(reader.complaints)
    places = {block.label: block.number for block in reversed(form.blocks)}
    return FilledCheckIn(reader.team, reader.week, reader.cells, shares, sentence, reader.lines, places)


class _Reader:
    """One pass over a form; complaints are gathered, so that one answer names them all."""

    def __init__(self, plan: Plan, team: Team, week: date) -> None:
        self.plan = plan
        self.team = team
        self.week = week
        self.complaints: list[Complaint] = []
        self.cells: dict[Cell, Given] = {}
        self.lines: dict[Cell, int] = {}
        self._tokens = tokens_of(plan)
        self._rows: set[str] = set()

    def complain(self, number: int, text: str) -> None:
        """Notes what is wrong in a line."""
        self.complaints.append(Complaint(number, text))

    def read_row(self, block: Block) -> None:
        """Reads the lines of one key result or slice; one that is gone is passed over where nothing is said of it."""
        labels = KR_LABELS if block.label == "key result" else {NUMBERS_LABEL: LINE}
        texts = self._texts(block, labels)
        row = self._row(block)
        if row is None:
            if any(text for _, text in texts.values()):
                self.complain(block.number, self._unknown(block))
            return
        for label, (number, text) in texts.items():
            self._read_cell(Cell("kr" if labels is KR_LABELS else "slice", row, labels[label]), number, text)

    def read_time(self, block: Block | None, moment: Moment) -> dict[str, float] | None:
        """Reads where the week went; `None` where nothing is written, or what is saved already."""
        if block is None:
            return None
        names = sorted(self.plan.ordered_work_types, key=lambda w: -len(self._tokens[w.id]))
        texts: dict[str, tuple[int, str]] = {}
        for line in _without_comments(block.lines):
            text = line.text.strip(_MARKS)
            found = next(((w, rest) for w in names if (rest := _behind(self._tokens[w.id], text)) is not None), None)
            if found is None:
                self.complain(line.number, _stray(line))
            elif found[0].id in texts:
                self.complain(line.number, f"{found[0].name} stands here a second time; keep one of the two.")
            else:
                texts[found[0].id] = (line.number, found[1])
        given = {w: (number, text) for w, (number, text) in texts.items() if text not in _NOTHING}
        saved = written_shares(self.plan, self.team.id, self.week)
        if not given or {w: plain(text) for w, (_, text) in given.items()} == {
            w: plain(t) for w, t in saved.items() if t
        }:
            return None
        return self._shares(given, block.number, moment)

    def read_sentence(self, block: Block | None) -> str | None:
        """Reads the sentence, whose lines go on to the end; `None` where there is none, or the one that is saved."""
        if block is None:
            return None
        text = " ".join([block.value, *(line.text for line in block.lines)])
        try:
            text = one_line(text, "Sentence")
        except BadInputError as error:
            self.complain(block.number, str(error))
            return None
        if text in _NOTHING:
            return "" if text else None
        return None if text == sentence_of(self.plan, self.team.id, self.week).strip(_MARKS) else text

    def _shares(self, given: Mapping[str, tuple[int, str]], at: int, moment: Moment) -> dict[str, float] | None:
        shares: dict[str, float] = {}
        before = len(self.complaints)
        for work_type, (number, text) in given.items():
            try:
                shares[work_type] = parse_share(text)
            except BadInputError as error:
                self.complain(number, f"{self.plan.work_types[work_type].name}: {error}")
        if len(self.complaints) > before:
            return None
        try:
            save(self.plan, self.team.id, self.week, shares, moment)
        except BadInputError as error:
            self.complain(at, str(error))
            return None
        saved = answer_of(self.plan, self.team.id, self.week)
        total = fsum(shares.values())
        return None if same({w: share / total for w, share in shares.items() if share}, saved) else shares

    def _read_cell(self, cell: Cell, number: int, text: str) -> None:
        if not text or text == written(self.plan, cell, self.week).strip(_MARKS):
            return
        try:
            given = parse_cell(self.plan, cell, text)
        except BadInputError as error:
            self.complain(number, str(error))
            return
        stored = stored_in(self.plan, cell, self.week)
        self.lines[cell] = number
        if cell.part == _WORD and given and given in str(stored or "").split(BETWEEN):
            return  # one of several teams' words, as it was read before
        if given != stored and not (given in {None, ""} and stored in {None, ""}):
            self.cells[cell] = given

    def _texts(self, block: Block, labels: Mapping[str, str]) -> dict[str, tuple[int, str]]:
        """For each label below a row the line's number and what stands behind it; a word may go on on further lines."""
        pattern = re.compile(rf"({'|'.join(labels)})\s*[:=][*_`]*\s*(.*)", re.IGNORECASE)
        texts: dict[str, tuple[int, str]] = {}
        last = ""
        for line in _without_comments(block.lines):
            found = pattern.fullmatch(line.text.strip(_MARKS))
            label = found[1].casefold() if found else ""
            if found and label in texts:
                self.complain(line.number, f"“{found[1]}” stands here a second time; keep one of the two.")
            elif found:
                texts[label], last = (line.number, found[2].strip(_MARKS)), label
            elif last == _WORD and texts[_WORD][1]:
                texts[_WORD] = (texts[_WORD][0], f"{texts[_WORD][1]} {line.text}")
            else:
                self.complain(line.number, _stray(line))
        return texts

    def _row(self, block: Block) -> str | None:
        """The id of the row that a block is about; `None` where there is no such row."""
        name = plain(clean(block.value))
        rows: Iterable[str] = self.plan.key_results
        if block.label == "slice":
            rows = [found.id for found in slices_of(self.plan)]
        row = next((row for row in rows if plain(self._tokens[row]).strip(_MARKS) == name), None)
        if row is not None and row in self._rows:
            self.complain(block.number, f"{short(block.value)} stands here a second time; keep one of the two.")
        self._rows |= {row} if row is not None else set()
        return row

    def _unknown(self, block: Block) -> str:
        if block.label == "slice":
            return f"There is no slice “{short(block.value)}” in this plan; write its name as the form had it."
        names = ", ".join(self._tokens[kr.id] for kr in krs_of_team(self.plan, self.team.id)) or "none yet"
        return f"“{short(block.value)}” is no key result of {self.plan.quarter.name}; there are: {names}."


def _without_comments(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if not line.text.strip(_MARKS).startswith(COMMENT)]


def _behind(name: str, text: str) -> str | None:
    """What stands behind a name and its colon; `None` where the line does not begin with that name."""
    if not plain(text).startswith(plain(name)):
        return None
    rest = text[len(name) :].lstrip(_MARKS)
    return rest[1:].strip(_MARKS) if rest[:1] in {":", "="} else None


def _stray(line: Line) -> str:
    return f"“{short(line.text)}” is no line of the form; write an answer behind its colon."
