"""Which page stands beside the tree."""

from __future__ import annotations

from imtui.guide.query import Index, Query
from imtui.language import _
from imtui.pages.blocks import Block, Page, Paragraph, Sign, Title, text
from imtui.pages.category import category_page, guide_page
from imtui.pages.listing import widenings
from imtui.pages.messenger import app_page, messenger_page
from imtui.tui.state import State


def page_of(index: Index, state: State, shown: int) -> Page:
    """The page of what the cursor is on; when nothing answers the query, how to widen it."""
    if shown == 0:
        return nothing_page(index, state.query)
    node, guide = state.cursor, index.guide
    if not node:
        return guide_page(index)
    if len(node) == 1:
        return category_page(index, guide.category(node[0]), state.query)
    messenger = guide.messengers[node[1]]
    if len(node) == 2:
        return messenger_page(guide, messenger)
    return app_page(guide, messenger, next(app for app in messenger.apps if app.name == node[2]))


def nothing_page(index: Index, query: Query) -> Page:
    """Say that nothing answers, what would if one thing were not asked, and how to widen."""
    blocks: list[Block] = [Title(_("Nothing answers this filter"))]
    blocks += [Paragraph(text(line), Sign.BULLET) for line in widenings(index, query)]
    blocks += [
        Paragraph(text(_("To widen it: take out a word (/), or ignore a requirement in the panel (f)."))),
        Paragraph(text(_("Esc, in the tree, clears the whole filter."))),
    ]
    return Page(tuple(blocks))
