"""How a grid is drawn in a given room: a table whose heads stay in view, or a stack where it is narrow."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.compare import Cell
from imtui.language import _
from imtui.pages.blocks import SIGN_ROLES, Role, Sign, Span
from imtui.records import record
from imtui.tui.comparison.grid import Grid, GridRow
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.lines import Line, both_ends, crop, drawn, line_width, wrap

STACKED_BELOW = 60
NARROWEST_COLUMN = 23
LONGEST_LABEL = 26
MOST_LINES = 4
"""The lines that a cell may take, as far as all rows stay in view."""

LONGEST_ANSWER = 16
"""The cells that an answer without its note takes, as "– not applicable"."""

UNBOUNDED = 10_000
LINES_PER_CAVEAT_LINE = 10
"""A caveat gets one line for so many lines of the screen, so that the rows keep most of it."""


@record
class DrawnLine:
    """A line of the table, and the row it belongs to (None for heads); `cell` spans are those of the cursor's cell."""

    line: Line
    row: int | None = None
    cell: tuple[int, int] | None = None


@record
class Room:
    """How many cells there are, and how they are shared."""

    columns: int
    rows: int

    @property
    def is_stacked(self) -> bool:
        """Whether there is no room for a table."""
        return self.columns < STACKED_BELOW

    @property
    def label(self) -> int:
        """The width of the heads of rows: a third at most."""
        return min(LONGEST_LABEL, self.columns // 3)

    def shown_columns(self, total: int) -> int:
        """How many columns fit beside the heads."""
        return max(1, min(total, (self.columns - self.label) // NARROWEST_COLUMN))


def heads(grid: Grid, room: Room, first: int, glyphs: Glyphs) -> list[Line]:
    """Draw the heads of the columns in view, and how many are out of view."""
    if room.is_stacked:
        return []
    shown = grid.columns[first : first + room.shown_columns(len(grid.columns))]
    width = _column_width(room, len(shown))
    out_of_view = len(grid.columns) - len(shown)
    beside = _("{n} more, left and right").format(n=out_of_view) if out_of_view else ""
    lines = [_line([Span(beside, Role.MUTED)], [[Span(h.name, Role.STRONG)] for h in shown], room, width, glyphs)]
    if any(h.category for h in shown):
        lines.append(_line([], [[Span(h.category)] for h in shown], room, width, glyphs))
    allowed = room.rows // LINES_PER_CAVEAT_LINE
    if allowed:
        caveats = [_caveat(h.caveat, width - 2, allowed, glyphs) for h in shown]
        for number in range(max((len(c) for c in caveats), default=0)):
            parts = [list(c[number]) if number < len(c) else [] for c in caveats]
            if any(parts):
                lines.append(_line([], parts, room, width, glyphs))
    lines.append((Span(glyphs.rule * room.columns, Role.MUTED),))
    return lines


def _caveat(caveat: str, width: int, allowed: int, glyphs: Glyphs) -> list[Line]:
    """Wrap a caveat over the lines allowed; what is lost is shown by an ellipsis."""
    lines = wrap(drawn((Span(caveat, Role.MUTED),), glyphs), width)
    if len(lines) <= allowed:
        return lines
    last = (*lines[allowed - 1], Span(f" {glyphs.ellipsis}", Role.MUTED))
    return [*lines[: allowed - 1], crop(last, width, glyphs.ellipsis)]


def body(grid: Grid, room: Room, first: int, column: int, glyphs: Glyphs) -> list[DrawnLine]:
    """Draw all the rows, with the columns in view."""
    if room.is_stacked:
        return [
            line for number, row in enumerate(grid.rows) for line in _stacked(grid, number, row, room, column, glyphs)
        ]
    count = room.shown_columns(len(grid.columns))
    width = _column_width(room, count)
    start = room.label + (column - first) * width
    cell = (start, start + width)

    def drawn_with(most: int) -> list[DrawnLine]:
        return [
            DrawnLine(line, number, None if row.is_heading else cell)
            for number, row in enumerate(grid.rows)
            for line in _table_row(row, room, width, first, count, most, glyphs)
        ]

    lines = drawn_with(1)
    for most in range(2, MOST_LINES + 1):
        fuller = drawn_with(most) if len(lines) < room.rows else lines
        lines = fuller if len(fuller) <= room.rows else lines
    return lines


def _column_width(room: Room, count: int) -> int:
    return (room.columns - room.label) // max(count, 1)


def _table_row(
    row: GridRow, room: Room, width: int, first: int, count: int, most: int, glyphs: Glyphs
) -> Iterator[Line]:
    """Draw a row over as many lines as its cells need, and at most `most`."""
    if row.is_heading:
        yield _heading(row, room, glyphs)
        return
    cells = [_cell_lines(cell, width - 2, most, glyphs) for cell in row.cells[first : first + count]]
    label = [Span(" " + row.head.name, row.head.role)]
    for number in range(max(map(len, cells))):
        parts = [list(lines[number]) if number < len(lines) else [] for lines in cells]
        yield _line(label if number == 0 else [], parts, room, width, glyphs)


def _cell_lines(cell: Cell, width: int, most: int, glyphs: Glyphs) -> list[Line]:
    """Draw a cell over at most so many lines; what is lost is shown by an ellipsis."""
    whole = cell_spans(cell, UNBOUNDED, glyphs)
    if most == 1 or line_width(whole) <= width:
        return [cell_spans(cell, width, glyphs)]
    lines = wrap(whole, width)
    return (
        lines
        if len(lines) <= most
        else [*lines[: most - 1], crop(_rejoined(lines[most - 1 :]), width, glyphs.ellipsis)]
    )


def _rejoined(lines: list[Line]) -> Line:
    return tuple(span for line in lines for span in (*line, Span(" ")))


def _heading(row: GridRow, room: Room, glyphs: Glyphs) -> Line:
    arrow = glyphs.closed if row.hidden else glyphs.open
    folded = Span(f" ({row.hidden})" if row.hidden else "", Role.MUTED)
    return crop(drawn((Span(f"{arrow} {row.head.name}", row.head.role), folded), glyphs), room.columns, glyphs.ellipsis)


def _line(label: list[Span], cells: list[list[Span]], room: Room, width: int, glyphs: Glyphs) -> Line:
    """Put a label and cells side by side, each in its own width."""
    line = both_ends(drawn(label, glyphs), (), room.label, glyphs.ellipsis)
    for cell in cells:
        line += (Span(glyphs.column + " ", Role.MUTED), *both_ends(drawn(cell, glyphs), (), width - 2, glyphs.ellipsis))
    return line


def cell_spans(cell: Cell, width: int, glyphs: Glyphs) -> Line:
    """Draw a cell: mark, word, and the note where there is room."""
    if cell.value is None:
        return crop(drawn((Span(cell.word),), glyphs), width, glyphs.ellipsis)
    sign = Sign(cell.value.value)
    spans = drawn((Span("", SIGN_ROLES[sign], sign), Span(f" {cell.word}", SIGN_ROLES[sign])), glyphs)
    note = drawn((Span(f"  {cell.note}" if cell.note else "", Role.MUTED),), glyphs)
    room = width - line_width(spans)
    return (*spans, *crop(note, room, glyphs.ellipsis)) if room > 6 else crop(spans, width, glyphs.ellipsis)


def _stacked(grid: Grid, number: int, row: GridRow, room: Room, column: int, glyphs: Glyphs) -> list[DrawnLine]:
    """Draw a row as its question, then a line for each column."""
    if row.is_heading:
        return [DrawnLine(_heading(row, room, glyphs), number)]
    lines = [DrawnLine(crop(drawn((Span(row.head.name, Role.STRONG),), glyphs), room.columns, glyphs.ellipsis), number)]
    widest = max(line_width((Span(f"  {h.name} "),)) for h in grid.columns)
    names = min(widest, max(room.columns // 2, room.columns - LONGEST_ANSWER))
    for position, (head, cell) in enumerate(zip(grid.columns, row.cells, strict=True)):
        name = both_ends((Span("  " + head.name),), (Span(""),), names, glyphs.ellipsis)
        line = (*name, *cell_spans(cell, room.columns - names, glyphs))
        lines.append(DrawnLine(line, number, (0, room.columns) if position == column else None))
    return lines
