"""The lines of Align's panes, for any width: what the quarter is for, teams, what a draft changes, the flywheel."""

from collections.abc import Sequence

from textual.content import Content

from planner.domain.item import Item
from planner.domain.text import number_text, people_phrase, percent, ratio_text, weeks_phrase, weeks_text
from planner.domain.views.align import AlignView, TeamLine
from planner.tui.widgets.holding import quiet
from planner.tui.widgets.lane_line import fitted

_ROOMY = 54
_WEEKS = 5
"""Cells of a column of weeks, more where there are ten thousand."""
_MOVES = 20
"""Cells beside an item that is pushed out, for the key result that it should have moved."""
_NAMED = 6
"""So many items are named in the dialog; the rest is counted."""


def team_lines(view: AlignView, width: int, *, may_add: bool = True) -> list[Content]:
    """A row per team with whole weeks, and their sum."""
    if not view.teams:
        return quiet("No teams yet: t adds the first." if may_add else "No teams yet.", width)
    roomy = width >= _ROOMY
    cell = max(_WEEKS, len(str(view.whole.total)) + 1)
    name_width = width - (29 if roomy else 14) - 3 * cell
    rows = [_team_head(name_width, cell, roomy=roomy)]
    rows += [_team_row(team, name_width, cell, roomy=roomy) for team in view.teams]
    total = f"{people_phrase(view.room.people)}, {weeks_phrase(view.whole.total)}"
    reserve, innovation, tune_up = (f"{weeks:>{cell}}" for weeks in view.whole.parts)
    label = fitted(total, width - 3 * cell)
    rows.append(Content.assemble((label, "bold"), (reserve, "bold"), (innovation, "bold"), (tune_up, "bold")))
    kinds = " · ".join(f"{kind} {number_text(people)}" for kind, people in view.staffing.items())
    return [*rows, Content(""), Content.styled(kinds, "$muted")]


def _team_head(name_width: int, cell: int, *, roomy: bool) -> Content:
    kind = f"{'Kind':<10}" if roomy else ""
    people = f"{'People':>6}" if roomy else f"{'Ppl':>5}"
    ratio = f"  {'Ratio':<11}" if roomy else f" {'Ratio':<8}"
    return Content.styled(
        f"{fitted('Team', name_width)}{kind}{people}{ratio}{'Unpl':>{cell}}{'Inno':>{cell}}{'Tune':>{cell}}", "$muted"
    )


def _team_row(team: TeamLine, name_width: int, cell: int, *, roomy: bool) -> Content:
    people = number_text(team.people)
    own = (" own" if roomy else "•") if team.own else ""
    ratio = f"  {ratio_text(team.ratio) + own:<11}" if roomy else f" {ratio_text(team.ratio) + own:<8}"
    return Content.assemble(
        fitted(team.name, name_width - 1),
        " ",
        (f"{team.kind:<10}" if roomy else "", "$muted"),
        f"{people:>6}" if roomy else f"{people:>5}",
        ratio,
        (f"{team.reserve:>{cell}}", "$muted"),
        (f"{team.innovation:>{cell}}", "$innovation"),
        (f"{team.tune_up:>{cell}}", "$tune-up"),
    )


def teams_note(view: AlignView, plannable: float, *, narrow: bool) -> str:
    """What the numbers are."""
    own = "• own ratio · " if narrow and any(team.own for team in view.teams) else ""
    return f"{own}weeks of one person" if narrow else f"weeks of one person, {percent(plannable)} of the time plannable"


def change_lines(view: AlignView, keys: dict[str, str], width: int) -> list[Content]:
    """What comes in, then what goes out; `keys` are the teams' by id."""
    if not view.is_draft:
        text = "Move the bar with ← and →: here stands what that brings in and pushes out, before anything is agreed."
        return quiet(text, width)
    if not view.brings_in and not view.pushes_out:
        return quiet("Nothing comes in and nothing goes out.", width)
    roomy = width >= _ROOMY and bool(view.lost)
    column = width - _MOVES if roomy else width
    lines = [_change_line("+", "$good", item, keys, column) for item in view.brings_in]
    for item in view.pushes_out:
        moves = view.lost.get(item.id, "")
        line = _change_line("−", "$bad", item, keys, column)
        if roomy and moves:
            line = Content.assemble(line, ("  ", ""), (fitted(moves, _MOVES - 2), "$muted"))
        lines.append(line)
        if moves and not roomy:
            lines.append(Content.styled(fitted(f"  was to move {moves}", width), "$muted"))
    return lines


def change_title(view: AlignView, width: int) -> str:
    """What is held against what; the draft alone where both do not fit, for the bar says what is agreed."""
    title = view.heading or "What moving the bar changes"
    return title if len(title) <= width else title.partition(" instead of")[0]


def change_note(view: AlignView) -> str:
    """How many come in and go out; empty without a draft."""
    return f"{len(view.brings_in)} in · {len(view.pushes_out)} out" if view.is_draft else ""


def _change_line(sign: str, style: str, item: Item, keys: dict[str, str], width: int) -> Content:
    team = fitted(keys.get(item.team or "", ""), 4)
    return Content.assemble(
        (f"{sign} ", f"bold {style}"),
        fitted(item.title, max(4, width - 11)),
        (f" {team}", "$muted"),
        f"{weeks_text(item.weeks):>4}",
    )


def plain(sections: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Titles and their lines as text to copy."""
    return "\n\n".join("\n".join((title, *(f"  {line}" for line in lines))) for title, lines in sections)


def stake(view: AlignView) -> list[Content]:
    """What agreeing decides, for the dialog that asks why."""
    split, base = view.split, view.base
    first = f"{ratio_text(split.ratio)} with {percent(split.reserve)} reserve"
    instead = ", as it is agreed already" if base.agreed else ""
    if view.is_draft:
        instead = f", instead of {ratio_text(base.split.ratio)} with {percent(base.split.reserve)}"
        instead += "" if base.agreed else ", which nobody has agreed yet"
    lines = [Content.assemble((first, "bold"), (f"{instead}.", ""))]
    for sign, style, items in (("+", "$good", view.brings_in), ("−", "$bad", view.pushes_out)):
        if items:
            names = ", ".join(_at_stake(view, item) for item in items[:_NAMED])
            more = f" and {len(items) - _NAMED} more" if len(items) > _NAMED else ""
            lines.append(Content.assemble((f"{sign} ", f"bold {style}"), names + more))
    if view.warning:
        lines.append(Content.assemble(("! ", "bold $bad"), (view.warning, "$muted")))
    return lines


def _at_stake(view: AlignView, item: Item) -> str:
    moves = view.lost.get(item.id)
    return f"{item.title} {weeks_text(item.weeks)}" + (f" (was to move {moves})" if moves else "")


def moved_said(view: AlignView) -> str:
    """What the line below says after the bar was moved."""
    now = f"{ratio_text(view.split.ratio)}, reserve {percent(view.split.reserve)}"
    if not view.is_draft:
        return f"{now}: back where it was."
    return f"{now}, a draft:  {change_note(view)}.   A agrees · esc puts back"
