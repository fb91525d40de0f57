"""What every full screen over a plan shares: the plan, the line that says what was done, help, and the footer."""

from collections.abc import Awaitable, Callable
from typing import ClassVar, Literal, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.signal import Signal

from planner.domain.change import Step
from planner.domain.plan import Plan
from planner.domain.text import clean_note
from planner.session import Session, Undone
from planner.tui.keys import key
from planner.tui.launch import PhaseName
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.past_banner import PastBanner
from planner.tui.widgets.said import Said
from planner.tui.widgets.top_bar import Standing, TopBar


class ByCommand(NamedTuple):
    """A command without a key, for the palette."""

    title: str
    help: str
    action: str


class PlanScreen(Screen[None]):
    """A screen that holds the plan; its widgets are handed parts of it.

    A subclass composes its panes in `compose_panes` and fills them in `show_plan`, which is called once when the screen
    appears and again after every change; while another screen is in front it waits until this one comes back.
    """

    LIT: ClassVar[PhaseName | None] = None
    """The phase that the top bar shows lit."""
    NAME: ClassVar[str] = ""
    """What the screen is called in its help."""
    EXPLAINED: ClassVar[str] = ""
    """What it is for and how it is used, in words that a lead knows; paragraphs between empty lines."""
    BY_COMMAND: ClassVar[tuple[ByCommand, ...]] = ()
    is_going: bool = False
    """Whether it is about to make room for another screen by itself: what is to be asked waits for that one."""
    BLANK = True  # nothing of the screen itself is seen but its ground, which else is painted line by line for each key
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (150, "-wide")]

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "app.focus_next", "Next pane", "Go to the next pane", id="pane.next"),
        key("shift+tab", "app.focus_previous", "Previous pane", "Go to the previous pane", id="pane.previous"),
        key("u", "app.undo", "Undo", "Take back the last step, and say which it was", id="undo"),
        key("ctrl+r", "app.redo", "Redo", "Put back what was last taken back", id="redo"),
        key("y", "copy_text", "Copy", "Copy this screen as text", id="copy"),
        key("question_mark", "help", "Help", "Explain this screen", id="help", show=True, display="?"),
    ]

    def __init__(self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing]) -> None:
        super().__init__()
        self.session = session
        self.plan_changed = plan_changed
        self.standing = standing
        self._stale = False
        self._stands = (session.plan.current, session.plan.quarter.state)
        """The quarter that the footer's keys are about, and where it stands."""
        self.set_class(session.as_of is not None, "-past")

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.session.plan

    def compose(self) -> ComposeResult:
        """Top bar, the screen's own panes, what was said, footer."""
        yield TopBar(self.LIT)
        if self.session.as_of is not None:
            yield PastBanner(self.session.as_of)
        yield from self.compose_panes()
        yield Said()
        yield KeyBar(only_looking=self.session.as_of is not None)

    def compose_panes(self) -> ComposeResult:
        """The screen's own widgets."""
        raise NotImplementedError

    def show_plan(self) -> None:
        """Hands the plan's parts to the widgets."""
        raise NotImplementedError

    def as_text(self) -> str:
        """What `y` copies: the screen's content as plain text."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Shows the plan, and again whenever it changes."""
        self.plan_changed.subscribe(self, self._hear)
        self.show_standing()
        self.show_plan()

    def on_screen_resume(self) -> None:
        """Catches up with what happened while another screen was in front."""
        self.show_standing()
        if self._stale:
            self._stale = False
            self._show_anew()

    def fit(self, width: int) -> None:
        """Takes the class of a terminal's width beforehand; else the first resize styles every widget once more."""
        fitting = [name for least, name in self.HORIZONTAL_BREAKPOINTS if width >= least]
        self.add_class(fitting[-1], update=False)

    def show_standing(self) -> None:
        """Repaints the top bar where what it says is another."""
        # A screen is in the stack, and asked for this, a moment before it is composed.
        for bar in self.query(TopBar):
            bar.standing = self.standing()

    def asks_first(self, _action: str, _then: Callable[[], Awaitable[object]]) -> bool:
        """Whether this screen has something to ask before an action runs; it then runs `_then` by itself."""
        return False

    def asks_by_itself(self, _step: Step) -> bool:
        """Whether this screen asks why a step was made; else that is asked at once."""
        return False

    def turned(self, direction: Literal["undo", "redo"], turned: Undone, before: Plan) -> None:
        """Hears what was taken back or put back while the screen is in front, and the plan as it was before."""
        if direction == "redo":
            from planner.tui.put_back import ask_at_once

            ask_at_once(self, turned, before)

    def say(self, what: str | Content) -> None:
        """Says in one line what the last key did."""
        self.query_one(Said).say(what)

    def may(self, action: str) -> bool:
        """Whether an action of this screen that changes the plan can be done: not in the past, or ruled out here."""
        return self.session.as_of is None and bool(self.check_action(action, ()))

    def do(self, step: Step, said: str | Content | None = None) -> None:
        """Does a step and says so; the step's own label is said where nothing better is known."""
        if self.make(step):
            self.say(said if said is not None else f"{step.label}.   u undoes")

    def make(self, step: Step) -> bool:
        """Does a step; whether it was not refused at once."""
        answer = self.session.do(step)
        return not (answer.done() and answer.exception() is not None)  # a file that cannot be written to has said so

    def action_copy_text(self) -> None:
        """Copies the screen as text."""
        # Cleaned once more: what is pasted into another terminal must not be able to end the paste and type by itself.
        self.app.copy_to_clipboard(clean_note(self.as_text()))
        self.say("Copied as text.")

    def action_help(self) -> None:
        """Explains this screen: its words, then every key that works here."""
        from planner.tui.dialogs.reading import Reading, key_lines

        active = [active.binding for active in self.active_bindings.values()]
        # As in the footer, what matters here comes first: at 80 × 24 the rest begins below the fold.
        bindings = sorted(active, key=lambda binding: not binding.show)
        display = {binding.key: self.app.get_key_display(binding) for binding in bindings}
        paragraphs = [" ".join(part.split()) for part in self.EXPLAINED.split("\n\n") if part.strip()]
        self.app.push_screen(Reading(f"{self.NAME}: help", paragraphs, key_lines(bindings, display)))

    def _hear(self, _plan: Plan) -> None:
        if self in self.app.screen_stack:
            self.show_standing()
            self._show_anew()
        else:
            self._stale = True

    def _show_anew(self) -> None:
        self.show_plan()
        stands = (self.plan.current, self.plan.quarter.state)
        if stands != self._stands:
            self._stands = stands
            self.refresh_bindings()  # other keys may apply now
