"""The decision log as it leaves the plan: JSON for programs, and text to copy."""

from typing import Any

from planner.domain.decisions import decisions_of, successors
from planner.domain.evidence import Decision
from planner.domain.plan import Plan
from planner.domain.principles import followed
from planner.domain.views.decisions import DecisionsView, decision_told


def decisions_json(plan: Plan, view: DecisionsView) -> dict[str, Any]:
    """The decisions, newest first; what nobody gave is `null`."""
    later = successors(decisions_of(plan))
    return {"schema": 1, "decisions": [_one(plan, row.decision, later.get(row.id)) for row in view.rows]}


def decisions_text(plan: Plan, view: DecisionsView) -> list[str]:
    """A paragraph for each decision, newest first."""
    lines = [f"{plan.organisation.name} › decisions: {view.summary}"]
    for row in view.rows:
        state = f" [{row.state}]" if row.state else ""
        lines += ["", f"{row.day}  {row.decision.what}{state}"]
        told = [(name, text) for name, text in decision_told(plan, row.decision) if name not in {"what", "when"}]
        lines += [f"  {name}: {' '.join(text.split())}" for name, text in told]
    return lines


def _one(plan: Plan, decision: Decision, later: Decision | None) -> dict[str, Any]:
    item, principle = plan.items.get(decision.item or ""), followed(plan, decision)
    return {
        "id": decision.id,
        "at": decision.at.isoformat(),
        "quarter": decision.quarter,
        "quarter_name": plan.quarter_name(decision.quarter),
        "kind": decision.kind,
        "what": decision.what,
        "why": decision.why or None,
        "signed_by": [name for name in (decision.signed_by, decision.also_signed_by) if name],
        "cost": decision.cost or None,
        "item": item.key if item is not None else None,
        "supersedes": decision.supersedes,
        "superseded_by": later.id if later is not None else None,
        "withdrawn": decision.withdrawn,
        "principle": principle[1] if principle is not None else None,
    }
