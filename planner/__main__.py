"""The composition root: the one place that knows storage, session, command line and screen, and joins them.

Everything is imported when it is asked for, so that no command pays for what it does not use.
"""

import gc
import os
import signal
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import rmtree

from planner.cli.context import Ports, ScreenWish
from planner.cli.diagnostics import run, say
from planner.cli.root import command_line
from planner.domain.calendar import short_date, today_in
from planner.domain.change import Step
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.session import Documents, PlanFiles, Session, StepRecord, Store

SAMPLE_TODAY = date(2026, 11, 6)
"""The day on which the sample plan is as it was made; on any other, its weeks would be long ago."""
_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_NO_SCREEN = {"dumb", "unknown"}


def main() -> None:
    """The console script `planner`."""
    _end_in_order()
    sys.exit(run(command_line, sys.argv[1:], world()))


def world() -> Ports:
    """The real world."""
    return Ports(
        files=plan_files,
        documents=documents,
        clock=now,
        new_id=new_id,
        environment=os.environ,
        login_name=login_name,
        time_zone=local_time_zone,
        data_file=data_file,
        screen_fault=screen_fault,
        show_screen=show_screen,
    )


def now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


def new_id() -> str:
    """A fresh ULID: 48 bits of milliseconds and 80 of chance in Crockford's base 32 (github.com/ulid/spec)."""
    # Our own, because importing python-ulid takes 24 ms, a fifth of `planner show`.
    number = time.time_ns() // 1_000_000 << 80 | int.from_bytes(os.urandom(10))
    return "".join(_BASE32[number >> shift & 31] for shift in range(125, -1, -5))


def login_name() -> str | None:
    """Who is logged in, or `None` where the system has no name for this user, as in some containers."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None


def local_time_zone() -> str:
    """The IANA name of this machine's zone, else UTC."""
    from pendulum.tz import get_local_timezone

    from planner.domain.calendar import check_time_zone
    from planner.domain.errors import BadInputError

    # A machine without a zone is one in UTC; nobody needs a warning about that.
    with warnings.catch_warnings(), suppress(BadInputError, ValueError, RuntimeError, OSError):
        warnings.simplefilter("ignore")
        return check_time_zone(get_local_timezone().name or "UTC")
    return "UTC"


def data_file() -> str:
    """Where a plan lies whose path nobody says."""
    from platformdirs import user_data_path

    return str(user_data_path("planner", appauthor=False) / "plan.db")


def screen_fault() -> str | None:
    """Why Textual must not be started: it reads standard input and writes to standard error, whatever these are."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if any(stream is None or not stream.isatty() for stream in streams):
        return "because this is not a terminal"
    if os.environ.get("TERM", "") in _NO_SCREEN:
        return f"because TERM={os.environ['TERM']} says that this terminal can only print"
    return None


@cache
def plan_files() -> PlanFiles:
    """Plan files as SQLite keeps them."""
    from planner.storage.plan_files import SqlitePlanFiles

    return SqlitePlanFiles(new_id)


@cache
def documents() -> Documents:
    """Other files that the user names."""
    from planner.storage.documents import LocalDocuments

    return LocalDocuments()


def show_screen(wish: ScreenWish) -> int:
    """Shows a plan on screen until somebody quits; the exit status. Raises `FileError` for what is no plan."""
    # Imports make garbage that lives as long as the program: looking through it costs a fifth of the start and finds
    # nothing. The app switches the collector on again after its first picture.
    gc.disable()
    opener = _Opener(wish.actor, wish.today)
    try:
        return _run(wish, wish.path or opener.copy_sample(), opener)
    finally:
        opener.close()


def _end_in_order() -> None:
    """SIGTERM and SIGHUP unwind the program, until the screen sees to them: nothing temporary stays behind."""

    def leave(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, leave)


def _run(wish: ScreenWish, path: str, opener: "_Opener") -> int:
    # Read before Textual is imported, not beside that: two threads that share one interpreter take longer than in turn.
    session = opener.open(path) if plan_files().exists(path) else None
    from planner.tui.app import PlannerApp
    from planner.tui.launch import Launch

    app = PlannerApp(
        Launch(
            plan_files(),
            documents(),
            open_session=opener.open,
            found_session=opener.found,
            open_sample=opener.sample,
            today=opener.day,
            time_zone=local_time_zone,
            path=path,
            themes=own_themes(),
            user_themes=user_themes(),
            theme=wish.theme,
            phase=wish.phase,
            note=_note(wish.today or (SAMPLE_TODAY if wish.sample else None), sample=wish.sample),
        ),
        session,
    )
    status = app.run()
    return app.return_code or status or 0


def own_themes() -> dict[str, str]:
    """The program's own themes, TOML by name: they lie in the package when installed, beside it in a checkout."""
    package = Path(__file__).parent
    folder = next((f for f in (package / "themes", package.parent / "themes") if f.is_dir()), package)
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}


