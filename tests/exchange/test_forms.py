"""A ballot's form on its way through mail and chat, and what is said about one that cannot be used."""

from collections.abc import Callable
from contextlib import suppress
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.plan import Plan
from planner.domain.text import clean
from planner.exchange.forms import FormError, read_form
from planner.exchange.forms_ballot import KIND, LABELS, asked_about, ballot_form, tokens_of
from planner.exchange.forms_ballot_read import Filled, read_ballot
from tests.builders import make_item, make_plan

TITLES = {
    "pay": "Apple Pay “one tap”",
    "gift": "Gift cards for families that live in several countries and share one account",
    "dark": "Dark mode",
    "cart": "Saved carts",
}


def plan_of() -> Plan:
    keys = {"pay": "CHK-10", "gift": "CHK-2", "dark": "CHK-3", "cart": "CHK-4"}
    innovation = [make_item(i, key=keys[i], title=title, weeks=5) for i, title in TITLES.items()]
    tune_up = [make_item("flaky", "tune_up", key="BLD-1", title="Flaky tests"), make_item("gone", key="CHK-9")]
    return make_plan([*innovation, tune_up[0], tune_up[1]._replace(stage="stopped")], evidence=Evidence())


PLAN = plan_of()


def form(plan: Plan = PLAN, *, dots: bool = False) -> str:
    return ballot_form(plan, "Ann O'Brien", ["innovation", "tune_up"], dots=dots)


def filled(text: str, **numbers: str) -> str:
    for key, number in numbers.items():
        token = key.replace("_", "-")
        assert f"[   ] {token} " in text
        text = text.replace(f"[   ] {token} ", f"[ {number} ] {token} ")
    return text


def read(text: str | bytes, plan: Plan = PLAN) -> Filled:
    data = text if isinstance(text, bytes) else text.encode()
    return read_ballot(read_form(data, {KIND: LABELS}), plan)


def complaints(text: str, plan: Plan = PLAN) -> list[tuple[int, str]]:
    with pytest.raises(FormError) as error:
        read(text, plan)
    return [(c.number, c.text) for c in error.value.complaints]


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), start=1) if part in line)


REASONS = """Reasons:
CHK-10: half of all carts are left at the till,
and that is money
CHK-2 Gift cards: it's May
"""
ANSWERED = (
    filled(form(), CHK_10="1", CHK_2="3", CHK_4="2")
    .replace("Reasons:\n", REASONS)
    .replace("May be named: no", "May be named: Yes")
)


def test_the_form_suggests_no_order_and_fits_a_mail() -> None:
    lines = form().split("\n")
    assert [line.split()[2] for line in lines if line.startswith("[")] == ["CHK-2", "CHK-3", "CHK-4", "CHK-10", "BLD-1"]
    assert max(map(len, lines)) <= 70
    assert lines[:3] == ["planner form: ballot", "Quarter: 2026-Q4", "For: Ann O'Brien"]


def test_numbers_reasons_and_the_authors_word_are_read() -> None:
    answer = read(ANSWERED)
    vote = answer.votes["innovation"]
    assert answer.person == "Ann O'Brien"
    assert vote.order == ("pay", "cart", "gift")
    assert dict(vote.reasons) == {
        "pay": "half of all carts are left at the till, and that is money",
        "gift": "it's May",
    }
    assert vote.may_be_named
    assert list(answer.votes) == ["innovation"]
    assert answer.notes == ("1 item of Innovation is not judged",)


def test_lines_put_in_order_need_no_numbers() -> None:
    lines = form().split("\n")
    items = [line for line in lines if "CHK-" in line and line.startswith("[")]
    first = lines.index(items[0])
    turned = "\n".join([*lines[:first], *items[::-1][:3], *lines[first + len(items) :]])
    assert read(turned).votes["innovation"].order == ("pay", "cart", "dark")


def test_dots_are_read_and_must_be_five() -> None:
    answered = filled(form(dots=True), CHK_10="3", CHK_2="**")
    assert read(answered).votes["innovation"].points == (("gift", 2), ("dark", 0), ("cart", 0), ("pay", 3))
    wrong = filled(form(dots=True), CHK_10="3", CHK_2="4")
    said = "7 dots are given below “Innovation, dots”; a lead has 5, no more and no fewer."
    assert complaints(wrong) == [(line_of(wrong, "Lane: Innovation"), said)]


