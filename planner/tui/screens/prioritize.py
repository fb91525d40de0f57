"""Prioritize: two ranked lanes, and the line that the agreed ratio draws through them."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from planner.domain.text import counted
from planner.domain.views.criteria import EVERYTHING, Criteria, criteria_text
from planner.domain.words import CATEGORIES, Category
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.screens.prioritize_keys import EXPLAINED, PRIORITIZE_KEYS
from planner.tui.screens.prioritize_room import RankingTogether
from planner.tui.widgets.lane_line import cut
from planner.tui.widgets.unsorted_bar import UnsortedBar

_SEALED = frozenset(
    {"move", "move_to", "add", "edit", "must", "drop", "agree", "versus", "presort", "needs", "scores", "sort_by_score"}
)
"""What would change the quarter, or belongs to changing it."""
_TITLE = 30
"""Cells that a title has on the message line, beside what was found."""


class PrioritizeScreen(RankingTogether):
    """Ranking, finding and filtering; what changes an item itself stands in `ItemEdits`.

    What the first picture does not need is imported by the key that needs it.
    """

    NAME = "Prioritize"
    EXPLAINED = EXPLAINED
    CSS_PATH = "prioritize.tcss"
    BINDINGS: ClassVar[list[BindingType]] = PRIORITIZE_KEYS
    BY_COMMAND: ClassVar[tuple[ByCommand, ...]] = (
        ByCommand("Presort", "Sort the lane roughly before comparing: now, later or never", "presort"),
        ByCommand("Needs", "Say what the item needs: it is in only together with that", "needs"),
        ByCommand("Scores", "Choose what goes into a score, and how the three questions weigh", "scores"),
        ByCommand("Best plan by score", "What your order costs against the best plan by score", "best_plan"),
        ByCommand("Re-sort by score", "See what sorting by score would move, and sort by it", "sort_by_score"),
    )

    _looked_for: str = ""
    _state: str = ""
    """The state of the quarter that the footer was made for."""

    def on_mount(self) -> None:
        """Begins to fetch what keys will need, once the first picture is there."""
        from planner.tui.ahead import import_ahead

        self.call_after_refresh(import_ahead, self)

    def show_plan(self) -> None:
        """The lanes, and other keys where the quarter is another one."""
        super().show_plan()
        state = self.plan.quarter.state
        if state != self._state:
            self._state = state
            self.refresh_bindings()

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
        step = move(self.plan, chosen, by, self.view.innovation.passing)
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
        if self.under_cursor is item:  # where marked items show alone, one that is no more has gone from here
            self.focused_lane.action_cursor(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A closed quarter is only looked at; where there is nothing to clear, `esc` is left to others."""
        if action in _SEALED and self.plan.quarter.state == "closed":
            return False
        if action == "clear":
            return bool(self.marked) or self.criteria != EVERYTHING
        return super().check_action(action, parameters)

    def action_clear(self) -> None:
        """Takes marks away, else the filter."""
        if self.marked:
            self.show_marks(frozenset())
            self.say("No item marked.")
        elif self.criteria != EVERYTHING:
            self._filter(EVERYTHING)

    def action_filter(self) -> None:
        """Asks what to show alone."""
        from planner.tui.dialogs.filter import Filter

        self.app.push_screen(Filter(self.plan, self.criteria, self.marked), self._filter)

    def action_find(self) -> None:
        """Asks what to find, and goes to the first item from the cursor on that has it."""
        from planner.tui.dialogs.ask import AskLine

        def found(text: str | None) -> None:
            if text and text.strip():
                self._looked_for = text.strip()
                self.action_find_next(0)

        self.app.push_screen(AskLine("Find", "Part of a title or a key", value=self._looked_for, replaces=True), found)

    def action_find_next(self, by: int) -> None:
        """Goes to the next or previous item found, over both lanes and round; with 0 the one here counts too."""
        if self.view is None or not self._looked_for:
            self.say("Nothing to find yet: / asks for it.")
            return
        places = self.view.found(self._looked_for)
        elsewhere = self._elsewhere()
        if not places:
            self.say(elsewhere or f"No item has “{self._looked_for}” in its title or key.")
            return
        lane = self.focused_lane
        here = (CATEGORIES.index(lane.category), lane.cursor)
        ordered = [(CATEGORIES.index(category), index) for category, index in places]
        after = [n for n, place in enumerate(ordered) if place > here or (by == 0 and place == here)]
        before = [n for n, place in enumerate(ordered) if place < here]
        at = (before or [len(places) - 1])[-1] if by < 0 else (after or [0])[0]
        category, index = places[at]
        self.go_to(self.view.lane(category).entry(index).item.id)
        self.say(f"{at + 1} of {len(places)} with “{self._looked_for}”.   {elsewhere or 'n next  N previous'}")

    @on(UnsortedBar.Opened)
    async def _triage(self) -> None:
        await self.run_action("app.triage")

    def _filter(self, criteria: Criteria | None) -> None:
        if criteria is None:
            return
        at = self.under_cursor
        self.criteria = criteria
        self.show_plan()
        if self.view is None or criteria == EVERYTHING:
            self.say("Everything is shown.")
            return
        shown = [len(self.view.lane(category).shown) for category in CATEGORIES]
        if at is not None and not shown[CATEGORIES.index(self.focused_lane.category)] and any(shown):
            self.action_lane("innovation" if shown[0] else "tune_up")
        self.say(f"Only {criteria_text(self.plan, criteria)}: {counted(sum(shown), 'item')}.   esc shows everything")

    def _elsewhere(self) -> str:
        """Where else what is looked for is found; empty for nowhere."""
        if self.view is None:
            return ""
        hidden, unsorted = self.view.found_elsewhere(self._looked_for)
        parts = [f"the filter hides {counted(len(hidden), 'more', 'more')}"] if hidden else []
        if unsorted:
            others = f" and {len(unsorted) - 1} more" if len(unsorted) > 1 else ""
            parts.append(f"{cut(unsorted[0].title, _TITLE)}{others} {'waits' if not others else 'wait'} in Unsorted")
        text = "; ".join(parts)
        return f"{text[:1].upper()}{text[1:]}." if text else ""

    def _follow(self, chosen: tuple[str, ...]) -> str:
        item = self.under_cursor
        return item.id if item is not None and item.id in chosen else chosen[0]
