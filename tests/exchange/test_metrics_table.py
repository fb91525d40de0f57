"""Tables of measurements and incidents: any separator, any decimals, days in three styles, and what cannot be read."""

from datetime import date, timedelta

import pytest

from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.speed.incidents import IncidentForm, add_incident, incidents
from planner.domain.speed.table import ReadMeasurement, TableError, store_table
from planner.exchange.metrics_table import read_metrics
from tests.builders import done
from tests.speeding import FIRST_OF_Q3, at, evidence, measured, speed_plan


def read(text: str) -> list[tuple[str, date, float]]:
    table = read_metrics(text.encode())
    return [(row.metric, row.on, row.value) for row in table.measurements]


def faults(text: str, plan: Plan | None = None) -> list[tuple[int, str]]:
    with pytest.raises(TableError) as raised:
        store_table(plan or speed_plan(), read_metrics(text.encode()), at())
    return [(fault.line, fault.text) for fault in raised.value.faults]


@pytest.mark.parametrize(
    "text",
    [
        "metric,date,value\nLead time,2026-11-02,2.5\nLead time,2026-11-16,1250\n",
        "Value;Date;Metric\n2,5;02.11.2026;Lead time\n1.250;16.11.2026;Lead time\n",
        "sep=;\nWert;Datum;Kennzahl\n2,5;2.11.2026;Lead time\n1250;16.11.2026;Lead time\n",
        "metric\tweek\tvalue\nLead time\t2026-W45\t2.5\nLead time\t2026-W47\t1,250\n",
        'date,Lead time (days)\n11/02/2026,2.5\n11/16/2026,"1,250"\n',
        "date|Lead time|notes out of\n02/11/2026|2.5|\n16/11/2026|1 250|\n",
        "\ufeffdate,metric,value\r\n2026-11-02T09:00,Lead time,2.5\r\n\r\n2026/11/16,Lead time,1250\r\n",
    ],
)
def test_one_table_in_many_dialects_says_one_thing(text: str) -> None:
    assert read(text) == [("Lead time", date(2026, 11, 2), 2.5), ("Lead time", date(2026, 11, 16), 1250)]


def test_a_column_for_each_metric_may_stand_beside_what_it_is_of() -> None:
    text = "week,Change fail rate,Change fail rate out of,Deployments,team\n2026-W45,3,80,12,Checkout\n2026-W46,,,9,\n"
    table = read_metrics(text.encode())
    monday = date(2026, 11, 2)
    assert table.measurements == (
        ReadMeasurement(2, "Change fail rate", monday, "week", 3, "Checkout", 80),
        ReadMeasurement(2, "Deployments", monday, "week", 12, "Checkout"),
        ReadMeasurement(3, "Deployments", monday + timedelta(days=7), "week", 9),
    )
    assert table.unknown == 1, "an empty cell is unknown, and never 0"


def test_words_that_are_too_many_are_refused_with_their_line() -> None:
    said = "Title: these are 501 characters; write at most 500."
    assert faults(f"date,title\n2026-11-02,Down\n2026-11-03,{'x' * 501}\n") == [(3, said)]


@pytest.mark.parametrize(
    ("rows", "line", "complaint"),
    [
        ("03/04/2026,1\n05/06/2026,2", 2, "may begin with the day or the month, and no other line says which"),
        ("03/04/2026,1\n25/06/2026,2\n06/25/2026,3", 2, "other lines of the file do both"),
        ("2026-13-01,1", 2, "is not a date"),
        ("31.02.2026,1", 2, "is not a date"),
        ("04.12.26,1", 2, "two digits"),
        ("2026-W60,1", 2, "no week 60"),
        ("soon,1", 2, "is not a date"),
        ("2026-11-02,NaN", 2, "Lead time: “NaN” is not a number"),
        ("2026-11-02,1\n2026-11-09,inf", 3, "“inf” is not a number"),
        ("2026-11-02,1e400", 2, "is not a number"),
        ("2026-11-02,999999999999999", 2, "too large"),
        ('2026-11-02,"1,250"', 2, "may be 1250 or 1.250"),
        ('2026-11-02,"2,5"\n2026-11-09,2.5\n2026-11-16,"1,250"', 4, "may be 1250 or 1.250"),
        ("2026-11-02,2,5", 2, "more cells than columns"),
    ],
)
def test_what_cannot_be_told_is_refused_with_its_line(rows: str, line: int, complaint: str) -> None:
    found = faults(f"date,Lead time\n{rows}\n")
    assert found[0][0] == line
    assert complaint in found[0][1]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "empty"),
        ("date,metric,value\n", "no rows"),
        ("metric,value\nLead time,3\n", "No column has the day"),
        ("date,metric\n2026-11-02,Lead time\n", "No column is called value"),
        ("date,team\n2026-11-02,Checkout\n", "No column has what was measured"),
        ('date,metric,value\n2026-11-02,"Lead,3\n', "Line 2"),
    ],
)
def test_what_is_no_such_table_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(BadInputError, match=complaint):
        read_metrics(text.encode())


