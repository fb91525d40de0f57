"""A plan that two people have open; stores that tests have opened are closed after each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.item import Effort, Item
from planner.session import Session
from tests.stores import close_all, founding_changes, make_plan_file, open_session

CARTS = Item("carts", "CHK-1", "Saved carts", team="chk", category="innovation", effort=Effort(3, 3, 3))
CARDS = Item("cards", "CHK-2", "Gift cards")


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=(CARTS, CARDS)))


@pytest.fixture
def ann(path: Path) -> Session:
    return open_session(path, "Ann")


@pytest.fixture
def bo(path: Path) -> Session:
    return open_session(path, "Bo")
