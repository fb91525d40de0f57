"""What opens from Prioritize for a whole room: comparing, voting, and what an item needs."""

from typing import TYPE_CHECKING

from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.text import counted
from planner.domain.views.criteria import EVERYTHING
from planner.domain.words import Category
from planner.tui.screens.prioritize_edits import ItemEdits

if TYPE_CHECKING:
    from planner.domain.versus.sitting import Sitting  # imported by the key that compares

_MANY = 6
"""From more items on a rough presort saves more questions than it asks."""


class RankingTogether(ItemEdits):
    """Each action opens a screen or a dialog of its own, which is imported by its key."""

    async def action_history(self) -> None:
        """What happened to the item under the cursor; in an empty lane, to the plan."""
        item = self.under_cursor
        if item is None:
            await super().action_history()
            return
        from planner.tui.screens.item_history import ItemHistoryScreen

        self.app.push_screen(ItemHistoryScreen(self.session, self.plan_changed, self.standing, item.id))

    async def action_slices(self) -> None:
        """The slices, those of the item under the cursor first."""
        item = self.under_cursor
        await self.run_action("app.slices" if item is None else f"app.slices('', {item.id!r})")

    def action_versus(self) -> None:
        """Compares the lane with the focus two by two; marked items alone, else those that are shown."""
        category = self.focused_lane.category
        if self.plan.evidence is None:
            self.say("The answers so far are still being read; try again in a moment.")
            return
        wanted = self._wanted(category)
        start = self._begun(category, wanted)
        if start is None or not _is_blind(start):
            self._compare(category, wanted, start)
            return
        from planner.tui.dialogs.ask import Confirm

        question = (
            "There are no scores to begin from. Sort the items roughly first: now, later or never, one key each?"
            " n begins from the present order."
        )
        # Leaving is neither, so it asks nothing.
        self.app.push_screen(
            Confirm("Presort?", question),
            lambda yes: (
                self._presort(category, wanted) if yes else self._compare(category, wanted) if yes is False else None
            ),
        )

    def action_presort(self) -> None:
        """Sorts the lane with the focus roughly: now, later, never."""
        category = self.focused_lane.category
        if self.plan.evidence is None:
            self.say("The answers so far are still being read; try again in a moment.")
        else:
            self._presort(category, self._wanted(category))

    def action_ballots(self) -> None:
        """Opens the leads' ballots on the lane with the focus."""
        from planner.tui.screens.ballots import BallotsScreen

        screen = BallotsScreen(self.session, self.plan_changed, self.standing, self.focused_lane.category)

        def ended(_none: None) -> None:
            if screen.taken is not None:
                self.apply(screen.taken)

        self.app.push_screen(screen, ended)

    def action_what_if(self) -> None:
        """Opens What if."""
        from planner.tui.screens.what_if import WhatIfFromPrioritize

        self.app.push_screen(WhatIfFromPrioritize(self.session, self.plan_changed, self.standing))

    def action_best_plan(self) -> None:
        """Opens What if, where the best plan by score is looked for under the ratio in force."""
        from planner.tui.screens.what_if import WhatIfFromPrioritize

        screen = WhatIfFromPrioritize(self.session, self.plan_changed, self.standing)
        self.app.push_screen(screen)
        screen.call_after_refresh(screen.action_best_plan)

    def action_needs(self) -> None:
        """Asks what the item under the cursor needs."""
        from planner.domain.needs import set_needs
        from planner.tui.dialogs.needs import Needs

        item = self.under_cursor
        if item is None or self.view is None:
            self.say_empty()
            return

        def changed(needs: tuple[str, ...]) -> tuple[Plan, Fill]:
            step = set_needs(self.plan, item.id, needs)
            self.apply(step._replace(burst=f"needs:{item.id}"), follow=item.id)
            return self.plan, self.view.fill if self.view is not None else fill(self.plan)

        self.app.push_screen(Needs(self.plan, self.view.fill, item.id, changed))

    def _wanted(self, category: Category) -> tuple[str, ...] | None:
        """Ids of the items that are to be compared; `None` for the whole lane."""
        if self.view is None:
            return None
        if not self.marked and self.criteria == EVERYTHING:
            return None
        lane = self.view.lane(category)
        shown = [lane.entry(row).item for row in range(len(lane.shown))]
        marked = tuple(item.id for item in shown if item.id in self.marked)
        if marked or self.criteria == EVERYTHING:
            return marked or None
        from planner.domain.versus.prior import is_compared

        return tuple(item.id for item in shown if is_compared(self.plan, item))

    def _begun(self, category: Category, wanted: tuple[str, ...] | None) -> "Sitting | None":
        """The comparison as it would begin; `None` where it cannot, which its screen says."""
        from planner.domain.versus.sitting import sit_down

        try:
            return sit_down(self.plan, category, self.session.moment(), wanted)
        except BadInputError:
            return None

    def _compare(self, category: Category, wanted: tuple[str, ...] | None, start: "Sitting | None" = None) -> None:
        from planner.tui.screens.versus import VersusScreen

        screen = VersusScreen(self.session, self.plan_changed, self.standing, category, wanted, start)

        def ended(_none: None) -> None:
            if screen.taken is not None:
                self.apply(screen.taken)
            elif screen.sitting is not None and screen.sitting.state.answered:
                answers = counted(screen.sitting.state.answered, "answer")
                self.say(f"Nothing was moved; {answers} kept.   v takes it up again")

        self.app.push_screen(screen, ended)

    def _presort(self, category: Category, wanted: tuple[str, ...] | None) -> None:
        from planner.tui.screens.presort import PresortScreen

        screen = PresortScreen(self.session, self.plan_changed, self.standing, category, wanted)

        def ended(_none: None) -> None:
            if screen.is_whole:
                self._compare(category, wanted)
            elif screen.said:
                self.say(f"{counted(len(screen.said), 'item')} presorted, the rest counts as later.   v compares")

        self.app.push_screen(screen, ended)


def _is_blind(start: "Sitting") -> bool:
    """Whether a comparison would begin from nothing better than the present order."""
    return start.begun is not None and start.comparison.prior == "rank" and len(start.state.items) > _MANY
