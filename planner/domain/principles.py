"""Principles: the organisation's own ordered list of rules for deciding, kept with each quarter."""

from planner.domain.change import Step, create, delete, edit
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision
from planner.domain.line_order import shift
from planner.domain.moment import Moment
from planner.domain.okrs.key_results import refuse_sealed
from planner.domain.plan import Plan
from planner.domain.purpose import Principle
from planner.domain.text import clean, one_line

MOST_PRINCIPLES = 20
_SHORT = 60


def principles_of(plan: Plan, quarter: str | None = None) -> tuple[Principle, ...]:
    """A quarter's principles in order, by default those of the one that the plan is about."""
    wanted = quarter or plan.current
    found = (p for p in plan.principles.values() if p.quarter == wanted)
    return tuple(sorted(found, key=lambda p: (p.position, p.id)))


def add_principle(plan: Plan, text: str, moment: Moment) -> Step:
    """A new principle, last; raises `BadInputError` without words, or where there are 20 already."""
    refuse_sealed(plan)
    others, said = principles_of(plan), _words(text)
    if len(others) >= MOST_PRINCIPLES:
        raise BadInputError(f"{len(others)} principles are more than anybody remembers; keep those that decide.")
    place = others[-1].position + 1 if others else 0
    row = Principle(f"{plan.current}:{moment.new_id()}", plan.current, place, said)
    return Step(f"Add the principle {short(row)}", (create(row),))


def reword_principle(plan: Plan, principle: str, text: str) -> Step:
    """Gives a principle other words; raises `BadInputError` without any, or where it is gone."""
    refuse_sealed(plan)
    before = _existing(plan, principle)
    after = before._replace(text=_words(text))
    return Step(f"Let the principle be {short(after)}", edit(before, text=after.text))


def drop_principle(plan: Plan, principle: str) -> Step:
    """Takes a principle away; raises `BadInputError` where it is gone already."""
    refuse_sealed(plan)
    before = _existing(plan, principle)
    return Step(f"Take away the principle {short(before)}", (delete(before),))


def move_principle(plan: Plan, principle: str, by: int) -> Step:
    """Moves a principle down, or up where `by` is negative; at the ends nothing changes."""
    refuse_sealed(plan)
    row = _existing(plan, principle)
    moved = shift(principles_of(plan), row, by)
    return Step(f"Make this principle {moved.place}: {short(row)}", moved.changes, burst=f"principle:{principle}")


def handed_on(plan: Plan, quarter: str) -> tuple[Principle, ...]:
    """The principles with which another quarter begins: those of this one, as rows of their own.

    Their ids follow from these, so that two copies of a plan that open the same quarter make the same rows.
    """
    return tuple(
        row._replace(id=f"{quarter}:{row.id.rpartition(':')[2]}", quarter=quarter, position=place)
        for place, row in enumerate(principles_of(plan))
    )


def principle_called(plan: Plan, text: str) -> str | None:
    """The id of the principle with this number or with these letters, `None` for nothing; raises `BadInputError`."""
    wanted, rows = clean(text).casefold(), principles_of(plan)
    if not wanted:
        return None
    if wanted.isdecimal() and wanted.isascii() and 1 <= int(wanted[:4]) <= len(rows):
        return rows[int(wanted[:4]) - 1].id
    found = [row for row in rows if wanted in row.text.casefold()]
    if len(found) == 1:
        return found[0].id
    if not rows:
        raise BadInputError(f"{plan.quarter.name} has no principles yet; leave the line empty, and p adds the first.")
    said = "is in several principles" if found else "is in no principle"
    raise BadInputError(f"“{clean(text, _SHORT)}” {said}; write its number, 1 to {len(rows)}, or more of its words.")


def followed(plan: Plan, decision: Decision) -> tuple[int, str] | None:
    """Number and words of the principle that a decision follows, `None` for none; 0 for one that is gone."""
    if decision.principle is None:
        return None
    row = plan.principles.get(decision.principle)
    if row is None:
        return 0, "one that was taken away since"
    return principles_of(plan, row.quarter).index(row) + 1, row.text


def following(step: Step, principle: str | None) -> Step:
    """The step whose decisions follow a principle."""
    if principle is None:
        return step
    changes = (
        c._replace(after=c.after._replace(principle=principle))
        if c.before is None and isinstance(c.after, Decision)
        else c
        for c in step.changes
    )
    return step._replace(changes=tuple(changes))


def short(principle: Principle) -> str:
    """Its words, as many as a label has room for."""
    text = principle.text.rstrip(".")
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1].rstrip()}…"


def _words(text: str) -> str:
    said = one_line(text, "Principle")
    if not said:
        raise BadInputError("A principle needs words, e.g. Customers before features.")
    return said


def _existing(plan: Plan, principle: str) -> Principle:
    found = plan.principles.get(principle)
    if found is None or found.quarter != plan.current:
        raise BadInputError("That principle is not in this quarter any more; somebody else may have taken it away.")
    return found
