"""A list of rows with a cursor: the tree, the panel of filters and every other choice."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import chain

from textual.events import Click, Resize
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.line_view import LineView
from imtui.tui.painting.lines import ListRow, Rows, both_ends, indent, uncoloured


class RowList(LineView):
    """Draws rows and moves a cursor over those that have a key; says where it goes."""

    class Moved(Message):
        """The user put the cursor on another row."""

        def __init__(self, rows: RowList, key: Hashable) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> RowList:
            """The list, so that handlers can select it by its id."""
            return self.rows

    def __init__(self, glyphs: Glyphs, id: str | None = None, rows: Rows | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.rows = rows or Rows.of(())
        self.cursor = 0

    @property
    def key(self) -> Hashable | None:
        """What the cursor is on."""
        return self.rows.keys[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def attention(self) -> Offset:
        """The row under the cursor."""
        spans = self.rows[self.cursor].spans if self.cursor < len(self.rows) else ()
        return Offset(indent(spans), self.cursor - round(self.scroll_y))

    def show_rows(self, rows: Sequence[ListRow], key: Hashable | None) -> None:
        """Draw these rows, the cursor on the one of this key (where it was, when there is none)."""
        self.rows = rows if isinstance(rows, Rows) else Rows.of(rows)
        self.virtual_size = Size(self.size.width, len(rows))
        self.point(key)
        # A list that was short until now can be scrolled only once it is laid out.
        self.call_after_refresh(self._keep_in_sight)

    def point(self, key: Hashable | None) -> None:
        """Draw the cursor on the row of this key (where it was, when there is none)."""
        known = key is not None and key in self.rows.keys
        self.cursor = self._selectable(self.rows.keys.index(key) if known else self.cursor, -1)
        self._keep_in_sight()
        self.refresh()

    def choose(self, key: Hashable) -> None:
        """The user puts the cursor on another row: go there, and say so."""
        self.point(key)
        self.post_message(self.Moved(self, key))

    def render_line(self, y: int) -> Strip:
        """Draw one visible row."""
        number = y + round(self.scroll_y)
        if number >= len(self.rows):
            return self.strip(())
        row = self.rows[number]
        line = both_ends(row.spans, row.aside, max(self.size.width - 1, 1), self.glyphs.ellipsis)
        if number == self.cursor:
            return self.strip(uncoloured(line), "cursor" if self.has_focus else "cursor-away")
        return self.strip(line, "faded") if row.faded else self.strip(line)

    def on_focus(self) -> None:
        """Show the cursor as the place where keys act."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that keys act elsewhere."""
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Keep the cursor in sight in the new size."""
        self._keep_in_sight()

    def on_click(self, event: Click) -> None:
        """Put the cursor where the user clicked."""
        number = event.y + round(self.scroll_y)
        if number < len(self.rows) and self.rows.keys[number] is not None:
            self._go(number, 1)

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def move(self, rows: int) -> None:
        self._go(self.cursor + rows, 1 if rows > 0 else -1)

    def _go(self, position: int, direction: int) -> None:
        row = self._selectable(position, direction)
        if row != self.cursor:
            self.choose(self.rows.keys[row])

    def _selectable(self, position: int, direction: int) -> int:
        """The nearest row that can be selected, first in one direction, then in the other."""
        if not self.rows:
            return 0
        position = min(max(position, 0), len(self.rows) - 1)
        ahead = range(position, len(self.rows)) if direction > 0 else range(position, -1, -1)
        behind = range(position, -1, -1) if direction > 0 else range(position, len(self.rows))
        return next((n for n in chain(ahead, behind) if self.rows.keys[n] is not None), 0)

    def _keep_in_sight(self) -> None:
        height = self.size.height
        if not height:
            return
        top = round(self.scroll_y)
        if self.cursor < top or (self.cursor == self._selectable(0, 1)):
            self.scroll_to(y=0 if self.cursor == self._selectable(0, 1) else self.cursor, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)
