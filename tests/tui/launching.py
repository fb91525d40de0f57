"""The app as the composition root would start it, on real files, for tests of the screens."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.domain.change import Step
from planner.domain.moment import Moment
from planner.session import Session, StepRecord
from planner.storage.documents import LocalDocuments
from planner.tui.app import PlannerApp
from planner.tui.launch import Launch, PhaseName
from tests.stores import NOON, Ids, make_plan_file, open_session, plan_files

THEMES = {f.stem: f.read_text("utf-8") for f in (Path(__file__).parents[2] / "themes").glob("*.toml")}
TODAY = date(2026, 11, 6)
SAMPLE_TODAY = date(2026, 11, 11)


def make_launch(
    path: Path, *, phase: PhaseName | None = None, theme: str | None = None, note: str = "", today: date = TODAY
) -> Launch:
    """What the program is started with, over a plan at `path` that need not be there."""
    files = plan_files("screen")

    def found(where: str, founding: Callable[[Moment], Step]) -> Session:
        step = founding(Moment(NOON, today, "Ann", Ids("new")))
        files.create(where, step.changes, StepRecord("step-new", NOON, "Ann", step)).close().result()
        return open_session(Path(where), files=files, today=today)

    def sample() -> tuple[Session, str]:
        copy = files.copy_sample(str(path.with_name("sample copy.db")))
        return open_session(Path(copy), files=files, today=SAMPLE_TODAY), "sample, today is 11 Nov 2026"

    return Launch(
        files,
        LocalDocuments(),
        open_session=lambda where: open_session(Path(where), files=files, today=today),
        found_session=found,
        open_sample=sample,
        today=lambda: today,
        time_zone=lambda: "Europe/Berlin",
        path=str(path),
        themes=THEMES,
        user_themes={},
        theme=theme,
        phase=phase,
        note=note,
    )


def make_app(path: Path, *, phase: PhaseName | None = None, theme: str | None = None, note: str = "") -> PlannerApp:
    """The app on the plan at `path`, which is made (by `tests.stores.make_plan_file`) where there is none."""
    if not path.exists():
        make_plan_file(path)
    launch = make_launch(path, phase=phase, theme=theme, note=note)
    return PlannerApp(launch, launch.open_session(str(path)))
