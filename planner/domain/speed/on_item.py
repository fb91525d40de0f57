"""What speed says of one item: the incidents that it would have prevented, and what it is said to give back."""

from planner.domain.plan import Plan


def brief(plan: Plan, item: str) -> str:
    """On one line, e.g. `14 hours in 3 incidents`; empty where there is nothing to say."""
    return "; ".join(text.removeprefix("It ").rstrip(".") for text in sentences(plan, item))


def sentences(plan: Plan, item: str) -> tuple[str, ...]:
    """What there is to say, as sentences; nothing until evidence was read."""
    evidence = plan.evidence
    if evidence is None or not (evidence.incidents or evidence.predictions):
        return ()
    # Few plans have either, and then few items.
    from planner.domain.calendar import long_date
    from planner.domain.speed.incidents import hours_text, summed

    said = []
    rows = [incident for incident in evidence.incidents.values() if incident.item == item]
    if rows:
        said.append(f"It would have prevented {summed(rows).text}.")
    prediction = evidence.predictions.get(item)
    if prediction is not None:
        shipped = "" if prediction.shipped_on is None else f", shipped on {long_date(prediction.shipped_on)}"
        said.append(f"It is said to give back {hours_text(prediction.hours)} a week{shipped}.")
    return tuple(said)
