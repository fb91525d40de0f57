"""What is entered on the check-in page and not saved yet, with what was there when it was begun."""

from planner.domain.change import Step
from planner.domain.check_ins.answers import started
from planner.domain.check_ins.page import Page, keep_page, page_of, save_page, stored_in
from planner.domain.moment import Moment
from planner.domain.okrs.checking import answer_for
from planner.domain.plan import Plan
from planner.domain.views.check_in import Place


class PageDraft:
    """One team's page as it is changed, step by step, so that each can be taken back."""

    def __init__(self) -> None:
        self.place: Place | None = None
        self.page = Page()
        self._past: list[Page] = []
        self._begun: Plan | None = None

    @property
    def is_changed(self) -> bool:
        """Whether anything was entered that is neither saved nor kept."""
        return bool(self._past)

    def load(self, plan: Plan, place: Place | None) -> None:
        """Takes up what was last entered for a team's week."""
        self._past.clear()
        self.place, self._begun = place, plan
        self.page = page_of(plan, *place) if place is not None else Page()

    def change(self, page: Page) -> None:
        """Goes on with another page."""
        if page != self.page:
            self._past.append(self.page)
            self.page = page

    def take_back(self) -> bool:
        """Takes the last change back; whether there was one."""
        if not self._past:
            return False
        self.page = self._past.pop()
        return True

    def settle(self) -> None:
        """What is entered is being saved: there is nothing to take back any more."""
        self._past.clear()

    def overtaken_by(self, plan: Plan) -> str:
        """Who has saved something else, since this was begun, that saving would replace; empty for nobody.

        Asked again it does not say so again: who goes on knows it.
        """
        begun, self._begun = self._begun, plan
        if self.place is None or begun is None:
            return ""
        entered = started(plan, *self.place)
        if entered is not None and entered != started(begun, *self.place):
            return entered.by or "Somebody"
        week = self.place.week
        for cell in self.page.cells:
            if stored_in(plan, cell, week) != stored_in(begun, cell, week):
                row = answer_for(plan, cell.id, week) if cell.of == "kr" else None
                return row.by if row is not None and row.by else "Somebody"
        return ""

    def saving(self, plan: Plan, moment: Moment) -> Step:
        """The step that saves the page; raises `BadInputError` where it cannot be."""
        return save_page(plan, *self._chosen, self.page, moment)

    def keeping(self, plan: Plan, moment: Moment) -> Step:
        """The step that keeps the page half done."""
        return keep_page(plan, *self._chosen, self.page, moment)

    @property
    def _chosen(self) -> Place:
        if self.place is None:
            raise ValueError("a team's week must be chosen first")
        return self.place
