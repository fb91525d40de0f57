"""What the numbers say about promises kept, and about how far the answers can be trusted."""

from datetime import date
from typing import NamedTuple

from planner.domain.calendar import short_date, today_in, week_of_quarter
from planner.domain.measuring.promises import Promise
from planner.domain.measuring.risk import Risk, at_risk
from planner.domain.measuring.weeks import MeasuredWeek, copies, is_due
from planner.domain.speed.small_teams import is_broken_out
from planner.domain.text import counted, is_one_week, weeks_phrase, weeks_text
from planner.domain.views.measure_known import Known, LeadsTo, Pieces, Sentence, Tone, emphasised, listed

_TEAMS_NAMED = 3


class _Due(NamedTuple):
    """The weeks for which answers may be expected."""

    weeks: tuple[MeasuredWeek, ...]
    expected: int
    answered: int


def promises_sentence(known: Known) -> Sentence:
    """Promised weeks by what became of them."""
    promised = known.promises
    if promised.agreed is None:
        text = "Nothing is promised yet: the plan is not agreed."
        return Sentence("promises", "even", emphasised(text), (), LeadsTo("promise"))
    amounts = promised.amounts()
    total = sum(a.weeks for a in amounts.values())
    items, unknown = sum(a.items for a in amounts.values()), sum(a.unestimated for a in amounts.values())
    done, going, dropped = amounts["done"], amounts["going"], amounts["dropped"]
    because = _promise_counts(known, done.items, items)
    if done.items == items:
        which, verb = _all(items, "item"), "is" if items == 1 else "are"
        took = f", {weeks_phrase(total)}" if unknown < items else ""
        text = f"*{which}* promised {verb} done{took}{_without_estimate(unknown)}."
        return Sentence("promises", "good", emphasised(text), because, LeadsTo("promise"))
    text = f"*{weeks_text(done.weeks)}* of {weeks_phrase(total)} promised {_is(done.weeks)} done"
    text += f", {weeks_text(going.weeks)} going"
    text += f", {weeks_text(dropped.weeks)} dropped" if dropped.items else ""
    text += _without_estimate(unknown)
    week, weeks = week_of_quarter(known.plan.quarter, known.today)
    text += f"; week {week} of {weeks}." if 1 <= week <= weeks else "."
    passed = min(1.0, max(0.0, (week - 1) / weeks)) if weeks else 0.0
    late = total > 0 and (done.weeks + going.weeks) / total < passed
    if late:
        because = (*because, "Even with all that is going, less is under way than the quarter has passed.")
    risk = at_risk(known.plan, promised.promises, known.today)
    pieces = (*emphasised(text), *_at_risk(risk))
    because = (*because, *_risk_counts(risk))
    first = next(iter((*risk.promises, *promised.with_outcome("not_started"), *promised.with_outcome("going"))), None)
    leads_to = LeadsTo("promise", first.item.id if first else "")
    return Sentence("promises", "bad" if late or risk.promises else "even", pieces, because, leads_to)


def _at_risk(risk: Risk) -> Pieces:
    """What will hardly be kept, behind a blank; nothing where all may be."""
    if not risk.promises:
        return ()
    names = listed([f"{p.item.title}{_due_text(p) if p in risk.near else ''}" for p in risk.promises])
    need = "it needs" if len(risk.no_room) == 1 else "they need"
    if len(risk.no_room) < len(risk.promises):
        need = "what has no room left needs"
    weeks = (
        f": {need} {weeks_phrase(risk.weeks)}, {weeks_text(risk.left)} {_is(risk.left)} left" if risk.no_room else ""
    )
    return (" At risk: ", False), (names, True), (f"{weeks}.", False)


def _without_estimate(items: int) -> str:
    return f", {counted(items, 'item')} without estimate" if items else ""


def _is(weeks: float) -> str:
    return "is" if is_one_week(weeks) else "are"


def _due_text(promise: Promise) -> str:
    return f" (due {short_date(promise.item.must_due)})" if promise.item.must_due else ""


def _risk_counts(risk: Risk) -> tuple[str, ...]:
    if not risk.no_room:
        return ()
    return (
        (
            f"{counted(len(risk.no_room), 'item')} not begun, {weeks_phrase(risk.weeks)}: after what else is not begun "
            f"and fits, their teams' lanes have {weeks_phrase(risk.left)} left, and less where something is going."
        ),
    )


