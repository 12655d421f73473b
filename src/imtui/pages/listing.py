"""The page of a list: the messengers that answer a query, by category, each with its caveat."""

from __future__ import annotations

from collections.abc import Sequence

from imtui.guide.find import Match
from imtui.guide.model import Messenger, Status
from imtui.guide.query import Index, Query, briefly
from imtui.guide.query.bits import Bits
from imtui.guide.words import STATUS_NAMES
from imtui.language import _, labelled, plural
from imtui.pages.blocks import Block, Page, Paragraph, Role, Row, Span, Table, TableGroup, TableRow, Title, text
from imtui.pages.links import distinct, links_of
from imtui.pages.packs import added_by_packs
from imtui.pages.provenance import caveat_of_the_guide


def list_page(index: Index, query: Query, notes: Sequence[str] = ()) -> Page:
    """List the messengers that answer a query, and say how many are hidden."""
    matching = index.matching(query)
    platforms, beware = _("Platforms"), _("Beware")
    groups = []
    for category in index.guide.categories:
        members = [m for m in matching if index.categories[m.id] == category.id]
        rows = tuple(
            TableRow(
                dated_name(m),
                (Row(platforms, text(", ".join(platform_names(index, m)))), Row(beware, text(str(m.caveat)))),
            )
            for m in members
        )
        if rows:
            groups.append(TableGroup(str(category.name), rows))
    blocks: list[Block] = [Title(_("Messengers"))]
    blocks += [Paragraph(text(line)) for line in about_filter(index, query, notes)]
    blocks.append(Table(_("Messenger"), (platforms, beware), tuple(groups)))
    blocks.append(Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED))))
    return Page(tuple(blocks), distinct(tuple(link for m in matching for link in links_of(Match(m))[:1])))


def dated_name(messenger: Messenger) -> str:
    """The name of a messenger, with its end when it is dead."""
    if messenger.status is Status.ACTIVE:
        return messenger.name
    state = _(STATUS_NAMES[messenger.status])
    since = f", {messenger.status_since}" if messenger.status_since else ""
    return f"{messenger.name} ({state}{since})"


def platform_names(index: Index, messenger: Messenger) -> list[str]:
    """The names of the platforms of a messenger, in the order of the guide."""
    return [str(p.name) for p in index.guide.platforms.values() if p.id in messenger.platforms]


def about_filter(index: Index, query: Query, notes: Sequence[str] = ()) -> list[str]:
    """What was asked, how many messengers that hides, and how many of them only for want of knowledge.

    `notes` are what is to be known about the words that were typed. Without a filter there is nothing to say.
    """
    if not query:
        return []
    bits, unknown = index.bits(query), index.hidden_by_unknowns(query).bit_count()
    only = plural(
        ", {n} of them only because something is unknown", ", {n} of them only because something is unknown", unknown
    )
    counted = f"{shown_of_all(index, bits)}, {hidden_of_all(index, bits)}"
    asked = labelled(_("Filter"), " · ".join(briefly(index.guide, r) for r in query.requirements))
    return [asked, *notes, counted + (only if unknown else ""), *([] if bits else widenings(index, query))]


def shown_of_all(index: Index, bits: Bits) -> str:
    """How many of the messengers of the guide are in a set, and how many packs add to them."""
    shown, added = index.tally(bits)
    return _("{shown} of {total}").format(shown=shown, total=index.own.bit_count()) + added_by_packs(added)


def hidden_of_all(index: Index, bits: Bits) -> str:
    """How many of the messengers of the guide are not in a set, and how many of those that packs add."""
    hidden, added = index.tally(index.everybody & ~bits)
    return plural("{n} hidden", "{n} hidden", hidden) + added_by_packs(added)


def widenings(index: Index, query: Query) -> list[str]:
    """For each requirement, how many messengers would answer without it; the most helpful first."""
    if len(query.requirements) < 2:
        return []
    left = sorted(index.less_each(query), key=lambda entry: -entry[1])
    return [_("without “{part}”: {n}").format(part=briefly(index.guide, asked), n=n) for asked, n in left]
