"""The item form on Prioritize: what it says is one step, and a stage goes through the gate."""

from collections.abc import Mapping

from planner.domain.change import Step
from planner.domain.item import Item
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.tui.screens.prioritize_because import AsksWhy
from planner.tui.widgets.lane_line import cut

_LABEL = 22
"""Cells that a step's label has on the message line, where what follows from it matters more."""


class ItemForms(AsksWhy):
    """Opens the form; what it needs for that is imported with it."""

    def open_form(self, item_id: str | None, given: Mapping[str, str]) -> None:
        """Opens the form of an item, or of a new one with some values given."""
        from planner.domain.triage import is_unsorted
        from planner.tui.dialogs.item_form import Filled, ItemForm

        plan = self.plan
        item = plan.items[item_id] if item_id is not None else None

        def step_for(filled: Filled) -> tuple[Step, str]:
            return saved(plan, item_id, filled.values, filled.needs, self.session.moment())

        def answered(filled: Filled | None) -> None:
            if filled is None:
                return
            stage = filled.values.get("stage")
            if stage is None:
                save(filled, {})
                return
            from planner.tui.screens.staging import through_gate

            title = str(filled.values.get("title") or "")
            through_gate(self, item or Item("", "new", title), stage, lambda checks: save(filled, checks))

        def save(filled: Filled, checks: Mapping[str, str | None]) -> None:
            step, follow = step_for(filled)
            step, note = self._staged(step, follow, checks)
            if step.changes:
                done = self.apply(step, _unusual(filled.values) or note, follow=follow)
                if done and is_unsorted(self.plan, self.plan.items[follow]):
                    self.say(f"{cut(step.label, _LABEL)}: it waits in Unsorted for a lane or a team.   u undoes")
            else:
                self.say("Nothing was changed.")

        self.app.push_screen(ItemForm(plan, item, given, step_for), answered)

    def _staged(self, step: Step, item: str, checks: Mapping[str, str | None]) -> tuple[Step, str | None]:
        """The step with the checks of a gate, and what starting the item calls for where it goes beyond an idea."""
        if self.plan.evidence is None or (
            not any("stage" in change.fields() for change in step.changes) and not checks
        ):
            return step, None
        from planner.domain.gates import with_gate
        from planner.domain.slices.following_through import started_note

        note = started_note(self.plan, item, self.plan.after(step.changes).items[item].stage)
        return with_gate(self.plan, step, item, checks, self.session.moment()), note or None


def _unusual(values: Mapping[str, object]) -> str | None:
    """A remark, in as few words as the message line has room for, on an impact that is kept though off its scale."""
    from planner.domain.scoring.explained import impact_remark

    impact = values.get("reach_impact")
    return "Impact off its scale." if isinstance(impact, float) and impact_remark(impact) else None


def saved(
    plan: Plan, item_id: str | None, values: Mapping[str, object], needs: tuple[str, ...] | None, moment: Moment
) -> tuple[Step, str]:
    """One step for all that the form says, and the id of its item; raises `BadInputError`."""
    from planner.domain.decisions import with_must_dos
    from planner.domain.editing import add_item, edit_items
    from planner.domain.needs import set_needs
    from planner.domain.okrs.key_results import link_changes
    from planner.domain.shares import refuse_service, share_changes
    from planner.domain.speed.predictions import with_shipping

    values = dict(values)
    shares, krs = values.pop("shares", None), values.pop("krs", None)
    if item_id is None:
        step = add_item(plan, values, moment)
        item_id = step.changes[0].id
    else:
        step = edit_items(plan, [item_id], values)
    if isinstance(shares, Mapping):
        given = share_changes(plan.after(step.changes), item_id, shares)
        label = step.label if step.changes else f"Edit {plan.items[item_id].title}: other teams"
        step = Step(label, (*step.changes, *given))
    if isinstance(krs, tuple):
        label = step.label if step.changes else f"Edit {plan.items[item_id].title}: what it should move"
        step = Step(label, (*step.changes, *link_changes(plan, item_id, krs)))
    item = plan.after(step.changes).items[item_id]
    if "service" in values or "category" in values:
        refuse_service(item.service, item.category)
    step = with_must_dos(plan, with_shipping(plan, step, moment.today), moment)
    if needs is None:
        return step, item_id
    needed = set_needs(plan.after(step.changes), item_id, needs)
    label = step.label if step.changes else needed.label
    return Step(label, (*step.changes, *needed.changes)), item_id
