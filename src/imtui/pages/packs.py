"""What collectives' packs say of a messenger, under their own names: never mixed with what the guide says."""

from __future__ import annotations

from collections.abc import Iterator

from imtui.guide.model import Guide, Messenger
from imtui.language import labelled, plural
from imtui.pages.blocks import Block, Notes, Paragraph, Sign, text


def said_by_packs(guide: Guide, messenger: Messenger, notes: Notes) -> Iterator[Block]:
    """The warnings and notes of each pack that speaks of a messenger, each after the name of the pack."""
    for pack, overlay in guide.overlays_on(messenger.id):
        for warning in overlay.warnings:
            yield Paragraph(
                text(labelled(str(pack.name), str(warning.text)), " ", notes.cite(warning.source)), Sign.WARNING
            )
        for note in overlay.notes:
            yield Paragraph(text(labelled(str(pack.name), str(note))), Sign.BULLET)


def added_by_packs(count: int) -> str:
    """How many messengers of packs stand beside those of the guide that were counted; nothing for none."""
    return plural(" + {n} of a pack", " + {n} of packs", count) if count else ""
