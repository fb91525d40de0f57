"""Other teams' shares and service as people type them."""

import pytest

from planner.domain.errors import BadInputError
from planner.domain.shares import parse_service, read_shares, refuse_service, share_changes, shares_text
from tests.builders import make_item, make_plan

PLAN = make_plan([make_item("a", weeks=3)], lanes={"chk": (10.0, 6.0), "plt": (5.0, 5.0), "bld": (1.0, 9.0)})


def test_shares_are_read_written_and_taken_away() -> None:
    read = read_shares(PLAN, "PLT 3, Bld: 1.5 weeks")
    assert read == {"plt": 3.0, "bld": 1.5}
    after = PLAN.after(share_changes(PLAN, "a", read))
    assert shares_text(after, after.items["a"]) == "BLD 1.5, PLT 3"
    fewer = after.after(share_changes(after, "a", read_shares(after, "plt 2,5")))
    assert shares_text(fewer, fewer.items["a"]) == "PLT 2.5"
    none = fewer.after(share_changes(fewer, "a", read_shares(fewer, " ")))
    assert not none.item_efforts
    assert share_changes(after, "a", read) == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("XYZ 3", "There is no team “XYZ”"),
        ("PLT", "“PLT” is no team with its weeks"),
        ("3", "“3” is no team with its weeks"),
        ("PLT 3, plt 1", "Plt stands there twice"),
        ("PLT -3", "more than 0 weeks"),
        ("PLT 0", "more than 0 weeks"),
        ("PLT 1000000000", "at most 1,000,000 weeks"),
        ("PLT 1.2.3", "is not a number"),
        ("PLT 99999999999999999999", "is not a number"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(text: str, complaint: str) -> None:
    with pytest.raises(BadInputError, match=complaint):
        read_shares(PLAN, text)


def test_the_items_own_team_has_no_share() -> None:
    with pytest.raises(BadInputError, match="Chk is the item’s own team"):
        share_changes(PLAN, "a", {"chk": 1.0})


@pytest.mark.parametrize(("text", "share"), [("10 %", 0.1), ("10", 0.1), ("0.1", 0.1), ("100%", 1.0), ("", None)])
def test_service_is_a_share(text: str, share: float | None) -> None:
    assert parse_service(text) == pytest.approx(share) if share is not None else parse_service(text) is None


@pytest.mark.parametrize("text", ["0", "-5 %", "101 %", "1000000000", "much"])
def test_service_beyond_the_whole_is_refused(text: str) -> None:
    with pytest.raises(BadInputError):
        parse_service(text)


def test_service_belongs_to_tune_up() -> None:
    refuse_service(None, "innovation")
    refuse_service(0.1, "tune_up")
    with pytest.raises(BadInputError, match="a standing share of Tune-Up"):
        refuse_service(0.1, "innovation")
