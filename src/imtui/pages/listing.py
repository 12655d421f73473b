"""The page of a list: the messengers that answer a query, by category, each with its caveat."""

from __future__ import annotations

from imtui.guide.find import Match
from imtui.guide.model import Messenger, Status
from imtui.guide.query import Index, Query
from imtui.guide.words import STATUS_NAMES
from imtui.language import _, plural
from imtui.pages.blocks import Block, Page, Paragraph, Role, Row, Span, Table, TableGroup, TableRow, Title, text
from imtui.pages.category import caveat_of_the_guide
from imtui.pages.links import distinct, links_of


def list_page(index: Index, query: Query) -> Page:
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
    blocks: list[Block] = [Title(_("Messengers")), Table(_("Messenger"), (platforms, beware), tuple(groups))]
    blocks += [Paragraph(text(line)) for line in hidden(index, query, len(matching))]
    blocks.append(Paragraph(text(Span(caveat_of_the_guide(), Role.MUTED))))
    return Page(tuple(blocks), distinct(tuple(link for m in matching for link in links_of(Match(m))[:1])))


def dated_name(messenger: Messenger) -> str:
    """Give the name of a messenger, with its end when it is dead."""
    if messenger.status is Status.ACTIVE:
        return messenger.name
    state = _(STATUS_NAMES[messenger.status])
    since = f", {messenger.status_since}" if messenger.status_since else ""
    return f"{messenger.name} ({state}{since})"


def platform_names(index: Index, messenger: Messenger) -> list[str]:
    """Give the names of the platforms of a messenger, in the order of the guide."""
    return [str(p.name) for p in index.guide.platforms.values() if p.id in messenger.platforms]


def hidden(index: Index, query: Query, shown: int) -> list[str]:
    """Say how many messengers a query hides, and how many of them only for want of knowledge; nothing without one."""
    if not query:
        return []
    total = len(index.messengers)
    unknown = index.hidden_by_unknowns(query).bit_count()
    count = plural("{n} hidden", "{n} hidden", total - shown)
    only = plural(
        ", {n} of them only because something is unknown", ", {n} of them only because something is unknown", unknown
    )
    return [_("{shown} of {total}").format(shown=shown, total=total) + ", " + count + (only if unknown else "")]
