"""A page on the screen: laid out anew when the page or the width changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from imtui.pages.blocks import Page
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.line_view import LineView
from imtui.tui.painting.lines import Line, uncoloured
from imtui.tui.painting.page_layout import GAP, heading_lines, lay_out, text_columns, text_width


class PageView(LineView):
    """Shows a page, and says when what is in sight changes. Its text stands in one column, or in two that follow."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.TEXT)

    class Scrolled(Message):
        """Another part of the page is in sight."""

    def __init__(self, glyphs: Glyphs, id: str | None = None, page: Page | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.page = page
        self._columns_laid_out = 0
        self.found: tuple[int, ...] = ()
        """The lines that were searched for."""

    def show(self, page: Page) -> None:
        """Show a page from its top."""
        self.page = page
        self._columns_laid_out = 0
        self.found = ()
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
        """Draw one line, of both columns where there are two."""
        self._have_lines()
        if self.text_columns == 1:
            return self._drawn(y)
        left = self._drawn(y).crop(0, self._text_width).adjust_cell_length(self._text_width + GAP, self.style_of())
        return Strip.join([left, self._drawn(y + self.size.height)]).crop(0, self.size.width)

    def _drawn(self, y: int) -> Strip:
        """A line counted from the first in sight, marked when it is the one that was found."""
        number = y + round(self.scroll_y)
        strip = super().render_line(y)
        return self.strip(uncoloured(self._lines[number]), "cursor") if number in self.found[:1] else strip

    @property
    def lines(self) -> Sequence[Line]:
        """The lines of the page in the width that it has."""
        self._have_lines()
        return self._lines

    @property
    def texts(self) -> Sequence[tuple[int, str]]:
        """What these lines say, and their numbers."""
        texts = ("".join(span.text for span in line).strip() for line in self.lines)
        return [(number, text) for number, text in enumerate(texts) if text]

    @property
    def heading_lines(self) -> Sequence[int]:
        """The lines on which the headings of the page begin."""
        return heading_lines(self.page, self._text_width, self.glyphs) if self.page else ()

    def go_to_line(self, number: int) -> None:
        """Bring a line into sight, at the top as far as the page is long enough."""
        self.scroll_to(y=number, animate=False)
        self.refresh()

    def find(self, lines: Sequence[int]) -> None:
        """Mark the first of these lines, and go there; the others are found next."""
        self.found = tuple(lines)
        self.go_to_line(max(self.found[0] - 2, 0))

    def find_next(self, forward: bool) -> None:
        """Go to the next line that was found, or to the one before; after the last comes the first."""
        turned = (*self.found[1:], *self.found[:1]) if forward else (*self.found[-1:], *self.found[:-1])
        self.find(turned)

    @property
    def text_columns(self) -> int:
        """How many columns of text stand side by side."""
        return text_columns(self.columns)

    @property
    def _text_width(self) -> int:
        return text_width(self.columns)

    @property
    def rows_in_sight(self) -> int:
        return self.size.height * self.text_columns

    @property
    def size_of_lines(self) -> Size:
        """The room that all lines take: of two columns, the second needs none of its own."""
        beside = self.size.height * (self.text_columns - 1)
        return Size(self.columns, max(len(self._lines) - beside, min(len(self._lines), self.size.height)))

    @property
    def lines_below(self) -> int:
        """How many lines are out of sight below."""
        self._have_lines()
        return max(super().lines_below - self.size.height * (self.text_columns - 1), 0)

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
            self._lines = lay_out(self.page, self._text_width, self.glyphs)
            self.found = ()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The page was scrolled."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())
