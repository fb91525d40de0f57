"""A plan written out with its history and put into a new file: the same entries, the same bytes, no unseen ballot."""

import json
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from planner.domain.change import create
from planner.domain.editing import edit_item
from planner.domain.errors import BadInputError, FileError
from planner.domain.plan import Plan
from planner.domain.text import clean
from planner.domain.voting.casting import Vote, cast, show_together, withdraw
from planner.exchange.plan_json import plan_json, read_plan_json
from planner.session import Session
from tests.builders import make_item
from tests.hostile import ALL, from_folder
from tests.made import made_plans
from tests.stores import NOON, close_all, founding_changes, make_plan_file, open_session, plan_files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=[make_item(one, weeks=5) for one in "abcd"]))


def opened(path: Path, actor: str = "Ann", ids: str | None = None) -> Session:
    files = plan_files(f"replica-{ids}") if ids is not None else None
    session = open_session(path, actor, ids=ids, files=files, start=NOON + timedelta(hours=1 if ids else 0))
    session.load_evidence().result()
    return session


def written(path: Path) -> str:
    store = plan_files("reader").open(str(path))
    try:
        return store.whole(lambda whole: "".join(plan_json(whole))).result()
    finally:
        store.close().result()


def put_back(text: str, path: Path) -> Path:
    plan_files("maker").create_whole(str(path), read_plan_json(text.encode()))
    return path


def vote(session: Session, person: str, order: str) -> None:
    found = Vote(person, tuple(order), reasons=((order[0], f"{person} has a secret reason"),))
    session.do(cast(session.plan, "innovation", found, session.moment())).result()


def rename(session: Session, item: str, title: str) -> None:
    session.do(edit_item(session.plan, item, {"title": title})).result()


