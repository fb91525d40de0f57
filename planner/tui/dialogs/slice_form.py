"""The forms of a slice: what is said of it beforehand, and what a week brought."""

from collections.abc import Mapping
from datetime import date

from planner.domain.calendar import monday_of, parse_week, week_of_quarter, weeks_of
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.needs import read_needs
from planner.domain.okrs.key_results import ordered_krs
from planner.domain.plan import Plan
from planner.domain.results import Slice
from planner.domain.slices.form import EMPTY_SLICE_TEXTS, SliceForm, mark_of, parse_slice, slice_texts
from planner.domain.slices.numbers import LINE_EXAMPLES, NUMBERS, number_texts, parse_numbers
from planner.domain.slices.slicing import add_slice, edit_slice, record_result, results_of, verdict_of
from planner.domain.text import clean
from planner.domain.verdict.mark import KINDS, PassMark
from planner.domain.verdict.words import mark_text, reason
from planner.domain.words import STAGE_NAMES, STAGES
from planner.tui.dialogs.form import FormDialog, FormLine

_STAGES = [STAGE_NAMES[stage] for stage in STAGES if stage not in {"done", "stopped"}]


def slice_dialog(plan: Plan, moment: Moment, item: str | None, before: Slice | None = None) -> FormDialog:
    """Asks for a slice: a new one, of `item` where it is known, or for the values of one there is."""
    texts = slice_texts(plan, before) if before is not None else dict(EMPTY_SLICE_TEXTS)
    lines = [
        FormLine("title", "Slice", "what customers get, e.g. Insights by e-mail"),
        FormLine("hypothesis", "Hypothesis", "what you believe will happen, and why"),
        FormLine("metric", "Measured", "e.g. shops that open the link"),
        FormLine("pass_mark", "Pass mark", "≥ 10 %, +3 pp, ≤ 1 day"),
        FormLine("kind", "Kind", " · ".join(KINDS), KINDS),
        FormLine("sample", "Judged at", "how many it takes, e.g. 400"),
        FormLine("until", "or on", "a day, e.g. 2026-12-18"),
        FormLine("kr", "Should move", "a few letters of a key result", [kr.name for kr in ordered_krs(plan)]),
        FormLine("started_on", "Since", "when customers first had it, or empty until then"),
        FormLine("stage", "Cut for", " · ".join(_STAGES), _STAGES),
    ]
    if before is None:
        lines.insert(0, FormLine("item", "Item", "its key, or a few words of it"))
        texts["item"] = plan.items[item].key if item is not None and item in plan.items else ""

    def says(typed: Mapping[str, str]) -> str:
        slice_step(plan, moment, typed, before)
        return _says(parse_slice(plan, typed, before), before)

    title = "A new slice" if before is None else before.title
    return FormDialog(title, lines, texts, says, "title" if texts.get("item") or before is not None else "item")


def slice_step(plan: Plan, moment: Moment, typed: Mapping[str, str], before: Slice | None) -> Step:
    """The step that a filled-in form makes; raises `BadInputError`."""
    texts = {name: text for name, text in typed.items() if name != "item"}
    if before is not None:
        return edit_slice(plan, before.id, parse_slice(plan, texts, before), moment)
    named = read_needs(plan, typed["item"])
    if len(named) != 1:
        raise BadInputError("A slice is cut from one item; write its key, or a few words of its title.")
    return add_slice(plan, named[0], parse_slice(plan, texts), moment)


def result_dialog(plan: Plan, moment: Moment, found: Slice) -> FormDialog:
    """Asks what a week brought for a slice; what is stored for this week stands there."""
    weeks, this = weeks_of(plan.quarter), monday_of(moment.today)
    asked = min(max(this, weeks[0]), weeks[-1]) if weeks else this
    stored = {row.week: dict(row.numbers) for row in results_of(plan, found.id)}
    texts = {"week": asked.isoformat(), **number_texts(found.kind, stored.get(asked, {}))}
    lines = [FormLine("week", "Week", "its number, or a day in it")]
    lines += [FormLine(name, label.capitalize(), "") for name, label in NUMBERS[found.kind]]

    def says(typed: Mapping[str, str]) -> str:
        week = read_week(plan, typed["week"], moment.today)
        step = result_step(plan, moment, typed, found)
        if not step.changes:
            known = " (what is stored)" if week in stored else ""
            return f"A week by itself, e.g. {LINE_EXAMPLES[found.kind]}{known}; empty takes a result away."
        after = plan.after(step.changes)
        verdict = verdict_of(after, found.id, moment.today)
        return f"{step.label}. {reason(mark_of(found), verdict, found.unit)}"

    return FormDialog(f"{found.title}: what a week brought", lines, texts, says, NUMBERS[found.kind][0][0])


def result_step(plan: Plan, moment: Moment, typed: Mapping[str, str], found: Slice) -> Step:
    """The step that a filled-in week makes; raises `BadInputError`."""
    week = read_week(plan, typed["week"], moment.today)
    return record_result(plan, found.id, week, parse_numbers(found.kind, typed), moment)


def read_week(plan: Plan, text: str, today: date) -> date:
    """The Monday of a week by its number in the quarter, its name or a day in it; raises `BadInputError`."""
    typed = clean(text)
    if typed.isascii() and typed.isdecimal() and len(typed) <= 2:
        weeks = weeks_of(plan.quarter)
        if not 1 <= int(typed) <= len(weeks):
            now = week_of_quarter(plan.quarter, today)
            raise BadInputError(f"Week: {plan.quarter.name} has {now.of} weeks; write 1 to {now.of}, or a day.")
        return weeks[int(typed) - 1]
    return parse_week(typed)


def _says(form: SliceForm, before: Slice | None) -> str:
    mark = PassMark(form.kind, form.pass_mark, form.direction, form.sample, form.until)
    fixed = [f"at {form.sample:,.6g} in all"] if form.sample is not None else []
    fixed += [f"on {form.until.isoformat()}"] if form.until is not None else []
    if form.kind == "share":
        fixed.insert(0, "as soon as the evidence is clear")
    said = f"A {form.kind}, worked from {mark_text(mark, form.unit)} on; judged {', or '.join(fixed)}."
    moved = before is not None and before.kind == form.kind and before.pass_mark != form.pass_mark
    if not moved or before is None:
        return said
    return f"{said} The pass mark was moved: {mark_text(mark_of(before), before.unit)} stays beside it."
