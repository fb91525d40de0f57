"""Steps of the history as a list wants them: by their place, read a page at a time and only where somebody looks."""

from collections.abc import Sequence

from planner.domain.history.steps import HistoryStep

PAGE = 200
_KEPT = 40
"""So many pages are remembered; whoever scrolls through 100,000 steps does not keep them all."""


class HistoryPages:
    """Numbers of steps, newest first, and the pages of them that were read."""

    def __init__(self, numbers: Sequence[int] = ()) -> None:
        self.numbers = tuple(numbers)
        self._pages: dict[int, tuple[HistoryStep, ...]] = {}
        self._asked: set[int] = set()

    def step(self, index: int) -> HistoryStep | None:
        """The step at a place; `None` until its page was read."""
        page = self._pages.get(index // PAGE, ())
        return page[index % PAGE] if index % PAGE < len(page) else None

    def wanted(self, index: int) -> tuple[int, ...]:
        """The numbers to read for a place; empty where its page was read or is being read."""
        page = index // PAGE
        if page in self._pages or page in self._asked:
            return ()
        self._asked.add(page)
        return self.numbers[page * PAGE : (page + 1) * PAGE]

    def take(self, index: int, steps: Sequence[HistoryStep]) -> None:
        """Keeps the page of a place; the one that was read first is forgotten where there are too many."""
        page = index // PAGE
        self._asked.discard(page)
        self._pages[page] = tuple(steps)
        while len(self._pages) > _KEPT:
            self._pages.pop(next(iter(self._pages)))

    def known(self) -> list[HistoryStep]:
        """The steps that were read, newest first."""
        return [step for page in sorted(self._pages) for step in self._pages[page]]

    def __len__(self) -> int:
        """How many steps there are."""
        return len(self.numbers)
