"""What each quarter is for: objectives, the figures that they are measured by, and the items that should move these."""

from collections.abc import Mapping

from planner.domain.context import answer, parse_context
from planner.domain.okrs.form import form_of_kr, parse_kr
from planner.domain.okrs.key_results import add_kr, edit_kr, should_move
from planner.domain.okrs.objectives import add_objective
from planner.domain.principles import add_principle
from tests.sample.teller import Teller

PURPOSE: dict[str, dict[str, tuple[tuple[str, str, str, str], ...]]] = {
    "2026-Q1": {"New customers find a shop that they trust": (("First orders", "", "", "40,000"),)},
    "2026-Q2": {"Customers order a second time": (("Repeat purchase", "%", "24", "28"),)},
    "2026-Q3": {"Shops earn more with every customer": (("Revenue per customer", "€", "19", "21"),)},
    "2026-Q4": {
        "Customers come back by themselves": (
            ("Repeat purchase", "%", "29", "38"),
            ("Revenue per customer", "€", "21", "24"),
        ),
        "Buying never feels slow": (
            ("Checkouts finished", "%", "61", "70"),
            ("Page ready on a phone", "s", "3.4", "1.8"),
        ),
    },
}
"""By quarter the objectives, each with its key results: name, unit, from, to."""
_MORE: dict[str, dict[str, str]] = {
    "Repeat purchase": {"kind": "aspirational"},
    "Revenue per customer": {"stretch": "25"},
    "Checkouts finished": {"weight": "2"},
}
"""What else is said of this quarter's key results."""
_SHARED_BY = {"Customers come back by themselves": ("CHK", "GRW"), "Buying never feels slow": ("CHK", "PLT")}
PRINCIPLES = (
    "What customers feel comes before what they could get",
    "Buy back speed before it is gone",
    "Small steps that can be taken back beat large ones that cannot",
)
_MOVED_BY: dict[str, tuple[str, ...]] = {
    "Saved carts": ("Repeat purchase",),
    "Onboarding emails": ("Repeat purchase",),
    "Referral rewards": ("Repeat purchase",),
    "Wishlist sharing": ("Repeat purchase",),
    "Loyalty tiers": ("Repeat purchase",),
    "Gift cards": ("Repeat purchase", "Revenue per customer"),
    "Usage-based pricing": ("Revenue per customer",),
    "Price experiments": ("Revenue per customer",),
    "Metering events": ("Revenue per customer",),
    "Apple Pay": ("Checkouts finished",),
    "Checkout latency p95": ("Checkouts finished",),
    "Cart error budget": ("Checkouts finished",),
    "Checkout end-to-end tests": ("Checkouts finished",),
    "Search on mobile": ("Page ready on a phone",),
}


def say_what_for(teller: Teller, who: str) -> None:
    """Writes down the quarter's objectives and their key results."""
    for title, krs in PURPOSE[teller.plan.current].items():
        teams = [teller.plan.team_named(key).id for key in _SHARED_BY.get(title, ())]
        teller.does(who, lambda plan, moment, title=title, teams=teams: add_objective(plan, title, moment, teams))
        objective = teller.plan.ordered_objectives[-1].id
        for texts in krs:
            more = _MORE.get(texts[0], {}) if teller.plan.current == "2026-Q4" else {}
            form = parse_kr(
                {**dict(zip(("name", "unit", "baseline", "target"), texts, strict=True)), "direction": "", **more}
            )
            teller.does(who, lambda plan, moment, form=form: add_kr(plan, objective, form, moment))  # noqa: B023 done at once


def move_a_target(teller: Teller, who: str) -> None:
    """Takes back a little of a target that turned out to be out of reach this quarter."""
    kr = next(kr for kr in teller.plan.key_results.values() if kr.name == "Page ready on a phone")
    form = form_of_kr(kr)._replace(target=2.0)
    teller.does(who, lambda plan, moment: edit_kr(plan, kr.id, form, moment.today))


def say_what_moves_them(teller: Teller, who: str, ids: Mapping[str, str]) -> None:
    """Says of the items which key results they should move."""
    by_name = {kr.name: kr.id for kr in teller.plan.key_results.values()}
    for title, names in _MOVED_BY.items():
        krs = [by_name[name] for name in names]
        teller.does(who, lambda plan, _moment, item=ids[title], krs=krs: should_move(plan, item, krs))


def say_where_we_stand(teller: Teller, who: str) -> None:
    """Answers the five questions about the organisation."""
    texts = {"phase": "growing", "engineers": "", "product_lines": "1", "shipping": "3", "running": "2"}
    teller.does(who, lambda plan, _moment: answer(plan, parse_context(plan, texts)))


def say_principles(teller: Teller, who: str) -> None:
    """Writes down the principles."""
    for text in PRINCIPLES:
        teller.does(who, lambda plan, moment, text=text: add_principle(plan, text, moment))
