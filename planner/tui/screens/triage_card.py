"""What triage shows of an item, and of the answers that are given and possible."""

from textual.content import Content

from planner.domain.importing.records import SYSTEM_NAMES
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.proposed_lane import proposal_of
from planner.domain.text import percent, weeks_text
from planner.domain.triage import TriageRun, is_unsorted
from planner.domain.words import CATEGORIES, CATEGORY_NAMES

_NOTE = 600
_LABEL = 7
_LANE_KEYS = {"innovation": "i", "tune_up": "t"}
_SIZE_KEYS = {"S": "s", "M": "m", "L": "l", "XL": "x"}
_COLOURS = {"innovation": "$innovation", "tune_up": "$tune-up"}


def item_lines(item: Item) -> Content:
    """Title, tags, source, and how the note begins."""
    meta = [f"#{tag}" for tag in item.tags]
    if item.source_key:
        meta.insert(0, f"{_source(item)} {item.source_key}")
    lines = [Content.styled(item.title, "bold $foreground"), Content.styled(" · ".join(meta), "$muted")]
    if item.note:
        note = item.note if len(item.note) <= _NOTE else f"{item.note[:_NOTE]}…"
        lines += [Content(""), Content(note)]
    return Content("\n").join(lines)


def _proposed(plan: Plan, item: Item) -> Content:
    """The lane that the import proposed, and the key that takes it; what was set so is marked."""
    proposal = proposal_of(plan, item.id)
    if proposal is None:
        return Content("")
    mark = "set as proposed" if item.category == proposal.category else "proposed"
    sure = f"{CATEGORY_NAMES[proposal.category]} {mark}, {percent(proposal.confidence)} sure: {proposal.because}"
    key = ("enter ", "bold $foreground")
    return Content.assemble("\n", " " * _LABEL, key, (f"✓ {sure}", "$muted"))


def answer_lines(plan: Plan, item: Item) -> Content:
    """Lane, team and size, each with its keys; what was said stands out with a `●`."""
    lanes = [
        _option(_LANE_KEYS[category], CATEGORY_NAMES[category], _COLOURS[category], lit=item.category == category)
        for category in CATEGORIES
    ]
    teams = [
        _option(str(number), team.name, "$foreground", lit=item.team == team.id)
        for number, team in enumerate(plan.active_teams[:9], start=1)
    ]
    if len(plan.active_teams) > len(teams):
        lit = item.team in {team.id for team in plan.active_teams[9:]}
        teams.append(_option(":", "another team", "$foreground", lit=lit))
    weeks = item.effort.mean if item.effort is not None else None
    sizes = [
        _option(_SIZE_KEYS[size], f"{size} {weeks_text(length)}", "$foreground", lit=weeks == length)
        for size, length in plan.organisation.sizes.items()
    ]
    rows = (("Lane", lanes), ("Team", teams), ("Size", sizes))
    proposed = {"Lane": _proposed(plan, item)}
    return Content("\n\n").join(
        Content.assemble((f"{label:<{_LABEL}}", "$muted"), Content("   ").join(options), proposed.get(label, ""))
        for label, options in rows
    )


def progress_bar(plan: Plan, run: TriageRun, said: str, width: int) -> Content:
    """How many are sorted, as words and as a bar."""
    there = [item for item in run.items if item in plan.items]
    done = sum(1 for item in there if not is_unsorted(plan, plan.items[item]))
    room = max(0, width - len(said) - 2)
    full = round(room * done / len(there)) if there else 0
    return Content.assemble(
        (said, "bold $foreground"), "  ", ("━" * full, "$foreground"), ("━" * (room - full), "$faint")
    )


def _option(letter: str, text: str, colour: str, *, lit: bool) -> Content:
    mark, style = ("●", f"bold {colour}") if lit else (" ", "$muted")
    return Content.assemble((f"{letter} ", "bold $foreground"), (f"{text} {mark}", style))


def _source(item: Item) -> str:
    """What people call the program that an item came from."""
    return next((name for system, name in SYSTEM_NAMES.items() if system == item.source_system), "imported")
