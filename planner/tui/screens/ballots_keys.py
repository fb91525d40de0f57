"""The keys of the ballots and of a lead's private page, each with its sentence, and what help says about the two."""

from textual.binding import Binding, BindingType

from planner.domain.voting.casting import DOTS
from planner.tui.keys import key

_MOVE = Binding.Group("Move", compact=True)
_DOTS = Binding.Group("Dots", compact=True)
_LANE = Binding.Group("Lane", compact=True)

BALLOTS_KEYS: list[BindingType] = [
    key("a", "vote", "Vote", "Enter a lead's ballot on a page that nobody else looks at", id="ballots.vote", show=True),
    key("enter", "open", "Open", "Change the ballot of this lead, or explain this item", id="ballots.open"),
    key("X", "withdraw", "Withdraw", "Withdraw the ballot of this lead", id="ballots.withdraw"),
    key("S", "show", "Show together", "Show all ballots of the lane at once", id="ballots.show", show=True),
    key("A", "take_over", "Take over", "Put the lane in the common order", id="ballots.take-over", show=True),
    key("w", "why", "Why", "How the common order came about", id="why", show=True),
    key("left", "lane('innovation')", "Lane", "The ballots on Innovation", id="lane.left", show=True, group=_LANE),
    key("right", "lane('tune_up')", "Lane", "The ballots on Tune-Up", id="lane.right", show=True, group=_LANE),
    key("h", "lane('innovation')", "Innovation", "The ballots on Innovation", id="lane.left"),
    key("l", "lane('tune_up')", "Tune-Up", "The ballots on Tune-Up", id="lane.right"),
]
BALLOTS_EXPLAINED = """
Every lead ranks a lane alone, before anybody sees what the others think. a asks for a name and opens a page for
that lead alone; here you see only who has voted. A lead who is not in the room fills in a form: `planner ask ballot`
writes one, `planner read` reads it.

S shows all ballots of the lane together. After that nobody can change one unseen.

Then you see the common order beside today's, how far you agree, and what to talk about: the items that some of you
place above the line and some below, nearest the line first. Start there; the rest is as good as decided. A reason
against where the room put an item stays on the item, and a name leaves this plan only with its author's word.

A puts the lane in the common order; u takes that back. Comparing two by two (v) begins from the common order, too.
"""

PAGE_KEYS: list[BindingType] = [
    key("enter", "save", "Save", "Save the ballot; it stays hidden", id="ballot.save", show=True),
    key("J", "move(1)", "Move", "Put the item one place down", id="ballot.down", show=True, group=_MOVE),
    key("K", "move(-1)", "Move up", "Put the item one place up", id="ballot.up", show=True, group=_MOVE),
    key("M", "move_to", "Move to", "Put the item at a rank", id="ballot.move-to"),
    key("plus", "dots(1)", "Dots", "Give it one more dot", id="ballot.more", show=True, group=_DOTS, display="+"),
    key("minus", "dots(-1)", "Fewer", "Take a dot back", id="ballot.fewer", show=True, group=_DOTS, display="-"),
    *(key(str(n), f"put_dots({n})", "Dots", "Give it so many dots", id="ballot.dots") for n in range(DOTS + 1)),
    key("space", "set_aside", "Aside", "Not judged, or judged again", id="ballot.aside", show=True),
    key("e", "reason", "Why", "Write down why, for this item", id="ballot.reason", show=True),
    key("n", "named", "Named", "Whether your name may leave the plan beside your reasons", id="ballot.named"),
    key("escape", "back", "Leave", "Leave; what is not saved is forgotten", id="back", show=True, display="esc"),
    key("u", "take_back", "Undo", "Take back the last change on this page", id="undo"),
]
PAGE_EXPLAINED = """
This page is for one lead; nobody else looks at the screen. Put the items in your order with J and K (M asks for a
rank), or give five dots with + and -, or a digit. What was given the other way is kept until you leave.

space sets an item aside: you do not judge it, which is not the same as last. e writes down why; n says whether your
name may leave the plan beside your reasons. Without that, they are told as one lead's.

enter saves. Nothing of it is seen until all ballots are shown together; until then you can give another one, which
begins with an empty page and replaces this one.
"""
