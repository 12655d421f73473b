"""A few lines of text that wraps."""

from __future__ import annotations

from textual.strip import Strip

from imtui.pages.blocks import Spans
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import drawn, wrap
from imtui.tui.painting.painted import Painted


class TextBlock(Painted):
    """Draws spans over the lines that it has."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self._spans: Spans = ()

    def show(self, spans: Spans) -> None:
        """Draw these spans."""
        self._spans = spans
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = wrap(drawn(self._spans, self.glyphs), max(self.size.width, 1))
        return self.strip(lines[y] if y < len(lines) else ())
