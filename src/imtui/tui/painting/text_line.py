"""One line of text with two ends: headers, counts, hints."""

from __future__ import annotations

from collections.abc import Callable

from textual.strip import Strip
from textual.widget import Widget

from imtui.tui.keys import Scope
from imtui.tui.painting import hints
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import Line, both_ends, drawn
from imtui.tui.painting.painted import Painted

Fit = Callable[[int], tuple[Line, Line]]
"""Gives the two ends of a line of so many columns."""


class TextLine(Painted, Widget):
    """Draws one line, its right end kept when room is short; what it says may depend on the room there is."""

    def __init__(self, glyphs: Glyphs, fit: Fit = lambda _columns: ((), ()), id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self._fit = fit

    def show(self, left: Line, right: Line = ()) -> None:
        """Draw these two ends."""
        self.show_fitted(lambda _columns: (left, right))

    def show_fitted(self, fit: Fit) -> None:
        """Draw what fits, now and whenever the line gets another width."""
        self._fit = fit
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if y:
            return self.strip(())
        left, right = (drawn(end, self.glyphs) for end in self._fit(self.size.width))
        return self.strip(both_ends(left, right, self.size.width, self.glyphs.ellipsis))


class HintLine(TextLine):
    """Names the most useful keys of some scopes, as many as fit."""

    def __init__(self, glyphs: Glyphs, *scopes: Scope, acts: hints.Acts = hints.always) -> None:
        super().__init__(glyphs, lambda columns: (hints.hints(scopes, columns, acts), ()), id="hints")
        self.scopes = scopes
