"""The best plan by score in words."""

from planner.domain.capacity import round_half_up
from planner.domain.effect import titles
from planner.domain.optimum.held import Exchange, Held
from planner.domain.plan import Plan
from planner.domain.text import counted

_NONE = 1e-9


def sentence(plan: Plan, held: Held) -> str:
    """What the order costs and what would close the gap, e.g. `Your order costs 4 % against the best by score; …`."""
    if held.yours <= 0 and held.best <= 0:
        return "No item that could be in has a score yet, so there is no best plan by score."
    if not held.exchanges:
        return _no_better(held)
    costs = f"Your order costs {_cost(held)} against the best by score"
    first, *others = held.exchanges
    if not others:
        return f"{costs}; {_doing(plan, first)} {_closes(held)}."
    count = counted(len(held.exchanges), "swap")
    return f"{costs}; {count} {_closes(held)}, first of all {_doing(plan, first)}."


def exchange_text(plan: Plan, exchange: Exchange, most: int = 50) -> str:
    """One exchange, e.g. `Saved carts → Apple Pay, Gift cards`."""
    if not exchange.out:
        return f"also {titles(plan, exchange.into, most)}"
    return f"{titles(plan, exchange.out, most)} → {titles(plan, exchange.into, most)}"


def method(held: Held) -> str:
    """How sure this is, and by which method, for whoever asks."""
    if held.exact:
        return "Proven: a mixed-integer program solved by HiGHS, its answer checked once more."
    if held.solver:
        return f"Time ran out: the best that HiGHS found so far. The order costs {_percent(held.most)} at most."
    return (
        "An estimate: a greedy plan by score, and a Lagrangian bound, which no plan under these limits exceeds. "
        "With the extra planner[optimize] it is exact."
    )


def _no_better(held: Held) -> str:
    if held.exact:
        return "Your order brings as much as any plan under these limits: it is the best by score."
    return f"No better plan by score was found; your order costs {_percent(held.most)} at most."


def _cost(held: Held) -> str:
    if held.exact:
        return _percent(held.gap)
    return f"{_percent(held.gap)} to {_percent(held.most)}"


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
