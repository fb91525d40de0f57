"""OKRs as a value: the objectives with their key results, how far they are, and what should move them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from planner.domain.capacity import round_half_up
from planner.domain.figures import figure, way
from planner.domain.okrs.key_results import ordered_krs
from planner.domain.okrs.movers import NOTHING, Movers, is_moved, movers
from planner.domain.okrs.outcomes_first import output_remark
from planner.domain.okrs.score import BAND_GLYPHS, score_text
from planner.domain.okrs.standing import KrStanding, joined, kr_standing
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective, Quarter
from planner.domain.rank_fill import Fill, fill
from planner.domain.results import SliceResult
from planner.domain.slices.slicing import results_by_slice
from planner.domain.text import counted
from planner.domain.views.item_card import standing_word
from planner.domain.views.measure_known import GLYPHS, Tone
from planner.domain.views.okrs_words import told
from planner.domain.views.slices import slice_row

_UNKNOWN = "–"
_LEVELS = "▁▂▃▄▅▆▇█"
HOW = "How will you know? a adds a figure that will show it."


class Mover(NamedTuple):
    """An item, or a slice of one, that should move a key result."""

    id: str
    key: str
    """The item's key."""
    title: str
    state: str
    """How it stands, e.g. `in`; of a slice its verdict."""
    is_slice: bool


class KrRow(NamedTuple):
    """One key result as its row and its details show it."""

    standing: KrStanding
    now: str
    """`33.4 %`; `–` where nobody has said."""
    way: str
    """From where it stands to where it shall get, `33.4 → 38 %`; from where it began while nobody has said."""
    score: str
    """The grade or the score, two decimals; `–` where it is unknown."""
    glyph: str
    """Its band as a character; a blank where it is unknown."""
    tone: Tone | None
    """`bad` where it is off pace, `good` where it will do, `even` where it may or may not; `None`: unknown."""
    heights: tuple[float | None, ...]
    """The values week by week, 0…1 of the way between the least and the greatest of values, beginning and target."""
    target_height: float
    """Where the target lies on the same scale."""
    is_moved: bool
    """Whether something that is in should move it."""
    movers: tuple[Mover, ...]
    told: tuple[str, ...]
    """Sentences, most important first."""
    remark: str
    """What to think about where its name is of output or of delivery; empty for none."""

    @property
    def kr(self) -> KeyResult:
        """The key result itself."""
        return self.standing.kr

    @property
    def mark(self) -> str:
        """Its tone as a character; a blank where it is unknown."""
        return GLYPHS[self.tone] if self.tone else " "

    @property
    def chart(self) -> str:
        """A column per week that has begun; `·` where nobody said."""
        return "".join("·" if h is None else _LEVELS[round_half_up(h * (len(_LEVELS) - 1))] for h in self.heights)


class ObjectiveRow(NamedTuple):
    """One objective with its key results."""

    id: str
    """Empty for those whose objective is gone."""
    title: str
    teams: tuple[str, ...]
    """Names of the teams that share it; empty: all."""
    team_keys: tuple[str, ...]
    score: float | None
    """Weighted mean of what is known, 0…1."""
    weakest: str | None
    """The id of the weakest key result; `None` under two that are known."""
    krs: tuple[KrRow, ...]
    told: tuple[str, ...]
    remark: str


class OkrsView(NamedTuple):
    """Everything about the quarter's objectives."""

    quarter: Quarter
    known: bool
    """Whether check-ins were read yet."""
    objectives: tuple[ObjectiveRow, ...]
    summary: str
    """How many there are and how they stand, in a line."""
    short_summary: str
    """The same in glyphs, e.g. `▲ 2  ▼ 1`."""

    @property
    def krs(self) -> tuple[KrRow, ...]:
        """All key results in order."""
        return tuple(kr for objective in self.objectives for kr in objective.krs)


def okrs_view(plan: Plan, today: date, filled: Fill | None = None) -> OkrsView:
    """The objectives on a day. The plan's evidence must have been read; raises `ValueError` where it is not."""
    filled = fill(plan) if filled is None else filled
    by_kr, results = movers(plan), results_by_slice(plan)
    rows = [_row(plan, kr, today, filled, by_kr.get(kr.id, NOTHING), results) for kr in ordered_krs(plan)]
    objectives = [
        _objective(o.id, o.title, _teams(plan, o), [row for row in rows if row.kr.objective == o.id])
        for o in plan.ordered_objectives
    ]
    orphans = [row for row in rows if row.kr.objective not in plan.objectives]
    if orphans:
        objectives.append(_objective("", "Without an objective", (), orphans))
    return OkrsView(plan.quarter, plan.evidence is not None, tuple(objectives), *_summaries(rows))