def user_themes() -> dict[str, str]:
    """The user's themes, TOML by file name; one that cannot be read is empty, and reported as such."""
    from platformdirs import user_config_path

    folder = user_config_path("planner", appauthor=False) / "themes"
    return {path.name: _text_of(path) for path in sorted(folder.glob("*.toml"))}


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace") if path.is_file() else ""
    except OSError:
        return ""


def _note(today: date | None, *, sample: bool) -> str:
    """What the top bar says where a day is fixed; short, because it must fit 80 columns."""
    if today is None:
        return ""
    return f"{'sample' if sample else 'today'} {short_date(today)}"


def _on_day(day: date) -> Callable[[], datetime]:
    """A clock that shows the real time of day, as if it were that day now."""
    shift = timedelta(days=(day - now().date()).days)
    return lambda: now() + shift


class _Opener:
    """Opens plans for the screen and lets go of them at the end; private copies of the sample go then too."""

    def __init__(self, actor: str, today: date | None) -> None:
        self.actor = actor
        self.today = today
        self.copies: list[str] = []
        self.stores: list[Store] = []
        self.sessions: list[Session] = []

    def open(self, path: str) -> Session:
        """The session of the plan at a path; raises `PlannerError`."""
        store = plan_files().open(path)
        self.stores.append(store)
        return self._session(store, store.read_plan().result())

    def found(self, path: str, founding: Callable[[Moment], Step]) -> Session:
        """Creates a plan at a path and opens it; raises `PlannerError`."""
        if path == data_file():
            Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        instant = now()
        step = founding(Moment(instant, self.day(), self.actor, new_id))
        store = plan_files().create(path, step.changes, StepRecord(new_id(), instant, self.actor, step))
        self.stores.append(store)
        return self._session(store, store.read_plan().result())

    def sample(self) -> tuple[Session, str]:
        """A private copy of the sample plan, and what the top bar says about it; raises `PlannerError`."""
        return self.open(self.copy_sample()), _note(self.today or SAMPLE_TODAY, sample=True)

    def copy_sample(self) -> str:
        """Makes such a copy, and says where it is."""
        self.copies.append(plan_files().copy_sample())
        return self.copies[-1]

    def day(self) -> date:
        """The day that is fixed, else the real one here."""
        return self.today or today_in(local_time_zone(), now())

    def close(self) -> None:
        """Lets go of every file that was opened; what could not be saved is kept."""
        for session in self.sessions:
            session.hand_over()
        for store in self.stores:
            store.close().result()
        for path in self.copies:
            # With its backups: each lies in a folder of its own, which `copy_sample` has made.
            rmtree(Path(path).parent, ignore_errors=True)
        for session in self.sessions:
            if session.pending and session.store.path not in self.copies:
                where = plan_files().keep_draft(session.store.path, session.pending)
                say(f"What was not saved yet is kept in {where} and offered at the next start.")

    def _session(self, store: Store, plan: Plan) -> Session:
        # What is done in the sample happens on its day: agreed on a real one, it could lie before the quarter.
        sample = store.path in self.copies
        today = self.today or (SAMPLE_TODAY if sample else None)
        clock = _on_day(today) if today and sample else now
        session = Session(store, plan, actor=self.actor, clock=clock, new_id=new_id, today=today)
        self.sessions.append(session)
        return session


if __name__ == "__main__":
    main()
