"""Going from quarter to quarter: the whole app, in whatever phase, is about one of them."""

import asyncio

from planner.domain.errors import PlannerError
from planner.domain.plan import Plan
from planner.session import Session
from planner.tui.because_app import BecauseApp


class QuartersApp(BecauseApp):
    """What `<` and `>` do, and the list of quarters."""

    def action_quarter(self, by: int) -> None:
        """Goes to the next quarter, or to the one before."""
        if self.session is None:
            return
        from planner.domain.quarters.editing import neighbour

        to = neighbour(self.session.plan, by)
        if to is None:
            self.say(_at_the_end(self.session.plan, by))
        else:
            self.go_to_quarter(to.id)

    def action_quarters(self) -> None:
        """Opens the list of all quarters."""
        if self.session is not None:
            from planner.tui.screens.quarters import QuartersScreen

            self.push_screen(QuartersScreen(self.session, self.plan_changed, self.standing))

    def go_to_quarter(self, quarter: str) -> None:
        """Makes the app about another quarter, and says where that stands."""
        if self.session is not None:
            self.run_worker(self._go(self.session, quarter), exclusive=True, group="quarter")

    async def _go(self, session: Session, quarter: str) -> None:
        from planner.domain.quarters.catch_up import missed
        from planner.domain.quarters.standing import standing_sentence

        try:
            plan = await asyncio.wrap_future(session.go(quarter))
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        late = missed(plan).sentence
        self.say(
            standing_sentence(plan.quarter, session.today)
            + (f" {late}: the command Quarters tells more." if late else "")
        )


def _at_the_end(plan: Plan, by: int) -> str:
    name = plan.quarter.name
    if by < 0:
        return f"{name} is the first quarter: there is none before it."
    return f"{name} is the latest quarter; the command Quarters prepares the next one."
