"""A quarter renamed: its id stays, its name is what people read, and either finds it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.domain.change import Step, create, edit
from planner.domain.closing.closed import closed_refusal
from planner.domain.comparing.plans import difference
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision, Evidence
from planner.domain.flywheel import turns
from planner.domain.history.steps import FieldChange
from planner.domain.history.words import change_text
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.quarters.editing import (
    QuarterForm,
    edit_quarter,
    following,
    form_of,
    known_as,
    new_quarter,
    quarter_called,
)
from planner.domain.quarters.standing import standing_sentence
from planner.domain.views.align import align_view
from planner.domain.views.align_json import whole_align_json
from planner.domain.views.dates import quarter_dates
from planner.domain.views.decisions import DecisionWish, decision_told, decisions_view, filter_choices
from planner.domain.views.decisions_out import decisions_json
from planner.domain.views.difference import DatedPlan, difference_view
from planner.domain.views.quarters import quarters_json, quarters_view
from tests.builders import Q4, done, make_item, make_plan

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed", ratio=0.8, reserve=0.15)
TODAY = date(2026, 11, 6)
AUTUMN = "Autumn push"


def named(plan: Plan, name: str, quarter: str = Q4.id) -> Step:
    return edit_quarter(plan, quarter, form_of(plan.quarters[quarter])._replace(name=name))


@pytest.fixture
def plan() -> Plan:
    return make_plan([make_item("a")], quarters={Q4.id: Q4, Q3.id: Q3})


class TestRenaming:
    def test_the_name_becomes_another_and_the_id_stays(self, plan: Plan) -> None:
        step = named(plan, f"  {AUTUMN}\x1b[31m ")
        after = done(plan, step)
        assert step.label == "Rename 2026-Q4 to Autumn push"
        assert (after.current, after.quarter.id, after.quarter.name) == (Q4.id, Q4.id, AUTUMN)
        assert after.quarter._replace(called="") == plan.quarter
        assert [entry.item.id for entry in after.ranked] == ["a"], "what belongs to it stays with it"

    def test_it_is_renamed_again_and_back(self, plan: Plan) -> None:
        once = done(plan, named(plan, AUTUMN))
        again = named(once, "Harvest")
        assert (again.label, done(once, again).quarter.name) == ("Rename Autumn push to Harvest", "Harvest")
        back = named(once, Q4.id)
        assert (back.label, done(once, back).quarter) == ("Rename Autumn push to 2026-Q4", plan.quarter)
        assert named(once, AUTUMN).changes == ()
        assert done(plan, named(plan, "2026-q4")).quarter.name == "2026-q4", "its own name may be written otherwise"

    def test_days_and_holidays_change_in_the_same_step(self, plan: Plan) -> None:
        form = form_of(Q4)._replace(name=AUTUMN, holidays=(date(2026, 12, 25),))
        assert edit_quarter(plan, Q4.id, form).label == "Rename 2026-Q4 to Autumn push and give it 1 holiday"
        moved = edit_quarter(plan, Q4.id, form_of(Q4)._replace(name=AUTUMN, ends_on=date(2026, 12, 24)))
        assert moved.label == "Rename 2026-Q4 to Autumn push and let it run from 1 Oct to 24 Dec 2026"

    def test_a_closed_quarter_is_renamed_and_nothing_else_of_it(self, plan: Plan) -> None:
        step = named(plan, "Summer", Q3.id)
        assert step.label == "Rename 2026-Q3 to Summer"
        there = replace(plan, current=Q3.id)
        assert closed_refusal(there, step) is None
        assert done(there, step).quarter.name == "Summer"
        renamed_and_moved = form_of(Q3)._replace(name="Summer", holidays=(date(2026, 7, 14),))
        with pytest.raises(BadInputError, match="2026-Q3 is closed; its days stay as they were"):
            edit_quarter(plan, Q3.id, renamed_and_moved)

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            (" ", "A quarter needs a name, e.g. 2027-Q1."),
            ("summer", "There is a quarter “summer” already; choose another name."),
            ("2026-q3", "There is a quarter “2026-q3” already, renamed to Summer; choose another name."),
        ],
    )
    def test_a_name_that_would_mean_two_is_refused(self, plan: Plan, name: str, said: str) -> None:
        plan = done(plan, named(plan, "Summer", Q3.id))
        with pytest.raises(BadInputError) as refused:
            named(plan, name)
        assert str(refused.value) == said

    def test_a_new_quarter_takes_neither_a_name_nor_an_id_that_is_there(self, plan: Plan) -> None:
        plan = done(plan, named(plan, "2027-Q1"))
        assert following(plan) == QuarterForm("2027-Q2", date(2027, 1, 1), date(2027, 3, 31)), "the days are those due"
        late = date(2026, 12, 10)
        with pytest.raises(BadInputError, match="There is a quarter “2027-Q1” already; choose"):
            new_quarter(plan, following(plan)._replace(name="2027-Q1"), late)
        with pytest.raises(BadInputError, match="There is a quarter “2026-Q4” already, renamed to 2027-Q1; choose"):
            new_quarter(plan, following(plan)._replace(name="2026-Q4"), late)

    def test_a_name_of_500_characters_is_one(self, plan: Plan) -> None:
        assert done(plan, named(plan, "Q" * 500)).quarter.name == "Q" * 500


class TestFinding:
    def test_by_id_and_by_name(self, plan: Plan) -> None:
        plan = done(plan, named(plan, AUTUMN))
        assert quarter_called(plan, "2026-q4").id == quarter_called(plan, " autumn PUSH ").id == Q4.id
        assert (known_as(plan.quarter), known_as(Q3)) == ("Autumn push (2026-Q4)", "2026-Q3")
        with pytest.raises(BadInputError) as refused:
            quarter_called(plan, "Spring")
        said = "There is no quarter “Spring” in this plan; it has: 2026-Q3, Autumn push (2026-Q4)."
        assert str(refused.value) == said

    def test_a_name_that_two_go_by_is_refused_and_an_id_never_is(self) -> None:
        """As merged copies bring it about; within one no step gives two the same name."""
        both = {q.id: q for q in (Q3._replace(called=AUTUMN), Q4._replace(called=AUTUMN))}
        plan = make_plan(quarters=both)
        with pytest.raises(BadInputError) as refused:
            quarter_called(plan, "autumn push")
        assert str(refused.value) == "2 quarters are called “autumn push”; write 2026-Q3 or 2026-Q4 instead."
        assert quarter_called(plan, "2026-Q3").id == "2026-Q3"
        crossed = make_plan(quarters={Q4.id: Q4, Q3.id: Q3._replace(called=Q4.id)})
        assert quarter_called(crossed, Q4.id).id == Q4.id


class TestWhatPeopleRead:
    def test_sentences_say_the_name_and_programs_get_both(self, plan: Plan) -> None:
        plan = done(plan, named(plan, AUTUMN))
        plan = done(plan, named(plan, "Summer", Q3.id)).with_evidence(Evidence())
        assert standing_sentence(plan.quarter, TODAY) == "Autumn push is running: week 6 of 14."
        view = align_view(plan, TODAY)
        begun = plan.after(edit(plan.quarter, ratio=None))
        assert align_view(begun, TODAY).base.agreement == "Nothing is agreed yet: 80 : 20 is what Summer had."
        data = whole_align_json(plan, view, TODAY)
        assert (data["quarter"], data["quarter_name"]) == ("2026-Q4", AUTUMN)
        (earlier,) = turns(plan)
        assert (earlier.quarter, earlier.quarter_name) == ("2026-Q3", "Summer")
        assert data["flywheel"]["quarters"][0]["quarter_name"] == "Summer"
        listed = quarters_json(quarters_view(plan, TODAY))["quarters"]
        assert [(q["id"], q["name"]) for q in listed] == [("2026-Q3", "Summer"), ("2026-Q4", AUTUMN)]  # type: ignore[attr-defined]  # JSON is untyped

    def test_calendars_keep_their_entries_and_call_them_anew(self, plan: Plan) -> None:
        before, after = quarter_dates(plan), quarter_dates(done(plan, named(plan, AUTUMN)))
        assert {entry.uid for entry in before} == {entry.uid for entry in after}
        assert "Autumn push ends" in {entry.title for entry in after}

    def test_decisions_are_told_and_filtered_by_the_name(self, plan: Plan) -> None:
        at = datetime(2026, 10, 2, 9, tzinfo=UTC)
        decision = Decision("d", Q4.id, at, "65 : 35", "Enough", "Ann")
        plan = plan.with_evidence(Evidence()).after([create(decision)])
        plan = done(plan, named(plan, AUTUMN))
        assert dict(decision_told(plan, decision))["when"].endswith(", for Autumn push")
        assert "of Autumn push (1)" in [choice.text for choice in filter_choices(plan)]
        view = decisions_view(plan, DecisionWish(quarter=Q4.id))
        assert view.summary == "1 of 1 decision, of Autumn push"
        (told,) = decisions_json(plan, view)["decisions"]
        assert (told["quarter"], told["quarter_name"]) == ("2026-Q4", AUTUMN)

    def test_two_dates_beside_each_other_say_what_it_was_called(self, plan: Plan) -> None:
        after = done(plan, named(plan, AUTUMN))
        (change,) = difference(plan, after).changes
        assert (change.name, change.before, change.after) == ("quarter", "2026-Q4", AUTUMN)
        dated = [DatedPlan("1 Oct", "2026-10-01", plan), DatedPlan("1 Nov", "2026-11-01", after)]
        assert difference_view(*dated).title == "1 Oct (2026-Q4) → 1 Nov (Autumn push)"

    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            ('""', '"Autumn push"', "name 2026-Q4 → Autumn push"),
            (None, '"Autumn push"', "name 2026-Q4 → Autumn push"),
            ('"Autumn push"', '""', "name Autumn push → 2026-Q4"),
            ('"Autumn push"', '"Harvest"', "name Autumn push → Harvest"),
        ],
    )
    def test_its_history_is_in_words(self, plan: Plan, before: str | None, after: str, told: str) -> None:
        plan = done(plan, named(plan, AUTUMN))
        change = FieldChange("quarter", Q4.id, "called", before, after)
        assert change_text(plan, change) == f"Autumn push: {told}"
