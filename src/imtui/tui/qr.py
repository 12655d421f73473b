"""The QR code of a link: participants have phones, the presenter has no network."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from imtui.pages.blocks import Span
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import HintLine
from imtui.tui.qr_view import QrView


class QrScreen(Layer[None], ModalScreen[None]):
    """Shows one QR code, with its address in text below."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PAGE)

    def __init__(self, glyphs: Glyphs, link: str) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.link = link

    def compose(self) -> ComposeResult:
        """Lay out the code, the address and the hints."""
        yield QrView(self.glyphs, self.link, id="qr")
        yield TextBlock(self.glyphs, id="address")
        yield HintLine(self.glyphs, Scope.PAGE)

    def on_mount(self) -> None:
        """Write the address in text too."""
        self.query_one("#address", TextBlock).show((Span(self.link),))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
