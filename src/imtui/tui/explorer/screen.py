"""The explorer: it wires what the user does to the state, and the state to the view. It computes nothing itself.

The screens that it opens are imported when they are opened, so that it opens sooner itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from imtui.guide.game import Game
from imtui.guide.query import Query, QueryError
from imtui.guide.query.offers import offers_for
from imtui.language import _, current
from imtui.pages.blocks import Page
from imtui.pages.hidden import veiled
from imtui.pages.left_out import left_out_page
from imtui.pages.why import why_page
from imtui.records import replace
from imtui.tui.bindings import bindings
from imtui.tui.explorer.outline import Outline
from imtui.tui.explorer.panel import Panel
from imtui.tui.explorer.panel_rows import asks_either, cycled, joined
from imtui.tui.explorer.query_line import QueryLine
from imtui.tui.explorer.typing import askable, query_before, query_being_typed
from imtui.tui.explorer.view import ExplorerView
from imtui.tui.keys import COMMANDS, Scope
from imtui.tui.painting.page_view import PageView
from imtui.tui.reading import PageActions
from imtui.tui.state import Node, State

if TYPE_CHECKING:
    from imtui.tui.save import Savable
    from imtui.tui.scenario import Chosen
    from imtui.tui.session import Session

EXPLORER_COMMANDS = {command.id: command for command in COMMANDS if command.scope is Scope.EXPLORER}


def if_available(action: Callable[[ExploreScreen], None]) -> Callable[[ExploreScreen], None]:
    """Run the action of a command where the registry says that it is available, else tell why it is not."""
    command = EXPLORER_COMMANDS[action.__name__.removeprefix("action_")]

    def run(screen: ExploreScreen) -> None:
        reason = command.available(screen.state)
        if reason:
            screen.notify(reason)
        else:
            action(screen)

    return run


class ExploreScreen(PageActions[None]):
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
        self.view.write_query(self.state.query)
        self.view.draw(self.state, self.outline, None)

    @property
    def view(self) -> ExplorerView:
        return self.query_one(ExplorerView)

    def page_here(self) -> Page | None:
        return self.view.page.page

    def savables_here(self) -> Sequence[Savable]:
        """The page, the list as it is filtered, what is marked; while a group sorts, the page alone."""
        from imtui.tui.explorer.saving import savable_list, savable_marks, savable_messenger

        if self.state.workshop:
            return super().savables_here()
        marks = [savable_marks(self.session, self.state)] if self.state.marked else []
        page, node, guide = self.page_here(), self.state.cursor, self.session.guide
        here = super().savables_here()
        if page and len(node) == 2:
            here = (savable_messenger(guide, page, guide.messengers[node[1]]),)
        return (*here, savable_list(self.session, self.state), *marks)

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
            state = state.at((index.categories[best.id], best.id) if best else state.cursor[:1])
        self._show(state)

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
        if self.view.reading(self.state).text != self.view.query_line.value:
            self._ask(self.state, self.state.query)
        self.view.guide_tree.focus()

    @on(Panel.Cycled)
    def _on_cycled(self, event: Panel.Cycled) -> None:
        self._ask(self.state, cycled(self.state.query, event.choice, self.state.either))

    @on(Panel.EitherToggled)
    def _on_either(self) -> None:
        either = not asks_either(self.state.query, self.state.either)
        self._ask(replace(self.state, either=either), joined(self.state.query, either))

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
            self._show(self.state.marking(self.state.ref))

    def action_unmark_all(self) -> None:
        self._show(replace(self.state, marked=()))

    @if_available
    def action_compare(self) -> None:
        from imtui.tui.comparison.screen import CompareScreen

        def mark(refs: tuple[str, ...] | None) -> None:
            if refs is not None:
                self._show(replace(self.state, marked=refs))

        self.app.push_screen(CompareScreen(self.session, self.state.marked), mark)

    def action_scenarios(self) -> None:
        from imtui.tui.scenario import choose_scenario

        def go_on(chosen: Chosen | None) -> None:
            if chosen:
                query, marked = chosen
                self._ask(replace(self.state, marked=marked or self.state.marked, workshop=False), query)

        choose_scenario(self.app, self.session, self.state, go_on)

    def action_game(self) -> None:
        from imtui.tui.game import choose_game

        choose_game(self.app, self.session, self.state, self.play)

    def play(self, game: Game | None = None) -> None:
        """Open the sorting game; from then on no verdict is shown before it is revealed."""
        from imtui.tui.game import GameScreen

        self._keep_game(game or self.state.game)
        self.app.push_screen(GameScreen(self.session, self.state.game, self._keep_game))

    def _keep_game(self, game: Game) -> None:
        """Keep what the group did: it can go on with the game, and what it revealed is shown everywhere."""
        self._show(replace(self.state, game=game, workshop=True))

    @property
    def loss(self) -> str:
        """What would be lost by quitting, as a sentence; empty when that is nothing."""
        return _("What the group decided is kept nowhere.") if self.state.game.moves else ""

    def action_workshop(self) -> None:
        from imtui.tui.asking import RevealingScreen

        if not self.state.workshop:
            self._hide(True)
            return

        def answered(agrees: bool | None) -> None:
            if agrees:
                self._hide(False)

        self.app.push_screen(RevealingScreen(self.session.glyphs, _("Show all the verdicts?")), answered)

    def _hide(self, workshop: bool) -> None:
        """Hide every verdict that is not revealed, and what of the filter would tell one; or show them all."""
        state = replace(self.state, workshop=workshop)
        self._ask(state, state.query)

    @if_available
    def action_why(self) -> None:
        messenger = self.session.guide.messengers[self.state.messenger or ""]
        self.read(why_page(self.session.guide, messenger))

    @if_available
    def action_changes(self) -> None:
        from imtui.guide.changes import a_year_before
        from imtui.pages.changes import changes_page

        guide, answering = self.session.guide, self.session.index.matching(self.state.query)
        self.read(changes_page(guide, answering, a_year_before(guide)))

    @if_available
    def action_left_out(self) -> None:
        page = left_out_page(self.session.index, self.state.query)
        self.read(veiled(page) if self.state.workshop else page)

    def action_open(self) -> None:
        node = self.state.cursor
        if self.view.guide_tree.has_focus and len(node) in (1, 2):
            is_open = self.view.is_narrow() or not self.outline.is_open(node)
            self._show(self.state.opening(node, is_open))
        if self.view.is_narrow() and len(node) != 1:
            self.view.go_to_page()

    def action_unfold(self) -> None:
        node = self.state.cursor
        if len(node) in (1, 2) and not self.outline.is_open(node):
            self._show(self.state.opening(node, True))
        else:
            self.view.guide_tree.action_down()

    def action_fold(self) -> None:
        node = self.state.cursor
        if not self.view.guide_tree.has_focus:
            self.view.go_to_tree()
            return
        if len(node) in (1, 2) and self.outline.is_open(node):
            self._show(self.state.opening(node, False))
        else:
            self._show(self.state.at(node[:-1]))

    def action_switch(self) -> None:
        if self.view.guide_tree.has_focus:
            self.view.go_to_page()
        else:
            self.view.go_to_tree()

    def action_zoom(self) -> None:
        self.view.toggle_class("-zoom")

    def action_back(self) -> None:
        if not self.view.peel() and self.state.query:
            self._ask(self.state, Query())

    def go_to(self, node: Node) -> None:
        """Go to a place of the tree; a filter that leaves it out is cleared."""
        messenger = self.session.guide.messengers[node[1]]
        if not self.session.index.match(messenger, self.state.query):
            self.notify(_("The filter is cleared: it leaves out {name}.").format(name=messenger.name))
            self._ask(self.state, Query())
        self._show(self.state.opening(node[:1], True).opening(node[:2], len(node) > 2).at(node))
        self.view.go_to_tree()

    # Drawing

    def _ask(self, state: State, query: Query) -> None:
        """Show a query that was not typed."""
        query, refused = askable(self.session.guide, state, query)
        if refused:
            self.notify(refused.message)
        self._error = None
        self.view.write_query(query)
        self._show(state.asking(query))

    def _askable(self, query: Query) -> tuple[Query, QueryError | None]:
        return askable(self.session.guide, self.state, query)

    def _show(self, state: State) -> None:
        """Go on with another state, its cursor on the nearest row that is left."""
        self.outline = Outline(self.session.index, state, self.session.glyphs)
        self.state = state.at(self.outline.nearest(state.cursor))
        self.view.draw(self.state, self.outline, self._error)

    def _draw_lines(self) -> None:
        if self.is_mounted:
            self.view.draw_lines(self.state, self._error)
