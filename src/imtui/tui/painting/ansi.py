"""Lines of spans as escape sequences: what Textual makes of `styles.tcss`, for what is drawn without Textual."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from imtui.pages.blocks import Role, Span
from imtui.tui.painting.lines import Line, joined, line_width
from imtui.tui.painting.palettes import OF_THE_TERMINAL, Palette

COLOURS = {
    Role.MUTED: "faint",
    Role.ACCENT: "key",
    Role.GOOD: "good",
    Role.PARTIAL: "partial",
    Role.BAD: "bad",
    Role.UNKNOWN: "unknown",
}
BOLD = (Role.STRONG, Role.ACCENT)


class Painter:
    """Paints in the colours of a palette, on a terminal of 256 colours or of all."""

    def __init__(self, palette: Palette, all_colours: bool) -> None:
        self._codes = cache(lambda name, ground: _codes(palette.colours[name], ground, all_colours))

    def line(self, line: Line, columns: int, *, colour: str = "", reverse: bool = False) -> str:
        """Paint a line over so many columns; `colour` wins over those of its roles."""
        padded = (*line, Span(" " * (columns - line_width(line))))
        return "".join(self._span(span, colour, reverse) for span in joined(padded) if span.text)

    def screen(self, lines: Iterable[str]) -> str:
        """A whole screen of lines that are as wide as it."""
        return "".join(f"\x1b[{row};1H{line}" for row, line in enumerate(lines, 1))

    def _span(self, span: Span, colour: str, reverse: bool) -> str:
        front = self._codes(colour or COLOURS.get(span.role, "foreground"), "front")
        codes = ("1" * (span.role in BOLD), "7" * reverse, front, self._codes("background", "back"))
        return f"\x1b[{';'.join(filter(None, codes))}m{span.text}\x1b[m"


def _codes(colour: str, ground: str, all_colours: bool) -> str:
    """The parameters that choose a colour (SGR); none for the terminal's own."""
    if colour == OF_THE_TERMINAL:
        return ""
    if all_colours:
        red, green, blue = bytes.fromhex(colour[1:])
        return f"{'38' if ground == 'front' else '48'};2;{red};{green};{blue}"
    from rich.color import Color, ColorSystem

    return ";".join(Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_ansi_codes(ground == "front"))
