"""What the review says beside its figures: what is unfinished, foretold and learnt; and the decisions."""

from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.views.decisions import DecisionWish, decision_told, decisions_view
from planner.domain.views.review import ReviewView
from planner.domain.views.review_rows import BULLET, ReviewRow, review_sections
from planner.exchange.report.document import Block, Facts, Paragraph, Part, Point, Points, Said, Section

_ELSEWHERE = frozenset({"Slices: what was tried", "What we promised", "Where the time went"})
"""Sections of the review that the report tells in full in its own."""


def learnt_section(view: ReviewView) -> Section:
    """The rest of the review; what was learnt comes first."""
    told = [s for s in review_sections(view) if s.title not in _ELSEWHERE and not s.title.startswith("Key results")]
    last, others = told[-1], told[:-1]
    parts = [Part(section.title, "", (_rows(section.rows),)) for section in others]
    return Section("learnt", last.title, (_rows(last.rows), *parts))


def _rows(rows: tuple[ReviewRow, ...]) -> Points:
    return Points(tuple(_row(row) for row in rows))


def _row(row: ReviewRow) -> Point:
    return Point(Said(row.text), row.glyph.strip(f" {BULLET}"), row.tone, Said("" if row.right == "?" else row.right))


def decisions_section(plan: Plan) -> Section:
    """The quarter's decisions, newest first, each with who, why and what it cost."""
    view = decisions_view(plan, DecisionWish(quarter=plan.current))
    if not view.rows:
        return Section("decisions", "Decisions", (Paragraph("Nothing was decided in this quarter yet."),))
    blocks: list[Block] = [Paragraph(f"{counted(len(view.rows), 'decision')}, newest first.")]
    for row in view.rows:
        told = decision_told(plan, row.decision)
        pairs = tuple((name.capitalize(), Said(text)) for name, text in told if name not in {"what", "when"})
        state = f"[{row.state}]" if row.state else ""
        blocks.append(Part(Said(row.decision.what), " ".join(filter(None, (row.day, state))), (Facts(pairs),)))
    return Section("decisions", "Decisions", tuple(blocks))
