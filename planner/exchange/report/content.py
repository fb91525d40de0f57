"""The report of a quarter as a value, from the same views that the screens show."""

from collections.abc import Mapping
from datetime import date, datetime

from planner.domain.plan import Plan
from planner.domain.quarters.standing import standing_as_of
from planner.domain.views.measure import measure_view
from planner.domain.views.review import review_view
from planner.domain.views.speed import SpeedViews
from planner.exchange.report.agreed import agreed_sections
from planner.exchange.report.document import Report, Said, Section
from planner.exchange.report.forms import Format, Only
from planner.exchange.report.learnt import decisions_section, learnt_section
from planner.exchange.report.results import okrs_section, slices_section, told_section
from planner.exchange.report.work import promised_section, speed_section, time_section

_TITLES: dict[Only | None, str] = {
    None: "Report",
    "decisions": "Decisions",
    "plan": "The plan",
    "review": "Review",
}


def report_of(plan: Plan, today: date, born: Mapping[str, datetime], only: Only | None = None) -> Report:
    """What there is to tell of the quarter in view on a day. The plan's evidence must have been read.

    `born` says when items were written into the plan, see `SpeedViews.first_evidence`. What would single somebody out
    is not in it: ballots, who dissents, single teams' time and speed, and who has not answered yet.
    """
    sections: list[Section] = []
    if only in {None, "plan"}:
        sections += agreed_sections(plan, today)
    if only in {None, "review"}:
        results = _results(plan, today, born)
        sections = [results[0], *sections, *results[1:]]
    elif only == "plan":
        sections.append(okrs_section(plan, measure_view(plan, today).okrs))
    if only in {None, "decisions"}:
        sections.append(decisions_section(plan))
    name = plan.quarter.name
    return Report(
        f"{_TITLES[only]}: {name}",
        Said(plan.organisation.name),
        name,
        standing_as_of(plan.quarter, today),
        tuple(sections),
    )


def _results(plan: Plan, today: date, born: Mapping[str, datetime]) -> list[Section]:
    view, speed = measure_view(plan, today), SpeedViews(plan, today)
    return [
        told_section(view),
        okrs_section(plan, view.okrs),
        slices_section(plan, today),
        promised_section(view.promised),
        time_section(plan, view, today),
        speed_section(speed.of(None), speed.first_evidence(born)),
        learnt_section(review_view(plan, today)),
    ]


def report_text(report: Report, kind: Format) -> str:
    """The report as one HTML file or as Markdown."""
    if kind == "markdown":
        from planner.exchange.report.markdown import markdown_report

        return markdown_report(report)
    from planner.exchange.report.html import html_report

    return html_report(report)
