"""The pages of words: a term, what a property asks and why it matters, the list of them, and those on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imtui.guide.glossary import Entry, Glossary
from imtui.guide.model import Guide, Property, Term, Value
from imtui.guide.words import VALUE_NAMES
from imtui.language import _, current
from imtui.pages.blocks import (
    Block,
    Heading,
    Notes,
    Page,
    Paragraph,
    Role,
    Row,
    Sign,
    Span,
    Spans,
    Title,
    VerdictLine,
    text,
)
from imtui.pages.messenger import sources


def entry_page(guide: Guide, entry: Entry) -> Page:
    """Explain a term or a property."""
    return term_page(guide, entry) if isinstance(entry, Term) else property_page(guide, entry)


def entry_name(entry: Entry) -> str:
    """The name of a term or of a property."""
    return str(entry.name)


def term_page(guide: Guide, term: Term) -> Page:
    """Explain a word of the field, with its source, what followed, and the properties that speak of it."""
    notes = Notes()
    dated = _("read {date}, undated").format(date=term.as_of) if term.undated else term.as_of
    blocks: list[Block] = [Title(str(term.name))]
    blocks.append(Paragraph(text(str(term.definition), " ", notes.cite(term.source, details=dated))))
    blocks += [
        Row(event.date, text(str(event.text), " ", notes.cite(event.source, details=event.date))) for event in term.more
    ]
    if term.properties:
        blocks.append(Heading(_("What the guide asks of it")))
        blocks += [Row(str(p.name), text(str(p.question))) for p in map(guide.properties.__getitem__, term.properties)]
    return Page((*blocks, *sources(notes)))


def property_page(guide: Guide, asked: Property) -> Page:
    """Explain a property: what is asked, why it matters to a person, what yes, partly and no mean."""
    blocks: list[Block] = [Title(str(asked.name), str(asked.key))]
    blocks.append(Paragraph(text(Span(str(asked.question), Role.STRONG))))
    blocks.append(Paragraph(text(str(asked.why))))
    meanings = ((Value.YES, asked.yes), (Value.PARTIAL, asked.partial), (Value.NO, asked.no))
    blocks.append(Heading(_("What the answers mean")))
    blocks += [_meaning(value, str(meaning)) for value, meaning in meanings]
    blocks.append(_meaning(Value.UNKNOWN, _("Nobody whom we could cite says. It counts neither as yes nor as no.")))
    terms = [term for term in guide.terms.values() if asked.id in term.properties]
    if terms:
        blocks.append(Heading(_("Words")))
        blocks += [Row(str(term.name), text(str(term.definition))) for term in terms]
    return Page(tuple(blocks))


def glossary_page(entries: Sequence[Entry]) -> Page:
    """List words, each with the beginning of what it means."""
    blocks: list[Block] = [Title(_("Words"))]
    terms = [entry for entry in entries if isinstance(entry, Term)]
    properties = [entry for entry in entries if isinstance(entry, Property)]
    blocks += [Row(str(term.name), text(str(term.definition))) for term in terms]
    if properties:
        blocks.append(Heading(_("What the guide asks of every messenger")))
        blocks += [Row(str(p.name), text(str(p.question), Span(f" [{p.id}]", Role.MUTED))) for p in properties]
    return Page(tuple(blocks))


def entries_on(glossary: Glossary, page: Page) -> tuple[Entry, ...]:
    """The words that stand on a page and can be explained: terms first, then properties."""
    words = "\n".join(texts_of(page))
    return (*glossary.spot(words, current()), *glossary.spot_properties(words, current()))


def _meaning(value: Value, meaning: str) -> Row:
    return Row(_(VALUE_NAMES[value]).capitalize(), text(meaning), Sign(value.value))


def texts_of(page: Page) -> Iterator[str]:
    """Every text of a page but the addresses of its sources."""
    for block in page.blocks:
        if isinstance(block, (Title, Heading)):
            yield block.text
        elif isinstance(block, Paragraph):
            yield _joined(block.spans)
        elif isinstance(block, Row):
            yield f"{block.label}\n{_joined(block.spans)}"
        elif isinstance(block, VerdictLine):
            yield from (criterion.name for criterion in block.criteria)


def _joined(spans: Spans) -> str:
    return "".join(span.text for span in spans)
