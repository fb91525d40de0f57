"""Key results: what an objective is measured by, and which of them the plan moves."""

from collections.abc import Iterable, Mapping
from datetime import date

from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.errors import BadInputError
from planner.domain.figures import way
from planner.domain.moment import Moment
from planner.domain.okrs.form import KrForm
from planner.domain.plan import Plan
from planner.domain.purpose import ItemKr, KeyResult, item_kr_id
from planner.domain.text import clean

MOST_KEY_RESULTS = 20


def ordered_krs(plan: Plan, objective: str | None = None) -> tuple[KeyResult, ...]:
    """All key results in the order of the objectives, or those of one; one whose objective is gone comes last."""
    places = {o.id: n for n, o in enumerate(plan.ordered_objectives)}
    krs = (kr for kr in plan.key_results.values() if objective in (None, kr.objective))
    return tuple(sorted(krs, key=lambda kr: (places.get(kr.objective, len(places)), kr.position, kr.id)))


def kr_text(kr: KeyResult) -> str:
    """Name and numbers, e.g. `Repeat purchase 29 → 38 %`."""
    return f"{kr.name} {way(kr.baseline, kr.target, kr.unit)}"


def krs_of(plan: Plan) -> Mapping[str, tuple[KeyResult, ...]]:
    """For each item that should move any: these key results, in the order of the objectives."""
    found: dict[str, list[KeyResult]] = {}
    places = {kr.id: n for n, kr in enumerate(ordered_krs(plan))}
    links = (link for link in plan.item_krs.values() if link.kr in places)
    for link in sorted(links, key=lambda link: places[link.kr]):
        found.setdefault(link.item, []).append(plan.key_results[link.kr])
    return {item: tuple(krs) for item, krs in found.items()}


def moved_by(plan: Plan, item: str) -> tuple[KeyResult, ...]:
    """The key results that one item should move."""
    return tuple(kr for kr in ordered_krs(plan) if item_kr_id(item, kr.id) in plan.item_krs)


def unmoved(plan: Plan, within: Iterable[str]) -> tuple[KeyResult, ...]:
    """The key results that none of these items should move."""
    inside = set(within)
    moving = {link.kr for link in plan.item_krs.values() if link.item in inside}
    return tuple(kr for kr in ordered_krs(plan) if kr.id not in moving)


def add_kr(plan: Plan, objective: str, form: KrForm, moment: Moment) -> Step:
    """A new key result, last of its objective.

    Raises `BadInputError` where that is gone or has 20 already, and for a name that another one has: forms, check-ins
    and items name a key result by it.
    """
    refuse_sealed(plan)
    if objective not in plan.objectives:
        raise BadInputError("That objective is not in the plan any more; choose another.")
    others = ordered_krs(plan, objective)
    if len(others) >= MOST_KEY_RESULTS:
        raise BadInputError(f"{len(others)} key results are enough for one objective; keep those that matter.")
    _refuse_taken(plan, form.name)
    place = others[-1].position + 1 if others else 0
    kr = KeyResult(moment.new_id(), plan.current, objective, **form._asdict(), position=place)
    return Step(f"Add the key result {kr_text(kr)}", (create(kr),))


def edit_kr(plan: Plan, kr: str, form: KrForm, today: date) -> Step:
    """Gives a key result another name, unit or numbers; raises `BadInputError` where it is gone, or the name is taken.

    A target that is moved leaves behind what it was at first, what it was before, and the day, `today`. While the
    ratio is still to be agreed for the first time, nothing is moved yet: it is being written down.
    """
    refuse_sealed(plan)
    before = _existing(plan, kr)
    if form.name.casefold() != before.name.casefold():
        _refuse_taken(plan, form.name)
    values = form._asdict()
    if form.target != before.target and plan.quarter.state != "align":
        first = before.target if before.first_target is None else before.first_target
        values |= {"first_target": first, "previous_target": before.target, "target_since": today}
    after = before._replace(**form._asdict())
    return Step(f"Let the key result be {kr_text(after)}", edit(before, **values))


