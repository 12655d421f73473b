"""What the explorer opens over itself: each screen is imported when it is opened, so that the explorer opens sooner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from imtui.guide.game import Game, Move
from imtui.guide.group import Group
from imtui.guide.query import Query
from imtui.language import _
from imtui.pages.hidden import veiled
from imtui.pages.left_out import left_out_page
from imtui.pages.why import why_page
from imtui.records import replace
from imtui.tui.keys import COMMANDS, Command, Scope
from imtui.tui.page_actions import PageActions
from imtui.tui.state import State

if TYPE_CHECKING:
    from imtui.tui.save import Savable
    from imtui.tui.scenario import Chosen

EXPLORER_COMMANDS = {command.id: command for command in COMMANDS if command.scope is Scope.EXPLORER}


ScreenT = TypeVar("ScreenT", bound="Openings")


def if_available(action: Callable[[ScreenT], None]) -> Callable[[ScreenT], None]:
    """Run the action of a command where the registry says that it is available, else tell why it is not."""
    command = EXPLORER_COMMANDS[action.__name__.removeprefix("action_")]

    def run(screen: ScreenT) -> None:
        reason = command.available(screen.state)
        if reason:
            screen.notify(reason)
        else:
            action(screen)

    return run


class Openings(PageActions[None]):
    """The commands of the explorer that open another screen, and what comes back from it."""

    state: State
    kept_moves: tuple[Move, ...] = ()
    """The moves of the game that stand in a file."""

    def show_state(self, state: State) -> None:
        """Go on with another state."""
        raise NotImplementedError

    def ask(self, state: State, query: Query) -> None:
        """Go on with another state, and a query that was not typed."""
        raise NotImplementedError

    def acts(self, command: Command) -> bool:
        return command.available(self.state) is None and super().acts(command)

    @if_available
    def action_compare(self) -> None:
        from imtui.tui.comparison.screen import CompareScreen

        def mark(refs: tuple[str, ...] | None) -> None:
            if refs is not None:
                self.show_state(replace(self.state, marked=refs))

        self.app.push_screen(CompareScreen(self.session, self.state.marked), mark)

    def action_scenarios(self) -> None:
        from imtui.tui.scenario import Scenarios

        Scenarios(self.app, self.session, self.state, self.go_on).choose()

    def go_on(self, chosen: Chosen | None) -> None:
        """Go on with the needs of a situation, of which all was shown."""
        if chosen:
            query, marked = chosen
            self.ask(replace(self.state, marked=marked or self.state.marked, workshop=False), query)

    def action_game(self) -> None:
        from imtui.tui.game import choose_game

        choose_game(self.app, self.session, self.state, self.play)

    def play(self, game: Game | None = None) -> None:
        """Open the sorting game; from then on no verdict is shown before it is revealed."""
        from imtui.tui.game import GameScreen

        self._hide(True)
        self._keep_game(game or self.state.game)
        self.app.push_screen(GameScreen(self.session, self.state.game, self._keep_game))

    def _keep_game(self, game: Game) -> None:
        """Keep what the group did: it can go on with the game, and what it revealed is shown everywhere."""
        self.show_state(replace(self.state, game=game))

    @property
    def loss(self) -> str:
        """What would be lost by quitting, as a sentence; empty when that is nothing."""
        is_kept = self.state.game.moves in ((), self.kept_moves)
        return "" if is_kept else _("What the group decided is kept nowhere.")

    def savables_here(self) -> Sequence[Savable]:
        """The page, the list as it is filtered, what is marked, what the group did; while it sorts, no list."""
        from imtui.tui.explorer import saving

        group = saving.savable_group(self.session, self.state)
        if self.state.workshop:
            return (*super().savables_here(), group)
        marks = [saving.savable_marks(self.session, self.state)] if self.state.marked else []
        page, node, guide = self.page_here(), self.state.cursor, self.session.guide
        here = super().savables_here()
        if page and len(node) == 2:
            here = (saving.savable_messenger(guide, page, guide.messengers[node[1]]),)
        elif page and not node:
            here = (saving.savable_guide(self.session.index, page),)
        return (*here, saving.savable_list(self.session, self.state), *marks, group)

    def saved(self, form: str | None) -> None:
        if form == "group":
            self.kept_moves = self.state.game.moves

    def action_load(self) -> None:
        from imtui.tui.loading import LoadScreen

        def go_on(group: Group | None) -> None:
            if group is not None:
                state = State().of_group(group, self.session.vocabulary)
                self.kept_moves = group.moves
                self.ask(state, state.query)

        self.app.push_screen(LoadScreen(self.session), go_on)

    def action_workshop(self) -> None:
        from imtui.tui.confirm import ConfirmRevealing

        if not self.state.workshop:
            self._hide(True)
            return

        def answered(agrees: bool | None) -> None:
            if agrees:
                self._hide(False)

        self.app.push_screen(ConfirmRevealing(self.session.glyphs, _("Show all the verdicts?")), answered)

    def _hide(self, workshop: bool) -> None:
        """Hide every verdict that is not revealed, and what of the filter would tell one; or show them all."""
        state = replace(self.state, workshop=workshop)
        self.ask(state, state.query)

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
