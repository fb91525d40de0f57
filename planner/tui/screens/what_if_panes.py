"""What if: its panes, and the working out that no key waits for."""

import asyncio
from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.signal import Signal
from textual.worker import Worker

from planner.domain.capacity import Split
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.text import percent
from planner.domain.whatif.considered import RATIOS, Considered, Fits, Present, Terms, considered, fits, present
from planner.domain.whatif.more import More, one_more_week
from planner.domain.whatif.overrides import overrides_text
from planner.domain.whatif.scenarios import MOST, kept, terms_of
from planner.session import Session
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets import what_if_lines
from planner.tui.widgets.align_lines import plain
from planner.tui.widgets.ratio_line import RatioLine, Step, line_lines
from planner.tui.widgets.sheet import Sheet
from planner.tui.widgets.top_bar import Standing

_REMEMBERED = 30
"""So many worked out steps are kept, twice as many as are shown at once; of 10,000 items each is half a megabyte."""
_MANY = 1_000
"""From more items on a fill is long enough to be felt under a key."""
_QUIET, _BREATH = 0.3, 0.02
"""Seconds without a key after which the other steps of so many are worked out, and between one step and the next: a key
goes through several turns of the loop, and must not wait for a fill at each."""
_COPY_WIDTH = 100
_MIDDLE_KEPT = 1
"""So many scenarios beside the draft leave room for one more week, where the terminal is not wide."""