def ops(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["ops"]
    return found


def test_the_history_comes_back_as_it_was_and_is_written_out_the_same(path: Path, tmp_path: Path) -> None:
    session = opened(path)
    rename(session, "a", "Saved carts")
    session.undo().result()
    rename(session, "b", "“Quotes” \\ and \u2603")
    close_all()
    text = written(path)
    copy = put_back(text, tmp_path / "copy.db")
    assert written(copy) == text
    assert plan_files().check(str(copy)) == ()
    again = opened(copy, ids="later")
    assert again.plan.items["b"].title == "“Quotes” \\ and \u2603"
    assert [line.label for line in again.store.story("item", "b").result()][-1].startswith("Edit")
    assert again.undo().result().label is not None, "what was done before can be taken back in the copy"


@settings(max_examples=12, deadline=None)
@given(made_plans())
def test_whatever_a_plan_holds_comes_back(plan: Plan) -> None:
    kept = (plan.items, plan.placements, plan.dependencies, plan.item_efforts, plan.score_inputs)
    rows = [plan.organisation, *plan.quarters.values(), *plan.teams.values(), *plan.capacities.values()]
    rows += [row for table in kept for row in table.values()]
    with TemporaryDirectory() as folder:
        text = written(make_plan_file(Path(folder, "plan.db"), [create(row) for row in rows]))
        copy = put_back(text, Path(folder, "copy.db"))
        assert written(copy) == text
        assert plan_files().check(str(copy)) == ()
        again = opened(copy)
        assert (again.plan.items, again.plan.placements) == (plan.items, plan.placements)
        close_all()


def test_hostile_texts_come_back(tmp_path: Path) -> None:
    shared = from_folder(Path(__file__).parents[3] / "shared" / "data")
    titles = [title for one in (*ALL, *shared) if (title := clean(one.text))]
    items = [make_item(f"i{at}", title=title, note=title) for at, title in enumerate(titles)]
    text = written(make_plan_file(tmp_path / "plan.db", founding_changes(items=items)))
    copy = put_back(text, tmp_path / "copy.db")
    assert written(copy) == text
    assert [item.title for item in opened(copy).plan.items.values()] == titles


def test_a_plan_from_everything_that_the_program_knows_comes_back(tmp_path: Path) -> None:
    sample = Path(plan_files().copy_sample(str(tmp_path / "sample.db")))
    text = written(sample)
    copy = put_back(text, tmp_path / "copy.db")
    assert written(copy) == text
    assert plan_files().check(str(copy)) == ()


def test_ballots_that_were_not_shown_stay_behind_and_the_rest_still_joins(path: Path, tmp_path: Path) -> None:
    session = opened(path)
    rename(session, "a", "Before")
    vote(session, "Zoe", "dcba")
    rename(session, "a", "Between")
    vote(session, "Zoe", "bcda")
    vote(session, "Yan", "bcda")
    session.do(withdraw(session.plan, "innovation", "Yan")).result()
    rename(session, "a", "After")
    close_all()
    text = written(path)
    assert not any(word in text for word in ("Zoe", "Yan", "secret", '"ballot"', "Cast a ballot", "Withdraw"))
    copy = put_back(text, tmp_path / "copy.db")
    assert plan_files().check(str(copy)) == ()
    assert written(copy) == text
    again = opened(copy, ids="later")
    assert again.plan.items["a"].title == "After"
    assert again.plan.evidence is not None
    assert not again.plan.evidence.ballots
    assert again.undo().result().label is not None
    told = [step.label for step in again.store.history.steps(range(1, 9)).result()]
    assert sum("Leave out ballots" in label for label in told) == 1
    (withheld,) = [s for s in again.store.history.steps(range(1, 9)).result() if "Leave out" in s.label]
    assert again.store.history.changes(withheld.id).result().total == 0


def test_a_place_that_was_kept_for_a_ballot_is_joined_to_what_stood_there(path: Path) -> None:
    session = opened(path)
    vote(session, "Zoe", "dcba")
    rename(session, "a", "After")
    close_all()
    kept = [op for op in ops(written(path)) if op["entity"] == "withheld"]
    after = next(op for op in ops(written(path)) if op["replica"] == kept[0]["replica"] and op["seq"] == 2)
    assert [(op["seq"], op["value"], op["row_id"]) for op in kept] == [(1, after["prev_hash"], "")]


def test_shown_ballots_leave_the_plan_until_their_showing_is_undone(path: Path, tmp_path: Path) -> None:
    session = opened(path)
    vote(session, "Zoe", "dcba")
    vote(session, "Yan", "abcd")
    session.do(show_together(session.plan, "innovation", session.moment())).result()
    shown = written(path)
    assert "Zoe has a secret reason" in shown
    assert not any(op["entity"] == "withheld" for op in ops(shown))
    assert plan_files().check(str(put_back(shown, tmp_path / "shown.db"))) == ()
    session.undo().result()
    hidden = written(path)
    assert not any(word in hidden for word in ("Zoe", "Yan", "secret"))
    assert plan_files().check(str(put_back(hidden, tmp_path / "hidden.db"))) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda found: found["ops"].pop(3), "not sound"),
        (lambda found: found["ops"][4].update(value={"id": 4}), "not sound"),
        (lambda found: found["ops"][-1].update(hlc="0"), "not sound"),
        (lambda found: found["plan"]["item"][0].update(title="Other"), "history"),
        (lambda found: found["steps"].clear(), "no history"),
        (lambda found: found["steps"][0].update(at="yesterday"), "not sound"),
        (lambda found: found["steps"][0].pop("label"), "missing"),
        (lambda found: found.pop("ops"), "missing"),
        (lambda found: found["ops"][0].update(seq="1"), "missing"),
        (lambda found: found.update(schema=2), "newer"),
        (lambda found: found.update(plan=[]), "missing"),
    ],
)
def test_what_was_changed_outside_is_refused_and_nothing_is_created(
    path: Path, tmp_path: Path, change: Any, told: str
) -> None:
    found = json.loads(written(path))
    change(found)
    with pytest.raises(BadInputError, match=told) as error:
        put_back(json.dumps(found), tmp_path / "copy.db")
    assert "\n" not in str(error.value)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["plan.db"]


@pytest.mark.parametrize("cut", [2, 60, 2_000])
def test_a_file_that_breaks_off_is_refused(path: Path, cut: int) -> None:
    text = written(path)
    with pytest.raises(BadInputError, match="breaks off"):
        read_plan_json(text[:-cut].encode())


def test_nested_too_deep_or_no_numbers_is_refused(path: Path) -> None:
    text = written(path)
    for inside in ("[" * 100_000, "NaN", '"\\ud83d"', '"' + "9" * 5_000 + '"', "9" * 5_000):
        with pytest.raises(BadInputError):
            plan_files().create_whole(
                str(path.with_name("copy.db")),
                read_plan_json(text.replace('"Europe/Berlin"', inside).encode("utf-8", "surrogatepass")),
            )


def test_a_whole_plan_is_never_put_over_another_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileError, match="is there already"):
        put_back(written(path), path)
    assert path.read_bytes() == before
