"""`planner plan`: the plan under a ratio as plain text."""

from collections.abc import Iterable, Sequence

from planner.cli.tables import table
from planner.domain.effect import titles
from planner.domain.scoring.numbers import score_text
from planner.domain.text import clean, counted, percent, ratio_text, weeks_phrase, weeks_text
from planner.domain.whatif.considered import Considered, Present, Worth, value_text
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, Category

_MARKS = {"in": "●", "must": "◆"}
_OUT = "○"
_LONGEST = 4000


def plan_lines(now: Present, seen: Considered, steps: Iterable[Considered], told: Sequence[str] = ()) -> list[str]:
    """Lines to print: the lanes, the swaps, the ratio line, and what was told of the best plan."""
    lines = [_head(now, seen)]
    for lane in CATEGORIES:
        lines += ["", f"{CATEGORY_NAMES[lane]}: {_sums(seen, lane)}", *_lane(now, seen, lane)]
    lines += ["", f"Both lanes: value {_value(seen.value, seen.size - seen.unscored)}, {_use(seen)} of the weeks used"]
    for word, items in (("Comes in", seen.change.came_in), ("Goes out", seen.change.went_out)):
        lines.append(clean(f"{word}: {titles(now.plan, items, most=len(items))}", _LONGEST))
    lines += ["", "The ratio line: ▲ is where it stands now", *_line(now, steps)]
    for paragraph in told:
        lines += ["", *(clean(line, _LONGEST) for line in paragraph.split("\n"))]
    return lines


def _head(now: Present, seen: Considered) -> str:
    plan, split = now.plan, seen.terms.split
    agreed = "agreed" if plan.quarter.ratio is not None else "not agreed yet"
    asked = f"{ratio_text(split.ratio)}, reserve {percent(split.reserve)}"
    stands = f"{ratio_text(now.split.ratio)}, reserve {percent(now.split.reserve)}"
    against = agreed if split == now.split else f"instead of {stands}, {agreed}"
    return f"{clean(plan.organisation.name)} › {plan.quarter.name} · {asked} · {against}"


def _sums(seen: Considered, lane: Category) -> str:
    filled, worth = seen.filled.lanes[lane], seen.worth[lane]
    at_least = "at least " if filled.unknown else ""
    used = f"{at_least}{weeks_text(filled.used)} of {weeks_phrase(filled.capacity)}"
    unscored = f", {counted(worth.unscored, 'item')} without a score" if worth.unscored else ""
    return f"{used}, value {_worth(worth)}{unscored}"


def _lane(now: Present, seen: Considered, lane: Category) -> list[str]:
    order, plan = seen.filled.lanes[lane].order, now.plan
    if not order:
        return ["Nothing yet."]
    came, went = set(seen.change.came_in), set(seen.change.went_out)
    rows = []
    for rank, (item, _) in enumerate(order, start=1):
        team, score = plan.teams.get(item.team or ""), now.scores.get(item.id)
        rows.append((
            _MARKS.get(seen.filled.standing[item.id], _OUT), str(rank), item.key, item.title, team.key if team else "",
            weeks_text(plan.all_weeks[item.id]), "·" if score is None else score_text(score),
            "comes in" if item.id in came else "goes out" if item.id in went else "",
        ))  # fmt: skip
    return table(("", "#", "Key", "Item", "Team", "wk", "score", ""), "<><<<>><", rows)


def _line(now: Present, steps: Iterable[Considered]) -> list[str]:
    heads = ("", "ratio", "value", "Innovation", "Tune-Up", "weeks", "Innovation", "Tune-Up", "in", "out")
    return table(heads, "<<>>>>>>>>", [_step(now, step) for step in steps])


def _step(now: Present, step: Considered) -> tuple[str, ...]:
    ratio, change = step.terms.split.ratio, step.change
    return (
        "▲" if ratio == now.split.ratio else "",
        ratio_text(ratio),
        _value(step.value, step.size - step.unscored),
        *(_worth(step.worth[lane]) for lane in CATEGORIES),
        _use(step),
        *(weeks_text(step.filled.lanes[lane].used) for lane in CATEGORIES),
        f"+{len(change.came_in)}" if change.came_in else "",
        f"−{len(change.went_out)}" if change.went_out else "",
    )


def _worth(worth: Worth) -> str:
    return _value(worth.value, worth.scored)


def _value(value: float, scored: int) -> str:
    return value_text(value) if scored else "·"


def _use(seen: Considered) -> str:
    return "·" if seen.use is None else percent(seen.use)
