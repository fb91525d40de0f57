"""A lane that an import proposed for an item: as words, for programs, and until somebody says which it is."""

from planner.domain.change import Change, delete
from planner.domain.importing.kept import Proposal
from planner.domain.plan import Plan
from planner.domain.text import percent
from planner.domain.words import CATEGORY_NAMES


def proposal_of(plan: Plan, item: str) -> Proposal | None:
    """The lane proposed for an item that nobody has answered yet; `None` for none, or where it was not read yet."""
    return None if plan.evidence is None else plan.evidence.proposals.get(item)


def is_proposed(plan: Plan, item: str) -> bool:
    """Whether an item is in its lane only because an import proposed that."""
    proposal = proposal_of(plan, item)
    return proposal is not None and item in plan.items and plan.items[item].category == proposal.category


def answered(plan: Plan, item: str) -> tuple[Change, ...]:
    """Takes the proposal away, once somebody says which lane an item belongs to."""
    proposal = proposal_of(plan, item)
    return () if proposal is None else (delete(proposal),)


def lane_text(proposal: Proposal) -> str:
    """A proposed lane in words, e.g. `Tune-Up proposed, 92 % sure (label “tech-debt”)`."""
    return f"{CATEGORY_NAMES[proposal.category]} proposed, {percent(proposal.confidence)} sure ({proposal.because})"


def lane_json(proposal: Proposal | None) -> dict[str, object] | None:
    """A proposed lane for programs, its confidence 0…1; `None` for none."""
    if proposal is None:
        return None
    return {"category": proposal.category, "confidence": proposal.confidence, "because": proposal.because}
