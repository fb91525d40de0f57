"""Tables that people keep themselves, and columns named with --map."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.text import clean
from planner.exchange.columns import names_of
from planner.exchange.header_names import NAMES
from tests.exchange.csv_text import as_csv, cloud, read


def test_columns_are_known_by_their_names_and_rows_without_keys_by_their_title() -> None:
    text = as_csv(("Title", "Tags", "Weeks", "Team", "Category"), ("A", "x; y", "2,5", "CHK", "Innovation"), ("B",))
    file = read(text)
    assert (file.system, file.has_keys) == ("csv", False)
    assert [(i.key, i.title, i.labels, i.effort) for i in file.items] == [
        ("A", "A", ("x", "y"), 2.5),
        ("B", "B", (), None),
    ]
    # What a sheet calls a team or a category is seldom ours: it is taken only when somebody says so.
    assert file.fields == {"title", "labels", "effort"}
    sentence = "“Team” and “Category” are not read; where they name teams or lanes of this plan, say so: "
    assert file.notes == (f'{sentence}--map "Team=team" --map "Category=category" (on screen ctrl+o).',)


def test_what_was_said_of_a_column_is_not_asked_for_again() -> None:
    text = as_csv(("Title", "Team", "Lane"), ("A", "CHK", "Innovation"))
    assert read(text, mapping=[("Team", "team"), ("lane", "nothing")]).notes == ()
    sentence = "“Lane” is not read; where it names teams or lanes of this plan, say so: "
    assert read(text, mapping=[("team", "team")]).notes == (f'{sentence}--map "Lane=category" (on screen ctrl+o).',)
    assert read(text, mapping=[("Lane", "lane")]).items[0].category == "Innovation"


def test_mapped_columns_win_over_names() -> None:
    text = as_csv(
        ("Title", "What", "Who", "Lane", "Hours", "Nr", "Weblink"),
        ("ignored", "Saved carts", "CHK", "Innovation", "20", "7", "https://x.example/7"),
    )
    pairs = [("what", "summary"), ("Who", "team"), ("LANE", "Category"), ("Hours", "estimate"), ("Nr", "key")]
    item = read(text, mapping=pairs).items[0]
    assert (item.title, item.team, item.category, item.key) == ("Saved carts", "CHK", "Innovation", "7")
    assert (item.estimate, item.url) == (20 * 3600, "https://x.example/7")


def test_two_columns_may_hold_one_field_and_the_first_that_says_something_wins() -> None:
    text = as_csv(("Title", "P1", "P2"), ("A", "", "3"), ("B", "5", "3"))
    assert [i.points for i in read(text, mapping=[("P1", "points"), ("P2", "points")]).items] == [3, 5]


def test_two_rows_of_one_title_need_keys_to_be_told_apart() -> None:
    file = read(as_csv(("Title", "Note"), ("A", "1"), ("A", "2")))
    assert [one.sentence for one in file.rejected] == [
        "Line 3, “Title”: the same title, and no column of keys to tell them apart, is on line 2."
    ]


def test_no_name_stands_for_two_fields() -> None:
    """Else a header would be read as what happens to be looked up first."""
    owner: dict[str, str] = {}
    for field in NAMES:
        for name in names_of(field):
            assert owner.setdefault(name, field) == field, f"{name} stands for {owner[name]} and {field}"


def test_formulas_are_text() -> None:
    file = read(as_csv(("Title", "Tags"), ('=HYPERLINK("https://evil.example")', "+1"), ("@cmd|' /C calc'!A0", "-x")))
    assert [i.title for i in file.items] == ['=HYPERLINK("https://evil.example")', "@cmd|' /C calc'!A0"]


@given(st.text(min_size=1), st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_title_comes_out_clean_and_whole(title: str, delimiter: str, encoding: str) -> None:
    title = title.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    data = as_csv(("Summary", "Issue key", "Description"), (title, "CHK-1", title), delimiter=delimiter)
    file = read(data.encode(encoding))
    expected = clean(title.strip())
    if "\x00" in title.strip():
        assert file.rejected[0].reason == "the cell has a NUL character, which no text has"
    elif not expected:
        assert file.rejected[0].reason == "there is no title"
    else:
        assert [i.title for i in file.items] == [expected]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for candidate in (data, b"Summary,Issue key\n" + data, b'Summary,Issue key\n"' + data):
        try:
            file = read(candidate)
        except BadInputError:
            continue
        assert all(item.title == clean(item.title) for item in file.items)


@given(st.lists(st.lists(st.text(st.sampled_from('ab"\n\r,;'), max_size=6), min_size=1, max_size=4), max_size=5))
def test_every_row_is_counted_once(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Summary", "Issue key"], *rows])
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    try:
        file = read(out.getvalue())
    except BadInputError:
        assert not filled
        return
    assert len(file.items) + len(file.rejected) == len(filled)


def test_hostile_titles_are_cleaned() -> None:
    hostile = ["\x1b]0;PWNED\x07x", "abc\u202egnp.exe", "pay\u200bpal", "a\x9b31mb", "[@click=app.quit]Go[/]", "a\r\nb"]
    issues = [(text, f"CHK-{n}", "1", text, text, text, text, text) for n, text in enumerate(hostile)]
    for item in read(cloud(*issues, extra=["Labels", "Description"])).items:
        texts = (item.title, item.type, item.status, *item.labels, item.note)
        assert not any(char < " " or "\x7f" <= char <= "\x9f" for text in texts for char in text.replace("\n", ""))
        assert not any(char in text for text in texts for char in "\u202e\u200b")
