"""The pages of a category and of the whole guide: why means of communication matter, and what the verdicts mean."""

from __future__ import annotations

from imtui.guide.model import Category, Guide
from imtui.guide.query import Index, Query
from imtui.language import _, plural
from imtui.pages.blocks import Block, Heading, Note, Page, Paragraph, Row, Sign, Span, Title, text
from imtui.pages.messenger import face_role, face_spans
from imtui.pages.packs import added_by_packs
from imtui.pages.provenance import caveat_of_the_guide

EVERYTHING = Query()
"""The query that leaves nobody out."""


def guide_page(index: Index) -> Page:
    """Introduce the guide with the founding document's own words, its categories, and what to read further."""
    guide = index.guide
    blocks: list[Block] = [Title(str(guide.document.title))]
    blocks += [Paragraph(text(str(paragraph))) for paragraph in guide.document.introduction]
    blocks.append(Heading(_("Three categories")))
    for category in guide.categories:
        messengers = plural("{n} messenger", "{n} messengers", index.category_sizes[category.id])
        messengers += added_by_packs(index.tally_in(category.id, EVERYTHING)[1])
        blocks.append(Row(str(category.name), text(str(category.meaning), f" ({messengers})")))
    blocks.append(Paragraph(text(caveat_of_the_guide()), Sign.WARNING))
    blocks += _references(guide)
    return Page(tuple(blocks))


def category_page(index: Index, category: Category, query: Query = EVERYTHING) -> Page:
    """What a category means, with the founding document's reasons, and which messengers in it answer a query."""
    guide = index.guide
    blocks: list[Block] = [Title(str(category.name))]
    blocks.append(Paragraph(text(Span(str(category.meaning), face_role(category.face)))))
    if category.marks:
        reasons = [part for mark in category.marks for part in (", ", str(mark.text), *face_spans(mark.face))][1:]
        blocks.append(Row(_("The document"), text(*reasons)))
    own, added = index.tally_in(category.id, query)
    counted = _counted(own, index.category_sizes[category.id], query)
    blocks.append(Heading(counted + added_by_packs(added)))
    blocks += [Row(m.name, text(str(m.caveat))) for m in index.by_category(query)[category.id]]
    blocks.append(Heading(_("Why it matters")))
    blocks += [Paragraph(text(str(paragraph))) for paragraph in guide.document.introduction]
    return Page(tuple(blocks))


def _counted(shown: int, total: int, query: Query) -> str:
    messengers = plural("{n} messenger", "{n} messengers", total)
    return (
        _("{shown} of {messengers}, by the filter").format(shown=shown, messengers=messengers) if query else messengers
    )


def _references(guide: Guide) -> list[Block]:
    if not guide.references:
        return []
    blocks: list[Block] = [Heading(_("To read further"))]
    for number, reference in enumerate(guide.references, 1):
        named = _("named by the founding document") if reference.in_document else str(reference.language)
        blocks.append(Row(reference.title, text(str(reference.what), f" ({named}) [{number}]")))
        if reference.caution:
            blocks.append(Paragraph(text(str(reference.caution)), Sign.WARNING))
    blocks.append(Heading(_("Sources")))
    return blocks + [Note(n, r.url, r.as_of) for n, r in enumerate(guide.references, 1)]
