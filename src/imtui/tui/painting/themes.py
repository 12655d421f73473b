"""Colours. The default is the terminal's own: readable on light and dark backgrounds, in 16 colours or more."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

_TERMINAL = {
    "good": "ansi_green",
    "partial": "ansi_yellow",
    "bad": "ansi_red",
    "unknown": "ansi_magenta",
    "faint": "ansi_bright_black",
    "key": "ansi_cyan",
    "line": "ansi_bright_black",
}

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables=_TERMINAL
    | {
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_bright_black",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
    },
)
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
        "faint": "#8b93a5",
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
        "unknown": "#6a3fb5",
        "faint": "#5c6370",
        "key": "#005f87",
        "line": "#b8bcc6",
    },
)


class Colourless(LineFilter):
    """Takes every colour away for NO_COLOR, even the code of the terminal's own, which Textual's filter writes."""

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """Keep bold, underline and reverse, by which the selection is seen."""
        return [Segment(text, style and style.without_color, control) for text, style, control in segments]


THEMES = {theme.name: theme for theme in (TERMINAL, DARK, LIGHT)}
