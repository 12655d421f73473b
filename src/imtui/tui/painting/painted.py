"""Styled text on the screen: from the roles of spans to the styles of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from imtui.pages.blocks import Role
from imtui.tui.painting.lines import Line, joined

if TYPE_CHECKING:
    from imtui.tui.app import ImtuiApp

STYLES = {f"role--{role}" for role in Role} | {"cursor", "cursor-away", "cursor-cell", "faded"}
"""The component classes of the application, where Textual works them out once, and not for each of the widgets."""


class Painted(Widget):
    """A widget whose lines are spans with roles, in the styles that the application gives to `STYLES`."""

    _styles: dict[str, Style] | None = None

    @property
    def attention(self) -> Offset:
        """The cell of this widget that was just selected or changed: the terminal's cursor stands on it, for screen
        readers, braille displays and magnifiers, which follow that cursor.
        """
        return Offset(0, 0)

    def notify_style_update(self) -> None:
        """Forget the styles of the former theme or state."""
        self._styles = None
        super().notify_style_update()

    def strip(self, line: Line, *classes: str) -> Strip:
        """Draw a line over the whole width, in the styles of its roles and of these component classes."""
        segments = [
            Segment(span.text, self.style_of(f"role--{span.role}", *classes, link=span.link)) for span in joined(line)
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.style_of(*classes))

    def style_of(self, *classes: str, link: str = "") -> Style:
        """The style of component classes, the last ones winning; of a link, where the terminal can open one (OSC 8)."""
        self._styles = {} if self._styles is None else self._styles
        key = " ".join((*classes, link))
        if key not in self._styles:
            style = self.rich_style
            for name in classes:
                style += self.app.get_component_styles(name).partial_rich_style
            if link and cast("ImtuiApp", self.app).opens_links:
                style += Style(link=link)
            self._styles[key] = style
        return self._styles[key]
