"""Hypotheses settled: in which quarter a slice got its verdict, of those that customers had in it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planner.domain.calendar import monday_of, weeks_of
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.results import Slice, SliceResult
from planner.domain.slices.slicing import judged, results_by_slice


class Settled(NamedTuple):
    """The slices of one quarter."""

    settled: int
    """Those whose verdict came in it."""
    begun: int
    """Those that customers had by its end, and that were open at its start."""


def settled_in(plan: Plan, quarters: Sequence[Quarter]) -> dict[str, Settled]:
    """For each of these quarters, by id, how many slices were settled in it, as known by the end of the last.

    Nothing for a quarter in which no slice ran; raises `ValueError` where the evidence was not read.
    """
    slices = plan.evidence.slices if plan.evidence is not None else {}
    if not slices or not quarters:
        return {}
    results = results_by_slice(plan)
    by = max(quarter.ends_on for quarter in quarters)
    spans = [span for found in slices.values() if (span := _span(found, results.get(found.id, ()), by)) is not None]
    counted = {}
    for quarter in quarters:
        weeks = weeks_of(quarter)
        ran = [settled for begun, settled in spans if begun <= weeks[-1] and (settled is None or settled >= weeks[0])]
        if ran:
            counted[quarter.id] = Settled(sum(1 for week in ran if week is not None and week <= weeks[-1]), len(ran))
    return counted


def _span(found: Slice, results: Sequence[SliceResult], by: date) -> tuple[date, date | None] | None:
    """The weeks in which customers had it and in which it was settled or stopped; `None` where they never had it."""
    if found.started_on is None:
        return None
    known = [row for row in results if row.week <= by]
    try:
        settled = judged(found, known, by).settled
    except BadInputError:  # results that cannot be settle nothing
        settled = None
    return monday_of(found.started_on), settled
