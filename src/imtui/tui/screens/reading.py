"""A page over what one was doing: help, why; Esc returns to the same place."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from imtui.pages.blocks import Page
from imtui.tui import lines
from imtui.tui.bindings import bindings
from imtui.tui.commands import Scope
from imtui.tui.glyphs import Glyphs
from imtui.tui.widgets.page_view import PageView
from imtui.tui.widgets.text_line import TextLine


class ReadingScreen(ModalScreen[None]):
    """Shows one page on the whole screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PAGE)

    def __init__(self, glyphs: Glyphs, page: Page) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.page = page

    def compose(self) -> ComposeResult:
        """Lay out the page and its hints."""
        yield PageView(self.glyphs, id="reading")
        yield TextLine(self.glyphs, id="hints")

    def on_mount(self) -> None:
        """Show the page."""
        view = self.query_one(PageView)
        view.show(self.page)
        view.focus()

    def on_page_view_scrolled(self) -> None:
        """Say how much is left below."""
        hints = lines.hints(Scope.PAGE, self.size.width)
        self.query_one("#hints", TextLine).show(hints, lines.below(self.query_one(PageView).lines_below))

    def action_close(self) -> None:
        """Go back to what one was doing."""
        self.dismiss()
