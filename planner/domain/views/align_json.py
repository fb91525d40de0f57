"""All that Align shows as data: besides the ratio, what the quarter is for, the suggestion, and earlier quarters."""

from datetime import date
from typing import Any

from planner.domain.context import context_of
from planner.domain.flywheel import Turn
from planner.domain.okrs.key_results import ordered_krs
from planner.domain.okrs.movers import NOTHING, movers
from planner.domain.okrs.standing import kr_standing
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.suggestion import suggest
from planner.domain.suggestion_facts import facts_of
from planner.domain.teams.staffing_mix import shares
from planner.domain.views.align import AlignView, align_json
from planner.domain.words import TEAM_KINDS

_DIGITS = 6


def whole_align_json(plan: Plan, view: AlignView, today: date) -> dict[str, Any]:
    """The same as `align_json`, and after it the rest of the screen; shares 0…1, unknown is `None`.

    The plan has its evidence.
    """
    mix = {kind.kind: kind for kind in shares(plan, view.room)}
    return {
        **align_json(view),
        "state": view.state,
        "week": {"number": view.base.week.number, "of": view.base.week.of},
        "objectives": _objectives(plan, view, today),
        "suggestion": _suggestion(plan),
        "staffing_share": {kind: _share(mix[kind].share) for kind in TEAM_KINDS},
        "staffing_target": {kind: _share(mix[kind].target) for kind in TEAM_KINDS},
        "flywheel": {"quarters": [_turn(turn) for turn in view.base.turns], "reading": view.base.reading or None},
    }


def _objectives(plan: Plan, view: AlignView, today: date) -> list[dict[str, Any]]:
    by_kr, moved = movers(plan), {kr.id: kr.is_moved for line in view.base.purpose for kr in line.krs}

    def told(kr: KeyResult) -> dict[str, Any]:
        items = by_kr.get(kr.id, NOTHING).items
        standing = kr_standing(plan, kr, today) if plan.evidence is not None else None
        return {
            "name": kr.name,
            "unit": kr.unit or None,
            "baseline": kr.baseline,
            "target": kr.target,
            "direction": kr.direction,
            "now": standing.now if standing is not None else None,
            "is_moved": moved[kr.id],
            "items": [plan.items[item].key for item in items],
        }

    return [{"title": o.title, "key_results": [told(kr) for kr in ordered_krs(plan, o.id)]}
            for o in plan.ordered_objectives]  # fmt: skip


def _suggestion(plan: Plan) -> dict[str, Any]:
    found = suggest(facts_of(plan))
    context = context_of(plan)
    low, high = ((end / 100 if found.base is not None else None) for end in (found.low, found.high))
    return {
        "low": low,
        "high": high,
        "base": {"low": found.base.low / 100, "high": found.base.high / 100} if found.base is not None else None,
        "rules": [{"name": rule.name, "points": rule.points, "found": said or None}
                  for rule, said in zip(found.fired, found.found, strict=True)],
        "missing": list(found.missing),
        "context": {
            "phase": context.phase,
            "engineers": context.engineers,
            "product_lines": context.product_lines,
            "shipping": context.shipping,
            "running": context.running,
        },
    }  # fmt: skip


def _share(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _turn(turn: Turn) -> dict[str, Any]:
    values = turn._asdict().items()
    return {name: round(value, _DIGITS) if isinstance(value, float) else value for name, value in values}
