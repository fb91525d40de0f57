"""OKRs as lines of plain text, to copy and to print."""

from planner.domain.text import clean
from planner.domain.views.okrs import KrRow, OkrsView
from planner.domain.views.okrs_explained import movers_text

_LONGEST = 4000
NOTHING = "Nobody has said yet what the quarter is for."


def okrs_lines(view: OkrsView) -> list[str]:
    """The objectives, each with its key results and what is said of them."""
    lines = [f"{view.quarter.name}: {view.summary or 'OKRs'}"]
    if not view.objectives:
        return [*lines, NOTHING]
    for objective in view.objectives:
        lines += ["", clean(objective.title), f"  {clean(' '.join(objective.told), _LONGEST)}"]
        lines += [f"  {clean(objective.remark, _LONGEST)}"] if objective.remark else []
        for kr in objective.krs:
            lines += _kr(kr)
    return lines


def kr_head(row: KrRow) -> str:
    """A key result in one line, e.g. `▲ Repeat purchase 33.4 → 38 % ◑ 0.48 ▁▂▃▃▄▄`."""
    return f"{row.mark} {clean(row.kr.name)} {row.way} {row.glyph} {row.score} {row.chart}".strip()


def _kr(row: KrRow) -> list[str]:
    said = [*row.told, movers_text(row), *([row.remark] if row.remark else [])]
    return [f"  {kr_head(row)}", *(f"      {clean(text, _LONGEST)}" for text in said)]
