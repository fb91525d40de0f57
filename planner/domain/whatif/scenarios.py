"""Ratios that are kept side by side, until one is taken over and the others are refused."""

from planner.domain.alignment import agree_ratio
from planner.domain.capacity import Split
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.check_ins.answers import evidence_of
from planner.domain.effect import cost_text, effect
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.scenario import Scenario
from planner.domain.text import one_line, percent, ratio_text
from planner.domain.whatif.considered import Terms, room_under

MOST = 3
"""So many are kept side by side at once."""


def kept(plan: Plan) -> tuple[Scenario, ...]:
    """The scenarios that are kept, oldest first; none before the quarter's answers were read."""
    scenarios = plan.evidence.scenarios.values() if plan.evidence else ()
    ours = (s for s in scenarios if s.quarter == plan.current and s.fate == "kept")
    return tuple(sorted(ours, key=lambda s: ("" if s.at is None else s.at.isoformat(), s.id)))


def kept_as(plan: Plan, terms: Terms) -> Scenario | None:
    """The scenario that is kept with just these terms."""
    return next((s for s in kept(plan) if terms_of(s) == terms), None)


def terms_of(scenario: Scenario) -> Terms:
    """What a scenario considers."""
    return Terms(Split(scenario.ratio, scenario.reserve), scenario.overrides)


def terms_text(terms: Terms) -> str:
    """The terms in words, e.g. `70 : 30, reserve 15 %`."""
    own = ", teams’ own ratios changed" if terms.overrides else ""
    return f"{ratio_text(terms.split.ratio)}, reserve {percent(terms.split.reserve)}{own}"


def keep(plan: Plan, terms: Terms, moment: Moment, name: str = "") -> Step:
    """Keeps terms beside the plan; raises `BadInputError` for a fourth, for the same twice and in a closed quarter."""
    _refuse_closed(plan)
    evidence_of(plan)
    beside, twin = kept(plan), kept_as(plan, terms)
    if twin is not None:
        raise BadInputError(f"{terms_text(terms)} is kept already, as “{twin.name}”; move the bar first.")
    if len(beside) >= MOST:
        raise BadInputError(f"{MOST} are kept already; discard one of them, then keep this one.")
    scenario = _scenario(plan, terms, moment, name)
    return Step(f"Keep {terms_text(terms)} beside the plan", (create(scenario),))


def rename(plan: Plan, scenario: str, name: str) -> Step:
    """Gives a kept scenario a name; raises `BadInputError` for none, and where it is not there any more."""
    found, called = _found(plan, scenario), one_line(name, "Name")
    if not called:
        raise BadInputError("A scenario needs a name, e.g. Search first.")
    return Step(f"Call {found.name} “{called}”", edit(found, name=called))


def discard(plan: Plan, scenario: str) -> Step:
    """Removes a kept scenario; raises `BadInputError` where it is not there any more."""
    found = _found(plan, scenario)
    return Step(f"Discard the scenario {found.name}", (delete(found),))


def take(
    plan: Plan,
    terms: Terms,
    moment: Moment,
    *,
    why: str,
    scenario: str | None = None,
    signed_by: str = "",
    also_signed_by: str = "",
) -> Step:
    """Makes considered terms the agreed ones: split, teams' own ratios and decision; what was kept besides is refused.

    `scenario` is the kept one that is taken, if it is one; else one that is kept with the same terms is meant. Raises
    `BadInputError` as `agree_ratio` does, and where the scenario is not there any more.
    """
    evidence_of(plan)
    chosen = _found(plan, scenario) if scenario is not None else kept_as(plan, terms)
    agreed = agree_ratio(plan, terms.split, moment, why=why, signed_by=signed_by, also_signed_by=also_signed_by)
    cost = cost_text(plan, effect(fill(plan), fill(plan, room_under(plan, terms))))
    decision = next(c.after for c in agreed.changes if isinstance(c.after, Decision))._replace(cost=cost)
    changes: list[Change] = [
        create(decision) if isinstance(change.after, Decision) else change for change in agreed.changes
    ]
    changes += _own_ratios(plan, terms)
    if chosen is None:
        taken = _scenario(plan, terms, moment, "")
        changes.append(create(taken._replace(fate="chosen", decision=decision.id)))
    for one in kept(plan):
        fate = "chosen" if chosen is not None and one.id == chosen.id else "refused"
        changes += edit(one, fate=fate, decision=decision.id)
    name = "" if chosen is None or chosen.name == terms_text(terms) else f" “{chosen.name}”:"
    return Step(f"Take over{name} {terms_text(terms)}", tuple(changes), why=agreed.why)


def _own_ratios(plan: Plan, terms: Terms) -> list[Change]:
    """The teams' own ratios as the terms have them; a team that brings nobody to the quarter has none."""
    changes: list[Change] = []
    for team, ratio in terms.overrides:
        own = plan.capacity_of(team)
        changes += edit(own, ratio=ratio) if own is not None else ()
    return changes


def _scenario(plan: Plan, terms: Terms, moment: Moment, name: str) -> Scenario:
    called = one_line(name, "Name") or terms_text(terms)
    split = terms.split
    return Scenario(
        moment.new_id(), plan.current, called, split.ratio, split.reserve, terms.overrides, moment.now, moment.actor
    )


def _found(plan: Plan, scenario: str) -> Scenario:
    for one in kept(plan):
        if one.id == scenario:
            return one
    raise BadInputError("That scenario is not kept any more; look at what is there and choose again.")


def _refuse_closed(plan: Plan) -> None:
    if plan.quarter.state == "closed":
        raise BadInputError(f"{plan.quarter.name} is closed; its ratio stays as it was agreed.")
