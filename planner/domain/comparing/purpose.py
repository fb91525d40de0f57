"""Two states of one plan beside each other: what the quarter is for, by what it is measured, and by what rules.

Quarters keep these each for itself. Where the two states are about different quarters, what reads the same is the same.
"""

from collections.abc import Iterator, Mapping

from planner.domain.comparing.differing import NOTHING, Differing, apart
from planner.domain.figures import figure
from planner.domain.okrs.key_results import krs_of, ordered_krs
from planner.domain.plan import Plan
from planner.domain.principles import principles_of
from planner.domain.purpose import KeyResult
from planner.domain.text import number_text, percent
from planner.domain.words import TEAM_KINDS

_GONE = "taken away"


def purposes(before: Plan, after: Plan) -> Iterator[Differing]:
    """Objectives, key results, principles, what items should move, and staffing targets."""
    yield from _objectives(before, after)
    yield from _key_results(before, after)
    yield from _principles(before, after)
    yield from _should_move(before, after)
    yield from _staffing(before, after)


def _objectives(before: Plan, after: Plan) -> Iterator[Differing]:
    same = before.current == after.current
    was, now = ({o.id if same else o.title: o.title for o in plan.ordered_objectives} for plan in (before, after))
    yield from (Differing("objective", "", name, *sides) for name, *sides in _lines(was, now))
    yield from (Differing("objective", "", now[row], *places) for row, *places in _moves(was, now))


def _principles(before: Plan, after: Plan) -> Iterator[Differing]:
    was, now = ({row.id.rpartition(":")[2]: row.text for row in principles_of(plan)} for plan in (before, after))
    yield from (Differing("principle", "", name, *sides) for name, *sides in _lines(was, now))
    yield from (Differing("principle", "", now[row], *places) for row, *places in _moves(was, now))


def _moves(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Row and both places of each line that was there both times, in another order among those."""
    before, after = [row for row in was if row in now], [row for row in now if row in was]
    for row, old in zip(after, before, strict=True):
        if row != old:
            yield row, f"place {list(was).index(row) + 1}", f"place {list(now).index(row) + 1}"


def _lines(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Name, before and after of each line that came, went or was worded otherwise."""
    for row in {**was, **now}:
        old, new = was.get(row), now.get(row)
        if old is None and new is not None:
            yield new, NOTHING, "new"
        elif old is not None and new is None:
            yield old, "there", _GONE
        elif old is not None and new is not None and old != new:
            yield new, f"“{old}”", f"“{new}”"


def _key_results(before: Plan, after: Plan) -> Iterator[Differing]:
    was, now = _matched(before, after)
    for row in {**was, **now}:
        old, new = was.get(row), now.get(row)
        if old is None and new is not None:
            yield Differing("key_result", "", new.name, NOTHING, _aim(new))
        elif old is not None and new is None:
            yield Differing("key_result", "", old.name, _aim(old), _GONE)
        elif old is not None and new is not None:
            sides = _aspects(before, old), _aspects(after, new)
            if sides[0] != sides[1]:
                yield Differing("key_result", "", new.name, *apart(*sides))


def _matched(before: Plan, after: Plan) -> tuple[dict[str, KeyResult], dict[str, KeyResult]]:
    """Both sides' key results by what they are recognised by: their id, in another quarter their name."""
    same = before.current == after.current
    one, other = ({kr.id if same else kr.name.casefold(): kr for kr in ordered_krs(plan)} for plan in (before, after))
    return one, other


def _aim(kr: KeyResult) -> str:
    return f"target {figure(kr.target, kr.unit)}, from {figure(kr.baseline, kr.unit)}"


def _aspects(plan: Plan, kr: KeyResult) -> dict[str, str]:
    """What people notice of a key result, each as they would say it."""
    objective = plan.objectives.get(kr.objective)
    told = {
        "name": kr.name,
        "objective": f"for “{objective.title}”" if objective is not None else "",
        "target": f"target {figure(kr.target, kr.unit)}",
        "baseline": f"from {figure(kr.baseline, kr.unit)}",
        "better": "more is better" if kr.direction == "up" else "less is better",
        "kind": kr.kind,
        "weight": f"weight {number_text(kr.weight)}",
    }
    if kr.stretch is not None:
        told["stretch"] = f"stretch {figure(kr.stretch, kr.unit)}"
    if kr.grade is not None:
        told["grade"] = f"graded {kr.grade:.2f}"
    return told


def _should_move(before: Plan, after: Plan) -> Iterator[Differing]:
    was, now = _matched(before, after)
    rows = ({kr.id: row for row, kr in side.items()} for side in (was, now))
    one, other = (_moved(plan, ids) for plan, ids in zip((before, after), rows, strict=True))
    for entry in after.items.values():
        # What is gone altogether is told of the key result; what is left undone with it need not be.
        old, new = one.get(entry.id, {}).keys() & now.keys(), other.get(entry.id, {}).keys()
        if old != new:
            names = (", ".join(now[row].name for row in now if row in side) or NOTHING for side in (old, new))
            yield Differing("should_move", entry.key, entry.title, *names)


def _moved(plan: Plan, rows: Mapping[str, str]) -> dict[str, dict[str, None]]:
    """For each item the key results that it should move, by what they are recognised by."""
    return {item: dict.fromkeys(rows[kr.id] for kr in krs if kr.id in rows) for item, krs in krs_of(plan).items()}


def _staffing(before: Plan, after: Plan) -> Iterator[Differing]:
    was, now = (dict(plan.quarter.staffing_targets) for plan in (before, after))
    for kind in TEAM_KINDS:
        old, new = was.get(kind), now.get(kind)
        if old != new:
            yield Differing("staffing", "", kind, *(NOTHING if s is None else percent(s) for s in (old, new)))