def test_every_bad_line_is_named_and_nothing_is_stored() -> None:
    text = (
        "date,metric,value,team,out of\n2026-11-02,Lead time,2,,\n2026-11-05,lead time,3,,\n2026-11-02,Velocity,40,,\n"
        "2026-11-02,Lead time,2,Sales,\n2027-01-04,Lead time,2,,\n2026-11-02,Change fail rate,5,,4\n"
        "2026-11,Lead time,2,,\n"
    )
    found = faults(text)
    assert [line for line, _ in found] == [3, 4, 5, 6, 7, 8]
    says = [text for _, text in found]
    assert says[0] == (
        "Change lead time in the week of 2 Nov 2026 stands in line 2 already; keep one of the two lines."
    )
    assert "There is no metric “Velocity”" in says[1]
    assert "There is no team “Sales”" in says[2]
    assert "still to come" in says[3]
    assert "5 of 4 cannot be" in says[4]
    assert "measured by the week, and the table has a month" in says[5]


def test_what_cannot_be_read_and_what_cannot_be_stored_is_told_together() -> None:
    found = faults(
        "date,metric,value\n2026-11-02,Lead time,nan\n2027-01-04,Lead time,2\n,Lead time,2\n11/2026,Lead time,2\n"
        "2026-11-09,Lead time,2\n2026-11-10,Lead time,3\n"
    )
    assert [(line, text.partition(";")[0]) for line, text in found] == [
        (2, "Lead time: “nan” is not a number"),
        (3, "Change lead time: 4 Jan 2027 is still to come"),
        (4, "The day is missing"),
        (5, "“11/2026” is a month"),
        (7, "Change lead time in the week of 9 Nov 2026 stands in line 6 already"),
    ]
    found = faults("date,incident,hours\n2026-11-02,Down,much\n2027-01-04,Slow,2\n")
    assert [line for line, _ in found] == [2, 3]


def test_a_table_is_one_step_and_the_same_again_changes_nothing() -> None:
    weeks = [(FIRST_OF_Q3 + timedelta(days=7 * n), 3 + n % 2) for n in range(13)]
    text = "date,Lead time\n" + "".join(f"{day},{value}\n" for day, value in weeks)
    plan = speed_plan()
    stored = store_table(plan, read_metrics(text.encode()), at())
    assert (stored.new, stored.changed, stored.unchanged, stored.begun) == (13, 0, 0, ("Change lead time",))
    assert stored.step.label == "Read in 13 measurements"
    plan = done(plan, stored.step)
    assert evidence(plan).limits["2026-Q4:lead_time"].weeks == 13, "limits are of the whole table"
    again = store_table(plan, read_metrics(text.encode()), at())
    assert (again.step.changes, again.unchanged) == ((), 13)
    other = store_table(plan, read_metrics(text.replace(",4\n", ",5\n").encode()), at())
    assert (other.new, other.changed, other.unchanged) == (0, 6, 7)
    assert other.step.label == "Change 6 measurements from a table"
    assert evidence(done(plan, other.step)).limits == evidence(plan).limits, "limits do not move once stored"


def test_incidents_come_with_what_would_have_prevented_them() -> None:
    text = "Incident;Date;Hours;Team;Prevented by\nDown;04.11.2026;2,5;chk;LATENCY\nSlow;5.11.2026;;;\n"
    plan = speed_plan()
    stored = store_table(plan, read_metrics(text.encode()), at())
    assert stored.step.label == "Read in 2 incidents"
    plan = done(plan, stored.step)
    assert [(i.title, i.hours, i.team, i.item) for i in incidents(plan)] == [
        ("Slow", None, None, None),
        ("Down", 2.5, "chk", "latency"),
    ]
    assert not store_table(plan, read_metrics(text.encode()), at()).step.changes
    changed = store_table(plan, read_metrics(text.replace("5.11.2026;;;", "5.11.2026;3;;carts").encode()), at())
    assert (changed.new, changed.changed, changed.unchanged) == (0, 1, 1)
    assert faults(text + "down;04.11.2026;3;chk;\n", plan) == [
        (4, "down on 4 Nov 2026 stands in line 2 already; keep one of the two lines.")
    ]
    assert "There is no item “GONE-1”" in faults(text.replace("LATENCY", "GONE-1"))[0][1]
    assert "an incident has the day" in faults(text.replace("04.11.2026", "2026-W45"))[0][1]


def test_an_empty_cell_takes_nothing_away() -> None:
    plan = speed_plan()
    plan = done(plan, add_incident(plan, IncidentForm(date(2026, 11, 4), "Down", 3, None, "latency"), at()))
    plan = measured(plan, "lead_time", [4], date(2026, 11, 2))
    assert not store_table(plan, read_metrics(b"date,incident,hours\n2026-11-04,down,\n"), at()).step.changes
    assert not store_table(plan, read_metrics(b"date,lead time\n2026-11-04,\n"), at()).step.changes
