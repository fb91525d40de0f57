"""Files that cannot be read: each gives one sentence that names the place, and none is read halfway."""

import pytest

from planner.domain.errors import BadInputError
from planner.exchange.columns import parse_mapping
from tests.exchange.csv_text import read

HEAD = "Summary,Issue key,Description\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "The file is empty"),
        (b"Summary,Issue key\n", "a header and no rows"),
        (b"Summary,Issue key\n,,\n ,\n", "a header and no rows"),
        (b"PK\x03\x04rest", "an Excel workbook"),
        (b"SQLite format 3\x00", "a database"),
        (b"%PDF-1.7", "a PDF"),
        (b'Summary,Issue Key\nA,CHK-1\nB,"open', "Line 3, “Issue Key”: a quotation mark is opened there"),
        ((HEAD + 'A,CHK-1,"x\ny" z\n').encode(), "Line 2, “Description”: a quotation mark"),
        ((HEAD + 'A,CHK-1,x\n"B\nb",CHK-2,"never closed\nC,CHK-3,x\n').encode(), "Line 4, “Description”: a quotation"),
        ((HEAD + 'A,CHK-1,x,,"wide\n').encode(), "Line 2, column 5: a quotation mark"),
        ((HEAD + 'A,CHK-1,"' + "x" * 10_000_001).encode(), "Line 2, “Description”: a quotation mark"),
        (b"Name of it,Code\nA,B\n", "No column is known to hold the titles; there are “Name of it”, “Code”"),
    ],
)  # fmt: skip
def test_one_sentence_says_what_is_wrong_and_where(data: bytes, sentence: str) -> None:
    with pytest.raises(BadInputError) as caught:
        read(data)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_jira_without_keys_says_how_to_name_them() -> None:
    with pytest.raises(BadInputError, match=r"No column holds issue keys .* --map \"Code=key\""):
        read("Summary,Code\nA,x\n", system="jira")


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        (("Nmae", "title"), "no column “Nmae”; did you mean “Name”?"),
        (("zzz", "title"), "no column “zzz”; it has: Name, Number."),
        (("Name", "colour"), "no field “colour” to map a column to; the fields are: key, title,"),
    ],
)
def test_a_mapping_that_does_not_fit_names_what_would(mapping: tuple[str, str], sentence: str) -> None:
    with pytest.raises(BadInputError) as caught:
        read("Name,Number\nA,1\n", mapping=[mapping])
    assert sentence in str(caught.value)


@pytest.mark.parametrize("text", ["title", "=title", "Name=", "="])
def test_a_mapping_is_written_as_column_and_field(text: str) -> None:
    with pytest.raises(BadInputError, match="COLUMN=FIELD"):
        parse_mapping(text)


def test_a_columns_name_may_have_an_equals_sign() -> None:
    assert parse_mapping("a=b = Title") == ("a=b", "Title")
