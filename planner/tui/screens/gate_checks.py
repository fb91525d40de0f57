"""The organisation's own lists of what has to hold before everybody has an item."""

from collections.abc import Sequence

from planner.domain.change import Step
from planner.domain.gates import LIST_NAMES, add_check, drop_check, gate_list, move_check, reword_check
from planner.domain.results import GATE_LISTS, GateList
from planner.tui.screens.own_list import OwnLine, OwnListScreen


class GateChecksScreen(OwnListScreen):
    """Quality first, then operations; a new check goes to the list that the cursor is in."""

    NAME = "Checks of the gate"
    EXPLAINED = """
    Before everybody has an item, it passes a gate: each of these checks is done, or passed over with a reason. Two
    lists, quality and operations, in your own words. A new check goes to the list that the cursor is in.
    """
    ONE = "Check"
    ASKS = "In a few words: what holds once it is done?"
    EXAMPLE = "e.g. Somebody is told when it fails"
    LEFT = max(len(name) for name in LIST_NAMES.values())

    @property
    def list_title(self) -> str:
        """When they are asked."""
        return "Before everybody has it"

    def own_lines(self) -> Sequence[OwnLine]:
        """Both lists; nothing until they were read."""
        if self.plan.evidence is None:
            return ()
        return [OwnLine(row.id, row.text, LIST_NAMES[row.list]) for row in gate_list(self.plan)]

    def added(self, text: str) -> Step:
        """A new one, last of the list that the cursor is in."""
        return add_check(self.plan, self._list, text, self.session.moment())

    def reworded(self, line: str, text: str) -> Step:
        """The same in other words."""
        return reword_check(self.plan, line, text)

    def dropped(self, line: str) -> Step:
        """One less."""
        return drop_check(self.plan, line)

    def moved(self, line: str, by: int) -> Step:
        """Another place in its list."""
        return move_check(self.plan, line, by)

    @property
    def _list(self) -> GateList:
        row = self.own_line
        return next((one for one in GATE_LISTS if row is not None and LIST_NAMES[one] == row.left), GATE_LISTS[0])
