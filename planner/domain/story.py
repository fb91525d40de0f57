"""Why an item is in or out, told in sentences: where it stands, what would have to change, and how it came so."""

from collections.abc import Iterable, Sequence

from planner.domain.effect import effect
from planner.domain.history.told import Told, told
from planner.domain.item import Item
from planner.domain.okrs.key_results import kr_text, moved_by
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.speed.on_item import sentences
from planner.domain.standing import standing_sentence
from planner.domain.swap import cheapest_swap
from planner.domain.text import weeks_phrase
from planner.domain.voting.kept import dissent_sentences
from planner.domain.words import CATEGORY_NAMES


def why(
    plan: Plan,
    item_id: str,
    history: Iterable[Told] = (),
    filled: Fill | None = None,
    between: Iterable[str] = (),
    *,
    in_room: bool = False,
    offered: bool = False,
) -> tuple[str, ...]:
    """Sentences about an item: its standing first, then what would bring it in or what it pushes out, then its story.

    `history` are the steps that touched the item or its place, oldest first; `between` comes before them. In the room
    every lead who saw it differently is named; else those who gave their word that their name may leave the plan.
    Where ways to bring the item in are `offered` beside it, none is looked for.
    """
    item = plan.items[item_id]
    filled = filled or fill(plan)
    stands = (standing_sentence(plan, filled, item), *_conditions(plan, filled, item, offered=offered))
    dissent = dissent_sentences(plan, item_id, in_room=in_room)
    moves = (f"It should move {kr_text(kr)}." for kr in moved_by(plan, item_id))
    between = (*moves, *sentences(plan, item_id), *between)
    return (*stands, *between, *dissent, *told(plan, item, history))


def _conditions(plan: Plan, filled: Fill, item: Item, *, offered: bool) -> list[str]:
    standing = filled.standing.get(item.id) if item.stage != "done" else None
    if standing == "unestimated":
        return ["Give it a size (S, M, L or XL will do), then it can compete."]
    if standing == "no_team":
        return ["Give it to a team that works in this quarter."]
    if standing == "must":
        return _pushed_out(plan, filled, item)
    if standing == "in":
        needs = plan.needs.get(item.id, ())
        return [f"It needs {_list(plan, needs)}."] if needs else []
    if standing not in {"out", "waiting"}:
        return []
    said = [_needed_sentence(plan, filled, need) for need in filled.waits_for.get(item.id, ())]
    return said if offered else [*said, *way_in(plan, filled, item)]


def way_in(plan: Plan, filled: Fill, item: Item) -> list[str]:
    """What would have to go for an item that is out or waiting to fit, or why nothing would help, where that is known.

    It looks through many fills: some tenths of a second for a long backlog.
    """
    swap = cheapest_swap(plan, filled, item.id)
    if swap:
        return [f"It fits if {_list(plan, swap)} {'goes' if len(swap) == 1 else 'go'}."]
    team = next((t for t in filled.capacity.teams if t.team.id == item.team), None)
    if team is None or item.category is None or plan.organisation.pooled:
        return []
    lane = CATEGORY_NAMES[item.category]
    if (plan.weeks[item.id] or 0.0) > team.lane(item.category):
        has = weeks_phrase(team.lane(item.category))
        return [f"It is larger than all that {team.team.name} has for {lane} ({has}): cut it into slices."]
    if filled.standing[item.id] == "out":
        return [f"No three items of {team.team.name} in {lane} would make room for it."]
    return []


def _pushed_out(plan: Plan, filled: Fill, item: Item) -> list[str]:
    lost = effect(fill(plan, filled.capacity, without={item.id}), filled).went_out
    said = [f"It pushes out {_list(plan, lost)}."] if lost else ["It pushes nothing out."]
    lane = filled.lanes[item.category] if item.category else None
    if lane is not None and lane.over >= 0.5:
        said.append(f"{CATEGORY_NAMES[lane.category]} is over by {weeks_phrase(lane.over)}.")
    return said


def _needed_sentence(plan: Plan, filled: Fill, need: str) -> str:
    """Why what an item needs is not in."""
    item = plan.items[need]
    sentence = standing_sentence(plan, filled, item)
    if filled.standing.get(need) == "out" and need not in filled.had:
        return f"{item.title} is not in either."
    return f"{item.title} – {sentence[0].lower()}{sentence[1:]}"


def _list(plan: Plan, items: Sequence[str]) -> str:
    names = [plan.items[i].title for i in items]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
