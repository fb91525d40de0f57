"""What the ballots' screen shows, line by line."""

from typing import NamedTuple

from textual.content import Content

from planner.domain.ballot import Ballot
from planner.domain.calendar import short_date, today_in
from planner.domain.effect import Effect, titles
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.voting.consensus import ballots_of, on_the_ballot
from planner.domain.voting.outcome import Outcome, Placed
from planner.domain.voting.said import above_text, agreement_sentence, majority_sentence, reason_lines, spread_text
from planner.domain.words import CATEGORY_NAMES, Category
from planner.tui.widgets.line_list import ListLine

UNREAD = "The ballots are still being read; try again in a moment."
NOBODY = """\
Nobody yet.

In the room: a asks who sits at the keyboard and opens a page for that lead;
enter saves it unseen, and the next lead takes the seat.

By mail or chat: `planner ask ballot --for NAME -o F.txt` writes a form,
`planner read F.txt` reads the answers in; they stay hidden, too.

When all have voted, S shows the ballots together."""
"""What there is to do before anybody has voted."""
_COLOURS = {"innovation": "$innovation", "tune_up": "$tune-up"}


class Entry(NamedTuple):
    """A line of the result, and the item that it is about."""

    line: ListLine
    placed: Placed | None = None


def head_lines(plan: Plan, category: Category, result: Outcome | None, change: Effect | None) -> Content:
    """The lane, and in a sentence or two how its ballots stand."""
    lane = (CATEGORY_NAMES[category], f"bold {_COLOURS[category]}")
    if plan.evidence is None:
        return Content.assemble(lane, f"  {UNREAD}")
    if result is None:
        ballots, items = ballots_of(plan, category), len(on_the_ballot(plan, category))
        count = counted(len(ballots), "lead has", "leads have") if ballots else "Nobody has"
        to_rank = f"{counted(items, 'item')} to rank" if items else "Nothing to rank here yet"
        said = f"  {to_rank}. {count} voted."
        if any(ballot.shown_at is not None for ballot in ballots):
            return Content.assemble(lane, f"{said} What they named is not in this lane any more.")
        hidden = " What they say is hidden; S shows it, all together." if ballots else ""
        return Content.assemble(lane, f"{said}{hidden}")
    lines = [Content.assemble(lane, "  ", (agreement_sentence(result), "bold $foreground"))]
    majority = majority_sentence(plan, result)
    if majority:
        lines.append(Content(majority))
    if change is not None:
        parts = [(word, names) for word, names in (("in", change.came_in), ("out", change.went_out)) if names]
        said = "; ".join(f"{word}: {titles(plan, names)}" for word, names in parts)
        lines.append(
            Content.styled(
                f"Taking it over brings {said}." if said else "Taking it over moves nobody in or out.", "$muted"
            )
        )
    return Content("\n").join(lines)


def voter_line(plan: Plan, ballot: Ballot) -> ListLine:
    """Who has voted and when: nothing else."""
    when = short_date(today_in(plan.organisation.time_zone, ballot.cast_at)) if ballot.cast_at is not None else ""
    return ListLine(ballot.person, mark="✓", right=when)


def order_lines(plan: Plan, result: Outcome) -> list[Entry]:
    """The common order beside today's, with the line; then what nobody judged."""
    entries: list[Entry] = []
    for placed in result.places:
        if result.line is not None and placed.rank > result.line and not _has_rule(entries):
            entries.append(Entry(ListLine("", rule=True)))
        mark = "▲" if placed.rank < placed.today else "▼" if placed.rank > placed.today else " "
        today = "as today" if placed.rank == placed.today else f"today {placed.today}"
        right = f"{today:>9}  {spread_text(placed):>13}"
        title = plan.items[placed.item].title
        entries.append(Entry(ListLine(title, mark=mark, left=f"{placed.rank:>3}", right=right), placed))
    titled = (plan.items[item].title for item in result.unjudged)
    return entries + [Entry(ListLine(t, mark=" ", left="–", right="nobody judged it", faded=True)) for t in titled]


def talk_lines(plan: Plan, result: Outcome) -> list[Entry]:
    """The items that divide the leads, each with its spread and the reasons given."""
    entries: list[Entry] = []
    for placed in result.to_talk_about:
        right = f"{above_text(placed)}  {spread_text(placed)}"
        entries.append(Entry(ListLine(plan.items[placed.item].title, right=right), placed))
        entries += [Entry(ListLine(f"    {text}", faded=True), placed) for text in reason_lines(placed, in_room=True)]
    return entries


def _has_rule(entries: list[Entry]) -> bool:
    return any(entry.placed is None for entry in entries)
