"""What changes an agreed plan away from Prioritize, or is put back before anybody said why: it is asked at once."""

from collections.abc import Collection

from planner.domain.change import Step
from planner.domain.departure import Departure, account, departs, departure_of, is_agreed, question
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.session import Session, Undone
from planner.tui.screens.plan_screen import PlanScreen


def lacks_why(plan: Plan, turned: Undone) -> bool:
    """Whether what came back changed an agreed plan and has no decision of its own that came back with it."""
    return is_agreed(plan) and turned.label is not None and all(row.kind != "decision" for row in turned.rows)


def put_back(plan: Plan, turned: Undone, before: Fill, session: Session) -> Departure:
    """What came back, as a departure from what was in before."""
    moment = session.moment()
    item = only({getattr(row.entity, "item", None) or row.id for row in turned.rows})
    return Departure(f"put back:{moment.new_id()}", item, before, fill(plan), turned.label or "", moment)


def ask_at_once(screen: PlanScreen, turned: Undone, before: Plan) -> None:
    """Asks why where no cursor has to leave an item first; no answer is noted as no reason given."""
    if not lacks_why(screen.plan, turned):
        return
    departure = put_back(screen.plan, turned, fill(before), screen.session)
    if not departs(screen.plan, departure.effect):
        return
    ask_why(screen, departure)


def ask_about(screen: PlanScreen, step: Step, before: Plan) -> None:
    """Asks why a step was made that changed what was agreed; one that brought its own reason is noted with that."""
    departure = departure_of(before, screen.plan, step, screen.session.moment())
    if departure is None:
        return
    if step.why:
        screen.session.do(account(screen.plan, departure, step.why))
    else:
        ask_why(screen, departure)


def ask_why(screen: PlanScreen, departure: Departure) -> None:
    """Asks for a line why, and adds the decision; no answer is noted as no reason given."""
    from planner.tui.dialogs.because import Because

    def decided(reason: str) -> bool:
        now = departure._replace(after=fill(screen.plan))
        if not departs(screen.plan, now.effect):
            return False  # the file refused it meanwhile, or somebody took it back
        screen.session.do(account(screen.plan, now, reason))
        screen.session.hand_over()
        return True

    def answered(why: str | None) -> None:
        reason = (why or "").strip()
        if decided(reason):
            screen.say(f"Noted: {reason}" if reason else "Noted: no reason given.")

    screen.app.push_screen(Because(question(screen.plan, departure.effect), lambda: decided("")), answered)


def only(items: Collection[str]) -> str | None:
    """The one item; `None` for several."""
    return next(iter(items)) if len(items) == 1 else None
