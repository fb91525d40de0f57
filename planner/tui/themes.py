"""Themes are TOML files; their colours carry the meanings of planning, not of widgets."""

import tomllib
from collections.abc import Mapping
from typing import Any

from textual.theme import Theme

from planner.domain.errors import BadInputError

DEFAULT_THEME = "dusk"
OWN_VARIABLES: dict[str, str] = {
    "innovation": "#6ea8fe",
    "innovation-existing": "#3f6fb5",
    "tune-up": "#e3b04b",
    "unplanned": "#7d86a8",
    "muted": "#a3abc9",
    "faint": "#454c70",
    "good": "#7fd18c",
    "bad": "#ff7f7f",
    "bar": "#232638",
    "cursor": "#30344c",
    "past": "#c9a8ff",
}
"""Our own variables with a value for themes that are not ours, which would else fail to start."""


def read_themes(own: Mapping[str, str], users: Mapping[str, str]) -> tuple[list[Theme], list[str]]:
    """All themes from their TOML text by file name, and one sentence for each file of the user's that is none."""
    themes = [read_theme(name, text) for name, text in own.items()]
    complaints: list[str] = []
    for name, text in users.items():
        try:
            themes.append(read_user_theme(name, text))
        except BadInputError as error:
            complaints.append(str(error))
    return themes, complaints


def read_theme(name: str, text: str) -> Theme:
    """One of the program's own themes; their files are validated by the tests, so this does not pay for it again."""
    return _theme(tomllib.loads(text), name)


def read_user_theme(name: str, text: str) -> Theme:
    """A theme of the user's; raises `BadInputError` with one sentence where the file is not one."""
    # pydantic is imported for users who have themes of their own; the others do not wait for it.
    from pydantic import ValidationError

    from planner.tui.theme_file import ThemeFile

    try:
        data = ThemeFile.model_validate(tomllib.loads(text)).model_dump()
    except tomllib.TOMLDecodeError as error:
        raise BadInputError(f"The theme {name} is not valid TOML: {error}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadInputError(f"The theme {name} cannot be used: {where}: {first['msg']}.") from None
    return _theme(data, name)


def _theme(data: dict[str, Any], name: str) -> Theme:
    colours = data["colours"]
    own = _own_variables(colours)
    text, ground, bar, bad = colours["text"], colours["ground"], colours["bar"], colours["bad"]
    variables = {
        **own,
        "border": colours["faint"],
        "border-blurred": colours["faint"],
        "block-cursor-background": colours["cursor"],
        "block-cursor-foreground": text,
        "block-cursor-text-style": "bold",
        "footer-background": bar,
        "footer-foreground": colours["muted"],
        "footer-key-foreground": text,
        "footer-key-background": bar,
        "footer-description-foreground": colours["muted"],
        "footer-description-background": bar,
        "footer-item-background": bar,
        "input-selection-background": f"{colours['muted']} 35%",
        "scrollbar": colours["faint"],
        "scrollbar-background": ground,
        "scrollbar-corner-color": ground,
    }
    # Textual's own parts take primary and accent; lane colours mean lanes and nothing else, so they are not among them.
    return Theme(
        name=data.get("name", name),
        dark=data["dark"],
        primary=colours["faint"],
        secondary=colours["muted"],
        accent=text,
        success=colours["good"],
        warning=bad,
        error=bad,
        foreground=text,
        background=ground,
        surface=ground,
        panel=bar,
        text_alpha=1.0,
        variables=variables,
    )


def _own_variables(colours: Mapping[str, str]) -> dict[str, str]:
    """Our own variables in a theme's colours; one that gives the past none of its own shows it in that of text."""
    known = {**colours, "past": colours.get("past") or colours["text"]}
    return {variable: known[variable.replace("-", "_")] for variable in OWN_VARIABLES}
