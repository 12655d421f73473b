"""The base of what scrolls: draws only the visible lines of a list of lines, whatever its length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.painting.lines import Line, indent
from imtui.tui.painting.movement import Movement
from imtui.tui.painting.painted import Painted


class LineView(Movement, ScrollView, Painted, can_focus=True):
    """A pane of lines that scrolls by keys."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LIST)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._first_new = 0
        self._column = 0

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Draw these lines from now on."""
        self._lines = lines
        self._first_new = 0
        self._column = indent(self._line(0))
        self.virtual_size = self.size_of_lines
        self.refresh()

    @property
    def size_of_lines(self) -> Size:
        """The room that all lines take, in sight or not."""
        return Size(self.columns, len(self._lines))

    @property
    def columns(self) -> int:
        """The cells that a line may take."""
        return max(self.scrollable_content_region.width, 1)

    @property
    def lines_below(self) -> int:
        """How many lines are out of sight below."""
        return max(len(self._lines) - round(self.scroll_y) - self.size.height, 0)

    @property
    def row_count(self) -> int:
        return len(self._lines)

    @property
    def rows_in_sight(self) -> int:
        return self.size.height

    def move(self, rows: int) -> None:
        self.scroll_relative(y=rows, animate=False)

    @property
    def attention(self) -> Offset:
        """The first line that came into sight when the view was last scrolled: its first letter, or its second, since
        terminals tell screen readers of a cursor that moves, not of a line that moves under it.
        """
        return Offset(self._column, self._first_new - round(self.scroll_y))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Know which line came into sight."""
        super().watch_scroll_y(old_value, new_value)
        top, height = round(new_value), self.size.height
        below = round(old_value) + height
        self._first_new = below if top < below < top + height else top
        column = indent(self._line(self._first_new))
        self._column = column + 1 if column == self._column else column

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        return self.strip(self._line(y + round(self.scroll_y)))

    def _line(self, number: int) -> Line:
        return self._lines[number] if number < len(self._lines) else ()
