"""What a collective's pack says of a messenger, under its own name: never mixed with what the guide says."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.model import Guide, Messenger, Overlay
from imtui.language import _
from imtui.pages.blocks import Block, Heading, Notes, Paragraph, Role, Sign, Span, text


def pack_blocks(guide: Guide, messenger: Messenger, notes: Notes) -> Iterator[Block]:
    """The warnings and notes of each pack that speaks of a messenger, and which pack added it."""
    for pack in guide.packs:
        overlay = pack.overlays.get(messenger.id, Overlay())
        added = messenger.id in pack.messengers
        if added or overlay != Overlay():
            yield Heading(str(pack.name))
        if added:
            said = _("This messenger was added by “{pack}”: it is not of the guide.").format(pack=pack.name)
            yield Paragraph(text(Span(said, Role.ACCENT)))
        for warning in overlay.warnings:
            yield Paragraph(text(str(warning.text), " ", notes.cite(warning.source)), Sign.WARNING)
        for note in overlay.notes:
            yield Paragraph(text(str(note)), Sign.BULLET)
