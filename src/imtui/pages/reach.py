"""The page that says who can reach whom: messengers against each other, natively, through what, and how private."""

from __future__ import annotations

from collections.abc import Sequence

from imtui.guide.model import Guide, Messenger
from imtui.guide.reach import Way, reached_from, way
from imtui.guide.words import MEANS
from imtui.language import _, labelled
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
from imtui.pages.messenger import beware, sentence_case, sources, value_span


def reach_page(guide: Guide, messengers: Sequence[Messenger]) -> Page:
    """Who can write to whom among messengers; of a single one, all that it is known to reach."""
    notes = Notes()
    blocks: list[Block] = [Title(_("Who can reach whom"), ", ".join(m.name for m in messengers))]
    if len(messengers) == 1:
        blocks += _from_one(guide, messengers[0], notes)
        blocks += _who_has_to(guide, messengers[0])
    else:
        blocks.append(reach_table(messengers, notes))
    blocks.append(Paragraph(text(Span(_("What is not known is not denied: nobody found a source."), Role.MUTED))))
    for messenger in messengers:
        blocks += [Heading(messenger.name), *beware(guide, messenger, notes)]
    return Page((*blocks, *sources(notes)))


def reach_table(messengers: Sequence[Messenger], notes: Notes) -> Table:
    """A table of ways: who writes in each line, to whom in each column."""
    rows = tuple(
        TableRow(
            _("From {name}").format(name=start.name), tuple(_cell(way(start, end), end, notes) for end in messengers)
        )
        for start in messengers
    )
    names = tuple(m.name for m in messengers)
    return Table(_("Who writes"), names, (TableGroup(_("Who writes to whom"), rows),))


def _from_one(guide: Guide, messenger: Messenger, notes: Notes) -> list[Block]:
    ways = reached_from(messenger, guide.messengers.values())
    if not ways:
        said = _("From {name} one reaches people on {name}; no way to another messenger of the guide is known.")
        return [Paragraph(text(said.format(name=messenger.name)))]
    return [_cell(found, found.end, notes) for found in ways]


def _who_has_to(guide: Guide, messenger: Messenger) -> list[Block]:
    """Where to go on, for who joins the others there after all."""
    if messenger.id not in guide.steps:
        return []
    said = _("To join them with as little harm as possible: imtui steps {id}, or the key i on it.")
    return [Paragraph(text(said.format(id=messenger.id)), Sign.BULLET)]


def _cell(found: Way | None, end: Messenger, notes: Notes) -> Row:
    """How one reaches an end: natively, through what, or nobody knows how."""
    if found is None:
        return Row(end.name, (), Sign.UNKNOWN, Span(_("no way known"), Role.UNKNOWN))
    encrypted = text(sentence_case(labelled(_("end-to-end encryption"), "")), value_span(found.e2ee), ". ")
    sign = Sign(found.e2ee.value)
    if found.connection is None:
        return Row(end.name, encrypted, sign, Span(_("natively")))
    connection = found.connection
    cited = notes.cite(connection.source, connection.also, connection.as_of)
    through = Span(_(MEANS[connection.how]))
    side = "" if found.held_by is found.start else _("Set up on the side of {name}. ").format(name=end.name)
    return Row(end.name, (*encrypted, *text(side, str(connection.note), " ", cited)), sign, through)
