"""The links of a page, to choose one and show its QR code."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

from textual.app import App

from imtui.language import _
from imtui.pages.blocks import Page, Paragraph, Row
from imtui.tui.painting.glyphs import Glyphs
from imtui.tui.picker import PickerScreen
from imtui.tui.qr import QrScreen

_LINK = re.compile(r"https?://[^\s,)]+")


def links(page: Page) -> list[str]:
    """Give the links that stand on a page, each once, in order."""
    texts = [span.text for b in page.blocks if isinstance(b, (Row, Paragraph)) for span in b.spans]
    found = [link for text in texts for link in _LINK.findall(text)]
    return list(dict.fromkeys([*found, *(note.address for note in page.notes())]))


def show_link(app: App[Any], glyphs: Glyphs, page: Page | None) -> None:
    """Let the user choose a link of a page, and show its QR code."""
    found = links(page) if page else []
    if not found:
        app.notify(_("There is no link here."), markup=False)
        return

    def show(link: Hashable | None) -> None:
        if isinstance(link, str):
            app.push_screen(QrScreen(glyphs, link))

    app.push_screen(PickerScreen(glyphs, _("Which link?"), [(link, link) for link in found]), show)
