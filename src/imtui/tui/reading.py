"""A page over what one was doing: help, why, a word, a claim; Esc returns to the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from imtui.pages.blocks import Page
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.painting import hints
from imtui.tui.painting.lines import Line, line_width
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.text_line import TextLine

if TYPE_CHECKING:
    from imtui.tui.session import Session


class ReadingScreen(Layer[Any], ModalScreen[Any]):
    """Shows one page on the whole screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PAGE)

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__()
        self.session = session
        self.page = page

    def compose(self) -> ComposeResult:
        """Lay out the page and its hints."""
        yield PageView(self.session.glyphs, id="reading")
        yield TextLine(self.session.glyphs, self._hints, id="hints")

    def on_mount(self) -> None:
        """Show the page."""
        view = self.query_one(PageView)
        view.show(self.page)
        view.focus()

    @on(PageView.Scrolled)
    def _on_scrolled(self) -> None:
        self.query_one("#hints").refresh()

    def _hints(self, columns: int) -> tuple[Line, Line]:
        below = hints.below(self.query_one(PageView).lines_below)
        return hints.hints(self.hint_scopes(), columns - line_width(below)), below

    def hint_scopes(self) -> tuple[Scope, ...]:
        """Give the scopes whose keys are hinted at."""
        return (Scope.PAGE,)

    def action_page_words(self) -> None:
        """Explain the words of this page."""
        from imtui.tui.words import show_words

        show_words(self.app, self.session, self.page)

    def action_page_hand_out(self) -> None:
        """Write this page to a file."""
        from imtui.tui.handout import hand_out_page

        hand_out_page(self.app, self.session, self.page)

    def action_page_qr(self) -> None:
        """Choose a link of the page and show its QR code."""
        from imtui.tui.links import show_link

        show_link(self.app, self.session.glyphs, self.page)

    def action_close(self) -> None:
        """Go back to what one was doing."""
        self.dismiss()
