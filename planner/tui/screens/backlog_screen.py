"""Two lanes side by side, the item under the cursor, team load: Prioritize before any key does a thing."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.signal import Signal

from planner.domain.change import Step
from planner.domain.effect import Effect, effect
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.views.backlog import BacklogView, backlog_view
from planner.domain.views.criteria import EVERYTHING, criteria_text
from planner.domain.views.lane import LaneView
from planner.domain.words import CATEGORIES, Category
from planner.session import Session
from planner.tui.launch import PhaseName
from planner.tui.screens.phase import PhaseScreen
from planner.tui.widgets.item_pane import ItemPane
from planner.tui.widgets.lane import Lane, LaneRows
from planner.tui.widgets.lane_line import cut
from planner.tui.widgets.outcome import outcome
from planner.tui.widgets.team_load import TeamLoads
from planner.tui.widgets.top_bar import Standing
from planner.tui.widgets.unsorted_bar import UnsortedBar

_LEAST = 22
"""Cells that what a lane is filtered by has in its frame."""


class BacklogScreen(PhaseScreen):
    """Shows the backlog, keeps the cursor on its item while others move, and says what a step brought in."""

    LIT: ClassVar[PhaseName | None] = "prioritize"
    AUTO_FOCUS = "#innovation"

    def __init__(self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing]) -> None:
        super().__init__(session, plan_changed, standing)
        self.view: BacklogView | None = None
        self.criteria = EVERYTHING  # which items the lanes show
        self.last: tuple[str, Effect] | None = None  # the item that the latest step was about, and what came of it
        self.marked: frozenset[str] = frozenset()  # ids of the items that several-at-once keys take
        self._last_lane: Category = "innovation"
        self._is_late = False
        self._titles: dict[Category, tuple[Content, Content]] = {}

    def compose_panes(self) -> ComposeResult:
        """The lanes, what waits for one, the item, the load."""
        for category in CATEGORIES:
            yield Lane(category, id=category)
        yield UnsortedBar()
        yield ItemPane(classes="pane")
        yield TeamLoads()

    def show_plan(self) -> None:
        """Rows, titles and load of the plan as it is now."""
        if self.view is not None and self.view.plan is self.plan and self.view.criteria == self.criteria:
            return
        # No picture waits for ten thousand scores: they follow right after it.
        self._show(backlog_view(self.plan, self.criteria, self.view, scored=False))

    def _show(self, view: BacklogView) -> None:
        before, self.view = self.view, view
        self.marked = frozenset(item for item in self.marked if item in self.view.fill.standing)
        for category in CATEGORIES:
            lane = self.lane(category)
            at = _item_at(before.lane(category), lane.cursor) if before is not None else None
            self._show_lane(lane, self.view.lane(category), at)
        # The lanes first: what is around them is painted a frame later, so that a key is seen at once.
        self._show_later()

    def lane(self, category: Category) -> Lane:
        """The widget of one lane."""
        return self.query_one(f"#{category}", Lane)

    @property
    def focused_lane(self) -> Lane:
        """The lane with the focus, or that had it last."""
        if isinstance(self.focused, Lane):
            self._last_lane = self.focused.category
        return self.lane(self._last_lane)

    @property
    def under_cursor(self) -> Item | None:
        """The item under the cursor of the focused lane; `None` in an empty lane."""
        if self.view is None:
            return None
        lane = self.focused_lane
        item = _item_at(self.view.lane(lane.category), lane.cursor)
        return self.plan.items.get(item) if item is not None else None

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the marked items that are shown, in rank order, or of the one under the cursor."""
        if self.marked and self.view is not None:
            lanes = [self.view.lane(category) for category in CATEGORIES]
            found = {item for item in self.marked if any(lane.index_of(item) is not None for lane in lanes)}
            if found:
                return tuple(item.id for lane in lanes for item, _ in lane.lane.order if item.id in found)
        item = self.under_cursor
        return (item.id,) if item is not None else ()

    def go_to(self, item: str) -> None:
        """Puts focus and cursor on an item, where it is shown."""
        if self.view is None:
            return
        for category in CATEGORIES:
            index = self.view.lane(category).index_of(item)
            if index is not None:
                lane = self.lane(category)
                if not lane.has_focus:  # asking again would repaint the lane, and its frame twice
                    lane.focus()
                lane.place_cursor(index)
                self._last_lane = category

    def apply(self, step: Step, said: str | None = None, follow: str | None = None) -> bool:
        """Does a step, puts the cursor on an item, and says what came in and went out; whether it was done at all."""
        before = self.view.fill if self.view is not None else None
        answer = self.session.do(step)
        if answer.done() and answer.exception() is not None:
            return False
        self.show_plan()
        if follow is not None:
            self.go_to(follow)
        if self.view is not None and before is not None:
            change = effect(before, self.view.fill)
            item = self.under_cursor
            self.last = (item.id, change) if item is not None else None
            self.say(outcome(self.plan, said or f"{step.label}.", change, self.size.width - 4))
        return True

    def show_marks(self, marked: frozenset[str]) -> None:
        """Marks other items."""
        self.marked, before = marked, self.criteria
        self.criteria = before.with_marks(marked)
        if self.criteria != before:
            self.show_plan()
        for category in CATEGORIES:
            lane = self.lane(category)
            if self.view is not None:
                lane.show(_rows(self.view.lane(category)), marked=marked)

    @on(Lane.CursorMoved)
    def _show_later(self) -> None:
        if not self._is_late:
            self._is_late = True
            # By way of a lane, and so behind what it has to say of its own lines: the screen itself may not have heard
            # yet that there is anything to paint, and would do the rest before it.
            self.lane("tune_up").call_after_refresh(self._show_rest)

    def _show_rest(self) -> None:
        self._is_late = False
        if self.view is None:
            return
        if not self.view.scored:
            self._show(backlog_view(self.plan, self.criteria, self.view))
            return
        for category in CATEGORIES:
            self._title(self.lane(category), self.view.lane(category))
        self.query_one(UnsortedBar).waiting = len(self.view.unsorted)
        self.set_class(bool(self.view.unsorted), "-unsorted")
        loads = self.query_one(TeamLoads)
        loads.load, loads.shown = self.view.load, self.criteria.team
        self._show_card()

    def _show_card(self) -> None:
        item = self.under_cursor
        pane = self.query_one(ItemPane)
        if item is None or self.view is None or item.category is None:
            pane.card = None
            return
        lane = self.view.lane(item.category)
        # The card is painted after the lanes; what it tells of key results and dissents they do not wait for.
        from planner.domain.views.item_card import item_card

        pane.card = item_card(self.plan, self.view.fill, item.id, lane.suggested.get(item.id), self.session.today)

    def _show_lane(self, lane: Lane, shown: LaneView, at: str | None) -> None:
        index = shown.index_of(at) if at is not None else None
        lane.hint = self._hint(shown)
        lane.show(_rows(shown), index, self.marked)

    def _title(self, lane: Lane, shown: LaneView) -> None:
        room = max(0, (lane.size.width or 36) - len(shown.name) - 4)
        header = shown.header if len(shown.header) <= room else shown.short_header
        colour = "$innovation" if shown.category == "innovation" else "$tune-up"
        style = "bold $bad" if shown.lane.over >= 0.5 else "bold $muted"
        title = Content.assemble((shown.name, f"bold {colour}"), "  ", (header, style))
        only = Content(self._only(lane) or self._unagreed(shown) or shown.likely)
        # Setting a title repaints the whole lane, so it is set only where it says something else.
        if self._titles.get(shown.category) != (title, only):
            self._titles[shown.category] = (title, only)
            lane.border_title, lane.border_subtitle = title, only

    def _only(self, lane: Lane) -> str:
        """What the lanes are filtered by, as much of it as the frame has room for."""
        only, room = criteria_text(self.plan, self.criteria, short=True), max(_LEAST, lane.size.width - 6)
        text = f"only {only}: esc shows all"
        return "" if not only else text if len(text) <= room else cut(f"only {only}", room)

    def _unagreed(self, shown: LaneView) -> str:
        return shown.unagreed if shown.category == "innovation" else ""

    def _hint(self, shown: LaneView) -> tuple[str, ...]:
        only = criteria_text(self.plan, self.criteria)
        if only:
            return (f"Nothing here is {only}.", "esc shows everything again")
        hint = [f"Nothing in {shown.name} yet."]
        if not self.may("add"):
            return tuple(hint)
        hint.append("a adds an item")
        if self.view is not None and self.view.unsorted:
            hint.append("tab to Unsorted: enter sorts it")
        else:
            hint.append("or import a backlog:  : import")
        return tuple(hint)


def _rows(lane: LaneView) -> LaneRows:
    return LaneRows(len(lane.shown), lane.row, lane.line, len(lane.lane.order))


def _item_at(lane: LaneView, index: int) -> str | None:
    return lane.entry(index).item.id if 0 <= index < len(lane.shown) else None
