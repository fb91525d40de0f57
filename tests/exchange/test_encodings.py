"""Whatever a file is encoded in, its text comes out right, or somebody is told or asked."""

import pytest

from planner.domain.errors import BadInputError
from tests.exchange.csv_text import as_csv, read

GERMAN = ("Zusammenfassung", "Schlüssel", "Vorgangstyp"), ("Größe für Übersee – “schön”", "CHK-1", "Epic")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_unicode_in_all_its_encodings_with_any_delimiter(encoding: str, delimiter: str) -> None:
    file = read(as_csv(*GERMAN, delimiter=delimiter).encode(encoding))
    assert file.items[0].title == GERMAN[1][0]
    assert file.notes == ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(line_end: str) -> None:
    rows = ("Summary", "Issue key"), ("A", "CHK-1"), ("B\u2028b", "CHK-2")
    assert [(i.line, i.title) for i in read(as_csv(*rows, line_end=line_end)).items] == [(2, "A"), (3, "B b")]


@pytest.mark.parametrize("encoding", ["windows-1252", "latin-1"])
def test_western_bytes_are_taken_for_what_they_are_and_that_is_said(encoding: str) -> None:
    rows = ("Résumé", "Clé de ticket"), ("Améliorer l’été à Genève".replace("’", "'"), "CHK-1")
    file = read(as_csv(*rows).encode(encoding))
    assert file.items[0].title == "Améliorer l'été à Genève"
    assert len(file.notes) == 1
    assert "Read as Windows-1252 (Résumé Clé Améliorer été)" in file.notes[0]
    assert "--encoding" in file.notes[0]


def test_cyrillic_bytes_are_not_shown_as_gibberish_but_asked_about() -> None:
    data = as_csv(("Тема", "Ключ задачи"), ("Быстрая корзина", "CHK-1")).encode("windows-1251")
    with pytest.raises(BadInputError, match="--encoding windows-1251"):
        read(data)
    assert read(data, encoding="windows-1251").items[0].title == "Быстрая корзина"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zażółć gęślą jaźń", "cp1250"),
        ("速いカート", "shift_jis"),
        ("빠른 장바구니", "euc_kr"),
        ("Γρήγορο καλάθι", "cp1253"),
    ],
)
def test_other_encodings_are_refused_until_named(text: str, encoding: str) -> None:
    data = as_csv(("Summary", "Issue key"), (text, "CHK-1")).encode(encoding)
    with pytest.raises(BadInputError, match="--encoding"):
        read(data)
    assert read(data, encoding=encoding).items[0].title == text


def test_one_bad_byte_in_utf_8_is_named_by_its_line() -> None:
    data = "Summary,Issue key\nÜber äöü,CHK-1\n".encode() + b"caf\xe9,CHK-2\n"
    with pytest.raises(BadInputError, match="Line 3 has bytes that are not UTF-8"):
        read(data)


@pytest.mark.parametrize(("encoding", "sentence"), [("klingon", "no encoding “klingon”"), ("ascii", "line 2 cannot")])
def test_an_encoding_that_was_asked_for_and_cannot_be(encoding: str, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        read("Summary,Issue key\ncafé,CHK-1\n", encoding=encoding)


def test_damage_done_elsewhere_is_pointed_out() -> None:
    broken = "café".encode().decode("cp1252")
    notes = read(f"Summary,Issue key\n{broken},CHK-1\n\ufffdx,CHK-2\n").notes
    assert notes[0] == "The file was once saved in a wrong encoding: 1 place looks like “Ã©” for “é”."
    assert notes[1] == "1 character was lost before this file was written, now “\ufffd”."


def test_excels_hint_is_no_header() -> None:
    file = read("sep=;\r\nSummary;Issue key\r\nA, b;CHK-1\r\n")
    assert (file.items[0].title, file.items[0].line) == ("A, b", 3)
