"""Measure: what the numbers say, how far the key results are, where the time went, what became of promises and slices.

Its views are listed in `planner.tui.screens.measure_pages`.
"""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.views.measure_promised import PromiseRow
from planner.domain.words import Outcome
from planner.tui.keys import key
from planner.tui.launch import PhaseName
from planner.tui.screens.measure_views import ViewedScreen
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.widgets.kr_pane import KrPane, OkrPlace
from planner.tui.widgets.promise_pane import PromisePane
from planner.tui.widgets.sentence_pane import SentencePane
from planner.tui.widgets.slice_pane import SlicePane
from planner.tui.widgets.time_pane import TimePane

if TYPE_CHECKING:
    # Not on the way to the first screen, which waits for the answers anyway.
    from planner.domain.views.measure import MeasureView
    from planner.domain.views.slices import SliceRow


class MeasureScreen(ViewedScreen):
    """The third phase."""

    LIT: ClassVar[PhaseName | None] = "measure"
    NAME = "Measure"
    EXPLAINED = """
Measure holds the quarter against what was agreed: every week each team says in three minutes where its time went, and
the leads say what became of the items that were promised. What it shows decides the next ratio.

What the numbers say: at most five sentences, the worst first. ▼ is off what was agreed, ▲ is as agreed or better, ■ is
neither, or too early to say. “Beyond chance” means that a week lies further from what was agreed than last quarter's
weeks lay from each other. w on a sentence explains it.

Are we getting closer: ▼ a key result is off pace, at this rate it will fall short, or it is behind and that is open;
▲ it will do, ■ it may do or not; ◔ ◑ ◕ is how far it has come, and the columns are the weeks. enter opens it among the
OKRs, w works its numbers out.

Where the time went: a bar for each week, all teams together, each counted by its people. “unpl.” is the share of
unplanned work, “ratio” is Innovation to Tune-Up in what was planned. Teams without an answer are left out, never
counted as zero: c checks a team in, enter fills in the week under the cursor.

What we promised: the items that were in when the plan was agreed, with the weeks that were agreed for them. space says
what became of one: going, done, dropped, and round again; at done you are asked once what it took.

Views behind these, by ] and [. Speed of innovation: days from an idea to the first evidence from customers; what is
measured now and before, with the range that chance explains; incidents with the item that would have prevented them;
what Tune-Up was said to give back. a adds, e edits, X takes away, f shows a team of four or more its own figures. Time
by team: each bar of the quarter so far, │ stands where its parts were agreed to end, = are weeks copied unchanged.
"""
    CSS_PATH = "measure.tcss"
    BY_COMMAND: ClassVar[tuple[ByCommand, ...]] = (
        ByCommand(
            "Store the limits anew", "Compute anew what counts as chance, for time and metrics", "speed('refreeze')"
        ),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        key("c", "app.check_in", "Check-in", "Say where a team's week went", id="check-in", show=True),
        key("o", "app.okrs", "OKRs", "What the quarter is for, and how far its key results are", id="okrs", show=True),
        key("s", "slices", "Slices", "What was tried on customers, and what came of it", id="slices", show=True),
        key("space", "outcome", "Outcome", "Say what became of a promised item", id="outcome", show=True),
        key(
            "r",
            "app.review",
            "Review",
            "The review of the quarter so far; from week 10 on, closing",
            id="review",
            show=True,
        ),
        key("f", "filter", "Whose", "Speed of all teams together, or of one by itself", id="whose", show=True),
    ]

    def compose_panes(self) -> ComposeResult:
        """The sentences above; below them key results and time, then promises and slices."""
        yield SentencePane()
        with Horizontal():
            yield KrPane()
            yield TimePane()
        with Horizontal():
            yield PromisePane()
            yield SlicePane()

    def show_plan(self) -> None:
        """Computes the view, once the quarter's answers have been read."""
        if self.plan.evidence is None:
            return
        view = self._view()
        self.show_hints()
        self.query_one(SentencePane).show(view.sentences)
        self.query_one(KrPane).show(view.okrs, self._why_okr)
        self.query_one(TimePane).show(view.time)
        self.query_one(PromisePane).show(view.promised)
        self.query_one(SlicePane).show(_slices(self.plan, self.session.today))
        self.show_late()

    def as_text(self) -> str:
        """The sentences, the weeks and the promises."""
        from planner.domain.views.okrs_text import kr_head

        if self.plan.evidence is None:
            return ""
        behind = [pane.text for pane in self.query("#speed") if pane.display and hasattr(pane, "text")]
        if behind:
            return str(behind[0])
        view = self._view()
        weeks = [
            f"week {w.number:>2}: unplanned {w.unplanned}, ratio {w.ratio}, {w.answered} of {w.expected} answered"
            for w in view.time.rows
        ]
        promised = [f"{row.glyph} {row.title} ({row.weeks})" for row in view.promised.rows]
        said = [f"{sentence.glyph} {sentence.text}" for sentence in view.sentences]
        krs = [kr_head(kr) for kr in view.okrs.krs]
        return "\n".join([view.quarter.name, *said, "", *krs, "", *weeks, "", view.promised.line, *promised])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What became of it is asked of a promised item only."""
        if action == "outcome":
            return isinstance(self.focused, PromisePane) and self.focused.row is not None
        if action == "filter":
            return self.focused is not None and self.focused.id == "speed"
        return super().check_action(action, parameters)

    def action_outcome(self) -> None:
        """Cycles what became of the item under the cursor; at done it asks what it took."""
        from planner.domain.commitment import next_outcome

        row = self.query_one(PromisePane).row
        if row is None:
            return
        outcome = next_outcome(row.outcome)
        if outcome == "done":
            self._ask_what_it_took(row)
        else:
            self._set(row.item, outcome)

    def _why_okr(self, place: OkrPlace) -> tuple[str, ...]:
        from planner.domain.views.okrs_explained import explain_kr, explain_objective

        return explain_objective(place.objective) if place.kr is None else explain_kr(self.plan, place.kr)

    def action_fill_in(self, week: str) -> None:
        """Opens the check-in of a week, given by its Monday."""
        from planner.tui.screens.check_in import CheckInScreen

        self.app.push_screen(CheckInScreen(self.session, self.plan_changed, self.standing, date.fromisoformat(week)))

    async def action_promised(self, item: str = "") -> None:
        """Goes to a promised item, on whatever view it is."""
        pane = self.query_one(PromisePane)
        for _ in self._pages:
            if pane.display:
                break
            await self.action_view(1)
        pane.focus()
        pane.go_to_item(item)

    def action_filter(self) -> None:
        """Asks whose speed is shown."""
        from planner.tui.widgets.speed_pane import SpeedPane

        self.query_one(SpeedPane).ask_whose()

    def action_speed(self, what: str) -> None:
        """Adds, edits or deletes in the view of speed."""
        from planner.tui.screens.speed_edits import act

        act(self, what)

    async def on_speed_pane_born_asked(self, asked: Any) -> None:
        """Finds out for the headline of speed when its items were written into the plan."""
        from planner.tui.screens.speed_edits import tell_born

        await tell_born(self, asked.pane, asked.items)

    def _ask_what_it_took(self, row: PromiseRow) -> None:
        from planner.domain.commitment import parse_taken
        from planner.tui.dialogs.ask import AskLine

        ask = AskLine(
            f"{row.title} is done",
            f"How many weeks of one person did it take? Promised: {row.weeks}. Leave it empty if nobody knows.",
            placeholder=f"e.g. {row.weeks}",
            check=parse_taken,
        )
        self.app.push_screen(ask, partial(self._done, row.item))

    def _done(self, item: str, text: str | None) -> None:
        from planner.domain.commitment import parse_taken

        if text is None:
            self.say("Left as it was.")
            return
        self._set(item, "done", parse_taken(text))

    def _set(self, item: str, outcome: Outcome, taken: float | None = None) -> None:
        from planner.domain.commitment import set_outcome
        from planner.domain.speed.predictions import with_shipping

        try:
            step = set_outcome(self.plan, item, outcome, taken)
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        note = _started(self.plan, item) if outcome == "going" else ""
        self.do(
            with_shipping(self.plan, step, self.session.today), f"{step.label}. {note}   u undoes" if note else None
        )

    async def action_slices(self) -> None:
        """The slices; those of the promised item under the cursor first."""
        row = self.focused.row if isinstance(self.focused, PromisePane) else None
        await self.run_action("app.slices" if row is None else f"app.slices('', {row.item!r})")

    def _view(self) -> "MeasureView":
        from planner.domain.views.measure import measure_view

        return measure_view(self.plan, self.session.today)


def _started(plan: Plan, item: str) -> str:
    """What starting something new calls for, where more that was shipped waits for a measurement than agreed."""
    from planner.domain.slices.following_through import starting

    return starting(plan, item, from_stage=plan.items[item].stage)


def _slices(plan: Plan, today: date) -> "tuple[SliceRow, ...]":
    from planner.domain.views.slices import slices_of_quarter

    return slices_of_quarter(plan, today)
