"""What the first keys on the ranked list will need is imported while nobody touches one, before it is asked for."""

from importlib import import_module

from textual.screen import Screen

_BEGINS = 0.25
"""Seconds after the first picture: what the session still reads comes first."""
_APART = 0.01
"""Seconds between two modules, in which a key is answered."""
AHEAD = (
    *("planner.domain." + name for name in ("ranking", "editing", "departure", "decisions", "story", "trading")),
    *("planner.tui.dialogs." + name for name in ("base", "ask", "because", "move_to", "must_do", "filter")),
    *("planner.tui.dialogs." + name for name in ("item_form", "reading", "story", "agree")),
)
"""Names of modules."""


def import_ahead(screen: Screen[None]) -> None:
    """Imports one module after the other; a key that comes meanwhile waits for one of them at most."""
    names = iter(AHEAD)

    def go_on() -> None:
        name = next(names, None)
        if name is not None and screen.is_attached:
            import_module(name)
            screen.set_timer(_APART, go_on)

    screen.set_timer(_BEGINS, go_on)
