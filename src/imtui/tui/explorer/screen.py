"""The explorer: it wires what the user does to the state, and the state to the view. It computes nothing itself.

The screens that it opens are imported when they are opened, so that it opens sooner itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from imtui.guide.query import Query, QueryError
from imtui.language import _, current
from imtui.pages.blocks import Page
from imtui.pages.left_out import left_out_page
from imtui.pages.why import why_page
from imtui.records import replace
from imtui.tui.bindings import bindings
from imtui.tui.explorer.panel import Panel
from imtui.tui.explorer.panel_rows import asks_either, cycled, joined
from imtui.tui.explorer.query_line import QueryLine
from imtui.tui.explorer.typing import query_being_typed
from imtui.tui.explorer.view import ExplorerView
from imtui.tui.keys import COMMANDS, Scope
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.row_list import RowList
from imtui.tui.reading import PageActions
from imtui.tui.state import State

if TYPE_CHECKING:
    from imtui.tui.scenario import Chosen
    from imtui.tui.session import Session

EXPLORER_COMMANDS = {command.id: command for command in COMMANDS if command.scope is Scope.EXPLORER}


class ExploreScreen(PageActions[None]):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.EXPLORER)
    AUTO_FOCUS = "#tree"

    def __init__(self, session: Session, query: Query, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.session = session
        self.state = State(query=query)
        self._error: QueryError | None = None

    def compose(self) -> ComposeResult:
        """Show the view."""
        yield ExplorerView(self.session, self.state)

    def on_mount(self) -> None:
        """Show the guide, the keys acting on the tree. What is typed is followed at once, in the same frame."""
        self.watch(self.view.query_line, "typed", self._on_typed, init=False)
        self.view.write_query(self.state.query)
        self._draw()

    @property
    def view(self) -> ExplorerView:
        """Give the view."""
        return self.query_one(ExplorerView)

    def page_here(self) -> Page | None:
        return self.view.page.page

    # What the user did

    @on(RowList.Moved, "#tree")
    def _on_moved(self, event: RowList.Moved) -> None:
        if isinstance(event.key, tuple):
            self.state = self.state.at(event.key)
            self.view.draw_page(self.state)
            self._draw_lines()

    def _on_typed(self, text: str) -> None:
        vocabulary = self.session.vocabulary
        self.view.query_line.completions = vocabulary.completions(text, current())
        try:
            query = query_being_typed(self.session.index, vocabulary, text)
        except QueryError as error:
            self._error = error
            self._draw_lines()
            return
        self._error = None
        if query is None or query == self.state.query:
            self._draw_lines()
        else:
            self.state = self.state.asking(query)
            self._draw()

    @on(QueryLine.Left)
    def _on_query_left(self) -> None:
        if not self.state.messenger:
            self.state = self.state.at(self.view.outline.first_messenger())
        self._ask(self.state.query)
        self.view.guide_tree.focus()

    @on(Panel.Cycled)
    def _on_cycled(self, event: Panel.Cycled) -> None:
        self._ask(cycled(self.state.query, event.choice, self.state.either))

    @on(Panel.EitherToggled)
    def _on_either(self) -> None:
        either = not asks_either(self.state.query, self.state.either)
        self.state = replace(self.state, either=either)
        self._ask(joined(self.state.query, either))

    @on(Panel.Explained)
    def _on_explained(self, event: Panel.Explained) -> None:
        from imtui.pages.glossary import property_page

        asked = self.session.guide.properties.get(event.choice[0])
        if asked:
            self.read(property_page(self.session.guide, asked))
        else:
            self.notify(_("There is nothing to explain about a platform."))

    @on(Panel.Closed)
    def _on_panel_closed(self) -> None:
        self.view.peel()

    @on(PageView.Scrolled)
    def _on_scrolled(self) -> None:
        self._draw_lines()

    def on_descendant_focus(self) -> None:
        """Show the hints of the part where keys act now."""
        self._draw_lines()

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse a command that is not available, with the reason; it is about the row where the cursor is by now."""
        command = EXPLORER_COMMANDS.get(action)
        if command and isinstance(self.view.guide_tree.key, tuple):
            self.state = self.state.at(self.view.guide_tree.key)
        reason = command.available(self.state) if command else None
        if reason:
            self.notify(reason)
            return False
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.view.query_line.focus()

    def action_panel(self) -> None:
        """Open the panel of filters."""
        self.view.open_panel(self.state)

    def action_mark(self) -> None:
        """Mark the messenger for comparison, or unmark it."""
        if self.state.ref:
            self.state = self.state.marking(self.state.ref)
            self._draw()

    def action_unmark_all(self) -> None:
        """Unmark everything."""
        self.state = replace(self.state, marked=())
        self._draw()

    def action_compare(self) -> None:
        """Compare what is marked; the columns left at the end are marked after."""
        from imtui.tui.comparison.screen import CompareScreen

        def mark(refs: tuple[str, ...] | None) -> None:
            if refs is not None:
                self.state = replace(self.state, marked=refs)
                self._draw()

        self.app.push_screen(CompareScreen(self.session, self.state.marked), mark)

    def action_scenarios(self) -> None:
        """Start from a situation; go on with its needs as the filter."""
        from imtui.tui.scenario import choose_scenario

        def go_on(chosen: Chosen | None) -> None:
            if chosen:
                query, marked = chosen
                self.state = replace(self.state, marked=marked or self.state.marked)
                self._ask(query)

        choose_scenario(self.app, self.session, go_on)

    def action_game(self) -> None:
        """Play the sorting game."""
        from imtui.tui.game import choose_game

        choose_game(self.app, self.session, self.state)

    def action_why(self) -> None:
        """Explain the verdict."""
        messenger = self.session.guide.messengers[self.state.messenger or ""]
        self.read(why_page(self.session.guide, messenger))

    def action_left_out(self) -> None:
        """Show what the filter leaves out."""
        self.read(left_out_page(self.session.index, self.state.query))

    def action_open(self) -> None:
        """Open or close what the cursor is on; in a narrow terminal show its page."""
        node = self.state.cursor
        if self.view.guide_tree.has_focus and len(node) in (1, 2):
            is_open = self.view.is_narrow() or not self.view.outline.is_open(node)
            self.state = self.state.opening(node, is_open)
            self._draw()
        if self.view.is_narrow() and len(node) != 1:
            self.view.go_to_page()

    def action_unfold(self) -> None:
        """Open a node, or go into it."""
        node = self.state.cursor
        if len(node) in (1, 2) and not self.view.outline.is_open(node):
            self.state = self.state.opening(node, True)
            self._draw()
        else:
            self.view.guide_tree.action_down()

    def action_fold(self) -> None:
        """Close a node, or go to what contains it; from the page, go back to the tree."""
        node = self.state.cursor
        if not self.view.guide_tree.has_focus:
            self.view.go_to_tree()
            return
        if len(node) in (1, 2) and self.view.outline.is_open(node):
            self.state = self.state.opening(node, False)
        else:
            self.state = self.state.at(node[:-1])
        self._draw()

    def action_switch(self) -> None:
        """Go from the tree to the page, or back."""
        if self.view.guide_tree.has_focus:
            self.view.go_to_page()
        else:
            self.view.go_to_tree()

    def action_zoom(self) -> None:
        """Give one pane the whole screen, or share it again."""
        self.view.toggle_class("-zoom")

    def action_back(self) -> None:
        """Peel one layer: panel, zoom, page, filter. Never quits."""
        if not self.view.peel() and self.state.query:
            self._ask(Query())

    # Drawing

    def _ask(self, query: Query) -> None:
        """Show a query that was not typed."""
        self._error = None
        self.state = self.state.asking(query)
        self.view.write_query(query)
        self._draw()

    def _draw(self) -> None:
        self.state = self.state.at(self.view.draw(self.state, self._error))

    def _draw_lines(self) -> None:
        if self.is_mounted:
            self.view.draw_lines(self.state, self._error)
