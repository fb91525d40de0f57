"""Where we stand: five short questions in a form, and at once what the table makes of the answers."""

from collections.abc import Mapping

from planner.domain.capacity import capacity
from planner.domain.context import QUESTIONS, answer, context_of, context_texts, parse_context
from planner.domain.errors import BadInputError
from planner.domain.views.align_suggestion import suggested
from planner.tui.dialogs.form import FormDialog, FormLine
from planner.tui.screens.plan_screen import PlanScreen

CONTEXT_LINES = tuple(
    FormLine(
        question.field,
        question.label,
        question.asks,
        ("searching", "growing", "established") if question.field == "phase" else (),
    )
    for question in QUESTIONS
)


def ask_context(screen: PlanScreen) -> None:
    """Opens the questions over a screen, and keeps the answers with its quarter."""
    plan = screen.plan  # what others answered meanwhile must not be overwritten

    def says(texts: Mapping[str, str]) -> str:
        after = plan.after(answer(plan, parse_context(plan, texts)).changes)
        found = suggested(after, capacity(after))
        return f"{found.label}; w on Align says why." if found.low is not None else found.sentences[0]

    def taken(texts: dict[str, str] | None) -> None:
        if texts is None:
            return
        try:
            screen.do(answer(plan, parse_context(plan, texts)))
        except BadInputError as error:
            screen.say(f"✗ {error}")

    screen.app.push_screen(
        FormDialog(f"Where we stand in {plan.quarter.name}", CONTEXT_LINES, context_texts(context_of(plan)), says),
        taken,
    )
