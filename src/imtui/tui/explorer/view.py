"""The parts of the explorer on the screen: draws a state and knows which part the keys act on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from imtui.guide.query import ParsedQuery, Query, QueryError
from imtui.language import current
from imtui.tui.explorer import lines
from imtui.tui.explorer.nodes import page_of
from imtui.tui.explorer.outline import Outline
from imtui.tui.explorer.panel import Panel
from imtui.tui.explorer.panel_rows import panel_rows
from imtui.tui.explorer.query_line import QueryLine
from imtui.tui.explorer.tree import Tree
from imtui.tui.keys import Scope
from imtui.tui.painting import hints
from imtui.tui.painting.lines import Line
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.text_line import TextLine
from imtui.tui.session import Session
from imtui.tui.state import Node, State

if TYPE_CHECKING:
    from imtui.tui.page_actions import PageActions


class ExplorerView(Vertical):
    """Header, filter line, tree, page or panel, status, hints. Classes say what is open: -reading, -panel, -zoom."""

    def __init__(self, session: Session, state: State, outline: Outline) -> None:
        super().__init__()
        self.session = session
        self._outline = outline
        self._state = state
        self._first_page = page_of(session.index, state, outline.shown)
        self._page_shown = self._what_page_shows(state)

    def compose(self) -> ComposeResult:
        """Lay out the parts, from top to bottom."""
        glyphs = self.session.glyphs
        yield TextLine(glyphs, id="header")
        with Horizontal(id="filter"):
            yield QueryLine(lines.placeholder())
            yield TextLine(glyphs, id="count")
        yield TextLine(glyphs, id="under")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Tree(glyphs, id="tree", rows=self._outline.rows)
            with Vertical(id="right"):
                yield PageView(glyphs, id="page", page=self._first_page)
                yield Panel(glyphs, id="panel")
        yield TextLine(glyphs, id="status")
        yield TextLine(glyphs, self._hints, id="hints")

    # Parts

    @property
    def guide_tree(self) -> Tree:
        return self.query_one(Tree)

    @property
    def page(self) -> PageView:
        return self.query_one("#page", PageView)

    @property
    def query_line(self) -> QueryLine:
        return self.query_one(QueryLine)

    @property
    def panel(self) -> Panel:
        return self.query_one(Panel)

    # Drawing

    def draw(self, state: State, outline: Outline, error: QueryError | None) -> None:
        """Draw a state, whose tree is `outline`."""
        self._outline = outline
        self.guide_tree.show_rows(outline.rows, state.cursor)
        self._draw_page(state)
        self.draw_panel(state)
        self.draw_lines(state, error)

    def draw_cursor(self, state: State) -> None:
        """Draw a state that differs from what was drawn by its cursor only."""
        self.guide_tree.point(state.cursor)
        self._draw_page(state)

    def _draw_page(self, state: State) -> None:
        """Draw the page of what the cursor is on, when it is not there yet."""
        shown = self._what_page_shows(state)
        if shown != self._page_shown:
            self._page_shown = shown
            self.page.show(page_of(self.session.index, state, self._outline.shown))

    def _what_page_shows(self, state: State) -> tuple[Node, Query | None, bool]:
        """All of a state that the page depends on."""
        hidden = state.hides(state.messenger) if state.messenger else state.workshop
        says_who_answers = len(state.cursor) == 1 or not self._outline.shown
        return state.cursor, state.query if says_who_answers else None, hidden

    def draw_panel(self, state: State) -> None:
        """Draw the panel when it is open."""
        if self.has_class("-panel"):
            rows = panel_rows(self.session.index, state, self.session.glyphs)
            self.panel.show_rows(rows, self.panel.key)

    def draw_lines(self, state: State, error: QueryError | None) -> None:
        """Draw the lines around the panes."""
        self._state = state
        self.query_one("#header", TextLine).show_fitted(partial(lines.header, self.session.index, state))
        self.query_one("#count", TextLine).show_fitted(partial(lines.count, self._outline, state.query))
        under = self.query_one("#under", TextLine)
        line = lines.under_query(self.session.guide, self.parsed(state), error, self._further())
        under.display = bool(line)
        under.show(line)
        self.query_one("#status", TextLine).show_fitted(partial(self._status, state))
        self.query_one("#hints", TextLine).refresh()

    def parsed(self, state: State) -> ParsedQuery:
        """What the text of the line was read as; of a text that cannot be read, the filter that still holds."""
        vocabulary = self.session.vocabulary
        try:
            parsed = vocabulary.read(self.query_line.value)
        except QueryError:
            parsed = ParsedQuery()
        return parsed if parsed.query == state.query else vocabulary.read(vocabulary.format(state.query, current()))

    def _further(self) -> lines.Further:
        return self.query_line.further if self.query_line.has_focus else ()

    def _status(self, state: State, _columns: int) -> tuple[Line, Line]:
        below = hints.below(self.page.lines_below if self.page.is_on_screen else 0)
        return lines.marked(self.session.guide, state), below

    def _hints(self, columns: int) -> tuple[Line, Line]:
        acts = cast("PageActions[None]", self.screen).acts
        return hints.hints(self.scopes(), columns, acts, reading=self.page.has_focus), ()

    def write_query(self, query: Query) -> None:
        """Write a query that was not typed into the filter line."""
        self.query_line.completions, self.query_line.offers = [], []
        self.query_line.rewrite(self.session.vocabulary.format(query, current()))

    # Panes

    def scopes(self) -> tuple[Scope, ...]:
        """The scopes of the part on which keys act."""
        if self.query_line.has_focus:
            return (Scope.QUERY,)
        if self.panel.has_focus:
            return (Scope.PANEL,)
        return (Scope.TEXT, Scope.EXPLORER, Scope.HERE) if self.page.has_focus else (Scope.EXPLORER, Scope.HERE)

    def is_narrow(self) -> bool:
        """Whether one pane has all the room."""
        return not self.screen.has_class("-wide") or self.has_class("-zoom")

    def go_to_page(self) -> None:
        """Let keys act on the page."""
        self.add_class("-reading")
        self.page.focus()

    def go_to_tree(self) -> None:
        """Let keys act on the tree."""
        self.remove_class("-reading")
        self.guide_tree.focus()

    def open_panel(self, state: State) -> None:
        """Open the panel, and let keys act on it."""
        self.add_class("-panel")
        self.remove_class("-zoom")
        self.draw_panel(state)
        self.panel.focus()

    def peel(self) -> bool:
        """Close the topmost of what is open: panel, zoom, page. Tells whether anything was."""
        for opened in ("-panel", "-zoom"):
            if self.has_class(opened):
                self.remove_class(opened)
                self.go_to_tree()
                return True
        if not self.guide_tree.has_focus:
            self.go_to_tree()
            return True
        return False
