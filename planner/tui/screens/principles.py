"""Principles: the organisation's own list, in order; a decision can name the one it follows."""

from collections.abc import Sequence

from planner.domain.change import Step
from planner.domain.principles import (
    add_principle,
    drop_principle,
    move_principle,
    principles_of,
    reword_principle,
)
from planner.tui.screens.own_list import OwnLine, OwnListScreen


class PrinciplesScreen(OwnListScreen):
    """The list of the quarter; a closed quarter is only read."""

    NAME = "Principles"
    EXPLAINED = """
    Here stand the rules by which you decide, in your own words and in order: an earlier one outweighs a later one. They
    are kept with each quarter; the next one begins with the same. Where you agree the ratio or the plan, the decision
    can name the one that it follows.
    """
    ONE = "Principle"
    ASKS = "In your own words: what do you decide by when two good things compete?"
    EXAMPLE = "e.g. What customers feel comes before what they could get"

    @property
    def list_title(self) -> str:
        """Whose principles they are."""
        return f"Principles of {self.plan.quarter.name}"

    def own_lines(self) -> Sequence[OwnLine]:
        """The quarter's principles."""
        rows = principles_of(self.plan)
        return [OwnLine(row.id, row.text, str(number)) for number, row in enumerate(rows, start=1)]

    def added(self, text: str) -> Step:
        """A new one, last."""
        return add_principle(self.plan, text, self.session.moment())

    def reworded(self, line: str, text: str) -> Step:
        """The same in other words."""
        return reword_principle(self.plan, line, text)

    def dropped(self, line: str) -> Step:
        """One less."""
        return drop_principle(self.plan, line)

    def moved(self, line: str, by: int) -> Step:
        """Another order."""
        return move_principle(self.plan, line, by)
