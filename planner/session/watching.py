"""Long work that somebody looks on at: how far it is, and that it may be called off until it is on disk."""

from planner.domain.errors import RefusedError


class CalledOffError(RefusedError):
    """Somebody called the work off; nothing was changed."""


class Watch:
    """Shared by who waits and who works, each in a thread of its own; both sides only set plain values."""

    def __init__(self) -> None:
        self.share = 0.0
        """How much is done, 0…1."""
        self.called_off = False

    def tell(self, share: float) -> None:
        """Says how far the work is; raises `CalledOffError` where somebody called it off."""
        self.share = share
        if self.called_off:
            raise CalledOffError("It was called off; nothing was changed.")
