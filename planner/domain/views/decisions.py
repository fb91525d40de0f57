"""What the decision log shows: newest first, what replaced what, and what was withdrawn."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from planner.domain.calendar import clock_time, long_date, today_in
from planner.domain.decisions import NO_REASON, decisions_of, successors
from planner.domain.evidence import Decision
from planner.domain.plan import Plan
from planner.domain.principles import followed
from planner.domain.scenario import Scenario
from planner.domain.text import counted, percent, ratio_text
from planner.domain.words import DECISION_KIND_NAMES, DECISION_KINDS, DecisionKind

_LONGEST = 40
"""Characters of a quarter's name beside other things."""


class DecisionWish(NamedTuple):
    """Which decisions somebody wants to see; what is `None` is not asked for."""

    kind: DecisionKind | None = None
    quarter: str | None = None
    item: str | None = None
    person: str | None = None
    """A signatory."""
    since: datetime | None = None


EVERYTHING = DecisionWish()


class DecisionRow(NamedTuple):
    """One decision as a row shows it."""

    id: str
    decision: Decision
    day: str
    """E.g. `2 Oct 2026`."""
    who: str
    """Both signatories where there are two; empty where nobody signed."""
    state: str
    """`withdrawn`, `superseded`, or empty where it holds."""
    follows: str = ""
    """The principle that it follows, e.g. `2 Buy back speed`; empty for none."""

    @property
    def aside(self) -> str:
        """What stands at the end of its row: state, who, and `P2` for the second principle."""
        number = self.follows.partition(" ")[0] if self.follows[:1].isdigit() else ""
        return "  ".join(filter(None, (self.state, self.who, f"P{number}" if number else "")))


class FilterChoice(NamedTuple):
    """One thing to filter by."""

    text: str
    wish: DecisionWish


class DecisionsView(NamedTuple):
    """The decisions that were asked for."""

    rows: tuple[DecisionRow, ...]
    total: int
    """How many there are without the wish."""
    known: bool
    """Whether the decisions have been read at all."""
    wish: DecisionWish
    shown: str
    """What the wish asks for, e.g. `only ratio`; empty for everything."""

    @property
    def summary(self) -> str:
        """How many there are, in words."""
        if not self.known:
            return "reading …"
        if self.shown:
            return f"{len(self.rows)} of {counted(self.total, 'decision')}, {self.shown}"
        return counted(self.total, "decision")


def decisions_view(plan: Plan, wish: DecisionWish = EVERYTHING) -> DecisionsView:
    """The decisions of a plan, newest first."""
    decisions = decisions_of(plan)
    replaced = successors(decisions)
    rows = tuple(_row(plan, d, replaced) for d in decisions if _is_wanted(d, wish))
    return DecisionsView(rows, len(decisions), plan.evidence is not None, wish, _shown(plan, wish))


def who_decided(decision: Decision) -> str:
    """The signatories, e.g. `Mara Lindqvist and Jonas Okafor`; empty where nobody signed."""
    return " and ".join(name for name in (decision.signed_by, decision.also_signed_by) if name)


def when_decided(plan: Plan, at: datetime) -> str:
    """Day and time of an instant where the organisation is, e.g. `2 Oct 2026, 11:00`."""
    zone = plan.organisation.time_zone
    return f"{long_date(today_in(zone, at))}, {clock_time(zone, at)}"


def decision_told(plan: Plan, decision: Decision) -> tuple[tuple[str, str], ...]:
    """All about one decision, as pairs of a short name and a text."""
    decisions = {d.id: d for d in decisions_of(plan)}
    later = successors(decisions.values()).get(decision.id)
    earlier = decisions.get(decision.supersedes or "")
    item = plan.items.get(decision.item or "")
    pairs = [
        ("what", decision.what),
        ("who", who_decided(decision) or "nobody signed"),
        ("when", f"{when_decided(plan, decision.at)}, for {_quarter(plan, decision.quarter)}"),
        ("why", decision.why or NO_REASON),
    ]
    if decision.cost or decision.kind != "other":
        pairs.append(("cost", decision.cost or "nothing came in and nothing went out"))
    if decision.principle is not None:
        pairs.append(("follows", _followed(plan, decision)))
    refused = _refused(plan, decision)
    if refused:
        pairs.append(("refused", refused))
    if item is not None:
        pairs.append(("item", f"{item.key} {item.title}"))
    if earlier is not None:
        pairs.append(("supersedes", _named(plan, earlier)))
    if later is not None:
        pairs.append(("superseded by", _named(plan, later)))
    if decision.withdrawn:
        pairs.append(("withdrawn", "its step was undone; it stays listed"))
    return tuple(pairs)


