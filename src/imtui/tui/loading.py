"""Going on with what a group kept: its file, by its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from imtui.errors import DataError
from imtui.guide.group import Group
from imtui.guide.reading.group import read_group
from imtui.language import _
from imtui.pages.blocks import Role, Span
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.painting.plain_input import PlainInput
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import HintLine, TextLine

if TYPE_CHECKING:
    from imtui.tui.session import Session


class LoadScreen(Layer[Group | None], ModalScreen[Group | None]):
    """Asks for a file, and says what is wrong in it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LOADING)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """Lay out title, path and what there is to say."""
        glyphs = self.session.glyphs
        yield TextLine(glyphs, id="header")
        yield PlainInput(placeholder=_("file"), id="path")
        yield TextBlock(glyphs, id="asked")
        yield HintLine(glyphs, Scope.LOADING)

    def on_mount(self) -> None:
        """Ask."""
        title = _("Go on with what a group kept: which file?")
        self.query_one("#header", TextLine).show((Span(" " + title, Role.STRONG),))
        path = self.query_one("#path", PlainInput)
        path.rewrite(_("group") + ".yaml")
        path.focus()

    @on(Input.Submitted)
    def _on_submitted(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        typed = self.query_one("#path", PlainInput).value
        try:
            self.dismiss(read_group(Path(typed), self.session.guide))
        except DataError as error:
            self.query_one("#asked", TextBlock).show((Span(str(error)),))

    def action_leave(self) -> None:
        self.dismiss(None)
