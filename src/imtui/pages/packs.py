"""What collectives' packs say of a messenger, under their own names: never mixed with what the guide says."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from imtui.guide.dates import claim_details
from imtui.guide.model import Guide, Messenger
from imtui.guide.packs import Amendment, Saying, sayings
from imtui.language import labelled, plural
from imtui.pages.blocks import Block, Notes, Paragraph, Sign, Spans, text


def said_by_packs(guide: Guide, messenger: Messenger, notes: Notes) -> Iterator[Block]:
    """The warnings, notes and amendments of each pack that speaks of a messenger, under the name of the pack."""
    for saying in sayings(guide, messenger):
        yield Paragraph(cited(saying, notes), Sign.WARNING if saying.is_warning else Sign.BULLET)


def cited(saying: Saying, notes: Notes) -> Spans:
    """What a pack says, with its sources."""
    cites = notes.cite(saying.source, saying.also, saying.details)
    return text(saying.text, *((" ", cites) if cites.text else ()))


def told_apart(amendment: Amendment | None, notes: Notes) -> Spans:
    """After an answer of a pack, the one in whose place it counts, with its note and sources; nothing after others."""
    if amendment is None:
        return ()
    said, before = amendment.told_apart, amendment.before
    if before is None:
        return text(f" ({said})")
    cites = notes.cite(before.source, before.also, claim_details(before))
    return text(f" ({labelled(said, str(before.note))} ", cites, ")")


def added_by_packs(count: int) -> str:
    """How many messengers of packs stand beside those of the guide that were counted; nothing for none."""
    return plural(" + {n} of a pack", " + {n} of packs", count) if count else ""


def counted(guide: Guide, messengers: Collection[Messenger]) -> tuple[int, str]:
    """How many of some messengers are the guide's, and in words how many packs add to them."""
    added = guide.added_among(messengers)
    return len(messengers) - added, added_by_packs(added)


def messengers_in_all(guide: Guide) -> str:
    """How many messengers a guide has, and how many packs add to them."""
    own = len(guide.messengers) - guide.added
    return plural("{n} messenger", "{n} messengers", own) + added_by_packs(guide.added)
