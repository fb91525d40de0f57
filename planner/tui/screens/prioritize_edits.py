"""What Prioritize does to items themselves: add, edit, must-do, drop, why, agree."""

from functools import cache

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.item import Effort
from planner.domain.text import counted
from planner.domain.words import CATEGORY_NAMES, STAGE_NAMES
from planner.tui.screens.prioritize_form import ItemForms


class ItemEdits(ItemForms):
    """Each action asks in a dialog and does one step; what it needs for that is imported when its key is pressed.

    The step is made from the plan as it was when the dialog opened: where somebody has changed the same meanwhile, the
    store refuses it and says so, and nobody's edit is overwritten unseen.
    """

    def called(self, items: tuple[str, ...]) -> str:
        """The title of one item, or how many there are."""
        return self.plan.items[items[0]].title if len(items) == 1 else counted(len(items), "item")

    def say_empty(self) -> None:
        """Says why a key that takes an item does nothing."""
        self.say("There is no item here.   a adds one")

    def action_add(self) -> None:
        """Adds an item to the lane with the focus."""
        # What a filtered list shows alone, a new item is too: else it would be gone as soon as it is there.
        only, team = self.criteria, self.plan.teams.get(self.criteria.team or "")
        given = {"category": CATEGORY_NAMES[self.focused_lane.category], "team": team.name if team else ""}
        given |= {"tags": only.tag} if only.tag is not None else {}
        given |= {"stage": STAGE_NAMES[only.stage]} if only.stage is not None else {}
        self.open_form(None, given)

    def action_open(self) -> None:
        """Opens the item under the cursor."""
        item = self.under_cursor
        if item is None:
            self.say_empty()
        else:
            self.open_form(item.id, {})

    def action_edit(self) -> None:
        """Edits the marked items at once, else the one under the cursor."""
        if len(self.marked) < 2:
            self.action_open()
            return
        from planner.domain.editing import edit_items
        from planner.tui.dialogs.several import Several, Shared
        from planner.tui.screens.prioritize_scores import sort_items

        chosen, plan = self.chosen, self.plan

        def answered(shared: Shared | None) -> None:
            if shared is None:
                return
            if shared.by_score:
                sort_items(self, chosen)
                return
            values: dict[str, object] = {}
            if shared.category is not None:
                values["category"] = shared.category
            if shared.team is not None:
                values["team"] = shared.team
            if shared.size is not None:
                weeks = plan.organisation.sizes[shared.size]
                values["effort"] = Effort(weeks, weeks, weeks)
            self.apply(edit_items(plan, chosen, values), follow=chosen[0])

        self.app.push_screen(Several(self.plan, len(chosen)), answered)

    def action_must(self) -> None:
        """Asks for reason and date."""
        from planner.domain.decisions import with_must_dos
        from planner.domain.editing import set_must
        from planner.tui.dialogs.because import Because
        from planner.tui.dialogs.must_do import Must, MustDo

        chosen, plan = self.chosen, self.plan
        filled = self.view.fill if self.view is not None else None
        if not chosen:
            self.say_empty()
            return
        musts = [plan.items[i] for i in chosen if plan.items[i].is_must]

        def take(must: Must, why: str = "") -> None:
            step = set_must(plan, chosen, must.reason, must.due, why)
            self.apply(with_must_dos(plan, step, self.session.moment(), filled), follow=chosen[0])

        def answered(must: Must | None) -> None:
            if must is not None and must.reason is not None:
                take(must)
            elif must is not None:
                ended = set_must(plan, chosen, None).label
                self.app.push_screen(Because(f"{ended}."), lambda why: take(must, why or ""))

        dialog = MustDo(
            self.called(chosen), musts[0] if musts else None, lambda m: set_must(plan, chosen, m.reason or "")
        )
        self.app.push_screen(dialog, answered)

    def action_drop(self) -> None:
        """Asks for a word why, and drops what is chosen."""
        from planner.domain.editing import cost_of_dropping, drop_items, refuse_done
        from planner.tui.dialogs.ask import AskLine

        chosen, plan = self.chosen, self.plan
        filled = self.view.fill if self.view is not None else None
        if not chosen:
            self.say_empty()
            return
        try:
            refuse_done(plan, chosen)
        except BadInputError as error:
            self.say(str(error))
            return

        @cache
        def cost() -> str:
            return cost_of_dropping(plan, chosen, filled)

        @cache  # what was checked is done, and not worked out again
        def step_for(why: str) -> Step:
            return drop_items(plan, chosen, why, self.session.moment(), cost())

        def answered(why: str | None) -> None:
            if why is not None:
                self.show_marks(frozenset())
                self.apply(step_for(why))

        explain = "A word why: it stays in the history, and nobody has to ask again."
        dialog = AskLine(f"Drop {self.called(chosen)}?", explain, check=step_for)
        self.app.push_screen(dialog, answered)
        dialog.call_after_refresh(cost)  # while somebody writes why: enter need not wait for it

    def action_sort_by_score(self) -> None:
        """Shows what sorting by score would move of the marked items, else of the lane with the focus."""
        from planner.tui.screens.prioritize_scores import sort_lane

        sort_lane(self)

    def action_scores(self) -> None:
        """Asks how scores come about."""
        from planner.tui.screens.prioritize_scores import choose

        choose(self)

    def action_why(self) -> None:
        """Tells the story of the item under the cursor."""
        item = self.under_cursor
        if item is None:
            self.say_empty()
        else:
            from planner.tui.screens.prioritize_why import tell

            self.run_worker(tell(self, item.id), exclusive=True, group="why")

    def action_agree(self) -> None:
        """Asks why and who, and agrees the plan."""
        if self.plan.evidence is None:
            self.say("The decisions so far are still being read; try again in a moment.")
            return
        from planner.domain.commitment import agree_plan, agreement, unchanged
        from planner.domain.effect import titles
        from planner.domain.principles import following, principle_called, principles_of
        from planner.tui.dialogs.agree import Agree, Signed

        promise = agreement(self.plan)
        if promise.same:
            self.say(unchanged(promise))
            return

        def step_for(signed: Signed) -> Step:
            moment = self.session.moment()
            step = agree_plan(self.plan, moment, **signed.said)
            return following(step, principle_called(self.plan, signed.principle))

        def answered(signed: Signed | None) -> None:
            if signed is not None:
                self.apply(step_for(signed))

        stake = [
            f"We promise {promise.text}.",
            "Measure holds reality against it; the first promise is kept beside it.",
        ]
        if promise.again:
            new, gone = (titles(self.plan, [i.id for i in items]) for items in (promise.comes_in, promise.goes_out))
            stake.insert(1, f"New since the last time: {new}. No longer promised: {gone}.")
        why = "why again, in a few words" if promise.again else "why, if there is something to say"
        named = [principle.text for principle in principles_of(self.plan)]
        dialog = Agree("Agree the plan", stake, actor=self.session.actor, check=step_for, why=why, principles=named)
        self.app.push_screen(dialog, answered)
