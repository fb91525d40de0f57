"""A backlog read in: what is new, what changed at its source, and what was edited here and stays; then one step."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from planner.domain.change import Change, Step, create, edit
from planner.domain.decisions import with_must_dos
from planner.domain.errors import BadInputError
from planner.domain.importing.kept import ImportMapping, Proposal
from planner.domain.importing.links import Links
from planner.domain.importing.records import SYSTEM_NAMES, Rejected, SourceFile, SourceItem, System
from planner.domain.importing.run import ImportRun
from planner.domain.importing.update import ChangedItem, OutcomeHint
from planner.domain.item import ImportRecord, Item
from planner.domain.moment import Moment
from planner.domain.plan import Plan
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
    name: str = ""
    """Of the file."""


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
    proposals: tuple[OutcomeHint, ...]
    chosen: str
    """What was taken of the file, in words, e.g. `open epics`."""
    notes: tuple[str, ...]
    """Sentences about the file as a whole."""
    lanes: Mapping[str, Proposal] = {}
    """Lanes that are proposed for the new items, by their ids."""
    pull_requests: int = 0
    """Entries of the file that are no issues."""
    needs_added: int = 0
    """Links that become dependencies."""
    needs_removed: int = 0
    taken_for: str = ""
    """What the file was taken for."""
    new_keys: frozenset[str] = frozenset()
    """Keys of the file's entries that are new, where the items do not carry them."""

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
    if file.own:
        from planner.domain.importing.own import plan_own

        return plan_own(plan, file, options, moment)
    return _plan_issues(plan, file, known, options, moment)


def _plan_issues(
    plan: Plan, file: SourceFile, known: Iterable[ImportRecord], options: ImportOptions, moment: Moment
) -> ImportPreview:
    wanted, chosen = _wanted(file, options)
    run = ImportRun(plan, file, known, options.points_per_week, moment)
    for source in file.items:
        run.take(source, wanted=source.key in wanted)
    run.finish()
    new = run.new
    changes = (*run.creations, *run.updates, *run.links.changes, *_mapping_kept(plan, file, options.name))
    step = Step(import_label(file.system, len(new), len(run.changed)), changes)
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
        notes=(*file.notes, *_circles(run.links)),
        lanes=run.lanes,
        pull_requests=file.pull_requests,
        needs_added=run.links.added,
        needs_removed=run.links.removed,
        taken_for=file.taken_for,
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


def _circles(links: Links) -> tuple[str, ...]:
    if not links.circles:
        return ()
    (one, other), count = links.circles[0], len(links.circles)
    are = "link was" if count == 1 else "links were"
    return (f"{count} {are} left out, because needs would go round in a circle: first, that {one} needs {other}.",)


def _mapping_kept(plan: Plan, file: SourceFile, name: str) -> tuple[Change, ...]:
    """Keeps what somebody said of the columns, for the next file with this header."""
    said = file.mapping
    if not said.id or not said.pairs or said.is_kept or plan.evidence is None:
        return ()
    kept = plan.evidence.import_mappings.get(said.id)
    if kept is not None:
        return edit(kept, name=name or kept.name, pairs=said.pairs)
    return (create(ImportMapping(said.id, name or SYSTEM_NAMES[file.system], said.pairs)),)


def kept_mappings(plan: Plan) -> dict[str, tuple[tuple[str, str], ...]]:
    """What was said of the columns of earlier files, by what their headers come to."""
    return {} if plan.evidence is None else {one.id: one.pairs for one in plan.evidence.import_mappings.values()}


def import_label(system: System, new: int, changed: int) -> str:
    """What an import calls its step."""
    name = SYSTEM_NAMES[system]
    if new and changed:
        return f"Import {counted(new, 'item')} from {name} and update {changed}"
    if not new and not changed:
        return f"Follow {name} where nothing in the plan changes"
    return f"Import {counted(new, 'item')} from {name}" if new else f"Update {counted(changed, 'item')} from {name}"
