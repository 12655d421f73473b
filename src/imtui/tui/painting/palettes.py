"""The colours of each theme. What draws without Textual reads them here; `themes.py` makes Textual's themes of them."""

from __future__ import annotations

from collections.abc import Mapping

from imtui.language import later
from imtui.records import record

OF_THE_TERMINAL = "ansi_default"


@record
class Palette:
    """The colours of a theme by what they are for, as `#rrggbb` or `OF_THE_TERMINAL`."""

    id: str
    name: str
    colours: Mapping[str, str]
    is_dark: bool = True


DARK = Palette(
    "dark",
    later("dark background"),
    {
        "primary": "#7aa2f7",
        "accent": "#7dcfff",
        "foreground": "#d8dee9",
        "background": "#16181d",
        "surface": "#1c1f26",
        "panel": "#22262e",
        "good": "#9ece6a",
        "partial": "#e0af68",
        "bad": "#f7768e",
        "unknown": "#bb9af7",
        "faint": "#959db0",
        "key": "#7dcfff",
        "line": "#4a5060",
    },
)
LIGHT = Palette(
    "light",
    later("light background"),
    {
        "primary": "#1f4f9c",
        "accent": "#005f87",
        "foreground": "#1c1f26",
        "background": "#fdfdfb",
        "surface": "#f4f4f0",
        "panel": "#ebebe6",
        "good": "#2d6a00",
        "partial": "#8a5a00",
        "bad": "#b3002d",
        "unknown": "#5f2f9f",
        "faint": "#5c6370",
        "key": "#005f87",
        "line": "#b8bcc6",
    },
    is_dark=False,
)
CONTRAST = Palette(
    "contrast",
    later("large contrast"),
    {
        "primary": "#ffffff",
        "accent": "#00ffff",
        "foreground": "#ffffff",
        "background": "#000000",
        "surface": "#000000",
        "panel": "#000000",
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

TERMINAL = Palette("terminal", later("the terminal's own"), dict.fromkeys(DARK.colours, OF_THE_TERMINAL))
"""No colour but those of the terminal's own text: none of the 16 is readable on every background. Yellow is lost on
white, blue on black, and colour 8 is the background itself in Solarized. Signs, words and bold say the rest."""

PALETTES = {palette.id: palette for palette in (DARK, LIGHT, CONTRAST, TERMINAL)}
