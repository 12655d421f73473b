"""The explorer: it wires what the user does to the state, and the state to the view. It computes nothing itself.

The screens that it opens are imported when they are opened, so that it opens sooner itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from imtui.guide.query import Query, QueryError
from imtui.guide.query.offers import offers_for
from imtui.language import _, current
from imtui.pages.blocks import Page
from imtui.records import replace
from imtui.tui.bindings import bindings
from imtui.tui.explorer.onward import Onward
from imtui.tui.explorer.openings import if_available
from imtui.tui.explorer.outline import Outline
from imtui.tui.explorer.panel import Panel
from imtui.tui.explorer.panel_rows import asks_either, cycled, joined
from imtui.tui.explorer.query_line import QueryLine
from imtui.tui.explorer.typing import askable, query_before, query_being_typed
from imtui.tui.explorer.view import ExplorerView
from imtui.tui.keys import Scope
from imtui.tui.painting.page_view import PageView
from imtui.tui.state import Node, State

if TYPE_CHECKING:
    from imtui.tui.session import Session


class ExploreScreen(Onward):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.EXPLORER)
    AUTO_FOCUS = "#tree"

    def __init__(self, session: Session, state: State, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.session = session
        self.state = state
        self.outline = Outline(session.index, self.state, session.glyphs)
        self._error: QueryError | None = None
        self._left_at: Node = ()
        """Where the cursor was when the user went to the filter line."""

    def compose(self) -> ComposeResult:
        """Show the view."""
        yield ExplorerView(self.session, self.state, self.outline)

    def on_mount(self) -> None:
        """Show the guide. What is typed, and where the cursor is wanted, is followed at once, in the same frame."""
        self.watch(self.view.query_line, "typed", self._on_typed, init=False)
        self.watch(self.view.guide_tree, "wanted", self._on_wanted, init=False)
        if self.state.workshop:
            self.ask(self.state, self.state.query)
        else:
            self.view.write_query(self.state.query)
            self.view.draw(self.state, self.outline, None)

    @property
    def view(self) -> ExplorerView:
        return self.query_one(ExplorerView)

    def page_here(self) -> Page | None:
        return self.view.page.page

    def hint_scopes(self) -> tuple[Scope, ...]:
        return self.view.scopes()

    # What the user did

    def _on_wanted(self, node: Node) -> None:
        self.state = self.state.at(node)
        self.view.draw_cursor(self.state)
        self._draw_lines()

    def _on_typed(self, text: str) -> None:
        session, line = self.session, self.view.query_line
        line.completions = session.vocabulary.completions(text, current())
        line.offers = offers_for(session.index, session.vocabulary, text)
        try:
            query = query_being_typed(session.index, session.vocabulary, text)
        except QueryError as error:
            self._error = error
            query = query_before(session.vocabulary, text, error)
        else:
            query, self._error = self._askable(query) if query else (query, None)
        if query is None or query == self.state.query:
            self._draw_lines()
        else:
            self._show_best(query)

    def _show_best(self, query: Query) -> None:
        """Show what answers a query being typed; the cursor stays where it was left, else goes to the best answer."""
        index, state = self.session.index, self.state.asking(query).at(self._left_at)
        chosen = self.session.guide.messengers.get(state.messenger or "")
        if chosen is None or not index.match(chosen, query):
            best = index.best(query) if query else None
            state = state.at(index.places[best.id] if best else state.cursor[:1])
        self.show_state(state)

    @on(QueryLine.Accepted)
    def _on_query_accepted(self) -> None:
        """Go to the tree, unless what was typed cannot be read: it stays until it is mended."""
        try:
            query = self.session.vocabulary.parse(self.view.query_line.value)
        except QueryError as error:
            self._error = error
            self._draw_lines()
            return
        _asked, self._error = self._askable(query)
        if self._error:
            self._draw_lines()
            return
        if query != self.state.query:
            self._show_best(query)
        self.view.guide_tree.focus()

    @on(QueryLine.Left)
    def _on_query_left(self) -> None:
        """Go to the tree; a text that says something else, or nothing, gives way to the filter that holds."""
        if self.view.parsed(self.state).text != self.view.query_line.value:
            self.ask(self.state, self.state.query)
        self.view.guide_tree.focus()

    @on(Panel.Cycled)
    def _on_cycled(self, event: Panel.Cycled) -> None:
        self.ask(self.state, cycled(self.state.query, event.choice, self.state.either))

    @on(Panel.EitherToggled)
    def _on_either(self) -> None:
        either = not asks_either(self.state.query, self.state.either)
        self.ask(replace(self.state, either=either), joined(self.state.query, either))

    @on(Panel.Explained)
    def _on_explained(self, event: Panel.Explained) -> None:
        from imtui.pages.glossary import property_page

        asked = self.session.guide.properties.get(event.choice[0])
        if asked:
            self.explain(property_page(self.session.guide, asked))
        else:
            self.notify(_("There is nothing to explain here."))

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

    def action_filter(self) -> None:
        self._left_at = self.state.cursor
        self.view.query_line.return_to()
        self.call_after_refresh(self.session.vocabulary.prepare)

    def action_panel(self) -> None:
        self.view.open_panel(self.state)

    @if_available
    def action_mark(self) -> None:
        if self.state.ref:
            self.show_state(self.state.marking(self.state.ref))

    def action_unmark_all(self) -> None:
        self.show_state(replace(self.state, marked=()))

    def action_open(self) -> None:
        node = self.state.cursor
        if self.view.guide_tree.has_focus and len(node) in (1, 2):
            is_open = self.view.is_narrow() or not self.outline.is_open(node)
            self.show_state(self.state.opening(node, is_open))
        if self.view.is_narrow() and len(node) != 1:
            self.view.go_to_page()

    def action_unfold(self) -> None:
        node = self.state.cursor
        if not self.view.guide_tree.has_focus:
            return
        if len(node) in (1, 2) and not self.outline.is_open(node):
            self.show_state(self.state.opening(node, True))
        else:
            self.view.guide_tree.action_down()

    def action_fold(self) -> None:
        node = self.state.cursor
        if not self.view.guide_tree.has_focus:
            self.view.go_to_tree()
            return
        if len(node) in (1, 2) and self.outline.is_open(node):
            self.show_state(self.state.opening(node, False))
        else:
            self.show_state(self.state.at(node[:-1]))

    def action_switch(self) -> None:
        if self.view.guide_tree.has_focus:
            self.view.go_to_page()
        else:
            self.view.go_to_tree()

    def action_zoom(self) -> None:
        self.view.toggle_class("-zoom")

    def action_back(self) -> None:
        if not self.view.peel() and self.state.query:
            self.ask(self.state, Query())

    def go_to(self, node: Node) -> None:
        """Go to a place of the tree; a filter that leaves it out is cleared."""
        messenger = self.session.guide.messengers[node[1]]
        if not self.session.index.match(messenger, self.state.query):
            self.notify(_("The filter is cleared: it leaves out {name}.").format(name=messenger.name))
            self.ask(self.state, Query())
        self._go(self.state.jumping(node))

    def _go(self, state: State) -> None:
        """Show a place that may be in something closed."""
        node = state.cursor
        opened = state.opening(node[:1], True).opening(node[:2], True) if len(node) > 2 else state
        self.show_state(opened.opening(node[:1], True) if len(node) == 2 else opened)
        self.view.go_to_tree()

    def action_look_back(self) -> None:
        self._go(self.state.going_back())

    def action_look_forward(self) -> None:
        self._go(self.state.going_forward())

    # Drawing

    def ask(self, state: State, query: Query) -> None:
        """Show a query that was not typed."""
        query, refused = askable(self.session.guide, state, query)
        if refused:
            self.call_after_refresh(self.notify, refused.message)  # before the first frame, it would not be seen
        self._error = None
        self.view.write_query(query)
        self.show_state(state.asking(query))

    def _askable(self, query: Query) -> tuple[Query, QueryError | None]:
        return askable(self.session.guide, self.state, query)

    def show_state(self, state: State) -> None:
        """Go on with another state, its cursor on the nearest row that is left."""
        self.outline = Outline(self.session.index, state, self.session.glyphs)
        self.state = state.at(self.outline.shown_near(state.cursor))
        self.view.draw(self.state, self.outline, self._error)

    def _draw_lines(self) -> None:
        if self.is_mounted:
            self.view.draw_lines(self.state, self._error)
