"""What the numbers of What if mean, in sentences."""

from collections.abc import Sequence

from planner.domain.plan import Plan
from planner.domain.text import counted, ratio_text
from planner.domain.whatif.considered import Considered

_METHODS = {
    "three_questions": "impact × confidence ÷ weeks",
    "rice": "reach × impact × confidence ÷ effort (RICE)",
    "wsjf": "cost of delay ÷ job size (WSJF)",
}


_COLUMNS = (
    "Each column fills both lanes afresh, in your rank order, with the weeks that its ratio gives; what comes in and "
    "goes out is against the plan as it is now."
)
_VALUE = (
    "Value is the sum of the scores of what is in, a score being {}. A score is for what is spent, so a sum of them "
    "compares plans; it is no sum of money."
)
_BEST = (
    "The best plan by score (by command) is a mixed-integer program under the limits of the fill, solved by HiGHS and "
    "checked afterwards; without the extra planner[optimize] it is a greedy plan with a Lagrangian bound."
)


def explain(plan: Plan, draft: Considered, more: Sequence[str]) -> list[str]:
    """Value, use and swaps; then what one more week would bring, `more`, a sentence each."""
    method = _METHODS[plan.organisation.score_method]
    paragraphs = [_COLUMNS, _VALUE.format(method)]
    if draft.unscored:
        have = "has" if draft.unscored == 1 else "have"
        paragraphs.append(
            f"{counted(draft.unscored, 'item')} of the {draft.size} that are in {have} no score. Unknown is not zero: "
            "the value is that of the others alone."
        )
    reached = draft.filled.capacity.teams_add_up_to
    if reached is not None and ratio_text(reached) != ratio_text(draft.terms.split.ratio):
        paragraphs.append(
            f"The teams add up to {ratio_text(reached)}, because some have a ratio of their own, which the bar does "
            "not move."
        )
    paragraphs.append(
        "One more week is worked out by filling again with it, for each team and lane under the draft; a large item "
        "may come in and put smaller ones out, so the value can fall."
    )
    return [*paragraphs, *(more or ["One more week anywhere changes nothing."]), _BEST]
