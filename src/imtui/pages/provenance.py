"""What goes with pages: which guide, as of when, under which licence; and what no category can promise."""

from __future__ import annotations

from imtui import __version__
from imtui.guide.model import Guide
from imtui.language import _, labelled
from imtui.pages.blocks import Page, Paragraph, Role, Span, Title
from imtui.records import replace


def provenance(guide: Guide) -> str:
    """The guide, the date of its facts, its packs, the program that wrote it down, and the licence of the texts."""
    said = [labelled(_("Guide"), str(guide.document.title)), _("facts up to {date}").format(date=guide.latest or "?")]
    if guide.packs:
        said.append(labelled(_("with the packs"), ", ".join(str(pack.name) for pack in guide.packs)))
    if guide.document.licence:
        said.append(labelled(_("licence"), guide.document.licence))
    return " · ".join([*said, f"imtui {__version__}"])


def with_provenance(page: Page, guide: Guide) -> Page:
    """A page that says under its title where it comes from."""
    said = Paragraph((Span(provenance(guide), Role.MUTED),))
    after = next((n for n, block in enumerate(page.blocks, 1) if isinstance(block, Title)), 0)
    return replace(page, blocks=(*page.blocks[:after], said, *page.blocks[after:]))


def caveat_of_the_guide() -> str:
    """The caveat that goes with every verdict."""
    return _(
        "A category is a dated and reasoned judgement, not advice for every situation: "
        "no messenger protects an unlocked phone, nor from the person who receives the message."
    )
