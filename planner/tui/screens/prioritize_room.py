"""What opens from Prioritize for a whole room: comparing, voting, and what an item needs."""

from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.tui.screens.prioritize_edits import ItemEdits


class RankingTogether(ItemEdits):
    """Each action opens a screen or a dialog of its own, which is imported by its key."""

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
