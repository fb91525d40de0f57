"""`planner show align`: the Align screen as plain text."""

from planner.cli.tables import table
from planner.domain.flywheel import Turn
from planner.domain.okrs.score import score_text
from planner.domain.text import clean, number_text, percent, ratio_text, weeks_phrase
from planner.domain.views.align import AlignView

_UNKNOWN = "–"
_LONGEST = 1000


def align_lines(view: AlignView) -> list[str]:
    """Lines to print."""
    lines = [
        f"{clean(view.organisation)} › {view.quarter.name} · {_stands(view)}",
        f"{view.base.agreement} Reserve {percent(view.split.reserve)}.",
    ]
    if view.warning:
        lines.append(clean(view.warning))
    lines += [clean(sentence, _LONGEST) for sentence in view.base.suggested.sentences[:1]]
    if view.base.purpose:
        lines += ["", "What this quarter is for", *_purpose(view)]
    lines += ["", *_teams(view)]
    if view.base.turns:
        lines += ["", *_turns(view.base.turns)]
    if view.base.reading:
        lines.append(f"{view.base.reading}.")
    return lines


def _purpose(view: AlignView) -> list[str]:
    lines: list[str] = []
    for line in view.base.purpose:
        lines.append(f"  {clean(line.title)}")
        for kr in line.krs:
            mark = "" if kr.is_moved else "; nothing in the plan moves it"
            lines.append(f"    {clean(kr.name)} {kr.way}, now {kr.now}{f' {kr.glyph}' if kr.glyph else ''}{mark}")
    return lines


def _stands(view: AlignView) -> str:
    """Where the quarter stands, so that nobody takes another one for the running one."""
    week = view.base.week
    if view.state == "closed":
        return "closed"
    if 1 <= week.number <= week.of:
        return f"week {week.number} of {week.of}"
    return "not begun yet" if week.number == 0 else "over, still open"


def _teams(view: AlignView) -> list[str]:
    heads = ("Team", "Key", "Kind", "People", "Ratio", "", "Reserve", "Innovation", "Tune-Up")
    rows = [
        (
            team.name,
            team.key,
            team.kind,
            number_text(team.people),
            ratio_text(team.ratio),
            "own" if team.own else "",
            str(team.reserve),
            str(team.innovation),
            str(team.tune_up),
        )
        for team in view.teams
    ]
    people = number_text(view.room.people)
    parts = tuple(str(part) for part in view.whole.parts)
    total = (f"All, {weeks_phrase(view.whole.total)}", "", "", people, _ratio(view.room.teams_add_up_to), "", *parts)
    return table(heads, "<<<><<>>>", [*rows, total])


def _turns(turns: tuple[Turn, ...]) -> list[str]:
    heads = (
        "Quarter",
        "Agreed",
        "Was",
        "Reserve",
        "Unplanned",
        "People",
        "Lead time",
        "Incident hours",
        "KRs",
        "Settled",
    )
    rows = [
        (
            turn.quarter_name,
            _ratio(turn.agreed),
            _ratio(turn.actual),
            _UNKNOWN if turn.reserve is None else percent(turn.reserve),
            _UNKNOWN if turn.unplanned is None else percent(turn.unplanned),
            _mean(turn.people),
            _mean(turn.lead_time),
            _mean(turn.incident_hours),
            _UNKNOWN if turn.key_results is None else score_text(turn.key_results),
            turn.hypotheses or _UNKNOWN,
        )
        for turn in turns
    ]
    return table(heads, "<<<>>>>>>>", rows)


def _ratio(ratio: float | None) -> str:
    return _UNKNOWN if ratio is None else ratio_text(ratio)


def _mean(value: float | None) -> str:
    return _UNKNOWN if value is None else number_text(value)
