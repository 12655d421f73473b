"""A QR code drawn with half blocks, dark on light whatever the theme; too small a screen says so."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from imtui.export.qr import qr_rows
from imtui.language import _
from imtui.pages.blocks import Role, Span
from imtui.tui.painting.glyphs import ASCII, Glyphs
from imtui.tui.painting.lines import wrap
from imtui.tui.painting.painted import Painted

DARK_ON_LIGHT = Style(color="#000000", bgcolor="#ffffff")


class QrView(Painted):
    """Draws the code in the middle of its room: two modules a cell high, or two cells a module with ASCII signs."""

    def __init__(self, glyphs: Glyphs, link: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = qr_rows(link, ascii_only=glyphs is ASCII)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the code, or of the sentence that says how much room it needs."""
        width, height = len(self._rows[0]), len(self._rows)
        if width > self.size.width or height > self.size.height:
            needed = _("This screen is too small for the code: it needs {columns} columns and {rows} lines.")
            lines = wrap((Span(needed.format(columns=width, rows=height + 4), Role.STRONG),), max(self.size.width, 1))
            return self.strip(lines[y] if y < len(lines) else ())
        row = y - (self.size.height - height) // 2
        if not 0 <= row < height:
            return self.strip(())
        left = (self.size.width - width) // 2
        segments = [Segment(" " * left), Segment(self._rows[row], DARK_ON_LIGHT)]
        return Strip(segments).adjust_cell_length(self.size.width, self.style_of())