MANGLED: dict[str, Callable[[str], str | bytes]] = {
    "quoted": lambda t: "On Monday the room wrote:\n" + "".join(f"> {line}\n" for line in t.split("\n")),
    "quoted twice": lambda t: "".join(f">> {line}\n" for line in t.split("\n")),
    "windows": lambda t: t.replace("\n", "\r\n"),
    "old mac": lambda t: t.replace("\n", "\r"),
    "with a mark": lambda t: b"\xef\xbb\xbf" + t.encode(),
    "utf-16": lambda t: t.encode("utf-16"),
    "latin": lambda t: t.replace("“", '"').replace("”", '"').replace("…", "...").encode("windows-1252"),
    "smart": lambda t: t.replace("'", "’").replace('"', "“").replace("-", "‑"),
    "trailing blanks": lambda t: t.replace("\n", "  \t\n"),
    "blank lines": lambda t: t.replace("\n", "\n\n"),
    "hard blanks": lambda t: t.replace(" ", "\u00a0"),
    "chat": lambda t: "Here you are 🎉\n```\n" + t + "```\n",
    "signed": lambda t: t + "\n-- \nAnn O'Brien\nHead of things\n[ 4 ] CHK-3\n",
    "end cut off": lambda t: t[: t.index("End of form")] + "\n--\nAnn\nSent from my phone",
    "bold": lambda t: t.replace("For:", "*For:*").replace("Reasons:", "*Reasons:*").replace("Quarter:", "**Quarter:**"),
    "wrapped": lambda t: "\n".join(part for line in t.split("\n") for part in (wrap(line, 40) or [""])),
}  # fmt: skip


@pytest.mark.parametrize("way", MANGLED)
def test_mail_and_chat_do_not_change_what_it_says(way: str) -> None:
    expected, answer = read(ANSWERED), read(MANGLED[way](ANSWERED))
    assert answer.person.replace("’", "'") == expected.person
    assert answer.votes["innovation"].order == expected.votes["innovation"].order
    assert [
        (item, text.replace("’", "'").replace("‑", "-")) for item, text in answer.votes["innovation"].reasons
    ] == list(expected.votes["innovation"].reasons)
    assert answer.votes["innovation"].may_be_named


@settings(max_examples=50, deadline=None)
@given(order=st.permutations(["CHK-2", "CHK-3", "CHK-4", "CHK-10"]), size=st.integers(1, 4))
def test_whatever_is_numbered_comes_back(order: list[str], size: int) -> None:
    numbers = {key.replace("-", "_"): str(n) for n, key in enumerate(order[:size], start=1)}
    ids = {item.key: item.id for item in PLAN.items.values()}
    assert read(filled(form(), **numbers)).votes["innovation"].order == tuple(ids[key] for key in order[:size])


@settings(max_examples=50, deadline=None)
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda t: f"{ANSWERED[:300]}{t}".encode())))
def test_whatever_comes_back_is_read_or_refused_in_words(data: bytes) -> None:
    with suppress(BadInputError):
        assert read(data).person


def test_items_that_left_the_ballot_are_passed_over() -> None:
    answered = filled(form(), CHK_10="1", CHK_2="2", BLD_1="1").replace("[ 1 ] BLD-1", "[ 2 ] CHK-9 Gone\n[ 1 ] BLD-1")
    answer = read(answered)
    assert answer.votes["tune_up"].order == ("flaky",)
    assert "CHK-9 Gone is passed over: it was dropped meanwhile" in answer.notes


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        (("CHK-4 ", "CHK-44 "), "CHK-44", "There is no item like “CHK-44 Saved carts” in this plan; check the key"),
        (("[ 3 ]", "[ 1 ]"), "CHK-10", "1 is given to CHK-10 and, in line"),
        (("[ 3 ]", "[ first ]"), "first", "“first” is no number; write e.g. 1"),
        (("[ 3 ]", "[ 0 ]"), "[ 0 ]", "Numbers count from 1, the best"),
        (("[ 3 ]", "[ -3 ]"), "[ -3 ]", "“-3” is no number"),
        (("[   ] CHK-3  Dark mode", "[ 9 ] CHK-2 again"), "again", "CHK-2 stands here and in line"),
        (("Quarter: 2026-Q4", "Quarter: 2026-Q3"), "2026-Q3", "The form is about 2026-Q3, the plan about 2026-Q4"),
        (("For: Ann O'Brien", "For:"), "For:", "“For: NAME” is missing or empty"),
        (("May be named: Yes", "May be named: perhaps"), "perhaps", "is yes or no, not “perhaps”"),
        (("Lane: Innovation", "Lane: Inovation"), "Inovation", "“Inovation” is no lane; write Innovation or Tune-Up."),
        (("Lane: Tune-Up", "Lane: Innovation"), "", "Innovation stands here a second time"),
        (("Lane: Innovation", "Lane: Innovation\nI like these."), "I like", "“I like these.” is no line of the form"),
        (("CHK-10: half", "Because half"), "Because", "names no item; begin a reason with the item's key"),
        (("CHK-10: half", "BLD-1: half"), "BLD-1: half", "BLD-1 has a reason, but Tune-Up is not filled in"),
        (("\nCHK-2 Gift cards:", "\nCHK-10:"), "CHK-10: it's", "CHK-10 has a reason already"),
        (("planner form: ballot", "planner form: holiday"), "holiday", "“holiday” is no form that can be read here"),
    ],
)  # fmt: skip
def test_every_complaint_names_its_line(change: tuple[str, str], where: str, said: str) -> None:
    text = ANSWERED.replace(*change)
    found = complaints(text)
    assert any(said in told for _, told in found), found
    number = next(number for number, told in found if said in told)
    assert where in text.split("\n")[number - 1]


