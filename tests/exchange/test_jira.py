"""Jira's exports in the shapes in which they are met."""

import csv
import itertools

import pytest

from planner.exchange.reading import read_backlog
from tests.exchange.csv_text import EPICS, as_csv, cloud, read


def test_a_cloud_export_gives_epics_progress_and_parents_by_key() -> None:
    text = cloud(
        ("Faster checkout", "CHK-1", "10001", "Epic", "To Do", "To Do", ""),
        ("Cache the cart", "CHK-2", "10002", "Story", "Backlog", "In Progress", "10001"),
        ("Old things", "CHK-3", "10003", "Epic", "Released", "Done", "CHK-1"),
        extra=["Parent"],
    )
    file = read(text)
    assert file.system == "jira"
    assert file.has_keys
    assert [(i.key, i.line, i.is_epic, i.progress, i.parent) for i in file.items] == [
        ("CHK-1", 2, True, "open", ""),
        ("CHK-2", 3, False, "going", "CHK-1"),
        ("CHK-3", 4, True, "done", "CHK-1"),
    ]
    assert file.rejected == file.passed_over == file.notes == ()


def test_a_server_export_tells_done_by_its_resolution() -> None:
    head = ("Summary", "Issue key", "Issue Type", "Status", "Resolution", "Resolved", "Custom field (Epic Name)")
    text = as_csv(
        head,
        ("A", "SRV-1", "Access", "Verified", "Fixed", "25/Jun/20 12:44", ""),
        ("B", "SRV-2", "Access", "Verified", "", "", ""),
        ("C", "SRV-3", "Access", "Verified", "Unresolved", "", ""),
        ("D", "SRV-4", "Access", "Verified", "Nezralyzowane", "", ""),
        ("E", "SRV-5", "Grosse Sache", "Verified", "", "", "Login"),
        ("F", "SRV-6", "Access", "Closed", "", "", ""),
    )
    items = read(text).items
    assert [i.progress for i in items] == ["done", "open", "open", "open", "open", "done"]
    assert [i.is_epic for i in items] == [False, False, False, False, True, False]


@pytest.mark.parametrize(
    ("head", "type_", "status", "category", "is_epic", "progress"),
    [
        ("Zusammenfassung;Vorgangsschlüssel;Vorgangstyp;Status;Statuskategorie", "Epic", "x", "In Arbeit", 1, "going"),
        ("Resumen,Clave de incidencia,Tipo de Incidencia,Estado,Categoría de estado", "Épica", "x", "Listo", 1, "done"),
        ("Résumé;Clé de ticket;Type de ticket;État;Catégorie d’état", "Récit", "x", "À faire", 0, "open"),
        ("Resumo,Chave da item,Tipo de item,Status,Categoria do status", "Épico", "x", "Itens concluídos", 1, "done"),
        ("Riepilogo,Chiave ticket,Tipo ticket,Stato,Categoria di stato", "Storia", "Chiuso", "", 0, "done"),
        ("Samenvatting,Itemcode,Itemtype,Status,Statuscategorie", "Epic", "x", "Gereed", 1, "done"),
        ("Тема,Ключ проблемы,Тип задачи,Статус,Категория статуса", "Эпик", "x", "Готово", 1, "done"),
        ("要約,課題キー,課題タイプ,ステータス,ステータス カテゴリ", "エピック", "x", "進行中", 1, "going"),
        ("概要,问题关键字,问题类型,状态,状态类别", "史诗", "x", "完成", 1, "done"),
        ("요약,이슈 키,이슈 유형,상태,상태 범주", "에픽", "x", "할 일", 1, "open"),
        ("תקציר,מפתח,סוג,סטטוס,קטגוריית סטטוס", "אפיק", "x", "בוצע", 1, "done"),
        ("Podsumowanie,Klucz zgłoszenia,Typ zgłoszenia,Stan,Kategoria statusu", "Epik", "x", "Gotowe", 1, "done"),
        ("SUMMARY,Work item key,Work type,Status,Status Category", "Epic", "x", "Done", 1, "done"),
    ],
)  # fmt: skip
def test_headers_and_words_in_many_languages(
    head: str, type_: str, status: str, category: str, is_epic: int, progress: str
) -> None:
    delimiter = ";" if ";" in head else ","
    file = read(head + "\n" + delimiter.join(("Größer, schöner", "AB_2-7", type_, status, category)).replace(
        "Größer, schöner", '"Größer, schöner"') + "\n")  # fmt: skip
    assert file.system == "jira"
    item = file.items[0]
    assert (item.title, item.key, item.is_epic, item.progress) == ("Größer, schöner", "AB_2-7", bool(is_epic), progress)


