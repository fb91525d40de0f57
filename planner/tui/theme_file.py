"""What a theme file may say; anything else in it is refused, so that a misspelt colour is found."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""Red, green and blue in hexadecimal, e.g. `#6ea8fe`."""


class Colours(BaseModel):
    """The colours of a theme, each named for what it means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ground: Colour
    bar: Colour
    """Top bar and footer."""
    cursor: Colour
    """The ground of the row under the cursor."""
    text: Colour
    muted: Colour
    """Text that explains; still readable."""
    faint: Colour
    """Frames and rules, never text."""
    innovation: Colour
    innovation_existing: Colour
    tune_up: Colour
    unplanned: Colour
    good: Colour
    bad: Colour
    past: Colour | None = None
    """The band and the frames of the plan as it stood; without one the colour of text."""


class ThemeFile(BaseModel):
    """A theme file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z0-9-]+$")]
    dark: bool
    colours: Colours
