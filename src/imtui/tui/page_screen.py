"""A page on a screen of its own, over what one was doing: help, why, a word, a claim."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from imtui.pages.blocks import Page
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.page_actions import PageActions
from imtui.tui.painting import hints
from imtui.tui.painting.lines import Line, line_width
from imtui.tui.painting.page_view import PageView
from imtui.tui.painting.text_line import TextLine
from imtui.tui.session import Session


class PageScreen(PageActions[Any], Layer[Any], ModalScreen[Any]):
    """One page on the whole screen; Esc returns to what one was doing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PAGE)

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__()
        self.session = session
        self.page = page

    def compose(self) -> ComposeResult:
        """Lay out the page and its hints."""
        yield PageView(self.session.glyphs, id="whole-page")
        yield TextLine(self.session.glyphs, self._hints, id="hints")

    def on_mount(self) -> None:
        """Show the page."""
        view = self.query_one(PageView)
        view.show(self.page)
        view.focus()

    def page_here(self) -> Page:
        return self.page

    @on(PageView.Scrolled)
    def _on_scrolled(self) -> None:
        self.query_one("#hints").refresh()

    def _hints(self, columns: int) -> tuple[Line, Line]:
        below = hints.below(self.query_one(PageView).lines_below)
        return hints.hints(self.hint_scopes(), columns - line_width(below) - 1, self.acts), below

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The scopes whose keys are hinted at."""
        return (Scope.PAGE, Scope.TEXT, Scope.HERE)

    def action_close(self) -> None:
        self.dismiss()


class HelpScreen(PageScreen):
    """The help, which is not opened over itself."""
