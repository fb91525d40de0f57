"""Stages of an item, and the gate before it goes to everybody: the organisation's own checks, done or passed over."""

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.editing import drop_items, edit_items
from planner.domain.errors import BadInputError
from planner.domain.item import Item
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.results import GATE_LISTS, Gate, GateCheck, GateList, gate_id
from planner.domain.speed.predictions import with_shipping
from planner.domain.text import clean, counted, one_line
from planner.domain.words import STAGE_NAMES, STAGES, Stage

MOST_CHECKS = 20
LIST_NAMES: dict[GateList, str] = {"quality": "Quality", "operations": "Operations"}
DEFAULT_CHECKS: tuple[GateCheck, ...] = (
    GateCheck("quality-tests", "quality", 0, "Automated tests cover what customers do with it"),
    GateCheck("quality-edges", "quality", 1, "Tried with real data, old devices and slow networks"),
    GateCheck("quality-security", "quality", 2, "Security and privacy were looked at"),
    GateCheck("operations-watched", "operations", 0, "Watched: somebody is told when it fails"),
    GateCheck("operations-back", "operations", 1, "Can be switched off or rolled back within minutes"),
    GateCheck("operations-load", "operations", 2, "Holds the load that everybody will bring"),
)
"""What is asked until the organisation writes lists of its own; their ids are the same in every copy of a plan."""
Checks = Mapping[str, str | None]
"""How checks are answered, by id: `None` where it is done, else why it is passed over."""
_GATED = STAGES.index("broad")
_NAMED = 2


class CheckState(NamedTuple):
    """One check of the gate as it stands for an item."""

    check: GateCheck
    gate: Gate | None
    """How it was answered; `None`: it is open."""


def gate_list(plan: Plan) -> tuple[GateCheck, ...]:
    """The organisation's checks, quality first; those that are asked by default where it has none of its own."""
    own = tuple(evidence_of(plan).gate_checks.values())
    return tuple(sorted(own or DEFAULT_CHECKS, key=lambda c: (GATE_LISTS.index(c.list), c.position, c.id)))


def gate_of(plan: Plan, item: str) -> tuple[CheckState, ...]:
    """Every check with how it stands for an item."""
    gates = evidence_of(plan).gates
    return tuple(CheckState(check, gates.get(gate_id(item, check.id))) for check in gate_list(plan))


def check_called(plan: Plan, text: str) -> str:
    """The id of the one check with this number in the list, from 1, or with these words; raises `BadInputError`."""
    wanted, rows = clean(text).casefold(), gate_list(plan)
    if wanted.isdecimal() and 0 < int(wanted) <= len(rows):
        return rows[int(wanted) - 1].id
    found = [row for row in rows if row.id.casefold() == wanted or (wanted and wanted in row.text.casefold())]
    if len(found) == 1:
        return found[0].id
    if not found:
        raise BadInputError(f"There is no check “{clean(text, 60)}”; `planner stage KEY` lists all {len(rows)}.")
    names = ", ".join(f"“{row.text}”" for row in found[:_NAMED])
    raise BadInputError(f"“{clean(text, 60)}” may be any of {len(found)} checks, e.g. {names}; write more of it.")


def open_checks(plan: Plan, item: str) -> tuple[GateCheck, ...]:
    """The checks that are neither done nor passed over."""
    return tuple(state.check for state in gate_of(plan, item) if state.gate is None)


def is_gated(item: Item, stage: Stage) -> bool:
    """Whether the gate stands between an item and a stage: before everybody has it, and before its last mile."""
    beyond = stage in {"broad", "last_mile"}
    return beyond and STAGES.index(item.stage) < _GATED


def pass_check(plan: Plan, item: str, check: str, moment: Moment) -> Step:
    """Notes that a check is done; raises `BadInputError` where it, or the item, is gone."""
    title, asked = _item(plan, item).title, _check(plan, check)
    return Step(f"{title}: {asked.text}, done", _answered(plan, item, {check: None}, moment))


def skip_check(plan: Plan, item: str, check: str, why: str, moment: Moment) -> Step:
    """Passes over a check with a reason; raises `BadInputError` without one."""
    title, asked = _item(plan, item).title, _check(plan, check)
    answered = _answered(plan, item, {check: why}, moment)
    return Step(f"{title}: {asked.text}, passed over", answered, why=clean(why))


def reopen_check(plan: Plan, item: str, check: str) -> Step:
    """Takes back how a check was answered."""
    title, asked = _item(plan, item).title, _check(plan, check)
    before = evidence_of(plan).gates.get(gate_id(item, check))
    return Step(f"{title}: {asked.text}, open again", () if before is None else (delete(before),))


def advance(
    plan: Plan,
    item: str,
    stage: Stage,
    moment: Moment,
    *,
    why: str = "",
    checks: Checks | None = None,
) -> Step:
    """Takes an item to another stage, further or back.

    `checks` answers the gate in the same step: the id of a check and `None` where it is done, else why it is passed
    over. Done is the outcome of what was promised too; stopping asks `why` and is remembered as a decision. Raises
    `BadInputError` where the item was stopped, a reason is missing, or checks are open before everybody has it.
    """
    found = _item(plan, item)
    if found.stage == "stopped":
        raise BadInputError(f"{found.title} was stopped; take that back before it gets another stage.")
    if stage == "stopped":
        return drop_items(plan, [item], why, moment)
    moved = edit_items(plan, [item], {"stage": stage})
    label = f"{found.title}: {STAGE_NAMES[found.stage]} → {STAGE_NAMES[stage]}" if moved.changes else moved.label
    step = with_gate(plan, moved._replace(label=label), item, checks or {}, moment)
    return with_shipping(plan, step, moment.today)


