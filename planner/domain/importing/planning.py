"""A backlog read in: what is new, what changed at its source, and what was edited here and stays; then one step."""

from collections.abc import Iterable

from planner.domain.change import Change, Step, create, edit
from planner.domain.decisions import with_must_dos
from planner.domain.errors import BadInputError
from planner.domain.importing.kept import ImportMapping
from planner.domain.importing.links import Links
from planner.domain.importing.preview import ImportOptions, ImportPreview, import_label
from planner.domain.importing.records import SYSTEM_NAMES, SourceFile, SourceItem
from planner.domain.importing.run import ImportRun
from planner.domain.item import ImportRecord
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.text import counted


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
        notes=(*file.notes, *_circles(run.links), *_only_points(run.only_points, options)),
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
    are, first = ("link was", "") if count == 1 else ("links were", "first, ")
    return (f"{count} {are} left out, because needs would go round in a circle: {first}that {one} needs {other}.",)


def _only_points(count: int, options: ImportOptions) -> tuple[str, ...]:
    if not count or options.points_per_week is not None:
        return ()
    has, get = ("has", "it gets") if count == 1 else ("have", "they get")
    rate = "once it is said how many points are one week (--points-per-week 8; on screen ctrl+o)"
    return (f"{counted(count, 'new item')} {has} story points and no weeks; {get} them {rate}.",)


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
