"""A backlog of our own read back: what was edited outside is taken over, unless it was edited here meanwhile, too."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from planner.domain.backups import READ_IN
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.decisions import with_must_dos
from planner.domain.editing import edit_item, next_keys
from planner.domain.errors import BadInputError
from planner.domain.importing.preview import ImportOptions, ImportPreview, import_label
from planner.domain.importing.records import OwnRow, Rejected, SourceFile
from planner.domain.importing.update import ChangedItem, FieldChange
from planner.domain.item import Item, ItemEffort, Placement, item_effort_id, placement_id
from planner.domain.moment import Moment
from planner.domain.needs import set_needs
from planner.domain.own_table.forms import EXPORTED, NEEDS, READ, number_in
from planner.domain.own_table.reading import OwnReader, OwnReading
from planner.domain.own_table.table import OwnTable, mark_of
from planner.domain.plan import Plan
from planner.domain.ranking import place_last
from planner.domain.scoring.inputs import input_changes
from planner.domain.words import OUTCOME_NAMES

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


def plan_own(plan: Plan, file: SourceFile, options: ImportOptions, moment: Moment) -> ImportPreview:
    """What reading our own table back comes to. Its scope is all of it; `picked` are keys of rows that are not here."""
    ids = _ids(file.own)
    run = _OwnRun(plan, ids)
    fresh = [row for row in file.own if ids[row.line] not in plan.items]
    wanted = [row for row in fresh if options.picked is None or row.key in options.picked]
    run.make(wanted)
    for row in file.own:
        item = plan.items.get(ids[row.line])
        if item is not None:
            run.look(row, item)
    run.link()
    label = import_label("csv", len(run.new), sum(1 for c in run.changed if c.updated))
    step = Step(label, tuple(run.changes), burst=f"{READ_IN}{moment.new_id()}")
    return ImportPreview(
        step=with_must_dos(plan, step, moment),
        system="csv",
        read=len(file.own),
        new=tuple(run.new),
        changed=tuple(run.changed),
        unchanged=run.unchanged,
        rejected=file.rejected,
        passed_over=tuple(run.passed_over),
        done_left_out=0,
        not_chosen=len(fresh) - len(wanted),
        gone=0,
        proposals=(),
        chosen="all rows" if options.picked is None else "what is marked",
        notes=file.notes,
        needs_added=run.needs_added,
        needs_removed=run.needs_removed,
        taken_for=file.taken_for,
        new_keys=frozenset(row.key for row in wanted),
    )


def _ids(rows: Iterable[OwnRow]) -> dict[int, str]:
    """The ids of the rows' items, by line.

    A row without one is known by what it says, so that a table that is read twice makes one item of it.
    """
    found, alike = dict[int, str](), Counter[str]()
    for row in rows:
        if _ID.fullmatch(row.key):
            found[row.line] = row.key
            continue
        said = "\0".join(row.cells.get(name, "").strip() for name in READ)
        digest = hashlib.blake2b(said.encode(), digest_size=10).hexdigest()
        alike[digest] += 1
        found[row.line] = f"row-{digest}-{alike[digest]}"
    return found


class _OwnRun:
    """The running state of reading our own table back."""

    def __init__(self, plan: Plan, ids: Mapping[int, str]) -> None:
        self._plan, self._item_ids = plan, ids
        self._table = OwnTable(plan)
        self._reader = OwnReader(self._table)
        self._needs: list[tuple[OwnRow, str, tuple[str, ...]]] = []
        """Rows whose needs are to be seen to, with the item and what it shall need."""
        self._ids = dict(self._table.item_of)
        self.new: list[Item] = []
        self.changed: list[ChangedItem] = []
        self.changes: list[Change] = []
        self.passed_over: list[Rejected] = []
        self.unchanged = self.needs_added = self.needs_removed = 0

    def make(self, rows: list[OwnRow]) -> None:
        """Makes new items of rows, last in rank, in the order of the table."""
        plan, quarter = self._plan, self._plan.current
        spare = iter(next_keys(plan, None, len(rows)))
        for row, rank in zip(rows, place_last(plan, len(rows)), strict=True):
            reading = self._read(row)
            values = {name: value for name, value in reading.values.items() if name in Item._fields}
            item_id = self._item_ids[row.line]
            key = values.pop("key", None) or next(spare)
            item = Item(item_id, key, **values)
            self.new.append(item)
            self.changes.append(create(item))
            place = _placed(Placement(placement_id(quarter, item.id), quarter, item.id, rank), row)
            self.changes += () if place is None else (create(place),)
            self.changes += input_changes(plan, item.id, reading.values)
            self.changes += self._shared(item.id, reading)
            self._ids.update({key.casefold(): item.id, item.id.casefold(): item.id})
            if reading.needs:
                self._needs.append((row, item.id, reading.needs))

    def look(self, row: OwnRow, item: Item) -> None:
        """Takes over what was edited outside in the row of an item, or says that it was edited here, too."""
        here, reading = self._table.cells(item), self._read(row)
        values = {n: v for n, v in reading.values.items() if v != self._value(item, n)}
        shares = self._shared(item.id, reading)
        differs = [name for name in READ if name in row.cells and row.cells[name].strip() != here[name].strip()]
        moved = reading.needs is not None and NEEDS in differs
        passed = {name for name, _ in reading.remarks}
        told = tuple(FieldChange(name, here[name], row.cells[name]) for name in differs if name not in passed)
        if not values and not shares and not moved:
            self.unchanged += 1
        elif row.cells.get(EXPORTED, "").strip() == mark_of(here):
            self.changes += (*edit_item(self._plan, item.id, values).changes, *shares)
            self.changed.append(ChangedItem(item.key, item.title, told, ()))
            if moved:
                self._needs.append((row, item.id, reading.needs or ()))
        elif self._is_untouched(row):
            self.unchanged += 1  # it was edited here alone
        else:
            self.changed.append(ChangedItem(item.key, item.title, (), told))

    def link(self) -> None:
        """Makes what rows need; a circle, or a key that nobody has, is passed over."""
        plan = self._plan.after(self.changes) if self._needs else self._plan
        for row, item, keys in self._needs:
            missing = [key for key in keys if key.casefold() not in self._ids]
            if missing:
                self._pass_over(row, NEEDS, f"“{missing[0]}” is no item of this plan")
            needs = [self._ids[key.casefold()] for key in keys if key.casefold() in self._ids]
            try:
                step = set_needs(plan, item, needs)
            except BadInputError as error:
                self._pass_over(row, NEEDS, str(error).rstrip("."))
                continue
            self.needs_added += sum(1 for change in step.changes if change.after is not None)
            self.needs_removed += sum(1 for change in step.changes if change.after is None)
            self.changes += step.changes
            plan = plan.after(step.changes)

    def _read(self, row: OwnRow) -> OwnReading:
        reading = self._reader.read(row.cells)
        for name, reason in reading.remarks:
            self._pass_over(row, name, reason)
        return reading

    def _value(self, item: Item, name: str) -> object:
        holder = item if name in Item._fields else self._plan.score_inputs.get(item.id)
        return getattr(holder, name, None)

    def _shared(self, item: str, reading: OwnReading) -> list[Change]:
        """The changes that give other teams their weeks of an item."""
        if reading.shares is None:
            return []
        changes: list[Change] = []
        had = self._table.others.get(item, {})
        for team, weeks in reading.shares.items():
            made = ItemEffort(item_effort_id(item, team), item, team, weeks)
            changes += edit(had[team], weeks=weeks) if team in had else (create(made),)
        return [*changes, *(delete(share) for team, share in had.items() if team not in reading.shares)]

    def _is_untouched(self, row: OwnRow) -> bool:
        return set(READ) <= row.cells.keys() and mark_of(row.cells) == row.cells.get(EXPORTED, "").strip()

    def _pass_over(self, row: OwnRow, column: str, reason: str) -> None:
        self.passed_over.append(Rejected(row.line, f"“{column}”", reason))


def _placed(place: Placement, row: OwnRow) -> Placement | None:
    """The place of a new item, with what came of it where it comes from; none where it had none in that quarter."""
    said = row.cells.get("Outcome", "").strip()
    if not said and row.cells.get(EXPORTED, "").strip():
        return None
    outcome = next((outcome for outcome, name in OUTCOME_NAMES.items() if name == said), place.outcome)
    try:
        actual = number_in(row.cells["Weeks it took"])
    except (KeyError, ValueError):
        actual = None
    return place._replace(outcome=outcome, actual_effort=actual)
