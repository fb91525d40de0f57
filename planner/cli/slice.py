"""`planner slice`: what is tried on customers, week by week, and what it says."""

from typing import Any

import click

from planner.cli.context import ports_of
from planner.cli.diagnostics import put, say
from planner.cli.opening import done, opened
from planner.cli.options import acting, as_option, existing_plan, fixed_day, json_option, plan_option, today_option
from planner.cli.slice_told import slice_lines
from planner.cli.tables import json_text
from planner.domain.calendar import monday_of, parse_week
from planner.domain.results import SLICE_DECISIONS, SliceDecision
from planner.domain.slices.form import mark_of, parse_slice
from planner.domain.slices.numbers import parse_line
from planner.domain.slices.slicing import add_slice, decide_slice, record_result, slice_called, verdict_of
from planner.domain.text import clean
from planner.domain.verdict.words import reason
from planner.domain.views.slices import item_slices, slices_view
from planner.domain.views.slices_explained import slice_explained
from planner.domain.views.slices_out import slices_json

_LONGEST = 4000


@click.group("slice")
def command() -> None:
    """List slices, cut one from an item, note what a week brought, read the verdict, decide what becomes of it."""


@command.command("list")
@click.option("--item", metavar="KEY", help="Those of one item alone.")
@plan_option
@today_option
@json_option
@click.pass_context
def list_slices(
    context: click.Context, item: str | None, plan: str | None, today: str | None, *, as_json: bool
) -> None:
    """List all slices, those that wait for a decision first."""
    ports = ports_of(context)
    with opened(ports, existing_plan(ports, plan), today=fixed_day(today)) as session:
        whole, view = session.plan, slices_view(session.plan, session.today)
        rows = view.rows if item is None else item_slices(whole, whole.item_keyed(item).id, session.today)
    if as_json:
        put(json_text({"schema": 1, "slices": slices_json(rows)}))
        return
    following = ["", view.following] if view.following and item is None else []
    put("\n".join([*slice_lines(rows), *following]))


@command.command("add")
@click.argument("key")
@click.argument("title")
@click.option("--pass-mark", required=True, metavar="MARK", help='From where on it has worked: "≥ 10 %", "+3 pp".')
@click.option("--kind", default="", metavar="KIND", help="share, difference, mean or count; else as the mark says.")
@click.option("--hypothesis", default="", metavar="TEXT", help="What you believe will happen, and why.")
@click.option("--metric", default="", metavar="TEXT", help="What is measured.")
@click.option("--sample", default="", metavar="N", help="So many are judged at once, fixed beforehand.")
@click.option("--until", default="", metavar="DATE", help="The day on which it is judged, fixed beforehand.")
@click.option("--kr", default="", metavar="NAME", help="The key result that it should move: words of its name.")
@click.option("--since", "started_on", default="", metavar="DATE", help="When customers first had it.")
@plan_option
@today_option
@as_option
@click.pass_context
def add(
    context: click.Context, /, key: str, plan: str | None, today: str | None, actor: str | None, **texts: Any
) -> None:
    """Cut a slice from the item KEY."""
    ports = ports_of(context)
    who, day = acting(ports, actor), fixed_day(today)
    with opened(ports, existing_plan(ports, plan), actor=who, today=day) as session:
        form = parse_slice(session.plan, texts)
        step = add_slice(session.plan, session.plan.item_keyed(key).id, form, session.moment())
        done(session, step)
    say(f"Saved: {step.label}.")


@command.command("result")
@click.argument("slice_name", metavar="SLICE")
@click.argument("numbers")
@click.option("--week", metavar="WEEK", help="The week, e.g. 2026-W47 or a day in it; else this one.")
@plan_option
@today_option
@as_option
@click.pass_context
def result(
    context: click.Context,
    slice_name: str,
    numbers: str,
    week: str | None,
    plan: str | None,
    today: str | None,
    actor: str | None,
) -> None:
    """Note what a week by itself brought for a slice.

    SLICE is its id, or words of its title. NUMBERS is "42 of 300" for a share, "56 of 70 against 48 of 80" for a
    difference, "24 values, mean 0.5, deviation 0.2" or "0.4; 0.6; 0.5" for a mean, "7 in 6" for a count; "" takes a
    result away.
    """
    ports = ports_of(context)
    who, day = acting(ports, actor), fixed_day(today)
    with opened(ports, existing_plan(ports, plan), actor=who, today=day) as session:
        found = slice_called(session.plan, slice_name)
        monday = parse_week(week) if week is not None else monday_of(session.today)
        step = record_result(session.plan, found.id, monday, parse_line(found.kind, numbers), session.moment())
        verdict = verdict_of(session.plan.after(step.changes), found.id, session.today)
        done(session, step)
    said = f"Saved: {step.label}." if step.changes else "Nothing was changed."
    say(clean(f"{said} {reason(mark_of(found), verdict, found.unit)}", _LONGEST))


@command.command("decide")
@click.argument("slice_name", metavar="SLICE")
@click.argument("decision", type=click.Choice(SLICE_DECISIONS))
@click.option("--why", default="", metavar="TEXT", help="Why, in a few words; it is asked.")
@plan_option
@today_option
@as_option
@click.pass_context
def decide(
    context: click.Context,
    slice_name: str,
    decision: SliceDecision,
    why: str,
    plan: str | None,
    today: str | None,
    actor: str | None,
) -> None:
    """Continue with a slice, change or stop it.

    SLICE is its id, or words of its title. It is remembered as a decision with its reason, and supersedes the one
    before.
    """
    ports = ports_of(context)
    who, day = acting(ports, actor), fixed_day(today)
    with opened(ports, existing_plan(ports, plan), actor=who, today=day) as session:
        found = slice_called(session.plan, slice_name)
        step = decide_slice(session.plan, found.id, decision, why, session.moment())
        done(session, step)
    say(f"Saved: {step.label}.")


@command.command("verdict")
@click.argument("slice_name", metavar="SLICE")
@plan_option
@today_option
@json_option
@click.pass_context
def verdict(context: click.Context, slice_name: str, plan: str | None, today: str | None, *, as_json: bool) -> None:
    """Say whether a slice worked, and work it out.

    SLICE is its id, or words of its title.
    """
    ports = ports_of(context)
    with opened(ports, existing_plan(ports, plan), today=fixed_day(today)) as session:
        found = slice_called(session.plan, slice_name)
        rows = item_slices(session.plan, found.item, session.today)
    row = next(row for row in rows if row.slice.id == found.id)
    if as_json:
        put(json_text({"schema": 1, **slices_json((row,))[0]}))
        return
    title, paragraphs = slice_explained(row)
    put("\n\n".join(clean(text, _LONGEST) for text in (f"{title}: {row.verdict}", *paragraphs)))
