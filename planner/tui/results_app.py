"""What came of the work, opened from any phase."""

from typing import TYPE_CHECKING

from planner.tui.quarters_app import QuartersApp

if TYPE_CHECKING:
    from planner.exchange.report.forms import Format as ReportFormat
    from planner.session.exporting import Format


class ResultsApp(QuartersApp):
    """The pages of results."""

    def action_okrs(self, at: str = "") -> None:
        """Opens the OKRs, with the cursor on an objective or a key result."""
        if self.session is not None:
            from planner.tui.screens.okrs import OkrsScreen

            self.push_screen(OkrsScreen(self.session, self.plan_changed, self.standing, at or None))

    def action_slices(self, first: str = "", item: str = "") -> None:
        """Opens the slices, with the cursor on one of them, or those of an item first."""
        if self.session is not None:
            from planner.tui.screens.slices import SlicesScreen

            self.push_screen(SlicesScreen(self.session, self.plan_changed, self.standing, item or None, first or None))

    def action_review(self) -> None:
        """Opens the review of the quarter."""
        if self.session is not None:
            from planner.tui.screens.review import ReviewScreen

            self.push_screen(ReviewScreen(self.session, self.plan_changed, self.standing))

    def action_export(self, form: "Format") -> None:
        """Asks where to, and writes the plan out in that form; of the past only what can be told of it."""
        if self.session is None:
            return
        from planner.session.exporting import OF_THE_PAST, SAID
        from planner.tui.dialogs.export import ExportTo

        if self.session.as_of is not None and form not in OF_THE_PAST:
            self.say("Of the past the report, CSV and Markdown can be written.   esc returns to now")
            return
        self.push_screen(
            ExportTo(self.session, self.launch.documents, form),
            lambda path: self.say(f"Wrote {SAID[form]} to {path}.") if path else None,
        )

    def action_report(self, kind: "ReportFormat") -> None:
        """Asks where to, and writes the report of the quarter in view."""
        if self.session is not None:
            from planner.session.reporting import SAID
            from planner.tui.dialogs.report import ReportTo

            self.push_screen(
                ReportTo(self.session, self.launch.documents, kind),
                lambda path: self.say(f"Wrote {SAID[kind]} to {path}.") if path else None,
            )
