"""The tests themselves are cut off from the machine; see `tests/conftest.py`."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import HOME_VARIABLES, NetworkUsedError


def test_no_test_reaches_the_network() -> None:
    with pytest.raises(NetworkUsedError, match=r"203\.0\.113\.1"):
        socket.create_connection(("203.0.113.1", 80), timeout=1)
    with pytest.raises(NetworkUsedError, match="example"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_home_and_settings_are_empty_and_private(tmp_path: Path) -> None:
    for name in HOME_VARIABLES:
        folder = Path(os.environ[name])
        assert folder.is_dir()
        assert folder.parts[: len(tmp_path.parts) - 2] == tmp_path.parts[:-2], name
    assert [name for name in os.environ if name.startswith("PLANNER_")] in ([], ["PLANNER_TEST_DATA"])


def test_the_local_clock_zone_is_nobodys_here_and_in_what_a_test_starts() -> None:
    assert time.localtime().tm_gmtoff == 5 * 3600 + 45 * 60
    started = subprocess.run(
        [sys.executable, "-c", "import time; print(time.localtime().tm_gmtoff)"], capture_output=True, check=True
    )
    assert int(started.stdout) == time.localtime().tm_gmtoff


def test_a_local_socket_and_a_database_still_work(tmp_path: Path) -> None:
    here, there = socket.socketpair()
    with here, there:
        here.sendall(b"x")
        assert there.recv(1) == b"x"
    connection = sqlite3.connect(tmp_path / "any.db")
    connection.execute("CREATE TABLE any (thing)")
    connection.close()