def test_a_language_that_nobody_listed_is_read_by_the_shape_of_its_values() -> None:
    text = as_csv(
        ("Tóm tắt", "Mã", "Loại", "Trạng thái", "Ngày", "Người"),
        ("Giỏ hàng", "CHK-1", "Epic", "To Do", "30/mar/26 10:44 PM", "An"),
        ("Thanh toán", "CHK-2", "Story", "Done", "30/mar/26 10:44 PM", "An"),
        ("Tìm kiếm", "CHK-3", "Task", "In Progress", "1/abr/26", "Bo"),
    )
    file = read(text)
    assert file.system == "jira"
    assert [(i.key, i.title, i.is_epic, i.progress) for i in file.items] == [
        ("CHK-1", "Giỏ hàng", True, "open"),
        ("CHK-2", "Thanh toán", False, "done"),
        ("CHK-3", "Tìm kiếm", False, "going"),
    ]


def test_columns_of_one_name_cells_over_lines_comments_with_semicolons_and_odd_dates() -> None:
    comments = ["30/mar/26 10:44 PM;ann;first; second, “third”\nand a line"] + [""] * 20
    text = cloud(
        ("A", "CHK-1", "1", "Task", "To Do", "To Do", "one", "two, three", "line 1\r\n\r\nline 3", *comments),
        ("B", "CHK-2", "2", "Task", "To Do", "To Do", "", "", "", *comments),
        extra=["Labels", "Labels", "Description", *["Comment"] * 21],
    )
    first, second = read(text).items
    assert first.labels == ("one", "two", "three")
    assert first.note == "line 1\n\nline 3"
    assert second.labels == ()
    # One line for the header, three for the description's and one more for the comment's break.
    assert second.line == 2 + 4


def test_a_custom_field_never_wins_over_the_column_of_that_name() -> None:
    head = (
        "Custom field (Summary)",
        "Custom field (תקציר)",
        "Summary",
        "Issue key",
        "Champ personnalisé (Story Points)",
    )
    item = read(as_csv(head, ("wrong", "wrong", "right", "CHK-1", "3,5"))).items[0]
    assert (item.title, item.points) == ("right", 3.5)


def test_rows_wider_than_the_header_are_read_and_said() -> None:
    file = read("Summary,Issue key\nA,CHK-1,,,\nB,CHK-2,x,y\nC,CHK-3,z\n")
    assert [i.key for i in file.items] == ["CHK-1", "CHK-2", "CHK-3"]
    assert file.notes == ("2 rows have more cells than the header, first on line 3; the cells beyond it are ignored.",)


def test_hundreds_of_empty_rows_at_the_end_are_no_rows() -> None:
    file = read("Summary,Issue key\nA,CHK-1\n" + ",\n" * 400 + "\n" * 100 + '"",""\n')
    assert len(file.items) == 1
    assert file.rejected == ()


def test_estimates_and_points_unknown_is_not_zero() -> None:
    text = cloud(
        ("A", "CHK-1", "1", "Epic", "To Do", "To Do", "144000", "", "5.0"),
        ("B", "CHK-2", "2", "Epic", "To Do", "To Do", "1w 2d 4h", "", ""),
        ("C", "CHK-3", "3", "Epic", "To Do", "To Do", "", "", "0"),
        ("D", "CHK-4", "4", "Epic", "To Do", "To Do", "0", "", "XL"),
        ("E", "CHK-5", "5", "Epic", "To Do", "To Do", "soon", "28800", "-3"),
        extra=["Original estimate", "Σ Original Estimate", "Custom field (Story point estimate)"],
    )
    file = read(text)
    assert [i.estimate for i in file.items] == [144000, (40 + 16 + 4) * 3600, None, None, 28800]
    assert [i.points for i in file.items] == [5, None, 0, None, None]
    assert [one.sentence for one in file.passed_over] == [
        "Line 5, “Custom field (Story point estimate)”: “XL” is not a number, so nothing is taken from it.",
        "Line 6, “Custom field (Story point estimate)”: “-3” is less than 0, so nothing is taken from it.",
        "Line 6, “Original estimate”: “soon” is not a time such as 3d 4h, so nothing is taken from it.",
    ]


