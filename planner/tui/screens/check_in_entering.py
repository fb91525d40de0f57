"""Entering a team's page: blocks, numbers and words, one change at a time, each of which can be taken back."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import date
from functools import partial

from textual import on
from textual.signal import Signal
from textual.worker import Worker

from planner.domain.change import Step
from planner.domain.check_ins.answers import last_week, started
from planner.domain.check_ins.blocks import one_fewer, one_more, parse_share, put
from planner.domain.check_ins.page import Cell, Page, last_texts, parse_cell, put_cell
from planner.domain.errors import BadInputError
from planner.domain.evidence import check_in_id
from planner.domain.history.former import Former, finished, former
from planner.domain.okrs.checking import answer_for, krs_of_team
from planner.domain.plan import Plan
from planner.domain.results import kr_check_in_id
from planner.domain.text import clean
from planner.domain.views.check_in import Place
from planner.domain.views.check_in_page import SENTENCE, SHARES, PageView, page_view
from planner.session import Appended, Session
from planner.tui.screens.check_in_draft import PageDraft
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets.check_in_page import PagePane
from planner.tui.widgets.top_bar import Standing


class EnteringScreen(SideScreen):
    """The half of the check-in that changes a page; which page it is, and when it is stored, is the other half."""

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        week: date | None = None,
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self._week = week
        """The week that was asked for; `None`: the latest that waits for an answer."""
        self._draft = PageDraft()
        self._formers: dict[str, Former] = {}
        """What stood in this week's key results before they were changed."""
        self._asking: Worker[None] | None = None
        self._held = 0
        """How often what is entered was held for the next start."""

    @on(PagePane.BlockMoved)
    def move_block(self, message: PagePane.BlockMoved) -> None:
        """Places a block, or takes one back."""
        move = one_more if message.by > 0 else one_fewer
        self._change(lambda page: _timed(page, move(page.shares, message.work_type)))

    @on(PagePane.ShareTyped)
    def type_share(self, message: PagePane.ShareTyped) -> None:
        """Puts a work type at the share that was typed."""
        share = partial(parse_share, message.text or "0")
        self._change(lambda page: _timed(page, put(page.shares, message.work_type, share())))

    @on(PagePane.CellTyped)
    def type_cell(self, message: PagePane.CellTyped) -> None:
        """Takes what was typed for a key result or a slice."""
        self._put({message.cell: message.text})

    @on(PagePane.SentenceTyped)
    def type_sentence(self, message: PagePane.SentenceTyped) -> None:
        """Takes the sentence that was typed."""
        self._change(lambda page: page._replace(sentence=clean(message.text)))

    @on(PagePane.Full)
    def say_full(self, message: PagePane.Full) -> None:
        """Says that not all was taken."""
        self.say(f"✗ There is room for {message.room} characters; what goes beyond is not taken.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nobody can be asked, there is nothing to enter."""
        if action in {"copy_last", "begin", "save"}:
            return self._place is not None
        return super().check_action(action, parameters)

    def action_copy_last(self) -> None:
        """Takes last week's time over; on a key result, its number and how sure one was."""
        if self._place is None or self.plan.evidence is None:
            return
        pane = self.query_one(PagePane)
        cell = pane.cell if pane.has_focus else None
        if cell is not None:
            self._copy_row(cell, self._place.week)
            return
        before = last_week(self.plan, *self._place)
        if before is None:
            self.say("✗ Last week has no answer to take over.")
            return
        self._draft.change(self._draft.page._replace(shares=before, copied=True))
        self._hold()
        self._show_page()
        self.say("As last week; change what was different, then enter saves.")

    def action_begin(self) -> None:
        """Goes to the page of the week that is chosen."""
        pane = self.query_one(PagePane)
        pane.begin()
        pane.focus()

    async def action_take_back(self) -> None:
        """Takes back the last change of the page; where there was none, the last step."""
        if not self._draft.take_back():
            await self.run_action("app.undo")
            return
        self._hold()
        self._show_page()
        self.say("Took the last change of this week back.")

    @property
    def _place(self) -> Place | None:
        return self._draft.place

    def _put(self, texts: Mapping[Cell, str]) -> None:
        def put_all(page: Page) -> Page:
            for cell, text in texts.items():
                page = put_cell(self.plan, page, self._week_shown, cell, parse_cell(self.plan, cell, text))
            return page

        self._change(put_all)

    def _copy_row(self, cell: Cell, week: date) -> None:
        texts = last_texts(self.plan, cell, week)
        if not texts:
            self.say("✗ Last week has no answer to take over here.")
            return
        self._put(texts)

    @property
    def _week_shown(self) -> date:
        return self._place.week if self._place is not None else self.session.today

    def _change(self, change: Callable[[Page], Page]) -> None:
        try:
            page = change(self._draft.page)
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        self._draft.change(page)
        self._hold()
        self._show_page()
        self.say("")

    def _hold(self) -> None:
        """Has what is entered so far outlive the program, should that be killed; it is no step of the plan yet."""
        self._held += 1
        self.session.hold(self._draft.keeping(self.plan, self.session.moment()) if self._draft.is_changed else None)

    def _do_held(self, step: Step) -> bool:
        """Does the step that saves or keeps the page; once it is on disk nothing is held for it any more.

        Whether it was not refused at once, as a closed quarter's is: that has been said.
        """
        held = self._held

        def let_go(done: "Future[Appended]") -> None:
            if self._held == held and done.exception() is None:
                self.session.hold(None)

        answer = self.session.do(step)
        answer.add_done_callback(let_go)
        return not (answer.done() and answer.exception() is not None)

    def _read_formers(self) -> None:
        """Asks the history what this week's key results, time and sentence were before they were changed."""
        # A function, not a coroutine: where a later question replaces this one, none is left that nobody awaits.
        self._asking = self.run_worker(self._tell_formers, exclusive=True, group="formers", exit_on_error=False)

    async def _tell_formers(self) -> None:
        place = self._place
        if place is None:
            return
        krs = [kr.id for kr in krs_of_team(self.plan, place.team) if answer_for(self.plan, kr.id, place.week)]
        if not krs and started(self.plan, place.team, place.week) is None:
            return
        asked = {kr: self.session.store.story("kr_check_in", kr_check_in_id(kr, place.week)) for kr in krs}
        found: dict[str, Former] = {}
        for kr, answer in asked.items():
            steps = await asyncio.wrap_future(answer)
            was = former(steps, "value")
            if was is not None:
                found[kr] = was
        steps = await asyncio.wrap_future(self.session.store.story("check_in", check_in_id(place.week, place.team)))
        for field in (SHARES, SENTENCE):
            was = former(finished(steps), field)
            if was is not None:
                found[field] = was
        if place == self._place and found != self._formers:
            self._formers = found
            self._show_page()

    def _show_page(self) -> None:
        pane = self.query_one(PagePane)
        if self._place is None:
            pane.show(None)
            return
        note = "as last week" if self._draft.page.copied else ""
        pane.show(self._view(self._place), note)

    def _view(self, place: Place) -> PageView:
        return page_view(self.plan, place, self._draft.page, self._formers, self.session.actor)


def _timed(page: Page, shares: Mapping[str, float]) -> Page:
    return page._replace(shares=shares, copied=False)
