"""Two dates beside each other, as a screen shows it, a command prints it, and a program reads it."""

from typing import Any, NamedTuple

from planner.domain.comparing.differing import WHATS, Difference, Differing, What
from planner.domain.comparing.plans import difference
from planner.domain.plan import Plan
from planner.domain.text import counted

HEADINGS: dict[What, str] = {
    "agreed": "What was agreed",
    "objective": "What the quarter is for",
    "key_result": "Key results",
    "principle": "Principles",
    "came_in": "Came in",
    "went_out": "Went out",
    "must_do": "Must-dos",
    "stopped": "Stopped",
    "done": "Done",
    "added": "New items",
    "estimate": "Estimates",
    "place": "Another lane or team",
    "moved": "Moved by five places or more",
    "should_move": "Which key results items should move",
    "team": "Teams",
    "staffing": "Staffing targets",
}
_COUNTED: dict[What, tuple[str, str]] = {
    "key_result": ("key result changed", "key results changed"),
    "came_in": ("item came in", "items came in"),
    "went_out": ("went out", "went out"),
    "added": ("is new", "are new"),
    "stopped": ("was stopped", "were stopped"),
    "done": ("was done", "were done"),
    "estimate": ("estimate changed", "estimates changed"),
    "moved": ("moved far", "moved far"),
}


class DatedPlan(NamedTuple):
    """A plan with the date at which it stood like this."""

    when: str
    """As people read it."""
    at: str
    """ISO date, or instant."""
    plan: Plan


class DifferenceView(NamedTuple):
    """What changed between two dates."""

    organisation: str
    before: DatedPlan
    after: DatedPlan
    found: Difference

    @property
    def title(self) -> str:
        """Both dates, with the quarters that were current then."""
        one, other = self.before, self.after
        return f"{one.when} ({one.plan.quarter.name}) → {other.when} ({other.plan.quarter.name})"

    @property
    def summary(self) -> str:
        """The counts in a sentence."""
        counts = self.found.counts
        if not self.found.changes:
            return "Nothing differs."
        parts = [f"{counts[what]} {words[counts[what] != 1]}" for what, words in _COUNTED.items() if counts[what]]
        total = counted(len(self.found.changes), "difference")
        return f"{total}: {', '.join(parts)}." if parts else f"{total}."

    @property
    def groups(self) -> tuple[tuple[str, tuple[Differing, ...]], ...]:
        """A heading with its changes, for each sort that there is."""
        found = ((HEADINGS[what], self.found.of(what)) for what in WHATS)
        return tuple((heading, changes) for heading, changes in found if changes)


def difference_view(before: DatedPlan, after: DatedPlan) -> DifferenceView:
    """Both dates, the earlier one first."""
    return DifferenceView(after.plan.organisation.name, before, after, difference(before.plan, after.plan))


def differing_text(change: Differing) -> str:
    """One change, e.g. `CHK-7 Saved carts: rank 9 → rank 2`."""
    named = f"{change.key} {change.name}" if change.key else change.name
    return f"{named}: {change.before} → {change.after}"


def difference_lines(view: DifferenceView) -> list[str]:
    """All of it as text."""
    lines = [f"{view.organisation} › {view.title}", view.summary]
    for heading, changes in view.groups:
        lines += ["", f"{heading} ({len(changes)})", *(f"  {differing_text(change)}" for change in changes)]
    return lines


def difference_json(view: DifferenceView) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": 1,
        "from": _dated(view.before),
        "to": _dated(view.after),
        "counts": view.found.counts,
        "changes": [change._asdict() for change in view.found.changes],
    }


def _dated(dated: DatedPlan) -> dict[str, Any]:
    quarter = dated.plan.quarter
    return {"date": dated.at, **quarter.named(), "ratio": quarter.ratio, "reserve": quarter.reserve}