def _refused(plan: Plan, decision: Decision) -> str:
    """The ratios that were kept side by side with the one that was taken over, as far as they were read."""
    rows = plan.evidence.scenarios.values() if plan.evidence is not None else ()
    ours = sorted((s for s in rows if s.decision == decision.id and s.fate == "refused"), key=lambda s: (s.name, s.id))
    return "; ".join(_scenario_named(s) for s in ours)


def _scenario_named(scenario: Scenario) -> str:
    terms = f"{ratio_text(scenario.ratio)}, reserve {percent(scenario.reserve)}"
    return scenario.name if scenario.name.startswith(terms) else f"{scenario.name} ({terms})"


def filter_choices(plan: Plan) -> tuple[FilterChoice, ...]:
    """What the decisions can be filtered by: everything, then kinds, quarters, people and items that have some."""
    decisions = decisions_of(plan)
    kinds = {d.kind for d in decisions}
    people = {name for d in decisions for name in (d.signed_by, d.also_signed_by) if name}
    items = {d.item for d in decisions if d.item in plan.items}
    wishes = [
        EVERYTHING,
        *(DecisionWish(kind=kind) for kind in DECISION_KINDS if kind in kinds),
        *(DecisionWish(quarter=quarter) for quarter in sorted({d.quarter for d in decisions}, reverse=True)),
        *(DecisionWish(person=person) for person in sorted(people)),
        *(DecisionWish(item=item) for item in sorted(items, key=lambda i: plan.items[i or ""].title)),
    ]
    return tuple(
        FilterChoice(
            f"{_shown(plan, wish) or 'all decisions'} ({sum(1 for d in decisions if _is_wanted(d, wish))})", wish
        )
        for wish in wishes
    )


def _row(plan: Plan, decision: Decision, replaced: Mapping[str, Decision]) -> DecisionRow:
    state = "withdrawn" if decision.withdrawn else "superseded" if decision.id in replaced else ""
    day = long_date(today_in(plan.organisation.time_zone, decision.at))
    return DecisionRow(decision.id, decision, day, who_decided(decision), state, _followed(plan, decision))


def _followed(plan: Plan, decision: Decision) -> str:
    number, text = followed(plan, decision) or (0, "")
    return f"{number} {text}" if number else text


def _is_wanted(decision: Decision, wish: DecisionWish) -> bool:
    return (
        wish.kind in (None, decision.kind)
        and wish.quarter in (None, decision.quarter)
        and wish.item in (None, decision.item)
        and wish.person in (None, decision.signed_by, decision.also_signed_by)
        and (wish.since is None or decision.at >= wish.since)
    )


def _shown(plan: Plan, wish: DecisionWish) -> str:
    parts = []
    if wish.kind is not None:
        parts.append(f"only {DECISION_KIND_NAMES[wish.kind]}")
    if wish.quarter is not None:
        parts.append(f"of {_quarter(plan, wish.quarter)}")
    if wish.person is not None:
        parts.append(f"signed by {wish.person}")
    if wish.item is not None:
        item = plan.items.get(wish.item)
        parts.append(f"about {item.title if item else wish.item}")
    if wish.since is not None:
        parts.append(f"since {long_date(today_in(plan.organisation.time_zone, wish.since))}")
    return ", ".join(parts)


def _quarter(plan: Plan, quarter: str) -> str:
    name = plan.quarter_name(quarter)
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _named(plan: Plan, decision: Decision) -> str:
    return f"{decision.what} ({long_date(today_in(plan.organisation.time_zone, decision.at))})"
