"""What a workshop hands out on paper: a booklet, the sheet of answers to the sorting game, a poster, cards."""

from __future__ import annotations

from collections.abc import Sequence

from imtui.guide.glossary import Glossary
from imtui.guide.model import Guide, Messenger, Status, Term, Value
from imtui.guide.query import Index
from imtui.guide.veil import Veil
from imtui.guide.verdict import Verdict, judge
from imtui.guide.words import KINDS, STATUS_NAMES, VALUE_NAMES, country_names
from imtui.language import _, current, labelled
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
    Table,
    TableGroup,
    TableRow,
    Title,
    text,
)
from imtui.pages.brief import brief_blocks
from imtui.pages.glossary import glossary_page, texts_of
from imtui.pages.listing import dated_name
from imtui.pages.messenger import face_role, face_spans, verdict_line
from imtui.pages.provenance import caveat_of_the_guide
from imtui.pages.why import decided
from imtui.records import record


@record
class Card:
    """A card of the sorting game on paper: what may be read before the verdict, and the verdict."""

    front: Page
    back: Page


def booklet_pages(guide: Guide, messengers: Sequence[Messenger]) -> list[Page]:
    """A cover, how to read the rest, one page a messenger, the words that stand in them, the sources of all."""
    notes = Notes()
    sheets = [Page(tuple(brief_blocks(guide, messenger, notes))) for messenger in messengers]
    said = "\n".join(part for sheet in sheets for part in texts_of(sheet))
    words = glossary_page([entry for entry in Glossary(guide).spot(said, current()) if isinstance(entry, Term)])
    last = (Page((Title(_("Sources")), *notes.blocks())),) if notes.blocks() else ()
    return [_cover(guide, messengers), _how_to_read(guide), *sheets, words, *last]


def answers_page(guide: Guide, messengers: Sequence[Messenger]) -> Page:
    """The answers of the sorting game on one sheet: by category, what decided and what to beware of."""
    heads = (_("What decided"), _("Beware"))
    judged = {m.id: judge(guide, m) for m in messengers}
    groups = []
    for category in guide.categories:
        members = [m for m in messengers if judged[m.id].category == category.id]
        rows = [TableRow(dated_name(m), _answers(heads, _reason(guide, judged[m.id]), m)) for m in members]
        groups += [TableGroup(str(category.name), tuple(rows))] if rows else []
    table = Table(_("Messenger"), heads, tuple(groups))
    return Page((Title(_("Sorting game: the answers")), table, Paragraph(text(caveat_of_the_guide()))))


def poster_page(index: Index) -> Page:
    """The three categories as the founding document drew them, with what is true today."""
    guide = index.guide
    blocks: list[Block] = [Title(str(guide.document.title)), Paragraph(text(caveat_of_the_guide()), Sign.WARNING)]
    for category in reversed(guide.categories):
        blocks.append(Heading(str(category.name)))
        blocks.append(Paragraph(text(Span(str(category.meaning), face_role(category.face)))))
        blocks += [_as_drawn(m) for m in guide.messengers.values() if m.document and m.document.category == category.id]
    return Page(tuple(blocks))


def cards(guide: Guide, messengers: Sequence[Messenger]) -> list[Card]:
    """The cards of the sorting game: the front tells no verdict, the back has it with what decided."""
    veil = Veil(guide)
    return [Card(_front(guide, veil, messenger), _back(guide, messenger)) for messenger in messengers]


def _cover(guide: Guide, messengers: Sequence[Messenger]) -> Page:
    names = Paragraph(text(", ".join(m.name for m in messengers)))
    return Page((Title(str(guide.document.title)), names, Paragraph(text(caveat_of_the_guide()), Sign.WARNING)))


def _how_to_read(guide: Guide) -> Page:
    """What the categories, the marks and the words for values mean."""
    blocks: list[Block] = [Title(_("How to read it"))]
    blocks += [Row(str(category.name), text(str(category.meaning))) for category in guide.categories]
    blocks.append(Heading(_("What the answers mean")))
    meanings = {
        Value.YES: _("for everybody and by default"),
        Value.PARTIAL: _("in part, as an option, or with effort"),
        Value.NO: _("not so"),
        Value.UNKNOWN: _("nobody whom we could cite says: neither yes nor no"),
        Value.NOT_APPLICABLE: _("the question makes no sense here"),
    }
    blocks += [
        Row(_(VALUE_NAMES[value]).capitalize(), text(said), Sign(value.value)) for value, said in meanings.items()
    ]
    return Page(tuple(blocks))


def _as_drawn(messenger: Messenger) -> Row:
    """A messenger with the marks that the document gave it, then its end or its caveat today."""
    marks = messenger.document.marks if messenger.document else ()
    drawn = [part for mark in marks for part in (", ", str(mark.text), *face_spans(mark.face))]
    said = [" (", *drawn[1:], ")"] if drawn else []
    today = labelled(_("today"), f"{_end(messenger)}{messenger.caveat}")
    return Row(messenger.name, text(*said, Span(f" {today}")))


def _end(messenger: Messenger) -> str:
    """Since when a messenger is no more, before what else there is to say; nothing while it lives."""
    if messenger.status is Status.ACTIVE:
        return ""
    return f"{_(STATUS_NAMES[messenger.status])} ({messenger.status_since or '?'}). "


def _front(guide: Guide, veil: Veil, messenger: Messenger) -> Page:
    names = [str(p.name) for p in guide.platforms.values() if p.id in messenger.platforms]
    blocks: list[Block] = [Title(messenger.name, _(KINDS[messenger.kind]))]
    told = ((_("Run by"), messenger.vendor), (_("Money"), messenger.funding))
    blocks += [Row(label, text(str(said))) for label, said in told if not veil.hides(said)]
    blocks.append(Row(_("Country"), text(country_names(guide, messenger.jurisdiction.countries))))
    blocks.append(Row(_("Platforms"), text(", ".join(names) or _("none any more"))))
    return Page(tuple(blocks))


def _back(guide: Guide, messenger: Messenger) -> Page:
    caveat = Paragraph(text(Span(str(messenger.caveat), Role.STRONG)), Sign.WARNING)
    return Page((Title(messenger.name), verdict_line(guide, judge(guide, messenger)), caveat))


def _answers(heads: tuple[str, str], reason: str, messenger: Messenger) -> tuple[Row, Row]:
    return Row(heads[0], text(reason)), Row(heads[1], text(str(messenger.caveat)))


def _reason(guide: Guide, verdict: Verdict) -> str:
    """What decided, with the properties that did."""
    names = ", ".join(str(guide.properties[c.property].name) for c in verdict.deciding)
    said = decided(guide, verdict)
    return f"{said} {names}." if said.endswith(":") else said
