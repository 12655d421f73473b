"""Pages without the verdict, nor any fact that the verdict rests on: what may be seen before it is revealed.

Values are words without sign or colour, since the same colours draw the categories. No source is named: an address may
tell that there is published code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from imtui.guide.glossary import whole_words
from imtui.guide.model import App, Claim, Guide, Messenger, Status
from imtui.guide.query import Index, Query, briefly
from imtui.guide.text import fold
from imtui.guide.veil import Veil
from imtui.guide.verdict import questions_to_ask
from imtui.guide.words import STATUS_NAMES, VALUE_NAMES, country_names
from imtui.language import _
from imtui.pages.blocks import (
    Block,
    Heading,
    Note,
    Page,
    Paragraph,
    Row,
    Sign,
    Span,
    Table,
    Title,
    VerdictLine,
    text,
)
from imtui.pages.listing import about_filter, dated_name, platform_names

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def hidden_page(guide: Guide, messenger: Messenger) -> Page:
    """Who runs a messenger, where it runs, what it is like to use; and the questions, the same for every messenger."""
    veil = Veil(guide)
    told = ((_("Run by"), messenger.vendor), (_("Money"), messenger.funding))
    blocks: list[Block] = [Title(messenger.name), *_ended(messenger)]
    blocks += [Row(label, text(str(said))) for label, said in told if not veil.hides(said)]
    blocks.append(Row(_("Country"), text(country_names(guide, messenger.jurisdiction.countries))))
    blocks.append(_platforms(guide, messenger.platforms))
    blocks.append(Row(_("Apps"), text(", ".join(app.name for app in messenger.apps))))
    blocks.append(Heading(_("To ask yourselves")))
    blocks += [Paragraph(text(str(guide.properties[p].question)), Sign.BULLET) for p in questions_to_ask(guide)]
    blocks.append(Heading(_("What it is like to use")))
    blocks += [_plain_row(guide, claim, veil) for claim in veil.facts(messenger)]
    return Page(tuple(blocks))


def hidden_list_page(index: Index, query: Query) -> Page:
    """The messengers that answer what of a query tells no verdict, by name, each with its platforms."""
    guide = index.guide
    asked = Veil(guide).without_telling(query)
    refused = [briefly(guide, r) for r in query.requirements if r not in asked.requirements]
    left_out = [_("Left out of the filter, since it would tell a verdict: {what}").format(what=r) for r in refused]
    said = [_("Every verdict is hidden: this is the list for a workshop, by name."), *left_out]
    blocks: list[Block] = [Title(_("Messengers"))]
    blocks += [Paragraph(text(sentence)) for sentence in (*said, *about_filter(index, asked))]
    found = sorted(index.matching(asked), key=lambda m: (fold(m.name), m.id))
    blocks += [Row(dated_name(m), text(", ".join(platform_names(index, m)))) for m in found]
    return Page(tuple(blocks))


def hidden_app_page(guide: Guide, messenger: Messenger, app: App) -> Page:
    """Where an app runs."""
    return Page((Title(app.name, messenger.name), _platforms(guide, app.platforms)))


def hidden_guide_page(guide: Guide) -> Page:
    """Why means of communication matter, in the founding document's own words."""
    paragraphs = (Paragraph(text(str(paragraph))) for paragraph in guide.document.introduction)
    return Page((Title(str(guide.document.title)), *paragraphs))


def veiled(page: Page, hidden: Iterable[Messenger] = ()) -> Page:
    """A page of explanations less its signs, its colours, its sources, and the sentences that name what is hidden."""
    named = whole_words(name for messenger in hidden for name in (messenger.name, *messenger.aliases))
    told = [block for block in page.blocks if not isinstance(block, (Note, VerdictLine, Table))]
    veiled_blocks = (_veiled(block, named) for block in told if block != Heading(_("Sources")))
    blocks = [block for block in veiled_blocks if block is not None]
    if any(named.search(_said(block)) for block in told):
        blocks.append(Paragraph(text(_("Left out: sentences that name a messenger whose verdict is hidden."))))
    return Page(tuple(blocks))


def _veiled(block: Block, named: re.Pattern[str]) -> Block | None:
    if not isinstance(block, (Paragraph, Row)):
        return block
    said = _said(block)
    kept = " ".join(sentence for sentence in SENTENCE_END.split(said) if not named.search(sentence)).strip()
    if said.strip() and not kept:
        return None
    if isinstance(block, Paragraph):
        return Paragraph(text(kept), Sign.BULLET if block.sign else None)
    return Row(block.label, text(kept), word=Span(block.word.text) if block.word else None)


def _said(block: Block) -> str:
    """What running text or a fact says, less where it is from."""
    return "".join(span.text for span in block.spans if not span.cites) if isinstance(block, (Paragraph, Row)) else ""


def _ended(messenger: Messenger) -> list[Block]:
    """That a messenger is no longer usable, which tells nothing of what it was worth."""
    if messenger.status is Status.ACTIVE:
        return []
    since = f" ({messenger.status_since})" if messenger.status_since else ""
    return [Paragraph(text(_(STATUS_NAMES[messenger.status]).capitalize() + since), Sign.BULLET)]


def _platforms(guide: Guide, platforms: Collection[str]) -> Row:
    names = [str(p.name) for p in guide.platforms.values() if p.id in platforms]
    return Row(_("Platforms"), text(", ".join(names) or _("none any more")))


def _plain_row(guide: Guide, claim: Claim, veil: Veil) -> Row:
    """A claim without sign or colour, and without its note when that would tell."""
    note = () if veil.hides(claim.note) else text(str(claim.note))
    return Row(str(guide.properties[claim.property].name), note, word=Span(_(VALUE_NAMES[claim.value])))
