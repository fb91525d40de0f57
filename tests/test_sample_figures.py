"""What Measure says of the sample, against the same arithmetic done another way: by hand, over the bare tables."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import combinations
from math import exp, log, sqrt
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from planner.domain.okrs.standing import standings
from planner.domain.plan import Plan
from planner.domain.slices.slicing import slices_of, verdict_of
from planner.domain.speed.first_evidence import settled_items, time_to_evidence
from planner.domain.views.measure import MeasureView, measure_view
from planner.storage.plan_files import SqlitePlanFiles
from tests.sample.story import TODAY

SAMPLE = Path(__file__).parents[1] / "sample.db"
Rows = sqlite3.Connection


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    copy = tmp_path_factory.mktemp("figures") / "sample.db"
    copy.write_bytes(SAMPLE.read_bytes())
    store = SqlitePlanFiles().open(str(copy))
    read = store.read_plan().result()
    yield read.with_evidence(store.read_evidence(read.current).result())
    store.close().result()


@pytest.fixture(scope="module")
def rows() -> Iterator[Rows]:
    with closing(sqlite3.connect(f"file:{SAMPLE}?mode=ro", uri=True)) as conn:
        yield conn


@pytest.fixture(scope="module")
def view(plan: Plan) -> MeasureView:
    return measure_view(plan, TODAY)


def sentence(view: MeasureView, kind: str) -> str:
    return next(said.text for said in view.sentences if said.kind == kind)


def quarter(rows: Rows) -> tuple[str, date, date]:
    found = "SELECT id, starts_on, ends_on FROM quarter WHERE state <> 'closed' ORDER BY starts_on LIMIT 1"
    name, first, last = rows.execute(found).fetchone()
    return str(name), date.fromisoformat(first), date.fromisoformat(last)


def per_cent(share: float) -> str:
    return f"{int(share * 100 + 0.5)} %"


def check_ins(rows: Rows, kr: str) -> list[tuple[date, float]]:
    """The Friday of each week with a value (or today, where that is earlier), and the value."""
    found = "SELECT week, value FROM kr_check_in WHERE kr = ? AND value IS NOT NULL AND deleted = 0 ORDER BY week"
    weeks = [(date.fromisoformat(week), value) for week, value in rows.execute(found, (kr,))]
    return [(min(week + timedelta(days=4), TODAY), value) for week, value in weeks if week <= TODAY]


def key_results(rows: Rows) -> dict[str, tuple[str, float, float, str]]:
    name, _, _ = quarter(rows)
    found = "SELECT id, name, baseline, target, kind FROM key_result WHERE quarter = ? AND deleted = 0"
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows.execute(found, (name,))}


def at_the_end(points: list[tuple[date, float]], last: date) -> tuple[float, float]:
    """Theil and Sen's line on the last day; half the width of least squares' 95 % prediction interval."""
    days = [((day - last).days / 7, value) for day, value in points]
    slope = median([(b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(days, 2)])
    value = median([y - slope * x for x, y in days])
    n, mean_x, mean_y = len(days), sum(x for x, _ in days) / len(days), sum(y for _, y in days) / len(days)
    spread = sum((x - mean_x) ** 2 for x, _ in days)
    fitted = sum((x - mean_x) * (y - mean_y) for x, y in days) / spread
    left = sum((y - mean_y - fitted * (x - mean_x)) ** 2 for x, y in days)
    t = {1: 12.7062, 2: 4.30265, 3: 3.18245, 4: 2.77645, 5: 2.57058, 6: 2.44691, 7: 2.36462, 8: 2.30600}[n - 2]
    return value, t * sqrt(left / (n - 2)) * sqrt(1 + 1 / n + mean_x**2 / spread)


def test_scores_pace_and_forecasts(plan: Plan, rows: Rows) -> None:
    _, first, last = quarter(rows)
    days = (last - first).days + 1
    theirs = {found.kr.id: found for found in standings(plan, TODAY)}
    assert theirs.keys() == key_results(rows).keys()
    for kr, (name, start, target, kind) in key_results(rows).items():
        given = check_ins(rows, kr)
        on, now = given[-1]
        score = min(1.0, max(0.0, (now - start) / (target - start)))
        due = ((on - first).days + 1) / days * (0.7 if kind == "aspirational" else 1.0)
        found = theirs[kr]
        assert (found.kr.name, found.now) == (name, now)
        assert found.score == pytest.approx(score)
        assert found.pace is not None
        assert found.pace.due == pytest.approx(due)
        assert found.pace.gap == pytest.approx(score - due)
        value, half = at_the_end(given, last)
        assert found.forecast is not None
        assert found.forecast.value == pytest.approx(value)
        if found.kr.unit != "%":
            assert found.forecast.high - found.forecast.low == pytest.approx(2 * half, rel=1e-4)


def test_the_sentence_about_key_results(view: MeasureView, rows: Rows) -> None:
    _, first, last = quarter(rows)
    off: list[tuple[float, str, float, float, float]] = []
    for kr, (name, start, target, kind) in key_results(rows).items():
        given = check_ins(rows, kr)
        on, now = given[-1]
        expected = 0.7 if kind == "aspirational" else 1.0
        value, half = at_the_end(given, last)
        best = max((value + half - start) / (target - start), (value - half - start) / (target - start))
        worst = min((value + half - start) / (target - start), (value - half - start) / (target - start))
        gap = (now - start) / (target - start) - ((on - first).days + 1) / ((last - first).days + 1) * expected
        if best < expected or (worst < expected and gap < -0.05):
            off.append((gap, name, now, value, target))
    _, name, now, value, target = min(off)
    said = sentence(view, "pace")
    assert said.startswith(f"{len(off)} of {len(key_results(rows))} key results are off pace, {name} furthest: ")
    assert f"{now:g} %, at this rate {value:.1f} % by the end, {target:g} % agreed" in said


def test_promises(view: MeasureView, rows: Rows) -> None:
    name, _, _ = quarter(rows)
    found = """
        SELECT coalesce(CASE WHEN i.stage = 'stopped' THEN 'dropped' END, p.outcome), sum(b.effort)
        FROM baseline_item b JOIN item i ON i.id = b.item
        LEFT JOIN placement p ON p.item = b.item AND p.quarter = :quarter AND p.deleted = 0
        WHERE b.standing <> 'out' AND b.deleted = 0 AND b.baseline =
          (SELECT id FROM baseline WHERE quarter = :quarter AND deleted = 0 ORDER BY at DESC LIMIT 1)
        GROUP BY 1"""
    weeks = dict(rows.execute(found, {"quarter": name}).fetchall())
    done, going, dropped = (round(weeks.get(each, 0.0)) for each in ("done", "going", "dropped"))
    total = round(sum(weeks.values()))
    assert sentence(view, "promises").startswith(
        f"{done} of {total} weeks promised are done, {going} going, {dropped} dropped; week 6 of 14."
    )


def rooms(rows: Rows) -> dict[tuple[str, str], float]:
    """What a team has left of a lane's weeks: people × working weeks × plannable share − time off, its lane's part."""
    name, first, last = quarter(rows)
    holidays, reserve, ratio = rows.execute(
        "SELECT holidays, reserve, ratio FROM quarter WHERE id = ?", (name,)
    ).fetchone()
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    working = sum(1 for day in days if day.weekday() < 5 and day.isoformat() not in json.loads(holidays)) / 5
    left = 1 - ((TODAY - first).days + 1) / len(days)
    share = rows.execute("SELECT plannable_share FROM organisation").fetchone()[0]
    found = "SELECT team, people, plannable_share, time_off_days, ratio FROM team_capacity WHERE quarter = ?"
    room = {}
    for team, people, own_share, off, own_ratio in rows.execute(found, (name,)):
        planned = (people * working - off / 5) * (own_share or share) * (1 - reserve) * left
        to_innovation = ratio if own_ratio is None else own_ratio
        room[team, "innovation"], room[team, "tune_up"] = planned * to_innovation, planned * (1 - to_innovation)
    return room


def test_the_promises_at_risk_have_no_room_left(view: MeasureView, rows: Rows) -> None:
    room, needs, places = rooms(rows), 0.0, set[tuple[str, str]]()
    waiting = """
        SELECT i.team, b.category, b.effort
        FROM baseline_item b JOIN item i ON i.id = b.item
        JOIN placement p ON p.item = b.item AND p.quarter = :quarter AND p.deleted = 0
        WHERE b.standing <> 'out' AND p.outcome = 'not_started' AND i.stage <> 'stopped' AND i.service IS NULL
          AND b.baseline = (SELECT id FROM baseline WHERE quarter = :quarter AND deleted = 0 ORDER BY at DESC LIMIT 1)
        ORDER BY b.standing = 'must' DESC, b.category, b.rank"""
    count = 0
    for team, lane, effort in rows.execute(waiting, {"quarter": quarter(rows)[0]}).fetchall():
        if effort > room[team, lane]:
            needs, count = needs + effort, count + 1
            places.add((team, lane))
        else:
            room[team, lane] -= effort
    named, more = sentence(view, "promises").split("At risk: ")[1].split(": they need ")
    assert named.count(", ") + 1 + int(named.split(" and ")[1].split()[0]) == count
    left = sum(room[place] for place in places)
    assert more == f"{int(needs + 0.5)} weeks, {int(left + 0.5)} are left."


def week_shares(rows: Rows) -> dict[str, float]:
    """Of the quarter's answered weeks: Σ weight × share by part; teams weigh people × plannable share."""
    name, first, last = quarter(rows)
    everywhere = rows.execute("SELECT plannable_share FROM organisation").fetchone()[0]
    room = "SELECT team, people, plannable_share, changes FROM team_capacity WHERE quarter = ? AND deleted = 0"
    weight = {}
    for team, people, share, changes in rows.execute(room, (name,)):
        assert json.loads(changes) == [], "who joins or leaves would weigh by the week"
        weight[team] = people * (share or everywhere)
    parts: dict[str, float] = {}
    found = """SELECT t.week, t.team, w.part, t.share FROM time_share t JOIN work_type w ON w.id = t.work_type
               WHERE t.deleted = 0"""
    for week, team, part, share in rows.execute(found):
        if first <= date.fromisoformat(week) + timedelta(days=3) <= last and date.fromisoformat(week) <= TODAY:
            parts[part] = parts.get(part, 0.0) + weight[team] * share
    return parts


