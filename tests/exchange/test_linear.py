"""Linear's exports: 25, 30 and 34 columns, guarded cells, joined labels, both forms of dates."""

import pytest

from tests.exchange.csv_text import as_csv, read

OF_25 = (
    "ID,Team,Title,Description,Status,Estimate,Priority,Project,Creator,Assignee,Labels,Cycle Number,Cycle Name,"
    "Cycle Start,Cycle End,Created,Updated,Started,Completed,Canceled,Archived,Due Date,Milestone,Parent issue,Roadmaps"
)
OF_30 = (
    "ID,Team,Title,Description,Status,Estimate,Priority,Project ID,Project,Creator,Assignee,Labels,Cycle Number,"
    "Cycle Name,Cycle Start,Cycle End,Created,Updated,Started,Triaged,Completed,Canceled,Archived,Due Date,"
    "Parent issue,Initiatives,Project Milestone ID,Project Milestone,SLA Status,UUID"
)
OF_34 = f"{OF_30},Time in status (minutes),Related to,Blocked by,Duplicate of"


def export(header: str, *issues: dict[str, str]) -> str:
    names = header.split(",")
    return as_csv(names, *([issue.get(name, "") for name in names] for issue in issues))


@pytest.mark.parametrize(("header", "width"), [(OF_25, 25), (OF_30, 30), (OF_34, 34)])
def test_each_form_is_known(header: str, width: int) -> None:
    told = {
        "ID": "CHK-1",
        "Title": "'=Saved carts",
        "Description": "'-x",
        "Status": "In Progress",
        "Estimate": "3",
        "Labels": "Tech debt, Feature",
        "Parent issue": "CHK-9",
    }
    file = read(export(header, told))
    (issue,) = file.items
    assert (file.system, file.taken_for) == ("linear", f"a Linear export with {width} columns (UTF-8, commas)")
    assert (issue.key, issue.title, issue.note, issue.progress) == ("CHK-1", "=Saved carts", "-x", "going")
    assert (issue.points, issue.estimate, issue.labels) == (3, None, ("Tech debt", "Feature"))
    assert issue.parent == "CHK-9"


@pytest.mark.parametrize("day", ["Mon Feb 06 2023 05:00:00 GMT+0000 (GMT)", "2023-02-06T05:00:00.000Z"])
@pytest.mark.parametrize("column", ["Completed", "Canceled", "Archived"])
def test_a_date_of_an_end_in_either_form_means_done(day: str, column: str) -> None:
    rows = {"ID": "A-1", "Title": "Shipped", "Status": "Live!", column: day}, {"ID": "A-2", "Title": "Not yet"}
    assert [issue.progress for issue in read(export(OF_34, *rows)).items] == ["done", "open"]


def test_who_blocks_is_needed() -> None:
    rows = {"ID": "A-1", "Title": "One", "Blocked by": "A-2, A-3"}, {"ID": "A-2", "Title": "Two", "Related to": "A-1"}
    assert [issue.needs for issue in read(export(OF_34, *rows)).items] == [("A-2", "A-3"), ()]