def drop_kr(plan: Plan, kr: str) -> Step:
    """Takes a key result away, and with it what should have moved it."""
    refuse_sealed(plan)
    before = _existing(plan, kr)
    return Step(f"Take away the key result {before.name}", (*_without_links(plan, [kr]), delete(before)))


def drop_objective(plan: Plan, objective: str) -> Step:
    """Takes an objective away with its key results."""
    refuse_sealed(plan)
    before = plan.objectives.get(objective)
    if before is None:
        raise BadInputError("That objective is not in the plan any more; somebody else may have taken it away.")
    krs = ordered_krs(plan, objective)
    changes = (*_without_links(plan, [kr.id for kr in krs]), *(delete(kr) for kr in krs), delete(before))
    return Step(f"Take away the objective {before.title}", changes)


def link_changes(plan: Plan, item: str, krs: Iterable[str]) -> tuple[Change, ...]:
    """What makes an item one that should move exactly these key results."""
    wanted = list(dict.fromkeys(krs))
    had = {link.kr: link for link in plan.item_krs.values() if link.item == item}
    gone = (delete(link) for kr, link in sorted(had.items()) if kr not in wanted)
    new = (ItemKr(item_kr_id(item, kr), plan.current, item, kr) for kr in wanted if kr not in had)
    return (*gone, *(create(link) for link in new))


def should_move(plan: Plan, item: str, krs: Iterable[str]) -> Step:
    """Makes an item one that should move exactly these key results."""
    wanted = [_existing(plan, kr) for kr in krs]
    title = plan.items[item].title
    names = ", ".join(kr.name for kr in wanted)
    label = f"{title} should move {names}" if wanted else f"{title} moves no key result"
    return Step(label, link_changes(plan, item, [kr.id for kr in wanted]))


def read_krs(plan: Plan, text: str) -> tuple[str, ...]:
    """Ids of the key results that are named by parts of their names, with commas between; raises `BadInputError`."""
    return tuple(dict.fromkeys(_called(plan, part).id for part in text.split(",") if clean(part)))


def kr_found(plan: Plan, text: str) -> tuple[KeyResult, ...]:
    """The key results that the last words of a list may mean; all of them where nothing is written yet."""
    wanted = clean(text.rpartition(",")[2]).casefold().split()
    return tuple(kr for kr in ordered_krs(plan) if all(word in kr.name.casefold() for word in wanted))


def _called(plan: Plan, text: str) -> KeyResult:
    wanted = clean(text).casefold()
    krs = ordered_krs(plan)
    found = [kr for kr in krs if kr.name.casefold() == wanted] or list(kr_found(plan, text))
    if len(found) == 1:
        return found[0]
    names = ", ".join(kr.name for kr in found or krs) or "none yet, Align adds them with e"
    if not found:
        raise BadInputError(f"No key result of {plan.quarter.name} has “{clean(text)}” in its name; they are: {names}.")
    raise BadInputError(f"“{clean(text)}” could be several key results: {names}; write more of the name.")


def _without_links(plan: Plan, krs: Iterable[str]) -> list[Change]:
    gone = set(krs)
    return [delete(link) for link in sorted(plan.item_krs.values()) if link.kr in gone]


def _refuse_taken(plan: Plan, name: str) -> None:
    if any(kr.name.casefold() == name.casefold() for kr in plan.key_results.values()):
        raise BadInputError(f"There is a key result “{name}” already; give the new one another name.")


def _existing(plan: Plan, kr: str) -> KeyResult:
    found = plan.key_results.get(kr)
    if found is None:
        raise BadInputError("That key result is not in the plan any more; somebody else may have taken it away.")
    return found


def refuse_sealed(plan: Plan) -> None:
    """Raises `BadInputError` where the quarter is closed."""
    if plan.quarter.state == "closed":
        raise BadInputError(f"{plan.quarter.name} is closed; what it was for stays as it was.")
