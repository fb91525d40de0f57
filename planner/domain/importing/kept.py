"""What an import keeps beside its items: lanes that it proposes, and what people said of a file's columns."""

from typing import Annotated, NamedTuple

from planner.domain.words import Bounds, Category, Name, Text


class Proposal(NamedTuple):
    """A lane that an item's type, labels and words speak for, until somebody says which it is."""

    id: str
    """The item's."""
    category: Category
    confidence: Annotated[float, Bounds(ge=0, le=1)]
    """How sure the proposal is; from 0.85 on the item was given the lane at once."""
    because: Text = ""
    """What speaks for it, e.g. `label “tech-debt”, “flaky”`."""


class ImportMapping(NamedTuple):
    """Which columns hold what in files with one header, as somebody said; the next such file is read so too."""

    id: str
    """Made from the header's names."""
    name: Name
    """Of the file for which it was said."""
    pairs: tuple[tuple[str, str], ...]
    """Columns and fields."""