def test_the_sentences_about_time(view: MeasureView, rows: Rows) -> None:
    parts = week_shares(rows)
    planned = parts["new"] + parts["existing"] + parts["tune_up"]
    name, first, last = quarter(rows)
    reserve, ratio = rows.execute("SELECT reserve, ratio FROM quarter WHERE id = ?", (name,)).fetchone()
    unplanned = parts["unplanned"] / (planned + parts["unplanned"])
    said = sentence(view, "reserve")
    assert said.startswith(f"Unplanned work took {per_cent(unplanned)} of the time, {per_cent(reserve)} agreed")
    tune_up = parts["tune_up"] / planned
    assert sentence(view, "ratio").startswith(
        f"Tune-Up got {per_cent(tune_up)} of planned time, {per_cent(1 - ratio)} agreed"
    )
    hours = """SELECT i.title, sum(n.hours) FROM incident n LEFT JOIN item i ON i.id = n.item
               WHERE n."on" BETWEEN ? AND ? AND n.hours IS NOT NULL AND n.deleted = 0 GROUP BY 1 ORDER BY 2 DESC"""
    named = rows.execute(hours, (first.isoformat(), min(last, TODAY).isoformat())).fetchall()
    total = sum(each for _, each in named)
    item, most = next((title, each) for title, each in named if title is not None)
    assert f"{item} would have spared {per_cent(most / total)} of the incident hours, {most:g} of {total:g}" in said


