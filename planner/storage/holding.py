"""Holding what somebody is entering, as a part of an open plan file; what it takes is imported when that happens."""

from planner.session.ports import StepRecord


class Holding:
    """The half of a store that keeps things beside the plan."""

    path: str
    read_only: str | None

    def hold(self, record: StepRecord | None) -> None:
        """Keeps what is being entered for the next start, in place of what was held before; `None` lets go of it."""
        from planner.storage.half_done import hold

        if self.read_only is None:
            hold(self.path, record)
