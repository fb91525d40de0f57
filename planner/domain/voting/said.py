"""The result of ballots in sentences. Method names stand only in what `w` opens."""

from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.voting.agreement import MODERATE, STRONG, WEAK
from planner.domain.voting.consensus import ballots_of
from planner.domain.voting.kept import called
from planner.domain.voting.outcome import Outcome, Placed, outcome
from planner.domain.words import CATEGORY_NAMES, Category

_NAMED = 3
_METHODS = """
The common order is by mean rank (Borda), over {ballots}. An item that a ballot does not name was not judged by it: that
says nothing about the item, neither last nor middle. Dots are an order with ties: most dots first.

The majority's order is Schulze's: an item stands before another where a chain of majorities leads from it that is
stronger than any back. Where the two differ, a few far-off ranks have moved the mean.

How far the leads agree is Kendall's W with ties, over the {common} that all judged: {agreement} (0 none, 1 the same
order; from .7 strong, .5 moderate, .3 weak, as Schmidt 1997 has it).

To talk about are the items that a quarter to three quarters of the leads place above the line, nearest the line first:
there the room decides who is in. Where a lead's line stands follows from that lead's order and the lane's weeks.
"""


def agreement_sentence(result: Outcome) -> str:
    """How far the room agrees."""
    if result.leads < 2:
        return "Only one lead has voted: this is one opinion, not a common order."
    if result.agreement is None:
        return f"The {result.leads} leads judged too few of the same items to say how far they agree."
    who, among = f"The {result.leads} leads", _among(result)
    if result.agreement >= STRONG:
        return f"{who} largely agree{among}."
    if result.agreement >= MODERATE:
        return f"{who} agree in the main{among}."
    if result.agreement >= WEAK:
        talk = ": talk about what divides you before anything is taken over" if result.line is not None else ""
        return f"{who} agree only in part{among}{talk}."
    talk = ": a common order would hide that, so talk first" if result.line is not None else ""
    return f"{who} do not agree{among}{talk}."


def nothing_to_talk_about(result: Outcome) -> str:
    """What stands in the place of items to talk about, where there are none."""
    if result.line is None:
        return "Everything fits, in whatever order: there is nothing to settle here."
    return "The leads agree on which side of the line each item stands."


def majority_sentence(plan: Plan, result: Outcome) -> str:
    """Where the majority's order is another than the common one; empty where it is the same, or with one lead."""
    moved = [placed for placed in result.places if placed.majority != placed.rank]
    if result.leads < 2 or not moved:
        return ""
    moved.sort(key=lambda p: (-abs(p.majority - p.rank), p.majority))
    named = [f"{plan.items[p.item].title} {p.majority} instead of {p.rank}" for p in moved[:_NAMED]]
    more = f" and {len(moved) - _NAMED} more" if len(moved) > _NAMED else ""
    return f"The majority sees it differently: {', '.join(named)}{more}."


def spread_text(placed: Placed) -> str:
    """`ranks 2 … 14`, or `rank 3` where all say the same."""
    low, high = placed.spread
    return f"rank {low}" if low == high else f"ranks {low} … {high}"


def above_text(placed: Placed) -> str:
    """`3 of 5 above the line`."""
    return f"{placed.above} of {len(placed.views)} above the line"


def reason_lines(placed: Placed, *, in_room: bool) -> tuple[str, ...]:
    """Who said what about an item; outside the room only with the names that may leave it."""
    return tuple(f"{called(r.person, in_room or r.may_be_named)}: {' '.join(r.text.split())}" for r in placed.reasons)


def outcome_lines(plan: Plan, category: Category) -> tuple[str, ...]:
    """The result as plain text that may leave the plan; before it is shown only how many have voted."""
    lane = CATEGORY_NAMES[category]
    if plan.evidence is None:
        return (f"{lane}: the ballots are still being read.",)
    ballots = ballots_of(plan, category)
    result = outcome(plan, category)
    if result is None:
        hidden = "; hidden until all are shown together" if ballots else ""
        return (f"{lane}: {counted(len(ballots), 'ballot')}{hidden}.",)
    said = [f"{lane}: the leads' common order", agreement_sentence(result)]
    said += [text for text in (majority_sentence(plan, result),) if text]
    said += ["", *(_row(plan, placed, result) for placed in result.places)]
    talk = result.to_talk_about
    if talk:
        said += ["", "Talk about these:"]
    for placed in talk:
        said.append(f"  {plan.items[placed.item].title}: {spread_text(placed)}, {above_text(placed)}")
        said += [f"    {line}" for line in reason_lines(placed, in_room=False)]
    return tuple(said)


def explained(plan: Plan, result: Outcome, placed: Placed | None) -> tuple[str, ...]:
    """How the result came about, with the names of the methods; of one item first where one is given."""
    said = [] if placed is None else _of_item(plan, result, placed)
    agreement = "cannot be said" if result.agreement is None else f"{result.agreement:.2f}"
    common = f"{result.in_common} of {len(result.places) + len(result.unjudged)} items"
    method = _METHODS.format(ballots=counted(result.leads, "ballot"), common=common, agreement=agreement)
    return (*said, *(" ".join(part.split()) for part in method.split("\n\n")))


def _of_item(plan: Plan, result: Outcome, placed: Placed) -> list[str]:
    views = ", ".join(f"{view.person} {view.rank:g}" for view in sorted(placed.views, key=lambda v: v.rank))
    text = (
        f"{plan.items[placed.item].title}: {placed.rank} in the common order, {placed.today} today; mean rank "
        f"{placed.mean:.1f} of {len(result.places)}. Ranks by lead: {views}."
    )
    return [text, *reason_lines(placed, in_room=True)]


def _row(plan: Plan, placed: Placed, result: Outcome) -> str:
    item = plan.items[placed.item]
    moved = "as today" if placed.rank == placed.today else f"today {placed.today}"
    side = "" if result.line is None or placed.rank <= result.line else ", below the line"
    return f"{placed.rank:>3}  {item.key} {item.title}  ({moved}, {spread_text(placed)}{side})"


def _among(result: Outcome) -> str:
    return "" if result.in_common == len(result.places) else f" about the {result.in_common} items that all judged"
