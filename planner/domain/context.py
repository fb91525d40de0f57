"""Where the organisation stands: five short questions, and their answers as they are kept with a quarter."""

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.change import Step, create, edit
from planner.domain.errors import BadInputError
from planner.domain.okrs.key_results import refuse_sealed
from planner.domain.plan import Plan
from planner.domain.purpose import CompanyPhase, QuarterContext
from planner.domain.text import clean, number_text
from planner.domain.typed import parse_number, parse_people

PHASES: tuple[CompanyPhase, ...] = ("searching", "growing", "established")
PHASE_NAMES: dict[CompanyPhase, str] = {
    "searching": "searching for product-market fit",
    "growing": "growing",
    "established": "established",
}
_MOST_LINES = 100_000


class ContextQuestion(NamedTuple):
    """One of the five questions."""

    field: str
    label: str
    asks: str
    """What to write."""


QUESTIONS: tuple[ContextQuestion, ...] = (
    ContextQuestion("phase", "Phase", "searching, growing or established"),
    ContextQuestion("engineers", "Engineers", "how many, all told; empty: the people in the teams"),
    ContextQuestion("product_lines", "Product lines", "how many products with users of their own, e.g. 2"),
    ContextQuestion("shipping", "Shipping", "1 by hand and rarely … 5 at any time, by itself"),
    ContextQuestion("running", "Running", "1 customers report trouble … 5 seen and rolled back in minutes"),
)


def context_of(plan: Plan) -> QuarterContext:
    """The quarter's answers; all unknown where nobody answered."""
    return plan.contexts.get(plan.current, QuarterContext(plan.current, plan.current))


def maturity(context: QuarterContext) -> int | None:
    """How mature the technology is, 1 to 5: the lower of the two answers about it; `None` while one is missing."""
    if context.shipping is None or context.running is None:
        return None
    return min(context.shipping, context.running)


def context_texts(context: QuarterContext) -> dict[str, str]:
    """The answers as `parse_context` reads them."""
    values = {question.field: getattr(context, question.field) for question in QUESTIONS}
    numbers = {name: "" if value is None else number_text(float(value)) for name, value in values.items()
               if name != "phase"}  # fmt: skip
    return {"phase": context.phase or "", **numbers}


def parse_context(plan: Plan, texts: Mapping[str, str]) -> QuarterContext:
    """The answers from what was typed; nothing and `?` are unknown. Raises `BadInputError`."""
    typed = {name: "" if clean(text) in {"?", "–", "-"} else clean(text) for name, text in texts.items()}
    lines = _whole(typed["product_lines"], "Product lines", 0, _MOST_LINES)
    return QuarterContext(
        plan.current,
        plan.current,
        _phase(typed["phase"]),
        parse_people(typed["engineers"], "Engineers") if typed["engineers"] else None,
        lines,
        _whole(typed["shipping"], "Shipping", 1, 5),
        _whole(typed["running"], "Running", 1, 5),
    )


def answer(plan: Plan, context: QuarterContext) -> Step:
    """Keeps the answers with the quarter; raises `BadInputError` where it is closed."""
    refuse_sealed(plan)
    before = plan.contexts.get(plan.current)
    changes = (create(context),) if before is None else edit(before, **context._asdict())
    return Step(f"Say where we stand in {plan.quarter.name}", changes)


def handed_on(plan: Plan, quarter: str) -> QuarterContext | None:
    """The answers with which another quarter begins: those of this one, until somebody gives others."""
    before = plan.contexts.get(plan.current)
    return None if before is None else before._replace(id=quarter, quarter=quarter)


def _phase(text: str) -> CompanyPhase | None:
    wanted = text.casefold()
    if not wanted:
        return None
    found = [phase for phase in PHASES if phase.startswith(wanted) or PHASE_NAMES[phase].casefold() == wanted]
    if len(found) != 1:
        raise BadInputError("Phase: write searching (for product-market fit), growing or established.")
    return found[0]


def _whole(text: str, what: str, least: int, most: int) -> int | None:
    if not text:
        return None
    value = parse_number(text, what)
    if value != int(value) or not least <= value <= most:
        span = f"from {least} to {most}" if most < _MOST_LINES else "such as 2"
        raise BadInputError(f"{what}: write a whole number {span}, or nothing while it is unknown.")
    return int(value)
