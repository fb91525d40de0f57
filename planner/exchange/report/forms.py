"""What a report can be asked for."""

from typing import Literal

Format = Literal["html", "markdown"]
Only = Literal["decisions", "plan", "review"]
"""One part of it: what was decided, what was agreed, what came of it."""
