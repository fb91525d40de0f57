"""Every test runs cut off from the machine it runs on: no home, no settings, no network, a clock zone of its own."""

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")

HOME_VARIABLES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
FIXED = {
    # A zone that is a quarter of an hour off every office's: code that reads the local clock shows.
    "TZ": "Asia/Kathmandu",
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    "USER": "lead",
    "LOGNAME": "lead",
    "PIP_NO_INDEX": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}
REMOVED_PREFIXES = ("PLANNER_", "TEXTUAL", "LC_")
REMOVED = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES", "EDITOR", "VISUAL", "PYTHONPATH")
KEPT = ("PLANNER_TEST_DATA", "TEXTUAL_SNAPSHOT_TEMPDIR")


class NetworkUsedError(AssertionError):
    """A test reached for the network, which no test may."""


@pytest.fixture(autouse=True)
def own_environment(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, str]]:
    """An empty home, no variables of the developer's, a fixed zone; what a test starts inherits it."""
    home = tmp_path_factory.mktemp("home")
    for name in HOME_VARIABLES:
        folder = home if name == "HOME" else home / name.removesuffix("_HOME").lower()
        folder.mkdir(exist_ok=True, mode=0o700)
        monkeypatch.setenv(name, str(folder))
    for name in tuple(os.environ):
        if name in REMOVED or (name.startswith(REMOVED_PREFIXES) and name not in KEPT):
            monkeypatch.delenv(name)
    for name, value in FIXED.items():
        monkeypatch.setenv(name, value)
    time.tzset()
    yield dict(os.environ)
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def no_network(own_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting anywhere but to this machine's own sockets fails, with the address."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            raise NetworkUsedError(f"the program tried to reach {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: refuse(socket.socket(), host))


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the checkout that is tested."""
    return Path(__file__).parents[1]
