"""OKRs as `--json` prints them: scores 0…1, figures in their unit, unknown is `None`."""

from typing import Any

from planner.domain.views.okrs import KrRow, ObjectiveRow, OkrsView


def okrs_json(view: OkrsView) -> list[dict[str, Any]]:
    """The objectives in order, each with its key results."""
    return [_objective(row) for row in view.objectives]


def _objective(row: ObjectiveRow) -> dict[str, Any]:
    weakest = next((kr.kr.name for kr in row.krs if kr.kr.id == row.weakest), None)
    return {
        "objective": row.title,
        "id": row.id or None,
        "teams": list(row.team_keys),
        "score": row.score,
        "weakest": weakest,
        "remark": row.remark or None,
        "key_results": [_kr(row) for row in row.krs],
    }


def _kr(row: KrRow) -> dict[str, Any]:
    kr, found = row.kr, row.standing
    return {
        "name": kr.name,
        "id": kr.id,
        "unit": kr.unit,
        "direction": kr.direction,
        "kind": kr.kind,
        "weight": kr.weight,
        "baseline": kr.baseline,
        "now": found.now,
        "week": None if found.week is None else found.week.isoformat(),
        "target": kr.target,
        "first_target": kr.first_target,
        "previous_target": kr.previous_target,
        "target_since": None if kr.target_since is None else kr.target_since.isoformat(),
        "stretch": kr.stretch,
        "score": found.score,
        "band": found.band,
        "grade": kr.grade,
        "pace": None if found.pace is None else {"due": found.pace.due, "gap": found.pace.gap, "is": found.pace_word},
        "forecast": _forecast(row),
        "will_do": None if found.is_short is None else not found.is_short,
        "confidence": found.confidence,
        "confidence_change": found.confidence_change,
        "weeks": [
            {"week": week.isoformat(), "value": said.value, "confidence": said.confidence, "word": said.word or None}
            for week, said in found.weeks
            if said is not None
        ],
        "is_moved": row.is_moved,
        "items": [{"key": m.key, "title": m.title, "standing": m.state} for m in row.movers if not m.is_slice],
        "slices": [{"item": m.key, "title": m.title, "verdict": m.state} for m in row.movers if m.is_slice],
        "sentences": list(row.told),
        "remark": row.remark or None,
    }


def _forecast(row: KrRow) -> dict[str, Any] | None:
    found, score = row.standing.forecast, row.standing.forecast_score
    if found is None:
        return None
    return {
        "on": found.on.isoformat(),
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "a_week": found.a_week,
        "score": None if score is None else score._asdict(),
    }