def answers_sentence(known: Known) -> Sentence:
    """How many answers the figures rest on, whose are missing, and which were only copied."""
    due = _due(known)
    if not due.expected:
        return Sentence("answers", "even", ((_nothing_due(known), False),), (), LeadsTo("check_in"))
    copied = _copied(known)
    because = (f"{due.answered} of {counted(due.expected, 'answer')}; what is missing is left out, not taken for 0.",)
    if not due.answered:
        weeks = "the first week" if len(due.weeks) == 1 else f"the {len(due.weeks)} weeks so far"
        return Sentence("answers", "bad", emphasised(f"*No team* has answered for {weeks}."), because, _gap(due))
    if due.answered == due.expected:
        head = emphasised(f"*{_all(max(w.expected for w in due.weeks), 'team')}* answered {_every(len(due.weeks))}.")
        tone: Tone = "even" if copied else "good"
        return Sentence("answers", tone, (*head, *_after(copied)), (*because, *copied), LeadsTo("check_in"))
    verb = "is" if due.answered == 1 else "are"
    head = emphasised(f"*{due.answered} of {due.expected}* answers {verb} in; missing: ")
    pieces = (*head, (f"{_missing(due)}.", False), *_after(copied))
    tone = "bad" if due.answered * 2 < due.expected else "even"
    return Sentence("answers", tone, pieces, (*because, *copied), _gap(due))


def _gap(due: _Due) -> LeadsTo:
    """The latest week that somebody has not answered."""
    week = next((week for week in reversed(due.weeks) if week.missing), None)
    return LeadsTo("check_in", week.week.isoformat() if week else "")


def _promise_counts(known: Known, done: int, items: int) -> tuple[str, ...]:
    lines = [f"{done} of {counted(items, 'item')} done; each counts the weeks that were agreed for it."]
    promised = known.promises
    first, latest, moved = promised.first, promised.agreed, promised.relabelled
    if first is not None and latest is not None and first.id != latest.id:
        day = short_date(today_in(known.plan.organisation.time_zone, first.at))
        lines.append(f"The first agreement, of {day}, promised {weeks_phrase(first.weeks)}.")
    if moved.items:
        lines.append(f"{counted(moved.items, 'item')}, {weeks_phrase(moved.weeks)} relabelled since agreed.")
    return tuple(lines)


def _due(known: Known) -> _Due:
    weeks = tuple(w for w in known.weeks if w.expected and (w.answered or is_due(w.week, known.today)))
    return _Due(weeks, sum(w.expected for w in weeks), sum(len(w.answered) for w in weeks))


def _nothing_due(known: Known) -> str:
    name, first = known.plan.quarter.name, known.plan.quarter.starts_on
    if not known.weeks:
        return f"{name} starts on {short_date(first)}: there is nothing to measure yet."
    if not any(week.expected for week in known.weeks):
        return f"No team has people in {name}, so nobody is asked."
    return "No team has answered yet; the first week is due on Friday."


def _all(count: int, noun: str) -> str:
    return f"The one {noun}" if count == 1 else f"Both {noun}s" if count == 2 else f"All {count} {noun}s"


def _every(weeks: int) -> str:
    return "for the one week so far" if weeks == 1 else f"for all {weeks} weeks"


def _missing(due: _Due) -> str:
    """Who has not answered, e.g. `Growth, Platform (week 6), Checkout (weeks 2, 6) and 2 more teams`."""
    missed: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for week in due.weeks:
        for team in week.missing:
            names[team.id] = team.name
            missed.setdefault(team.id, []).append(week.number)
    named = list(missed)[:_TEAMS_NAMED]
    alike: dict[tuple[int, ...], list[str]] = {}
    for team_id in named:
        alike.setdefault(tuple(missed[team_id]), []).append(names[team_id])
    more = len(missed) - len(named)
    groups = ", ".join(f"{', '.join(teams)} ({_weeks(numbers)})" for numbers, teams in alike.items())
    return f"{groups} and {counted(more, 'more team')}" if more else groups


def _weeks(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"week {numbers[0]}"
    return f"weeks {', '.join(map(str, numbers))}" if len(numbers) <= 3 else f"{len(numbers)} weeks"


def _copied(known: Known) -> tuple[str, ...]:
    lines = []
    for team, times in copies(known.plan, known.weeks):
        name = team.name if is_broken_out(known.plan, team.id) else "A small team"
        lines.append(f"{name} copied its week unchanged {times} times.")
    return tuple(lines)


def _after(copied: tuple[str, ...]) -> Pieces:
    if len(copied) > 1:
        return ((f" {len(copied)} teams copied their weeks unchanged.", False),)
    return ((f" {copied[0]}", False),) if copied else ()


def due_week(weeks: tuple[MeasuredWeek, ...], today: date) -> MeasuredWeek | None:
    """The latest week that somebody answered or that is due; `None` before the first."""
    return next((w for w in reversed(weeks) if w.expected and (w.answered or is_due(w.week, today))), None)
