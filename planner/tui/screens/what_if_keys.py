"""The keys of What if, and what it is for."""

from textual.binding import Binding, BindingType

from planner.tui.keys import key

_RATIO = Binding.Group("Ratio", compact=True)
_RESERVE = Binding.Group("Reserve", compact=True)

WHAT_IF_KEYS: list[BindingType] = [
    key(
        "left,h", "ratio(-5)", "Ratio", "Five points less for Innovation",
        id="what-if.ratio.less", show=True, group=_RATIO, display="←",
    ),
    key(
        "right,l", "ratio(5)", "Ratio", "Five points more for Innovation",
        id="what-if.ratio.more", show=True, group=_RATIO, display="→",
    ),
    key("shift+left", "ratio(-1)", "One point", "One point less for Innovation", id="what-if.ratio.one-less"),
    key("shift+right", "ratio(1)", "One point", "One point more for Innovation", id="what-if.ratio.one-more"),
    key(
        "minus", "reserve(-1)", "Reserve", "One point less of reserve",
        id="what-if.reserve.less", show=True, group=_RESERVE, display="-",
    ),
    key(
        "plus", "reserve(1)", "Reserve", "One point more of reserve",
        id="what-if.reserve.more", show=True, group=_RESERVE, display="+",
    ),
    key("a", "keep", "Keep", "Keep the draft beside the plan, up to three", id="what-if.keep", show=True),
    key("X", "discard", "Discard", "Discard the kept one under the focus", id="what-if.discard", show=True),
    key("e", "name", "Name", "Give the kept one under the focus a name", id="what-if.name"),
    key("enter", "open", "Open", "List everything that is in and out", id="what-if.open"),
    key("w", "why", "Why", "What the numbers mean, and what one more week would bring", id="why"),
    key(
        "A", "take", "Take", "Take over the kept one under the focus, else the draft, with a why and who",
        id="what-if.take", show=True,
    ),
    key("1", "go('align')", "Align", "Go to Align", id="phase.align"),
    key("2", "go('prioritize')", "Prioritize", "Go to Prioritize", id="phase.prioritize"),
    key("3", "go('measure')", "Measure", "Go to Measure", id="phase.measure"),
    key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
]  # fmt: skip

EXPLAINED = """
What if the ratio were another? Each column of the line is a ratio: what the items that are in would be worth, how many
weeks they use, and how many come in and go out against the plan as it is now, which ▲ marks. ← and → move the draft,
- and + its reserve. Nothing of it is stored.

a keeps a draft beside the plan, three at most; they are in the file, so that everybody sees them. tab goes from pane to
pane; enter lists all that is in and out. A takes over the one with the focus, with a why and who: it becomes the agreed
ratio, and what was kept beside it is recorded as refused. esc goes back and leaves everything as it was.

Below the weeks stands how likely both lanes hold what is in, where efforts are ranges. By command (:) A team’s own
ratio gives one team another ratio than the bar's, in this draft alone.

Value is the sum of the scores of what is in. Items without a score are counted apart: unknown is not zero. One more
week shows what the plan would be with a week more for a team in a lane: a large item may come in and small ones go.

By command (:) Best plan by score says what your order costs against the best that would fit, and what to swap.
"""
