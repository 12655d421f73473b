"""One line of text with two ends: headers, counts, hints."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from imtui.tui.drawing import Line, both_ends, drawn
from imtui.tui.glyphs import Glyphs
from imtui.tui.widgets.painting import Painted


class TextLine(Painted, Widget):
    """Draws one line, its right end kept when room is short."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self._left: Line = ()
        self._right: Line = ()

    def show(self, left: Line, right: Line = ()) -> None:
        """Draw these two ends."""
        self._left, self._right = drawn(left, self.glyphs), drawn(right, self.glyphs)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if y:
            return self.strip(())
        return self.strip(both_ends(self._left, self._right, self.size.width, self.glyphs.ellipsis))