def test_a_row_that_cannot_be_used_is_rejected_with_line_column_and_reason() -> None:
    text = cloud(
        ("A", "CHK-1", "1", "Task", "To Do", "To Do"),
        ("A again", "CHK-1", "1", "Task", "To Do", "To Do"),
        (" \u200b ", "CHK-2", "2", "Task", "To Do", "To Do"),
        ("B", "", "3", "Task", "To Do", "To Do"),
        ("C, shifted", "by a comma", "CHK-4", "4", "Task", "To Do"),
        ("nul \x00 inside", "CHK-5", "5", "Task", "To Do", "To Do"),
        ("D", "CHK-6", "6", "Task", "To Do", "To Do"),
        ("x" * 200_001, "CHK-7", "7", "Task", "To Do", "To Do"),
    )
    file = read(text)
    assert [i.key for i in file.items] == ["CHK-1", "CHK-6"]
    assert [one.sentence for one in file.rejected] == [
        "Line 3, “Issue key”: the same key is on line 2.",
        "Line 4, “Summary”: there is no title.",
        "Line 5, “Issue key”: there is not an issue key such as CHK-12.",
        "Line 6, “Issue key”: “by a comma” is not an issue key such as CHK-12.",
        "Line 7, “Summary”: the cell has a NUL character, which no text has.",
        "Line 9, “Summary”: the cell has 200,001 characters, more than 200,000.",
    ]


def test_a_title_that_is_too_long_is_cut_and_that_is_said() -> None:
    file = read(cloud(("é" * 600, "CHK-1", "1", "Task", "To Do", "To Do")))
    assert file.items[0].title == "é" * 500
    assert file.passed_over[0].sentence == "Line 2, “Summary”: the title was cut to 500 characters."


def test_what_is_too_long_to_be_kept_is_left_out_and_that_is_said() -> None:
    text = as_csv(["Title", "Key", "Link"], ["A", "k" * 501, ""], ["B", "K-2", f"https://x.example/{'l' * 2000}"])
    file = read(text)
    assert [one.sentence for one in file.rejected] == ["Line 2, “Key”: the key has more than 500 characters."]
    assert [(item.key, item.url) for item in file.items] == [("K-2", "")]
    said = "Line 3, “Link”: the address has more than 2,000 characters, so it is left out."
    assert [one.sentence for one in file.passed_over] == [said]


def test_a_cell_that_the_csv_module_would_refuse_is_read() -> None:
    before = csv.field_size_limit(131_072)
    try:
        file = read(cloud(("A", "CHK-1", "1", "Task", "To Do", "To Do", "x" * 150_000), extra=["Description"]))
    finally:
        csv.field_size_limit(before)
    assert len(file.items[0].note) == 150_000


def test_reading_reports_how_far_it_is() -> None:
    rows = [(f"T{n}", f"CHK-{n}", str(n), "Task", "To Do", "To Do") for n in range(1, 1001)]
    reports = list(read_backlog(cloud(*rows).encode()))
    assert [report.rows for report in reports] == [250, 500, 750, 1000, 1000]
    assert all(one.share <= two.share <= 1 for one, two in itertools.pairwise(reports))
    assert reports[-1].share == 1


def test_links_in_repeated_columns_say_what_is_needed() -> None:
    extra = ["Inward issue link (Blocks)", "Inward issue link (Blocks)", "Outward issue link (Blocks)"]
    extra += ["Ausgehende Vorgangsverknüpfung (Depends)", "Outward issue link (Relates)"]
    file = read(cloud((*EPICS[0], "CHK-2", "CHK-3", "CHK-4", "CHK-5", "CHK-6"), extra=extra))
    assert (file.items[0].needs, file.items[0].blocks) == (("CHK-2", "CHK-3", "CHK-5"), ("CHK-4",))
    assert file.taken_for == "a Jira Cloud export (UTF-8, commas)"
