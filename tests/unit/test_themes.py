"""Every role of every theme is readable, on every background and in every terminal's palette."""

import pytest
from rich.color import Color, ColorSystem

from imtui import background
from imtui.background import fitting_theme
from imtui.parser import parse
from imtui.tui.painting.themes import THEMES, following

READABLE = 4.5
"""What WCAG 2 asks of text (success criterion 1.4.3)."""

ROLES = ("good", "partial", "bad", "unknown", "faint", "key")
BACKGROUNDS = {"black": "#000000", "white": "#ffffff", "Solarized dark": "#002b36", "Solarized light": "#fdf6e3"}
FITTING = [("dark", "black"), ("dark", "Solarized dark"), ("light", "white"), ("light", "Solarized light")]
TERMINAL = THEMES["terminal"]
OWN = [theme for theme in THEMES.values() if theme is not TERMINAL]


def luminance(colour: str) -> float:
    return background.luminance(*(colour[n : n + 2].encode() for n in (1, 3, 5)))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def as_drawn(colour: str, colours: int) -> str:
    """Return the nearest colour that a terminal of so many colours has."""
    if colours > 256:
        return colour
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


@pytest.mark.parametrize("colours", [256, 1 << 24])
@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_every_role_is_readable_on_the_backgrounds_of_its_theme(theme, colours: int) -> None:  # type: ignore[no-untyped-def]
    letters = {role: theme.variables[role] for role in ROLES} | {"text": theme.foreground}
    for behind in (theme.background, theme.panel):
        found = {r: contrast(as_drawn(c, colours), as_drawn(behind, colours)) for r, c in letters.items()}
        assert {r: ratio for r, ratio in found.items() if ratio < READABLE} == {}


@pytest.mark.parametrize(("name", "behind"), FITTING)
def test_the_theme_that_fits_a_background_is_readable_on_it_as_well(name: str, behind: str) -> None:
    theme = THEMES[name]
    letters = [theme.variables[role] for role in ROLES] + [str(theme.foreground)]
    assert min(contrast(colour, BACKGROUNDS[behind]) for colour in letters) >= READABLE


def test_large_contrast_is_large() -> None:
    theme = THEMES["contrast"]
    assert min(contrast(theme.variables[role], theme.background or "") for role in ROLES) >= 10


def test_the_terminal_s_own_theme_uses_no_colour_but_that_of_its_text() -> None:
    colours = {TERMINAL.primary, TERMINAL.foreground, TERMINAL.background, *TERMINAL.variables.values()}
    assert colours == {"ansi_default"}


@pytest.mark.parametrize(("name", "behind"), FITTING)
def test_the_background_decides_between_light_and_dark(name: str, behind: str) -> None:
    assert fitting_theme(luminance(BACKGROUNDS[behind]), {}) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [("15;0", "dark"), ("0;15", "light"), ("0;default;7", "light"), ("12;8", "dark")]
    + [(silence, "terminal") for silence in ("", "default;default", "²", "9" * 5000, "0;16")],
)
def test_the_environment_decides_where_the_terminal_is_silent(value: str, name: str) -> None:
    assert fitting_theme(None, {"COLORFGBG": value}) == name


@pytest.mark.parametrize(
    "reply", ["\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:f/f/f\x07", "\x1b]11;rgba:ff/ff/ff/0\x07"]
)
def test_a_reply_is_read_however_it_is_written(reply: str) -> None:
    found = background.REPLY.fullmatch(reply.encode())
    assert found
    assert background.luminance(*found.groups()) == pytest.approx(1)


def test_the_key_goes_through_every_theme_and_the_option_knows_them_all() -> None:
    theme, seen = TERMINAL, []
    for _step in THEMES:
        theme = following(theme)
        seen.append(theme.name)
    assert sorted(seen) == sorted(THEMES)
    assert [parse(["--theme", name]).theme for name in ("auto", *THEMES)] == ["auto", *THEMES]
