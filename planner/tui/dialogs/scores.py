"""How scores come about: the method, the weights of the three questions, and what a choice does while it is made."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from planner.domain.errors import BadInputError
from planner.domain.scoring.explained import METHOD_SENTENCES
from planner.domain.scoring.numbers import term_text
from planner.domain.scoring.questions import QUESTIONS
from planner.domain.scoring.setting import METHODS, Scores, read_weights
from planner.domain.words import ScoreMethod
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key
from planner.tui.widgets.options import Options

_METHODS: tuple[ScoreMethod, ...] = tuple(METHODS)
_NAME = 18


class ChooseScores(Dialog[Scores]):
    """Returns what was chosen; `effect_of` says in a sentence what a choice would do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Choose", "Let scores come about so", id="scores.take", show=True, priority=True),
        key("tab", "weights", "Weights", "Go to the weights, one by one", id="scores.next", show=True),
        key("shift+tab", "app.focus_previous", "Back", "Go to the field before", id="scores.previous"),
        key("w", "why", "Why", "What each of them is called elsewhere, and where it comes from", id="why", show=True),
    ]
    DEFAULT_CSS = """
    ChooseScores {
        & > Vertical.box { width: 74; }
        Options, Options:focus { height: 3; background-tint: $background 0%; margin: 1 0; }
        Horizontal { height: 1; }
        Horizontal > Static { width: auto; color: $muted; margin: 0 1 0 0; }
        Horizontal > Input { width: 9; margin: 0 2 0 0; }
        #effect { margin: 1 0 0 0; height: 2; }
    }
    """
    title_text = "Scores"

    def __init__(self, now: Scores, effect_of: Callable[[Scores], str]) -> None:
        super().__init__()
        self.now = now
        self.effect_of = effect_of

    def compose_body(self) -> ComposeResult:
        """The methods, the weights, and what the choice does."""
        explain = "A score suggests an order; it never reorders by itself. Its terms:"
        yield Static(Content(explain), classes="explain", markup=False)
        yield Options(*(Option(self._line(method)) for method in _METHODS), markup=False)
        with Horizontal(id="weights"):
            yield Static(Content("Weights"), markup=False)
            for name, weight in zip(QUESTIONS, self.now[1:], strict=True):
                yield Static(Content(name), markup=False)
                yield Input(term_text(weight).replace(",", ""), id=name, compact=True, select_on_focus=True)
        yield Static(Content(""), id="effect", markup=False)

    def on_mount(self) -> None:
        """The cursor begins on what is chosen now."""
        self.query_one(Options).highlighted = _METHODS.index(self.now.method)
        self.query_one(Options).focus()

    @property
    def method(self) -> ScoreMethod:
        """The method under the cursor."""
        return _METHODS[self.query_one(Options).highlighted or 0]

    @on(Options.OptionHighlighted)
    @on(Input.Changed)
    def show_choice(self) -> None:
        """Says what the choice would do, or why it cannot be made."""
        options = self.query_one(Options)
        for index, method in enumerate(_METHODS):
            options.replace_option_prompt_at_index(index, self._line(method))
        self.query_one("#weights").display = self.method == "three_questions"
        self._show_effect(complain=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The footer offers the weights only where they count."""
        if action == "weights" and self.is_mounted:
            return self.method == "three_questions"
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        """Returns the choice, unless it cannot be used."""
        chosen = self._show_effect(complain=True)
        if chosen is not None:
            self.dismiss(chosen)

    def action_weights(self) -> None:
        """Goes to the next field."""
        self.focus_next()

    def action_why(self) -> None:
        """Names the methods."""
        from planner.tui.dialogs.reading import Reading

        self.app.push_screen(Reading("How scores come about", [METHOD_SENTENCES[method] for method in _METHODS]))

    def _show_effect(self, *, complain: bool) -> Scores | None:
        line = self.query_one("#effect", Static)
        try:
            chosen = self._chosen()
        except BadInputError as error:
            # A half-typed weight is no mistake yet.
            line.update(Content.styled(f"✗ {error}" if complain else str(error), "$bad" if complain else "$muted"))
            return None
        line.update(Content(self.effect_of(chosen)))
        return chosen

    def _chosen(self) -> Scores:
        if self.method != "three_questions":
            return self.now._replace(method=self.method)  # the weights are kept for another time
        customer, business, running = (self.query_one(f"#{name}", Input).value for name in QUESTIONS)
        return read_weights(self.method, (customer, business, running))

    def _line(self, method: ScoreMethod) -> Content:
        name, terms = METHODS[method]
        # Before the list is there, nothing is under its cursor.
        chosen = self.method if self.is_mounted else self.now.method
        return Content.assemble((f"{'▸' if method == chosen else ' '} {name:<{_NAME}}", "bold"), (terms, "$muted"))
