"""A backlog read in: what is new, what changed at its source, and what was edited here and stays; then one step."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from planner.domain.change import Change, Step, create
from planner.domain.decisions import with_must_dos
from planner.domain.editing import next_keys
from planner.domain.errors import BadInputError
from planner.domain.importing_records import SYSTEM_NAMES, Rejected, SourceFile, SourceItem, System
from planner.domain.importing_update import ChangedItem, Proposal, proposal_for, update_of
from planner.domain.importing_values import STATUS, Reader, Reading, recorded
from planner.domain.item import ImportRecord, Item, Placement, placement_id
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.ranking import place_last
from planner.domain.text import counted

Scope = Literal["usual", "epics", "all"]
"""`usual`: the open epics, or every open issue where no epic is open."""


class ImportOptions(NamedTuple):
    """What of a file is wanted."""

    scope: Scope = "usual"
    picked: frozenset[str] | None = None
    """Keys chosen one by one; `None`: as the scope says. What was read before is updated in either case."""
    points_per_week: float | None = None
    """Story points that one person does in a week; `None`: points say nothing about effort."""


class ImportPreview(NamedTuple):
    """What an import would do, and the step that does it."""

    step: Step
    system: System
    read: int
    """Rows read, without the rejected ones."""
    new: tuple[Item, ...]
    changed: tuple[ChangedItem, ...]
    unchanged: int
    rejected: tuple[Rejected, ...]
    passed_over: tuple[Rejected, ...]
    done_left_out: int
    not_chosen: int
    """Open ones that the scope or the pick left out."""
    gone: int
    """Read before, and deleted here since: they stay away."""
    proposals: tuple[Proposal, ...]
    chosen: str
    """What was taken of the file, in words, e.g. `open epics`."""
    notes: tuple[str, ...]
    """Sentences about the file as a whole."""

    @property
    def unsorted(self) -> int:
        """How many of the new items wait for a lane or a team."""
        return sum(1 for item in self.new if item.category is None or item.team is None)


def open_epics(file: SourceFile) -> list[SourceItem]:
    """The epics that are not done, in the file's order."""
    return [item for item in file.items if item.is_epic and item.is_open]


def open_items(file: SourceFile) -> list[SourceItem]:
    """All that is not done, in the file's order."""
    return [item for item in file.items if item.is_open]


def plan_import(
    plan: Plan, file: SourceFile, known: Iterable[ImportRecord], options: ImportOptions, moment: Moment
) -> ImportPreview:
    """What reading a file into a plan comes to; `known` is what earlier imports from the same system last read.

    Raises `BadInputError` for a rate of points that is not above 0, and for `epics` where no epic is open.
    """
    if options.points_per_week is not None and not options.points_per_week > 0:
        raise BadInputError("The points per week must be more than 0; write e.g. --points-per-week 8.")
    wanted, chosen = _wanted(file, options)
    run = _Import(plan, file, known, options, moment)
    for source in file.items:
        run.take(source, wanted=source.key in wanted)
    new, creations = run.created()
    step = Step(_label(file.system, len(new), len(run.changed)), (*creations, *run.updates))
    return ImportPreview(
        step=with_must_dos(plan, step, moment),
        system=file.system,
        read=len(file.items),
        new=tuple(new),
        changed=tuple(run.changed),
        unchanged=run.unchanged,
        rejected=file.rejected,
        passed_over=(*file.passed_over, *run.passed_over),
        done_left_out=run.done_left_out,
        not_chosen=run.not_chosen,
        gone=run.gone,
        proposals=tuple(run.proposals),
        chosen=chosen,
        notes=file.notes,
    )


def _wanted(file: SourceFile, options: ImportOptions) -> tuple[frozenset[str], str]:
    """The keys that are wanted if they are new, and what to call them."""
    if options.picked is not None:
        return options.picked, "what is marked"
    epics = open_epics(file)
    if options.scope == "epics" and not epics:
        raise BadInputError("No epic in this file is open; --all takes every open issue.")
    if epics and options.scope != "all":
        return frozenset(item.key for item in epics), "open epics"
    words = "open ones, because no epic is open" if options.scope == "usual" else "all open ones"
    return frozenset(item.key for item in open_items(file)), words


def _label(system: System, new: int, changed: int) -> str:
    name = SYSTEM_NAMES[system]
    if new and changed:
        return f"Import {counted(new, 'item')} from {name} and update {changed}"
    return f"Import {counted(new, 'item')} from {name}" if new else f"Update {counted(changed, 'item')} from {name}"


class _Import:
    """The running state of one import: every source item is taken once and ends in exactly one of the lists."""

    def __init__(
        self, plan: Plan, file: SourceFile, known: Iterable[ImportRecord], options: ImportOptions, moment: Moment
    ) -> None:
        self._plan = plan
        self._file = file
        self._moment = moment
        self._reader = Reader(plan, file, options.points_per_week)
        self._known = {record.key: record for record in known if record.system == file.system}
        self._new: list[tuple[SourceItem, Reading]] = []
        self.changed: list[ChangedItem] = []
        self.updates: list[Change] = []
        self.passed_over: list[Rejected] = []
        self.proposals: list[Proposal] = []
        self.unchanged = self.done_left_out = self.not_chosen = self.gone = 0

    def take(self, source: SourceItem, *, wanted: bool) -> None:
        """Decides what becomes of one source item."""
        record = self._known.get(source.key)
        if record is not None:
            self._read_again(source, record)
        elif not source.is_open:
            self.done_left_out += 1
        elif not wanted:
            self.not_chosen += 1
        else:
            self._new.append((source, self._reading(source)))

    def created(self) -> tuple[list[Item], list[Change]]:
        """The new items, and the changes that create them: last in rank, in the order of the file."""
        count = len(self._new)
        spare = iter(next_keys(self._plan, None, sum(1 for source, _ in self._new if not self._has_key(source))))
        items: list[Item] = []
        changes: list[Change] = []
        quarter = self._plan.current
        for (source, reading), rank in zip(self._new, place_last(self._plan, count), strict=True):
            system = self._file.system
            item = Item(
                self._moment.new_id(),
                source.key if self._has_key(source) else next(spare),
                source_system=system,
                source_key=source.key,
                **reading.values,
            )
            items.append(item)
            changes.append(create(item))
            changes.append(create(Placement(placement_id(quarter, item.id), quarter, item.id, rank)))
            changes.append(create(ImportRecord(item.id, system, source.key, recorded(reading, {}))))
        return items, changes

    def _has_key(self, source: SourceItem) -> bool:
        return self._file.has_keys and (source.key != source.title or self._file.system == "jira")

    def _read_again(self, source: SourceItem, record: ImportRecord) -> None:
        item = self._plan.items.get(record.id)
        if item is None:
            self.gone += 1
            return
        update = update_of(item, record, self._reading(source))
        self.updates += update.changes
        proposal = proposal_for(self._plan, item, source, dict(record.values).get(STATUS, ""))
        if proposal is not None:
            self.proposals.append(proposal)
        if update.changed is None:
            self.unchanged += 1
        else:
            self.changed.append(update.changed)

    def _reading(self, source: SourceItem) -> Reading:
        reading = self._reader.read(source)
        self.passed_over += (Rejected(source.line, field, reason) for field, reason in reading.remarks)
        return reading
