"""The question before what a group did is lost: it covers the screen, so that it is seen in a terminal of any size."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.screen import ModalScreen

from imtui.pages.blocks import Role, Span
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope, in_scope
from imtui.tui.layer import Layer
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import HintLine


class LeavingScreen(Layer[bool], ModalScreen[bool]):
    """Asks once; only the keys by which one leaves anything are a yes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LEAVING)

    def __init__(self, glyphs: Glyphs, question: str) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.question = question

    def compose(self) -> ComposeResult:
        """Lay out the question and its keys."""
        yield TextBlock(self.glyphs, id="asked")
        yield HintLine(self.glyphs, Scope.LEAVING)

    def on_mount(self) -> None:
        """Ask."""
        self.query_one("#asked", TextBlock).show((Span(self.question, Role.STRONG),))

    def on_key(self, event: Key) -> None:
        """Go on with any key that is no yes."""
        if not any(event.key in command.keys for command in in_scope(Scope.LEAVING)):
            event.stop()
            self.dismiss(False)

    def action_leave_for_good(self) -> None:
        self.dismiss(True)
