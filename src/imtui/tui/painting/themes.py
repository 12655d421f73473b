"""Textual's themes, one of each palette: every role is readable, at least 4.5:1 as WCAG 2 computes it."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from imtui.tui.painting.palettes import OF_THE_TERMINAL, PALETTES, Palette

OF_TEXTUAL = ("primary", "accent", "foreground", "background", "surface", "panel")
"""The colours that Textual has names of its own for; those of imtui are variables."""


def theme_of(palette: Palette) -> Theme:
    """The theme of a palette."""
    colours = palette.colours
    variables = {name: colour for name, colour in colours.items() if name not in OF_TEXTUAL}
    if OF_THE_TERMINAL not in colours.values():
        own: dict[str, Any] = {name: colours[name] for name in OF_TEXTUAL}
        return Theme(name=palette.id, **own, variables=variables, dark=palette.is_dark)
    own = dict.fromkeys(("primary", "foreground", "background", "surface", "panel", "boost"), OF_THE_TERMINAL)
    variables |= dict.fromkeys(("ansi-background", "ansi-foreground"), OF_THE_TERMINAL)
    return Theme(name=palette.id, **own, variables=variables, ansi=True)


class Colourless(LineFilter):
    """Takes every colour away for NO_COLOR, even the code of the terminal's own, which Textual's filter writes."""

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """Keep bold, underline and reverse, by which the selection is seen."""
        return [Segment(text, style and style.without_color, control) for text, style, control in segments]


THEMES = {palette.id: theme_of(palette) for palette in PALETTES.values()}


def following(theme: Theme) -> Theme:
    """Return the theme after this one, the first after the last."""
    names = list(THEMES)
    return THEMES[names[(names.index(theme.name) + 1) % len(names)]]
