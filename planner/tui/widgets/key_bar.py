"""The footer: at most seven keys that matter here, and the palette.

Textual's own Footer is a widget per key and is composed anew whenever the focus moves; while it does so nothing is
painted, which held the first picture back by two frames (40 of 160 ms). This one is a line of text.
"""

from collections.abc import Iterator
from typing import NamedTuple

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

from planner.tui.looks import only_looks
from planner.tui.widgets.still import Still

_LAST = {"back": 1, "dialog.leave": 1, "help": 2}
_AWAY = frozenset({"check-in", "okrs", "slices"})
MOST = 7
"""More keys than that nobody reads; the palette has them all."""


class _Key(NamedTuple):
    start: int
    text: Content
    action: str


class KeyBar(Still, Widget):
    """One line with the shown bindings of its screen; a click does what the key does."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $bar; color: $muted; }
    """

    def __init__(self, *, only_looking: bool = False) -> None:
        super().__init__()
        self.only_looking = only_looking
        """Whether keys that would change something are left out."""

    def on_mount(self) -> None:
        """Follows the bindings, which change with the focus and with what applies."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def render(self) -> RenderResult:
        """Keys from the left, the palette at the right; what does not fit is left out, from the right."""
        palette = self._palette()
        room = self.size.width - palette.cell_length
        keys = Content("").join(key.text for key in self._keys(room))
        gap = max(0, room - keys.cell_length)
        return Content.assemble(keys, " " * gap, palette)

    async def on_click(self, event: Click) -> None:
        """Does what the key under the pointer does."""
        palette = self._palette()
        if event.x >= self.size.width - palette.cell_length:
            await self.run_action("app.command_palette")
            return
        for key in self._keys(self.size.width - palette.cell_length):
            if key.start <= event.x < key.start + key.text.cell_length:
                await self.screen.run_action(key.action)

    def _bindings_updated(self, _screen: Screen[object]) -> None:
        self.refresh()

    def _keys(self, room: int) -> Iterator[_Key]:
        """What fits, seven at most; help and the way back are kept before others are."""
        shown = [(_text(keys, binding), binding) for keys, binding in self._shown()]
        last = [pair for pair in shown if _turn(pair[1].id or "")]
        first = [pair for pair in shown if pair not in last][: max(0, MOST - len(last))]
        left = room - sum(text.cell_length for text, _ in last)
        kept = []
        for text, binding in first:
            left -= text.cell_length
            if left < 0:
                break
            kept.append((text, binding))
        start = 0
        for text, binding in (*kept, *last):
            if start + text.cell_length > room:
                return
            yield _Key(start, text, binding.action)
            start += text.cell_length

    def _shown(self) -> Iterator[tuple[str, Binding]]:
        """Each shown action with its keys; keys of one group stand together under the group's description."""
        grouped: dict[str, tuple[list[str], Binding]] = {}
        has_own = False
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.show or not active.enabled or (self.only_looking and not only_looks(binding.action)):
                continue
            name = binding.group.description if binding.group else binding.action
            display = self.app.get_key_display(binding)
            keys, _ = grouped.setdefault(name, ([], binding))
            if display not in keys:
                keys.append(display)
            has_own = has_own or (active.node is self.screen.focused and active.node is not None)
        # Bindings come from the base classes down; what is special here comes first, the way back and help last.
        # Where a pane has keys of its own, those that lead elsewhere give way to what is done in it.
        away = _AWAY if has_own else frozenset[str]()
        for keys, binding in sorted(
            grouped.values(), key=lambda shown: (_turn(shown[1].id or ""), (shown[1].id or "") in away)
        ):
            yield " ".join(keys), binding

    def _palette(self) -> Content:
        palette = self.screen.active_bindings.get(self.app.COMMAND_PALETTE_BINDING)
        if palette is None:
            return Content("")
        keys = self.app.get_key_display(palette.binding)
        return Content.assemble(("▏", "$faint"), (f"{keys} ", "bold $foreground"), palette.binding.description, " ")


def _turn(binding_id: str) -> int:
    """What is special here has the first turn; to take that back, the way back and help have the last."""
    return 1 if binding_id.endswith(".undo") else _LAST.get(binding_id, 0)


def _text(keys: str, binding: Binding) -> Content:
    return Content.assemble((f" {keys} ", "bold $foreground"), binding.description, " ")