def test_a_form_as_it_was_sent_says_nothing() -> None:
    assert complaints(form()) == [(1, "Nothing is filled in: write numbers between the brackets.")]
    assert complaints(form(dots=True)) == [(1, "Nothing is filled in: write numbers between the brackets.")]
    without = "\n".join(line for line in form().split("\n") if "CHK-3" not in line)
    assert complaints(without)[0][1].startswith("Nothing is filled in")
    no_lane = "\n".join(line for line in ANSWERED.split("\n") if not line.startswith("Lane:"))
    assert [said for _, said in complaints(no_lane) if "Lane" in said] == [
        "The line “Lane: Innovation” or “Lane: Tune-Up” above the items is missing; put it back."
    ]


@pytest.mark.parametrize("data", [b"", b"Dear Ann", b"PK\x03\x04 a document", b"%PDF-1.7", b"\x00\xff\xfe\x00"])
def test_what_is_no_form_is_refused(data: bytes) -> None:
    with pytest.raises(BadInputError):
        read(data)


def test_two_items_with_one_key_are_told_apart() -> None:
    plan = make_plan(
        [make_item("01-first", key="CHK-1", weeks=1), make_item("02-secnd", key="CHK-1", weeks=1)], evidence=Evidence()
    )
    text = ballot_form(plan, "Ann", ["innovation"], dots=False)
    assert "CHK-1~-first" in text
    assert read(text.replace("[   ] CHK-1~-secnd", "[ 1 ] CHK-1~-secnd"), plan).votes["innovation"].order == (
        "02-secnd",
    )


@settings(max_examples=60, deadline=None)
@given(
    keys=st.lists(st.text(min_size=1, max_size=60).map(clean).filter(bool), min_size=1, max_size=6),
    titles=st.lists(st.text(min_size=1, max_size=90).map(clean).filter(bool), min_size=6, max_size=6),
    data=st.data(),
)
def test_whatever_keys_and_titles_people_write_come_back(
    keys: list[str], titles: list[str], data: st.DataObject
) -> None:
    plan = make_plan(
        [make_item(f"item-{n:06}", key=key, title=titles[n], weeks=1) for n, key in enumerate(keys)],
        evidence=Evidence(),
    )
    lines = ballot_form(plan, "Ann", ["innovation"], dots=False).split("\n")
    places = [number for number, line in enumerate(lines) if line.startswith("[   ]")]
    numbers = data.draw(st.permutations(range(1, len(places) + 1)))
    for place, number in zip(places, numbers, strict=True):
        lines[place] = f"[ {number} ]{lines[place][5:]}"
    order = read("\n".join(lines), plan).votes["innovation"].order
    asked = [one.item.id for one in asked_about(plan, "innovation", tokens_of(plan))]
    assert order == tuple(item for _, item in sorted(zip(numbers, asked, strict=True)))


def test_a_plan_without_items_has_no_form() -> None:
    with pytest.raises(BadInputError, match="There is nothing to vote on in Innovation yet"):
        ballot_form(make_plan(evidence=Evidence()), "Ann", ["innovation"], dots=False)
