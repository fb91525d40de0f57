"""What the staffing pane shows: people by kind of team against the target, and what would reach it."""

from typing import NamedTuple

from planner.domain.capacity import Capacity, capacity, whole
from planner.domain.plan import Plan
from planner.domain.teams.staffing_mix import WHAT_FOR, KindShare, move_sentences, moves, platform_sentence, shares
from planner.domain.text import counted, number_text
from planner.domain.words import TeamKind

_UNKNOWN = "–"


class KindRow(NamedTuple):
    """One kind of team as its row shows it."""

    kind: TeamKind
    people: str
    teams: str
    share: float
    """Of all people, 0…1; 0 while there is nobody."""
    share_text: str
    """Whole per cent, which add up to 100; `–` while there is nobody."""
    target: float | None
    target_text: str
    """E.g. `target 60 %`; empty where nobody set any."""
    what_for: str
    """What such teams are for, as a sentence."""


class StaffingView(NamedTuple):
    """People by kind of team in one quarter."""

    quarter: str
    rows: tuple[KindRow, ...]
    sentences: tuple[str, ...]
    """The moves that would reach the target, or why there are none."""
    advice: str
    """That a platform team is missing, as a sentence; empty where none is."""
    kinds: tuple[KindShare, ...]
    is_closed: bool
    """Whether the quarter is closed, so that its target stays."""


def staffing_view(plan: Plan, room: Capacity | None = None) -> StaffingView:
    """The staffing of the plan's quarter."""
    kinds, context = shares(plan, room or capacity(plan)), plan.contexts.get(plan.current)
    known = all(kind.share is not None for kind in kinds)
    percents = whole([(kind.share or 0.0) * 100 for kind in kinds], 100.0 if known else 0.0)
    aims = whole([(kind.target or 0.0) * 100 for kind in kinds])
    rows = tuple(
        KindRow(
            kind.kind,
            number_text(kind.people),
            counted(kind.teams, "team"),
            kind.share or 0.0,
            f"{share} %" if known else _UNKNOWN,
            kind.target,
            f"target {aim} %" if kind.target is not None else "",
            WHAT_FOR[kind.kind],
        )
        for kind, share, aim in zip(kinds, percents, aims, strict=True)
    )
    lines, engineers = (context.product_lines, context.engineers) if context else (None, None)
    advice = platform_sentence(kinds, lines, engineers)
    return StaffingView(plan.quarter.name, rows, move_sentences(kinds), advice, kinds, plan.quarter.state == "closed")


def staffing_json(view: StaffingView) -> list[dict[str, object]]:
    """People by kind as data; shares 0…1, unknown is `None`."""
    return [
        {"kind": k.kind, "people": k.people, "teams": k.teams, "share": k.share, "target": k.target} for k in view.kinds
    ]


def moves_json(view: StaffingView) -> list[dict[str, object]]:
    """The moves that would reach the target, as data."""
    return [{"people": m.people, "from": m.source, "to": m.to} for m in moves(view.kinds)]
