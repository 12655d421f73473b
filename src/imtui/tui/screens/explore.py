"""The explorer: filter line, tree or panel, page. It wires widgets to the state and computes nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Input

from imtui.guide.query import Query, QueryError
from imtui.language import current
from imtui.pages.why import why_page
from imtui.tui import lines
from imtui.tui.bindings import bindings
from imtui.tui.commands import COMMANDS, Scope
from imtui.tui.nodes import page_of
from imtui.tui.outline import outline
from imtui.tui.panel import cycled, panel_rows
from imtui.tui.screens.reading import ReadingScreen
from imtui.tui.state import Node, State
from imtui.tui.widgets.page_view import PageView
from imtui.tui.widgets.panel import Panel
from imtui.tui.widgets.query_line import QueryLine
from imtui.tui.widgets.row_list import RowList
from imtui.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from imtui.tui.session import Session

EXPLORER_COMMANDS = {command.id: command for command in COMMANDS if command.scope is Scope.EXPLORER}


class ExploreScreen(Screen[None]):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.EXPLORER)

    def __init__(self, session: Session, query: Query) -> None:
        super().__init__()
        self.session = session
        self.state = State(query=query)
        self._error: QueryError | None = None
        self._shown: tuple[Node, Query] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts, from top to bottom."""
        glyphs = self.session.glyphs
        yield TextLine(glyphs, id="header")
        with Horizontal(id="filter"):
            yield QueryLine(self._query_text(), placeholder=lines.placeholder(), compact=True, select_on_focus=False)
            yield TextLine(glyphs, id="count")
        yield TextLine(glyphs, id="error")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield RowList(glyphs, id="tree")
            with Vertical(id="right"):
                yield PageView(glyphs, id="page")
                yield Panel(glyphs, id="panel")
        yield TextLine(glyphs, id="status")
        yield TextLine(glyphs, id="hints")

    def on_mount(self) -> None:
        """Show the guide, the keys acting on the tree."""
        self.query_one("#header", TextLine).show(*lines.header(self.session.index))
        self.query_one("#tree").focus()
        self._draw()

    def on_resize(self, _event: Resize) -> None:
        """Fit the hints to the new width."""
        self._draw_lines()

    # What the user did

    @on(RowList.Moved, "#tree")
    def _on_moved(self, event: RowList.Moved) -> None:
        if isinstance(event.key, tuple):
            self.state = self.state.at(event.key)
            self._draw_page()
            self._draw_lines()

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        try:
            query = self.session.vocabulary.parse(event.value)
        except QueryError as error:
            self._error = error
            self._draw_lines()
            return
        self._error = None
        self.state = self.state.asking(query)
        self._draw()

    @on(QueryLine.Left)
    def _on_query_left(self) -> None:
        if self._error is not None:
            self._rewrite_query()
        self.query_one("#tree").focus()

    @on(Panel.Cycled)
    def _on_cycled(self, event: Panel.Cycled) -> None:
        self.state = self.state.asking(cycled(self.state.query, event.choice))
        self._rewrite_query()
        self._draw()

    @on(Panel.Closed)
    def _on_panel_closed(self) -> None:
        self._close_panel()

    @on(PageView.Scrolled)
    def _on_scrolled(self) -> None:
        self._draw_lines()

    def on_descendant_focus(self) -> None:
        """Show the hints of the part where keys act now."""
        self._draw_lines()

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse a command that is not available, with the reason."""
        command = EXPLORER_COMMANDS.get(action)
        reason = command.available(self.state) if command else None
        if reason:
            self.notify(reason, markup=False)
            return False
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.query_one(QueryLine).focus()

    def action_panel(self) -> None:
        """Open the panel of filters."""
        self.add_class("-panel")
        self.remove_class("-zoom")
        self._draw_panel()
        self.query_one(Panel).focus()

    def action_mark(self) -> None:
        """Mark the messenger for comparison, or unmark it."""
        if self.state.messenger:
            self.state = self.state.marking(self.state.messenger)
            self._draw()

    def action_why(self) -> None:
        """Explain the verdict."""
        messenger = self.session.guide.messengers[self.state.messenger or ""]
        self.app.push_screen(ReadingScreen(self.session.glyphs, why_page(self.session.guide, messenger)))

    def action_open(self) -> None:
        """Open or close what the cursor is on; in a narrow terminal show its page."""
        node = self.state.cursor
        if self._tree_has_focus() and len(node) in (1, 2):
            self.state = self.state.opening(node, self._is_narrow() or not self._is_open(node))
            self._draw()
        if self._is_narrow() and len(node) != 1:
            self._go_to_page()

    def action_unfold(self) -> None:
        """Open a node, or go into it."""
        node = self.state.cursor
        if len(node) in (1, 2) and not self._is_open(node):
            self.state = self.state.opening(node, True)
            self._draw()
        else:
            self.query_one("#tree", RowList).action_down()

    def action_fold(self) -> None:
        """Close a node, or go to what contains it."""
        node = self.state.cursor
        if not self._tree_has_focus():
            self._go_to_tree()
            return
        if len(node) in (1, 2) and self._is_open(node):
            self.state = self.state.opening(node, False)
        else:
            self.state = self.state.at(node[:-1])
        self._draw()

    def action_switch(self) -> None:
        """Go from the tree to the page, or back."""
        if self._tree_has_focus():
            self._go_to_page()
        else:
            self._go_to_tree()

    def action_zoom(self) -> None:
        """Give one pane the whole screen, or share it again."""
        self.toggle_class("-zoom")

    def action_back(self) -> None:
        """Peel one layer: panel, zoom, page, filter. Never quits."""
        if self.has_class("-panel"):
            self._close_panel()
        elif self.has_class("-zoom"):
            self.remove_class("-zoom")
        elif not self._tree_has_focus():
            self._go_to_tree()
        elif self.state.query:
            self.state = self.state.asking(Query())
            self._rewrite_query()
            self._draw()

    # Drawing

    def _draw(self) -> None:
        """Draw the tree for the state, then everything that follows from it."""
        self._outline = outline(self.session.index, self.state, self.session.glyphs)
        tree = self.query_one("#tree", RowList)
        tree.show_rows(self._outline.rows, self._nearest(self.state.cursor))
        if isinstance(tree.key, tuple):
            self.state = self.state.at(tree.key)
        self._draw_page()
        self._draw_panel()
        self._draw_lines()

    def _nearest(self, node: Node) -> Node | None:
        """Give a node that is shown: itself, else what contains it, else the first messenger left."""
        shown = {row.key for row in self._outline.rows}
        nearest = next((node[:n] for n in range(len(node), 1, -1) if node[:n] in shown), None)
        if nearest is None and len(node) > 1:
            nearest = next(
                (row.key for row in self._outline.rows if isinstance(row.key, tuple) and len(row.key) > 1), node[:1]
            )
        return node if nearest is None else nearest

    def _draw_page(self) -> None:
        shown = (self.state.cursor, self.state.query if self._outline.shown == 0 else Query())
        if shown != self._shown:
            self._shown = shown
            page = page_of(self.session.index, self.state, self._outline.shown)
            self.query_one("#page", PageView).show(page)

    def _draw_panel(self) -> None:
        if self.has_class("-panel"):
            panel = self.query_one(Panel)
            panel.show_rows(panel_rows(self.session.index, self.state.query, self.session.glyphs), panel.key)

    def _draw_lines(self) -> None:
        if not self.is_mounted or not hasattr(self, "_outline"):
            return
        self.query_one("#count", TextLine).show((), lines.count(self._outline, self.state.query))
        error = self.query_one("#error", TextLine)
        error.display = self._error is not None
        error.show(lines.error(self._error) if self._error else ())
        page = self.query_one("#page", PageView)
        below = lines.below(page.lines_below if page.is_on_screen else 0)
        self.query_one("#status", TextLine).show(lines.marked(self.session.guide, self.state), below)
        self.query_one("#hints", TextLine).show(lines.hints(self._scope(), self.size.width, reading=page.has_focus))

    def _scope(self) -> Scope:
        if isinstance(self.focused, QueryLine):
            return Scope.QUERY
        return Scope.PANEL if isinstance(self.focused, Panel) else Scope.EXPLORER

    def _query_text(self) -> str:
        return self.session.vocabulary.format(self.state.query, current())

    def _rewrite_query(self) -> None:
        self._error = None
        line = self.query_one(QueryLine)
        with self.prevent(Input.Changed):
            line.value = self._query_text()
        line.cursor_position = len(line.value)

    # Panes

    def _is_narrow(self) -> bool:
        return not self.has_class("-wide") or self.has_class("-zoom")

    def _is_open(self, node: Node) -> bool:
        return any(isinstance(row.key, tuple) and row.key[:-1] == node and row.key for row in self._outline.rows)

    def _tree_has_focus(self) -> bool:
        return self.focused is self.query_one("#tree")

    def _go_to_page(self) -> None:
        self.add_class("-reading")
        self.query_one("#page").focus()

    def _go_to_tree(self) -> None:
        self.remove_class("-reading")
        self.query_one("#tree").focus()

    def _close_panel(self) -> None:
        self.remove_class("-panel")
        self._go_to_tree()
