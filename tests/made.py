"""Plans that hypothesis makes: whatever a backlog may hold, its texts cleaned as they are on the way in."""

from datetime import date

from hypothesis import strategies as st

from planner.domain.item import Effort, Item, ItemEffort, ScoreInputs, item_effort_id
from planner.domain.plan import Plan
from planner.domain.text import clean, clean_note
from planner.domain.words import CATEGORIES, STAGES
from tests.builders import make_plan
from tests.hostile import ALL

NASTY = tuple(one.text for one in ALL)
TEAMS = ("chk", "grw", "plt")
_ANY = st.one_of(
    st.text(max_size=30), st.sampled_from(NASTY), st.sampled_from("=+-@'\t\r|,;\"\\`<&").map(lambda c: c + "1")
)
TITLES = _ANY.map(clean).filter(bool)
NOTES = _ANY.map(clean_note)
_WEEKS = st.one_of(st.integers(0, 400).map(float), st.floats(0, 1_000, allow_nan=False))
_SHARES = st.floats(0, 1, allow_nan=False)
_DAYS = st.dates(date(2000, 1, 1), date(2999, 12, 31))
_ANSWERS = st.none() | st.integers(0, 5)


@st.composite
def efforts(draw: st.DrawFn) -> Effort | None:
    """Unknown, one number, or a range."""
    low, likely, high = sorted(draw(st.tuples(_WEEKS, _WEEKS, _WEEKS)))
    return draw(st.sampled_from((None, Effort(likely, likely, likely), Effort(low, likely, high))))


@st.composite
def made_items(draw: st.DrawFn, item_id: str) -> Item:
    """An item in any state."""
    reason = draw(st.none() | TITLES)
    return Item(
        item_id,
        draw(TITLES),
        draw(TITLES),
        note=draw(NOTES),
        category=draw(st.none() | st.sampled_from(CATEGORIES)),
        team=draw(st.none() | st.sampled_from(TEAMS)),
        effort=draw(efforts()),
        remaining=draw(st.none() | _WEEKS),
        customer=draw(_ANSWERS),
        business=draw(_ANSWERS),
        running=draw(_ANSWERS),
        customer_evidence=draw(NOTES),
        confidence=draw(st.none() | st.floats(0.01, 1, allow_nan=False)),
        must_reason=reason,
        must_due=None if reason is None else draw(st.none() | _DAYS),
        stage=draw(st.sampled_from(STAGES)),
        stop_reason=draw(st.none() | TITLES),
        tags=tuple(dict.fromkeys(draw(st.lists(TITLES, max_size=3)))),
        service=draw(st.none() | _SHARES),
        source_system=draw(st.none() | st.just("jira")),
        source_url=draw(st.none() | st.just("https://example.invalid/a,b?c=d")),
    )


@st.composite
def made_plans(draw: st.DrawFn, most: int = 5) -> Plan:
    """A plan with some items, what they need, other teams' weeks and inputs of scores."""
    ids = [f"item-{number}" for number in range(draw(st.integers(0, most)))]
    items = [draw(made_items(one)) for one in ids]
    pairs = [(ids[at], ids[to]) for at in range(len(ids)) for to in range(at)]
    needs = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4)) if pairs else []
    shares = [
        ItemEffort(item_effort_id(i, t), i, t, draw(_WEEKS))
        for i in ids
        for t in draw(st.sets(st.sampled_from(TEAMS), max_size=2))
    ]
    inputs = [ScoreInputs(i, draw(st.none() | _WEEKS), None, draw(st.none() | st.integers(1, 20))) for i in ids]
    told = {one.id: one for one in inputs if one != ScoreInputs(one.id)}
    return make_plan(
        items,
        lanes=dict.fromkeys(TEAMS, (20.0, 20.0)),
        needs=needs,
        item_efforts={share.id: share for share in shares},
        score_inputs=told,
    )
