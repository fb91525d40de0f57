"""Whatever people do, in whatever order: the file stays sound, and undo and redo are each other's mirror."""

import tempfile
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.change import Change, Entity, Step, create, delete, edit
from planner.domain.errors import RefusedError
from planner.domain.evidence import Decision
from planner.domain.item import Dependency, Effort, Item, dependency_id
from planner.domain.plan import Plan
from planner.domain.quarter import Objective
from planner.session import Session
from tests.stores import NOON, QUARTER, close_all, founding_changes, look, make_plan_file, open_session, plan_files

ITEMS = tuple(Item(f"i{number}", f"K-{number}", f"Title {number}") for number in range(3))
Deed = Callable[[Session, Item, int], Step]
TURNS = ("undo", "redo", "force undo", "force redo")
FEW = settings(max_examples=40, deadline=None, database=None, derandomize=True)


def flipped(there: Entity | None, fresh: Entity) -> tuple[Change, ...]:
    """Removes what is there, or enters it."""
    return (create(fresh),) if there is None else (delete(there),)


def estimate(session: Session, item: Item, serial: int) -> Step:
    return Step("Estimate", edit(item, effort=None if item.effort else Effort(serial, serial + 1, serial + 2)))


def rename(session: Session, item: Item, serial: int) -> Step:
    return Step("Rename", edit(item, title=f"Called {serial}"), burst=f"rename:{item.id}")


def change_two_fields(session: Session, item: Item, serial: int) -> Step:
    return Step("Edit", edit(item, title=f"Named {serial}", customer=None if item.customer else 3))


def move(session: Session, item: Item, serial: int) -> Step:
    place = session.plan.placements[f"{QUARTER}:{item.id}"]
    return Step("Move", edit(place, rank=f"k{serial:04d}x"), burst=f"move:{item.id}")


def flip_objective(session: Session, item: Item, serial: int) -> Step:
    fresh = Objective(f"o:{item.id}", QUARTER, f"O {serial}")
    return Step("Objective", flipped(session.plan.objectives.get(fresh.id), fresh))


def flip_need(session: Session, item: Item, serial: int) -> Step:
    fresh = Dependency(dependency_id(item.id, "i0"), item.id, "i0")
    return Step("Needs", flipped(session.plan.dependencies.get(fresh.id), fresh))


def agree(session: Session, item: Item, serial: int) -> Step:
    decision = create(Decision(f"d{serial}", QUARTER, NOON, f"Agree {serial}"))
    return Step("Agree", (decision, *edit(session.plan.quarter, ratio=(serial + 1) / 100)))


def add(session: Session, item: Item, serial: int) -> Step:
    return Step("Add", (create(Item(f"n{serial}", f"N-{serial}", "New", team="chk")),))


DEEDS = (estimate, rename, change_two_fields, move, flip_objective, flip_need, agree, add)
"""Things that somebody does to the plan; the serial makes each another than before."""
deeds = st.tuples(st.sampled_from(DEEDS), st.integers(0, 2))


def act(session: Session, deed: Deed | str, number: int, serial: int) -> None:
    """Does a deed, or takes one back or puts it back, as its name says."""
    if not isinstance(deed, str):
        do(session, deed, number, serial)
        return
    turn = session.undo if deed.endswith("undo") else session.redo
    turn(force=deed.startswith("force")).result()


def do(session: Session, deed: Deed, number: int, serial: int) -> Step:
    step = deed(session, session.plan.items[f"i{number}"], serial)
    session.do(step).result()
    return step


def timeless(plan: Plan) -> Plan:
    """A plan without its decisions, which stay listed when they are taken back."""
    assert plan.evidence is not None
    return plan.with_evidence(plan.evidence._replace(decisions={}))


@FEW
@given(st.lists(deeds, min_size=1, max_size=8), st.lists(st.booleans(), max_size=12))
def test_undo_and_redo_walk_along_what_was_done(done: list[tuple[Deed, int]], walk: list[bool]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = make_plan_file(Path(folder) / "plan.db", founding_changes(items=ITEMS))
        ann = open_session(path)
        ann.load_evidence().result()
        states = [timeless(ann.plan)]
        last_burst: str | None = None
        for serial, (deed, number) in enumerate(done):
            step = do(ann, deed, number, serial)
            if step.burst is not None and step.burst == last_burst:
                states.pop()
            states.append(timeless(ann.plan))
            last_burst = step.burst
        at = len(states) - 1
        for back in [True] * len(states) + walk:
            turned = (ann.undo() if back else ann.redo()).result()
            assert turned.question is None
            expected = min(max(at + (-1 if back else 1), 0), len(states) - 1)
            assert (turned.label is None) == (expected == at)
            at = expected
            assert timeless(ann.plan) == states[at]
        assert ann.store.read_plan().result() == replace(ann.plan, evidence=None)
        close_all()
        assert plan_files().check(str(path)) == ()


@FEW
@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from((*DEEDS, *TURNS)), st.integers(0, 2), st.booleans()), max_size=16)
)
def test_whatever_two_people_do_the_file_stays_sound(course: list[tuple[bool, Deed | str, int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = make_plan_file(Path(folder) / "plan.db", founding_changes(items=ITEMS))
        both = [open_session(path, actor) for actor in ("Ann", "Bo")]
        serials = count()
        for is_bo, deed, number, looks_first in course:
            session = both[is_bo]
            if looks_first:
                look(session)
            with nullcontext() if looks_first else suppress(RefusedError):
                act(session, deed, number, next(serials))
        for session in both:
            look(session)
        again = open_session(path, "Cy")
        assert both[0].plan == both[1].plan == again.plan
        assert both[0].unsaved == both[1].unsaved == 0
        close_all()
        assert plan_files().check(str(path)) == ()
