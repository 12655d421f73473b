"""The table of a comparison: heads stay in view, a cursor goes from cell to cell."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from imtui.tui.bindings import bindings
from imtui.tui.comparison.grid import Grid
from imtui.tui.comparison.layout import DrawnLine, Room, body, heads
from imtui.tui.keys import Scope
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import Line, indent, uncoloured
from imtui.tui.painting.movement import Movement
from imtui.tui.painting.painted import Painted


class CompareTable(Movement, Painted, can_focus=True):
    """Draws a grid; says where the cursor goes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LIST, Scope.TABLE)

    class Moved(Message):
        """The cursor is on another cell, or the room has changed."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.grid = Grid((), ())
        self.row = 0
        self.column = 0
        self._first_column = 0
        self._top = 0
        self._heads: list[Line] = []
        self._body: list[DrawnLine] = []

    @property
    def row_key(self) -> str:
        """The key of the row under the cursor."""
        return self.grid.rows[self.row].head.key if self.grid.rows else ""

    @property
    def column_key(self) -> str:
        """The key of the column under the cursor."""
        return self.grid.columns[self.column].key if self.grid.columns else ""

    @property
    def attention(self) -> Offset:
        """The cell under the cursor, past the line that divides the columns."""
        drawn = [(n, line) for n, line in enumerate(self._body) if line.row == self.row]
        if not drawn:
            return Offset(0, 0)
        number, found = next(((n, line) for n, line in drawn if line.cell), drawn[0])
        divider = len(self.glyphs.column) + 1 if found.cell and found.cell[0] else 0
        start = found.cell[0] + divider if found.cell and found.cell[0] else indent(found.line)
        return Offset(start, len(self._heads) + number - self._top)

    def show(self, grid: Grid, row: str, column: str) -> None:
        """Draw a grid, the cursor on this row and column where they are still there."""
        self.grid = grid
        keys = [r.head.key for r in grid.rows]
        columns = [h.key for h in grid.columns]
        self.row = keys.index(row) if row in keys else min(self.row, max(len(keys) - 1, 0))
        self.column = columns.index(column) if column in columns else min(self.column, max(len(columns) - 1, 0))
        self._lay_out()

    def on_resize(self, _event: Resize) -> None:
        """Share the new room."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Draw one line: a head, or a line of the body with the cursor's row and cell shown."""
        if y < len(self._heads):
            return self.strip(self._heads[y])
        position = y - len(self._heads) + self._top
        if position >= len(self._body):
            return self.strip(())
        drawn = self._body[position]
        if drawn.row != self.row:
            return self.strip(drawn.line)
        strip = self.strip(uncoloured(drawn.line), "cursor")
        if drawn.cell is None:
            return strip
        start, end = drawn.cell
        cell = strip.crop(start, end).apply_style(self.style_of("cursor-cell"))
        return Strip.join([strip.crop(0, start), cell, strip.crop(end)])

    @property
    def row_count(self) -> int:
        return len(self.grid.rows)

    @property
    def rows_in_sight(self) -> int:
        return max(self.size.height - len(self._heads), 1)

    def move(self, rows: int) -> None:
        self._go(self.row + rows, self.column)

    def action_cell_left(self) -> None:
        self._go(self.row, self.column - 1)

    def action_cell_right(self) -> None:
        self._go(self.row, self.column + 1)

    @property
    def room(self) -> Room:
        """The room there is."""
        return Room(max(self.size.width, 1), self.size.height)

    def _go(self, row: int, column: int) -> None:
        self.row = min(max(row, 0), max(len(self.grid.rows) - 1, 0))
        self.column = min(max(column, 0), max(len(self.grid.columns) - 1, 0))
        self._lay_out()

    def _lay_out(self) -> None:
        if not self.size.height:
            return
        shown = self.room.shown_columns(len(self.grid.columns))
        self._first_column = min(max(self._first_column, self.column - shown + 1), self.column)
        self._first_column = max(0, min(self._first_column, len(self.grid.columns) - shown))
        self._heads = heads(self.grid, self.room, self._first_column, self.glyphs)
        self._body = body(self.grid, self.room, self._first_column, self.column, self.glyphs)
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved())

    def _keep_in_sight(self) -> None:
        lines = [number for number, drawn in enumerate(self._body) if drawn.row == self.row]
        if not lines:
            self._top = 0
            return
        above = self.row > 0 and self.grid.rows[self.row - 1].is_heading
        first, last = lines[0] - (1 if above else 0), lines[-1]
        self._top = max(min(self._top, first), last - self.rows_in_sight + 1, 0)
        self._top = min(self._top, first) if last - first < self.rows_in_sight else first
