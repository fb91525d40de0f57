"""The keys of Prioritize, each with its sentence; which of them the footer shows depends on what matters here."""

from textual.binding import Binding, BindingType

from planner.tui.keys import key

_MOVE = Binding.Group("Move", compact=True)

PRIORITIZE_KEYS: list[BindingType] = [
    key(
        "J",
        "move(1)",
        "Move",
        "Move the item, or all marked ones, one place down",
        id="item.down",
        show=True,
        group=_MOVE,
    ),
    key(
        "K",
        "move(-1)",
        "Move up",
        "Move the item, or all marked ones, one place up",
        id="item.up",
        show=True,
        group=_MOVE,
    ),
    key("M", "move_to", "Move to", "Move to a rank, an end, above the line, or the other lane", id="item.move-to"),
    key("left,h", "lane('innovation')", "Innovation", "Go to the Innovation lane", id="lane.left"),
    key("right,l", "lane('tune_up')", "Tune-Up", "Go to the Tune-Up lane", id="lane.right"),
    key("space", "mark", "Mark", "Mark the item; e, m, X, J, K and M then take all marked ones", id="item.mark"),
    key("escape", "clear", "Clear", "Take the marks away, else show everything again", id="clear", display="esc"),
    key("a", "add", "Add", "Add an item to this lane", id="item.add", show=True),
    key("e", "edit", "Edit", "Edit the item, or all marked ones at once", id="item.edit", show=True),
    key("enter", "open", "Open", "Open the item: all its fields", id="item.open"),
    key("b", "ballots", "Ballots", "Several leads rank the lane, each unseen; then all is shown", id="ballots"),
    key("m", "must", "Must-do", "Make it a must-do, in whatever its rank, or end that", id="item.must", show=True),
    key("X", "drop", "Drop", "Drop the item: asks for a word why", id="item.drop"),
    key("i", "what_if", "What if", "What if the ratio were another: every step, side by side", id="what-if"),
    key("v", "versus", "Versus", "Compare the lane, or marked items, two by two: one question at a time", id="versus"),
    key("f", "filter", "Filter", "Show some items alone: by team, tag, stage, marks, missing size", id="filter"),
    key("slash", "find", "Find", "Find an item by its title or key", id="find", display="/"),
    key("n", "find_next(1)", "Next", "Go to the next item found", id="find.next"),
    key("N", "find_next(-1)", "Previous", "Go to the previous item found", id="find.previous"),
    key("w", "why", "Why", "Why the item is in or out, and what would have to go for it to fit", id="why", show=True),
    key("A", "agree", "Agree…", "Agree the plan: what is in becomes what we promised", id="agree.plan", show=True),
]

EXPLAINED = """
Rank the backlog of each lane, best first. The agreed ratio says how many weeks a lane has; the line stands where
these are spent. ● is in, ◆ is a must-do, ○ is out. Each team fills its own weeks in rank order, so an item may be in
below the line, or out above it; the row, or the line about the item below the lanes, says why.

J and K move an item, and what came in and what went out is said below. M moves it further. Marked items (space) are
moved and edited together.

The three digits answer: what does it bring customers, the business, and the running of the organisation? 0 is nothing,
5 as much as can be, · is unknown. A score suggests an order and never reorders by itself: ≠ marks a row whose rank
is five places or more from it, counted among the items with a score. The commands Scores and Re-sort by score choose
what goes into it, and sort by it once you have seen what moves. ? stands where nobody has said how long an item takes;
it is not in until somebody does.

w tells an item's story. A agrees the plan: what is in is then what we promised, and Measure holds reality against it.
"""