def with_gate(plan: Plan, step: Step, item: str, checks: Checks, moment: Moment) -> Step:
    """A step that may take an item to another stage, with how the checks of its gate were answered.

    Raises `BadInputError` where it would take the item past the gate while checks are open.
    """
    after = plan.after(step.changes)
    found = _item(after, item)
    answered = _answered(after, item, checks, moment)
    if is_gated(plan.items.get(item, found._replace(stage="idea")), found.stage):
        _refuse_open(after.after(answered), found)
    skipped = [clean(reason) for reason in checks.values() if reason is not None]
    return step._replace(changes=(*step.changes, *answered), why=step.why or "; ".join(skipped))


def add_check(plan: Plan, in_list: GateList, text: str, moment: Moment) -> Step:
    """A new check, last in its list; raises `BadInputError` without words, or where there are 20 already."""
    said, rows = _words(text), gate_list(plan)
    if len(rows) >= MOST_CHECKS:
        raise BadInputError(f"{len(rows)} checks are more than anybody does; keep those that matter.")
    places = [row.position for row in rows if row.list == in_list]
    row = GateCheck(moment.new_id(), in_list, max(places, default=-1) + 1, said)
    return Step(f"Add the check {said}", (*_own(plan), create(row)))


def reword_check(plan: Plan, check: str, text: str) -> Step:
    """Gives a check other words."""
    before, said = _check(plan, check), _words(text)
    own = _own(plan, but={check: before._replace(text=said)})
    return Step(f"Let the check be {said}", own or edit(before, text=said))


def move_check(plan: Plan, check: str, by: int) -> Step:
    """Moves a check down in its list, or up where `by` is negative; at the ends nothing changes."""
    before = _check(plan, check)
    rows = [row for row in gate_list(plan) if row.list == before.list]
    at = rows.index(before)
    to = max(0, min(len(rows) - 1, at + by))
    rows.insert(to, rows.pop(at))
    moved = {row.id: row._replace(position=place) for place, row in enumerate(rows)}
    own = _own(plan, but=moved)
    edits: list[Change] = []
    for row in rows:
        edits += edit(row, position=moved[row.id].position)
    changes = (own or tuple(edits)) if to != at else ()
    return Step(f"Make this check {to + 1} of its list: {before.text}", changes, burst=f"check:{check}")


def drop_check(plan: Plan, check: str) -> Step:
    """Takes a check away; raises `BadInputError` for the last one: a gate without checks asks nothing."""
    before, rows = _check(plan, check), gate_list(plan)
    if len(rows) == 1:
        raise BadInputError("This is the last check, and a gate without checks asks nothing; give it other words.")
    own = _own(plan, without=check)
    return Step(f"Take away the check {before.text}", own or (delete(before),))


def _own(plan: Plan, *, but: Mapping[str, GateCheck] | None = None, without: str = "") -> tuple[Change, ...]:
    """What makes the default checks the organisation's own rows, changed as asked; nothing where it has some."""
    if evidence_of(plan).gate_checks:
        return ()
    return tuple(create((but or {}).get(row.id, row)) for row in DEFAULT_CHECKS if row.id != without)


def _answered(plan: Plan, item: str, checks: Checks, moment: Moment) -> tuple[Change, ...]:
    gates, changes = evidence_of(plan).gates, list(_own(plan) if checks else ())
    for check, why in checks.items():
        asked = _check(plan, check)
        reason = None if why is None else one_line(why, "Why")
        if reason == "":
            raise BadInputError(f"Say why “{asked.text}” is passed over; a check that is not done needs a reason.")
        before = gates.get(gate_id(item, check))
        after = Gate(gate_id(item, check), item, check, moment.actor, moment.now, reason)
        if before is None:
            changes.append(create(after))
        elif before.skipped_why != reason:
            changes += edit(before, by=after.by, at=after.at, skipped_why=reason)
    return tuple(changes)


def _refuse_open(plan: Plan, item: Item) -> None:
    left = open_checks(plan, item.id)
    if not left:
        return
    named = ", ".join(f"“{check.text}”" for check in left[:_NAMED])
    more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    verb = "is" if len(left) == 1 else "are"
    raise BadInputError(
        f"Before everybody has {item.title}, {counted(len(left), 'check')} {verb} open: {named}{more}; "
        "do each, or pass it over with a reason (s shows the gate)."
    )


def _item(plan: Plan, item: str) -> Item:
    found = plan.items.get(item)
    if found is None:
        raise BadInputError("That item is not in the plan any more; somebody else may have removed it.")
    return found


def _check(plan: Plan, check: str) -> GateCheck:
    found = next((row for row in gate_list(plan) if row.id == check), None)
    if found is None:
        raise BadInputError("That check is not in the organisation's lists any more; choose another.")
    return found


def _words(text: str) -> str:
    said = one_line(text, "Check")
    if not said:
        raise BadInputError("A check needs a few words: what holds once it is done.")
    return said