def _row(
    plan: Plan, kr: KeyResult, today: date, filled: Fill, moved: Movers, results: Mapping[str, list[SliceResult]]
) -> KrRow:
    found = kr_standing(plan, kr, today)
    heights, target = _heights(found)
    return KrRow(
        found,
        figure(found.now, kr.unit),
        way(kr.baseline if found.now is None else found.now, kr.target, kr.unit),
        _UNKNOWN if found.final is None else score_text(found.final),
        BAND_GLYPHS[found.band] if found.band else " ",
        _tone(found),
        heights,
        target,
        is_moved(plan, filled, moved),
        _movers(plan, filled, moved, today, results),
        told(plan, found),
        output_remark(kr.name),
    )


def _tone(found: KrStanding) -> Tone | None:
    if found.is_off_pace:
        return "bad"
    if found.is_short is not None:
        return "good"
    return None if found.final is None else "even"


def _heights(found: KrStanding) -> tuple[tuple[float | None, ...], float]:
    values = [None if said is None else said.value for _, said in found.weeks]
    known = [value for value in (*values, found.kr.baseline, found.kr.target) if value is not None]
    low, span = min(known), max(known) - min(known)
    if not span:
        return tuple(None if value is None else 0.5 for value in values), 0.5
    return tuple(None if v is None else (v - low) / span for v in values), (found.kr.target - low) / span


def _movers(
    plan: Plan, filled: Fill, moved: Movers, today: date, results: Mapping[str, list[SliceResult]]
) -> tuple[Mover, ...]:
    items = [plan.items[item] for item in moved.items]
    rows = [Mover(i.id, i.key, i.title, standing_word(plan, filled, i.id), is_slice=False) for i in items]
    for cut in moved.slices:
        seen = slice_row(plan, cut, results.get(cut.id, ()), today)
        rows.append(Mover(cut.id, plan.items[cut.item].key, cut.title, seen.verdict, is_slice=True))
    return tuple(rows)


def _teams(plan: Plan, objective: Objective) -> tuple[Team, ...]:
    return tuple(plan.teams[team] for team in objective.teams if team in plan.teams)


def _objective(objective: str, title: str, teams: tuple[Team, ...], rows: Sequence[KrRow]) -> ObjectiveRow:
    found = joined(row.standing for row in rows)
    weakest = found.weakest if found.known > 1 else None
    says = []
    if not rows:
        says.append(HOW)
    elif found.score is None:
        says.append("No score yet: nobody has said where its key results stand, or began.")
    else:
        of = "its key result" if len(rows) == 1 else f"the weighted mean of {counted(found.known, 'key result')}"
        of = "its one known key result" if found.known == 1 < len(rows) else of
        left = f"; {counted(len(found.missing), 'more is', 'more are')} unknown" if found.missing else ""
        says.append(f"Score {score_text(found.score)}, {of}{left}.")
    if weakest is not None:
        row = next(row for row in rows if row.kr.id == weakest)
        says.append(f"Weakest: {row.kr.name}, {row.score}.")
    names, keys = tuple(team.name for team in teams), tuple(team.key for team in teams)
    says.append(f"Shared by {', '.join(names)}." if names else "Shared by all teams.")
    remark = output_remark(title) if objective else ""
    return ObjectiveRow(objective, title, names, keys, found.score, weakest, tuple(rows), tuple(says), remark)


def _summaries(rows: Sequence[KrRow]) -> tuple[str, str]:
    if not rows:
        return "", ""
    over = any(row.standing.is_over for row in rows)
    words: dict[Tone | None, str] = {
        "good": "reached" if over else "on course",
        "bad": "not reached" if over else "off pace",
        "even": "may do or not",
        None: "unknown",
    }
    counts = [(sum(1 for row in rows if row.tone == tone), tone, word) for tone, word in words.items()]
    said = ", ".join(f"{count} {word}" for count, _, word in counts if count)
    short = "  ".join(f"{GLYPHS[tone] if tone else '?'} {count}" for count, tone, _ in counts if count)
    return f"{counted(len(rows), 'key result')}: {said}", short
