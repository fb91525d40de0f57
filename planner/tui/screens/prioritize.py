"""Prioritize: two ranked lanes, and the line that the agreed ratio draws through them."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from planner.domain.text import counted
from planner.domain.words import CATEGORIES, Category
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.screens.prioritize_edits import ItemEdits
from planner.tui.screens.prioritize_keys import EXPLAINED, PRIORITIZE_KEYS
from planner.tui.widgets.unsorted_bar import UnsortedBar

_ALL = "all"


class PrioritizeScreen(ItemEdits):
    """Ranking, finding and filtering; what changes an item itself stands in `ItemEdits`.

    What the first picture does not need is imported by the key that needs it.
    """

    NAME = "Prioritize"
    EXPLAINED = EXPLAINED
    CSS_PATH = "prioritize.tcss"
    BINDINGS: ClassVar[list[BindingType]] = PRIORITIZE_KEYS
    BY_COMMAND: ClassVar[tuple[ByCommand, ...]] = (
        ByCommand("Triage", "Give each unsorted item its lane, team and size", "triage"),
        ByCommand("Re-sort by score", "Sort the marked items, or this whole lane, by score", "sort_by_score"),
    )

    _looked_for: str = ""

    def as_text(self) -> str:
        """Both lanes as text."""
        from planner.domain.views.backlog_text import backlog_text

        return backlog_text(self.view) if self.view is not None else ""

    def action_move(self, by: int) -> None:
        """Moves what is chosen by so many places, in the list as it is shown."""
        from planner.domain.ranking import move

        chosen = self.chosen
        if not chosen or self.view is None:
            self.say_empty()
            return
        shown = None
        if self.team is not None:
            shown = {item.id for item in self.plan.items.values() if item.team == self.team}
        step = move(self.plan, chosen, by, shown)
        if not step.changes:
            self.say(f"Already at the {'top' if by < 0 else 'bottom'}.")
            return
        what = "Moved" if len(chosen) == 1 else f"Moved {len(chosen)} items"
        self.apply(step, f"{what} {'up' if by < 0 else 'down'} one.", follow=self._follow(chosen))

    def action_move_to(self) -> None:
        """Asks where to, and moves what is chosen there."""
        from planner.domain.ranking import move_to, other_lane
        from planner.tui.dialogs.move_to import MoveTarget, MoveTo

        chosen, plan = self.chosen, self.plan
        if not chosen or self.view is None:
            self.say_empty()
            return
        ranks = max(len(self.view.lane(category).lane.order) for category in CATEGORIES)

        def moved(target: MoveTarget | None) -> None:
            if target is None:
                return
            step = other_lane(plan, chosen) if target == "other" else move_to(plan, chosen, target)
            if step.changes:
                self.apply(step, follow=self._follow(chosen))
            else:
                self.say("It stands there already.")

        self.app.push_screen(MoveTo(self.called(chosen), ranks), moved)

    def action_lane(self, category: Category) -> None:
        """Goes to a lane."""
        self.lane(category).focus()

    def action_mark(self) -> None:
        """Marks the item under the cursor, or takes its mark away, and goes on to the next."""
        item = self.under_cursor
        if item is None:
            self.say_empty()
            return
        self.show_marks(self.marked ^ {item.id})
        self.say(f"{counted(len(self.marked), 'item')} marked.   esc takes all marks away")
        self.focused_lane.action_cursor(1)

    def action_clear(self) -> None:
        """Takes marks away, else the filter."""
        if self.marked:
            self.show_marks(frozenset())
            self.say("No item marked.")
        elif self.team is not None:
            self._filter(None)

    def action_filter(self) -> None:
        """Asks for a team."""
        from planner.tui.dialogs.choose import Choice, Choose

        choices = [Choice(_ALL, "all teams"), *(Choice(team.id, team.name) for team in self.plan.active_teams)]
        self.app.push_screen(
            Choose("Show the items of", choices, self.team or _ALL),
            lambda team: self._filter(None if team == _ALL else team) if team is not None else None,
        )

    def action_find(self) -> None:
        """Asks what to find, and goes to the first item from the cursor on that has it."""
        from planner.tui.dialogs.ask import AskLine

        def found(text: str | None) -> None:
            if text and text.strip():
                self._looked_for = text.strip()
                self.action_find_next(0)

        self.app.push_screen(AskLine("Find", "Part of a title or a key", value=self._looked_for), found)

    def action_find_next(self, by: int) -> None:
        """Goes to the next or previous item found, over both lanes and round; with 0 the one here counts too."""
        if self.view is None or not self._looked_for:
            self.say("Nothing to find yet: / asks for it.")
            return
        places = list(self.view.found(self._looked_for))
        if not places:
            self.say(f"No item in the lanes has “{self._looked_for}” in its title or key.")
            return
        lane = self.focused_lane
        here = (CATEGORIES.index(lane.category), lane.cursor)
        ordered = [(CATEGORIES.index(category), index) for category, index in places]
        after = [n for n, place in enumerate(ordered) if place > here or (by == 0 and place == here)]
        before = [n for n, place in enumerate(ordered) if place < here]
        at = (before or [len(places) - 1])[-1] if by < 0 else (after or [0])[0]
        category, index = places[at]
        self.go_to(self.view.lane(category).entry(index).item.id)
        self.say(f"{at + 1} of {len(places)} with “{self._looked_for}”.   n next  N previous")

    @on(UnsortedBar.Opened)
    def action_triage(self) -> None:
        """Opens triage."""
        from planner.tui.screens.triage import TriageScreen

        self.app.push_screen(TriageScreen(self.session, self.plan_changed, self.standing))

    def _filter(self, team: str | None) -> None:
        self.team = team
        self.show_plan()
        self.say("All teams." if team is None else f"Only {self.plan.teams[team].name}.   f or esc shows all teams")

    def _follow(self, chosen: tuple[str, ...]) -> str:
        item = self.under_cursor
        return item.id if item is not None and item.id in chosen else chosen[0]
