"""The process that computes the best plan: it answers, it is silent, it can be ended, and it ends with who asked."""

import json
import subprocess
import sys
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from planner.domain.optimum.held import held
from planner.domain.optimum.posed import Posed, posed
from planner.domain.optimum.problem import Problem
from planner.domain.rank_fill import fill
from planner.domain.score import scorer
from planner.session.optimising import COMMAND, Optimising, OptimisingError, read
from tests.builders import make_item, make_plan
from tests.stores import PATIENCE

ITEMS = [
    make_item("carts", weeks=8, customer=2),
    make_item("pay", weeks=5, customer=4),
    make_item("gift", weeks=4, customer=5),
    make_item("cache", "tune_up", weeks=3, running=3),
]
PLAN = make_plan(ITEMS, lanes={"chk": (10.0, 2.0)})
SCORES = {item.id: scorer(PLAN)(item) for item in ITEMS}
# So many things of nearly one size under so many limits keep a solver busy for longer than any test waits.
ENDLESS = Problem(
    tuple(100.0 + number * 37 % 11 for number in range(90)),
    tuple(tuple((limit, 50.0 + (number * 31 + limit * 17) % 23) for limit in range(12)) for number in range(90)),
    tuple(1500.0 + limit for limit in range(12)),
)


def ask(asked: Posed | None = None, **options: object) -> Optimising:
    asked = asked or posed(PLAN, fill(PLAN), SCORES)
    return Optimising(asked, **options)  # type: ignore[arg-type]  # each test hands over what there is


def test_the_answer_comes_back_as_it_was_computed_with_a_week_more_of_each() -> None:
    asked = posed(PLAN, fill(PLAN), SCORES)
    done = ask(asked, more=True).answer.result(PATIENCE)
    assert done.found.solver
    assert done.found.answer.exact
    result = held(PLAN, fill(PLAN), asked, done.found, SCORES)
    assert [(e.out, e.into) for e in result.exchanges] == [(("carts",), ("pay", "gift"))]
    assert asked.cells == (("innovation", "chk"), ("tune_up", "chk"))
    more = [one.answer for one in done.more if one is not None]
    assert [{asked.items[t] for t in answer.chosen} for answer in more] == [
        {"pay", "gift"},
        {"pay", "gift", "cache"},
    ]
    assert 0 < done.milliseconds < PATIENCE * 1e3


def test_without_the_extra_the_process_estimates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "highspy.py").write_text("raise ImportError('not here')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    done = ask().answer.result(PATIENCE)
    assert (done.found.solver, done.found.answer.exact) == (False, False)
    assert set(done.found.answer.chosen) == {1, 2}


def test_what_a_solver_prints_goes_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "highspy.py").write_text("import os\nprint('noise')\nos.write(1, b'noise')\nraise ImportError\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert set(ask().answer.result(PATIENCE).found.answer.chosen) == {1, 2}


def test_a_file_beside_the_user_is_not_taken_for_a_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)\n")
    monkeypatch.chdir(tmp_path)
    assert ask().answer.result(PATIENCE).found.answer.exact


def test_time_is_limited() -> None:
    done = ask(Posed(ENDLESS, (), (), (), frozenset(), 0), seconds=0.2, more=True).answer.result(PATIENCE)
    assert not done.found.answer.exact
    assert done.more == (None,) * 12


def test_it_can_be_cancelled() -> None:
    endless = ask(Posed(ENDLESS, (), (), (), frozenset(), 0), seconds=600.0)
    endless.cancel()
    with pytest.raises(CancelledError):
        endless.answer.result(PATIENCE)
    assert endless._process.wait(PATIENCE) != 0
    endless.cancel()


def test_it_ends_with_whoever_asked() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        request = {"problem": ENDLESS, "now": (), "seconds": 600.0, "more": False}
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.close()
        assert process.wait(PATIENCE) == 1


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "its process ended without an answer"),
        ("print('no JSON')", "its process ended without an answer"),
        ("print('[1, 2]')", "its process ended without an answer"),
        (
            'import sys; sys.stdin.readline(); print(\'{"error": "the solver ended with Unknown"}\')',
            "ended with Unknown",
        ),
    ],
)
def test_what_is_no_answer_is_said_in_one_sentence(code: str, said: str) -> None:
    with pytest.raises(OptimisingError, match=said):
        ask(command=(sys.executable, "-c", code)).answer.result(PATIENCE)


def test_a_process_that_cannot_be_started() -> None:
    broken = ask(command=("no-such-program",))
    with pytest.raises(OptimisingError, match="No such file"):
        broken.answer.result(PATIENCE)
    broken.cancel()


def test_half_an_answer_is_none() -> None:
    with pytest.raises(OptimisingError):
        read(b'{"found": [[[0], 1.0], true], "more": [], "milliseconds": 3}')