def test_shares_are_judged_as_wilson_and_bayes_say(plan: Plan, rows: Rows) -> None:
    """Wilson's interval solved as a quadratic; the Bayes factor as a ratio of integrals, summed numerically."""
    judged = 0
    for row in slices_of(plan):
        if row.kind != "share":
            continue
        found = "SELECT week, numbers FROM slice_result WHERE slice = ? AND deleted = 0"
        each = [dict(json.loads(numbers)) for _, numbers in rows.execute(found, (row.id,))]
        if not each:
            continue
        k, n = (sum(int(week[name]) for week in each) for name in ("successes", "trials"))
        z2, share = 1.959964**2, k / n
        middle, wide = (share + z2 / (2 * n)) / (1 + z2 / n), z2 / (1 + z2 / n) ** 2
        half = sqrt(wide * (share * (1 - share) / n + z2 / (4 * n * n)))
        theirs = verdict_of(plan, row.id, TODAY)
        assert theirs.interval is not None
        assert theirs.interval.low == pytest.approx(middle - half, abs=1e-5)
        assert theirs.interval.high == pytest.approx(middle + half, abs=1e-5)
        steps, mark = 20_000, row.pass_mark
        tried = ((i + 0.5) / steps for i in range(steps))
        against = sum(exp(k * log(x / mark) + (n - k) * log((1 - x) / (1 - mark))) for x in tried) / steps
        evidence = against >= 20
        settled = theirs.verdict != "too_early"
        if evidence:
            assert theirs.verdict == ("worked" if (share > mark) == (row.direction == "up") else "did_not"), row.title
        elif settled:
            assert row.sample is not None or row.until is not None, row.title
        judged += 1
    assert judged >= 3


def test_the_median_days_from_idea_to_evidence(plan: Plan, rows: Rows) -> None:
    """Verdicts by week come from the program; when each idea was written down from the bare history."""
    settled = settled_items(plan, TODAY)
    history = "SELECT min(s.at) FROM op o JOIN step s ON s.id = o.step WHERE o.entity = 'item' AND o.row_id = ?"
    born = {item: datetime.fromisoformat(rows.execute(history, (item,)).fetchone()[0]) for item in settled}
    zone = ZoneInfo("Europe/Berlin")
    days = [
        (min(week + timedelta(days=4), TODAY) - born[item].astimezone(zone).date()).days
        for item, week in settled.items()
    ]
    assert len(days) >= 5
    assert time_to_evidence(plan, settled, born, TODAY).days == median(days)
