"""A question before something that cannot be unseen, or is lost: it covers the screen, whatever the terminal's size."""

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
from imtui.tui.painting import hints
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import TextLine


class ConfirmScreen(Layer[bool], ModalScreen[bool]):
    """Asks once; only the keys of its scope are a yes."""

    SCOPE: ClassVar[Scope]

    def __init__(self, glyphs: Glyphs, question: str) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.question = question

    def compose(self) -> ComposeResult:
        """Lay out the question and its keys."""
        yield TextBlock(self.glyphs, id="asked")
        yield TextLine(self.glyphs, lambda _columns: (hints.answers(self.SCOPE), ()), id="hints")

    def on_mount(self) -> None:
        """Ask."""
        self.query_one("#asked", TextBlock).show((Span(self.question, Role.STRONG),))

    def on_key(self, event: Key) -> None:
        """Go on with any key that is no yes."""
        if not any(event.key in command.keys for command in in_scope(self.SCOPE)):
            event.stop()
            self.dismiss(False)

    def action_agree(self) -> None:
        self.dismiss(True)


class ConfirmLeaving(ConfirmScreen):
    """Asks before what a group did is lost: q again is a yes, Esc never is."""

    SCOPE = Scope.LEAVING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LEAVING)


class ConfirmRevealing(ConfirmScreen):
    """Asks before a verdict is shown: no key that asked for it is a yes, so that a key held down reveals nothing."""

    SCOPE = Scope.REVEALING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.REVEALING)
