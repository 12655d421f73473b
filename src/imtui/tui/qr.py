"""The QR code of a link: participants have phones, the presenter has no network."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.strip import Strip

from imtui.export.qr import qr_rows
from imtui.language import _, labelled
from imtui.pages.blocks import Link, Role, Span
from imtui.tui.bindings import bindings
from imtui.tui.keys import Scope
from imtui.tui.layer import Layer
from imtui.tui.painting.glyphs import ASCII, Glyphs
from imtui.tui.painting.lines import wrap
from imtui.tui.painting.painted import Painted
from imtui.tui.painting.text_block import TextBlock
from imtui.tui.painting.text_line import HintLine

DARK_ON_LIGHT = Style(color="#000000", bgcolor="#ffffff")


class QrScreen(Layer[None], ModalScreen[None]):
    """Shows one QR code, with what it leads to and its address in text below."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PAGE)

    def __init__(self, glyphs: Glyphs, link: Link) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.link = link

    def compose(self) -> ComposeResult:
        """Lay out the code, the address and the hints."""
        yield QrView(self.glyphs, self.link.address, id="qr")
        yield TextBlock(self.glyphs, id="address")
        yield HintLine(self.glyphs, Scope.PAGE)

    def on_mount(self) -> None:
        """Write what it leads to, and the address, in text too."""
        named = Span(labelled(self.link.label, ""), Role.STRONG)
        self.query_one("#address", TextBlock).show((named, Span(self.link.address)))

    def action_close(self) -> None:
        self.dismiss()


class QrView(Painted):
    """Draws the code with half blocks in the middle of its room, or two cells a module with ASCII signs; dark on light
    whatever the theme. Too small a screen says so.
    """

    def __init__(self, glyphs: Glyphs, link: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = qr_rows(link, ascii_only=glyphs is ASCII)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the code, or of the sentence that says how much room it needs."""
        width, height = len(self._rows[0]), len(self._rows)
        if width > self.size.width or height > self.size.height:
            needed = _("This screen is too small for the code: it needs {columns} columns and {rows} lines.")
            lines = wrap((Span(needed.format(columns=width, rows=height + 4), Role.STRONG),), max(self.size.width, 1))
            return self.strip(lines[y] if y < len(lines) else ())
        row = y - (self.size.height - height) // 2
        if not 0 <= row < height:
            return self.strip(())
        left = (self.size.width - width) // 2
        segments = [Segment(" " * left), Segment(self._rows[row], DARK_ON_LIGHT)]
        return Strip(segments).adjust_cell_length(self.size.width, self.style_of())
