"""`planner measure` word for word, and what it changes in the file."""

import json
from datetime import date
from pathlib import Path

from planner.domain.speed.incidents import incidents
from tests.cli.conftest import Cli
from tests.cli.test_golden import assert_golden
from tests.stores import open_session

TABLE = "Metric;Date;Value;Team\nLead time;05.10.2026;2,5;chk\nLead time;12.10.2026;3,5;\nIncident hours;12.10.2026;;\n"
TODAY = ("--today", "2026-11-06")


def write(cli: Cli, text: str) -> str:
    (cli.folder / "figures.csv").write_text(text, encoding="utf-8")
    return "figures.csv"


def test_its_help(cli: Cli, update_golden: bool) -> None:
    ran = cli("measure", "--help")
    assert (ran.status, ran.err) == (0, "")
    assert_golden("help-measure.txt", ran.out, update_golden)


def test_a_table_is_previewed_read_in_once_and_taken_back(cli: Cli, plan: Path) -> None:
    file = write(cli, TABLE)
    tried = cli("measure", file, "--dry-run", *TODAY)
    assert tried.out == (
        "figures.csv: 2 measurements\n  2 new, 0 changed, 0 unchanged\n"
        "  1 cell without a figure: unknown, and left as it was\n"
    )
    assert tried.err == "planner: Nothing was changed: this was a dry run.\n"
    assert cli("measure", file, *TODAY).err == "planner: Done: Read in 2 measurements.\n"
    again = json.loads(cli("measure", file, "--json", *TODAY).out)
    assert again == {
        "schema": 1,
        "plan": "Harbor & Pine",
        "file": "figures.csv",
        "dry_run": False,
        "kind": "measurement",
        "new": 0,
        "changed": 0,
        "unchanged": 2,
        "unknown": 1,
        "metrics_begun": [],
    }
    made = json.loads(cli("restore", str(plan), "--json").out)["backups"]
    assert [one["before"] for one in made] == ["import"], "one before what was stored, none before a dry run"
    session = open_session(plan, "Cy")
    try:
        session.fixed_today = date(2026, 11, 6)
        session.load_evidence().result()
        rows = session.plan.evidence.measurements  # type: ignore[union-attr]  # it was just read
        assert rows["lead_time:2026-10-05:chk"].value == 2.5
    finally:
        session.store.close().result()


def test_every_bad_line_is_said_and_nothing_is_changed(cli: Cli, plan: Path) -> None:
    file = write(cli, "date,metric,value\n2026-10-05,Lead time,NaN\n2026-10-06,Velocity,40\n05/06/2026,Lead time,2\n")
    before = plan.read_bytes()
    ran = cli("measure", file, *TODAY)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "planner: figures.csv:2: Lead time: “NaN” is not a number; leave the cell empty where nobody knows it.",
        (
            "planner: figures.csv:3: There is no metric “Velocity” in this plan; correct its name, or begin it with "
            "--add “Velocity:UNIT:less” or “…:more”, whichever is better."
        ),
        (
            "planner: figures.csv:4: “05/06/2026” may begin with the day or the month, and no other line says which; "
            "write e.g. 2026-12-04."
        ),
    ]
    assert plan.read_bytes() == before


def test_incidents_name_what_would_have_prevented_them(cli: Cli, plan: Path) -> None:
    file = write(cli, "date,incident,hours,prevented by\n2026-11-02,Checkout down,6.5,PLT-1\n")
    assert cli("measure", file, *TODAY).err == "planner: Done: Read in 1 incident.\n"
    session = open_session(plan, "Cy")
    try:
        session.load_evidence().result()
        assert [(i.title, i.hours, i.item) for i in incidents(session.plan)] == [("Checkout down", 6.5, "latency")]
    finally:
        session.store.close().result()


def test_a_metric_of_ones_own_is_begun_by_name_unit_and_what_is_better(cli: Cli, plan: Path) -> None:
    file = write(cli, "date,Sign-ups (people)\n2026-10-05,120\n2026-10-12,140\n")
    refused = cli("measure", file, *TODAY)
    assert refused.status == 1
    assert "correct its name, or begin it with --add “Sign-ups:UNIT:less” or “…:more”" in refused.err
    for wrong in ("Sign-ups", "Sign-ups:people:better", "Sign-ups:people:"):
        ran = cli("measure", file, "--add", wrong, *TODAY)
        assert (ran.status, ran.out) == (1, "")
    done = cli("measure", file, "--add", "Sign-ups:people:more", *TODAY)
    assert done.status == 0, done.err
    assert "  2 new, 0 changed, 0 unchanged\n  first measured now: Sign-ups" in done.out
    again = cli("measure", file, "--add", "Sign-ups:people:more", *TODAY)
    assert "Nothing is new or changed" in again.err
    session = open_session(plan)
    try:
        session.load_evidence().result()
        assert session.plan.evidence is not None
        (metric,) = (m for m in session.plan.evidence.metrics.values() if m.name == "Sign-ups")
    finally:
        session.store.close().result()
    assert (metric.unit, metric.lower_is_better, metric.every) == ("people", False, "week")
