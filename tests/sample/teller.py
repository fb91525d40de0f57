"""Who tells the story: a clock that is set from act to act, ids that count up, and the session that it goes through."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from planner.domain.change import Step
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.session import Session, StepRecord, Store

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BETWEEN_ACTS = timedelta(seconds=41)


class SampleClock:
    """A clock that goes on by itself a little with each look, as it does between two acts of a person."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += _BETWEEN_ACTS
        return self.now

    def set(self, day: date, hour: int, minute: int = 0) -> None:
        """Sets the clock, UTC; raises `ValueError` where that would go back: a story is told in order."""
        instant = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
        if instant < self.now:
            raise ValueError(f"the story would go back from {self.now} to {instant}")
        self.now = instant


class SampleIds:
    """ULIDs of the sample's clock: the instant, then a number that counts up where others have chance."""

    def __init__(self, clock: SampleClock) -> None:
        self.clock = clock
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return _base32(int(self.clock.now.timestamp() * 1000), 10) + _base32(self.count, 16)


def _base32(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, digit = divmod(number, 32)
        digits.append(_CROCKFORD[digit])
    return "".join(reversed(digits))


class Teller:
    """Does what people did, as whoever did it, when they did it."""

    def __init__(self, start: datetime) -> None:
        self.clock = SampleClock(start)
        self.new_id = SampleIds(self.clock)
        self._session: Session | None = None
        self._store: Store | None = None

    def begin(self, create: Callable[[StepRecord], Store], actor: str, founding: Callable[[Moment], Step]) -> None:
        """Creates the plan with its first step."""
        moment = Moment(self.clock(), self.clock.now.date(), actor, self.new_id)
        step = founding(moment)
        self._store = create(StepRecord(self.new_id(), moment.now, actor, step))
        self.open_quarter()

    def open_quarter(self) -> None:
        """Reads the plan about the quarter that is current now, as the next start of the program would."""
        store = self.store
        plan = store.read_plan().result()
        self._session = Session(store, plan, actor="", clock=self.clock, new_id=self.new_id)
        self._session.load_evidence().result()

    @property
    def store(self) -> Store:
        """The open file."""
        assert self._store is not None, "the story has not begun"
        return self._store

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        assert self._session is not None, "the story has not begun"
        return self._session.plan

    def does(self, actor: str, intent: Callable[[Plan, Moment], Step]) -> None:
        """Lets somebody do something, and waits until it is on disk."""
        session = self._session
        assert session is not None, "the story has not begun"
        session.actor = actor
        session.do(intent(session.plan, session.moment())).result()
