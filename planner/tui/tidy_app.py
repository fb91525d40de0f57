"""Memory is tidied while nobody touches a key: with ten thousand items that takes longer than a key may."""

import gc
from collections.abc import Mapping

from textual.dom import DOMNode

from planner.session import Session
from planner.tui.session_app import SessionApp

_SELDOM = 100
"""How much rarer than usual a key may have to wait for it: what dialogs leave behind is gone at the next pause."""


class TidyApp(SessionApp):
    """Collects what only refers to itself in the first pause after some keys."""

    _acted = False
    _untidy = False

    async def run_action(
        self,
        action: str | tuple[str, str, tuple[object, ...]],
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Performs an action; what it leaves behind is tidied later."""
        self._acted = True
        return await super().run_action(action, default_namespace, namespaces)

    def _catch_up(self, session: Session) -> None:
        super()._catch_up(session)
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, _SELDOM)

    def _look(self) -> None:
        super()._look()
        if self._acted:
            self._acted, self._untidy = False, True
        elif self._untidy:
            self._untidy = False
            gc.collect()
