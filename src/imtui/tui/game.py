"""The sorting game: the group decides first; no verdict is on the screen before it is revealed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from imtui.guide.game import Game, agreement, new_game, of_a_query, of_the_document
from imtui.language import _, plural
from imtui.pages.blocks import Page
from imtui.pages.game import closing_page, reveal_page
from imtui.pages.hidden import hidden_page
from imtui.pages.why import why_page
from imtui.tui import game_lines
from imtui.tui.bindings import bindings
from imtui.tui.confirm import ConfirmRevealing
from imtui.tui.keys import Command, Scope
from imtui.tui.layer import Layer
from imtui.tui.page_actions import PageActions
from imtui.tui.page_screen import PageScreen
from imtui.tui.painting import hints
from imtui.tui.painting.lines import Line
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.row_list import RowList
from imtui.tui.painting.text_line import TextLine
from imtui.tui.picker import PickerScreen
from imtui.tui.state import State

if TYPE_CHECKING:
    from imtui.tui.session import Session

Play = Callable[[Game], None]
"""What is to be done with a game."""


def choose_game(app: App[Any], session: Session, state: State, play: Play) -> None:
    """Let the user choose what to sort, or go on with what was begun; then `play`."""
    marked = tuple(dict.fromkeys(ref.split("/")[0] for ref in state.marked))
    begun = state.game.order if state.game.moves else ()
    sets = {
        "begun": (_("Go on with the game"), begun),
        "document": (_("The messengers of the founding document"), of_the_document(session.guide)),
        "all": (_("All the messengers"), tuple(session.guide.messengers)),
        "filter": (_("Those that answer the filter"), of_a_query(session.index, state.query) if state.query else ()),
        "marked": (_("Those that are marked"), marked),
    }
    entries = [(key, f"{name} ({len(members)})") for key, (name, members) in sets.items() if members]

    def begin(chosen: Hashable | None) -> None:
        if isinstance(chosen, str):
            play(new_game(session.guide, sets[chosen][1], state.game))

    app.push_screen(PickerScreen(session.glyphs, _("What to sort?"), entries), begin)


class ClosingScreen(PageScreen):
    """The closing view, from which one asks why a messenger is where it is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.CLOSING)

    def __init__(self, session: Session, game: Game) -> None:
        super().__init__(session, closing_page(session.index, game))
        self.game = game

    def action_why(self) -> None:
        guide, result = self.session.guide, agreement(self.session.index, self.game)
        revealed = (*result.discuss, *result.same, *result.ended)

        def explain(chosen: Hashable | None) -> None:
            if isinstance(chosen, str):
                self.read(why_page(guide, guide.messengers[chosen]))

        names = [(m, guide.messengers[m].name) for m in revealed]
        self.app.push_screen(PickerScreen(self.session.glyphs, _("Why which one?"), names), explain)

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The scopes whose keys are hinted at."""
        return (Scope.CLOSING, Scope.PAGE, Scope.HERE)


class GameScreen(PageActions[None], Layer[None]):
    """Messengers in one list, in an order that tells nothing; the group puts each into a category."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.GAME)

    def __init__(self, session: Session, game: Game, keep: Play) -> None:
        super().__init__()
        self.session = session
        self.game = game
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Lay out the list, what is known without the verdict, and every key."""
        glyphs = self.session.glyphs
        yield TextLine(glyphs, id="header")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield TextLine(glyphs, id="whose")
                yield RowList(glyphs, id="players")
            with Vertical(id="right"):
                yield PageView(glyphs, id="page")
        yield TextLine(glyphs, id="verdict-keys")
        yield TextLine(glyphs, self._hints, id="hints")

    def on_mount(self) -> None:
        """Begin with the first messenger that is not sorted."""
        self.players.focus()
        self._draw(next(iter(self.game.waiting() or self.game.order), None))

    @property
    def players(self) -> RowList:
        return self.query_one("#players", RowList)

    @property
    def messenger(self) -> str:
        """The messenger under the cursor."""
        return str(self.players.key)

    @property
    def is_reading(self) -> bool:
        """Whether keys act on the page rather than on the list."""
        return self.query_one(PageView).has_focus

    def on_descendant_focus(self) -> None:
        """Keys act elsewhere now."""
        self._draw_keys()

    def page_here(self) -> Page | None:
        return self.query_one(PageView).page

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The scopes whose keys are hinted at; in the page, its own."""
        return (Scope.HERE, Scope.GAME, Scope.TEXT) if self.is_reading else (Scope.GAME,)

    def acts(self, command: Command) -> bool:
        if command.scope is not Scope.GAME:
            return super().acts(command)
        is_revealed = self.messenger in self.game.revealed
        return {
            "reveal": not is_revealed,
            "skip": not is_revealed,
            "why": is_revealed,
            "undo": bool(self.game.moves),
        }.get(command.id, True)

    def _hints(self, columns: int) -> tuple[Line, Line]:
        return hints.hints(self.hint_scopes(), columns, self.acts), ()

    @on(RowList.Moved)
    def _on_moved(self) -> None:
        self._draw_page()

    def action_put_bad(self) -> None:
        """In the page, this key explains words as everywhere else."""
        if self.is_reading:
            self.action_words()
        else:
            self._put(-1)

    def action_put_fair(self) -> None:
        self._put(1)

    def action_put_best(self) -> None:
        self._put(0)

    def action_count_bad(self) -> None:
        self._count(-1)

    def action_count_fair(self) -> None:
        self._count(1)

    def action_count_best(self) -> None:
        self._count(0)

    def action_skip(self) -> None:
        self._play(self.game.skip(self.messenger), go_on=True)

    def action_undo(self) -> None:
        self._play(self.game.undo())

    def action_reveal(self) -> None:
        if self.messenger in self.game.revealed:
            self._go_to(page=True)
            return
        name = self.session.guide.messengers[self.messenger].name
        self._reveal(_("Show what the guide says of {name}?").format(name=name), [self.messenger])

    def action_reveal_all(self) -> None:
        hidden = [m for m in self.game.order if m not in self.game.revealed]
        if not hidden:
            self._close()
            return
        question = plural(
            "Show what the guide says of {n} messenger?", "Show what the guide says of {n} messengers?", len(hidden)
        )
        self._reveal(question, hidden, then=self._close)

    def action_why(self) -> None:
        if self.messenger in self.game.revealed:
            self.read(why_page(self.session.guide, self.session.guide.messengers[self.messenger]))
        else:
            self.notify(_("Its category is hidden until it is revealed."))

    def action_other_pane(self) -> None:
        self._go_to(page=not self.is_reading)

    def action_zoom(self) -> None:
        self.toggle_class("-zoom")
        self._go_to(page=self.has_class("-zoom"))

    def action_leave_game(self) -> None:
        if self.is_reading:
            self._go_to(page=False)
        else:
            self.dismiss()

    def _go_to(self, page: bool) -> None:
        """Let keys act on the page, or on the list."""
        self.set_class(page, "-reading")
        self.remove_class(*([] if page else ["-zoom"]))
        (self.query_one(PageView) if page else self.players).focus()

    def _reveal(self, question: str, messengers: Sequence[str], then: Callable[[], None] = lambda: None) -> None:
        """Ask, show what the guide says, and go on."""

        def answered(agrees: bool | None) -> None:
            if agrees:
                self._play(self.game.reveal(*messengers))
                then()

        self.app.push_screen(ConfirmRevealing(self.session.glyphs, question), answered)

    def _close(self) -> None:
        self.app.push_screen(ClosingScreen(self.session, self.game))

    def _put(self, place: int) -> None:
        category = self.session.guide.categories[place].id
        self._play(self.game.put(self.messenger, category), go_on=True)

    def _count(self, place: int) -> None:
        self._play(self.game.count(self.messenger, self.session.guide.categories[place].id))

    def _play(self, game: Game, go_on: bool = False) -> None:
        """Go on after something was done; to the next messenger when this one was hidden and is sorted."""
        self.game = game
        self._keep(game)
        following = game.next_after(self.messenger) if go_on and self.messenger not in game.revealed else None
        self._draw(following or self.messenger)

    def _draw(self, messenger: str | None) -> None:
        self.query_one("#header", TextLine).show(*game_lines.header(self.game))
        rows = game_lines.rows(self.session.index, self.game, self.session.glyphs)
        self.players.show_rows(rows, messenger)
        self.query_one("#whose", TextLine).show((), game_lines.whose(self.session.guide, self.game))
        self._draw_page()

    def _draw_keys(self) -> None:
        self.query_one("#verdict-keys", TextLine).show(game_lines.sorting_keys(self.session.guide, self.is_reading))
        self.query_one("#hints").refresh()

    def _draw_page(self) -> None:
        messenger = self.session.guide.messengers[self.messenger]
        if messenger.id in self.game.revealed:
            page = reveal_page(self.session.index, self.game, messenger)
        else:
            page = hidden_page(self.session.guide, messenger)
        self.query_one(PageView).show(page)
        self._draw_keys()
