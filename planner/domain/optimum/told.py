"""The best plan by score in words."""

from collections.abc import Sequence

from planner.domain.capacity import round_half_up
from planner.domain.effect import titles
from planner.domain.optimum.exchanges import Exchange, exchange_text
from planner.domain.optimum.held import Held
from planner.domain.optimum.weeks import Week, week_text
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.whatif.considered import value_text

_NONE = 1e-9


def sentence(plan: Plan, held: Held) -> str:
    """What the order costs and what would close the gap, e.g. `Your order costs 4 % against the best by score; …`."""
    if _is_idle(held):
        return "No item that could be in has a score yet, so there is no best plan by score."
    if not held.exchanges:
        return _no_better(held)
    costs = f"Your order costs {_cost(held)} against the best by score"
    first, *others = held.exchanges
    if not others:
        return f"{costs}; {_doing(plan, first)} {_closes(held)}."
    count = counted(len(held.exchanges), "swap")
    return f"{costs}; {count} {_closes(held)}, first of all {_doing(plan, first)}."


def paragraphs(plan: Plan, held: Held, more: Sequence[Week] = ()) -> list[str]:
    """The whole answer: what the order costs, every swap, one more week, and how sure it is."""
    found = [sentence(plan, held)]
    if held.exchanges:
        rows = (f"+{value_text(e.gain)}  {exchange_text(plan, e)}" for e in held.exchanges)
        found.append("\n".join(("Each swap by itself, with what it adds to the value:", *rows)))
        found.append(f"Your order brings {value_text(held.yours)}, the best that was found {value_text(held.best)}.")
    if more:
        head = "One more week would bring the best plan, solved again with it:"
        found.append("\n".join((head, *(week_text(plan, week) for week in more))))
    if held.unscored:
        stay = "has no score and stays as it is" if held.unscored == 1 else "have no score and stay as they are"
        found.append(
            f"{counted(held.unscored, 'item')} {stay}: unknown is not zero. So do must-dos and work under way."
        )
    return found if _is_idle(held) else [*found, method(held)]


def method(held: Held) -> str:
    """How sure this is, and by which method, for whoever asks."""
    if held.exact:
        return "Proven: no plan under these limits brings more. The answer was checked once more before it was shown."
    if held.solver:
        return (
            f"Time ran out: this is the best that was found until then. The order costs {_percent(held.most)} at most."
        )
    return (
        "An estimate: a greedy plan by score, and a Lagrangian bound, which no plan under these limits exceeds. "
        "With the extra planner[optimize] it is exact."
    )


def _is_idle(held: Held) -> bool:
    """Whether no score was there to look for a best plan by."""
    return held.yours <= 0 and held.best <= 0


def _no_better(held: Held) -> str:
    if held.exact:
        return "Your order brings as much as any plan under these limits: it is the best by score."
    return f"No better plan by score was found; your order costs {_percent(held.most)} at most."


def _cost(held: Held) -> str:
    if held.exact:
        return _percent(held.gap)
    least, most = _percent(held.gap), _percent(held.most)
    return f"about {most}" if least == most else f"{least} to {most}"


def _closes(held: Held) -> str:
    return "would close it" if held.exact else f"would win {_percent(held.gap)}"


def _doing(plan: Plan, exchange: Exchange) -> str:
    if not exchange.out:
        return f"taking in {titles(plan, exchange.into)}"
    return f"swapping {_and(plan, exchange.out)} for {_and(plan, exchange.into)}"


def _and(plan: Plan, items: tuple[str, ...]) -> str:
    """`Apple Pay`, `Apple Pay and Gift cards`, `Apple Pay, Gift cards and 2 more`."""
    text = titles(plan, items)
    if len(items) in {2, 3}:
        *names, last = (plan.items[item].title for item in items)
        return f"{', '.join(names)} and {last}"
    return text


def _percent(share: float) -> str:
    if share < _NONE:
        return "0 %"
    return "under 1 %" if share < 0.01 else f"{round_half_up(share * 100)} %"
