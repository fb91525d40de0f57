"""Reports for tests: of the sample, and of a plan in which everything that people can write is hostile."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

from planner.domain.evidence import Decision, Evidence, Measurement, Metric
from planner.domain.organisation import ORGANISATION_ID, Organisation
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective
from planner.domain.results import KrCheckIn, Slice, SliceResult, kr_check_in_id, slice_result_id
from planner.domain.text import TITLE_LENGTH, clean, clean_note
from planner.exchange.report.content import report_of
from planner.exchange.report.document import Report
from planner.exchange.report.forms import Only
from planner.storage.plan_files import SqlitePlanFiles
from tests.builders import NOW, Q4, TODAY, make_item, make_plan
from tests.hostile import ALL, Hostile, from_folder

SAMPLE = Path(__file__).parents[1] / "sample.db"
SAMPLE_DAY = date(2026, 11, 6)
_BORN = datetime(2026, 9, 1, tzinfo=UTC)
_MONDAY = date(2026, 11, 2)


def sample_plan(folder: Path) -> Plan:
    """The sample with its evidence, read from a copy in a folder."""
    files = SqlitePlanFiles()
    store = files.open(files.copy_sample(str(folder / "sample.db")))
    try:
        plan = store.read_plan().result()
        return plan.with_evidence(store.read_evidence(plan.current).result())
    finally:
        store.close().result()


def sample_report(folder: Path, only: Only | None = None) -> Report:
    """The report of the sample on its day."""
    from planner.domain.speed.first_evidence import settled_items

    plan = sample_plan(folder)
    born = dict.fromkeys(settled_items(plan, SAMPLE_DAY), _BORN)
    return report_of(plan, SAMPLE_DAY, born, only)


def hostile_texts() -> list[Hostile]:
    """Our own list, and that of the folder `$PLANNER_TEST_DATA` where there is one."""
    folder = os.environ.get("PLANNER_TEST_DATA")
    given = from_folder(Path(folder)) if folder else []
    return [*ALL, *(one for one in given if one.text in _nasty(folder))]


def _nasty(folder: str | None) -> set[str]:
    path = Path(folder or ".") / "nasty-text.json"
    return {entry["s"] for entry in json.loads(path.read_text("utf-8"))} if path.is_file() else set()


def hostile_report(texts: list[Hostile]) -> Report:
    """A report in which each text stands as an item, a decision with its reason, a key result, a slice and a metric.

    What people type is cleaned before it is in a plan; the reasons are not, as in a file that another program wrote.
    """
    return report_of(_hostile_plan(texts), TODAY, {})


def shown_in_titles(texts: list[Hostile]) -> list[str]:
    """What of each text a title holds; nothing of those that are nothing but invisible."""
    return [title for one in texts if (title := clean(one.text, TITLE_LENGTH))]


def shown_in_reasons(texts: list[Hostile]) -> list[str]:
    """What of each text a reason shows."""
    return [reason for one in texts if (reason := clean_note(one.text))]


def _hostile_plan(texts: list[Hostile]) -> Plan:
    titles = shown_in_titles(texts)
    lane = ("innovation", "tune_up")
    items = [
        make_item(f"i{n}", lane[n % 2], title=title, key=f"K-{n}", weeks=1 + n % 3) for n, title in enumerate(titles)
    ]
    objectives = {f"o{n}": Objective(f"o{n}", Q4.id, title, position=n) for n, title in enumerate(titles)}
    krs = {f"k{n}": KeyResult(f"k{n}", Q4.id, f"o{n}", title, title[:12], 29.0, 38.0) for n, title in enumerate(titles)}
    return make_plan(
        items,
        organisation=Organisation(ORGANISATION_ID, titles[0], plannable_share=1.0),
        quarter=Q4._replace(learnings="\n".join(titles)),
        objectives=objectives,
        key_results=krs,
        evidence=_hostile_evidence(texts),
    )


def _hostile_evidence(texts: list[Hostile]) -> Evidence:
    titles = shown_in_titles(texts)
    decisions = {
        f"d{n}": Decision(f"d{n}", Q4.id, NOW, clean(one.text) or "nothing", one.text, signed_by=clean(one.text)[:100])
        for n, one in enumerate(texts)
    }
    check_ins = [
        KrCheckIn(kr_check_in_id(f"k{n}", _MONDAY), f"k{n}", _MONDAY, 33.0, 5, t, t) for n, t in enumerate(titles)
    ]
    slices = {
        f"s{n}": Slice(f"s{n}", f"i{n}", title, "share", 0.1, hypothesis=title, metric=title, started_on=_MONDAY)
        for n, title in enumerate(titles)
    }
    numbers = (("successes", 30), ("trials", 200))
    results = [SliceResult(slice_result_id(one, _MONDAY), one, _MONDAY, numbers) for one in slices]
    metrics = {f"m{n}": Metric(f"m{n}", title, title[:12]) for n, title in enumerate(titles)}
    measured = [Measurement(f"{one}:{_MONDAY}", one, _MONDAY, 5.0 + n) for n, one in enumerate(metrics)]
    return Evidence(
        decisions=decisions,
        kr_check_ins={one.id: one for one in check_ins},
        slices=slices,
        slice_results={one.id: one for one in results},
        metrics=metrics,
        measurements={one.id: one for one in measured},
    )
