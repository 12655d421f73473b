"""The sorting game: the group decides first; no verdict is on the screen before it is revealed."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from imtui.guide.game import Game, new_game, of_a_query, of_the_document
from imtui.language import _
from imtui.pages.game import closing_page, hidden_page, reveal_page
from imtui.tui import game_lines
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.leaving import LeavingScreen
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.row_list import RowList
from imtui.tui.painting.text_line import HintLine, TextLine
from imtui.tui.picker import PickerScreen
from imtui.tui.reading import ReadingScreen
from imtui.tui.state import State

if TYPE_CHECKING:
    from imtui.tui.session import Session


def choose_game(app: App[Any], session: Session, state: State) -> None:
    """Let the user choose what to sort, and play."""
    marked = tuple(dict.fromkeys(ref.split("/")[0] for ref in state.marked))
    sets = {
        "document": (_("The messengers of the founding document"), of_the_document(session.guide)),
        "all": (_("All the messengers"), tuple(session.guide.messengers)),
        "filter": (_("Those that answer the filter"), of_a_query(session.index, state.query) if state.query else ()),
        "marked": (_("Those that are marked"), marked),
    }
    entries = [(key, f"{name} ({len(members)})") for key, (name, members) in sets.items() if members]

    def play(chosen: Hashable | None) -> None:
        if isinstance(chosen, str):
            app.push_screen(GameScreen(session, new_game(session.guide, sets[chosen][1])))

    app.push_screen(PickerScreen(session.glyphs, _("What to sort?"), entries), play)


class GameScreen(Layer[None]):
    """Messengers in one list, in an order that tells nothing; the group puts each into a category."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.GAME)

    def __init__(self, session: Session, game: Game) -> None:
        super().__init__()
        self.session = session
        self.game = game

    def compose(self) -> ComposeResult:
        """Lay out the list, what is known without the verdict, and every key."""
        glyphs = self.session.glyphs
        yield TextLine(glyphs, id="header")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield RowList(glyphs, id="players")
            with Vertical(id="right"):
                yield PageView(glyphs, id="page")
        yield TextLine(glyphs, id="verdict-keys")
        yield HintLine(glyphs, Scope.GAME)

    def on_mount(self) -> None:
        """Begin with the first messenger."""
        self.players.focus()
        self._draw(self.game.order[0] if self.game.order else None)

    @property
    def players(self) -> RowList:
        return self.query_one("#players", RowList)

    @property
    def messenger(self) -> str:
        """The messenger under the cursor."""
        return str(self.players.key)

    @on(RowList.Moved)
    def _on_moved(self) -> None:
        self._draw_page()

    def action_put_bad(self) -> None:
        self._put(-1)

    def action_put_fair(self) -> None:
        self._put(1)

    def action_put_best(self) -> None:
        self._put(0)

    def action_skip(self) -> None:
        self._play(self.game.skip(self.messenger), go_on=True)

    def action_undo(self) -> None:
        self._play(self.game.undo())

    def action_reveal(self) -> None:
        self._play(self.game.reveal(self.messenger))

    def action_reveal_all(self) -> None:
        self._play(self.game.reveal_all())
        self.app.push_screen(ReadingScreen(self.session, closing_page(self.session.index, self.game)))

    def action_other_pane(self) -> None:
        reading = not self.has_class("-reading")
        self.set_class(reading, "-reading")
        (self.query_one(PageView) if reading else self.players).focus()

    @property
    def loss(self) -> str:
        return _("What the group decided is kept nowhere.") if self.game.moves else ""

    def action_leave_game(self) -> None:
        if self.has_class("-reading"):
            self.action_other_pane()
        elif not self.loss:
            self.dismiss()
        else:
            question = _("Leave the game?") + " " + self.loss
            self.app.push_screen(LeavingScreen(self.session.glyphs, question), self._on_asked)

    def _on_asked(self, leaves: bool | None) -> None:
        if leaves:
            self.dismiss()

    def _put(self, position: int) -> None:
        category = self.session.guide.categories[position].id
        self._play(self.game.put(self.messenger, category), go_on=True)

    def _play(self, game: Game, go_on: bool = False) -> None:
        self.game = game
        following = game.next_after(self.messenger) if go_on else None
        self._draw(following or self.messenger)

    def _draw(self, messenger: str | None) -> None:
        self.query_one("#header", TextLine).show(*game_lines.header(self.game))
        rows = game_lines.rows(self.session.index, self.game, self.session.glyphs)
        self.players.show_rows(rows, messenger)
        self.query_one("#verdict-keys", TextLine).show(game_lines.sorting_keys(self.session.guide))
        self._draw_page()

    def _draw_page(self) -> None:
        messenger = self.session.guide.messengers[self.messenger]
        if messenger.id in self.game.revealed:
            page = reveal_page(self.session.index, self.game, messenger)
        else:
            page = hidden_page(self.session.guide, messenger)
        self.query_one(PageView).show(page)
