"""All fields of an item in one form; a line each, so that it fits a small terminal."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from planner.domain.errors import BadInputError
from planner.domain.finding import Sought, sought
from planner.domain.item import Item
from planner.domain.item_fields import parse_must, read_fields
from planner.domain.needs import likely_needs, read_needs
from planner.domain.plan import Plan
from planner.tui.dialogs.base import Dialog
from planner.tui.dialogs.item_texts import (
    FormLine,
    explained,
    field_texts,
    form_lines,
    found,
    options,
    placeholder,
    remark,
)
from planner.tui.keys import key


class Filled(NamedTuple):
    """What was written: values of the fields that changed, and what the item needs."""

    values: Mapping[str, Any]
    needs: tuple[str, ...] | None
    """Ids; `None` where that did not change."""


class ItemForm(Dialog[Filled]):
    """Adds an item, or edits one; what cannot be used is said below the fields, and nothing is lost.

    `check` refuses an answer as a whole by raising `BadInputError`, e.g. a circle of needs.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "ctrl+s", "save", "Save", "Save what is written", id="form.save", show=True, display="enter", priority=True
        ),
        key(
            "tab,down", "app.focus_next", "Next field", "Go to the next field", id="form.next", show=True, display="tab"
        ),
        key("shift+tab,up", "app.focus_previous", "Field above", "Go to the field above", id="form.previous"),
    ]
    DEFAULT_CSS = """
    ItemForm {
        & > Vertical.box { width: 78; }
        VerticalScroll { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
        Horizontal { height: 1; }
        .label { width: 13; color: $muted; }
        Input { width: 1fr; margin: 0 1 0 0; }
        Input.digit { width: 5; }
        Input.half { width: 22; }
        Static.short { width: 12; color: $muted; }
        TextArea { height: 3; margin: 0 1 0 0; background: $bar; }
        TextArea:focus { background: $cursor; }
        #explained { height: 1; }
    }
    """

    def __init__(
        self,
        plan: Plan,
        item: Item | None,
        given: Mapping[str, str] | None = None,
        check: Callable[[Filled], object] | None = None,
    ) -> None:
        super().__init__()
        self.check = check
        self.title_text = item.key if item else "New item"
        self.plan = plan
        self.item = item
        self.texts = field_texts(plan, item, given or {})
        self._among: tuple[Sought, ...] = ()  # what a need is looked for among, once one is

    def compose_body(self) -> ComposeResult:
        """A label and a field per line; short fields stand in pairs."""
        with VerticalScroll(can_focus=False):
            for line in form_lines(self.plan):
                with Horizontal():
                    yield from self._fields(line)
            yield Static(Content("Note"), classes="label", markup=False)
            yield TextArea(self.texts["note"], id="note", tab_behavior="focus", soft_wrap=True, compact=True)
        yield Static(Content(""), id="explained", classes="explain", markup=False)
        yield Static(Content(""), classes="complaint", markup=False)

    def on_mount(self) -> None:
        """The title comes first."""
        self.query_one("#title", Input).focus()

    @on(DescendantFocus)
    @on(Input.Changed)
    def explain(self) -> None:
        """Says what the field with the focus asks, or what is unusual about what stands in it."""
        field = self.focused
        name, text = (field.id or "", field.value) if isinstance(field, Input) else ("", "")
        if name == "needs" and text.strip():
            self._among = self._among or sought(self.plan, {self.item.id} if self.item is not None else ())
            likely = likely_needs(self.plan, self._among, text)
            self.query_one("#explained", Static).update(Content(likely or "No item has this in its title or key."))
            return
        unusual = remark(name, text)
        asks = found(self.plan, name, text) or explained(self.plan, name, self._text("category"))
        self.query_one("#explained", Static).update(Content.styled(unusual, "$bad") if unusual else Content(asks))

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Returns what changed, or says which field cannot be used."""
        texts = {name: self._text(name) for name in self.texts}
        changed = {name: text for name, text in texts.items() if text != self.texts[name] or self.item is None}
        needs = changed.pop("needs", None)
        try:
            if not texts["title"].strip():
                read_fields(self.plan, {"title": texts["title"]})
            parse_must(texts["must_reason"], texts["must_due"])
            values = read_fields(self.plan, changed)
            ids = tuple(read_needs(self.plan, needs)) if needs is not None else None
            filled = Filled(values, ids)
            if self.check is not None:
                self.check(filled)
        except BadInputError as error:
            self.query_one(".complaint", Static).update(Content(str(error)))
            return
        self.dismiss(filled)

    def _text(self, name: str) -> str:
        return self.query_one("#note", TextArea).text if name == "note" else self.query_one(f"#{name}", Input).value

    def _fields(self, line: FormLine) -> ComposeResult:
        for position, field in enumerate(line):
            classes = "short" if position and field.label else "label"
            if field.label:
                yield Static(Content(field.label), classes=classes, markup=False)
            choices = options(self.plan, field.name)
            yield Input(
                self.texts[field.name],
                placeholder=placeholder(self.plan, field),
                suggester=SuggestFromList(choices, case_sensitive=False) if choices else None,
                id=field.name,
                classes=field.size,
                compact=True,
                select_on_focus=False,
            )
