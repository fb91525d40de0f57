"""Stores that tests have opened are closed after each."""

from collections.abc import Iterator

import pytest

from tests.stores import close_all


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    close_all()
