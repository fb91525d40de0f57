"""What the composition root finds on a machine: themes, folders, the zone, the sample's day."""

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner import __main__ as root
from tests.sample.story import TODAY


def test_the_demo_takes_the_day_on_which_the_sample_ends() -> None:
    assert root.SAMPLE_TODAY == TODAY


def test_the_programs_own_themes_are_found() -> None:
    themes = root.own_themes()
    assert {"dusk", "chalk", "okabe"} <= set(themes)
    assert all("[colours]" in text for text in themes.values())


def test_the_users_themes_are_read_and_a_bad_one_ends_nothing(own_environment: dict[str, str]) -> None:
    folder = Path(own_environment["XDG_CONFIG_HOME"]) / "planner" / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("name = 'mine'\n")
    (folder / "latin.toml").write_bytes(b"name = '\xe9'\n")
    (folder / "folder.toml").mkdir()
    (folder / "gone.toml").symlink_to("nowhere")
    (folder / "notes.txt").write_text("no theme")
    assert root.user_themes() == {
        "mine.toml": "name = 'mine'\n", "latin.toml": "name = '\ufffd'\n", "folder.toml": "", "gone.toml": ""
    }  # fmt: skip


def test_the_plan_of_nobodys_choice_lies_in_the_data_folder(own_environment: dict[str, str]) -> None:
    assert root.data_file() == str(Path(own_environment["XDG_DATA_HOME"]) / "planner" / "plan.db")


@pytest.mark.parametrize(
    ("zone", "names"), [("America/Sao_Paulo", {"America/Sao_Paulo"}), ("Nowhere/Land", {"UTC", "Etc/UTC"})]
)
def test_a_new_plan_takes_the_zone_of_the_machine(zone: str, names: set[str]) -> None:
    """In a process of its own: pendulum looks at the machine once."""
    script = "from planner.__main__ import local_time_zone; print(local_time_zone())"
    env = {**os.environ, "TZ": zone}
    ran = subprocess.run((sys.executable, "-c", script), env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() in names
    assert ran.stderr == ""


def test_a_user_whom_the_system_cannot_name_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("pwd.getpwuid", _no_such_user)
    assert root.login_name() is None


def _no_such_user(number: int) -> None:
    raise KeyError(number)


@pytest.mark.parametrize(
    ("today", "sample", "note"),
    [
        (None, False, ""),
        (date(2026, 11, 6), False, "today 6 Nov"),
        (date(2026, 11, 6), True, "sample 6 Nov"),
    ],
)
def test_a_day_that_is_not_the_real_one_is_said(today: date | None, sample: bool, note: str) -> None:
    assert root._note(today, sample=sample) == note


def test_what_is_done_in_the_sample_happens_on_its_day_and_elsewhere_when_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = datetime(2024, 2, 29, 18, 30, tzinfo=UTC)
    monkeypatch.setattr(root, "now", lambda: early)
    opener = root._Opener("Ann", None)
    try:
        session, _ = opener.sample()
        assert session.moment().now == datetime(2026, 11, 6, 18, 30, tzinfo=UTC)
        own = tmp_path / "plan.db"
        own.write_bytes(Path(session.store.path).read_bytes())
        assert opener.open(str(own)).moment().now == early
    finally:
        opener.close()


def test_nothing_of_a_private_sample_stays_behind_not_even_its_backups() -> None:
    opener = root._Opener("Ann", None)
    session, _ = opener.sample()
    made = Path(session.back_up().result().path)
    assert made.is_file()
    opener.close()
    assert not made.parents[1].exists()


def test_ids_are_ulids_each_another_and_sorted_by_time() -> None:
    ids = [root.new_id() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert all(re.fullmatch("0[0-9A-HJKMNP-TV-Z]{25}", one) for one in ids)
    times = [one[:10] for one in ids]
    assert times == sorted(times)
