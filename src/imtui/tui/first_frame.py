"""The first frame of the explorer, drawn without Textual, so that one reads while Textual is being imported.

It is what Textual draws of `explorer/view.py` and `styles.tcss` a moment later, cell by cell: nothing moves then. A
test compares the two at many sizes. What is typed meanwhile is held.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from textwrap import wrap

from imtui.language import current
from imtui.pages.blocks import Role, Span
from imtui.tui.explorer import lines
from imtui.tui.explorer.nodes import page_of
from imtui.tui.explorer.outline import Outline
from imtui.tui.keys import Command, Scope
from imtui.tui.painting import hints
from imtui.tui.painting.ansi import Painter
from imtui.tui.painting.glyphs import ASCII
from imtui.tui.painting.lines import Line, both_ends, crop, drawn, uncoloured
from imtui.tui.painting.page_layout import GAP, lay_out, text_columns, text_width
from imtui.tui.session import Session
from imtui.tui.state import State

NARROW, WIDE, TALL = 60, 100, 16
"""Columns and rows from which `styles.tcss` has other rules."""

TREE = 41
"""Columns of the tree where a page stands beside it, with a line between them."""


LEAST_COLUMNS, LEAST_ROWS = 20, 6


def fits(columns: int, rows: int) -> bool:
    """Whether a terminal has room for all parts of the frame."""
    return columns >= LEAST_COLUMNS and rows >= LEAST_ROWS


class FirstFrame:
    """Draws a state on a terminal of some columns and rows."""

    def __init__(self, session: Session, state: State, columns: int, rows: int, painter: Painter) -> None:
        self.session, self.state = session, state
        self.columns, self.rows = columns, rows
        self.painter = painter
        self.outline = Outline(session.index, state, session.glyphs)
        self.page = page_of(session.index, state, self.outline.shown)
        self.query = session.vocabulary.format(state.query, current())

    def __str__(self) -> str:
        """The text that makes a terminal show it."""
        return self.painter.screen(self._lines())

    def _lines(self) -> Iterator[str]:
        under = lines.under_query(self.session.guide, self.session.vocabulary.read(self.query), None, ())
        is_tall = self.rows >= TALL
        height = self.rows - 2 - bool(under) - 2 * is_tall
        beside, below = self._page(height) if self.columns >= WIDE else ([""] * height, 0)
        if is_tall:
            yield self._both_ends(lines.header(self.session.index, self.state, self.columns))
        yield self._filter()
        if under:
            yield self._both_ends((under, ()))
        yield from map(str.__add__, self._tree(), beside)
        if is_tall:
            yield self._both_ends((lines.marked(self.session.guide, self.state), hints.below(below)))
        yield self._both_ends((hints.hints((Scope.EXPLORER, Scope.HERE), self.columns, self._acts), ()))

    def _acts(self, command: Command) -> bool:
        return command.available(self.state) is None and hints.acts_on(self.page, command)

    def _both_ends(self, ends: tuple[Line, Line], columns: int = 0) -> str:
        """A line over the whole width, or over some columns."""
        columns, glyphs = columns or self.columns, self.session.glyphs
        left, right = (drawn(end, glyphs) for end in ends)
        return self.painter.line(both_ends(left, right, columns, glyphs.ellipsis), columns)

    def _filter(self) -> str:
        room = 34 if self.columns >= WIDE else 26 if self.columns >= NARROW else 7
        columns = self.columns - room
        # Textual wraps a prompt as if there were room for a caret behind it, and cuts that off.
        prompt = Span(wrap(lines.placeholder(), columns - 1)[0], Role.MUTED)
        line = crop((Span(self.query) if self.query else prompt,), columns - 2, "")
        count = lines.count(self.outline, self.state.query, room)
        return self.painter.line((Span(" "), *line), columns) + self._both_ends(count, room)

    def _tree(self) -> Iterator[str]:
        """The rows of the tree, the cursor on the first, then empty ones without end."""
        columns, glyphs = TREE if self.columns >= WIDE else self.columns, self.session.glyphs
        for position, row in enumerate(self.outline.rows):
            line = both_ends(row.spans, row.aside, columns - 1, glyphs.ellipsis)
            if position:
                yield self.painter.line(line, columns, colour="faint" if row.faded else "")
            else:
                yield self.painter.line(uncoloured(line), columns, reverse=True)
        yield from repeat(self.painter.line((), columns))

    def _page(self, height: int) -> tuple[list[str], int]:
        """The lines of the page in sight, after the line between it and the tree; and how many lines are below."""
        columns = self.columns - TREE - 3
        text = lay_out(self.page, text_width(columns), self.session.glyphs)
        room = height * text_columns(columns)
        in_sight: list[Line] = [*text[:room], *[()] * (room - len(text))]
        between = self.painter.line((Span("|" if self.session.glyphs is ASCII else "│"),), 1, colour="line")
        margin = self.painter.line((), 1)
        widths = (columns,) if room == height else (text_width(columns) + GAP, columns - text_width(columns) - GAP)
        columns_of_text = [in_sight[start : start + height] for start in range(0, room, height)]
        shown = (
            "".join(map(self.painter.line, side_by_side, widths)) for side_by_side in zip(*columns_of_text, strict=True)
        )
        return [between + margin + line + margin for line in shown], max(len(text) - room, 0)
