"""Plain tables and JSON that no terminal obeys."""

import json

from planner.cli.tables import json_text, table, width


def test_columns_are_as_wide_as_what_a_terminal_shows() -> None:
    lines = table(("Team", "wk"), "<>", [("日本", "3"), ("e\u0301clair", "12"), ("Ops", "?")])
    assert lines == ["Team    wk", "日本     3", "e\u0301clair".replace("e\u0301", "é") + "  12", "Ops      ?"]
    assert {width(line) for line in lines} == {10}


def test_a_column_without_any_text_takes_no_room() -> None:
    assert table(("A", "", "B"), "<<<", [("1", "", "2")]) == ["A  B", "1  2"]


def test_text_in_a_cell_cannot_break_the_row_or_reach_the_terminal() -> None:
    assert table(("Title",), "<", [("a\nb\x1b[31mc\x9b2J\u202e",)]) == ["Title", "a bc"]


def test_json_is_readable_and_cannot_reach_the_terminal_either() -> None:
    value = {"title": "Käse – 日本\u202e\x9b\x1b]0;x\x07\U000e0041"}
    text = json_text(value)
    assert json.loads(text) == value
    assert "Käse – 日本" in text
    assert all(line.isprintable() for line in text.split("\n"))
