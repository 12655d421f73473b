"""A page on the screen: laid out anew when the page or the width changes."""

from __future__ import annotations

from textual.events import Resize
from textual.message import Message
from textual.strip import Strip

from imtui.pages.blocks import Page
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.line_view import LineView
from imtui.tui.painting.page_layout import lay_out


class PageView(LineView):
    """Shows a page, and says when what is in sight changes."""

    class Scrolled(Message):
        """Another part of the page is in sight."""

    def __init__(self, glyphs: Glyphs, id: str | None = None, page: Page | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.page = page
        self._columns_laid_out = 0

    def show(self, page: Page) -> None:
        """Show a page from its top."""
        self.page = page
        self._columns_laid_out = 0
        if self.size.width:
            self._lay_out()
        self.scroll_to(y=0, animate=False)

    def on_resize(self, _event: Resize) -> None:
        """Lay the page out in the new width."""
        self._lay_out()

    def on_show(self) -> None:
        """The page comes into sight."""
        self.post_message(self.Scrolled())

    def on_hide(self) -> None:
        """The page goes out of sight."""
        self.post_message(self.Scrolled())

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        self._have_lines()
        return super().render_line(y)

    @property
    def lines_below(self) -> int:
        """How many lines are out of sight below."""
        self._have_lines()
        return super().lines_below

    def _lay_out(self) -> None:
        drawn = self._lines
        self._have_lines()
        if self._lines is drawn:
            self.virtual_size = self.size_of_lines
        else:
            self.show_lines(self._lines)
        self.post_message(self.Scrolled())

    def _have_lines(self) -> None:
        """Lay the page out unless that was done for this width; the first frame comes before the size is announced."""
        if self.page is not None and self._columns_laid_out != self.columns:
            self._columns_laid_out = self.columns
            self._lines = lay_out(self.page, self.columns - 1, self.glyphs)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The page was scrolled."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())
