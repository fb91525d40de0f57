"""Themes: every text colour readable on every ground it stands on, and a bad file reported in one sentence."""

import tomllib
from itertools import product
from pathlib import Path

import pytest

from planner.domain.errors import BadInputError
from planner.tui.theme_file import ThemeFile
from planner.tui.themes import DEFAULT_THEME, OWN_VARIABLES, read_theme, read_user_theme

FILES = sorted((Path(__file__).parents[2] / "themes").glob("*.toml"))
TEXTS = ("text", "muted", "innovation", "tune_up", "good", "bad", "past")
GROUNDS = ("ground", "bar", "cursor")
LEAST = {"chalk": 7.0}


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2, 0 (black) to 1 (white)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_the_published_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_text_colour_is_readable_on_every_ground(file: Path) -> None:
    theme = ThemeFile.model_validate(tomllib.loads(file.read_text()))
    colours = theme.colours.model_dump()
    least = LEAST.get(theme.name, 4.5)
    faults = {
        (text, ground): round(found, 2)
        for text, ground in product(TEXTS, GROUNDS)
        if (found := contrast(colours[text], colours[ground])) < least
    }
    assert not faults, f"below {least} : 1"


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_lanes_differ_from_each_other_and_from_good_and_bad(file: Path) -> None:
    colours = tomllib.loads(file.read_text())["colours"]
    meanings = [colours[name] for name in ("innovation", "innovation_existing", "tune_up", "unplanned", "good", "bad")]
    assert len(set(meanings)) == len(meanings)


def test_the_three_themes_of_the_program_are_there_and_carry_our_variables() -> None:
    assert {file.stem for file in FILES} == {"dusk", "chalk", "okabe"}
    assert DEFAULT_THEME in {file.stem for file in FILES}
    for file in FILES:
        assert set(OWN_VARIABLES) <= set(read_theme(file.stem, file.read_text()).variables)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("[colours]", "[colours]\nshadow = '#000000'"), "shadow"),
        (('ground = "#14151d"', 'ground = "dark"'), "ground"),
        (("dark = true", "dark = maybe"), "not valid TOML"),
    ],
)
def test_a_bad_theme_is_reported_in_one_sentence(change: tuple[str, str], complaint: str) -> None:
    text = next(f for f in FILES if f.stem == "dusk").read_text().replace(*change)
    with pytest.raises(BadInputError, match=complaint) as caught:
        read_user_theme("mine.toml", text)
    assert "\n" not in str(caught.value).strip(".")
