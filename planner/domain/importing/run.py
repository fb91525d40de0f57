"""One import as it goes: every issue is taken once, and becomes a new item, an update, or is counted and left out."""

from collections.abc import Iterable

from planner.domain.change import Change, create
from planner.domain.editing import next_keys
from planner.domain.importing.kept import Proposal
from planner.domain.importing.lanes import SURE, lane_sign
from planner.domain.importing.links import Links, link
from planner.domain.importing.records import Rejected, SourceFile, SourceItem
from planner.domain.importing.update import ChangedItem, OutcomeHint, outcome_hint, update_of
from planner.domain.importing.values import NEEDS, STATUS, Reader, Reading, recorded
from planner.domain.item import ImportRecord, Item, Placement, placement_id
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.ranking import place_last


class ImportRun:
    """The running state of one import; what it comes to is there after `finish`."""

    def __init__(
        self,
        plan: Plan,
        file: SourceFile,
        known: Iterable[ImportRecord],
        points_per_week: float | None,
        moment: Moment,
    ) -> None:
        self._plan = plan
        self._file = file
        self._moment = moment
        self._reader = Reader(plan, file, points_per_week)
        self._known = {record.key: record for record in known if record.system == file.system}
        self._fresh: list[tuple[SourceItem, Reading]] = []
        self._again: list[tuple[SourceItem, ImportRecord, Item]] = []
        self.new: list[Item] = []
        self.creations: list[Change] = []
        self.changed: list[ChangedItem] = []
        self.updates: list[Change] = []
        self.links = Links((), {}, 0, 0, ())
        self.lanes: dict[str, Proposal] = {}
        self.passed_over: list[Rejected] = []
        self.proposals: list[OutcomeHint] = []
        self.unchanged = self.done_left_out = self.not_chosen = self.gone = self.only_points = 0

    def take(self, source: SourceItem, *, wanted: bool) -> None:
        """Decides what becomes of one source item."""
        record = self._known.get(source.key)
        if record is not None:
            item = self._plan.items.get(record.id)
            if item is None:
                self.gone += 1
            else:
                self._again.append((source, record, item))
        elif not source.is_open:
            self.done_left_out += 1
        elif not wanted:
            self.not_chosen += 1
        else:
            self._fresh.append((source, self._reading(source)))

    def finish(self) -> None:
        """Makes the new items, the links between all of them, and the updates."""
        ids = [self._moment.new_id() for _ in self._fresh]
        if {"needs", "blocks"} & self._file.fields:
            self._link(ids)
        self._create(ids)
        for source, record, item in self._again:
            self._read_again(source, record, item)

    def _link(self, ids: list[str]) -> None:
        id_of = {key: record.id for key, record in self._known.items() if record.id in self._plan.items}
        id_of.update((source.key, new) for (source, _), new in zip(self._fresh, ids, strict=True))
        last = {
            key: tuple(filter(None, dict(record.values).get(NEEDS, "").split("\n")))
            for key, record in self._known.items()
        }
        self.links = link(self._file.items, id_of, last, self._plan.dependencies)

    def _create(self, ids: list[str]) -> None:
        spare = iter(next_keys(self._plan, None, sum(1 for source, _ in self._fresh if not self._has_key(source))))
        quarter, system = self._plan.current, self._file.system
        ranks = place_last(self._plan, len(ids))
        for (source, reading), item_id, rank in zip(self._fresh, ids, ranks, strict=True):
            values = dict(reading.values)
            proposal = self._propose(source, item_id) if values.get("category") is None else None
            if proposal is not None and proposal.confidence >= SURE:
                values["category"] = proposal.category
            key = (source.code or source.key) if self._has_key(source) else next(spare)
            self.only_points += source.points is not None and values.get("effort") is None
            item = Item(item_id, key, source_system=system, source_key=source.key, **values)
            kept = recorded(reading, {}, self.links.needs.get(source.key))
            self.new.append(item)
            self.creations.append(create(item))
            self.creations.append(create(Placement(placement_id(quarter, item_id), quarter, item_id, rank)))
            self.creations.append(create(ImportRecord(item_id, system, source.key, kept)))
            if proposal is not None:
                self.creations.append(create(proposal))

    def _propose(self, source: SourceItem, item_id: str) -> Proposal | None:
        sign = lane_sign(source)
        if sign is None:
            return None
        proposal = Proposal(item_id, sign.category, sign.confidence, sign.because)
        self.lanes[item_id] = proposal
        return proposal

    def _has_key(self, source: SourceItem) -> bool:
        return self._file.has_keys and (source.key != source.title or self._file.system == "jira")

    def _read_again(self, source: SourceItem, record: ImportRecord, item: Item) -> None:
        update = update_of(item, record, self._reading(source), self.links.needs.get(source.key))
        self.updates += update.changes
        hint = outcome_hint(self._plan, item, source, dict(record.values).get(STATUS, ""))
        if hint is not None:
            self.proposals.append(hint)
        if update.changed is None:
            self.unchanged += 1
        else:
            self.changed.append(update.changed)

    def _reading(self, source: SourceItem) -> Reading:
        reading = self._reader.read(source)
        unit = "entry" if self._file.system == "github" else "line"
        self.passed_over += (Rejected(source.line, field, reason, unit) for field, reason in reading.remarks)
        return reading
