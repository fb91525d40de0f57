"""The view of speed: now and before with limits, incidents, predictions; teams for themselves, small ones never."""

from datetime import date, timedelta

from planner.domain.plan import Plan
from planner.domain.speed.incidents import IncidentForm, add_incident
from planner.domain.speed.metrics import measure
from planner.domain.speed.predictions import predict
from planner.domain.views.speed import SpeedViews, row_text, speed_view
from planner.domain.views.speed_json import metrics_json, speed_json
from tests.builders import done
from tests.speeding import FIRST_OF_Q3, FIRST_OF_Q4, NIST, TODAY, at, measured, speed_plan


def told(plan: Plan, team: str | None = None) -> list[str]:
    return [row_text(row) for row in speed_view(plan, TODAY, team).metrics]


def test_now_stands_beside_before_with_what_chance_explains() -> None:
    plan = measured(speed_plan(), "lead_time", NIST[:8], FIRST_OF_Q3)
    plan = measured(plan, "lead_time", [60, 62], FIRST_OF_Q4)
    row = speed_view(plan, TODAY).metrics[0]
    assert (row.now, row.before, row.glyph, row.tone) == (61, sum(NIST[:8]) / 8, "▼", "bad")
    assert row.sentence == "Change lead time 50.3 → 61 days since the quarter before: worse beyond chance."
    assert row.because[1:4] == (
        "2026-Q4: 61 days, the mean of 2 weeks.",
        "Before: 50.3 days, the mean of 8 weeks.",
        "The latest is 62 days, of the week of 5 Oct 2026.",
    )
    assert "never a target" in row.because[-1]
    assert row.values[:8] == NIST[:8]
    assert row.values[row.begins : row.begins + 2] == (60, 62)
    assert row.values[8] is None, "a week without a value is a gap"
    assert len(row.values) == 23, "up to the last week that is over"
    more = speed_view(measured(plan, "deployment_frequency", [3] * 8, FIRST_OF_Q3), TODAY).metrics[1]
    assert more.sentence == "Deployment frequency: not measured in 2026-Q4 yet; before it was 3 a week."


def test_every_state_of_knowledge_has_its_sentence() -> None:
    few = measured(speed_plan(), "lead_time", [4], FIRST_OF_Q4)
    row = speed_view(few, TODAY).metrics[0]
    assert row.sentence == "Change lead time is 4 days; nothing is known from before to hold it against."
    assert (row.range, row.glyph) == ("", " ")
    early = measured(few, "lead_time", [5], FIRST_OF_Q3)
    assert (
        speed_view(early, TODAY)
        .metrics[0]
        .sentence.endswith("since the quarter before: too early to say if that is chance.")
    )
    same = measured(measured(speed_plan(), "lead_time", [4, 5] * 5, FIRST_OF_Q3), "lead_time", [4.5], FIRST_OF_Q4)
    found = speed_view(same, TODAY).metrics[0].sentence
    assert found == "Change lead time is at 4.5 days, as in the quarter before: within chance."
    rate = measured(speed_plan(), "change_fail_rate", [3, 5], FIRST_OF_Q4, out_of=40)
    assert speed_view(rate, TODAY).metrics[0].because[1] == (
        "2026-Q4: 8 of 80 = 10 % (5.15 – 18.5, Wilson 95 %), from 2 weeks."
    )
    empty = done(speed_plan(), measure(speed_plan(), "change_fail_rate", TODAY, 0, None, 0, at()))
    assert (
        speed_view(empty, TODAY).metrics[0].sentence == "Change fail rate: nothing is known yet of all teams together."
    )
    assert speed_view(speed_plan(), TODAY).metrics == ()


def test_a_team_sees_its_own_and_a_small_one_is_only_in_the_total() -> None:
    plan = speed_plan(people={"chk": 6.0, "grw": 5.0, "bld": 3.0})
    for team, value in (("chk", 2), ("grw", 4), ("bld", 9)):
        plan = measured(plan, "lead_time", [value], FIRST_OF_Q4, team=team)
    moment = at()
    for team in ("chk", "bld"):
        plan = done(plan, add_incident(plan, IncidentForm(TODAY, f"Down at {team}", 2, team), moment))
    assert told(plan)[0].startswith("  Change lead time: 5 days")
    assert told(plan, "chk")[0].startswith("  Change lead time: 2 days")
    assert told(plan, "bld") == told(plan), "a small team is never broken out"
    views = SpeedViews(plan, TODAY)
    assert (views.teams, views.small) == ((("chk", "Checkout"), ("grw", "Growth")), 1)
    assert {row.incident.title: row.team for row in views.of(None).incidents} == {
        "Down at chk": "Checkout",
        "Down at bld": "",
    }
    assert [row.incident.title for row in views.of("chk").incidents] == ["Down at chk"]
    assert views.of("grw").incidents_text == "none noted in 2026-Q4"


def test_incidents_and_predictions_are_told_and_reports_never_set_teams_apart() -> None:
    plan = measured(speed_plan(), "lead_time", [4], FIRST_OF_Q4, team="chk")
    moment = at()
    for hours, item in ((6, "latency"), (None, "latency"), (3, None)):
        plan = done(plan, add_incident(plan, IncidentForm(date(2026, 11, 11), "Down", hours, "chk", item), moment))
    plan = done(plan, predict(plan, "latency", 5, TODAY))
    view = speed_view(plan, TODAY)
    assert view.incidents_text == "3 in 2026-Q4, 9 hours; an item would have prevented 6 hours"
    assert [row.item for row in view.incidents].count("Latency") == 2
    told = {"metrics": metrics_json(view), **speed_json(view, SpeedViews(plan, TODAY).first_evidence({}))}
    assert "chk" not in str(told)
    assert "Checkout" not in str(told)
    assert told["days_from_idea_to_evidence"] is None
    assert [row["id"] for row in metrics_json(view)] == ["lead_time", "incident_hours", "incident_count"]
    assert metrics_json(view)[0]["limits"] is None


def test_two_years_of_weeks_are_drawn_and_months_by_the_month() -> None:
    plan = measured(speed_plan(), "lead_time", range(150), TODAY - timedelta(days=7 * 150 + 2))
    row = speed_view(plan, TODAY).metrics[0]
    assert len(row.values) == 104
    assert row.values[-1] == 149
