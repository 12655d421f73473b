"""The page of one answer: the question, the value, what it rests on, and who disagrees."""

from __future__ import annotations

from imtui.guide.compare import BEWARE_ROWS, Cell, Column, ComparisonRow
from imtui.guide.dates import dates_in_words
from imtui.guide.model import Claim, Guide
from imtui.guide.words import CONFIDENCES, GRADES, VALUE_NAMES
from imtui.language import _
from imtui.pages.blocks import Block, Heading, Notes, Page, Paragraph, Role, Row, Sign, Span, Title, text
from imtui.pages.messenger import app_blocks, beware, claim_spans, sentence_case, value_span


def claim_page(guide: Guide, column: Column, row: ComparisonRow, cell: Cell) -> Page:
    """Everything behind one cell of a comparison."""
    notes = Notes()
    blocks: list[Block] = [Title(f"{column.name} · {row.label}")]
    if row.question:
        blocks.append(Paragraph(text(Span(row.question, Role.STRONG))))
    if row.id in BEWARE_ROWS:
        blocks += beware(guide, column.match.messenger, notes)
    elif cell.value is None:
        blocks.append(Paragraph(text(cell.word)))
    else:
        blocks.append(
            Row(_("Answer"), text(cell.note), Sign(cell.value.value), Span(cell.word, value_span(cell.value).role))
        )
    if cell.claim:
        blocks += _evidence(cell.claim, notes)
        if cell.amendment and cell.amendment.before:
            blocks.append(_before(cell.amendment.whose, cell.amendment.before, notes))
        blocks += _meaning(guide, row.id)
    for app in cell.apps:
        blocks += app_blocks(guide, app, notes)
    blocks += _disagreements(column, notes)
    if notes.blocks():
        blocks += [Heading(_("Sources")), *notes.blocks()]
    return Page(tuple(blocks))


def _before(whose: str, claim: Claim, notes: Notes) -> Row:
    """The answer in whose place that of a pack counts."""
    label, value = sentence_case(whose), value_span(claim.value)
    return Row(label, claim_spans(claim, notes), Sign(claim.value.value), value)


def _evidence(claim: Claim, notes: Notes) -> list[Block]:
    if claim.source is None:
        return [Paragraph(text(_("Nobody could say: no source was found.")), Sign.UNKNOWN)]
    notes.cite(claim.source, claim.also, dates_in_words(claim))
    date = (
        _("{date}, the day it was read: the page bears no date").format(date=claim.as_of)
        if claim.undated
        else claim.as_of
    )
    rows: list[Block] = [Row(_("Date"), text(date))]
    if claim.checked:
        rows.append(Row(_("Checked"), text(_("{date}, when the source was last opened").format(date=claim.checked))))
    if claim.grade:
        rows.append(Row(_("Evidence"), text(_(GRADES[claim.grade]))))
    return [*rows, Row(_("Confidence"), text(_(CONFIDENCES[claim.confidence])))]


def _meaning(guide: Guide, property_id: str) -> list[Block]:
    known = guide.properties[property_id]
    meanings = (("yes", known.yes), ("partial", known.partial), ("no", known.no))
    rows = [Row(_(VALUE_NAMES[value]), text(str(meaning)), Sign(value)) for value, meaning in meanings]
    return [Heading(_("Why it matters")), Paragraph(text(str(known.why))), *rows]


def _disagreements(column: Column, notes: Notes) -> list[Block]:
    disagreements = column.match.messenger.disagreements
    if not disagreements:
        return []
    entries = [Paragraph(text(str(d.text), " ", notes.cite(None, d.sources)), Sign.BULLET) for d in disagreements]
    return [Heading(_("Where sources disagree about {name}").format(name=column.match.messenger.name)), *entries]