class WhatIfPanes(SideScreen):
    """Shows the draft, the steps around it and what is kept; holds the draft, of which nothing is stored."""

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        draft: Split | None = None,
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self.now: Present = present(session.plan)
        self.terms = Terms(draft or self.now.split)
        self._seen: dict[Terms, Considered] = {}
        self._fits: dict[Terms, Fits] = {}
        self.more: tuple[More, ...] | None = None

    def compose_panes(self) -> ComposeResult:
        """The line; below it the draft, three places for what is kept, and one more week."""
        yield RatioLine(id="line")
        with Horizontal(id="beside"):
            yield Sheet(id="draft")
            for number in range(MOST):
                yield Sheet(id=f"kept-{number}")
            yield Sheet(id="more")

    def on_mount(self) -> None:
        """The line has the focus: it is what this screen is about."""
        super().on_mount()
        self.query_one(RatioLine).focus()

    @property
    def draft(self) -> Considered:
        """What the bar would do where it is."""
        return self.seen(self.terms)

    @property
    def kept(self) -> tuple[Scenario, ...]:
        """The scenarios that are shown beside the draft; merged copies may have brought more."""
        return kept(self.plan)[:MOST]

    @property
    def chosen(self) -> Scenario | None:
        """The kept scenario whose pane has the focus; else the draft is meant."""
        name = self.focused.id if self.focused is not None and self.focused.id is not None else ""
        number = int(name.removeprefix("kept-")) if name.startswith("kept-") else MOST
        return self.kept[number] if number < len(self.kept) else None

    def seen(self, terms: Terms) -> Considered:
        """What some terms would do; worked out once, and forgotten only when it was not looked at for long."""
        found = self._seen.pop(terms, None) or considered(self.now, terms)
        while len(self._seen) >= _REMEMBERED:
            del self._seen[next(iter(self._seen))]
        self._seen[terms] = found
        return found

    def show_plan(self) -> None:
        """Shows what is known at once; the other steps and one more week follow."""
        if not _same_backlog(self.now.plan, self.plan):
            was_at = self.terms == Terms(self.now.split)
            self.now = present(self.plan)
            self._seen.clear()
            self._fits.clear()
            if was_at:
                self.terms = Terms(self.now.split)
        self.more = None
        self.show_panes()
        # The call, not what it returns: a worker that is overtaken before it begins would leave that behind.
        self._working: Worker[None] = self.run_worker(self._work_out, exclusive=True, group="line")

    def show_panes(self) -> None:
        """Hands every pane what is worked out by now."""
        self._show_pane("draft", None, self.draft)
        self._show_line()  # after the draft was worked out: it may be a column of its own
        for number in range(MOST):
            scenario = self.kept[number] if number < len(self.kept) else None
            self._sheet(f"kept-{number}").display = scenario is not None
            if scenario is not None:
                self._show_pane(f"kept-{number}", scenario, self.seen(terms_of(scenario)))
        self._show_more()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Whether there is room for one more week depends on the width."""
        self._show_more()

    def as_text(self) -> str:
        """The line and every pane, one after the other."""
        lines = line_lines(self._steps(), self.terms.split, self.now.split, _COPY_WIDTH, 0)
        sections = [(self._line_title(), [line.plain.rstrip() for line in lines])]
        sheets = [self._sheet(name) for name in ("draft", *(f"kept-{n}" for n in range(len(self.kept))), "more")]
        return plain([*sections, *((sheet.title_text, sheet.text(_COPY_WIDTH)) for sheet in sheets)])

    async def _work_out(self) -> None:
        """Step by step, so that a key that is pressed meanwhile waits for one fill at most."""
        is_long = len(self.plan.items) > _MANY
        # The screen is painted first; and whoever presses key after key waits for none of this.
        await asyncio.sleep(_QUIET if is_long else 0)
        for ratio in RATIOS:
            terms = self._at(ratio)
            is_new = terms not in self._seen
            self.seen(terms)
            if is_new:
                self._show_line()
                await asyncio.sleep(_BREATH if is_long else 0)
        found: list[More] = []
        for more in one_more_week(self.now, self.draft):
            found.append(more)
            await asyncio.sleep(_BREATH if is_long else 0)
        self.more = tuple(found)
        self._show_more()

    def _at(self, ratio: float) -> Terms:
        return self.terms._replace(split=self.terms.split._replace(ratio=ratio))

    def _steps(self) -> list[Step]:
        ratios = sorted({*RATIOS, self.terms.split.ratio})
        return [Step(ratio, self._seen.get(self._at(ratio))) for ratio in ratios]

    def _line_title(self) -> str:
        return what_if_lines.line_title(self.now.split, agreed=self.plan.quarter.ratio is not None)

    def _show_line(self) -> None:
        split = self.terms.split
        own = overrides_text(self.plan, self.terms)
        note = " · ".join(filter(None, (f"reserve {percent(split.reserve)}", own, "value = sum of scores")))
        self.query_one(RatioLine).show(self._steps(), split, self.now.split, title=self._line_title(), subtitle=note)

    def _show_pane(self, name: str, scenario: Scenario | None, seen: Considered) -> None:
        is_now = seen.terms == Terms(self.now.split)
        title, called = what_if_lines.scenario_title(scenario, seen, is_now=is_now)
        lines = partial(what_if_lines.scenario_lines, self.plan, seen, self._fitting(seen), called)
        self._sheet(name).show(lines, title=title, subtitle=what_if_lines.swap_note(seen))

    def _fitting(self, seen: Considered) -> Fits:
        """How likely both lanes hold what is in; only of what stands in a pane, and worked out once."""
        if seen.terms not in self._fits:
            if len(self._fits) >= _REMEMBERED:
                self._fits.clear()
            self._fits[seen.terms] = fits(self.plan, seen)
        return self._fits[seen.terms]

    def _show_more(self) -> None:
        sheet, width = self._sheet("more"), self.app.size.width
        roomy = 0 if width < self.HORIZONTAL_BREAKPOINTS[1][0] else _MIDDLE_KEPT
        sheet.display = width >= self.HORIZONTAL_BREAKPOINTS[2][0] or len(self.kept) <= roomy
        sheet.show(partial(what_if_lines.more_lines, self.now, self.more), title="One more week")

    def _sheet(self, name: str) -> Sheet:
        return self.query_one(f"#{name}", Sheet)


def _same_backlog(before: Plan, after: Plan) -> bool:
    """Whether two plans differ in what was answered and decided at most."""
    names = [name for name in before.__dataclass_fields__ if name != "evidence"]
    return all(getattr(before, name) is getattr(after, name) for name in names)
