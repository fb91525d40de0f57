"""Key results: what people type, what items should move them, and what nothing moves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.figures import figure, number, parse_figure, span, way
from planner.domain.okrs.form import EMPTY_KR_TEXTS, KrForm, form_of_kr, kr_texts, parse_kr
from planner.domain.okrs.key_results import (
    add_kr,
    drop_kr,
    drop_objective,
    edit_kr,
    kr_found,
    kr_text,
    krs_of,
    moved_by,
    read_krs,
    should_move,
    unmoved,
)
from planner.domain.okrs.objectives import add_objective, read_teams, reword_objective, set_objectives, teams_text
from planner.domain.okrs.outcomes_first import output_remark
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.views.align import align_base, align_view
from planner.domain.views.align_explained import explain_align
from planner.domain.views.align_purpose import explain_purpose, purpose, unmoved_note
from tests.builders import Q4, TODAY, done, make_item, make_moment, make_plan
from tests.okring import checked_in


def texts(**given: str) -> dict[str, str]:
    return {**EMPTY_KR_TEXTS, **given}


def with_krs(*names: str) -> Plan:
    """A plan with one objective and such key results; item `carts` fits, `search` does not."""
    plan = make_plan([make_item("carts", weeks=8), make_item("search", weeks=4)])
    plan = done(plan, add_objective(plan, "Customers come back", make_moment()))
    objective = plan.ordered_objectives[0].id
    for n, name in enumerate(names):
        form = KrForm(name, "%", 20.0, 30.0, "up")
        plan = done(plan, add_kr(plan, objective, form, make_moment()._replace(new_id=lambda n=n: f"kr{n}")))
    return plan


class TestFigures:
    @pytest.mark.parametrize(
        ("typed", "value"),
        [("38", 38), ("2.5", 2.5), ("2,5", 2.5), ("40,000", 40000), ("1 000 000", 1e6), ("-3", -3), ("−0.5", -0.5)],
    )
    def test_numbers_are_read_as_people_write_them(self, typed: str, value: float) -> None:
        assert parse_figure(typed, "To") == value

    def test_a_unit_may_stand_with_its_number(self) -> None:
        assert parse_figure("€ 24", "To", "€") == 24
        assert parse_figure("38 %", "To", "%") == 38
        assert parse_figure("–", "From", "%") is None
        assert parse_figure(" ", "From") is None

    @pytest.mark.parametrize("typed", ["abc", "1.2.3", "nan", "inf", "1e999", "9" * 40])
    def test_what_is_no_number_is_refused(self, typed: str) -> None:
        with pytest.raises(BadInputError, match="To: "):
            parse_figure(typed, "To")

    def test_numbers_are_written_with_their_unit(self) -> None:
        assert way(29, 38, "%") == "29 → 38 %"
        assert way(21, 24, "€") == "€ 21 → € 24"
        assert way(None, 40000, "") == "– → 40,000"
        assert (span(38.8, 40, "%"), span(25.5, 26.8, "€")) == ("38.8 and 40 %", "€ 25.5 and € 26.8")
        assert (number(-2.5), number(0), figure(None, "%")) == ("−2.5", "0", "–")


class TestForm:
    def test_from_and_to_say_what_is_better(self) -> None:
        assert parse_kr(texts(name="A", unit="%", baseline="29", target="38")).direction == "up"
        assert parse_kr(texts(name="A", unit="s", baseline="3.4", target="2")).direction == "down"
        assert parse_kr(texts(name="A", target="2", direction="less")) == KrForm("A", "", None, 2, "down")
        assert parse_kr(texts(name="A", target="2")).direction == "up"
        assert parse_kr(texts(name="Uptime", baseline="99", target="99", direction="up")).direction == "up"

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"target": "3"}, "needs a name"),
            ({"name": "A"}, "needs a number to reach"),
            ({"name": "A", "target": "3", "baseline": "3"}, "are the same"),
            ({"name": "A", "target": "3", "baseline": "2", "direction": "down"}, "goes up, not down"),
            ({"name": "A", "target": "3", "direction": "sideways"}, "up or down"),
            ({"name": "A", "target": "3", "stretch": "3"}, "Stretch: 3 is not over 3"),
            ({"name": "A", "target": "3", "baseline": "5", "stretch": "4"}, "Stretch: 4 is not under 3"),
            ({"name": "A", "target": "3", "kind": "maybe"}, "committed, where all of it is expected"),
            ({"name": "A", "target": "3", "weight": "0"}, "more than 0"),
            ({"name": "A", "target": "3", "weight": "-1"}, "more than 0"),
            ({"name": "A", "target": "nan"}, "not a number"),
            ({"name": "A", "target": "3", "weight": "inf"}, "not a number"),
        ],
    )
    def test_what_cannot_be_is_refused_in_a_sentence(self, given: dict[str, str], said: str) -> None:
        with pytest.raises(BadInputError, match=said):
            parse_kr(texts(**given))

    def test_a_form_reads_what_it_shows(self) -> None:
        (kr,) = with_krs("Repeat purchase").key_results.values()
        for row in (kr, kr._replace(baseline=None, direction="down"), kr._replace(target=20.0), kr._replace(unit="€")):
            assert parse_kr(kr_texts(row)) == form_of_kr(row)
        full = kr._replace(stretch=35.5, kind="aspirational", weight=2.5)
        assert parse_kr(kr_texts(full)) == form_of_kr(full)

    def test_a_number_that_is_not_touched_keeps_its_exact_value(self) -> None:
        (kr,) = with_krs("Repeat purchase").key_results.values()
        thirds = kr._replace(baseline=1 / 3, target=200 / 3, stretch=250 / 3)
        assert parse_kr({**kr_texts(thirds), "name": "Second orders"}, thirds)[2:4] == (1 / 3, 200 / 3)
        assert parse_kr(kr_texts(thirds), thirds).stretch == 250 / 3
        assert parse_kr({**kr_texts(thirds), "target": "70"}, thirds).target == 70


class TestLinks:
    def test_an_item_should_move_exactly_what_is_said(self) -> None:
        plan = with_krs("Repeat purchase", "Revenue")
        step = should_move(plan, "carts", ["kr1", "kr0", "kr1"])
        plan = done(plan, step)
        assert [kr.id for kr in moved_by(plan, "carts")] == ["kr0", "kr1"]
        assert {item: len(krs) for item, krs in krs_of(plan).items()} == {"carts": 2}
        assert should_move(plan, "carts", ["kr0", "kr1"]).changes == ()
        none = should_move(plan, "carts", [])
        assert none.label == "Carts moves no key result"
        assert done(plan, none).item_krs == {}

    def test_it_is_found_by_parts_of_its_name(self) -> None:
        plan = with_krs("Repeat purchase", "Revenue per customer", "Revenue per order")
        assert read_krs(plan, "repeat, per cust") == ("kr0", "kr1")
        assert read_krs(plan, " , ") == ()
        assert [kr.id for kr in kr_found(plan, "repeat, rev")] == ["kr1", "kr2"]
        assert len(kr_found(plan, "")) == 3
        with pytest.raises(BadInputError, match="could be several key results: Revenue per customer, Revenue per ord"):
            read_krs(plan, "revenue")
        with pytest.raises(BadInputError, match="has “churn” in its name; they are: Repeat purchase"):
            read_krs(plan, "churn")
        with pytest.raises(BadInputError, match="none yet"):
            read_krs(make_plan(), "churn")

    def test_what_nothing_in_the_plan_moves_is_marked(self) -> None:
        plan = with_krs("Repeat purchase", "Revenue")
        plan = done(plan, should_move(plan, "carts", ["kr0"]))
        plan = done(plan, should_move(plan, "search", ["kr1"]))
        assert [kr.id for kr in unmoved(plan, ["carts"])] == ["kr1"]
        lines = purpose(plan, fill(plan))
        assert [kr.is_moved for kr in lines[0].krs] == [True, False]
        assert unmoved_note(lines) == "! 1 key result that nothing in the plan moves"
        assert explain_purpose(lines) == (
            "Repeat purchase: 20 → 30 %, now –. To be moved by Carts (in).",
            "Revenue: 20 → 30 %, now –. ! Nothing in the plan moves it; it would be Search (out).",
        )
        assert any("Nothing in the plan moves it" in p for p in explain_align(plan, align_view(plan, TODAY)))

    def test_where_it_stands_is_shown_as_soon_as_somebody_said(self) -> None:
        plan = replace(with_krs("Repeat purchase", "Revenue"), evidence=Evidence())
        plan = checked_in(plan, (21.0, 22.0, None), TODAY, kr="kr0")
        first, second = purpose(plan, fill(plan), TODAY)[0].krs
        assert (first.now, first.glyph, first.short) == ("22 %", "◔", "22 → 30 % ◔")
        assert (second.now, second.glyph, second.short) == ("–", "", "20 → 30 %")
        assert explain_purpose(purpose(plan, fill(plan), TODAY))[0].startswith(
            "Repeat purchase: 20 → 30 %, now 22 %, no real progress."
        )

    def test_none_one_and_many_that_nothing_moves(self) -> None:
        assert unmoved_note(purpose(make_plan(), fill(make_plan()))) == ""
        plan = with_krs("Repeat purchase", "Revenue")
        assert unmoved_note(purpose(plan, fill(plan))) == "! 2 key results that nothing in the plan moves"
        assert "No item should move it" in explain_purpose(purpose(plan, fill(plan)))[0]

    def test_what_a_draft_pushes_out_names_what_it_should_have_moved(self) -> None:
        plan = with_krs("Repeat purchase", "Revenue")
        plan = done(plan, should_move(plan, "carts", ["kr0", "kr1"]))
        base = align_base(plan, TODAY)
        assert align_view(plan, TODAY, base=base).lost == {}
        room = plan.capacities["2026-Q4:chk"]
        plan = replace(plan, capacities={room.id: room._replace(ratio=None)})
        view = align_view(plan, TODAY, base.split._replace(ratio=0.1))
        assert [item.id for item in view.pushes_out] == ["carts"]
        assert view.lost == {"carts": "Repeat purchase, Revenue"}


class TestEdits:
    def test_a_figure_is_edited_and_taken_away_with_its_links(self) -> None:
        plan = with_krs("Repeat purchase")
        plan = done(plan, should_move(plan, "carts", ["kr0"]))
        step = edit_kr(plan, "kr0", KrForm("Second orders", "%", 29.0, 38.0, "up"), TODAY)
        assert step.label == "Let the key result be Second orders 29 → 38 %"
        plan = done(plan, step)
        assert kr_text(plan.key_results["kr0"]) == "Second orders 29 → 38 %"
        plan = done(plan, drop_kr(plan, "kr0"))
        assert (plan.key_results, plan.item_krs) == ({}, {})
        for act in (lambda: drop_kr(plan, "kr0"), lambda: edit_kr(plan, "kr0", KrForm("A", "", None, 1, "up"), TODAY)):
            with pytest.raises(BadInputError, match="not in the plan any more"):
                act()

    def test_a_moved_target_leaves_behind_the_first_one_the_last_one_and_the_day(self) -> None:
        plan = with_krs("Repeat purchase")
        form = form_of_kr(plan.key_results["kr0"])
        plan = done(plan, edit_kr(plan, "kr0", form._replace(name="Second orders"), TODAY))
        assert plan.key_results["kr0"].first_target is None, "another name moves no target"
        plan = done(plan, edit_kr(plan, "kr0", form._replace(target=28.0), TODAY))
        plan = done(plan, edit_kr(plan, "kr0", form._replace(target=26.0), TODAY + timedelta(days=7)))
        kr = plan.key_results["kr0"]
        assert (kr.first_target, kr.previous_target, kr.target) == (30.0, 28.0, 26.0)
        assert kr.target_since == TODAY + timedelta(days=7)

    def test_while_the_ratio_is_not_agreed_a_target_is_only_being_written_down(self) -> None:
        plan = with_krs("Repeat purchase")
        quarter = plan.quarter._replace(state="align")
        plan = replace(plan, quarters={quarter.id: quarter})
        form = form_of_kr(plan.key_results["kr0"])._replace(target=28.0)
        assert done(plan, edit_kr(plan, "kr0", form, TODAY)).key_results["kr0"].first_target is None

    def test_an_objective_is_shared_by_all_teams_or_by_those_that_are_named(self) -> None:
        plan = make_plan(lanes={"chk": (1, 1), "grw": (1, 1)})
        plan = done(plan, add_objective(plan, "Customers come back", make_moment(), read_teams(plan, "CHK")))
        (objective,) = plan.ordered_objectives
        assert (objective.teams, teams_text(plan, objective)) == (("chk",), "Chk")
        assert read_teams(plan, "chk, GRW") == read_teams(plan, " ") == ()
        with pytest.raises(BadInputError, match="no team “ops”"):
            read_teams(plan, "chk, ops")
        plan = done(plan, reword_objective(plan, objective.id, "They come back"))
        assert plan.ordered_objectives[0].teams == ("chk",), "other words leave the teams as they are"
        assert done(plan, reword_objective(plan, objective.id, "They come back", ())).ordered_objectives[0].teams == ()

    def test_an_objective_goes_with_its_figures_also_line_by_line(self) -> None:
        plan = with_krs("Repeat purchase")
        plan = done(plan, should_move(plan, "carts", ["kr0"]))
        objective = plan.ordered_objectives[0].id
        for step in (drop_objective(plan, objective), set_objectives(plan, [], make_moment())):
            after = done(plan, step)
            assert (after.objectives, after.key_results, after.item_krs) == ({}, {}, {})
        with pytest.raises(BadInputError, match="not in the plan any more"):
            drop_objective(plan, "gone")
        with pytest.raises(BadInputError, match="not in the plan any more"):
            add_kr(plan, "gone", KrForm("A", "", None, 1.0, "up"), make_moment())

    def test_words_are_needed_and_no_more_than_anybody_works_towards(self) -> None:
        plan = make_plan()
        with pytest.raises(BadInputError, match="needs words"):
            add_objective(plan, " \x00 ", make_moment())
        full = done(plan, set_objectives(plan, [f"Objective {n}" for n in range(20)], make_moment()))
        with pytest.raises(BadInputError, match="20 objectives are too many"):
            add_objective(full, "One more", make_moment())
        step = reword_objective(full, full.ordered_objectives[0].id, "Customers stay")
        assert step.label == "Let the objective be Customers stay"
        with pytest.raises(BadInputError, match="not in the plan any more"):
            reword_objective(full, "gone", "Customers stay")
        many = with_krs(*(f"Figure {n}" for n in range(20)))
        with pytest.raises(BadInputError, match="20 key results are enough"):
            add_kr(many, many.ordered_objectives[0].id, KrForm("A", "", None, 1.0, "up"), make_moment())

    def test_forms_and_items_name_them_so_a_name_is_given_once(self) -> None:
        plan = with_krs("Repeat purchase", "Second orders")
        objective = plan.ordered_objectives[0]
        taken = KrForm("second ORDERS", "", None, 1.0, "up")
        with pytest.raises(BadInputError, match="There is a key result “second ORDERS” already"):
            add_kr(plan, objective.id, taken, make_moment())
        with pytest.raises(BadInputError, match="There is a key result “second ORDERS” already"):
            edit_kr(plan, "kr0", taken, TODAY)
        assert edit_kr(plan, "kr1", taken, TODAY).changes
        with pytest.raises(BadInputError, match=f"There is an objective “{objective.title}” already"):
            add_objective(plan, objective.title, make_moment())

    def test_a_closed_quarter_keeps_what_it_was_for(self) -> None:
        plan = make_plan(quarter=Q4._replace(state="closed"))
        with pytest.raises(BadInputError, match="2026-Q4 is closed"):
            add_objective(plan, "Customers stay", make_moment())


@pytest.mark.parametrize(
    "text",
    ["Ship search", "launch of the app", "Delivered on time", "Build a cache", "built it", "Migrate to the cloud"],
)
def test_output_gets_a_gentle_remark(text: str) -> None:
    assert "names work, not a result" in output_remark(text)


@pytest.mark.parametrize(
    "text", ["Repeat purchase 29 → 38 %", "Shipping cost per order", "Relationships", "Migrated", ""]
)
def test_outcomes_get_none(text: str) -> None:
    assert output_remark(text) == ""
