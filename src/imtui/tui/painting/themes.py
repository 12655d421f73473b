"""Colours: every role of every theme is readable, at least 4.5:1 as WCAG 2 computes it."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from imtui.language import later

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables=dict.fromkeys(
        ("good", "partial", "bad", "unknown", "faint", "key", "line", "ansi-background", "ansi-foreground"),
        "ansi_default",
    ),
)
"""No colour but those of the terminal's own text: none of the 16 is readable on every background. Yellow is lost on
white, blue on black, and colour 8 is the background itself in Solarized. Signs, words and bold say the rest."""

DARK = Theme(
    name="dark",
    primary="#7aa2f7",
    accent="#7dcfff",
    foreground="#d8dee9",
    background="#16181d",
    surface="#1c1f26",
    panel="#22262e",
    variables={
        "good": "#9ece6a",
        "partial": "#e0af68",
        "bad": "#f7768e",
        "unknown": "#bb9af7",
        "faint": "#959db0",
        "key": "#7dcfff",
        "line": "#4a5060",
    },
)
LIGHT = Theme(
    name="light",
    primary="#1f4f9c",
    accent="#005f87",
    foreground="#1c1f26",
    background="#fdfdfb",
    surface="#f4f4f0",
    panel="#ebebe6",
    dark=False,
    variables={
        "good": "#2d6a00",
        "partial": "#8a5a00",
        "bad": "#b3002d",
        "unknown": "#5f2f9f",
        "faint": "#5c6370",
        "key": "#005f87",
        "line": "#b8bcc6",
    },
)
CONTRAST = Theme(
    name="contrast",
    primary="#ffffff",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    variables={
        "good": "#87ff87",
        "partial": "#ffff00",
        "bad": "#ffafaf",
        "unknown": "#ffafff",
        "faint": "#ffffff",
        "key": "#00ffff",
        "line": "#ffffff",
    },
)
"""Large contrast: 10:1 and more, and nothing is fainter than the rest."""


class Colourless(LineFilter):
    """Takes every colour away for NO_COLOR, even the code of the terminal's own, which Textual's filter writes."""

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """Keep bold, underline and reverse, by which the selection is seen."""
        return [Segment(text, style and style.without_color, control) for text, style, control in segments]


THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST, TERMINAL)}

THEME_NAMES = {
    "dark": later("dark background"),
    "light": later("light background"),
    "contrast": later("large contrast"),
    "terminal": later("the terminal's own"),
}


def following(theme: Theme) -> Theme:
    """Return the theme after this one, the first after the last."""
    names = list(THEMES)
    return THEMES[names[(names.index(theme.name) + 1) % len(names)]]
